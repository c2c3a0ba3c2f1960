"""The answer for a place and a run of days on one card: the sentence, the words that carry it, what
the authorities say, and what is not in the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.codes import BASES, REVIEWS
from incidents.counting.count import Count
from incidents.dataset.index import day_of, outermost, rule_reports_of, sources_of
from incidents.dataset.table_arrays import UNIX_EPOCH, Ints, TextColumn, Truths, report_arrays
from incidents.passport.statements import how_sure
from incidents.rule.combining import STATE
from incidents.words.caveats import caveats
from incidents.words.report import report_figure, who_says
from incidents.words.scopes import scope_in_words
from incidents.words.sentence import figure_in_words, headline
from incidents.words.sources import credit
from incidents.words.speaker import Speaker

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


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
    quotes: Sequence[Quote]
    wider: Sequence[Quote]
    silent: Sequence[Quote]
    authorities: Sequence[Quote]
    credit: str


class Quotes(Sequence[Quote]):
    """The quotations of reports in their order, each made when it is read: a card shows few."""

    def __init__(self, report_ids: Sequence[str], measure: str, speaker: Speaker) -> None:
        self._ids, self._measure, self._speaker = report_ids, measure, speaker

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> Quote: ...
    @overload
    def __getitem__(self, place: slice) -> Quotes: ...
    def __getitem__(self, place: int | slice) -> Quote | Quotes:
        if isinstance(place, slice):
            return Quotes(self._ids[place], self._measure, self._speaker)
        return _quote(self._ids[place], self._measure, self._speaker)


def answer(count: Count, speaker: Speaker) -> Answer:
    """The card of a count."""
    arrays = report_arrays(speaker.dataset)
    reports, numbered = arrays.marked(count.reports), arrays.marked(count.numbered)
    beyond = arrays.marked(count.wider) | arrays.marked(count.longer)
    of_state = (reports | beyond) & arrays.voice_id.among((STATE,))
    acknowledged = arrays.marked(count.acknowledged.rests_on if count.acknowledged else ())

    def quotes(numbers: Ints) -> Quotes:
        ids = arrays.ids.take(pa.array(numbers)).to_pylist()
        return Quotes(ids, count.selection.measure, speaker)

    def best_first(marked: Truths) -> Quotes:
        return quotes(_best_first(count, speaker.dataset, np.flatnonzero(marked)))

    return Answer(
        claim=headline(count, speaker),
        caveats=caveats(count, speaker),
        figure=figure_in_words(count, speaker),
        sure=how_sure(count.figure, speaker) if count.reports else "",
        quotes=best_first(numbered),
        wider=best_first(beyond),
        silent=best_first(reports & ~numbered),
        authorities=best_first(acknowledged)
        or quotes(_latest_first(speaker.dataset, np.flatnonzero(of_state))),
        credit=credit(count, speaker),
    )


def _on_all_of_it(count: Count) -> set[str]:
    """The reports on the whole of the one event that is counted, on all of its days."""
    tree = count.figure.tree
    return {report.report_id for report in tree[0].reports} if len(tree) == 1 else set()


def _best_first(count: Count, dataset: Dataset, numbers: Ints) -> Ints:
    """The reports with these numbers, the better quotation first: it is on all that is counted, the
    figure rests on it, it says more, its origin was there, it was read in full."""
    arrays = report_arrays(dataset)
    beside = ~arrays.marked(_on_all_of_it(count)), ~arrays.marked(count.figure.rests_on)
    low, high = arrays.low[numbers], np.maximum(arrays.high[numbers], 0)
    says = np.where(low > 0, low, high)
    keys = (
        numbers,
        _places(arrays.review, REVIEWS)[numbers],
        _places(arrays.basis, BASES)[numbers],
        -says,
        *(marks[numbers] for marks in reversed(beside)),
    )
    return numbers[np.lexsort(keys)]


def _places(column: TextColumn, order: Sequence[str]) -> Ints:
    """Where the text of each row stands in this order; behind it where it does not."""
    places = [order.index(text) if text in order else len(order) for text in column.values]
    return np.array(places, dtype=np.int64)[column.codes]


def _latest_first(dataset: Dataset, numbers: Ints) -> Ints:
    """The reports with these numbers by their last day, then by the day as of which they were said,
    the latest first."""
    arrays = report_arrays(dataset)
    said = dataset.tables["reports"]["as_of_date"].take(pa.array(arrays.row[numbers]))
    days = pc.add(said.cast(pa.date32()).cast(pa.int32()), UNIX_EPOCH)
    last = arrays.last[numbers]
    as_of = np.where(np.asarray(pc.is_valid(days)), np.asarray(pc.fill_null(days, 0)), last)
    return numbers[np.lexsort((numbers, -as_of, -last))]


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
