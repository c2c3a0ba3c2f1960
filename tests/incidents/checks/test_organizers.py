"""What rows of event_organizers.csv can get wrong about somebody and nobody."""

from __future__ import annotations

from incidents.counting.organizers import organizer_sets
from tests.incidents.conftest import Tables

NOBODY = {"role": "no_organizer", "organizer_id": ""}


def organizers_of_the_event(tables: Tables) -> set[str]:
    sets = organizer_sets(tables.read().dataset)
    (code,) = sets.codes.tolist()
    return set(sets.values[code])


def messages(tables: Tables) -> list[str]:
    return [str(problem) for problem in tables.check().problems]


def test_a_report_may_say_that_nobody_organized_it(tables: Tables) -> None:
    tables.add("reports").add("event_organizers", **NOBODY)

    assert messages(tables) == []
    assert organizers_of_the_event(tables) == {"no_organizer"}


def test_nobody_with_an_organizer_is_told_and_left_out(tables: Tables) -> None:
    tables.add("reports").add("organizers").add("event_organizers", role="no_organizer")

    assert messages(tables) == [
        "data/event_organizers.csv, row 2: organizer_id is 'dck', "
        "wanted nothing beside role no_organizer, or another role"
    ]
    assert organizers_of_the_event(tables) == {"not_reported"}


def test_somebody_without_an_organizer_is_told_and_left_out(tables: Tables) -> None:
    for role in ("called", "joined", "blamed"):
        tables.add("event_organizers", role=role, organizer_id="")
    tables.add("reports")

    assert len(messages(tables)) == 3
    assert messages(tables)[0] == (
        "data/event_organizers.csv, row 2: organizer_id is empty, "
        "wanted an id of organizers.csv, or role no_organizer if the report says so"
    )
    assert tables.read().left_out["event_organizers"] == 3


def test_a_role_that_does_not_exist_is_told_once_with_those_that_do(tables: Tables) -> None:
    tables.add("reports").add("event_organizers", role="organised", organizer_id="")

    assert messages(tables) == [
        "data/event_organizers.csv, row 2: role is 'organised', "
        "wanted one of called, joined, blamed, no_organizer"
    ]


def test_one_report_cannot_name_a_caller_and_say_that_nobody_called(tables: Tables) -> None:
    tables.add("reports").add("organizers")
    tables.add("event_organizers").add("event_organizers", **NOBODY)

    assert messages(tables) == [
        "data/event_organizers.csv, row 3: role is 'no_organizer', "
        "wanted one role only: row 2 has this report name who called for the event"
    ]


def test_one_report_may_say_that_nobody_called_and_that_some_joined_or_were_blamed(
    tables: Tables,
) -> None:
    tables.add("reports").add("organizers").add("event_organizers", **NOBODY)
    tables.add("event_organizers", role="joined").add("event_organizers", role="blamed")

    assert messages(tables) == []


def test_two_reports_that_differ_on_it_are_noted_and_both_stand(tables: Tables) -> None:
    tables.add("reports").add("organizers")
    tables.add("reports", report_id="other", detained_text="a dozen people")
    tables.add("event_organizers").add("event_organizers", report_id="other", **NOBODY)

    assert messages(tables) == []
    assert tables.notes() == [("event_organizers", 3, "role")]
    assert organizers_of_the_event(tables) == {"dck", "no_organizer"}


def test_the_same_row_of_nobody_twice_is_told(tables: Tables) -> None:
    tables.add("reports").add("event_organizers", **NOBODY).add("event_organizers", **NOBODY)

    assert tables.problems() == [("event_organizers", 3, "event_id")]
