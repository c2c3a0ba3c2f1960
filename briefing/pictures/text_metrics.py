"""The font of every picture, and how much room its words take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_pt_sans
import vl_convert
from PIL import ImageFont

# PT Sans holds every letter of Kazakh and Russian. It comes with a pinned package, since the
# converter carries no font with Ә Ғ Қ Ң Ө Ұ Ү Һ and a server may have none at all.
FAMILY = "PT Sans"
FAMILIES = f"'{FAMILY}', 'Source Sans 3', 'Noto Sans', 'Segoe UI', Arial, sans-serif"
"""What a viewer of an SVG looks for; lines are fitted to the same width in each of them."""

_FOLDER = Path(fontpkg_pt_sans.ROOT) / "files"
_FILES = {False: "PT_Sans-Web-Regular.ttf", True: "PT_Sans-Web-Bold.ttf"}
_MEASURED_AT = 200
_BREAKS = re.compile(r"[ \t\r\n]+")  # a no-break space holds its words together
_SHORT_NUMBER = re.compile(r"\d{1,2}")

# What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LINE = 1.28
"""The distance of two lines, in sizes of their letters."""


def legal(text: str) -> str:
    """The text without signs that no XML may hold: control signs, halves of a pair."""
    return _ILLEGAL.sub("", text)


@cache
def register() -> None:
    """Makes the font known to the converter, once."""
    vl_convert.register_font_directory(str(_FOLDER))


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(_FOLDER / _FILES[bold]), _MEASURED_AT, layout_engine=ImageFont.Layout.BASIC
    )


@lru_cache(maxsize=20_000)
def _width_of_one(text: str, bold: bool) -> float:
    return _font(bold).getlength(legal(text)) / _MEASURED_AT


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is in letters of this size, in the same unit."""
    return _width_of_one(text, bold) * size


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than the room; a word that is wider by itself is cut."""
    lines: list[str] = []
    line = ""
    for word in _words(text, size, room, bold=bold):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        pieces = _cut(word, size, room, bold=bold)
        lines += pieces[:-1]
        line = pieces[-1]
    return [*lines, line] if line else lines


def _words(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """What a line may not be broken within: a word, and a short number with the word after it,
    as in "4 cities" and "27 February"."""
    words: list[str] = []
    for word in _BREAKS.split(legal(text).strip()):
        together = f"{words[-1]} {word}" if words and _SHORT_NUMBER.fullmatch(words[-1]) else ""
        if together and width(together, size, bold=bold) <= room:
            words[-1] = together
        else:
            words.append(word)
    return words


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in no more lines than the room asks for, all about as long: no word alone."""
    lines = wrapped(text, size, room, bold=bold)
    low, high = room / 2, room
    while len(lines) > 1 and high - low > size / 4:
        middle = (low + high) / 2
        if len(wrapped(text, size, middle, bold=bold)) == len(lines):
            high = middle
        else:
            low = middle
    return wrapped(text, size, high, bold=bold)


def _cut(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text on one line, cut at a word with "…" in place of what does not fit."""
    text = " ".join(_BREAKS.split(legal(text).strip()))
    if width(text, size, bold=bold) <= room:
        return text
    return _ended(text, "…", size, room, bold=bold)


def first_lines(
    lines: list[str], most: int, size: float, room: float, *, bold: bool = False, end: str = "…"
) -> list[str]:
    """Up to `most` of the lines; `end` closes the last one, at a word, where some were left out."""
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    return [*kept[:-1], _ended(kept[-1], end, size, room, bold=bold)] if kept else []


def whole_sentences(sentences: Sequence[str], most: int, size: float, room: float) -> list[str]:
    """Up to `most` lines of the first of these sentences, whole, with "…" after them where others
    do not fit; of the first alone what fits, cut at a word."""
    for number in range(len(sentences), 0, -1):
        rest = ["…"] if number < len(sentences) else []
        lines = balanced(" ".join([*sentences[:number], *rest]), size, room)
        if len(lines) <= most:
            return lines
    return first_lines(balanced(sentences[0], size, room), most, size, room) if sentences else []


def _ended(text: str, end: str, size: float, room: float, *, bold: bool) -> str:
    """As much of the text as fits before this end: whole words, or letters of a word alone."""

    def fits(letters: int) -> bool:
        return width(text[:letters].rstrip() + end, size, bold=bold) <= room

    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    if low < len(text) and (blank := text.rfind(" ", 0, low + 1)) > 0:
        low = blank
    return text[:low].rstrip(" ,;:–-") + end
