"""The view as a value, its link, and what the map tells it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.search import LONGEST
from incidents.selection import Selection
from incidents.slider.timeline import WINDOWS
from ui.session.view import View

FIRST, LAST = date(2016, 5, 21), date(2023, 6, 8)
"""The days of the tables."""

KNOWN: dict[str, set[str]] = {
    "event": set(),
    "place": {"1526384"},
    "region": {"KZ-75"},
    "organizer": set(),
    "voice": set(),
}


def opened(*pairs: tuple[str, str]) -> View:
    view, _ = View.from_query(pairs, known=KNOWN, languages=["en"])
    return view


def test_a_link_read_back_is_the_same_view() -> None:
    view = View(
        filters=Selection(since=date(2019, 1, 1), until=date(2020, 1, 1), regions=("KZ-75",)),
        until=date(2019, 6, 9),
        mode="window",
        window_days=7,
        place_id="1526384",
        zoom=5.25,
        center=(48.0, 67.0),
    )

    assert opened(*view.to_query()) == view


def test_a_link_with_a_period_alone_sets_the_dates_and_leaves_the_slider_at_their_end() -> None:
    view = opened(("since", "2019-10-26"), ("until", "2019-10-26"))

    assert view == View(filters=Selection(since=date(2019, 10, 26), until=date(2019, 10, 26)))


@pytest.mark.parametrize(
    ("pairs", "period"),
    [
        ("from=2019-01-01&to=2020-01-01", ("2019-01-01", "2020-01-01")),
        ("from=2019-01-01&to=2020-01-01&until=2019-06-09", ("2019-01-01", "2019-06-09")),
        ("since=2019-01-01&until=2019-06-09&to=2020-01-01", ("2019-01-01", "2019-06-09")),
        ("since=2019-06-09&until=2019-06-13&mode=event", ("2019-06-09", "2019-06-13")),
        ("until=2019-06-09&mode=window&window_days=7", ("2019-06-03", "2019-06-09")),
        ("from=2019-01-01", ("2019-01-01", "None")),
        ("to=2019-12-31", ("None", "2019-12-31")),
    ],
)
def test_an_older_link_opens_on_the_days_it_was_made_for(
    pairs: str, period: tuple[str, str]
) -> None:
    counted = opened(*parse_qsl(pairs)).selection_on(LAST)

    assert (str(counted.since), str(counted.until)) == period


@pytest.mark.parametrize(
    ("query", "ends"),
    [
        ("since=2030-01-01&mode=window", ("2030-01-01", None)),
        ("since=2030-01-01&mode=event", ("2030-01-01", None)),
        ("until=1995-01-01&mode=event", (None, "1995-01-01")),
    ],
)
def test_one_day_that_is_no_position_of_the_slider_is_an_end_of_its_track(
    query: str, ends: tuple[str | None, str | None]
) -> None:
    filters = opened(*parse_qsl(query)).filters

    assert tuple(day and str(day) for day in (filters.since, filters.until)) == ends


def test_counting_from_the_start_begins_where_the_date_filter_does() -> None:
    view = View(filters=Selection(since=date(2019, 1, 1)), until=date(2019, 10, 26))

    assert view.selection_on(LAST).since == date(2019, 1, 1)


@pytest.mark.parametrize("days", WINDOWS)
def test_a_trailing_window_has_as_many_days_as_it_says(days: int) -> None:
    until = date(2019, 10, 26)
    since = View(mode="window", window_days=days, until=until).selection_on(LAST).since

    assert since and (until - since).days + 1 == days


def test_a_trailing_window_ends_at_the_slider_and_stays_inside_the_track() -> None:
    view = View(
        filters=Selection(since=date(2019, 10, 20)),
        mode="window",
        window_days=30,
        until=date(2019, 10, 26),
    )

    assert view.selection_on(LAST).since == date(2019, 10, 20)


def test_a_trailing_window_that_nobody_moved_ends_with_the_tables() -> None:
    assert View(mode="window", window_days=7).selection_on(LAST).until == LAST


def test_a_day_that_the_dates_leave_outside_waits_until_they_let_it_in() -> None:
    put = View(until=date(2016, 5, 21))
    narrowed = replace(put, filters=Selection(since=date(2019, 1, 1)))

    assert narrowed.selection_on(LAST) == Selection(since=date(2019, 1, 1))
    assert replace(narrowed, filters=put.filters).selection_on(LAST) == put.selection_on(LAST)


def test_an_untouched_view_has_no_period_in_its_link() -> None:
    untouched = {"since": "2016-05-21", "until": str(LAST), "at_end": True, "whole_country": True}

    assert View().after({**untouched, "zoom": 3.98, "center": [46.4, 66.9]}) == View()
    assert View().to_query(LAST) == ()


days = st.dates(date(2015, 1, 1), date(2024, 12, 31))
ends = st.one_of(st.none(), days)
filters = st.builds(
    Selection,
    since=ends,
    until=ends,
    regions=st.sampled_from([(), ("KZ-75",)]),
    measure=st.sampled_from(["people", "journalists"]),
    bases=st.sampled_from([(), ("official",)]),
    contexts=st.sampled_from([(), ("protest",)]),
).filter(lambda chosen: not (chosen.since and chosen.until and chosen.since > chosen.until))
views = st.builds(
    View, filters=filters, until=ends, mode=st.sampled_from(["cumulative", "window"])
) | days.map(lambda day: View(since=day, until=day + timedelta(days=2), mode="event"))


def told(view: View) -> dict[str, Any]:
    """What the slider of this view tells when it is at rest."""
    at_rest = view.selection_on(LAST)
    return {
        "since": str(at_rest.since or FIRST),
        "until": str(view.until or at_rest.until or LAST),
        "mode": view.mode,
        "window_days": view.window_days if view.mode == "window" else None,
        "at_end": view.mode != "event" and view.until is None,
    }


@given(view=views, tried=st.lists(filters, max_size=4))
def test_filters_that_are_tried_and_taken_back_leave_what_was_counted(
    view: View, tried: list[Selection]
) -> None:
    touched = view
    for choice in tried:
        chosen = replace(choice, since=view.filters.since, until=view.filters.until)
        touched = replace(touched, filters=chosen)
        touched = touched.after(told(touched))
        touched = opened(*touched.to_query(LAST))

    back = replace(touched, filters=view.filters)

    assert back.selection_on(LAST) == view.selection_on(LAST)


@given(view=views)
def test_a_link_counts_what_its_view_counts(view: View) -> None:
    query = view.to_query(LAST)

    assert opened(*query).selection_on(LAST) == view.selection_on(LAST)
    assert Selection.from_query(query, known=KNOWN)[0] == view.selection_on(LAST)


def test_what_the_map_tells_moves_the_window_and_opens_a_place() -> None:
    view = View().after(
        {
            "since": "2019-10-26",
            "until": "2019-10-26",
            "mode": "event",
            "window_days": None,
            "place_id": "1526384",
            "zoom": 6,
            "center": [43.2, 76.9],
            "drawn": True,
        }
    )

    assert view.selection_on(LAST) == Selection(since=date(2019, 10, 26), until=date(2019, 10, 26))
    assert (view.mode, view.place_id, view.zoom, view.center) == (
        "event",
        "1526384",
        6,
        (43.2, 76.9),
    )


def test_nonsense_from_the_map_changes_nothing() -> None:
    told = {"since": 5, "until": "x", "mode": "fast", "zoom": "near", "center": [1], "drawn": 1}

    assert View().after(told) == View()


def test_a_repeated_or_impossible_part_of_a_link_is_told() -> None:
    pairs = [("mode", "event"), ("mode", "window"), ("zoom", "9999"), ("from", "2019-02-30")]

    view, ignored = View.from_query(pairs, known=KNOWN, languages=["en"])

    assert view == View(mode="event")
    assert {part.key for part in ignored} == {"mode", "zoom", "from"}


def test_the_choice_of_names_travels_in_the_link() -> None:
    view = View(names_in="kk", names_of="today")

    assert dict(view.to_query()) == {"names_in": "kk", "names_of": "today"}


def test_the_grouping_and_the_words_searched_for_travel_in_the_link() -> None:
    view = View(grouping="month", search="Оян & Co")

    assert dict(view.to_query()) == {"group": "month", "search": "Оян & Co"}
    assert opened(*view.to_query()) == view


def test_no_more_words_are_searched_for_than_a_search_reads() -> None:
    assert len(opened(("search", "x" * 5000)).search) == LONGEST
