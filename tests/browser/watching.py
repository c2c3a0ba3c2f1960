"""What a page asked for and complained of, and when it has come to rest."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Frame,
    Page,
    Request,
    TimeoutError,
    WebSocket,
)

from incidents.languages.catalogues import offered_languages
from tests.waiting import A_MINUTE, PATIENCE

LANGUAGES = [*offered_languages()]
"""The codes of the languages that the app offers, English first: a page is loaded in it, and then
turned into the others, whose words are longer."""

MAP_FRAME = "iframe[title='streamlit_folium.st_folium']"

LISTEN_TO_THE_MAP = """
    addEventListener("message", ({ data, source }) => {
        if (data?.type === "streamlit:setComponentValue" && data.value && "drawn" in data.value) {
            window.told_by_map = source.timemap_parts.chosen_of(data.value);
        }
    });
"""

# While a page is put together, Streamlit's grey stripes stir, and while it is counted anew all that
# stands on it fades: to draw that was a fifth of what a map page costs a machine without a graphics
# card, and a third to a half of what a press on it costs; no test looks at it.
STILL = """
    {
        const still = new CSSStyleSheet();
        still.replaceSync(`
            :is([data-testid=stSkeleton], [data-testid=stAppSkeleton] *) {
                animation: none !important;
            }
            [data-stale=true] { opacity: 1 !important; }
            :is([data-testid=stExpander] :is(details, summary), [data-testid=stTabs] > * > *) {
                transition: none !important;
            }
        `);
        document.adoptedStyleSheets.push(still);
    }
"""

# On a deep link Streamlit looks for itself under the page's own path first, twice in vain.
STREAMLITS_OWN_404 = re.compile(r"/[^/?]+/_stcore/(health|host-config)$")


@dataclass
class Record:
    """What one page did: the addresses asked that are not the app's, the errors reported."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


Listener = tuple[Page | BrowserContext, str, Callable[..., Any]]
"""Where something may happen, what, and what is called then."""


@contextmanager
def listening(listeners: Iterable[Listener]) -> Iterator[None]:
    """All of them hear until the end of the block; the page is then as good as new to the next."""
    with ExitStack() as ends:
        for where, event, listener in listeners:
            where.on(event, listener)  # type: ignore[call-overload]
            ends.callback(where.remove_listener, event, listener)
        yield


records: WeakKeyDictionary[Page, Record] = WeakKeyDictionary()


@contextmanager
def watched(page: Page, *, url: str, allowed: str = "") -> Iterator[None]:
    """Until the end of the block it is noted whom the page, or one that it opens, asks besides
    this app, and which errors the page reports.

    `allowed` is the address of one more server that may be asked.
    """
    context, record = page.context, Record()
    records[page] = record
    own = (f"{url}/", f"{url.replace('http', 'ws', 1)}/", "data:", "blob:")
    let_through = (*own, f"{allowed}/") if allowed else own

    def note_request(request: Request) -> None:
        if not request.url.startswith(let_through):
            record.foreign.append(request.url)

    def note_refused(request: Request) -> None:
        # What the policy refuses never left the page.
        if request.failure == "csp":
            record.foreign.remove(request.url)

    def note_websocket(websocket: WebSocket) -> None:
        if not websocket.url.startswith(own):
            record.foreign.append(websocket.url)

    def note_console(message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        if message.type == "error" and not STREAMLITS_OWN_404.search(address):
            record.errors.append(f"{message.text} ({address})")

    def note_dialog(dialog: Dialog) -> None:
        record.errors.append(f"asked: {dialog.message}")
        dialog.dismiss()

    def note_error(error: Error) -> None:
        record.errors.append(str(error))

    listeners: list[Listener] = [
        (page, "websocket", note_websocket),
        (page, "dialog", note_dialog),
        (page, "console", note_console),
        (page, "pageerror", note_error),
        (context, "request", note_request),
        (context, "requestfailed", note_refused),
    ]
    with listening(listeners):
        yield


def foreign_requests(page: Page) -> list[str]:
    """The addresses that the page asked for and that are not the app's, in order."""
    return records[page].foreign


def page_errors(page: Page) -> list[str]:
    """The errors in the page's console and scripts, but for Streamlit's two known ones."""
    return records[page].errors


def assert_closed(page: Page) -> None:
    """Fails where the page asked anybody but the app, or reported an error."""
    foreign, errors = foreign_requests(page), page_errors(page)
    assert not foreign, f"{page.url} asked elsewhere: {foreign}"
    assert not errors, f"{page.url} reported errors: {errors}"


WHAT_IS_BUSY = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const frame = document.querySelector("iframe[title='streamlit_folium.st_folium']")
        ?.contentWindow;
    const map = frame?.timemap_handle;
    const waiting = '[data-testid="stSkeleton"], [data-stale="true"]';
    const busy = [];
    if (!app) busy.push("the app is not there");
    else {
        const { testScriptState, testConnectionState } = app.dataset;
        if (testScriptState !== "notRunning") busy.push(`its script is ${testScriptState}`);
        if (testConnectionState !== "CONNECTED") busy.push(`it is ${testConnectionState}`);
    }
    for (const one of document.querySelectorAll(waiting)) busy.push(one.outerHTML.slice(0, 200));
    if (map && !map.is_playing()) {
        const state = frame.timemap_parts.chosen_of(map.state());
        if (window.told_by_map !== state) busy.push(`told ${window.told_by_map}, is at ${state}`);
    }
    return busy;
}"""


def wait_until(page: Page, condition: str) -> None:
    """Waits until a condition in JavaScript is true of the page; fails after a minute.

    For pages that forbid scripts to make scripts, as briefings do: there Playwright's own
    wait_for_function ends in an EvalError unless the condition is true at its first look.
    """
    end = time.monotonic() + A_MINUTE
    while not page.evaluate(f"() => Boolean({condition})"):
        assert time.monotonic() < end, f"{page.url}: after {A_MINUTE} s not yet {condition}"
        page.wait_for_timeout(20)


def wait_until_idle(page: Page, *, seconds: float = PATIENCE, calm: float = 0.3) -> None:
    """Waits until Streamlit has been connected and without a script run, and the map has told all
    that it has to tell, for `calm` seconds. Fails after `seconds` with what was still busy.

    The calm is there because a click takes a moment to reach the server and start a run.
    """
    try:
        page.wait_for_function(
            f"""(calm) => {{
                const busy = ({WHAT_IS_BUSY})();
                if (busy.length) window.idle_since = undefined;
                else window.idle_since ??= performance.now();
                return !busy.length && performance.now() - window.idle_since >= calm * 1000;
            }}""",
            arg=calm,
            timeout=seconds * 1000,
            polling=50,
        )
    except TimeoutError as error:
        # Not evaluate, which waits for ever for a page that does not answer.
        busy = page.wait_for_function(WHAT_IS_BUSY, timeout=10_000).json_value()
        raise AssertionError(f"{page.url} is not idle after {seconds} s: {busy}") from error


def choose_language(page: Page, code: str) -> None:
    """Chooses a language in the switch, and waits until the page is in it."""
    page.locator(".st-key-language-switch select").select_option(code)
    page.wait_for_function("(code) => document.documentElement.lang === code", arg=code)
    wait_until_idle(page)


def resize(page: Page, width: int, height: int) -> None:
    """Gives the window another size, and the page the time in which it must follow."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(300)


def in_the_end(page: Page, check: Callable[[], None]) -> None:
    """Makes a check until it holds; what it says is wrong after a minute fails the test.

    For what is measured: a page that has changed is laid out in several steps.
    """
    end = time.monotonic() + A_MINUTE
    while True:
        try:
            return check()
        except AssertionError:
            if time.monotonic() > end:
                raise
        page.wait_for_timeout(50)


def map_frame(page: Page, *, seconds: float = PATIENCE) -> Frame:
    """The map's frame, once the slider in it is there (window.timemap_handle)."""
    element = page.wait_for_selector(MAP_FRAME, state="attached", timeout=seconds * 1000)
    frame = element.content_frame()
    assert frame is not None
    frame.wait_for_function(
        "() => Boolean(window.timemap_handle)", timeout=seconds * 1000, polling=50
    )
    return frame


def whole_page(page: Page) -> Frame:
    """The map's frame, once the map page shows all of it: what lies under the map comes last."""
    map_frame(page)
    page.get_by_test_id("stTab").first.wait_for()
    wait_until_idle(page)
    return map_frame(page)  # another one where the map was built anew meanwhile
