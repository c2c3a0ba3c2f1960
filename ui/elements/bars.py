"""Bars with ranges, each a button: one look for everything that is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from incidents.counting.scale import Scale
from incidents.languages.language import Language
from incidents.words.bars import Bar, Bars, Gap
from incidents.words.signs import key_of
from ui.component import component, hears

_bars = component(__file__, '<div class="bars"></div>')


def bar_data(bars: Bars, *, title: str, chosen: str | None, language: Language) -> dict[str, Any]:
    """What the browser draws; numbers go there as shares of the axis alone."""
    scale = bars.scale
    return {
        "label": title,
        "axis": [{"at": scale.at(tick), "text": language.number(tick)} for tick in scale.ticks],
        "rows": [_row(row, scale, chosen) for row in bars.rows],
        "legend": [{"kind": kind, "text": text} for kind, text in key_of(bars.signs, language)],
        "pressed": language.say(
            "The sentence and the incidents of this page are of this alone. Press again for all."
        ),
    }


def draw_bars(data: Mapping[str, Any], *, key: str, choose: Callable[[str], None]) -> None:
    """Draws the bars; `choose` is called with the id of the one that is pressed."""
    _bars(data=data, key=key, on_chosen_change=hears(key, choose))


def _row(row: Bar | Gap, scale: Scale, chosen: str | None) -> dict[str, Any]:
    if isinstance(row, Gap):
        return {"gap": row.words}
    ends = {
        "low": None if row.low is None else scale.at(row.low),
        "high": None if row.high is None else scale.at(row.high),
    }
    broken = scale.break_at if scale.is_beyond(row.end) else None
    return {**asdict(row), **ends, "broken": broken, "chosen": row.id == chosen}
