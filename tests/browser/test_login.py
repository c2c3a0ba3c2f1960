"""Editors log in, by password and at a provider of logins, stay so, and are out on all pages."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.layout import A_TARGET, SIZES, SMALLEST, broken_words, sticking_out
from tests.browser.test_axe import NO_CONTRAST, serious
from tests.browser.test_every_page import LEAST_ROOM, THEMES
from tests.browser.watching import LANGUAGES, resize
from tests.processes import free_port, running, running_app
from tests.waiting import PATIENCE
from ui.access.editors import HASHER

pytestmark = [pytest.mark.browser, pytest.mark.rest]

PASSWORD = "a password of many words"
METADATA = "/.well-known/openid-configuration"
WAY_BY_PASSWORD = "Log in with a password"
WAY_TO_PROVIDER = "Log in at the provider of logins"
Reader = Callable[..., BrowserContext]


def settings(folder: Path, *lines: str) -> dict[str, str]:
    (folder / "editors").write_text("".join(f"{line}\n" for line in lines))
    return {
        "DETENTIONS_EDITING": "login",
        "DETENTIONS_EDITORS": str(folder / "editors"),
        "XDG_DATA_HOME": str(folder / "user"),
    }


@pytest.fixture(scope="module")
def by_password(start_app: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an app that lets CD in by a password."""
    line = f"CD\tpublisher\t{HASHER.hash(PASSWORD)}"
    return start_app(**settings(tmp_path_factory.mktemp("login"), line))


def log_in(page: Page, app: str) -> None:
    page.goto(f"{app}/desk")
    page.get_by_role("link", name=WAY_BY_PASSWORD).click()
    page.get_by_label("Name").fill("CD")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    the_desk_is_open(page, "CD, may change the tables")


def the_desk_is_open(page: Page, who: str) -> None:
    expect(page.get_by_text(who)).to_be_visible()


def the_desk_is_closed(page: Page, way_in: str) -> None:
    expect(page.get_by_text(way_in, exact=True)).to_be_visible()
    expect(page.get_by_text("may change the tables")).to_have_count(0)


def test_a_login_by_password_outlasts_a_reload_and_ends_on_all_pages(
    reader: Reader, by_password: str
) -> None:
    desk = f"{by_password}/desk"
    browser = reader()
    page = browser.pages[0]
    log_in(page, by_password)

    page.reload()
    the_desk_is_open(page, "CD, may change the tables")
    other = browser.new_page()
    other.goto(desk)
    the_desk_is_open(other, "CD, may change the tables")
    assert page.evaluate("document.cookie").count("detention-map") == 0

    page.get_by_role("button", name="Log out").click()
    the_desk_is_closed(page, WAY_BY_PASSWORD)
    the_desk_is_closed(other, WAY_BY_PASSWORD)
    other.reload()
    the_desk_is_closed(other, WAY_BY_PASSWORD)


def test_what_is_typed_in_a_form_stays_when_the_time_of_the_login_is_over(
    reader: Reader, by_password: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = reader().pages[0]
    log_in(page, by_password)
    form = page.get_by_test_id("stForm").first
    form.get_by_role("textbox").nth(0).fill("a-report")
    form.get_by_role("textbox").nth(1).fill("an-event")
    for path in tmp_path_factory.getbasetemp().glob("login*/user/**/*.login"):
        path.write_text(json.dumps({**json.loads(path.read_text()), "until": time.time() - 1}))

    page.get_by_test_id("stExpander").last.locator("summary").click()
    page.get_by_role("button", name="Save this reading").locator("visible=true").click()

    expect(page.get_by_text("Your login is over")).to_be_visible()
    expect(page.get_by_text("You may not change the tables")).to_be_visible()
    expect(form.get_by_role("textbox").nth(0)).to_have_value("a-report")
    expect(form.get_by_role("textbox").nth(1)).to_have_value("an-event")


def test_the_login_page_holds_what_other_pages_hold(reader: Reader, by_password: str) -> None:
    page = reader().pages[0]
    found: dict[object, object] = {}
    for language in LANGUAGES:
        page.goto(f"{by_password}/login?language={language}")
        page.get_by_label(re.compile("Name|Имя|Аты")).fill("CD")
        page.locator("input[type=password]").fill("not the password")
        page.get_by_role("button").click()
        page.get_by_role("alert").wait_for()
        for width, height in SIZES if language == LANGUAGES[0] else LEAST_ROOM:
            resize(page, width, height)
            look_with_axe(page, language, width, found)
            found[language, width] = sticking_out(page) > 0, broken_words(page)
            small = page.locator("a, button, input:not([type=hidden])").evaluate_all(
                "(all, least) => all.filter((one) => one.getBoundingClientRect().height < least)",
                A_TARGET,
            )
            found[language, width, "small"] = small
        page.emulate_media(media="print", color_scheme="dark")
        found[language, "paper"] = serious(page)
        page.emulate_media(media="screen")

    assert {where: one for where, one in found.items() if one not in ([], (False, []))} == {}


def look_with_axe(page: Page, language: str, width: int, found: dict[object, object]) -> None:
    """As at the other pages: in other languages only the words are others."""
    if language == LANGUAGES[0]:
        if scheme := THEMES.get(width):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found[language, width, scheme] = serious(page)
    elif width == SMALLEST[0]:
        found[language, width, "axe"] = serious(page, NO_CONTRAST)


@contextmanager
def running_provider(log: Path, *claims: dict[str, object]) -> Iterator[str]:
    """The address of a provider of logins that knows these people, and believes whoever says that
    they are one of them."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for one in claims:
        command += ["--user-claims", json.dumps(one)]
    with log.open("wb") as output, running(command, stdout=output, stderr=output):
        deadline = time.monotonic() + PATIENCE
        address = f"http://127.0.0.1:{port}"
        while not answers(f"{address}{METADATA}"):
            assert time.monotonic() < deadline, log.read_text(errors="replace")
            time.sleep(0.1)
        yield address


def answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_a_provider_lets_in_whom_a_line_names_until_they_log_out(
    reader: Reader, tmp_path: Path
) -> None:
    port = free_port()
    app = f"http://127.0.0.1:{port}"
    mail = {"sub": "s-7", "email": "cd@example.org", "email_verified": True}
    claimed = {"sub": "s-8", "email": "cd@example.org", "email_verified": False}
    with running_provider(tmp_path / "provider", mail, claimed) as provider:
        (tmp_path / "secrets.toml").write_text(
            f'[auth]\nredirect_uri = "{app}/oauth2callback"\n'
            f'cookie_secret = "{"by chance " * 4}"\nclient_id = "desk"\n'
            f'client_secret = "secret"\nserver_metadata_url = "{provider}{METADATA}"\n'
        )
        environment = settings(tmp_path, "CD\tpublisher\tmail:cd@example.org")
        environment["STREAMLIT_SECRETS_FILES"] = str(tmp_path / "secrets.toml")
        with running_app(port, tmp_path / "log", environment):
            browser = reader()
            page = browser.pages[0]
            log_in_at_provider(page, f"{app}/desk?event=2019-10-26", "s-7")
            the_desk_is_open(page, "CD, may change the tables")
            assert urlsplit(page.url).path == "/desk"
            assert "event=2019-10-26" in page.url
            page.reload()
            the_desk_is_open(page, "CD, may change the tables")
            other = browser.new_page()
            other.goto(f"{app}/desk")
            the_desk_is_open(other, "CD, may change the tables")

            page.get_by_role("button", name="Log out").click()
            expect(other.get_by_text("may change the tables")).to_have_count(0)
            other.reload()
            the_desk_is_closed(other, WAY_TO_PROVIDER)

            # Who only claims the address is told what the line of the file would have to be.
            log_in_at_provider(other, f"{app}/desk", "s-8")
            expect(other.get_by_text("subject:s-8")).to_be_visible()


def log_in_at_provider(page: Page, desk: str, subject: str) -> None:
    page.goto(desk)
    page.get_by_role("button", name=WAY_TO_PROVIDER).click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill(subject)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url("**/desk**")
