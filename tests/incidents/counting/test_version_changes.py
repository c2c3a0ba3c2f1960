"""What became of a figure between two versions: which rows made the difference, and in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pyarrow.compute as pc
import pytest

from incidents.counting.version_changes import Comparison, changed_rows, compare
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.read_version import read_version
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA
from incidents.words.speaker import Speaker
from incidents.words.version_changes import change_in_words, then_and_now
from tests.incidents.conftest import Tables

SEED = Selection(events=("2019-10-26",))
REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def before_and_now(tables: Tables) -> Callable[..., tuple[Dataset, Dataset]]:
    """before_and_now(change): the tables with one report, and as `change(tables)` leaves them."""

    def made(change: Callable[[Tables], object]) -> tuple[Dataset, Dataset]:
        before = tables.add("reports").read().dataset
        change(tables)
        return before, tables.read().dataset

    return made


def said(before: Dataset, now: Dataset, selection: Selection = SEED) -> list[str]:
    """Each change of the selection in words."""
    speakers = speakers_of(before, now)
    return [change_in_words(c, *speakers) for c in compare(before, now, selection).changes]


def speakers_of(*datasets: Dataset) -> tuple[Speaker, ...]:
    return tuple(Speaker(dataset, Language(), lambda place, on: place) for dataset in datasets)


def kinds(comparison: Comparison) -> list[tuple[str, str]]:
    return [(change.kind, change.row_id) for change in comparison.changes]


def test_tables_that_did_not_change_have_no_changes(before_and_now: Callable[..., tuple]) -> None:
    comparison = compare(*before_and_now(lambda tables: None), SEED)

    assert not comparison.changes
    assert comparison.beside == 0


def test_an_added_report_is_named_with_its_words(before_and_now: Callable[..., tuple]) -> None:
    before, now = before_and_now(
        lambda t: t.add(
            "reports",
            report_id="2019-10-26-x",
            detained_text="at least 20 people",
            detained_low=20,
            detained_high="",
        )
    )

    assert said(before, now) == ["Added: report 2019-10-26-x, “at least 20 people” (RFE/RL)"]


def test_a_corrected_report_names_each_field_with_old_and_new(
    before_and_now: Callable[..., tuple],
) -> None:
    def correct(tables: Tables) -> None:
        tables.rows["reports"][0] |= {"detained_low": 13, "detained_high": ""}

    assert said(*before_and_now(correct)) == [
        f"Corrected: report {REPORT}, “a dozen would-be protesters” (RFE/RL); "
        "detained_low: 12 → 13; detained_high: 12 → empty"
    ]


@pytest.mark.parametrize(
    ("field", "before", "now"),
    [
        ("hedged", "false", "true"),
        ("extent", "whole", "part"),
        ("basis", "media", "eyewitness"),
        ("act", "detained", "summoned"),
    ],
)
def test_what_a_bound_depends_on_is_named_where_it_was_corrected(
    before_and_now: Callable[..., tuple], field: str, before: str, now: str
) -> None:
    tables = before_and_now(lambda t: t.rows["reports"][0].update({field: now}))

    [change] = compare(*tables, SEED).changes

    assert change.fields == ((field, before, now),)


def test_words_that_were_corrected_stand_once_as_they_were_and_once_as_they_are(
    before_and_now: Callable[..., tuple],
) -> None:
    def correct(tables: Tables) -> None:
        tables.rows["reports"][0]["detained_text"] = "12 people"

    assert said(*before_and_now(correct)) == [
        f"Corrected: report {REPORT} (RFE/RL); "
        "detained_text: a dozen would-be protesters → 12 people"
    ]


@pytest.mark.parametrize(
    ("status", "told"), [("withdrawn", "Withdrawn: report"), ("set_aside", "Set aside: report")]
)
def test_a_report_that_no_longer_counts_is_told_with_the_reason(
    before_and_now: Callable[..., tuple], status: str, told: str
) -> None:
    def take_back(tables: Tables) -> None:
        tables.rows["reports"][0] |= {"status": status, "status_reason": "RFE/RL corrected it"}

    [line] = said(*before_and_now(take_back))

    assert line.startswith(told)
    assert line.endswith("reason: RFE/RL corrected it")


def test_a_removed_report_is_told_as_it_was(before_and_now: Callable[..., tuple]) -> None:
    before, now = before_and_now(lambda tables: tables.rows["reports"].clear())

    assert said(before, now) == [
        f"Removed: report {REPORT}, “a dozen would-be protesters” (RFE/RL)"
    ]


def test_a_report_of_another_event_makes_no_difference(
    before_and_now: Callable[..., tuple],
) -> None:
    other = {"date_first": "2020-02-22", "date_last": "2020-02-22", "event_id": "2020-02-22"}

    def add_elsewhere(tables: Tables) -> None:
        tables.add("events", **other)
        tables.add("incidents", incident_id="2020-02-22-almaty", **other)
        tables.add("reports", report_id="2020-02-22-x", scope="2020-02-22-almaty", **other)

    comparison = compare(*before_and_now(add_elsewhere), SEED)

    assert not comparison.changes
    assert comparison.beside == 3


def test_a_note_that_changed_makes_no_difference(before_and_now: Callable[..., tuple]) -> None:
    comparison = compare(
        *before_and_now(lambda t: t.rows["reports"][0].update(note="see page 2")), SEED
    )

    assert not comparison.changes
    assert comparison.beside == 1


def test_a_place_that_was_corrected_out_of_the_selection_is_named(
    before_and_now: Callable[..., tuple],
) -> None:
    def move(tables: Tables) -> None:
        tables.rows["incidents"][0]["location_text"] = "Oral"

    comparison = compare(*before_and_now(move), Selection(regions=("KZ-75",)))

    assert kinds(comparison) == [("corrected", "2019-10-26-almaty")]
    assert comparison.changes[0].fields == (("location_text", "Almaty", "Oral"),)


def test_an_event_of_another_context_now_is_named(before_and_now: Callable[..., tuple]) -> None:
    def emergency(tables: Tables) -> None:
        tables.rows["events"][0]["context"] = "state_of_emergency"

    comparison = compare(*before_and_now(emergency), Selection())

    assert kinds(comparison) == [("corrected", "2019-10-26")]
    assert comparison.before.figure.low == 12
    assert comparison.now.figure.low is None


def test_an_organizer_that_was_added_is_named_only_where_organizers_are_chosen(
    before_and_now: Callable[..., tuple],
) -> None:
    def blame(tables: Tables) -> None:
        tables.add("organizers").add("event_organizers")

    before, now = before_and_now(blame)

    assert not compare(before, now, SEED).changes
    [change] = compare(before, now, Selection(organizers=("dck",))).changes
    assert (change.table, change.kind) == ("event_organizers", "added")


def test_an_organizer_is_named_by_the_event_of_its_own_row_whatever_row_was_removed(
    tables: Tables,
) -> None:
    tables.add("reports").add("events", event_id="2020").add("organizers")
    before = tables.add("event_organizers", event_id="2020").read().dataset
    tables.rows["event_organizers"].clear()
    now = tables.add("event_organizers").read().dataset

    [change] = compare(before, now, Selection(organizers=("dck",), events=("2019-10-26",))).changes

    assert (change.table, change.kind) == ("event_organizers", "added")
    assert change.row["event_id"] == "2019-10-26"


def test_a_reading_is_named_only_where_what_was_read_is_asked_for(
    before_and_now: Callable[..., tuple],
) -> None:
    before, now = before_and_now(lambda tables: tables.add("readings"))

    named = compare(before, now, Selection(review="read")).changes
    others = compare(before, now, Selection())

    assert [(change.table, change.kind) for change in named] == [("readings", "added")]
    assert (len(others.changes), others.beside) == (0, 1)


def test_a_search_is_the_same_one_whoever_did_it_and_when(tables: Tables) -> None:
    before = tables.add("coverage", searched_by="AB", searched_date="2026-11-01").read().dataset
    tables.rows["coverage"][0] |= {"searched_by": "CD", "searched_date": "2026-11-02"}
    now = tables.read().dataset

    [change] = changed_rows(before, now, SEED)

    assert (change.table, change.kind) == ("coverage", "corrected")


def test_changes_stand_by_table_and_id_whichever_of_them_is_asked_for(
    before_and_now: Callable[..., tuple],
) -> None:
    def change(tables: Tables) -> None:
        tables.rows["reports"][0]["detained_low"] = 13
        for report in ("2019-10-26-x", "2019-10-26-a"):
            tables.add("reports", report_id=report)
        tables.rows["events"][0]["context"] = "election_day"

    changes = compare(*before_and_now(change), SEED).changes

    ids = ["2019-10-26", "2019-10-26-a", REPORT, "2019-10-26-x"]
    assert [change.row_id for change in changes] == ids
    assert [change.row_id for change in changes[1:3]] == ids[1:3]
    assert (changes[0].row_id, changes[-1].row_id) == (ids[0], ids[-1])


def test_people_are_in_no_comparison(before_and_now: Callable[..., tuple]) -> None:
    comparison = compare(*before_and_now(lambda tables: tables.add("people")), SEED)

    assert (len(comparison.changes), comparison.beside) == (0, 0)


def test_then_and_now_stand_in_one_sentence(before_and_now: Callable[..., tuple]) -> None:
    before, now = before_and_now(lambda t: t.rows["reports"][0].update(detained_high=""))

    line = then_and_now(compare(before, now, SEED), *speakers_of(before, now))

    assert line == "When this link was made: 12; now: at least 12."


def without(dataset: Dataset, report_id: str) -> Dataset:
    """The tables without one report."""
    kept = {
        name: table.filter(pc.not_equal(table["report_id"], report_id))
        for name, table in dataset.tables.items()
        if name in ("reports", "members")
    }
    return replace(dataset, tables={**dataset.tables, **kept})


def test_wherever_a_missing_report_moves_a_figure_of_the_real_tables_it_is_named() -> None:
    now = read_dataset(PROJECT_DATA).dataset
    every = Selection(since=date(2021, 1, 1), until=date(2021, 12, 31))
    moved = 0
    for report_id in now.reports["report_id"]:
        if not report_id.startswith(("2021-02", "2021-07")):  # of one report, and of many
            continue
        comparison = compare(without(now, report_id), now, every)
        if comparison.before.figure != comparison.now.figure:
            moved += 1
            assert ("added", report_id) in kinds(comparison)

    assert moved


def test_a_link_to_the_first_version_still_opens_on_its_figure() -> None:
    then = read_version(PROJECT_DATA, "1.0.0")
    assert then is not None

    comparison = compare(then, read_dataset(PROJECT_DATA).dataset, SEED)

    assert comparison.before.figure.low == 39
