"""The regions outlined on a small map, each with its figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from geo.map.region_outlines import region_outlines
from geo.regions import unit_name
from incidents.words.bars import Bar

HERE = Path(__file__).parent

NO_FIGURE = "–"
"""Written into a region that has incidents in the selection and no figure of its own."""

_region_map = st.components.v2.component(
    "region_map",
    html='<div class="regions-box"><div class="regions"></div></div>',
    css=(HERE / "region_map.css").read_text(encoding="utf-8"),
    js=(HERE / "region_map.js").read_text(encoding="utf-8"),
)


def region_map_data(
    bars: Sequence[Bar], *, title: str, chosen: str | None, language: str, nothing: str
) -> dict[str, Any]:
    """What the browser draws: every region, with the figure of its bar where it has one.

    `nothing` says in words that a region has no incident here.
    """
    by_code = {bar.id: bar for bar in bars}
    outlines = region_outlines()
    regions = []
    for outline in outlines.regions:
        bar = by_code.get(outline.code)
        own = bar is not None and (bar.mark != "" or bar.has_number)
        regions.append(
            {
                "id": outline.code,
                "path": outline.path,
                "x": outline.x,
                "y": outline.y,
                "name": unit_name(outline.code, language),
                "figure": bar.figure if bar and own else NO_FIGURE,
                "spoken": bar.spoken if bar else nothing,
                "state": "figure" if own else "none" if bar else "",
                "chosen": outline.code == chosen,
            }
        )
    return {
        "label": title,
        "width": outlines.width,
        "height": outlines.height,
        "regions": regions,
    }


def draw_region_map(data: Mapping[str, Any], *, key: str, choose: Callable[[str], None]) -> None:
    """Draws the map; `choose` is called with the code of the region that is clicked."""

    def clicked() -> None:
        if (chosen := st.session_state[key].chosen) is not None:
            choose(str(chosen))

    _region_map(data=data, key=key, on_chosen_change=clicked)
