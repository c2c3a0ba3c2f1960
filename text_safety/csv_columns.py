"""Tables in columns as CSV: the bytes that `write_table` writes of their rows, many rows at once.

Nearly every cell needs neither an apostrophe nor quotes, which a regular expression tells of a
whole column; only the others are taken one by one.
"""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from text_safety.csv_injection import defused

PLAIN = r'^[\pL\pN][^;\t\r\n,"]*$'
"""A cell that is written as it stands: it begins with a letter or a digit."""

FEW = 500
"""Up to so many different texts each is looked at by itself: the expression would take as long only
to be understood."""

NEEDS_QUOTES = ('"', ",", "\r", "\n")


def csv_lines(table: pa.Table, *, line_end: str = "\n") -> bytes:
    """The rows as lines of CSV in UTF-8, each text in them `defused`; no header."""
    if not len(table):
        return b""
    cells = [_cells(column.combine_chunks()) for column in table.columns]
    if len(cells) == 1:  # a line of nothing would be no row
        cells = [pc.if_else(pc.equal(cells[0], ""), '""', cells[0])]
    return bytes_of(
        pc.binary_join_element_wise(*cells, pa.scalar(","), null_handling="replace"), line_end
    )


def bytes_of(lines: pa.Array, line_end: str) -> bytes:
    """The lines one after the other, each with its end."""
    large = pa.large_string()
    ends_with = (pa.scalar(text, large) for text in ("", line_end))
    ended = pc.binary_join_element_wise(lines.cast(large), *ends_with)
    _, offsets, data = ended.buffers()
    ends = memoryview(offsets).cast("q")[ended.offset : ended.offset + len(ended) + 1]
    return bytes(memoryview(data)[ends[0] : ends[-1]]) if data else b""


def of_distinct(
    column: pa.Array, make: Callable[[str], str], plain: str, around: str = ""
) -> pa.Array:
    """What is made of each text; of one that the expression `plain` fits that is the text itself,
    between `around`. Each is looked at once, however many rows have it."""
    encoded = column.dictionary_encode() if not pa.types.is_dictionary(column.type) else column
    texts = encoded.dictionary.cast(pa.string())
    if len(texts) <= FEW:
        made = pa.array([make(text) for text in texts.to_pylist()], pa.string())
        return made.take(encoded.indices)
    is_plain = pc.match_substring_regex(texts, plain)
    made = pc.binary_join_element_wise(around, texts, around, "") if around else texts
    if not pc.all(is_plain).as_py():
        others = pc.filter(texts, pc.invert(is_plain)).to_pylist()
        by_hand = pa.array([make(text) for text in others], pa.string())
        made = pc.replace_with_mask(made, pc.invert(is_plain), by_hand)
    return made.take(encoded.indices)


def _cells(column: pa.Array) -> pa.Array:
    """The cells as they stand in a file; an absent one is empty."""
    if pa.types.is_boolean(column.type) or pa.types.is_integer(column.type):
        made = column.cast(pa.string())
    elif pa.types.is_date(column.type):
        made = of_distinct(column.cast(pa.string()), str, "")
    elif pa.types.is_floating(column.type):
        encoded = column.dictionary_encode()
        numbers = [repr(number) for number in encoded.dictionary.to_pylist()]
        made = pa.array(numbers, pa.string()).take(encoded.indices)
    else:
        made = of_distinct(column, _quoted, PLAIN)
    return made.fill_null("")


def _quoted(text: str) -> str:
    text = defused(text)
    if any(sign in text for sign in NEEDS_QUOTES):
        return '"' + text.replace('"', '""') + '"'
    return text
