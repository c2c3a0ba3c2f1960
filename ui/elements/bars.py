"""Bars with ranges, each a button: one look for everything that is compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from incidents.rule.figure import Figure
from incidents.words.figure import Wordings, label, phrase
from incidents.words.language import Language
from ui.elements.bar_scale import Scale, scale_for
from ui.elements.html import cut

HERE = Path(__file__).parent

_bars = st.components.v2.component(
    "bars",
    html='<div class="bars"></div>',
    css=(HERE / "bars.css").read_text(encoding="utf-8"),
    js=(HERE / "bars.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Bar:
    """One row: what it is of, its figure as printed and as spoken, what it rests on.

    `low` and `high` are where the ends are drawn, never printed. `mark` is "none" where detentions
    are reported and no number, "zero" where somebody said that nobody was detained, else "".
    """

    id: str
    name: str
    figure: str
    spoken: str
    detail: str
    low: int | None = None
    high: int | None = None
    open: bool = False
    disputed: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Gap:
    """A stretch between two bars that holds nothing, in words."""

    words: str


def bar_of(
    figure: Figure, words: Wordings, language: Language, *, id: str, name: str, detail: str
) -> Bar:
    """The bar of this figure; a very long name is cut."""
    name = cut(name)
    if figure.low is None and figure.high is None and not figure.no_number:
        said = language.say("no figure of its own")
        return Bar(id, name, said, said, detail)
    return Bar(
        id,
        name,
        label(figure, words, language),
        phrase(figure, words, language),
        detail,
        low=figure.low,
        high=figure.high,
        open=figure.open_ended,
        disputed=figure.disputed,
        mark="zero" if figure.reported_zero else "none" if figure.high is None else "",
    )


def bar_data(
    rows: Sequence[Bar | Gap], *, title: str, chosen: str | None, language: Language
) -> dict[str, Any]:
    """What the browser draws; numbers go there as shares of the axis alone."""
    bars = [row for row in rows if isinstance(row, Bar)]
    scale = scale_for(number for bar in bars for number in (bar.low, bar.high))
    return {
        "label": title,
        "axis": [{"at": scale.at(tick), "text": language.number(tick)} for tick in scale.ticks],
        "rows": [_row(row, scale, chosen) for row in rows],
        "legend": _legend(bars, language),
        "pressed": language.say(
            "The sentence and the incidents of this page are of this alone. Press again for all."
        ),
    }


def draw_bars(data: Mapping[str, Any], *, key: str, choose: Callable[[str], None]) -> None:
    """Draws the bars; `choose` is called with the id of the one that is pressed."""

    def pressed() -> None:
        if (chosen := st.session_state[key].chosen) is not None:
            choose(str(chosen))

    _bars(data=data, key=key, on_chosen_change=pressed)


def is_by_powers(rows: Sequence[Bar | Gap]) -> bool:
    """Whether these bars need the scale on which each tick is ten times the one before."""
    bars = [row for row in rows if isinstance(row, Bar)]
    return scale_for(number for bar in bars for number in (bar.low, bar.high)).by_powers


def _row(row: Bar | Gap, scale: Scale, chosen: str | None) -> dict[str, Any]:
    if isinstance(row, Gap):
        return {"gap": row.words}
    ends = {
        "low": None if row.low is None else scale.at(row.low),
        "high": None if row.high is None else scale.at(row.high),
    }
    return {**asdict(row), **ends, "chosen": row.id == chosen}


def _legend(bars: Sequence[Bar], language: Language) -> list[dict[str, str]]:
    """What the signs mean, those alone that are drawn."""
    say = language.say
    signs = (
        ("bar", say("at least so many"), any(bar.low for bar in bars)),
        ("range", say("up to the highest figure"), any(_is_range(bar) for bar in bars)),
        (
            "disputed",
            say("sources disagree: from the lowest side to the highest"),
            any(bar.disputed for bar in bars),
        ),
        ("open", say("or more"), any(bar.open for bar in bars)),
        ("mark none", say("reported, no number"), any(bar.mark == "none" for bar in bars)),
        ("mark zero", say("reported: nobody"), any(bar.mark == "zero" for bar in bars)),
    )
    return [{"kind": kind, "text": text} for kind, text, is_drawn in signs if is_drawn]


def _is_range(bar: Bar) -> bool:
    return not bar.disputed and bar.high is not None and bar.high > (bar.low or 0)
