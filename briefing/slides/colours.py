"""The colours of slides: those of the map, in light."""

from __future__ import annotations

import json
from pathlib import Path

from pptx.dml.color import RGBColor

import geo

_STYLE = Path(geo.__file__).with_name("map") / "static" / "style.json"
_LIGHT = json.loads(_STYLE.read_text(encoding="utf-8"))["colors"]["light"]


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(_LIGHT[name].removeprefix("#").upper())


def _paler(colour: RGBColor, share: float) -> RGBColor:
    """The colour mixed with white; `share` is that of the colour."""
    return RGBColor(*(round(255 - (255 - part) * share) for part in colour))


INK = _colour("ink")
QUIET = _colour("quiet_ink")
RULE = _colour("line")
ACCENT = _colour("accent")
PALE_ACCENT = _paler(ACCENT, 0.32)
PALE = _paler(_colour("line"), 0.45)
LINK = RGBColor(0x1D, 0x4E, 0x89)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
