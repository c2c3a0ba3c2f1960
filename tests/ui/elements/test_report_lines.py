"""One report says who says so, and why it is in no number, in the same words on every page."""

from __future__ import annotations

import pytest

from incidents.dataset.dataset import read_dataset
from incidents.dataset.index import rows_by_id
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.app_pages import opened, words
from ui.elements.report_lines import never_counted


@pytest.mark.parametrize("page", ["map", "incidents"])
@pytest.mark.parametrize(
    ("day", "place", "incident", "said"),
    [
        (
            "2018-06-18",
            "608668",
            "2018-06-18-oral",
            {"RFE/RL, media, journalists only</span>", "summoned: not counted as detained"},
        ),
        (
            "2019-10-26",
            "1526273",
            "2019-10-26-nur-sultan",
            {"RFE/RL, eyewitness</span>", "Set aside: Relays RFE/RL", "Concert Hall”</blockquote>"}
            | {"saw a part only, so it says “at least”"},
        ),
        ("2019-09-21", "1526273", "2019-09-21-nur-sultan", {"as of 23 September 2019"}),
    ],
)
def test_a_report_is_told_alike_beside_the_map_and_in_its_incident(
    page: str, day: str, place: str, incident: str, said: set[str]
) -> None:
    shown = {"open": place} if page == "map" else {"incident_open": incident}
    app = opened("" if page == "map" else page, **{"from": day, "to": day}, **shown)

    assert {part for part in said if part not in words(app)} == set()


def test_a_quotation_says_in_which_language_it_is() -> None:
    page = words(opened("incidents", incident_open="2018-12-16-oral"))

    assert '<blockquote lang="ru">“В Уральске утром задержаны' in page
    assert '<blockquote lang="en">“police in the city of Oral' in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ""),
        ({"act": "taken_to_police"}, ""),
        ({"act": "kettled"}, "kettled: not counted as detained"),
        ({"status": "withdrawn"}, "Withdrawn: relays another"),
        ({"status": "set_aside", "act": "kettled"}, "Set aside: relays another"),
    ],
)
def test_a_report_that_no_filter_lets_into_a_number_says_why(
    fields: dict[str, str], told: str
) -> None:
    dataset = read_dataset().dataset
    row = rows_by_id(dataset, "reports")["2019-10-26-almaty-rferl"]
    report = {**row, "status_reason": "relays another", **fields}

    assert never_counted(report, Speaker(dataset, Language(), PlaceNames(dataset))) == told
