"""How a figure is printed: never a computed bound as a number that somebody said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incidents.counting.incident_figures import OwnFigure
from incidents.dataset.index import Wordings
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.ranges import Report, Side
from incidents.words.language import Language

FEW = 2
"""Up to this many reports an end is printed in their words; beyond, it is our sum."""


@dataclass(frozen=True)
class End:
    """One end of a figure as it is printed: in a few signs, and in a sentence.

    `quoted` if it is in the reports' own words, which stand in quotation marks then;
    `says_more` if these words say "or more" by themselves: "more than 1,000".
    """

    short: str
    prose: str
    quoted: bool = False
    says_more: bool = False


def ends(figure: Figure, words: Wordings, language: Language) -> tuple[End | None, End | None]:
    """The low and the high of a figure as printed, each None where there is none."""
    if figure.low is None and figure.high is None:
        return None, None
    roots = figure.tree
    if len(roots) == 1 and roots[0].contradicted:
        lowest, highest = roots[0].sides[0], roots[0].sides[-1]
        return (
            side_end(roots[0], lowest, words, language),
            side_end(roots[0], highest, words, language),
        )
    resting = [report for root in roots for report in root.rests_on]
    low = None if figure.low is None else _end(resting, figure.low, words, language)
    if figure.high is None:
        return low, None
    if figure.high == figure.low:
        return low, low
    return low, _end(_giving_high(roots), figure.high, words, language)


def _giving_high(roots: Iterable[Node]) -> list[Report]:
    """The reports that the high of these scopes is made of."""
    found: list[Report] = []
    for root in roots:
        side = root.sides[-1]
        own = [r for r in side.members if r and r.range and r.range.high == side.range.high]
        found += own[:1] or _giving_high(root.parts)
    return found


def side_end(node: Node, side: Side, words: Wordings, language: Language) -> End:
    """What one side of a dispute says: by the reports that set it apart from the others."""
    resting, number = distinguishing(node, side)
    if resting and all(report.low is None for report in resting):
        return _plain(language.say("up to {figure}", figure=language.number(number)))
    return _end(resting, number, words, language)


def distinguishing(node: Node, side: Side) -> tuple[list[Report], int]:
    """The reports that set a side apart from the others, and the number they come to.

    No report where that number is the sum of the parts, higher than any report says by itself.
    """
    others = [other for other in node.sides if other is not side]
    own = [
        report
        for report in side.members
        if report and not any(report in other.members for other in others)
    ]
    if own:
        best = max(own, key=lambda r: (r.low or 0, r.report_id))
        number = best.low if best.low is not None else best.high
        if None in side.members and (side.range.low or 0) > (number or 0):
            return [], side.range.low or 0
        return [best], number or 0
    lowest_ceiling = min(other.range.ceiling for other in others)
    return _enough(node.parts, lowest_ceiling), side.range.low or side.range.high


def _enough(parts: Sequence[Node], ceiling: float) -> list[Report]:
    """The fewest parts' reports that together exceed what the other side allows."""
    chosen: list[Report] = []
    reached = 0
    for part in sorted(parts, key=lambda p: -(p.range.low or 0)):
        chosen += part.rests_on
        reached += part.range.low or 0
        if reached > ceiling:
            break
    return chosen


def _plain(text: str) -> End:
    return End(text, text)


def _end(resting: Sequence[Report], number: int, words: Wordings, language: Language) -> End:
    quantities = [words(report.report_id) for report in resting]
    if len(resting) > FEW or not any(q and q.computed for q in quantities):
        sole = quantities[0] if len(quantities) == 1 else None
        if sole and sole.one_more and sole.low == number:
            return End(f">{language.number(number - 1)}", sole.phrase, says_more=True)
        return _plain(language.number(number))
    texts = [
        q.phrase if q else language.number(report.low or report.high or 0)
        for q, report in zip(quantities, resting, strict=True)
    ]
    quotes = [language.say("“{words}”", words=text) for text in texts]
    return End(" + ".join(texts), language.joined(quotes), quoted=True)


def label(figure: Figure, words: Wordings, language: Language) -> str:
    """The figure in a few signs, for a circle or a cell: 13+, >1,000, some 40, 80 / about 100+.

    Empty where nothing is reported, "?" where detentions are reported without a number.
    """
    low, high = ends(figure, words, language)
    if low is None and high is None:
        return "?" if figure.no_number else ""
    if high is None:
        high = low
    assert high is not None
    plus = "+" if figure.open_ended and not high.says_more else ""
    if low is None:
        up_to = high.short if high.quoted else language.say("up to {figure}", figure=high.short)
        return up_to + (" ?" if figure.open_ended else "")
    if high == low:
        return low.short + plus
    between = " / " if figure.disputed else "–"
    return f"{low.short}{between}{high.short}{plus}"


def own_label(alone: OwnFigure, language: Language) -> str:
    """The figure of one incident alone in a few signs, as `label` has it."""
    return label(alone.figure, alone.words.get, language)


def own_figure(alone: OwnFigure, language: Language, *, shared: bool) -> str:
    """The figure of one incident alone for a cell; `shared`: reports cover it with others."""
    if alone.figure.number_of_events:
        return own_label(alone, language)
    if alone.figure.no_number:
        return language.say("reported, no number")
    return language.say("no figure of its own") if shared else language.say("no report")


def amount(figure: Figure, words: Wordings, language: Language) -> str:
    """The figure as one amount for a sentence: like `phrase`, but an open range by its low."""
    low, high = ends(figure, words, language)
    if figure.open_ended and not figure.disputed and low and high != low:
        return _or_more(low, language)
    return phrase(figure, words, language)


def phrase(figure: Figure, words: Wordings, language: Language) -> str:
    """The figure in words: at least 39; 26; “some 40” or more; 80 or “about 100”, disputed."""
    low, high = ends(figure, words, language)
    say = language.say
    if low is None and high is None:
        return say("detentions reported, no number") if figure.no_number else say("no report")
    if high is None or high == low:
        assert low is not None
        return _or_more(low, language) if figure.open_ended else low.prose
    if low is None:
        up_to = high.prose if high.quoted else say("up to {figure}", figure=high.prose)
        return say("{figure}, perhaps more", figure=up_to) if figure.open_ended else up_to
    highest = high.prose
    if figure.open_ended and not high.says_more:
        highest = say("{figure} or more", figure=high.prose)
    if figure.disputed:
        return say("{low} or {high}, disputed", low=low.prose, high=highest)
    return say("{low} to {high}", low=low.prose, high=highest)


def _or_more(end: End, language: Language) -> str:
    if end.says_more:
        return end.prose
    if end.quoted:
        return language.say("{figure} or more", figure=end.prose)
    return language.say("at least {figure}", figure=end.prose)
