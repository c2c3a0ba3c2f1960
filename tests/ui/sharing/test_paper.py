"""What a printed page shows: rows kept by what stands in them alone, and a code that opens it."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from tests.app_pages import opened, words
from ui.session.view import PAGE_KEY
from ui.session.view_code import PREFIX, from_code
from ui.sharing.paper import _row


def test_a_text_is_escaped_though_markup_that_is_equal_to_it_was_printed_before() -> None:
    before = _row(Markup("<b>12</b>"))

    assert before == "<tr><td><b>12</b></td></tr>"
    assert _row("<b>12</b>") == "<tr><td>&lt;b&gt;12&lt;/b&gt;</td></tr>"


def test_a_number_is_printed_as_it_is_though_one_that_is_equal_to_it_was_before() -> None:
    assert [_row(1), _row(1.0)] == ["<tr><td>1</td></tr>", "<tr><td>1.0</td></tr>"]


@pytest.mark.parametrize("page", ["regions", "incidents"])
def test_the_code_on_a_printed_page_opens_that_page(page: str) -> None:
    printed = words(opened(page, basis="official"))

    (code,) = re.findall(rf"search box of the app: ({re.escape(PREFIX)}[\w-]+)", printed)
    pairs = from_code(code) or ()
    assert {(PAGE_KEY, page), ("basis", "official")} <= {*pairs}
