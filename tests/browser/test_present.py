"""A briefing that plays from a file with no network, as somebody in front of a room sees it."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_all, show_scene
from briefing.counted.redaction import Discretion
from briefing.page.html import to_html
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.scene import Briefing, Scene, SceneView
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from tests.browser.conftest import Reader, Warm, lending
from tests.browser.layout import BROKEN_WORDS
from tests.browser.test_axe import CONTRAST, SCHEMES, serious
from tests.browser.watching import LANGUAGES, Listener, listening, wait_until
from tests.hostile_tables import ATTACKS, FLAG, day_of, write_hostile_texts
from tests.project_tables import project_dataset

SHIPPED = Path(__file__).parents[2] / "data/briefings/2019-10-26.json"
SIZES = [(1920, 1080), (1024, 768), (390, 844)]

# What a reader would see cut off: wider than its window, or out of it.
STICKS_OUT = """() => [...document.querySelectorAll("body *")].filter((node) => {
    const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
    if (!width || !height || node.closest(".present-heard, .present-briefing, .timemap-list")) {
        return false;
    }
    // What is clipped or hidden; the thumb is larger than what is seen of it, for fingers.
    if (node.closest(".leaflet-pane, .present-scroll, .timemap-heard, .timemap-thumb")) {
        return false;
    }
    const scrolls = node.parentElement.closest(".present-picture, .present-told, .presenter-body");
    const below = scrolls && scrolls !== node
        && scrolls.scrollHeight > scrolls.clientHeight + 1;
    return left < -1 || right > innerWidth + 1 || top < -1 || (bottom > innerHeight + 1 && !below);
}).map((node) => `${node.tagName}.${node.className}`)"""


# The lines of the picture that are not whole inside it.
CUT_OFF = """() => {
    const picture = document.querySelector(".present-picture");
    const { top, bottom } = picture.getBoundingClientRect();
    return [...picture.querySelectorAll("li, h3")].filter((node) => {
        const box = node.getBoundingClientRect();
        return box.height && (box.top < top || box.bottom > bottom + 1);
    }).map((node) => node.textContent);
}"""


# Fulfilled once the map of the scene, if it has one, is drawn and all else has been painted.
SETTLED = """() => new Promise((done) => {
    const look = () => {
        const { map } = window.present.state();
        if (map && !map.drawn) requestAnimationFrame(look);
        else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    };
    look();
})"""


class Room:
    """A page that was opened from a file in a browser without a network."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.errors: list[str] = []

    def hears(self, page: Page) -> list[Listener]:
        """What notes whom this page asks, the room's or one beside it, and its errors."""

        def note_error(error: Error) -> None:
            self.errors.append(str(error))

        def note_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(message.text)

        return [
            (page, "request", self._note),
            (page, "pageerror", note_error),
            (page, "console", note_console),
        ]

    def _note(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.asked.append(request.url)
        elif request.url.startswith("file:") and request.resource_type != "document":
            self.asked.append(request.url)

    def open(
        self,
        path: Path,
        *,
        width: int = 1920,
        height: int = 1080,
        colour_scheme: str = "light",
        reduced_motion: str = "no-preference",
        part: str = "",
    ) -> None:
        """Shows the file in a window of this size, in pixels."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=colour_scheme, reduced_motion=reduced_motion)
        self.page.goto(path.as_uri() + part)
        self.page.locator(".present-told h2").wait_for()
        self.settle()

    @property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("() => window.present.state()")
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def settle(self) -> None:
        self.page.evaluate(SETTLED)

    def go_to(self, number: int) -> None:
        """To the scene of this number, the first is 1."""
        self.page.keyboard.type(str(number))
        self.press("Enter")
        assert self.state["index"] == number - 1

    def figure(self) -> str:
        return self.page.locator(".present-told .present-figure").inner_text().replace("\n", " ")

    def click_circle(self, place_id: str) -> None:
        """Clicks into the middle of a circle, as a hand would."""
        x, y = self.page.evaluate(
            """(wanted) => {
                const circle = window.timemap_handle.circles()
                    .find(({ place_id }) => place_id === wanted);
                const map = document.querySelector(".present-map");
                const { left, top } = map.getBoundingClientRect();
                const pane = map.querySelector(".leaflet-map-pane");
                const moved = new DOMMatrix(getComputedStyle(pane).transform);
                return [left + circle.x + moved.e, top + circle.y + moved.f];
            }""",
            place_id,
        )
        self.page.mouse.click(x, y)
        self.settle()


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return project_dataset()


@pytest.fixture(scope="module")
def shipped() -> Briefing:
    return read_briefing(SHIPPED.read_bytes()).briefing


@pytest.fixture(scope="module")
def shown(shipped: Briefing, dataset: Dataset) -> list[Shown]:
    return show_all(shipped, dataset, Language(), Discretion())


@pytest.fixture(scope="module")
def showing_days(dataset: Dataset) -> Callable[[str, str], Shown]:
    """showing_days(first, last) is the map of these days, ISO 8601."""

    def show(first: str, last: str) -> Shown:
        scene = Scene("map", f"since={first}&until={last}")
        return show_scene(scene, dataset, Language(), Discretion())

    return show


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, shipped: Briefing, shown: list[Shown]) -> Path:
    """The shipped briefing as a file."""
    path = tmp_path_factory.mktemp("briefing") / "briefing.page.html"
    path.write_bytes(to_html(shipped, shown, discretion=Discretion(), language=Language()))
    return path


Enter = Callable[..., Room]


@pytest.fixture
def enter(reader: Reader, file: Path) -> Iterator[Enter]:
    """enter(file=..., width=..., ...) opens a file with the network off; it must ask nobody."""
    rooms: list[Room] = []
    with ExitStack() as heard:

        def open_file(path: Path = file, **traits: Any) -> Room:
            (page,) = reader(offline=True).pages
            room = Room(page)
            heard.enter_context(listening(room.hears(page)))
            rooms.append(room)
            room.open(path, **traits)
            return room

        yield open_file

    asked = [address for room in rooms for address in room.asked]
    errors = [error for room in rooms for error in room.errors]
    assert asked == [] and errors == []


@pytest.fixture(scope="module")
def opened(browser: Browser, warm: Warm, file: Path) -> Iterator[Room]:
    """The room of the shipped briefing, opened once for all tests that lead it as keys do."""
    with lending(browser, warm) as lend:
        (page,) = lend(offline=True).pages
        room = Room(page)
        with listening(room.hears(page)):
            room.open(file)
            yield room


@pytest.fixture
def room(opened: Room) -> Iterator[Room]:
    """The shipped briefing at its first scene with nothing open over it; it must ask nobody."""
    opened.press("Escape", "Escape", "Escape", "Home")
    state = opened.state
    assert (state["index"], state["question"], state["place"]) == (0, False, None)
    yield opened
    assert opened.asked == [] and opened.errors == []


@pytest.fixture
def write(tmp_path: Path, dataset: Dataset) -> Callable[..., Path]:
    """write(scene, ...) is the file of a briefing of these scenes."""

    def make(
        *scenes: Scene,
        title: str = "Made",
        tables: Dataset = dataset,
        venues: bool = False,
        language: str = "en",
    ) -> Path:
        briefing, discretion = Briefing(title, scenes), Discretion(venues=venues)
        spoken = language_of(language)
        shown = show_all(briefing, tables, spoken, discretion)
        path = tmp_path / "made.html"
        path.write_bytes(to_html(briefing, shown, discretion=discretion, language=spoken))
        return path

    return make


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read_dataset(write_hostile_texts(tmp_path_factory.mktemp("tables"))).dataset


def presenter(room: Room) -> Page:
    """The presenter's window, opened by its key beside the room's."""
    with room.page.context.expect_page() as opened:
        room.page.keyboard.press("n")
    page = opened.value
    for where, event, listener in room.hears(page):  # until the window is closed
        where.on(event, listener)  # type: ignore[call-overload]
    page.locator(".presenter-now .presenter-title").wait_for()
    return page


def circles(room: Room) -> set[tuple[str, str]]:
    found = room.page.evaluate("window.timemap_handle.circles().map((c) => [c.name, c.label])")
    return {(name, label) for name, label in found}


# -- One truth ---------------------------------------------------------------------------------


def test_every_scene_shows_the_figure_that_was_counted(room: Room, shown: list[Shown]) -> None:
    told = []
    for _ in shown:
        told.append(room.figure())
        room.press("ArrowRight")

    assert told == [scene.figure for scene in shown]


def test_the_circles_are_those_that_were_counted(room: Room, shown: list[Shown]) -> None:
    first = circles(room)
    room.press("End")

    assert first == {(c.name, c.label) for c in shown[0].circles}
    assert circles(room) == {(c.name, c.label) for c in shown[-1].circles}


def test_every_scene_has_its_source_line_and_the_date_of_the_tables(
    room: Room, shown: list[Shown]
) -> None:
    for scene in shown:
        expect(room.page.locator(".present-foot")).to_contain_text(scene.source_line)
        expect(room.page.locator(".present-foot")).to_contain_text(scene.as_of)
        room.press("PageDown")


def test_one_drawing_of_a_scene_is_shown_the_widest_that_is_read(enter: Enter) -> None:
    room = enter(part="#scene=4")
    shown = room.page.locator(".present-drawn svg:visible")

    for width in (1920, 1024, 390):
        room.page.set_viewport_size({"width": width, "height": 844})
        room.settle()
        expect(shown).to_have_count(1)
        letters = shown.evaluate(
            """(svg) => Math.min(...[...svg.querySelectorAll("text")].map((text) => (
                parseFloat(text.getAttribute("font-size"))
                    * svg.clientWidth / svg.viewBox.baseVal.width
            )))"""
        )
        assert letters >= 13, width


def test_the_bars_of_regions_carry_their_figures_and_stand_by_name(
    room: Room, shown: list[Shown]
) -> None:
    room.go_to(4)
    texts = room.page.locator(".present-drawn svg:visible text").all_text_contents()
    drawn = [bar for bar in shown[3].bars.bars if bar.has_number]

    names = [text for text in texts if text in {bar.name for bar in drawn}]
    assert names == [bar.name for bar in drawn] == sorted(names, key=str.casefold)
    assert {bar.figure for bar in drawn} <= set(texts)


def test_regions_without_a_figure_are_named_and_get_no_bar(room: Room, shown: list[Shown]) -> None:
    room.go_to(4)
    told = " ".join(room.page.locator(".present-drawn svg:visible text").all_text_contents())
    silent = [bar.name for bar in shown[3].bars.bars if not bar.has_number]

    assert silent
    assert f"No figure of its own: {', '.join(silent)}." in told
    assert shown[3].beyond[0] in told


def test_a_drawing_is_an_image_with_its_figures_as_its_name(room: Room, shown: list[Shown]) -> None:
    room.go_to(4)

    first = shown[3].bars.bars[0]
    image = room.page.get_by_role("img", name=f"{first.name} {first.figure}")
    expect(image).to_be_visible()
    assert all(
        bar.figure in (image.get_attribute("aria-label") or "") for bar in shown[3].bars.bars
    )


def test_a_drawing_turns_dark_with_the_page(enter: Enter) -> None:
    room = enter(part="#scene=4")
    tick = """() => getComputedStyle([...document.querySelectorAll(".present-drawn svg")]
        .find((svg) => svg.clientWidth).querySelector("text")).fill"""
    light = room.page.evaluate(tick)
    room.press("d")

    assert (light, room.page.evaluate(tick)) == ("rgb(91, 101, 112)", "rgb(163, 173, 183)")


def test_a_scene_that_closes_before_it_is_drawn_breaks_nothing(enter: Enter) -> None:
    room = enter()

    for key in ("End", "Home", "End", "Home"):
        room.page.keyboard.press(key)
        room.page.wait_for_timeout(20)
    room.page.wait_for_timeout(600)  # what waited for the closed scenes has run

    assert room.errors == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768)])
def test_the_legend_lies_on_no_place(enter: Enter, width: int, height: int) -> None:
    room = enter(width=width, height=height)
    room.press("j")
    room.page.keyboard.type("1 May 2019")
    room.press("Enter")

    on_it = room.page.evaluate("""() => {
        const legend = document.querySelector(".timemap-legend").getBoundingClientRect();
        const map = document.querySelector(".present-map").getBoundingClientRect();
        return window.timemap_handle.circles().filter(({ x, y }) => (
            map.left + x < legend.right && map.top + y < legend.bottom
        )).length;
    }""")

    assert room.page.evaluate("window.timemap_handle.circles().length") > 0
    assert on_it == 0


def test_no_word_of_a_figure_is_broken_over_lines(enter: Enter) -> None:
    room = enter(width=1024, height=768, part="#scene=4")
    lines_of_each_word = r"""(nodes) => nodes.flatMap((node) => {
        const text = node.firstChild;
        return [...text.data.matchAll(/\S+/g)].map((word) => {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length;
        });
    })"""

    lines = room.page.locator(".present-word").evaluate_all(lines_of_each_word)

    assert lines and set(lines) == {1}


def test_reports_of_an_incident_stand_on_one_scale(room: Room, shown: list[Shown]) -> None:
    room.go_to(3)
    drawing = room.page.locator(".present-drawn svg:visible")
    left = drawing.locator(".report").evaluate_all(
        "(marks) => marks.map((mark) => mark.getBoundingClientRect().left)"
    )[:-1]  # the last is the key's
    figures = {report.figure for report in shown[2].reports}

    texts = drawing.locator("text").all_text_contents()
    assert [text for text in texts if text in figures] == [r.figure for r in shown[2].reports]
    assert len(left) == len(figures) and left == sorted(left)


def test_a_passport_shows_every_step(room: Room, shown: list[Shown]) -> None:
    room.go_to(2)

    told = room.page.locator(".present-steps li").all_inner_texts()
    assert told == [text for _, text in shown[1].outline]


# -- Moving ------------------------------------------------------------------------------------


def test_each_of_four_keys_goes_to_the_next_scene(room: Room) -> None:
    for index, key in enumerate(("ArrowRight", "ArrowDown", "PageDown", " "), start=1):
        room.press(key)
        assert room.state["index"] == index, key


def test_each_of_three_keys_goes_back_a_scene(room: Room) -> None:
    room.go_to(5)

    for index, key in ((3, "ArrowLeft"), (2, "ArrowUp"), (1, "PageUp")):
        room.press(key)
        assert room.state["index"] == index, key


def test_home_and_end_go_to_the_first_and_the_last_scene(room: Room) -> None:
    room.press("End")
    last = room.state["index"]
    room.press("Home")

    assert (last, room.state["index"]) == (4, 0)


def test_keys_stop_at_the_ends(room: Room) -> None:
    room.press("ArrowLeft", *["ArrowRight"] * 9)

    assert room.state["index"] == 4


def test_a_reload_opens_the_same_scene(enter: Enter) -> None:
    room = enter()
    room.press("ArrowRight", "ArrowRight")
    room.page.reload()
    room.page.locator(".present-told h2").wait_for()

    assert room.state["index"] == 2


def test_the_remote_still_moves_on_after_the_slider_was_dragged(enter: Enter) -> None:
    room = enter(part="#scene=5")
    track = room.page.locator(".timemap-track").bounding_box()
    assert track
    room.page.mouse.move(track["x"] + track["width"] - 5, track["y"] + 30)
    room.page.mouse.down()
    room.page.mouse.move(track["x"] + track["width"] / 2, track["y"] + 30, steps=5)
    room.page.mouse.up()
    room.settle()
    room.press("PageUp")

    assert room.state["index"] == 3


def test_full_screen_has_a_key_and_a_button(enter: Enter) -> None:
    room = enter()
    room.press("f")
    wait_until(room.page, "document.fullscreenElement !== null")
    room.press("f")
    wait_until(room.page, "document.fullscreenElement === null")
    room.page.get_by_role("button", name="Full screen").click()

    wait_until(room.page, "document.fullscreenElement !== null")


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844)])
def test_a_long_passport_goes_on_over_screens_before_the_scene_changes(
    enter: Enter, write: Callable[..., Path], width: int, height: int
) -> None:
    scenes = [Scene("passport", "event=2022-01"), Scene("map", "event=2019-10-26")]
    room = enter(write(*scenes), width=width, height=height)
    wanted = room.page.evaluate("window.present.content.scenes[0].outline.map(([, text]) => text)")
    for key in ("ArrowDown", " "):
        read: list[str] = []
        screens = 0
        while room.state["index"] == 0:
            assert room.page.evaluate(CUT_OFF) == []
            read += room.page.locator(".present-steps li:visible").all_inner_texts()
            counter = room.page.locator(".present-counter").inner_text()
            screens += 1
            assert counter.startswith(f"1 of 2 ({screens} / "), key
            room.press(key)

        assert read == wanted and screens > 1, key
        assert counter == f"1 of 2 ({screens} / {screens})"
        room.press("Home")


def test_the_presenter_is_told_that_a_passport_goes_on(
    enter: Enter, write: Callable[..., Path]
) -> None:
    scenes = [Scene("passport", "event=2022-01"), Scene("map", "event=2019-10-26")]
    window = presenter(enter(write(*scenes), width=1024, height=768))

    expect(window.locator(".presenter-where").first).to_contain_text("1 of 2 (1 / ")
    expect(window.locator(".presenter-next")).to_contain_text("The scene goes on")


def test_no_letter_of_a_scene_is_too_small_to_read(
    enter: Enter, write: Callable[..., Path]
) -> None:
    room = enter(write(Scene("passport", "event=2022-01")))

    for width, height in ((1024, 768), (390, 844)):
        room.page.set_viewport_size({"width": width, "height": height})
        room.settle()
        smallest = room.page.evaluate(
            """() => Math.min(...[...document.querySelectorAll(".present :is(p, li, span)")]
                .filter((node) => node.textContent.trim() && node.offsetParent)
                .map((node) => parseFloat(getComputedStyle(node).fontSize)))"""
        )
        assert smallest >= 12.5, width


# -- Playing -----------------------------------------------------------------------------------


# What map and scene say at each frame, until the map has said so many different figures.
FIGURES_WHILE_PLAYING = """(wanted) => new Promise((done) => {
    const told = [];
    const look = () => {
        const scene = document.querySelector(".present-told .present-figure").innerText;
        told.push([timemap_handle.figure().text, scene.replaceAll("\\n", " ")]);
        if (new Set(told.map(([own]) => own)).size === wanted) done(told);
        else requestAnimationFrame(look);
    };
    look();
})"""


def test_playing_shows_one_event_after_the_other_with_its_own_figure(enter: Enter) -> None:
    room = enter(part="#scene=5")
    room.press("p")
    wait_until(room.page, "window.present.state().map.mode === 'event'")
    told = room.page.evaluate(FIGURES_WHILE_PLAYING, 3)

    assert [pair for pair in told if pair[0] != pair[1]] == []


def test_each_event_is_told_with_its_own_title_caveats_and_sources(
    enter: Enter, showing_days: Callable[[str, str], Shown]
) -> None:
    room = enter(part="#scene=5")
    room.press("p", "Escape")
    told = []
    for _ in range(3):
        at = room.state["map"]
        there = showing_days(at["since"], at["until"])
        expect(room.page.locator(".present-title")).to_have_text(there.title)
        expect(room.page.locator(".present-told")).to_contain_text(there.second)
        expect(room.page.locator(".present-sources")).to_have_text(
            f"{there.source_line} {there.as_of}"
        )
        assert room.page.title().startswith(there.title)
        told.append(there.title)
        room.page.locator(".timemap-thumb").focus()
        room.press("ArrowRight")
    room.press("i")
    about = room.page.get_by_role("dialog", name="About these numbers")
    at = room.state["map"]
    expect(about).to_contain_text(showing_days(at["since"], at["until"]).sentence)

    assert len(set(told)) == 3


def test_a_scene_of_single_events_plays_on_from_its_own(
    enter: Enter, write: Callable[..., Path]
) -> None:
    whole = SceneView(mode="event", first=date(2011, 6, 12), last=date(2025, 11, 13))
    room = enter(write(Scene("map", "since=2019-06-09&until=2019-06-10", view=whole)))
    room.press("p")
    wait_until(room.page, "window.present.state().map.mode === 'event'")

    assert room.state["map"]["since"] >= "2019-06-09"


def test_playing_says_what_it_counts(enter: Enter, write: Callable[..., Path]) -> None:
    scene = Scene("map", "since=2019-01-01&until=2019-12-31")
    room = enter(write(scene))
    expect(room.page.get_by_text("In this table so far.")).to_have_count(0)
    room.press("p")

    expect(room.page.get_by_text("In this table so far.")).to_be_visible()


def test_who_wants_no_motion_is_shown_event_after_event(
    enter: Enter, write: Callable[..., Path]
) -> None:
    scene = Scene("map", "since=2019-01-01&until=2019-12-31")
    room = enter(write(scene), reduced_motion="reduce")
    room.press("p")
    days = set()
    for _ in range(12):
        room.page.wait_for_timeout(250)
        days.add(room.state["map"]["until"])
    marks = room.page.evaluate(
        """() => {
            const { unpack, read_timetable } = window.timemap_parts;
            const table = unpack(window.present.content.scenes[0].map.table);
            const times = read_timetable(table, []);
            return table.events.map(([first]) => times.iso_of_day(first));
        }"""
    )

    assert 1 < len(days) < 6
    assert days - {"2019-01-01"} <= set(marks)


def test_escape_stops_the_playing_and_then_gives_back_the_scene(
    enter: Enter, shown: list[Shown]
) -> None:
    room = enter(part="#scene=5")
    room.press("p")
    wait_until(room.page, "window.present.state().playing")
    room.press("Escape")
    stopped = room.state["playing"]
    room.press("Escape")

    assert stopped is False
    assert room.figure() == shown[4].figure


def test_a_scene_of_one_day_has_no_slider(room: Room) -> None:
    expect(room.page.locator(".timemap-panel")).to_be_hidden()


# -- Reports and questions ---------------------------------------------------------------------


def test_a_click_on_a_circle_opens_its_reports_with_their_sources(room: Room) -> None:
    room.click_circle("1526384")
    pane = room.page.locator(".present-place")

    expect(pane.get_by_role("heading")).to_have_text("Almaty")
    expect(pane).to_contain_text("26 people were detained in Nur-Sultan and Almaty")
    link = pane.get_by_role("link", name="RFE/RL: Kazakh Police Forcibly Detain").first
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert (link.get_attribute("href") or "").startswith("https://www.rferl.org/a/kazakh-")
    room.press("Escape")
    expect(pane).to_be_hidden()


def test_a_city_is_found_by_any_of_its_names(room: Room) -> None:
    for name in ("Shymkent", "шымк", "Чимкент"):
        room.press("j")
        room.page.keyboard.type(name)
        room.press("Enter")
        expect(room.page.locator(".present-place h2")).to_have_text("Shymkent")
        expect(room.page.locator(".present-place-figure")).to_have_text("3+")
        room.press("Escape")
        expect(room.page.locator(".present-place")).to_be_hidden()


def test_a_date_beyond_the_scene_opens_the_whole_table_and_escape_comes_back(
    room: Room, shown: list[Shown], showing_days: Callable[[str, str], Shown]
) -> None:
    for text in ("2019-05-01", "1.5.2019", "1 May 2019", "May 1, 2019"):
        room.press("j")
        room.page.keyboard.type(text)
        room.press("Enter")
        asked, figure = room.state, room.figure()
        room.press("Escape")
        assert asked["question"] and asked["map"]["since"] == "2019-05-01", text
        assert figure == showing_days("2019-05-01", "2019-05-01").figure
        assert room.figure() == shown[0].figure


def test_a_date_that_has_a_scene_of_its_own_leads_to_that_scene(room: Room) -> None:
    room.go_to(5)
    room.press("j")
    room.page.keyboard.type("26 October 2019")
    room.press("Enter")

    assert (room.state["index"], room.state["question"]) == (0, False)


def test_what_the_room_asked_for_has_its_own_title_and_sources(
    room: Room, showing_days: Callable[[str, str], Shown]
) -> None:
    room.press("j")
    room.page.keyboard.type("1 May 2019")
    room.press("Enter")
    there = showing_days("2019-05-01", "2019-05-01")

    expect(room.page.locator(".present-title")).to_have_text("May Day rallies, 1 May 2019")
    expect(room.page.locator(".present-sources")).to_contain_text(there.source_line)
    expect(room.page.get_by_role("status").first).to_contain_text("May Day rallies")


def test_a_city_and_a_date_open_the_city_on_that_day(room: Room) -> None:
    room.press("j")
    room.page.keyboard.type("Shymkent, 6 July 2019")
    room.press("Enter")

    assert room.state["map"]["since"] == "2019-07-06"
    expect(room.page.locator(".present-place h2")).to_have_text("Shymkent")
    expect(room.page.locator(".present-place-figure")).to_have_text("around 40 / about 50+")


def test_the_way_back_from_a_question_is_a_button_too(room: Room, shown: list[Shown]) -> None:
    room.press("j")
    room.page.keyboard.type("2019-05-01")
    room.press("Enter")
    room.page.get_by_role("button", name="Back to the scene").click()

    assert room.figure() == shown[0].figure


def test_the_screen_can_be_emptied_and_any_key_brings_the_scene_back(room: Room) -> None:
    room.press("b")
    expect(room.page.locator(".present-title")).to_be_hidden()
    room.press("ArrowRight")

    expect(room.page.locator(".present-title")).to_have_text("Four cities, one day")


def test_typing_a_digit_begins_a_question(enter: Enter) -> None:
    room = enter()
    room.page.keyboard.type("2019-10-26")

    expect(room.page.get_by_role("combobox")).to_have_value("2019-10-26")


def test_a_day_without_an_event_says_so(room: Room) -> None:
    room.press("j")
    room.page.keyboard.type("2019-03-03")

    expect(room.page.get_by_role("listbox")).to_contain_text("3 March 2019: no event in this table")


def test_a_number_goes_to_that_scene(room: Room) -> None:
    room.page.keyboard.type("4")
    room.press("Enter")

    assert room.state["index"] == 3


def test_what_is_nowhere_is_told(room: Room) -> None:
    room.press("j")
    room.page.keyboard.type("Paris")

    expect(room.page.get_by_text("Nothing found.")).to_be_visible()


# -- Beside the scene --------------------------------------------------------------------------


def test_the_numbers_say_where_they_come_from(room: Room, shown: list[Shown]) -> None:
    room.press("i")
    told = room.page.get_by_role("dialog", name="About these numbers")
    first = shown[0]

    for text in (first.rule, first.licence, first.as_of, first.filters, *first.left_out):
        expect(told).to_contain_text(text)
    for source in first.sources:
        expect(told).to_contain_text(source.url)
    room.press("Escape")
    expect(told).to_be_hidden()


def test_dark_follows_the_system_until_somebody_turns_it(enter: Enter) -> None:
    room = enter(colour_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = room.page.evaluate(paper)
    room.press("d")

    assert dark == "rgb(20, 24, 29)"
    assert room.page.evaluate(paper) == "rgb(255, 255, 255)"


def test_the_map_turns_dark_with_the_page(enter: Enter) -> None:
    room = enter()
    land = "getComputedStyle(document.documentElement).getPropertyValue('--timemap-land')"
    light = room.page.evaluate(land)
    room.press("d")

    assert (light, room.page.evaluate(land)) == ("#fcfcfa", "#262d34")


def test_controls_step_back_and_return_with_the_hand(enter: Enter) -> None:
    room = enter()
    tools = room.page.locator(".present-tools")
    room.page.mouse.move(300, 300)
    expect(tools).to_have_css("opacity", "1")
    expect(tools).to_have_css("opacity", "0")
    room.page.mouse.move(400, 400)

    expect(tools).to_have_css("opacity", "1")


def test_the_scene_is_said_to_those_who_hear_the_page(room: Room) -> None:
    room.press("ArrowRight")

    expect(room.page.get_by_role("status").first).to_contain_text("2 of 5. How the number")


def test_a_scene_that_cannot_be_shown_says_why_and_is_passed(
    enter: Enter, write: Callable[..., Path]
) -> None:
    path = write(Scene("map", "place=nowhere", title="Gone"), Scene("map", "event=2019-10-26"))
    room = enter(path)
    expect(room.page.locator(".present-told")).to_contain_text("place=nowhere")
    room.press("PageDown")

    assert room.figure() == "at least 39"


def test_what_is_different_now_is_shown_and_what_was_counted_beside_the_authors_words(
    enter: Enter, write: Callable[..., Path]
) -> None:
    own = {"sentence": "Ours", "sentence_is_own": True}
    room = enter(write(Scene("map", "event=2019-10-26", data_version="0.0.1", **own)))
    changed = room.page.evaluate("window.present.content.scenes[0].changed")

    assert changed
    expect(room.page.locator(".present-changed")).to_have_text(changed)
    expect(room.page.locator(".present-sentence")).to_have_text("Ours")
    expect(room.page.locator(".present-second").first).to_have_text(
        "The author's words; counted is: at least 39, by our count of 7 reports"
    )


# -- The presenter's window ----------------------------------------------------------------------


def test_the_presenter_sees_this_scene_the_next_the_notes_and_the_minutes_left(
    enter: Enter, shown: list[Shown]
) -> None:
    window = presenter(enter())
    first, second = shown[:2]

    now, after = window.locator(".presenter-now"), window.locator(".presenter-next")
    for text in ("1 of 5", first.title, first.figure, first.sentence, first.second):
        expect(now).to_contain_text(text)
    expect(after).to_contain_text(second.title)
    for text in (first.spoken, first.scene.notes, first.checked, first.source_line, first.as_of):
        expect(window.locator(".presenter-notes")).to_contain_text(text)
    expect(window.locator(".presenter-minutes")).to_contain_text("of 2:00 min")
    expect(window.locator(".presenter-left")).to_have_text(re.compile(r"8:\d\d min"))
    expect(window.locator(".presenter-time")).to_have_text(re.compile(r"\d\d:\d\d"))


def test_notes_cover_nothing_of_what_the_audience_sees(enter: Enter) -> None:
    room = enter()
    boxes = "[...document.querySelectorAll('main > *')].map((node) => node.offsetHeight)"
    before = room.page.evaluate(boxes)
    presenter(room)

    assert room.page.evaluate(boxes) == before
    assert room.page.locator(".presenter").count() == 0


def test_keys_in_the_presenters_window_lead_the_audiences(enter: Enter) -> None:
    room = enter()
    window = presenter(room)
    seen = []
    for key in ("ArrowRight", " ", "End", "PageUp", "Home"):
        window.keyboard.press(key)
        expect(window.locator(".presenter-where").first).to_contain_text(
            room.page.locator(".present-counter").inner_text()
        )
        room.settle()
        seen.append(room.state["index"])

    assert seen == [1, 2, 4, 3, 0]


def test_the_presenter_says_what_is_played_not_the_scene(
    enter: Enter, showing_days: Callable[[str, str], Shown]
) -> None:
    room = enter(part="#scene=5")
    window = presenter(room)
    window.keyboard.press("p")
    wait_until(room.page, "window.present.state().map.mode === 'event'")
    window.keyboard.press("Escape")
    room.settle()
    at = room.state["map"]
    there = showing_days(at["since"], at["until"])

    expect(window.locator(".presenter-now .presenter-title")).to_have_text(there.title)
    expect(window.locator(".present-spoken")).to_have_text(there.spoken)
    expect(window.locator(".presenter-notes")).to_contain_text(there.source_line)


def test_the_presenter_looks_for_what_the_room_asks_out_of_its_sight(enter: Enter) -> None:
    room = enter()
    window = presenter(room)
    window.keyboard.type("1 May 2019")
    dialog = room.page.locator("dialog[open]").count()
    window.keyboard.press("Enter")

    expect(room.page.locator(".present-title")).to_have_text("May Day rallies, 1 May 2019")
    expect(window.locator(".presenter-where").first).to_have_text("In the whole table")
    assert dialog == 0
    window.keyboard.press("Escape")
    expect(room.page.locator(".present-title")).to_have_text("Four cities, one day")


def test_the_presenter_empties_the_screen_and_brings_it_back(enter: Enter) -> None:
    room = enter()
    window = presenter(room)
    window.keyboard.press("b")
    expect(room.page.locator(".present-title")).to_be_hidden()
    expect(window.locator(".presenter-now")).to_contain_text("Empty screen")
    window.keyboard.press("b")
    expect(room.page.locator(".present-title")).to_be_visible()
    room.press("b", "x")

    expect(room.page.locator(".present-title")).to_be_visible()
    expect(window.locator(".presenter-now")).not_to_contain_text("Empty screen")


def test_the_clock_goes_on_when_the_audiences_window_is_loaded_again(enter: Enter) -> None:
    room = enter()
    window = presenter(room)
    whole = window.locator(".presenter-minutes dd").nth(1)
    window.evaluate("window.present.post({ spent: [300] })")
    expect(whole).to_have_text(re.compile(r"5:\d\d of"))
    room.page.reload()
    room.page.locator(".present-told h2").wait_for()
    expect(window.locator(".presenter-waiting")).to_be_hidden()
    expect(whole).to_have_text(re.compile(r"5:\d\d of"))
    window.keyboard.press("r")

    expect(whole).to_have_text(re.compile(r"0:\d\d of"))


def test_two_rooms_of_one_browser_are_led_by_two_presenters(enter: Enter) -> None:
    room = enter()
    other = Room(room.page.context.new_page())
    other.page.goto(room.page.url)
    other.page.locator(".present-told h2").wait_for()
    window = presenter(room)
    window.keyboard.press("End")
    expect(room.page.locator(".present-counter")).to_have_text("5 of 5")

    assert other.state["index"] == 0


def test_the_presenter_is_told_that_the_audiences_window_is_closed(enter: Enter) -> None:
    room = enter()
    window = presenter(room)
    room.page.goto("about:blank")

    expect(window.get_by_role("alert")).to_contain_text("The audience's window is closed")


def test_a_browser_that_opens_no_window_is_answered_by_a_link(enter: Enter) -> None:
    room = enter()
    room.page.evaluate("window.open = () => null")
    room.press("n")
    link = room.page.get_by_role("dialog").get_by_role("link", name="Presenter's window")

    assert "#presenter=" in (link.get_attribute("href") or "")


def test_axe_finds_nothing_serious_in_the_presenters_window(enter: Enter) -> None:
    window = presenter(enter())

    for width, height in ((1280, 800), (390, 844)):
        window.set_viewport_size({"width": width, "height": height})
        found = []
        for scheme in SCHEMES:
            window.emulate_media(color_scheme=scheme)
            found += serious(window)
        assert found == [], width
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


# -- Any text, any window ----------------------------------------------------------------------


def test_nothing_runs_that_a_briefing_says(enter: Enter, write: Callable[..., Path]) -> None:
    names = ("script", "image", "closing", "attribute", "template", "backtick", "address", "long")
    scenes = [
        Scene(
            kind,
            query,
            title=text[:200],
            notes=text[:5000],
            sentence=text[:1000],
            sentence_is_own=True,
        )
        for name in names
        for text in [ATTACKS[name]]
        for kind, query in [("map", "event=2019-10-26"), ("passport", "event=2019-10-26")]
    ]
    room = enter(write(*scenes, title=ATTACKS["closing"]))
    window = presenter(room)
    for scene in scenes:
        expect(room.page.locator(".present-title")).to_have_text(scene.title)
        expect(window.locator(".presenter-now .presenter-title")).to_have_text(scene.title)
        expect(window.locator(".present-author")).to_have_text(scene.notes)
        assert room.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        room.press("PageDown")

    assert room.page.evaluate(f"window.{FLAG} === undefined")
    assert window.evaluate(f"window.{FLAG} === undefined")


def test_nothing_runs_that_a_table_says(
    enter: Enter, write: Callable[..., Path], hostile: Dataset
) -> None:
    names = ("script", "image", "closing", "template", "backtick", "long")
    kinds = ("map", "passport", "regions", "incident")
    scenes = [
        Scene(
            kind,
            f"incident={day_of(name)}-placed" if kind == "incident" else f"event={day_of(name)}",
        )
        for name in names
        for kind in kinds
    ]
    # Every venue is the attack as well, and would be masked.
    room = enter(write(*scenes, tables=hostile, venues=True))
    for number, name in enumerate(names):
        while room.state["index"] < number * len(kinds):
            room.press("PageDown")
        place_id = room.page.evaluate("window.timemap_handle.circles()[0].place_id")
        room.click_circle(place_id)
        expect(room.page.locator(".present-place blockquote").first).to_contain_text(
            ATTACKS[name][:50].strip()
        )
        room.press("Escape")
        for _ in kinds:
            assert room.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            room.press("i")
            expect(room.page.get_by_role("dialog", name="About these numbers")).to_be_visible()
            room.press("Escape", "PageDown")

    assert room.page.evaluate(f"window.{FLAG} === undefined")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_sticks_out_of_the_window(enter: Enter, width: int, height: int) -> None:
    room = enter(width=width, height=height)
    found = {}
    for number in range(1, 6):
        found[number] = room.page.evaluate(STICKS_OUT)
        room.press("PageDown")

    assert {where: nodes for where, nodes in found.items() if nodes} == {}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_on_a_small_beamer_nothing_sticks_out_or_breaks_inside_a_word_in_another_language(
    enter: Enter, write: Callable[..., Path], shipped: Briefing, language: str
) -> None:
    small = {"width": 1024, "height": 768}
    room = enter(write(*shipped.scenes, language=language), **small)
    window = presenter(room)
    window.set_viewport_size(small)
    found = {}
    for number in range(1, len(shipped.scenes) + 1):
        found[number] = [
            told
            for page in (room.page, window)
            for look in (STICKS_OUT, BROKEN_WORDS)
            for told in page.evaluate(look)
        ]
        room.press("PageDown")

    assert window.evaluate("document.documentElement.lang") == language
    assert not any(found.values()), found


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_the_figure_is_the_largest_thing_read(enter: Enter, width: int, height: int) -> None:
    room = enter(width=width, height=height)
    for _ in range(5):
        sizes = room.page.evaluate(
            """() => {
                const size = (node) => parseFloat(getComputedStyle(node).fontSize);
                const number = document.querySelector(".present-told .present-number");
                const others = [...document.querySelectorAll(".present *")]
                    .filter((node) => !node.classList.contains("present-number"));
                return [size(number), Math.max(...others.map(size)), innerHeight];
            }"""
        )
        assert sizes[0] > 1.5 * sizes[1] and sizes[0] > sizes[2] / 20
        room.press("PageDown")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (390, 844)])
def test_axe_finds_nothing_serious_in_a_scene(enter: Enter, width: int, height: int) -> None:
    room = enter(width=width, height=height)
    found = []
    for turn, scheme in enumerate(SCHEMES):
        room.page.emulate_media(color_scheme=scheme)
        only = [CONTRAST] if turn else []  # another scheme has other colours and nothing else
        room.press("Home")
        for number in range(1, 6):
            found += [f"{number}, {scheme}: {told}" for told in serious(room.page, only=only)]
            room.press("PageDown")

    assert found == []


def test_axe_finds_nothing_serious_in_a_pane(enter: Enter) -> None:
    room = enter(colour_scheme="dark")

    for key in ("i", "j"):
        room.press(key)
        expect(room.page.locator("dialog[open]")).to_have_count(1)
        assert serious(room.page) == [], key
        room.press("Escape")


def test_axe_finds_nothing_serious_in_the_reports_of_a_place(room: Room) -> None:
    room.click_circle("1526384")

    assert serious(room.page) == []


# -- Served by the app -------------------------------------------------------------------------


def test_the_app_serves_the_same_page(reader: Reader, app_url: str, shown: list[Shown]) -> None:
    page = reader().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{app_url}/present/shipped/2019-10-26?scene=3")
    page.locator(".present-told h2").wait_for()
    page.keyboard.press("Home")
    wait_until(page, "window.timemap_handle.circles().length === 4")
    figure = page.locator(".present-figure").inner_text()
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    expect(opened.value.locator(".presenter-now")).to_contain_text(shown[0].title)

    assert figure.replace("\n", " ") == shown[0].figure
    assert [url for url in asked if not url.startswith((f"{app_url}/", "data:"))] == []


def test_a_served_page_plays_on_when_the_app_is_gone(browser: Browser, app_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{app_url}/present/shipped/2019-10-26")
    wait_until(page, "window.timemap_handle.circles().length === 4")
    context.set_offline(True)
    page.keyboard.press("End")
    wait_until(page, "window.timemap_handle.circles().length > 4")
    found = page.locator(".present-counter").inner_text()
    context.close()

    assert found == "5 of 5"


def test_a_briefing_that_is_not_there_is_told(app_url: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{app_url}/present/shipped/nothing")
