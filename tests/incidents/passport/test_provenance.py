"""The passport of a number: every report once, steps that add up, and the reason for the rest."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.codes import BASES, CONTEXTS, MEASURES, REVIEWS
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import event_days
from incidents.dataset.table_arrays import event_arrays
from incidents.passport.not_counted import events_concerned
from incidents.passport.provenance import Passport, passport
from incidents.rule.figure import added
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset

SEED = Selection(events=("2019-10-26",))
MAY_DAY = Selection(events=("2019-05-01",))
JANUARY = Selection(events=("2022-01",))
EVERYTHING = Selection(contexts=CONTEXTS)


def roles(made: Passport) -> dict[str, str]:
    return {role.report_id: role.part for event in made.events for role in event.roles}


def reasons(made: Passport) -> dict[str, str]:
    return {part.report_id: part.reason for part in made.left_out}


def assert_every_report_once(dataset: Dataset, made: Passport) -> None:
    events = event_arrays(dataset).chosen(events_concerned(dataset, made.count))
    rows = dataset.reports[dataset.reports["event_id"].isin(events)]
    told = [role.report_id for event in made.events for role in event.roles]
    told += [part.report_id for part in made.left_out]

    assert Counter(told) == Counter(rows["report_id"])


def test_the_low_of_the_seed_event_rests_on_three_reports_and_the_others_fit() -> None:
    made = passport(released_dataset(), SEED)

    assert made.count.figure.low == 39
    assert {report for report, part in roles(made).items() if part == "low"} == {
        "2019-10-26-nur-sultan-almaty-ministry",
        "2019-10-26-aqtobe-rferl",
        "2019-10-26-shymkent-rferl",
    }
    assert set(roles(made).values()) == {"low", "fits"}


def test_the_steps_of_the_seed_event_are_26_and_10_and_3() -> None:
    [event] = passport(released_dataset(), SEED).events
    [country] = event.figure.tree

    assert country.low_from_parts
    assert sorted(part.range.low or 0 for part in country.parts) == [3, 10, 26]


def test_the_reports_of_may_day_stand_on_two_sides() -> None:
    [event] = passport(released_dataset(), MAY_DAY).events
    sides = {role.report_id: [s.sides for s in role.stands] for role in event.roles if role.stands}

    assert sides == {
        "2019-05-01-nur-sultan-almaty-ministry": [(1,)],
        "2019-05-01-almaty-rferl": [(2,)],
        "2019-05-01-nur-sultan-hromadske": [(2,)],
    }
    assert (event.figure.low, event.figure.high) == (80, 114)


def test_a_hedged_report_has_a_role_of_its_own() -> None:
    assert roles(passport(released_dataset(), MAY_DAY))["2019-05-01-almaty-hromadske"] == "hedged"


def test_a_later_total_is_named_for_the_one_it_replaces() -> None:
    part = next(p for p in passport(released_dataset(), JANUARY).left_out if p.reason == "replaced")

    assert part.report_id == "2022-01-08-all-ministry-earlier"
    assert part.instead == ("2022-01-08-all-ministry",)


def test_a_report_that_crosses_names_those_that_count_instead() -> None:
    made = passport(released_dataset(), JANUARY)
    crossing = [part for part in made.left_out if part.reason == "crossing"]

    assert {part.report_id for part in crossing} == set(made.count.figure.crossing)
    assert all(part.instead and roles(made).keys() >= set(part.instead) for part in crossing)


def test_each_voice_has_its_own_figure_and_its_places() -> None:
    voices = {voice.voice_id: voice for voice in passport(released_dataset(), SEED).voices}

    assert {v: voice.figure.low for v, voice in voices.items()} == {
        "rferl": 38,
        "state": 26,
        "afp": 10,
    }
    assert len(voices["state"].coverage.cities) == 2


def test_the_day_it_speaks_of_is_the_last_one_said_or_covered() -> None:
    assert passport(released_dataset(), SEED).as_of == date(2019, 10, 26)
    assert passport(released_dataset(), Selection(events=("2019-09-21",))).as_of == date(
        2019, 9, 23
    )


def test_only_so_many_events_are_told_the_largest_in_the_order_of_days() -> None:
    every, few = (
        passport(released_dataset(), EVERYTHING),
        passport(released_dataset(), EVERYTHING, most_events=3),
    )
    largest = sorted(every.events, key=lambda event: -(event.figure.low or 0))[:3]
    days = event_days(released_dataset())

    assert {event.event_id for event in few.events} == {event.event_id for event in largest}
    assert few.more_events == len(every.events) - 3
    for made in (every, few):
        first = [days[event.event_id] for event in made.events]
        assert first == sorted(first)


@pytest.mark.parametrize("event", sorted(released_dataset().events["event_id"]))
def test_the_steps_of_every_event_add_up_to_its_low(event: str) -> None:
    made = passport(released_dataset(), Selection(events=(event,)))

    assert added(part.figure.low for part in made.events) == made.count.figure.low
    for part in made.events:
        assert added(root.range.low for root in part.figure.tree) == part.figure.low


def test_the_events_of_the_whole_table_add_up_to_its_low() -> None:
    made = passport(released_dataset(), EVERYTHING)

    assert added(part.figure.low for part in made.events) == made.count.figure.low


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any choice that a reader can make in the real tables."""
    dataset = released_dataset()

    def some(values: list[str]) -> tuple[str, ...]:
        return tuple(sorted(draw(st.sets(st.sampled_from(sorted(values)), max_size=2))))

    days = sorted(draw(st.lists(st.dates(date(2016, 1, 1), date(2023, 12, 31)), max_size=2)))
    return Selection(
        since=days[0] if days else None,
        until=days[1] if len(days) > 1 else None,
        places=some([p for p in dataset.incidents["resolved_place_id"].unique() if p]),
        organizers=some(list(dataset.organizers["organizer_id"])),
        measure=draw(st.sampled_from(MEASURES)),
        bases=some(list(BASES)),
        voices=some(list(dataset.origins["voice_id"].unique())),
        review=draw(st.sampled_from([None, *REVIEWS])),
        contexts=some(list(CONTEXTS)),
    )


@settings(max_examples=60)
@given(selection=selections())
def test_every_report_of_the_events_concerned_is_told_exactly_once(selection: Selection) -> None:
    made = passport(released_dataset(), selection)

    assert_every_report_once(released_dataset(), made)
    assert added(part.figure.low for part in made.events) == made.count.figure.low


def test_every_report_of_the_whole_table_is_told_exactly_once() -> None:
    assert_every_report_once(released_dataset(), passport(released_dataset(), EVERYTHING))


FIELDS = {
    "withdrawn": ({"status": "withdrawn", "status_reason": "wrong"}, Selection()),
    "set_aside": ({"status": "set_aside", "status_reason": "relays"}, Selection()),
    "act": ({"act": "summoned"}, Selection()),
    "measure": ({}, Selection(measure="journalists")),
    "basis": ({}, Selection(bases=("official",))),
    "voice": ({}, Selection(voices=("state",))),
    "review": ({"review": "excerpt"}, Selection(review="full_text")),
    "longer": ({"date_last": "2019-10-27"}, Selection(until=date(2019, 10, 26))),
    "wider": ({"scope": "all"}, Selection(regions=("KZ-75",))),
    "place": ({"scope": "elsewhere"}, Selection(regions=("KZ-75",))),
}


@pytest.mark.parametrize("reason", FIELDS)
def test_a_report_is_left_out_for_what_keeps_it_out(tables: Tables, reason: str) -> None:
    fields, selection = FIELDS[reason]
    tables.add("reports", **fields)
    made = passport(tables.read().dataset, selection)

    assert reasons(made) == {"2019-10-26-almaty-rferl": reason}


def test_a_report_of_other_days_lies_outside_the_period(tables: Tables) -> None:
    tables.add("reports")
    tables.add("reports", report_id="later", date_first="2019-10-27", date_last="2019-10-27")
    made = passport(tables.read().dataset, Selection(until=date(2019, 10, 26)))

    assert reasons(made) == {"later": "period"}


def test_what_was_set_aside_can_be_counted_to_see_what_it_would_change(tables: Tables) -> None:
    tables.add("reports", detained_high="")
    tables.add(
        "reports",
        report_id="aside",
        detained_low=30,
        detained_high="",
        status="set_aside",
        status_reason="relays",
    )
    made = passport(tables.read().dataset, Selection())

    assert made.count.figure.low == 12
    assert made.set_aside == ("aside",)
    assert made.with_set_aside and made.with_set_aside.low == 30


def test_without_a_report_set_aside_there_is_nothing_to_compare(tables: Tables) -> None:
    tables.add("reports")

    assert passport(tables.read().dataset, Selection()).with_set_aside is None


def test_a_selection_of_nothing_has_an_empty_passport() -> None:
    made = passport(released_dataset(), Selection(since=date(2030, 1, 1)))

    assert (made.events, made.voices, made.as_of) == ((), (), None)
    assert not made.left_out
