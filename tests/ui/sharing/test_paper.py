"""Rows of a table for paper are kept by what stands in them, and by nothing else."""

from __future__ import annotations

from markupsafe import Markup

from ui.sharing.paper import _row


def test_a_text_is_escaped_though_markup_that_is_equal_to_it_was_printed_before() -> None:
    before = _row(Markup("<b>12</b>"))

    assert before == "<tr><td><b>12</b></td></tr>"
    assert _row("<b>12</b>") == "<tr><td>&lt;b&gt;12&lt;/b&gt;</td></tr>"


def test_a_number_is_printed_as_it_is_though_one_that_is_equal_to_it_was_before() -> None:
    assert [_row(1), _row(1.0)] == ["<tr><td>1</td></tr>", "<tr><td>1.0</td></tr>"]
