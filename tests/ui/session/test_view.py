"""The view as a value, its link, and what the map tells it."""

from datetime import date

import pytest

from incidents.selection import Selection
from incidents.slider.timeline import WINDOWS
from ui.session.view import View

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


def test_a_link_with_a_period_alone_counts_that_period() -> None:
    view = opened(("since", "2019-10-26"), ("until", "2019-10-26"))

    assert view.selection == Selection(since=date(2019, 10, 26), until=date(2019, 10, 26))


def test_a_cumulative_window_starts_where_the_date_filter_does() -> None:
    view = View(mode="cumulative", since=date(2016, 5, 21), until=date(2019, 10, 26))

    narrowed = view.with_filters(Selection(since=date(2019, 1, 1)))

    assert narrowed.selection.since == date(2019, 1, 1)


def test_a_trailing_window_ends_at_the_slider_and_stays_inside_the_track() -> None:
    view = View(
        filters=Selection(since=date(2019, 10, 20)),
        mode="window",
        window_days=30,
        until=date(2019, 10, 26),
    )

    assert view.selection.since == date(2019, 10, 20)


@pytest.mark.parametrize("days", WINDOWS)
def test_a_trailing_window_has_as_many_days_as_it_says(days: int) -> None:
    until = date(2019, 10, 26)
    since = View(mode="window", window_days=days, until=until).selection.since

    assert since and (until - since).days + 1 == days


def test_a_window_outside_the_new_dates_falls_back_to_the_whole_track() -> None:
    view = View(since=date(2016, 5, 21), until=date(2016, 5, 21))

    narrowed = view.with_filters(Selection(since=date(2019, 1, 1)))

    assert (narrowed.since, narrowed.until) == (None, None)


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

    assert view.selection == Selection(since=date(2019, 10, 26), until=date(2019, 10, 26))
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
