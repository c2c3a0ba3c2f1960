"""Bars with ranges as a value: what every page, picture and slide draws, on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from incidents.counting.scale import Scale, end_of, scale_of
from incidents.languages.language import Language, capitalised
from incidents.rule.figure import Figure
from incidents.words.figure import label, phrase
from incidents.words.speaker import Speaker


@dataclass(frozen=True)
class Bar:
    """One row: what it is of, its figure as printed and as spoken, what it rests on.

    `low` and `high` are where the ends are drawn, never printed. `mark` is "no_number" where
    detentions are reported and no number, "zero" where somebody said that nobody was detained,
    else "". `events` and `numbered`: how many events, and reports with a number, are behind it;
    `covered`: whether any report speaks of it, also one that reaches beyond it.
    """

    id: str
    name: str
    figure: str
    spoken: str
    detail: str = ""
    low: int | None = None
    high: int | None = None
    open: bool = False
    disputed: bool = False
    mark: str = ""
    events: int = 0
    numbered: int = 0
    covered: bool = True

    @property
    def has_number(self) -> bool:
        """Whether there is anything to draw."""
        return self.low is not None or self.high is not None

    @property
    def end(self) -> int:
        """Where its longer end is; a figure without a high reaches to its low."""
        return end_of(self.low, self.high)

    @property
    def signs(self) -> set[str]:
        """The signs that it is drawn with."""
        drawn = {
            "low": bool(self.low),
            "high": not self.disputed and self.end > (self.low or 0),
            "disputed": self.disputed and self.end > (self.low or 0),
            "open": self.open and self.end > 0,
            self.mark: True,
        }
        return {name for name, holds in drawn.items() if name and holds}


@dataclass(frozen=True)
class Gap:
    """A stretch between two bars that holds nothing, in words."""

    words: str


@dataclass(frozen=True)
class Bars:
    """Bars in their order, by name or by time and never by size, and the scale of all of them."""

    rows: tuple[Bar | Gap, ...] = ()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The rows that are bars."""
        return tuple(row for row in self.rows if isinstance(row, Bar))

    @cached_property
    def scale(self) -> Scale:
        """The one scale on which all of them are drawn."""
        return scale_of(bar.end for bar in self.bars)

    @property
    def is_broken(self) -> bool:
        """Whether one bar is longer than it is drawn."""
        return self.scale.longest is not None

    @property
    def signs(self) -> set[str]:
        """The signs that are drawn in any row."""
        return set().union(*(bar.signs for bar in self.bars), {"broken"} if self.is_broken else ())


def bar_of(
    figure: Figure, speaker: Speaker, *, id: str, name: str, detail: str, covered: bool = True
) -> Bar:
    """The bar of this figure."""
    language = speaker.language
    if figure.low is None and figure.high is None and not figure.no_number:
        said = language.say("no figure of its own") if covered else language.say("no report")
        return Bar(id, name, said, said, detail, covered=covered)
    return Bar(
        id,
        name,
        label(figure, speaker.words, language),
        phrase(figure, speaker.words, language),
        detail,
        low=figure.low,
        high=figure.high,
        open=figure.open_ended,
        disputed=figure.disputed,
        mark="zero" if figure.reported_zero else "no_number" if figure.high is None else "",
    )


def told_apart(bars: Iterable[Bar], language: Language) -> tuple[str, ...]:
    """Lines on bars that a picture cannot draw: what is said of each instead of a number."""
    names: dict[str, list[str]] = {}
    for bar in bars:
        names.setdefault(bar.spoken, []).append(bar.name)
    return tuple(
        language.say("{label}: {names}.", label=capitalised(said), names=", ".join(named))
        for said, named in names.items()
    )


def broken_in_words(bars: Bars, language: Language) -> str:
    """What must be said of the bar that is broken; "" where none is."""
    if not bars.is_broken:
        return ""
    return language.say(
        "The broken bar is longer than it is drawn: at full length the others could not be seen."
    )
