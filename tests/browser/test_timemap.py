"""The slider and the circles on a page of their own, with no app behind: what a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from geo.map.basemap import as_javascript, bundles, load_style
from tests.browser.conftest import Reader
from tests.browser.watching import listening
from tests.http_server import answering

PROJECT = Path(__file__).parents[2]
FIRST = date(2019, 1, 1)
LAST = date(2019, 12, 31)
OPEN, DISPUTED, NO_NUMBER, ZERO = 1, 2, 4, 8

TEXTS = {
    "date": "{day} {month} {year}",
    "months": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "period": "{since} – {until}",
    "or_more": "{figure} or more",
    "or_fewer": "{figure} or fewer",
    "legend_no_number": "no number",
    "legend_disputed": "sources disagree",
    "mode_event": "single event",
    "mode_7": "7 days",
    "mode_30": "30 days",
    "mode_365": "365 days",
    "mode_cumulative": "cumulative",
    "typed_date": "Date",
    "bad_date": "Not a date",
    "off_track": "{day} is not in {first} to {last}",
    "slider": "Day",
    "places": "Places",
    "map": "Map",
    "play": "Play",
    "pause": "Pause",
    "previous_event": "Previous event",
    "next_event": "Next event",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "speed": "Speed",
    "mode": "Mode",
    "notes": "Notes",
    "legend": "Legend",
    "legend_title": "People",
    "legend_open": "or more",
    "legend_range": "range",
    "legend_ceiling": "up to",
    "legend_zero": "zero",
    "far_apart": "far apart",
    "far_apart_within": "in part far apart",
    "empty": "Nothing here",
    "attribution": "Natural Earth",
}

PLACES = {"almaty": (43.25, 76.92), "astana": (51.18, 71.45), "oral": (51.23, 51.37)}


def day(iso: str) -> int:
    return (date.fromisoformat(iso) - FIRST).days


def a_place(place_id: str, *names: list[Any]) -> dict[str, Any]:
    latitude, longitude = PLACES.get(place_id, (48, 67))
    own_names = list(names) or [[None, place_id.title()]]
    return {"id": place_id, "latitude": latitude, "longitude": longitude, "names": own_names}


def a_table(**parts: Any) -> dict[str, Any]:
    """Three cities, four days with events; cumulative unless said otherwise."""
    rows = [
        ("2019-02-27", 0, 10),
        ("2019-05-01", 1, 40),
        ("2019-06-09", 0, 90),
        ("2019-10-26", 2, 12),
    ]
    sums = [0, 0, 0]
    changes, totals = [], [[0, None, None, 0, "no reports", 0]]
    for iso, place, low in rows:
        sums[place] += low
        changes.append([day(iso), place, sums[place], sums[place], OPEN, f"{sums[place]}+"])
        text = f"at least {sum(sums)} detained"
        totals.append([day(iso), sum(sums), sum(sums), OPEN, text, sum(sums)])
    return {
        "first": FIRST.isoformat(),
        "last": LAST.isoformat(),
        "mode": "cumulative",
        "window_days": None,
        "places": [a_place("almaty"), a_place("astana"), a_place("oral")],
        "changes": changes,
        "totals": totals,
        "notes": [],
        "events": [
            [day(iso), day(iso), f"e{index}", f"Event {index}", low, OPEN]
            for index, (iso, _, low) in enumerate(rows)
        ],
        **parts,
    }


def one_figure(low: int | None, high: int | None, flags: int, label: str) -> dict[str, Any]:
    return a_table(places=[a_place("almaty")], changes=[[0, 0, low, high, flags, label]])


def total_text(table: dict[str, Any], position: int) -> str:
    return [str(row[4]) for row in table["totals"] if row[0] <= position][-1]


def sum_of_lows(table: dict[str, Any], position: int) -> int:
    lows = {row[1]: row[2] or 0 for row in table["changes"] if row[0] <= position}
    return sum(lows.values())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder served at an address of this machine: the bundles that the app serves, and the base
    map."""
    folder = tmp_path_factory.mktemp("site")
    for name, text in bundles().items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "basemap").symlink_to(PROJECT / "data" / "basemap")
    with answering(SimpleHTTPRequestHandler, directory=str(folder)) as port:
        yield folder, f"http://127.0.0.1:{port}"


def page_of(table: dict[str, Any], options: dict[str, Any]) -> str:
    scripts, styles = bundles()
    return "\n".join(
        [
            "<!doctype html><html lang='en' class='timemap-page'><meta charset='utf-8'>",
            "<link rel='icon' href='data:,'><meta name='viewport' content='width=device-width'>",
            f"<link rel='stylesheet' href='{styles}'>",
            "<div id='map'></div>",
            f"<script src='{scripts}'></script>",
            "<script>",
            f"const table = {as_javascript(table)}, options = {as_javascript(options)};",
            "const messages = [];",
            "const map = L.map('map', {center: [48, 67], zoom: 4, trackResize: false});",
            "basemap(map, {style: options.style, url: 'basemap/kazakhstan.json'});",
            "timemap(map, table, options, (state) => messages.push(state));",
            "</script></html>",
        ]
    )


@pytest.fixture
def open_map(reader: Reader, site: tuple[Path, str]) -> Iterator[Callable[..., Page]]:
    """open_map(table, options, *, width, height, **traits) shows a table, its picture drawn.

    No script may fail and nothing but the site may be asked, which is checked at the end.
    """
    folder, address = site
    troubles: list[str] = []

    def note_console(line: ConsoleMessage) -> None:
        if line.type == "error":
            troubles.append(line.text)

    def note_request(asked: Request) -> None:
        if not asked.url.startswith((address, "data:")):
            troubles.append(asked.url)

    def open_page(
        table: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
        *,
        width: int = 1000,
        height: int = 700,
        **traits: Any,
    ) -> Page:
        (page,) = reader(**traits).pages
        page.set_viewport_size({"width": width, "height": height})
        heard.enter_context(
            listening(
                [
                    (page, "pageerror", lambda error: troubles.append(str(error))),
                    (page, "console", note_console),
                    (page, "request", note_request),
                ]
            )
        )
        given = {"initial": None, "texts": TEXTS, "style": load_style(), **(options or {})}
        name = f"{uuid4()}.html"  # an address that no warm browser has cached
        (folder / name).write_text(page_of(table or a_table(), given), encoding="utf-8")
        page.goto(f"{address}/{name}")
        page.wait_for_function("messages.length > 0")
        return page

    with ExitStack() as heard:
        yield open_page

    assert troubles == []


def thumb(page: Page) -> Any:
    return page.get_by_role("slider")


def ask(page: Page, name: str) -> Any:
    return page.evaluate(f"timemap_handle.{name}()")


def position(page: Page) -> int:
    return int(thumb(page).get_attribute("aria-valuenow") or -1)


def spoken(page: Page) -> str:
    return thumb(page).get_attribute("aria-valuetext") or ""


def go_to(page: Page, iso: str) -> None:
    page.get_by_label("Date").fill(iso)
    page.get_by_label("Date").press("Enter")


def wait_for_message(page: Page, script: str) -> None:
    page.wait_for_function(f"(() => {{ const last = messages.at(-1); return {script}; }})()")


def track_point(page: Page, share: float) -> tuple[float, float]:
    box = page.locator(".timemap-track").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * share, box["y"] + 30


def say_background(page: Page, color: str, ink: str) -> None:
    """What Streamlit does in a component's frame when the reader changes the theme."""
    page.evaluate(
        """(text) => {
            const style = document.createElement("style");
            document.head.append(style);
            style.textContent = text;
        }""",
        f":root {{ --background-color: {color}; --text-color: {ink}; }}",
    )


# -- Figures ------------------------------------------------------------------------------------


def test_after_each_of_twenty_positions_figure_and_circles_are_those_of_that_day(
    open_map: Callable[..., Page],
) -> None:
    table = a_table()
    page = open_map(table)
    span = (LAST - FIRST).days
    page.mouse.move(*track_point(page, 0.001))
    page.mouse.down()

    for step in range(20):
        page.mouse.move(*track_point(page, (step + 0.5) / 20))
        here = position(page)
        assert abs(here - (step + 0.5) / 20 * span) <= 1
        shown = ask(page, "figure")
        until = (FIRST + timedelta(days=here)).isoformat()
        assert shown["until"] == until == ask(page, "state")["until"]
        assert page.locator(".timemap-figure").inner_text() == total_text(table, here)
        assert spoken(page).endswith(total_text(table, here))
        circles = ask(page, "circles")
        assert sum(circle["low"] for circle in circles) == sum_of_lows(table, here)
        assert shown["placed"] == sum_of_lows(table, here)
    page.mouse.up()


def test_the_area_of_a_circle_is_proportional_to_the_low(open_map: Callable[..., Page]) -> None:
    page = open_map()

    circles = ask(page, "circles")

    assert [circle["low"] for circle in circles] == [100, 40, 12]
    areas = [circle["radius"] ** 2 / circle["low"] for circle in circles]
    assert max(areas) == pytest.approx(min(areas))


def test_the_scale_holds_for_the_largest_figure_on_any_day(open_map: Callable[..., Page]) -> None:
    page = open_map()
    last = {c["place_id"]: c["radius"] for c in ask(page, "circles")}

    go_to(page, "2019-05-01")

    earlier = {c["place_id"]: c["radius"] for c in ask(page, "circles")}
    assert earlier["astana"] == last["astana"]
    assert earlier["almaty"] ** 2 / last["almaty"] ** 2 == pytest.approx(0.1)


def test_a_high_above_the_low_is_a_ring_by_the_same_scale(open_map: Callable[..., Page]) -> None:
    (circle,) = ask(open_map(one_figure(80, 320, OPEN | DISPUTED, "80–320+")), "circles")

    assert circle["kind"] == "number"
    assert circle["ring"] == pytest.approx(2 * circle["radius"])


def test_a_high_alone_is_a_ring_alone(open_map: Callable[..., Page]) -> None:
    (circle,) = ask(open_map(one_figure(None, 30, 0, "up to 30")), "circles")

    assert (circle["kind"], circle["ring"]) == ("ceiling", None)


def test_no_number_is_as_visible_as_the_smallest_circle(open_map: Callable[..., Page]) -> None:
    places = [a_place("almaty"), a_place("astana"), a_place("oral")]
    changes = [[0, 0, None, None, NO_NUMBER, ""], [0, 1, 1, 1, 0, "1"], [0, 2, 900, 900, 0, "900"]]
    circles = ask(open_map(a_table(places=places, changes=changes)), "circles")

    kinds = {circle["place_id"]: circle["kind"] for circle in circles}
    radii = {circle["place_id"]: circle["radius"] for circle in circles}
    assert kinds == {"almaty": "no_number", "astana": "number", "oral": "number"}
    assert radii["almaty"] == radii["astana"]


def test_reported_zero_is_a_mark_of_its_own(open_map: Callable[..., Page]) -> None:
    (circle,) = ask(open_map(one_figure(0, 0, ZERO, "0")), "circles")

    assert circle["kind"] == "zero"


def test_a_row_with_no_bound_and_no_flag_takes_the_circle_away(
    open_map: Callable[..., Page],
) -> None:
    table = one_figure(5, 5, 0, "5")
    table["changes"].append([day("2019-03-01"), 0, None, None, 0, ""])
    page = open_map(table)
    assert ask(page, "circles") == []

    go_to(page, "2019-02-28")

    assert [circle["low"] for circle in ask(page, "circles")] == [5]


def test_disputed_looks_different_from_not_disputed(open_map: Callable[..., Page]) -> None:
    looks = set()
    for flags in (0, DISPUTED):
        page = open_map(one_figure(80, 80, flags, ""))
        looks.add(page.evaluate("document.querySelectorAll('.timemap-canvas')[1].toDataURL()"))

    assert len(looks) == 2


def test_a_name_is_the_one_of_the_day(open_map: Callable[..., Page]) -> None:
    names = [[None, "Astana"], [day("2019-03-23"), "Nur-Sultan"]]
    page = open_map(
        a_table(places=[a_place("astana", *names)], changes=[[0, 0, 1, 1, 0, "1"]]),
    )

    seen = []
    for iso in ("2019-03-22", "2019-03-23"):
        go_to(page, iso)
        seen += [circle["name"] for circle in ask(page, "circles")]

    assert seen == ["Astana", "Nur-Sultan"]


def test_notes_of_the_day_stand_on_the_map(open_map: Callable[..., Page]) -> None:
    page = open_map(a_table(notes=[[0, []], [day("2019-10-26"), ["One more is reported."]]]))
    notes = page.locator(".timemap-notes")
    expect(notes).to_have_text("One more is reported.")

    go_to(page, "2019-10-25")

    expect(notes).to_be_hidden()


def test_an_empty_table_says_why_the_map_is_empty(open_map: Callable[..., Page]) -> None:
    page = open_map(a_table(places=[], changes=[], totals=[], events=[]))

    expect(page.get_by_text("Nothing here")).to_be_visible()
    assert ask(page, "circles") == []


def test_a_hostile_name_is_text_and_nothing_else(open_map: Callable[..., Page]) -> None:
    bad = "<img src=x onerror=window.hacked=1>${window.hacked=1}`\\</script>{label}"
    table = a_table(
        places=[a_place("almaty", [None, bad])],
        changes=[[0, 0, 12, 12, OPEN, bad]],
        totals=[[0, 12, 12, OPEN, bad, 12]],
        notes=[[0, [bad]]],
        events=[[0, 0, "e", bad, 12, 0]],
        mode="event",
    )
    page = open_map(table, {"texts": {**TEXTS, "attribution": bad, "empty": bad}})
    circle = ask(page, "circles")[0]
    page.mouse.move(circle["x"], circle["y"])
    expect(page.locator(".timemap-tip strong")).to_have_text(bad)

    assert page.locator(".timemap-list button").text_content() == f"{bad}: {bad}"
    assert page.locator(".timemap-notes").inner_text() == bad
    assert bad in page.locator(".leaflet-control-attribution").inner_text()
    assert page.evaluate("window.hacked") is None


# -- Days ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("timezone", ["America/Los_Angeles", "Asia/Almaty", "Pacific/Apia"])
def test_no_time_zone_shifts_a_day(open_map: Callable[..., Page], timezone: str) -> None:
    page = open_map(timezone_id=timezone)

    for iso, words in [
        ("2019-01-01", "1 January 2019"),
        ("2019-03-10", "1 January 2019 – 10 March 2019"),
        ("2019-11-03", "1 January 2019 – 3 November 2019"),
    ]:
        go_to(page, iso)
        assert ask(page, "state")["until"] == iso
        assert position(page) == day(iso)
        assert page.locator(".timemap-date").inner_text() == words
        assert spoken(page).startswith(words)
        thumb(page).press("ArrowRight")
        following = date.fromisoformat(iso) + timedelta(days=1)
        assert page.get_by_label("Date").input_value() == following.isoformat()


def test_a_window_reaches_back_from_its_last_day(open_map: Callable[..., Page]) -> None:
    page = open_map(a_table(mode="window", window_days=7))

    go_to(page, "2019-05-07")
    assert ask(page, "figure")["since"] == "2019-05-01"
    go_to(page, "2019-01-03")
    assert ask(page, "figure")["since"] == "2019-01-01"


def test_a_single_event_is_shown_until_the_next_begins(open_map: Callable[..., Page]) -> None:
    table = a_table(mode="event")
    table["events"][1][1] = day("2019-05-03")
    page = open_map(table)

    shown = {}
    for iso in ("2019-02-26", "2019-02-27", "2019-05-02", "2019-06-08"):
        go_to(page, iso)
        figure = ask(page, "figure")
        shown[iso] = (figure["since"], figure["until"])

    assert shown == {
        "2019-02-26": (None, None),
        "2019-02-27": ("2019-02-27", "2019-02-27"),
        "2019-05-02": ("2019-05-01", "2019-05-03"),
        "2019-06-08": ("2019-05-01", "2019-05-03"),
    }


def test_keys_and_playing_pass_the_days_that_show_no_other_event(
    open_map: Callable[..., Page],
) -> None:
    page = open_map(a_table(mode="event"))
    slider, seen = thumb(page), []
    for key in ("Home", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowLeft"):
        slider.press(key)
        seen.append(ask(page, "figure")["since"])
    slider.press("End")
    page.evaluate("timemap_handle.play()")
    begun = ask(page, "figure")["since"]

    first, second, third = "2019-02-27", "2019-05-01", "2019-06-09"
    assert seen == [first, second, third, second, first, first]
    assert begun == first


def test_keys_move_by_day_by_event_and_to_the_ends(open_map: Callable[..., Page]) -> None:
    page = open_map()
    slider = thumb(page)
    assert position(page) == int(slider.get_attribute("aria-valuemax") or 0) == 364

    seen = []
    for key in ("PageUp", "ArrowLeft", "ArrowRight", "ArrowDown", "ArrowUp", "PageUp", "PageDown"):
        slider.press(key)
        seen.append((FIRST + timedelta(days=position(page))).isoformat())
    slider.press("Home")
    seen.append(FIRST.isoformat() if position(page) == 0 else "")
    slider.press("ArrowLeft")

    assert seen == [
        "2019-10-26",
        "2019-10-25",
        "2019-10-26",
        "2019-10-25",
        "2019-10-26",
        "2019-06-09",
        "2019-10-26",
        "2019-01-01",
    ]
    assert position(page) == 0


def test_the_buttons_go_from_event_to_event(open_map: Callable[..., Page]) -> None:
    page = open_map()

    page.get_by_role("button", name="Previous event").click()
    page.get_by_role("button", name="Previous event").click()
    assert ask(page, "state")["until"] == "2019-06-09"
    page.get_by_role("button", name="Next event").click()
    assert ask(page, "state")["until"] == "2019-10-26"


def test_a_typed_date_must_be_one_of_the_track(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()
    field = page.get_by_label("Date")

    go_to(page, "2019-02-30")
    expect(page.get_by_role("alert")).to_have_text("Not a date")
    assert ask(page, "state")["until"] == "2019-12-31"
    go_to(page, "1999-01-01")
    expect(page.get_by_role("alert")).to_have_text("1999-01-01 is not in 2019-01-01 to 2019-12-31")
    assert ask(page, "state")["until"] == "2019-12-31"
    go_to(page, "2019-01-01")
    assert ask(page, "state")["until"] == "2019-01-01"
    expect(field).to_have_value("2019-01-01")
    expect(page.get_by_role("alert")).to_be_hidden()


# -- What is told, and when ---------------------------------------------------------------------


def test_the_first_picture_is_told_once(open_map: Callable[..., Page]) -> None:
    page = open_map()
    page.wait_for_timeout(1500)  # nothing more is told

    (message,) = page.evaluate("messages")

    assert message["drawn"] is True
    assert message.keys() == {
        "since",
        "until",
        "mode",
        "window_days",
        "at_end",
        "place_id",
        "zoom",
        "center",
        "whole_country",
        "drawn",
    }


def test_dragging_says_nothing_and_release_speaks_once(open_map: Callable[..., Page]) -> None:
    page = open_map()
    page.mouse.move(*track_point(page, 0.9))
    page.mouse.down()
    for share in (0.8, 0.6, 0.5):
        page.mouse.move(*track_point(page, share))
    page.wait_for_timeout(500)  # nothing is told
    assert page.evaluate("messages.length") == 1
    page.mouse.up()

    wait_for_message(page, "last.until === timemap_handle.state().until")
    page.wait_for_timeout(500)  # nothing more is told

    assert page.evaluate("messages.length") == 2


def test_keys_are_told_once_they_rest(open_map: Callable[..., Page]) -> None:
    page = open_map()
    thumb(page).evaluate(
        """(slider) => {
            const options = { key: "ArrowLeft", bubbles: true };
            for (let count = 0; count < 5; count += 1) {
                slider.dispatchEvent(new KeyboardEvent("keydown", options));
            }
            slider.dispatchEvent(new KeyboardEvent("keyup", options));
        }"""
    )
    assert page.evaluate("messages.length") == 1

    wait_for_message(page, "last.until === '2019-12-26'")

    assert page.evaluate("messages.length") == 2


def test_a_mode_is_asked_for_and_the_picture_stays_until_its_table_comes(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()
    before = ask(page, "circles")

    page.get_by_label("Mode").select_option("30")

    wait_for_message(page, "last.mode === 'window' && last.window_days === 30")
    assert page.evaluate("messages.at(-1).since") == "2019-12-02"
    assert ask(page, "circles") == before


def test_a_click_on_a_circle_chooses_its_place_and_one_beside_it_none(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()
    circle = next(c for c in ask(page, "circles") if c["place_id"] == "oral")

    page.mouse.click(circle["x"], circle["y"])
    wait_for_message(page, "last.place_id === 'oral'")
    page.mouse.click(circle["x"] + 150, circle["y"] + 60)
    wait_for_message(page, "last.place_id === null")


def test_the_smallest_circle_can_be_hit_with_a_finger(open_map: Callable[..., Page]) -> None:
    page = open_map(one_figure(1, 1, 0, "1"))
    (circle,) = ask(page, "circles")

    page.mouse.click(circle["x"] + 11, circle["y"])

    wait_for_message(page, "last.place_id === 'almaty'")


def test_each_circle_is_a_button_that_says_name_and_figure(open_map: Callable[..., Page]) -> None:
    page = open_map()
    buttons = page.get_by_role("region", name="Places").get_by_role("button")
    expect(buttons).to_have_text(
        ["Almaty: 100 or more", "Astana: 40 or more", "Oral: 12 or more"],
    )

    buttons.nth(1).focus()
    page.keyboard.press("Enter")

    wait_for_message(page, "last.place_id === 'astana'")
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")


def test_the_list_of_places_is_seen_while_it_has_the_focus(open_map: Callable[..., Page]) -> None:
    page = open_map()
    places = page.get_by_role("region", name="Places")

    hidden = places.bounding_box()
    places.get_by_role("button").first.focus()
    shown = places.bounding_box()

    assert hidden is not None and shown is not None
    assert hidden["width"] <= 1 < 100 < shown["width"]


def test_zoom_is_told_when_the_map_rests(open_map: Callable[..., Page]) -> None:
    page = open_map()
    zoom = page.evaluate("messages[0].zoom")

    page.get_by_role("button", name="Zoom in").click()

    wait_for_message(page, f"last.zoom > {zoom}")


# -- Playing ------------------------------------------------------------------------------------


def test_playing_moves_on_and_speaks_only_when_it_stops(open_map: Callable[..., Page]) -> None:
    page = open_map()
    page.get_by_label("Speed").select_option("4")

    page.get_by_role("button", name="Play").click()
    page.wait_for_function("timemap_handle.state().until > '2019-02-01'")
    assert page.evaluate("messages.length") == 1
    page.get_by_role("button", name="Pause").click()

    wait_for_message(page, "last.until === timemap_handle.state().until")
    assert page.evaluate("messages.length") == 2


def test_playing_stops_at_the_end(open_map: Callable[..., Page]) -> None:
    page = open_map()
    go_to(page, "2019-12-25")

    page.get_by_role("button", name="Play").click()

    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert ask(page, "state")["until"] == "2019-12-31"


@pytest.mark.parametrize("key", ["ArrowLeft", "Escape", " "])
def test_a_key_on_the_slider_stops_playing(open_map: Callable[..., Page], key: str) -> None:
    page = open_map()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("timemap_handle.state().until > '2019-01-02'")

    thumb(page).press(key)

    expect(page.get_by_role("button", name="Play")).to_be_visible()
    here = position(page)
    page.wait_for_timeout(300)  # nothing moves
    assert position(page) == here


def test_with_reduced_motion_playing_steps_from_event_to_event(
    open_map: Callable[..., Page],
) -> None:
    page = open_map(reduced_motion="reduce")
    page.evaluate(
        """() => {
            window.seen = new Set();
            const slider = document.querySelector("[role=slider]");
            new MutationObserver(() => seen.add(timemap_handle.state().until))
                .observe(slider, { attributes: true, attributeFilter: ["aria-valuenow"] });
        }"""
    )
    page.get_by_label("Speed").select_option("4")

    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()

    assert page.evaluate("[...seen]") == [
        "2019-01-01",
        "2019-02-27",
        "2019-05-01",
        "2019-06-09",
        "2019-10-26",
    ]


# -- Other tables on the same map ---------------------------------------------------------------


def give_table(page: Page, table: dict[str, Any]) -> None:
    page.evaluate(
        "(next) => { timemap(map, next, options, (state) => messages.push(state)); }", table
    )


def test_another_table_keeps_day_zoom_and_centre_on_the_one_slider(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()
    go_to(page, "2019-06-10")
    page.evaluate("map.setView([45, 70], 6, {animate: false})")
    before = ask(page, "state")

    give_table(page, a_table(places=[a_place("astana")], changes=[[0, 0, 7, 7, 0, "7"]]))

    assert ask(page, "state") == before
    assert [circle["low"] for circle in ask(page, "circles")] == [7]
    assert page.get_by_role("slider").count() == 1


def test_another_table_with_other_ends_clamps_the_day_and_says_so(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()

    give_table(page, a_table(last="2019-06-30"))

    wait_for_message(page, "last.until === '2019-06-30'")
    assert position(page) == day("2019-06-30")


def test_playing_goes_on_when_another_table_comes(open_map: Callable[..., Page]) -> None:
    page = open_map()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("timemap_handle.state().until > '2019-01-02'")
    here = ask(page, "state")["until"]

    give_table(page, a_table())

    page.wait_for_function(f"timemap_handle.state().until > '{here}'")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_link_opens_on_its_day_place_zoom_and_centre(open_map: Callable[..., Page]) -> None:
    initial = {
        "since": "2019-01-01",
        "until": "2019-05-05",
        "mode": "cumulative",
        "window_days": None,
        "place_id": "astana",
        "zoom": 6,
        "center": [50, 70],
    }
    page = open_map(options={"initial": initial})

    state = ask(page, "state")

    assert {key: state[key] for key in initial} == initial


def test_a_page_around_moves_the_map_by_its_handle_and_hears_each_day(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()
    page.evaluate(
        """() => {
            window.heard = [];
            timemap_handle.update(table, { ...options, on_show: (shown) => heard.push(shown) });
            timemap_handle.go("2019-05-01");
            timemap_handle.select("almaty");
        }"""
    )

    state, last = ask(page, "state"), page.evaluate("heard.at(-1)")
    assert (state["until"], state["place_id"]) == ("2019-05-01", "almaty")
    assert (last["until"], last["text"]) == ("2019-05-01", ask(page, "figure")["text"])


def test_a_page_around_plays_and_stops_by_the_handle(open_map: Callable[..., Page]) -> None:
    page = open_map()
    ask(page, "play")
    playing = ask(page, "is_playing")
    ask(page, "stop")

    assert (playing, ask(page, "is_playing")) == (True, False)


def test_a_destroyed_slider_leaves_the_map_as_it_was(open_map: Callable[..., Page]) -> None:
    page = open_map()

    page.evaluate("timemap_handle.destroy()")

    assert page.get_by_role("slider").count() == 0
    assert page.locator("body > #map").count() == 1


# -- Looks --------------------------------------------------------------------------------------


def test_colours_follow_the_page_when_its_theme_changes(open_map: Callable[..., Page]) -> None:
    page = open_map()
    colors = load_style()["colors"]
    land = "getComputedStyle(document.documentElement).getPropertyValue('--timemap-land')"
    picture = "document.querySelectorAll('.timemap-canvas')[1].toDataURL()"
    assert page.evaluate(land) == colors["light"]["land"]
    before = page.evaluate(picture)

    say_background(page, "#0e1117", "#fafafa")

    page.wait_for_function(f"{land} === '{colors['dark']['land']}'")
    assert page.evaluate(picture) != before


def test_a_chosen_part_of_the_map_keeps_its_centre_in_a_frame_of_another_size(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()
    page.get_by_role("button", name="Zoom in").click()
    wait_for_message(page, "last.whole_country === false")
    chosen = "(({ zoom, center }) => [zoom, ...center])(timemap_handle.state())"
    before = page.evaluate(chosen)

    for height in (683, 655, 700, 671):
        page.set_viewport_size({"width": 1000, "height": height})
        page.wait_for_function(
            "(high) => innerHeight === high && map.getSize().y === map.getContainer().clientHeight",
            arg=height,
        )

    assert page.evaluate(chosen) == before


@pytest.mark.parametrize("width", [360, 390, 720, 1000, 1920])
def test_every_control_is_in_the_frame_and_large_enough(
    open_map: Callable[..., Page], width: int
) -> None:
    page = open_map(width=width, height=660)
    controls = page.locator(
        ".timemap-panel :is(button, select, input, [role=slider]), .leaflet-control-zoom a,"
        " .timemap-legend button"
    )

    boxes = [control.bounding_box() for control in controls.all()]

    assert len(boxes) == 10
    for box in boxes:
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] > -16 and box["x"] + box["width"] <= width + 16
        assert box["y"] + box["height"] <= 660
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# -- Speed --------------------------------------------------------------------------------------


def test_a_step_makes_the_browser_lay_nothing_out_before_its_picture(
    open_map: Callable[..., Page],
) -> None:
    page = open_map()

    asked = page.evaluate("""() => {
        const { prototype } = Element, real = prototype.getBoundingClientRect;
        let asked = 0;
        prototype.getBoundingClientRect = function () { asked += 1; return real.call(this); };
        document.querySelector(".timemap-previous").click();
        prototype.getBoundingClientRect = real;
        return asked;
    }""")

    assert position(page) == day("2019-10-26")
    assert asked == 0
