"""How a figure is printed: never a computed bound as a number that somebody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from incidents.counting.incident_figures import OwnFigure
from incidents.dataset.index import Wordings
from incidents.languages.language import Language
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.quantities import Quantity
from incidents.rule.ranges import Report, Side
from incidents.words.quantity import quantity_in_words

FEW = 2
"""Up to this many reports an end is printed in their words; beyond, it is our sum."""

LEAST_ROUNDED = 100
"""From here on a sum that rests on a computed bound keeps two digits: nobody said the others."""


@dataclass(frozen=True)
class End:
    """One end of a figure as it is printed: in a few signs, and in a sentence.

    `quoted` if it is in the reports' own words, which stand in quotation marks then;
    `says_more` if these words say "or more" by themselves: "more than 1,000". `about` is the number
    alone of a sum that was rounded, a low down and a high up; "" where nothing was. `number` is the
    one in the prose.
    """

    short: str
    prose: str
    quoted: bool = False
    says_more: bool = False
    about: str = ""
    number: int = 0


def ends(
    figure: Figure, words: Wordings, language: Language, *, exact: bool = False
) -> tuple[End | None, End | None]:
    """The low and the high of a figure as printed, each None where there is none.

    `exact`: sums keep all digits, for where the words that they rest on stand beside them.
    """
    if figure.low is None and figure.high is None:
        return None, None
    roots = figure.tree
    if not roots:
        return _ends_of_sum(figure, language, exact=exact)
    if len(roots) == 1 and roots[0].contradicted:
        lowest, highest = roots[0].sides[0], roots[0].sides[-1]
        return (
            side_end(roots[0], lowest, words, language, exact=exact),
            side_end(roots[0], highest, words, language, exact=exact),
        )
    resting = [report for root in roots for report in root.rests_on]
    rounds = figure.low_computed and not exact
    low = None
    if figure.low is not None:
        low = _end(resting, figure.low, words, language, rounds=rounds)
    if figure.high is None:
        return low, None
    if figure.high == figure.low and (figure.open_ended or not low or not low.about):
        met = low and end_of_both(low, figure, language)
        return met, met
    giving = [report for root in roots for report in root.gives_high]
    rounds = figure.high_computed and not exact
    return low, _end(giving, figure.high, words, language, rounds=rounds, up=True)


def _ends_of_sum(
    figure: Figure, language: Language, *, exact: bool
) -> tuple[End | None, End | None]:
    """The ends of a figure of several events, which are no report's words."""
    low = None
    if figure.low is not None:
        low = _sum_end(figure.low, language, rounds=figure.low_computed and not exact)
    if figure.high is None:
        return low, None
    if figure.high == figure.low and (figure.open_ended or not low or not low.about):
        return low, low
    return low, _sum_end(figure.high, language, rounds=figure.high_computed and not exact, up=True)


def side_end(
    node: Node,
    side: Side,
    words: Wordings,
    language: Language,
    *,
    exact: bool = False,
) -> End:
    """What one side of a dispute says: by the reports that set it apart from the others."""
    resting, number = distinguishing(node, side)
    if resting and all(report.low is None and not report.computed for report in resting):
        return up_to(number, language)
    summed = [report for part in node.parts for report in part.rests_on]
    rounds = any(report.computed for report in resting or summed) and not exact
    return _end(resting, number, words, language, rounds=rounds, up=side.range.low is None)


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


def _plain(number: int, language: Language) -> End:
    text = language.number(number)
    return End(text, text, number=number)


def up_to(number: int, language: Language) -> End:
    """The side of a dispute that gives no low."""
    text = language.say("up to {figure}", figure=language.number(number))
    return End(text, text, number=number)


def two_digits(number: int, *, up: bool = False) -> int:
    """The number down (or up) to two significant digits; below 100 it stays.

    >>> two_digits(5816), two_digits(4716, up=True), two_digits(39)
    (5800, 4800, 39)
    """
    if number < LEAST_ROUNDED:
        return number
    step = int(10 ** (len(str(number)) - 2))
    return (-(-number // step) if up else number // step) * step


@lru_cache(maxsize=10_000)
def _sum_end(number: int, language: Language, *, rounds: bool, up: bool = False) -> End:
    """Kept: the slider of a large table prints the same sums thousands of times."""
    rounded = two_digits(number, up=up) if rounds else number
    if rounded == number:
        return _plain(number, language)
    text, compared = language.number(rounded), language.number_compared(rounded)
    return replace(rounded_end(text, compared, language, up=up), number=rounded)


def rounded_end(text: str, compared: str, language: Language, *, up: bool = False) -> End:
    """The end of a sum of which two digits are left, written so, and so behind "more than"."""
    if up:
        return End(text, text, about=text)
    more = language.say("more than {figure}", figure=compared)
    return End(f">{text}", more, says_more=True, about=text)


def end_by_report(said: Quantity | None, number: int, language: Language) -> End:
    """The end that one report gives: this number, or the words where they say none."""
    if said and said.one_more and said.low == number:
        words = quantity_in_words(said, language)
        return End(f">{language.number(number - 1)}", words, says_more=True, number=number - 1)
    if not said or not said.computed:
        return _plain(number, language)
    text = quantity_in_words(said, language)
    return End(text, language.say("“{words}”", words=text), quoted=True)


def end_of_both(low: End, figure: Figure, language: Language) -> End:
    """The one end of a figure whose low and high meet: where nothing is open, "more than 11" and
    "up to a dozen" are 12, and no longer more than anything."""
    if low.says_more and not figure.open_ended and figure.high is not None:
        return _plain(figure.high, language)
    return low


def _end(
    resting: Sequence[Report],
    number: int,
    words: Wordings,
    language: Language,
    *,
    rounds: bool,
    up: bool = False,
) -> End:
    """The end as printed; `rounds`: as a sum it keeps no digits that nobody said."""
    if len(resting) == 1:
        return end_by_report(words(resting[0].report_id), number, language)
    quantities = [words(r.report_id) for r in resting] if len(resting) <= FEW else []
    if not any(q and q.computed for q in quantities):
        return _sum_end(number, language, rounds=rounds, up=up)
    texts = [
        quantity_in_words(q, language) if q else language.number(report.low or report.high or 0)
        for q, report in zip(quantities, resting, strict=True)
    ]
    quotes = [language.say("“{words}”", words=text) for text in texts]
    return End(" + ".join(texts), language.joined(quotes), quoted=True)


def label(figure: Figure, words: Wordings, language: Language) -> str:
    """The figure in a few signs, for a circle or a cell: 13+, >1,000, some 40, 80 / about 100+,
    ~3,800–4,800.

    Empty where nothing is reported, "?" where detentions are reported without a number.
    """
    return label_of(figure, ends(figure, words, language), language)


def label_of(figure: Figure, printed: tuple[End | None, End | None], language: Language) -> str:
    """The same of a figure whose ends are there already."""
    low, high = printed
    if low is None and high is None:
        return "?" if figure.no_number else ""
    if high is None:
        high = low
    assert high is not None
    if figure.reported_zero:
        return high.short
    plus = "+" if figure.open_ended and not high.says_more else ""
    if low is None:
        most = high.short if high.quoted else language.say("up to {figure}", figure=high.short)
        return most + (" ?" if figure.open_ended else "")
    if high == low:
        return low.short + plus
    between = " / " if figure.disputed else " – " if low.quoted or high.quoted else "–"
    if not figure.disputed and (low.about or high.about):
        return f"~{low.about or low.short}{between}{high.about or high.short}{plus}"
    return f"{low.short}{between}{high.short}{plus}"


def own_label(alone: OwnFigure, language: Language) -> str:
    """The figure of one incident alone in a few signs, as `label` has it."""
    return label(alone.figure, alone.words.get, language)


def own_line(alone: OwnFigure, language: Language) -> str:
    """The figure of one incident alone as a line of its own, or that there is none."""
    if alone.figure.number_of_events:
        figure = own_label(alone, language)
        return language.say("This place alone: {figure}", figure=figure)
    if alone.figure.no_number:
        return language.say("Detentions reported, no number for this place alone.")
    return language.say("No figure for this place alone.")


def own_figure(alone: OwnFigure, language: Language, *, covered: bool) -> str:
    """The figure of one incident alone for a cell; `covered`: some report speaks of it at all."""
    if alone.figure.number_of_events:
        return own_label(alone, language)
    if alone.figure.no_number:
        return language.say("reported, no number")
    return language.say("no figure of its own") if covered else language.say("no report")


def amount(figure: Figure, words: Wordings, language: Language) -> str:
    """The figure as one amount for a sentence: like `phrase`, but an open range by its low."""
    low, high = ends(figure, words, language)
    if figure.open_ended and not figure.disputed and low and high != low:
        return _or_more(low, language)
    return phrase(figure, words, language)


def last_in_amount(figure: Figure, words: Wordings, language: Language) -> tuple[int, bool]:
    """The number that a noun behind `amount` agrees with, and whether it bounds the figure ("at
    least 21", "80 to 114") instead of being it; 0 where no number is there."""
    low, high = ends(figure, words, language)
    if low and (high is None or high == low):
        return low.number, figure.open_ended or low.says_more
    last = low if figure.open_ended and not figure.disputed and low else high
    return (last.number, True) if last else (0, False)


def phrase(figure: Figure, words: Wordings, language: Language, *, exact: bool = False) -> str:
    """The figure in words: at least 39; 26; “some 40” or more; 80 or “about 100”, disputed; more
    than 5,800, or `exact` at least 5,816."""
    return phrase_of(figure, ends(figure, words, language, exact=exact), language)


def phrase_of(figure: Figure, printed: tuple[End | None, End | None], language: Language) -> str:
    """The same of a figure whose ends are there already."""
    low, high = printed
    say = language.say
    if figure.reported_zero:
        return say("zero, as far as was seen") if figure.open_ended else say("zero")
    if low is None and high is None:
        return say("detentions reported, no number") if figure.no_number else say("no figure")
    if high is None or high == low:
        assert low is not None
        return _or_more(low, language) if figure.open_ended else low.prose
    if low is None:
        most = high.prose if high.quoted else say("up to {figure}", figure=high.prose)
        return say("{figure}, perhaps more", figure=most) if figure.open_ended else most
    lowest, highest = low.prose, high.prose
    if not figure.disputed:
        lowest, highest = low.about or lowest, high.about or highest
    if figure.open_ended and not high.says_more:
        highest = say("{figure} or more", figure=highest)
    if figure.disputed:
        return say("{low} or {high}, disputed", low=lowest, high=highest)
    if low.about:
        return say("about {low} to {high}", low=lowest, high=highest)
    if high.about:
        return say("{low} to about {high}", low=lowest, high=highest)
    if low.quoted or high.quoted:
        return language.say_as("an end in words", "{low} to {high}", low=lowest, high=highest)
    return say("{low} to {high}", low=lowest, high=highest)


def disagreement_in_words(figure: Figure, language: Language) -> str:
    """How far the reports of a figure disagree, on all of it or on a part; "" where they do not."""
    say = language.say
    if figure.disputed:
        return say("disputed")
    told = [say("disputed in part")] if figure.disputed_within else []
    if figure.far_apart_within:
        told.append(say("figures far apart in part"))
    elif figure.far_apart:
        told.append(say("figures far apart"))
    return "; ".join(told)


def _or_more(end: End, language: Language) -> str:
    if end.says_more:
        return end.prose
    if end.quoted:
        return language.say("{figure} or more", figure=end.prose)
    return language.say("at least {figure}", figure=end.prose)
