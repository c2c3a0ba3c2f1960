"""What Streamlit says by itself is in the language of the page, seen and heard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.watching import choose_language

LATIN = re.compile(r"[A-Za-z]{2,}")
KEPT = re.compile(r"JSON|CSV|TSV|TXT")
"""Names of formats, in any language."""

SAID = """(root) => [root, ...root.querySelectorAll("*")].flatMap((one) => [
  ...["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""),
  ...[...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => one.matches("[data-testid=stIconMaterial]") ? "" : node.data)])"""
"""Each text and each name of an element and of what is in it; icons are drawn as words."""


def latin(page: Page, selector: str) -> list[str]:
    """What is said in Latin letters in the first element that matches."""
    said: list[str] = page.locator(selector).first.evaluate(SAID)
    return [text for text in said if LATIN.search(KEPT.sub("", text))]


def test_streamlits_own_words_follow_the_language_of_the_page(visit: Callable[..., Page]) -> None:
    page = visit("/briefing", locale="kk-KZ")
    uploader = "[data-testid=stFileUploader]"
    parts = (uploader, "[data-testid=stTopNav]", "[data-testid=stSkipToContent]")

    assert [latin(page, part) for part in parts] == [[], [], []]
    expect(page).to_have_title(re.compile("Қазақстан"))

    choose_language(page, "en")
    expect(page.locator(uploader)).to_contain_text("9MB per file")
    choose_language(page, "ru")
    expect(page.locator(uploader)).to_contain_text("9\u00a0МБ")
    assert latin(page, uploader) == []


def test_what_comes_up_later_says_our_words_too(visit: Callable[..., Page]) -> None:
    page = visit("/incidents", locale="ru-RU")
    field = page.get_by_test_id("stMultiSelect").first.get_by_role("combobox")
    field.fill("zzzz")

    expect(page.get_by_text("Добавить: zzzz")).to_be_visible()
    page.get_by_test_id("stDataFrame").first.hover()
    tools = page.locator("[data-testid=stElementToolbar] [aria-label]")
    expect(tools.and_(page.locator("[aria-label='Искать: Эпизоды']"))).to_be_attached()
    expect(tools.and_(page.locator("[aria-label='На весь экран: Эпизоды']"))).to_be_attached()


def test_why_a_file_is_not_taken_is_seen_and_not_only_heard(visit: Callable[..., Page]) -> None:
    page = visit("/briefing", locale="ru-RU")
    large = {"name": "large.json", "mimeType": "application/json", "buffer": b" " * 10_000_000}

    page.locator("input[type=file]").first.set_input_files(large)  # type: ignore[arg-type]

    told = page.locator("[data-testid=stFileChip] [role=alert]")
    expect(told).to_have_text("Ошибка: Нужен файл не больше 9.0\u00a0МБ.")
    box = told.bounding_box()
    assert box and box["width"] > 100 and box["height"] > 10
    expect(page.locator("[aria-label='Add files']")).to_have_count(0)
