"""What the slider is given: compact changes, labels in print, and lines for what has no circle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.slider.table import (
    DISPUTED,
    FAR_APART,
    FAR_APART_WITHIN,
    NO_NUMBER,
    OPEN,
    slider_table,
)
from incidents.slider.timeline import timeline
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset

SEED_DAY = Selection(since=date(2019, 10, 26), until=date(2019, 10, 26))


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


def entry(place_id: str, first: int, last: int) -> dict[str, Any] | None:
    place = load_gazetteer().places[place_id]
    return {"id": place_id, "latitude": place.latitude, "longitude": place.longitude, "names": []}


def table_of(
    dataset: Dataset, selection: Selection, *, mode: str = "cumulative", place_entry: Any = entry
) -> dict[str, Any]:
    figures = timeline(dataset, selection, mode=mode)
    assert figures is not None
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))
    return slider_table(figures, speaker, place_entry)


def test_the_circles_of_the_seed_event_show_38_and_a_line_says_one_more(dataset: Dataset) -> None:
    table = table_of(dataset, SEED_DAY)

    labels = {change[5] for change in table["changes"]}
    assert labels == {"13+", "12+", "3+", "10+"}
    assert sum(change[2] for change in table["changes"]) == 38
    [[_, low, _, flags, text, placed]] = table["totals"]
    assert (low, flags, text, placed) == (39, OPEN, "at least 39", 38)
    [[_, lines]] = table["notes"]
    assert "1 more is reported for Almaty or Nur-Sultan together and cannot be placed." in lines
    assert "Not on a city: more than three dozen (RFE/RL)" in lines


def test_where_no_report_stands_any_more_is_no_reported_zero(dataset: Dataset) -> None:
    later = replace(SEED_DAY, until=date(2019, 11, 30))

    table = table_of(dataset, later, mode="window")

    gone = [flags for _, _, low, high, flags, _ in table["changes"] if low is None and high is None]
    assert gone == [0] * 4


def test_a_dispute_is_marked_on_the_total_and_printed_in_the_reports_words(
    dataset: Dataset,
) -> None:
    day = date(2019, 7, 6)

    table = table_of(dataset, Selection(since=day, until=day))

    [[_, _, _, flags, text, _]] = table["totals"]
    assert flags & DISPUTED
    assert text == "“some 200” or “about 700” or more, disputed"


def test_figures_far_apart_in_one_place_are_marked_there_and_on_the_total_as_a_part_of_it(
    tables: Tables,
) -> None:
    tables.add("incidents", incident_id="oral", location_text="Oral")
    tables.add("origins", origin_id="afp", name="AFP", voice_id="afp")
    texts = {"": "10 people", "afp": "more than 29 people"}
    for origin, low in {"": 10, "afp": 30}.items():
        bounds = {"detained_low": low, "detained_high": "", "detained_text": texts[origin]}
        told = {"report_id": f"r{low}", **({"origin_id": origin} if origin else {})}
        tables.add("reports", **told, **bounds)
    tables.add("reports", report_id="of-oral", scope="oral")

    table = table_of(tables.read().dataset, Selection())

    assert {row[4] & (FAR_APART | FAR_APART_WITHIN) for row in table["changes"]} == {0, FAR_APART}
    [[_, _, _, flags, _, _]] = table["totals"]
    assert flags & (FAR_APART | FAR_APART_WITHIN) == FAR_APART_WITHIN


@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_the_slider_says_where_it_stops_unless_it_stops_on_every_day(
    dataset: Dataset, step: str
) -> None:
    figures = timeline(dataset, SEED_DAY)
    assert figures is not None
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))

    table = slider_table(replace(figures, step=step), speaker, entry)

    assert ("stops" in table) is (step != "day")
    assert (f"at the end of each {step}" in str(table)) is (step != "day")


def test_an_event_of_several_days_is_a_band_over_its_days(dataset: Dataset) -> None:
    table = table_of(dataset, Selection(since=date(2019, 6, 1), until=date(2019, 6, 30)))

    [[first, last, event, _, _, _]] = table["events"]
    assert (first, last, event) == (8, 12, "2019-06-09")


@pytest.mark.parametrize(("mode", "has_titles"), [("event", True), ("cumulative", False)])
def test_events_have_their_titles_only_where_the_slider_shows_single_ones(
    dataset: Dataset, mode: str, has_titles: bool
) -> None:
    table = table_of(dataset, SEED_DAY, mode=mode)

    assert [bool(title) for _, _, _, title, _, _ in table["events"]] == [has_titles]


def test_the_label_of_one_event_is_another_once_an_event_beside_it_opens_the_figure(
    tables: Tables,
) -> None:
    tables.add("events").add("incidents").add("sources").add("origins").add("reports")
    tables.add("events", event_id="later").add(
        "incidents", incident_id="later", event_id="later", date_first="2019-11-03"
    )
    tables.rows["incidents"][-1] |= {"date_last": "2019-11-03"}
    tables.add(
        "reports",
        report_id="silent",
        event_id="later",
        scope="later",
        date_first="2019-11-03",
        date_last="2019-11-03",
        detained_low="",
        detained_high="",
        detained_text="arrests",
    )

    table = table_of(tables.read().dataset, Selection())

    assert [label for *_, label in table["changes"]] == ["12", "12+"]


def test_a_place_without_a_point_has_no_circle_and_its_figure_stays_in_the_total(
    dataset: Dataset,
) -> None:
    table = table_of(dataset, SEED_DAY, place_entry=lambda *_: None)

    assert table["places"] == table["changes"] == []
    assert table["totals"][0][1] == 39


def test_rows_are_changes_only(dataset: Dataset) -> None:
    table = table_of(dataset, Selection())

    rows = list(zip(table["totals"], table["notes"], strict=True))
    days = [total[0] for total, _ in rows]
    assert days == [note[0] for _, note in rows] == sorted(set(days))
    said = [(total[1:], note[1:]) for total, note in rows]
    assert all(one != other for one, other in pairwise(said))


def test_detentions_without_a_number_are_marked_and_show_a_question_mark(tables: Tables) -> None:
    tables.add("reports", detained_low="", detained_high="", detained_text="mass arrests")

    table = table_of(tables.read().dataset, Selection())

    [[_, _, low, high, flags, label]] = table["changes"]
    assert (low, high, label) == (None, None, "?")
    assert flags == OPEN | NO_NUMBER


def test_a_circle_with_a_number_is_not_marked_as_without_one(tables: Tables) -> None:
    none = {"detained_low": "", "detained_high": "", "detained_text": "mass arrests"}
    tables.add("incidents", incident_id="b")
    tables.add("reports").add("reports", report_id="b", scope="b", **none)

    table = table_of(tables.read().dataset, Selection())

    [[*_, flags, label]] = table["changes"]
    assert (flags, label) == (OPEN, "12+")


def bounds(said: tuple[Any, Any, str]) -> dict[str, Any]:
    return dict(zip(("detained_low", "detained_high", "detained_text"), said, strict=True))


def note_beside(tables: Tables, here: tuple[Any, Any, str], both: tuple[Any, Any, str]) -> str:
    """The first line beside a circle with the first figure and a second one over two places."""
    tables.add("incidents", incident_id="b", location_text="Oral")
    for name, scope, said in (
        ("a", "2019-10-26-almaty", here),
        ("ab", "2019-10-26-almaty b", both),
    ):
        tables.add("reports", report_id=name, scope=scope, **bounds(said))
    [(_, [line])] = table_of(tables.read().dataset, Selection())["notes"]
    return str(line)


@pytest.mark.parametrize(
    ("here", "both"),
    [
        ((18, 22, "about 20"), (30, 30, "30 people")),
        ((12, 12, "12 people"), (24, "", "dozens")),
        ((301, "", "more than 300"), (900, 1000, "almost 1,000")),
    ],
)
def test_how_much_more_is_reported_has_no_number_where_one_end_follows_from_words(
    tables: Tables, here: tuple[Any, Any, str], both: tuple[Any, Any, str]
) -> None:
    line = note_beside(tables, here, both)

    assert line == "More are reported for Almaty or Oral together and cannot be placed."


@pytest.mark.parametrize(
    ("here", "shown"),
    [
        ((27, 33, "about 30"), ""),
        ((630, 700, "almost 700"), "Circles show more than 640. "),
        ((2553, 2553, "2,553 people"), "Circles show 2,571. "),
    ],
)
def test_what_circles_show_has_no_digits_that_nobody_said(
    tables: Tables, here: tuple[Any, Any, str], shown: str
) -> None:
    country = bounds((10800, 13200, "about 12,000"))
    tables.add("reports", report_id="country", scope="all", **country).add(
        "reports", **bounds(here)
    )
    tables.add("incidents", incident_id="b", location_text="Oral")
    tables.add("reports", report_id="b", scope="b", **bounds((18, 18, "18 people")))

    [(_, lines)] = table_of(tables.read().dataset, Selection())["notes"]

    assert lines[0] == (
        f"{shown}More are reported for several places together or for the whole country, and "
        "cannot be placed."
    )


def test_circles_beyond_the_lowest_total_come_to_no_sum_that_nobody_said(tables: Tables) -> None:
    line = note_beside(tables, (90, 110, "about 100"), (53, 53, "53 people"))

    assert line == "Circles come to more than the lowest total: sources disagree."


def test_the_mark_of_an_event_without_a_number_has_none(tables: Tables) -> None:
    tables.add("reports", **bounds(("", "", "mass arrests")))

    [event] = table_of(tables.read().dataset, Selection())["events"]

    assert event[4] is None and event[5] & NO_NUMBER


def test_four_figures_without_a_place_are_told_and_the_rest_is_counted(tables: Tables) -> None:
    for event, number in (("four", 4), ("five", 5)):
        tables.add("events", event_id=event)
        of_it = {"event_id": event, "scope": "elsewhere"}
        for origin in range(number):
            origin_id = f"{event}-{origin}"
            tables.add("origins", origin_id=origin_id, name=f"O{origin}", voice_id=origin_id)
            tables.add("reports", report_id=origin_id, origin_id=origin_id, **of_it)
    dataset = tables.read().dataset

    def told(event: str) -> list[str]:
        [(_, lines)] = table_of(dataset, Selection(events=(event,)))["notes"]
        return [line[-4:] for line in lines[1:]]

    assert told("four") == ["(O0)", "(O1)", "(O2)", "(O3)"]
    assert told("five") == ["(O0)", "(O1)", "(O2)", "(O3)", "more"]
