"""The regions on a small map, each shaded by its figure; cities as discs as large as theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt
from typing import Any

from geo.map.region_outlines import region_outlines
from geo.regions import CITIES, unit_name
from incidents.languages.language import Language
from incidents.words.bars import Bar
from incidents.words.signs import signs_in_words
from ui.component import component, hears

NO_FIGURE = "–"
"""Written into a region that has incidents in the selection and no figure of its own."""

STEPS = (1, 10, 100, 1000)
"""The least number of each shade, from the palest on."""

LARGEST, SMALLEST = 56, 13
"""Units of the drawing: the radius of a city that holds the largest number, and the least."""

_region_map = component(
    __file__, '<div class="regions-box"><div class="regions"></div><ul class="shades"></ul></div>'
)


def region_map_data(
    bars: Sequence[Bar], *, title: str, chosen: str | None, language: Language
) -> dict[str, Any]:
    """What the browser draws: every region with its figure and its state, cities with a radius.

    A state is a shade ("step-1" and up, by the low, or by an "up to" alone), "zero", "no_number",
    "none" (no figure of its own) or "" (no incident, or no report).
    """
    by_code = {bar.id: bar for bar in bars}
    largest = max((_number(bar) for bar in bars), default=0)
    outlines, regions = region_outlines(), []
    for outline in outlines.regions:
        bar = by_code.get(outline.code)
        state = _state(bar)
        regions.append(
            {
                "id": outline.code,
                "path": outline.path,
                "radius": _radius(bar, largest) if outline.code in CITIES else 0,
                "x": outline.x,
                "y": outline.y,
                "name": unit_name(outline.code, language.code),
                "figure": bar.figure if bar and state != "none" else NO_FIGURE,
                "spoken": bar.spoken if bar else language.say("no incident in this selection"),
                "state": state,
                "chosen": outline.code == chosen,
            }
        )
    drawn = {str(region["state"]) for region in regions}
    return {
        "label": title,
        "width": outlines.width,
        "height": outlines.height,
        "regions": regions,
        "legend": [
            {"state": state, "text": text} for state, text in _legend(language) if state in drawn
        ],
    }


def _number(bar: Bar) -> int:
    return bar.low or bar.high or 0


def _state(bar: Bar | None) -> str:
    if bar is None or not bar.covered:
        return ""
    if number := _number(bar):
        return f"step-{sum(number >= step for step in STEPS)}"
    return bar.mark or "none"


def _radius(bar: Bar | None, largest: int) -> float:
    """Units of the drawing: the area of the disc is in proportion to the number."""
    number = _number(bar) if bar else 0
    return round(max(SMALLEST, LARGEST * sqrt(number / max(largest, 1))), 1)


def _legend(language: Language) -> Iterator[tuple[str, str]]:
    """Each state with its words, the palest shade first."""
    for shade, (least, beyond) in enumerate(zip(STEPS, (*STEPS[1:], None), strict=True), start=1):
        first = language.number(least)
        yield (
            f"step-{shade}",
            f"{first}–{language.number(beyond - 1)}"
            if beyond
            else language.say("{figure} or more", figure=first),
        )
    signs = signs_in_words(language)
    yield "zero", signs["zero"]
    yield "no_number", signs["no_number"]
    yield "none", language.say("no figure of its own")
    yield "", language.say("no incident, or no report")


def draw_region_map(data: Mapping[str, Any], *, key: str, choose: Callable[[str], None]) -> None:
    """Draws the map; `choose` is called with the code of the region that is clicked."""
    _region_map(data=data, key=key, on_chosen_change=hears(key, choose))
