"""The figure of a scene as the largest thing in its picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.pictures.canvas import Canvas
from briefing.pictures.text_metrics import width, wrapped

# What stands between the first and the last digit, with a quotation mark that ends there.
_NUMBER = re.compile(r"\d.*\d[”»\"]?|\d[”»\"]?", re.DOTALL)
_PHRASE = re.compile(r"[“«][^”»]*[”»]|\d[\d.,\u00a0\u202f ]*")
MOST_LINES = 2
ABOVE = 0.74
"""The height of a digit, in sizes of its letters."""


def parts_of(figure: str) -> tuple[str, str, str]:
    """The words before the number, the number, the words after it; all of it if there is none.

    Where one of several phrases has no number, all of them stand in its place: the number alone
    would be read.

    >>> parts_of("at least 39"), parts_of("4,336 to 5,804 or more"), parts_of("no report")
    (('at least', '39', ''), ('', '4,336 to 5,804', 'or more'), ('', 'no report', ''))
    >>> parts_of("“about 12,000”")
    ('“about', '12,000”', '')
    >>> parts_of("“about 20” and “dozens” or more")
    ('', '“about 20” and “dozens”', 'or more')
    """
    phrases = list(_PHRASE.finditer(figure))
    if len(phrases) > 1 and not all(map(_NUMBER.search, (phrase[0] for phrase in phrases))):
        start, end = phrases[0].start(), phrases[-1].end()
        return figure[:start].strip(), figure[start:end].strip(), figure[end:].strip(" ,")
    found = _NUMBER.search(figure)
    if not found:
        return "", figure.strip(), ""
    return figure[: found.start()].strip(), found[0].strip(), figure[found.end() :].strip(" ,")


def fitting(text: str, sizes: Iterable[float], room: float, most: int) -> tuple[float, list[str]]:
    """The first of these sizes at which the text has few enough lines with no word cut, and the
    lines; the last of them, with all its lines, if there is none. Bold."""
    size, lines = 0.0, [text]
    for size in sizes:
        lines = wrapped(text, size, room, bold=True)
        whole = all(width(word, size, bold=True) <= room for word in text.split(" "))
        if len(lines) <= most and whole:
            break
    return size, lines


def draw_figure(
    canvas: Canvas,
    figure: str,
    x: float,
    top: float,
    room: float,
    *,
    color: str,
    largest: float,
    smallest: float = 28,
) -> float:
    """The figure in this much room across, its number at most `largest`, its words at least
    `smallest`; where it ends."""
    before, number, after = parts_of(figure)
    small = max(smallest, largest * 0.22)
    y = top
    if before:
        y = _lines(canvas, before, x, y, room, [small], color)
    steps = [largest * step / 20 for step in range(20, 3, -1)]
    if not any(letter.isdigit() for letter in number):
        steps = steps[9:]  # words are no number to be seen from afar
    size, lines = fitting(number, steps, room, MOST_LINES)
    y += size * (ABOVE + (0.16 if before else 0))
    for line in lines:
        canvas.text(line, x - size * 0.03, y, size, bold=True, color=color)
        y += size * 0.98
    y -= size * 0.98
    if after:
        y = _lines(canvas, after, x, y + small * 0.45, room, [small], color)
    return y


def _lines(
    canvas: Canvas, text: str, x: float, top: float, room: float, sizes: Iterable[float], color: str
) -> float:
    size, lines = fitting(text, sizes, room, 3)
    end = canvas.lines(lines, x, top + size * 0.8, size, bold=True, color=color, step=size * 1.15)
    return end - size * 1.15
