"""What the panel of a place says of its reports."""

from __future__ import annotations

import re

import pytest

from tests.app_pages import opened, words
from tests.incidents.conftest import Tables
from tests.pseudo_language import pseudo_offered


@pytest.mark.parametrize("place", ["1526384", "1526273"])
def test_a_report_of_two_places_together_is_marked_at_each(place: str) -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26", "open": place})

    quoted = "“26 people were detained in Nur-Sultan and Almaty”"
    _, *reports = words(app).split('<div class="report')
    (shared,) = [report for report in reports if quoted in report]
    assert shared.startswith(" shared")
    assert "for Almaty and Nur-Sultan together, so no part of the number here" in shared


def test_each_report_that_the_filters_leave_out_says_so_and_no_other() -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26"}, open="1526384", basis="official")

    _, *reports = words(app).split('<div class="report')
    told = [(" not-counted" in one.split(">")[0], "not in this number" in one) for one in reports]
    assert {*told} == {(True, True), (False, False)}
    # Why the figures of both witnesses are "at least", and those of the others are not.
    assert ["eyewitness" in one for one in reports if "saw a part only" in one] == [True, True]


@pytest.mark.parametrize(
    ("translated", "shown"),
    [("Жиын", "<h3>Жиын</h3>"), ("", '<h3 lang="en">A rally (EN)</h3>')],
)
def test_a_title_in_english_alone_says_so_to_the_ear_and_to_the_eye(
    tables: Tables, translated: str, shown: str
) -> None:
    tables.rows["events"][0] |= {"title": "A rally", "title_kk": translated}
    tables.write()

    with pseudo_offered() as language:
        page = words(opened(language=language, open="1526384"))

    assert re.findall(r"<h3.*?</h3>", page) == [shown]
