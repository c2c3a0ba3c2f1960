"""The choices of a selection in words."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.selection import Selection
from incidents.words.selection import in_words
from tests.incidents.export.exporting import ALMATY, taken


@pytest.mark.parametrize(
    ("selection", "clause"),
    [
        (Selection(), "all days; people; kind of event: protest, election day"),
        (Selection(since=date(2019, 10, 26), until=date(2019, 10, 26)), "on 26 October 2019"),
        (Selection(since=date(2019, 1, 1)), "from 1 January 2019 on"),
        (Selection(until=date(2019, 1, 1)), "up to 1 January 2019"),
        (Selection(places=(ALMATY,)), "places: Almaty"),
        (Selection(regions=("KZ-61",)), "regions: Turkistan Region"),
        (Selection(organizers=("dck",)), "organizer: Democratic Choice of Kazakhstan"),
        (
            Selection(organizers=("not_reported",), organizer_match="only"),
            "organizer, and no other: Organizer not reported",
        ),
        (Selection(measure="journalists"), "journalists only"),
        (Selection(bases=("eyewitness", "official")), "only as told by: eyewitnesses, authorities"),
        (Selection(voices=("afp",)), "only as told by: AFP"),
        (Selection(review="full_text"), "only reports checked against the full text"),
        (Selection(incidents=("2019-10-26-almaty",)), "incidents: 2019-10-26-almaty"),
    ],
)
def test_each_choice_is_said(selection: Selection, clause: str) -> None:
    assert clause in in_words(selection, taken(Selection()).speaker)


def test_a_long_list_is_counted() -> None:
    places = tuple(str(number) for number in range(30))

    assert "and 18 more" in in_words(Selection(places=places), taken(Selection()).speaker)
