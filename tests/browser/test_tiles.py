"""Street tiles: nobody is asked for them before the reader, who is told, has switched them on."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.layout import A_TARGET
from tests.browser.test_axe import SCHEMES, open_filters, serious, switch_to
from tests.browser.tile_server import COLOUR, TileServer, serving
from tests.browser.watching import resize, wait_until_idle, whole_page

ATTRIBUTION = "© <img src=x onerror=alert(1)> & ${alert(2)}"
SECONDS_FOR_TILES = 1
ALL_TILES_ARE_SEEN = """() => {
    const tiles = [...document.querySelectorAll("img.leaflet-tile")];
    return tiles.length && tiles.every((tile) => (
        tile.matches(".leaflet-tile-loaded") && getComputedStyle(tile).opacity === "1"
    ));
}"""
ONE_DAY = "/?from=2019-10-26&to=2019-10-26"
PRESENTED = "/present/shipped/2019-10-26"


@pytest.fixture(scope="module")
def host() -> Iterator[TileServer]:
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def app_with_tiles(start_app: Callable[..., str], host: TileServer) -> str:
    return start_app(
        DETENTIONS_TILES=f"{host.url}/{{z}}/{{x}}/{{y}}.png",
        DETENTIONS_TILES_ATTRIBUTION=ATTRIBUTION,
    )


@pytest.fixture
def see(
    visit: Callable[..., Page], app_with_tiles: str, host: TileServer
) -> Callable[..., tuple[Page, Frame]]:
    """see(path, ...) opens the map of the app with tiles, whose host has been asked nothing."""
    answer_again(host)

    def open_map(path: str = "/", **options: object) -> tuple[Page, Frame]:
        page = visit(path, url=app_with_tiles, allowed=host.url, **options)
        return page, whole_page(page)

    return open_map


@pytest.fixture(scope="module")
def on_a_desk(
    visit_once: Callable[..., Page], app_with_tiles: str, host: TileServer
) -> tuple[Page, Frame]:
    page = visit_once(ONE_DAY, url=app_with_tiles, allowed=host.url)
    return page, whole_page(page)


@pytest.fixture(scope="module")
def moved_about(
    visit_once: Callable[..., Page], app_with_tiles: str, host: TileServer
) -> tuple[Page, Frame]:
    """A map that tests zoom as they like, and that may complain of its host."""
    page = visit_once("/", url=app_with_tiles, allowed=host.url, closed=False)
    return page, whole_page(page)


@pytest.fixture
def desk(on_a_desk: tuple[Page, Frame], host: TileServer) -> tuple[Page, Frame]:
    return switched_off(*on_a_desk, host, size=(1400, 900))


@pytest.fixture
def phone(on_a_desk: tuple[Page, Frame], host: TileServer) -> tuple[Page, Frame]:
    return switched_off(*on_a_desk, host, size=(390, 844))


@pytest.fixture
def moved(moved_about: tuple[Page, Frame], host: TileServer) -> tuple[Page, Frame]:
    return switched_off(*moved_about, host, size=(1400, 900))


def answer_again(host: TileServer) -> None:
    """The host answers everything, and as if it had been asked nothing."""
    host.refuses = none
    host.awake.set()
    host.asked.clear()


def switched_off(
    page: Page, frame: Frame, host: TileServer, *, size: tuple[int, int]
) -> tuple[Page, Frame]:
    """The page in a window of this size, with its switch folded and off, whatever the test before
    did with it."""
    page.emulate_media(media="screen")
    if page.viewport_size != {"width": size[0], "height": size[1]}:
        resize(page, *size)
        wait_until_idle(page)
    answer_again(host)
    button = frame.get_by_role("button", name="Street map")
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    frame.get_by_role("checkbox").uncheck()
    button.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(frame.locator("img.leaflet-tile")).to_have_count(0)
    host.asked.clear()
    return page, frame


def none(z: int, x: int, y: int) -> bool:
    return False


def every(z: int, x: int, y: int) -> bool:
    return True


def every_second(z: int, x: int, y: int) -> bool:
    return bool(x % 2)


def name_of(host: TileServer) -> str:
    return host.url.removeprefix("http://")


def unfold(frame: Frame) -> Locator:
    """The box to tick, once what it stands beside has been opened."""
    frame.get_by_role("button", name="Street map").click()
    return frame.get_by_role("checkbox", name="Show the street map")


def switch_on(frame: Frame) -> Locator:
    box = unfold(frame)
    box.check()
    frame.wait_for_function(ALL_TILES_ARE_SEEN)
    return box


def share_of_tiles(frame: Frame) -> float:
    """How much of the picture of the map has the colour of the tiles."""
    image = seen(frame)
    colours = image.getcolors(image.width * image.height) or []
    return sum(n for n, colour in colours if colour == COLOUR) / (image.width * image.height)


def seen(frame: Frame) -> Image.Image:
    return Image.open(BytesIO(frame.locator(".timemap-map").screenshot())).convert("RGB")


def test_where_no_tiles_are_set_the_map_has_no_switch(visit: Callable[..., Page]) -> None:
    frame = whole_page(visit())

    assert frame.locator(".leaflet-control-zoom").count() == 1
    assert frame.locator(".timemap-tiles, .leaflet-tiles-pane").count() == 0


def test_on_a_page_that_was_loaded_it_is_off_and_nobody_is_asked_and_so_loaded_anew(
    see: Callable[..., tuple[Page, Frame]], host: TileServer
) -> None:
    page, frame = see()
    frame.get_by_role("button", name="Zoom in").click()
    box = unfold(frame)
    expect(box).not_to_be_checked()
    expect(box).to_have_accessible_description(
        f"Switched on, it asks {name_of(host)} for pictures and tells it your network address and "
        "which part of the map you look at."
    )
    page.wait_for_timeout(1000 * SECONDS_FOR_TILES)  # nobody is asked
    assert host.asked == []

    wait_until_idle(page)
    address = page.url
    box.check()
    frame.wait_for_function(ALL_TILES_ARE_SEEN)
    wait_until_idle(page)
    assert page.url == address
    asked = len(host.asked)
    page.reload()
    frame = whole_page(page)

    expect(unfold(frame)).not_to_be_checked()
    page.wait_for_timeout(1000 * SECONDS_FOR_TILES)  # nobody is asked
    assert len(host.asked) == asked


def test_switched_on_the_tiles_lie_over_the_land_and_under_the_circles(
    desk: tuple[Page, Frame], host: TileServer
) -> None:
    _, frame = desk
    assert share_of_tiles(frame) == 0

    switch_on(frame).press("Escape")

    assert host.asked
    assert share_of_tiles(frame) > 0.5
    image = seen(frame)
    circles = frame.evaluate("() => timemap_handle.circles()")
    assert circles
    for circle in circles:
        point = int(circle["x"] - 0.8 * circle["radius"]), int(circle["y"])
        red, green, _ = image.getpixel(point)  # type: ignore[misc]
        assert red > green, circle["name"]


def test_the_host_is_told_no_address_of_the_page(
    desk: tuple[Page, Frame], host: TileServer
) -> None:
    _, frame = desk

    switch_on(frame)

    assert host.asked
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", path) for path, _ in host.asked)
    assert [told["referer"] for _, told in host.asked if "referer" in told] == []


def test_switched_off_again_nobody_is_asked_any_more(
    moved: tuple[Page, Frame], host: TileServer
) -> None:
    page, frame = moved
    box = switch_on(frame)
    asked = len(host.asked)
    assert asked

    box.uncheck()
    frame.get_by_role("button", name="Zoom in").click()
    wait_until_idle(page)

    assert len(host.asked) == asked
    assert frame.locator("img.leaflet-tile").count() == 0
    assert share_of_tiles(frame) == 0


def test_a_filter_leaves_it_switched_on(desk: tuple[Page, Frame]) -> None:
    page, frame = desk
    open_filters(page)  # which a narrow window has folded away
    box = switch_on(frame)

    choice = page.get_by_test_id("stSidebar").get_by_role("button", name="official")
    choice.click()
    expect(page).to_have_url(re.compile("basis=official"))
    wait_until_idle(page)

    expect(box).to_be_checked()
    assert share_of_tiles(frame) > 0.5
    expect(choice).to_have_count(1)  # the one that goes may stand beside the one that comes
    choice.click()
    expect(page).not_to_have_url(re.compile("basis=official"))
    wait_until_idle(page)


def test_what_is_said_about_the_tiles_is_text_and_there_only_with_them(
    desk: tuple[Page, Frame],
) -> None:
    _, frame = desk
    said = frame.locator(".leaflet-control-attribution")
    expect(said).to_contain_text("Natural Earth")
    expect(said).not_to_contain_text("©")

    box = switch_on(frame)

    expect(said).to_contain_text(ATTRIBUTION)
    assert said.locator("img").count() == 0
    box.uncheck()
    expect(said).not_to_contain_text("©")


def test_a_host_that_does_not_answer_is_told_and_the_land_stays(
    moved: tuple[Page, Frame], host: TileServer
) -> None:
    _, frame = moved
    before = seen(frame).getpixel((40, 300))
    host.refuses = every
    box = unfold(frame)

    box.check()

    told = frame.get_by_role("status").filter(has_text="does not answer")
    expect(told).to_have_text(f"{name_of(host)} does not answer.")
    assert seen(frame).getpixel((40, 300)) == before
    box.uncheck()
    expect(told).to_have_count(0)


def test_a_host_that_answers_again_is_no_longer_complained_of(
    moved: tuple[Page, Frame], host: TileServer
) -> None:
    _, frame = moved
    host.refuses = every
    unfold(frame).check()
    problem = frame.locator(".timemap-tiles-problem")
    expect(problem).to_contain_text("does not answer")

    host.refuses = none
    for _ in range(4):
        frame.get_by_role("button", name="Zoom in").click()

    expect(problem).to_have_text("")


def test_a_host_that_says_nothing_at_all_is_told_too(
    moved: tuple[Page, Frame], host: TileServer
) -> None:
    _, frame = moved
    host.awake.clear()
    unfold(frame).check()
    problem = frame.locator(".timemap-tiles-problem")

    expect(problem).to_have_text(f"{name_of(host)} does not answer.")

    host.awake.set()
    expect(problem).to_have_text("")
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()


def test_a_gap_in_the_tiles_is_told_as_a_gap(moved: tuple[Page, Frame], host: TileServer) -> None:
    _, frame = moved
    host.refuses = every_second

    unfold(frame).check()

    expect(frame.locator(".timemap-tiles-problem")).to_have_text(
        f"{name_of(host)} did not send every picture."
    )


def test_the_keyboard_switches_it_and_escape_folds_it(desk: tuple[Page, Frame]) -> None:
    page, frame = desk
    frame.get_by_role("button", name="Zoom out").focus()

    page.keyboard.press("Tab")
    button = frame.get_by_role("button", name="Street map")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(frame.get_by_role("checkbox")).to_be_checked()
    expect(frame.locator("img.leaflet-tile-loaded").first).to_be_attached()
    page.keyboard.press("Escape")

    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@pytest.mark.parametrize("where", ["desk", "phone"])
def test_its_controls_can_be_read_and_hit(request: pytest.FixtureRequest, where: str) -> None:
    page, frame = request.getfixturevalue(where)
    box = switch_on(frame)

    for control in (box, frame.get_by_role("button", name="Street map")):
        around = control.bounding_box()
        assert around and min(around["width"], around["height"]) >= A_TARGET
    for scheme in reversed(SCHEMES):  # light in the end, as it was
        switch_to(page, scheme)
        assert serious(frame) == []


def test_on_a_phone_the_words_about_the_tiles_lie_on_no_note(phone: tuple[Page, Frame]) -> None:
    _, frame = phone

    switch_on(frame)

    note = frame.locator(".timemap-notes").bounding_box()
    said = frame.locator(".leaflet-control-attribution").bounding_box()
    assert note and said and note["y"] + note["height"] <= said["y"]


def test_paper_has_no_switch(desk: tuple[Page, Frame]) -> None:
    page, frame = desk
    expect(frame.locator(".timemap-tiles")).to_be_visible()

    page.emulate_media(media="print")

    expect(frame.locator(".timemap-tiles")).to_be_hidden()


def test_the_policy_names_the_host_and_no_other(app_with_tiles: str, host: TileServer) -> None:
    with urllib.request.urlopen(app_with_tiles) as answer:
        policy = answer.headers["Content-Security-Policy"]

    assert re.findall(r"[\w]+://[^ ;]+", policy) == [host.url]
    assert f"img-src 'self' data: blob: {host.url};" in policy


def test_a_presented_briefing_hears_nothing_of_the_tiles(
    app_with_tiles: str, host: TileServer
) -> None:
    with urllib.request.urlopen(app_with_tiles + PRESENTED) as answer:
        page = answer.read().decode()

    assert "present-content" in page
    assert name_of(host) not in page
