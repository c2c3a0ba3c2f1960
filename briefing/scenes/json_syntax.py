"""The JSON of a briefing file, parsed as far as it can be read: keys given twice, NaN, a break."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


class Keyed(dict[str, Any]):
    """An object of the file; `twice` are the keys that stand in it more than once."""

    twice: Sequence[str] = ()

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        if len(self) < len(pairs):
            often = Counter(key for key, _ in pairs)
            self.twice = sorted(key for key, times in often.items() if times > 1)


@dataclass(frozen=True)
class NoNumber:
    """NaN or Infinity, which Python reads as numbers and no rule of a schema holds."""

    written: str

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True)
class Parsed:
    """What the text holds; `broken` is the line and column from which it could not be read."""

    read: Any
    broken: tuple[int, int] | None = None


_DECODER = json.JSONDecoder(object_pairs_hook=Keyed, parse_constant=NoNumber)


_TEXT = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
"""The last one may be cut off: else each quotation mark in it would be tried to the end."""


def signs_outside_texts(text: str) -> int:
    """How many objects, lists and commas there are: what parsing costs beyond the length.

    >>> signs_outside_texts('{"a": "[,", "b": [1, 2]}')
    4
    """
    bare = _TEXT.sub("", text)
    return sum(map(bare.count, "{[,"))


def parse(text: str) -> Parsed:
    """The value in the text; of a broken one its title and the whole scenes before the break.

    RecursionError for what is nested too deep.
    """
    try:
        return Parsed(_DECODER.decode(text))
    except ValueError as error:
        begun = Keyed([("title", _title_before(text)), ("scenes", _scenes_before(text))])
        return Parsed(begun, (getattr(error, "lineno", 1), getattr(error, "colno", 1)))


def _scenes_before(text: str) -> list[Any]:
    """The whole scenes that a broken file begins with."""
    scenes: list[Any] = []
    start = text.find('"scenes"')
    start = text.find("[", start) + 1 if start >= 0 else 0
    while start > 0:
        while start < len(text) and text[start] in " \t\r\n,":
            start += 1
        if start >= len(text) or text[start] != "{":
            break
        try:
            scene, start = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        scenes.append(scene)
    return scenes


def _title_before(text: str) -> str:
    """The title in a broken file, if it stands before the scenes."""
    start = text.find('"title"')
    scenes = text.find('"scenes"')
    if start < 0 or 0 <= scenes < start:
        return ""
    try:
        title, _ = _DECODER.raw_decode(text, text.index('"', text.index(":", start)))
    except ValueError:
        return ""
    return title if isinstance(title, str) else ""
