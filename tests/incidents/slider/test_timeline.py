"""The figures of the slider are those of `count` for the same period."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.counting.count import count, place_selection
from incidents.dataset.dataset import Dataset
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.slider import played
from incidents.slider.timeline import MODES, WINDOWS, Bounds, Timeline, figure_at, timeline
from tests.incidents.conftest import Tables
from tests.project_tables import counted_then, released_dataset

CHOICES = [
    Selection(since=date(2019, 3, 1), until=date(2020, 3, 31)),
    Selection(bases=("official",)),
    Selection(regions=("KZ-75", "KZ-71")),
    Selection(measure="journalists"),
    Selection(contexts=("protest", "election_day", "state_of_emergency")),
    Selection(organizers=("dck",), review="excerpt"),
]
PLAYED = [("cumulative", 30), ("event", 30), *(("window", days) for days in WINDOWS)]
POSITIONS = 8


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


@pytest.fixture(autouse=True)
def few_states_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums are those that are kept for all states, as of large tables."""
    monkeypatch.setattr(played, "FEW_STATES", 0)


def print_of(figure: Figure) -> tuple[Any, ...]:
    """All of a figure that the slider prints."""
    return (
        figure.low,
        figure.high,
        figure.open_ended,
        figure.disputed,
        figure.disputed_within,
        figure.far_apart,
        figure.no_number,
        figure.number_of_events,
    )


def some_days(figures: Timeline) -> list[int]:
    """Days spread over the track, and the days just before and at some changes."""
    span = figures.last - figures.first
    spread = [figures.first + span * step // POSITIONS for step in range(POSITIONS + 1)]
    changes = [day for day, _ in figures.totals]
    near = [day for change in changes[:: max(1, len(changes) // 4)] for day in (change - 1, change)]
    return sorted({day for day in [*spread, *near] if figures.first <= day <= figures.last})


def in_words(day: int) -> date:
    return date.fromordinal(day)


@pytest.mark.parametrize(
    ("selection", "mode", "window_days"),
    [(Selection(), *played) for played in PLAYED]
    + [(choice, *played) for choice in CHOICES for played in (("cumulative", 30), ("event", 30))],
)
def test_each_position_says_what_count_says(
    dataset: Dataset, selection: Selection, mode: str, window_days: int
) -> None:
    figures = timeline(dataset, selection, mode=mode, window_days=window_days)
    assert figures is not None

    for day in some_days(figures):
        period = figures.period(day)
        if period is None:
            assert figures.figure(day) == Figure()
            continue
        own = counted_then(selection.with_period(*map(in_words, period))).figure
        assert print_of(figures.figure(day)) == print_of(own), in_words(day)


@pytest.mark.parametrize("mode", MODES)
def test_each_circle_says_what_count_says_for_its_place(dataset: Dataset, mode: str) -> None:
    figures = timeline(dataset, Selection(), mode=mode)
    assert figures is not None
    days = some_days(figures)[::5]

    for place, changes in figures.places.items():
        at_place = place_selection(Selection(), place)
        for day in days:
            if (period := figures.period(day)) is None:
                continue
            own = counted_then(at_place.with_period(*map(in_words, period))).figure
            assert print_of(figure_at(changes, day)) == print_of(own), (place, in_words(day))


def test_a_selection_without_a_report_has_no_timeline(tables: Tables) -> None:
    assert timeline(tables.read().dataset, Selection()) is None


def test_a_figure_for_two_cities_is_on_no_circle(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports", scope="2019-10-26-almaty 2019-10-26-oral")

    figures = timeline(tables.read().dataset, Selection())

    assert figures is not None
    assert not figures.places
    assert figures.totals[-1][1].low == 12


@pytest.mark.parametrize("mode", MODES)
def test_each_of_several_regions_has_what_count_says_of_all_that_lies_in_it(
    tables: Tables, mode: str
) -> None:
    found = {"Aqtobe Region": 40, "Aqtobe": 7, "Mangystau Region": 30, "Aqtau": 5, "Oral": 3}
    for number, (name, low) in enumerate(found.items()):
        tables.add("incidents", incident_id=f"i{number}", location_text=name)
        bounds = {"detained_low": low, "detained_high": ""}
        tables.add("reports", report_id=f"r{number}", scope=f"i{number}", **bounds)
    dataset = tables.read().dataset

    figures = timeline(dataset, Selection(), mode=mode)

    assert figures is not None
    shown = {place: changes[-1][1] for place, changes in figures.places.items()}
    assert len(shown) == len(found)
    for place, figure in shown.items():
        own = count(dataset, place_selection(Selection(), place)).figure
        assert print_of(figure) == print_of(own), place


def test_a_window_lets_go_of_a_report_when_its_first_day_leaves_it(tables: Tables) -> None:
    tables.add("reports")
    selection = Selection(since=date(2019, 10, 20), until=date(2019, 11, 10))

    figures = timeline(tables.read().dataset, selection, mode="window", window_days=7)

    assert figures is not None
    shown = [day for day in range(figures.first, figures.last + 1) if figures.figure(day).low]
    assert [in_words(day) for day in (shown[0], shown[-1])] == [
        date(2019, 10, 26),
        date(2019, 11, 1),
    ]


@pytest.mark.parametrize(
    ("selection", "days"),
    [
        (Selection(events=("2019-10-26",)), (date(2019, 10, 26), date(2019, 10, 26))),
        (Selection(events=("2019-06-09", "2019-10-26")), (date(2019, 6, 9), date(2019, 10, 26))),
        (Selection(incidents=("2019-06-09-almaty",)), (date(2019, 6, 9), date(2019, 6, 13))),
        (
            Selection(events=("2019-06-09",), until=date(2019, 6, 10)),
            (date(2019, 6, 9), date(2019, 6, 10)),
        ),
    ],
)
def test_where_events_are_chosen_the_track_goes_over_their_days(
    dataset: Dataset, selection: Selection, days: tuple[date, date]
) -> None:
    figures = timeline(dataset, selection)

    assert figures is not None
    assert (in_words(figures.first), in_words(figures.last)) == days
    assert print_of(figures.figure(figures.last)) == print_of(counted_then(selection).figure)


def small(changes: int = 10_000, places: int = 100, events: int = 1_000) -> Bounds:
    return Bounds(changes, places, events)


@pytest.mark.parametrize(("one_less", "step"), [(True, "week"), (False, "month")])
@pytest.mark.parametrize("mode", ["cumulative", "window"])
def test_where_days_change_too_much_the_slider_stops_at_weeks_or_months_with_their_figures(
    dataset: Dataset, mode: str, one_less: bool, step: str
) -> None:
    every = timeline(dataset, Selection(), mode=mode)
    assert every is not None
    number = sum(len(changes) for changes in [every.totals, *every.places.values()])

    figures = timeline(dataset, Selection(), mode=mode, bounds=small(number - 1 if one_less else 1))

    assert figures is not None and figures.step == step
    assert figures.stops[-1] == figures.last
    assert {day for day, _ in figures.totals} <= set(figures.stops)
    for day in figures.stops[:: max(1, len(figures.stops) // 6)]:
        period = figures.period(day)
        assert period is not None
        own = counted_then(Selection().with_period(*map(in_words, period))).figure
        assert print_of(figures.figure(day)) == print_of(own), in_words(day)


def test_where_single_events_change_too_much_the_largest_of_each_week_is_played(
    dataset: Dataset,
) -> None:
    every, few = (
        timeline(dataset, Selection(), mode="event", bounds=small(changes))
        for changes in (10_000, 60)
    )

    assert every is not None and few is not None and few.step == "day"
    assert few.more_events == len(every.marks) - len(few.marks) > 0
    lows = {mark.event_id: mark.figure.low or 0 for mark in every.marks}
    for mark in few.marks[::5]:
        own = counted_then(Selection().with_period(in_words(mark.first), in_words(mark.last)))
        assert print_of(few.figure(mark.first)) == print_of(own.figure)
    assert max(lows, key=lambda event: lows[event]) in {mark.event_id for mark in few.marks}


def test_of_too_many_places_and_events_the_largest_are_there_and_the_others_counted(
    dataset: Dataset,
) -> None:
    every = timeline(dataset, Selection())
    few = timeline(dataset, Selection(), bounds=small(places=3, events=23))

    assert every is not None and few is not None
    lows = {place: changes[-1][1].low or 0 for place, changes in every.places.items()}
    assert few.more_places == len(lows) - 3
    assert min(lows[place] for place in few.places) >= max(
        low for place, low in lows.items() if place not in few.places
    )
    assert few.totals == every.totals
    assert len(few.marks) <= 23 and few.more_events == len(every.marks) - len(few.marks) > 0
