"""How long the picture takes to follow a drag of the slider, and whether it is the right one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from statistics import median
from typing import Any

from playwright.sync_api import Frame, Page

from bench.chromium import box_of, map_frame, take_hold, wait_until_calm
from bench.results import Row, percentile
from bench.run import TIMELINES, Bench, after_event, rest, thumb_of
from incidents.counting.count import count
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.slider.timeline import figure_at, timeline
from incidents.words.figure import phrase
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker

SECONDS_OF_A_DRAG = 5
DRAGS = 5
STEPS = 20
TIMES_THE_PLACES = 10

# Each place again and again, a little off, so that the table holds ten times as many.
MORE_PLACES = """(times) => {
    const { options } = window.bench.given;
    const { patterns, ...table } = window.timemap_parts.unpack(window.bench.given.table);
    const places = [], changes = [];
    for (let copy = 0; copy < times; copy += 1) {
        const shift = (part) => 0.9 * Math.sin(12.9898 * (copy + 1) * part);
        table.places.forEach((place) => places.push({
            ...place,
            id: `${place.id}-${copy}`,
            latitude: place.latitude + (copy && shift(place.latitude)),
            longitude: place.longitude + (copy && shift(place.longitude)),
        }));
        table.changes.forEach(([day, index, ...rest]) => {
            changes.push([day, index + copy * table.places.length, ...rest]);
        });
    }
    window.timemap_handle.update({ ...table, places, changes }, options);
}"""


def measure_slider(bench: Bench) -> Iterator[Row]:
    """Script time and frames of a drag, the right picture, and the same gesture on every peer."""
    with bench.page("product") as page:
        frame = map_frame(page)
        circles = len(frame.evaluate("window.timemap_handle.circles()"))
        yield from _drag_rows([_drag(page, frame) for _ in range(DRAGS)], f"{circles} circles")
        yield _right_pictures(bench, page, frame)
        # For the picture's sake the day must be a late one, with all places on the map.
        _press(frame, "End")
        frame.evaluate(MORE_PLACES, TIMES_THE_PLACES)
        rest(page)
        many = len(frame.evaluate("window.timemap_handle.circles()"))
        assert many > 0.9 * TIMES_THE_PLACES * circles, f"only {many} circles came to the map"
        drags = [_drag(page, frame) for _ in range(DRAGS)]
        steps = _steps(drags)
        yield Row(
            f"Script time a step, {many} circles (median)",
            f"{median(steps):.1f} ms",
            bound="under 16 ms",
            met=median(steps) < 16,
        )
        yield Row(
            f"The same, 95th percentile; worst frame of each of {DRAGS} drags",
            f"{percentile(steps, 95):.1f} ms; {_worst_frames(drags)}",
        )
    ours = _event_to_picture(bench, "product")
    yield Row("Event to changed picture while dragging (median of 20)", f"{ours:.0f} ms")
    for app, name, bound in (
        ("map_anew", "st_folium built anew", 25),
        ("feature_group", "`feature_group_to_add`", None),
        ("pydeck_chart", "`st.pydeck_chart`", 8),
        ("folium_timeline", "folium's Timeline, bare circles", None),
        ("folium_timeline_marks", "folium's Timeline, the same marks", 1),
    ):
        peer = _event_to_picture(bench, app)
        yield Row(
            f"— against {name}",
            f"{ours:.0f} ms",
            f"{peer:.0f} ms",
            f"{peer / ours:.1f} times as fast",
            _as_fast(bound),
            peer / ours >= bound if bound else None,
        )


def _as_fast(times: int | None) -> str:
    if times is None:
        return ""
    return "at least as fast" if times == 1 else f"{times} times"


def _press(frame: Frame, key: str) -> None:
    frame.get_by_role("slider").press(key)
    time.sleep(0.6)


def _drag(page: Page, frame: Frame) -> dict[str, Any]:
    """Every frame of a drag of five seconds from one end of the track to the other and back."""
    _press(frame, "Home")
    rest(page)
    wait_until_calm()
    track = box_of(frame.locator(".timemap-track"))
    x, y = take_hold(page, frame.get_by_role("slider"))
    frame.evaluate("window.bench.record()")
    start = time.monotonic()
    while (passed := time.monotonic() - start) < SECONDS_OF_A_DRAG:
        share = 1 - abs(1 - 2 * passed / SECONDS_OF_A_DRAG)
        page.mouse.move(x + share * (track["width"] - 8), y)
        time.sleep(max(0.0, 0.016 - (time.monotonic() - start - passed)))
    found: dict[str, Any] = frame.evaluate("window.bench.stop()")
    page.mouse.up()
    rest(page)
    return found


def _steps(drags: list[dict[str, Any]]) -> list[float]:
    """Milliseconds of script in each frame in which the pointer moved and circles were drawn."""
    frames = [frame for drag in drags for frame in drag["frames"]]
    return [frame["script"] for frame in frames if frame["moved"] and frame["painted"]]


def _worst_frame(drag: dict[str, Any]) -> float:
    return max(float(frame["gap"]) for frame in drag["frames"])


def _worst_frames(drags: list[dict[str, Any]]) -> str:
    return ", ".join(f"{_worst_frame(drag):.0f}" for drag in drags) + " ms"


def _drag_rows(drags: list[dict[str, Any]], circles: str) -> Iterator[Row]:
    steps = _steps(drags)
    yield Row(
        f"Script time a step while dragging, up to {circles}, {len(steps)} steps (median)",
        f"{median(steps):.1f} ms",
        bound="under 8 ms",
        met=median(steps) < 8,
    )
    high = percentile(steps, 95)
    yield Row("The same, 95th percentile", f"{high:.1f} ms", bound="under 16 ms", met=high < 16)
    worst = [_worst_frame(drag) for drag in drags]
    long_frames = [round(length) for drag in drags for length in drag["long_frames"]]
    yield Row(
        f"Worst frame of each of {DRAGS} drags of {SECONDS_OF_A_DRAG} s; what Chromium calls long",
        f"{_worst_frames(drags)}; {long_frames or 'none'}",
        bound="none over 50 ms (median drag)",
        met=median(worst) <= 50,
    )


def _right_pictures(bench: Bench, page: Page, frame: Frame) -> Row:
    """Whether label and circles are those of the day, at 20 steps of the thumb."""
    speaker = Speaker(bench.dataset, Language(), PlaceNames(bench.dataset))
    figures = timeline(bench.dataset, Selection())
    assert figures is not None
    _press(frame, "Home")
    rest(page)
    track = box_of(frame.locator(".timemap-track"))
    x, y = take_hold(page, frame.get_by_role("slider"))
    right = 0
    for step in range(1, STEPS + 1):
        page.mouse.move(x + step * (track["width"] - 8) / STEPS, y)
        time.sleep(0.1)
        until = date.fromisoformat(frame.evaluate("window.timemap_handle.state().until"))
        counted = count(bench.dataset, Selection(until=until)).figure
        at_places = [figure_at(rows, until.toordinal()) for rows in figures.places.values()]
        drawn = frame.evaluate(
            "window.timemap_handle.circles().reduce((sum, { low }) => sum + (low || 0), 0)"
        )
        label = frame.locator(".timemap-figure").inner_text()
        words = phrase(counted, speaker.words, speaker.language)
        right += label == words and drawn == sum(figure.low or 0 for figure in at_places)
    page.mouse.up()
    rest(page)
    return Row(
        "Steps after which label and sum of the circles are those of the day",
        f"{right} of {STEPS}",
        bound="all",
        met=right == STEPS,
    )


def _event_to_picture(bench: Bench, app: str) -> float:
    """The median of 20 steps of the thumb, each from rest, in milliseconds.

    Streamlit's slider says nothing before it is let go, so there a step ends with that, and
    the time runs from there.
    """
    streamlits = app in ("map_anew", "feature_group", "pydeck_chart")
    with bench.page(app) as page:
        thumb = thumb_of(page, app)
        thumb.press("Home")
        rest(page)
        x, y, width = _track(page, app)
        page.mouse.move(x, y)
        page.mouse.down()
        times = []
        for step in range(1, STEPS + 1):
            where = x + width * (0.4 + 0.6 * step / STEPS)
            if streamlits:
                page.mouse.move(where, y)
                found = after_event(page, page.mouse.up)
            else:
                found = after_event(page, partial(page.mouse.move, where, y))
            rest(page)
            if streamlits:
                page.mouse.down()
            if found is not None:
                times.append(found)
        page.mouse.up()
    return median(times)


def _track(page: Page, app: str) -> tuple[float, float, float]:
    """Where a thumb at its first day lies, and how many pixels the last day is away."""
    thumb = box_of(thumb_of(page, app))
    if app in TIMELINES:  # an <input>, track and thumb in one
        return thumb["x"] + 8, thumb["y"] + thumb["height"] / 2, thumb["width"] - 16
    track = page.get_by_test_id("stSlider")
    if app == "product":
        track = map_frame(page).locator(".timemap-track")
    x = thumb["x"] + thumb["width"] / 2
    return x, thumb["y"] + thumb["height"] / 2, box_of(track)["width"] - 24
