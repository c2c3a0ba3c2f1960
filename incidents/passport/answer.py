"""The answer for a place and a run of days on one card: the sentence, the words that carry it, what
the authorities say, and what is not in the number."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.codes import BASES, REVIEWS
from incidents.counting.count import Count
from incidents.dataset.index import (
    bound,
    day_of,
    outermost,
    rows_by_id,
    rule_reports_of,
    sources_of,
)
from incidents.passport.statements import how_sure
from incidents.rule.combining import STATE
from incidents.words.caveats import caveats
from incidents.words.report import report_figure, who_says
from incidents.words.scopes import scope_in_words
from incidents.words.sentence import figure_in_words, headline
from incidents.words.sources import credit
from incidents.words.speaker import Speaker


@dataclass(frozen=True)
class Citation:
    """Where words can be read: the publisher, the address ("" if there is none) and the day."""

    publisher: str
    address: str
    published: str


@dataclass(frozen=True)
class Quote:
    """One report as it is quoted: its figure, its words in their language (and in English, ""
    where they are English), who says so and how they know, which places it counts together ("" for
    one), and where it can be read."""

    report_id: str
    figure: str
    words: str
    language: str
    translation: str
    who: str
    together: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Answer:
    """What a reporter needs of one selection.

    `quotes` are the reports with a number that count: first those on all of it, then those that the
    low is made of, each the largest first; `wider` those that count other places or days too and
    are in no number here; `silent` those that give no number. `authorities` are the state's own:
    those that the authorities' figure is made of, or where there is none all, the latest first.
    """

    claim: str
    caveats: str
    figure: str
    sure: str
    quotes: tuple[Quote, ...]
    wider: tuple[Quote, ...]
    silent: tuple[Quote, ...]
    authorities: tuple[Quote, ...]
    credit: str


def answer(count: Count, speaker: Speaker) -> Answer:
    """The card of a count."""
    reports = rows_by_id(speaker.dataset, "reports")
    numbered = set(count.numbered)
    beyond = [*count.wider, *count.longer]
    measure = count.selection.measure
    on_all_of_it = _on_all_of_it(count)
    known = {one: _quote(one, measure, speaker) for one in (*count.reports, *beyond)}

    def quotes(report_ids: Iterable[str]) -> tuple[Quote, ...]:
        order = sorted(report_ids, key=lambda one: _weight(one, count, on_all_of_it, speaker))
        return tuple(known[report_id] for report_id in order)

    of_state = [one for one in known if reports[one]["voice_id"] == STATE]
    acknowledged = set(count.acknowledged.rests_on) if count.acknowledged else set()

    return Answer(
        claim=headline(count, speaker),
        caveats=caveats(count, speaker),
        figure=figure_in_words(count, speaker),
        sure=how_sure(count.figure, speaker) if count.reports else "",
        quotes=quotes(numbered),
        wider=quotes(beyond),
        silent=quotes(one for one in count.reports if one not in numbered),
        authorities=(
            quotes(acknowledged)
            or tuple(known[one] for one in sorted(of_state, key=_latest_first(reports)))
        ),
        credit=credit(count, speaker),
    )


def _on_all_of_it(count: Count) -> set[str]:
    """The reports on the whole of the one event that is counted, on all of its days."""
    tree = count.figure.tree
    return {report.report_id for report in tree[0].reports} if len(tree) == 1 else set()


def _weight(
    report_id: str, count: Count, on_all_of_it: Container[str], speaker: Speaker
) -> tuple[bool, bool, int, int, int, str]:
    """What makes a report the better quotation: it is on all that is counted, the figure rests on
    it, it says more, its origin was there, it was read in full."""
    row = speaker.row("reports", report_id)
    return (
        report_id not in on_all_of_it,
        report_id not in count.figure.rests_on,
        -(bound(row["detained_low"]) or bound(row["detained_high"]) or 0),
        BASES.index(row["basis"]),
        REVIEWS.index(row["review"]) if row["review"] in REVIEWS else len(REVIEWS),
        report_id,
    )


def _latest_first(reports: Mapping[str, Mapping[str, Any]]) -> Callable[[str], Any]:
    def when(report_id: str) -> tuple[int, int, str]:
        row = reports[report_id]
        said = day_of(row["as_of_date"]) or row["date_last"].date()
        return -row["date_last"].toordinal(), -said.toordinal(), report_id

    return when


def _quote(report_id: str, measure: str, speaker: Speaker) -> Quote:
    row = speaker.row("reports", report_id)
    ruled = rule_reports_of(speaker.dataset, measure).get(report_id)
    together = ""
    if ruled and len(outermost(speaker.dataset, ruled.scope.members)) > 1:
        together = scope_in_words(ruled.scope, row["event_id"], speaker)
    citations = []
    for source_id in sources_of(row):
        source = speaker.row("sources", source_id)
        published = day_of(source["published_date"])
        day = speaker.language.day(published) if published else ""
        citations.append(Citation(source["publisher"] or source_id, source["url"], day))
    return Quote(
        report_id=report_id,
        figure=report_figure(row, speaker),
        words=row["detained_text"],
        language=row["text_language"],
        translation=speaker.translation(row),
        who=", ".join(who_says(row, speaker)),
        together=together,
        citations=tuple(citations),
    )
