"""A reader whose browser speaks English, Russian or Kazakh is answered in that language, from the
question typed to the presenter's window, and may change it on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from incidents.languages.catalogues import language_of
from incidents.passport.answer import answer
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import claim_and_basis
from incidents.words.speaker import Speaker
from tests.browser.test_finding_and_sharing import search
from tests.browser.watching import choose_language, wait_until_idle, whole_page
from tests.project_tables import counted, project_dataset

IN_ALMATY = counted(Selection(events=("2019-10-26",), places=("1526384",)))


def speaker_of(code: str) -> Speaker:
    return Speaker(project_dataset(), language_of(code), PlaceNames(project_dataset(), code))


def view_in(page: Page) -> dict[str, str]:
    """What the address says of the view but for its language."""
    query = dict(parse_qsl(urlsplit(page.url).query))
    return {key: value for key, value in query.items() if key != "language"}


@pytest.mark.parametrize(
    ("locale", "question", "chosen"),
    [
        ("en-GB", "Almaty 26 October 2019", ["ru", "en"]),
        ("ru-KZ", "Алматы 26 октября 2019", ["kk"]),
        ("kk-KZ", "Алматы 2019 жылғы 26 қазан", ["ru"]),
    ],
)
def test_a_reporter_is_answered_in_the_language_of_her_browser_or_in_that_which_she_chooses(
    visit: Callable[..., Page], locale: str, question: str, chosen: list[str]
) -> None:
    speaker = speaker_of(locale[:2])
    say = speaker.language.say
    known = answer(IN_ALMATY, speaker)
    page = visit(locale=locale)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    whole_page(page)

    search(page, question, speaker.language)

    html = page.locator("html")
    expect(html).to_have_attribute("lang", locale[:2])
    expect(page.locator(".headline h1")).to_have_text(claim_and_basis(IN_ALMATY, speaker)[0])
    card = page.locator(".place.answer")
    witnesses, authorities = known.quotes, known.authorities
    assert len(witnesses) == 2 and len(authorities) == 1
    expect(card.locator(".figure")).to_have_text(known.figure)
    expect(card.locator("blockquote[lang=en]")).to_have_count(2)
    told = [quote.words for quote in (*witnesses, *authorities)]
    for words in (*told, *(quote.who for quote in (*witnesses, *authorities))):
        expect(card).to_contain_text(words)

    page.get_by_role("button", name=say("Copy all, with sources and link"), exact=True).click()
    expect(page.get_by_role("button", name=say("Copied"), exact=True)).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    addresses = [cited.address for quote in witnesses for cited in quote.citations]
    for words in (known.figure, known.claim, known.credit, *told, *addresses):
        assert words in copied

    page.locator(".st-key-passport-of-place button").click()
    passport = page.get_by_role("dialog", name=say("How this number was made"), exact=True)
    expect(passport.locator(".passport .figure")).to_have_text(known.figure)
    page.keyboard.press("Escape")
    expect(passport).to_have_count(0)

    view = view_in(page)
    for code in chosen:
        choose_language(page, code)
        claim, _ = claim_and_basis(IN_ALMATY, speaker_of(code))
        expect(page.locator(".headline h1")).to_have_text(claim)
        wait_until_idle(page)
        assert view_in(page) == view

    # The way goes on in the language that was chosen last.
    speaker = speaker_of(code)
    say, known = speaker.language.say, answer(IN_ALMATY, speaker)
    page.get_by_role("button", name=say("Add to briefing"), exact=True).click()
    page.locator(".st-key-add-page-go button").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=say("Present"), exact=True).click()
    screen = opened.value
    expect(screen.locator("html")).to_have_attribute("lang", code)
    expect(screen.locator(".present-sentence")).to_contain_text(known.claim.rstrip("."))
    with page.context.expect_page() as opened:
        screen.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("html")).to_have_attribute("lang", code)
    expect(notes).to_have_title(re.compile(say("Presenter's window")))
