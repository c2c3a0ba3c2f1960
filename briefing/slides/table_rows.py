"""The rows of the tables and charts on a scene's slides, printed as everywhere else."""

from __future__ import annotations

from briefing.counted.counted_scene import Circle, ReportLine, Shown
from briefing.slides.sources import Sources
from briefing.slides.tables import LONGEST_CELL, Column, Table
from incidents.languages.language import Language
from incidents.slider.table import DISPUTED, FAR_APART, FAR_APART_WITHIN, NO_NUMBER, OPEN, ZERO
from incidents.words.bars import Bar, Bars, told_apart
from incidents.words.quotation import quoted
from incidents.words.signs import signs_in_words


def places_table(scene: Shown, language: Language) -> Table:
    """The places of a map with low, high, the figure as printed and what its marks mean."""
    say = language.say
    columns = (
        Column(say("Place"), 0.27),
        Column(say("Low"), 0.13, is_number=True),
        Column(say("High"), 0.14, is_number=True),
        Column(say("As printed"), 0.22),
        Column(say("Means"), 0.24),
    )
    rows = tuple(
        (
            circle.name,
            _number(circle.low, language),
            _number(circle.high, language, more=bool(circle.flags & OPEN)),
            circle.label,
            marks_in_words(circle.flags, language),
        )
        for circle in _by_name(scene)
    )
    return Table(columns, rows, scene.alternative, caption=_bounds(language))


def regions_table(scene: Shown, language: Language) -> Table:
    """The regions with low, high, the figure as printed, events, and reports with a number."""
    say = language.say
    columns = (
        Column(say("Region"), 0.28),
        Column(say("Low"), 0.11, is_number=True),
        Column(say("High"), 0.13, is_number=True),
        Column(say("As printed"), 0.2),
        Column(say("Events"), 0.11, is_number=True),
        Column(say("With a number"), 0.17, is_number=True),
    )
    rows = tuple(
        (
            bar.name,
            _number(bar.low, language),
            _number(bar.high, language, more=bar.open),
            bar.figure,
            language.number(bar.events),
            language.number(bar.numbered),
        )
        for bar in scene.bars.bars
    )
    told = "; ".join(f"{bar.name}: {bar.figure}" for bar in scene.bars.bars)
    return Table(columns, rows, told, caption=_bounds(language))


def reports_table(scene: Shown, sources: Sources, language: Language) -> Table:
    """The reports with figure, who says so and how they know, their words, what they cover."""
    say = language.say
    columns = (
        Column(say("Figure"), 0.17),
        Column(say("Who says so"), 0.25),
        Column(say("In their words"), 0.42),
        Column(say("Covers"), 0.16),
    )
    rows = tuple(
        (report.figure, _who(report, sources, language), _words(report, language), report.where)
        for report in scene.reports
    )
    alternative = "; ".join(f"{r.figure} ({r.origin})" for r in scene.reports)
    return Table(columns, rows, alternative)


def steps_table(scene: Shown, language: Language) -> Table:
    """The steps in which a figure was added up, numbered as deep as they lie: 1, 1.1, 1.1.1."""
    deepest = max((depth for depth, _ in scene.outline), default=0)
    share = min(0.06 + 0.022 * deepest, 0.24)
    columns = (Column("", share), Column(language.say("How the number was made"), 1 - share))
    counters: list[int] = []
    rows = []
    for depth, text in scene.outline:
        counters = [*counters, *[0] * (depth + 1)][: depth + 1]
        counters[depth] += 1
        rows.append((".".join(str(max(counter, 1)) for counter in counters), text))
    alternative = "; ".join(text for depth, text in scene.outline if depth < 2)
    return Table(columns, tuple(rows), alternative, bold=None)


def silent_regions(scene: Shown, language: Language) -> tuple[str, ...]:
    """Lines on the regions that have no bar: what is said of each instead of a number."""
    return told_apart((bar for bar in scene.bars.bars if not bar.has_number), language)


def bars_of_chart(scene: Shown) -> Bars:
    """What the chart of this scene draws: places and regions by name, reports by who says so."""
    if scene.scene.kind == "regions":
        return scene.bars
    if scene.scene.kind == "map":
        return Bars(tuple(map(_of_place, _by_name(scene))))
    reports = [
        Bar(
            r.report_id,
            f"{r.origin} · {r.where}" if r.where else r.origin,
            r.figure,
            r.figure,
            low=r.low,
            high=r.high,
        )
        for r in scene.reports
        if r.counts
    ]
    reports.sort(key=lambda bar: scene.speaker.language.by_name(bar.name))
    return Bars(tuple(reports))


def _by_name(scene: Shown) -> list[Circle]:
    by_name = scene.speaker.language.by_name
    return sorted(scene.circles, key=lambda circle: by_name(circle.name))


def _of_place(circle: Circle) -> Bar:
    return Bar(
        circle.place_id,
        circle.name,
        circle.label,
        circle.label,
        low=circle.low,
        high=circle.high,
        open=bool(circle.flags & OPEN),
        disputed=bool(circle.flags & DISPUTED),
    )


def ends_in_words(scene: Shown, language: Language) -> tuple[str, str]:
    """What the dark and the pale bar of this scene's chart mean."""
    highest = signs_in_words(language)["high"]
    if scene.scene.kind in ("map", "regions"):
        return language.say("lowest figure that fits the reports"), highest
    return language.say("lowest by the words of the report"), highest


def marks_in_words(flags: int, language: Language) -> str:
    """What the signs of a figure mean, in words; "" if it has none."""
    words = signs_in_words(language)
    signs = {
        OPEN: "open",
        DISPUTED: "disputed",
        NO_NUMBER: "no_number",
        ZERO: "zero",
        FAR_APART: "far_apart",
        FAR_APART_WITHIN: "far_apart_within",
    }
    return ", ".join(words[sign] for bit, sign in signs.items() if flags & bit)


def _bounds(language: Language) -> str:
    return language.say(
        "Low and high are the bounds that are added up; what was said stands under “As printed”."
    )


def _number(number: int | None, language: Language, *, more: bool = False) -> str:
    """A bound as printed, "" where there is none; an open one with a plus."""
    if number is None:
        return ""
    return language.number(number) + ("+" if more else "")


def _who(report: ReportLine, sources: Sources, language: Language) -> str:
    said = language.say("{origin}, {basis}", origin=report.origin, basis=report.basis)
    aside = "" if report.counts else language.say("(not in the number here)")
    return " ".join(part for part in (said, sources.cited(report.source_ids), aside) if part)


def _words(report: ReportLine, language: Language) -> str:
    if not report.words:
        return language.say("gives no words")
    most = LONGEST_CELL // (2 if report.translation else 1) - len("“” (“”)")
    return quoted(report.words, report.translation, language, most=most)
