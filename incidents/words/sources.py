"""Who said it and where it can be read: the origins and the sources of reports, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from incidents.counting.count import Count
from incidents.dataset.ids import Ids
from incidents.dataset.index import columns_of, rows_by_id, sources_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import Ints, report_arrays
from incidents.languages.language import Language
from incidents.rule.combining import Node
from incidents.tables.rows import distinct
from incidents.words.dataset_metadata import about
from incidents.words.speaker import Speaker

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

FEW = 3
"""Names in a sentence; the others are counted."""

MANY = 1_000
"""Reports up to which each is looked at by itself; of more those that cite alike are one."""


def origin_names(report_ids: Iterable[str], speaker: Speaker) -> list[str]:
    """The names of the origins of these reports, each once, in their order."""
    reports = report_arrays(speaker.dataset)
    codes = pd.unique(reports.origin_id.codes[reports.numbers_of(report_ids)]).tolist()
    return list(dict.fromkeys(speaker.origin(reports.origin_id.values[code]) for code in codes))


def cited_in(report_ids: Iterable[str], speaker: Speaker) -> list[str]:
    """The ids of the sources of these reports, each once, in the order in which they are cited."""
    ids = report_ids if isinstance(report_ids, Ids) else list(report_ids)
    if len(ids) <= MANY:
        reports = rows_by_id(speaker.dataset, "reports")
        return list(dict.fromkeys(source for r in ids for source in sources_of(reports[r])))
    codes, lists = _source_lists(speaker.dataset)
    found = pd.unique(codes[report_arrays(speaker.dataset).numbers_of(ids)]).tolist()
    return list(dict.fromkeys(source for one in found for source in lists[one].split()))


@memoised()
def _source_lists(dataset: Dataset) -> tuple[Ints, Sequence[str]]:
    """For each report the number of its sources among all lists of sources, and these lists."""
    rows = columns_of(dataset, "reports").to_native()
    columns = (rows[name].cast(pa.string()) for name in ("source_id", "also_in_source_ids"))
    encoded = distinct(pc.binary_join_element_wise(*columns, " "))
    codes = np.asarray(encoded.indices, dtype=np.int32)[report_arrays(dataset).row]
    return codes, encoded.dictionary.to_pylist()


def credit(count: Count, speaker: Speaker) -> str:
    """Whose documents a figure rests on (the first three publishers by name), and the table they
    are collected in, as a sentence."""
    say, table = speaker.language.say, about(speaker.dataset, speaker.language).citation
    rows = (speaker.row("sources", source) for source in cited_in(carrying(count), speaker))
    names = list(dict.fromkeys(str(row["publisher"]) for row in rows if row.get("publisher")))
    if not names:
        return say("Source: {table}.", table=table)
    named = few_named(names, speaker)
    if len(names) == 1:
        return say("Source: {source}, as collected in {table}.", source=named, table=table)
    return say("Sources: {sources}, as collected in {table}.", sources=named, table=table)


def few_named(names: list[str], speaker: Speaker) -> str:
    """The first three names, and how many others there are."""
    others = len(names) - FEW
    if others > 0:
        rest = speaker.language.say_count("{number} other", "{number} others", others)
        names = [*names[:FEW], rest]
    return speaker.language.joined(names)


def resting(count: Count) -> Sequence[str]:
    """The reports that a figure is made of; of a disputed one, all that give a number."""
    figure = count.figure
    made_of = () if figure.disputed else figure.made_of
    return made_of or count.numbered or count.reports


def carrying(count: Count) -> Sequence[str]:
    """The reports that a figure is made of, and after them those that give the same number for the
    same places and days: the same low, or "about" a number near to it."""
    if not count.figure.tree:
        return resting(count)
    found = dict.fromkeys(resting(count))
    for report_id in (*found,):
        for node in count.figure.tree:
            found |= dict.fromkeys(_agreeing(report_id, node))
    return tuple(found)


def _agreeing(report_id: str, root: Node) -> Iterator[str]:
    """The reports of one scope with this one that give its number too."""
    for node in root.walk():
        own = next((r for r in node.reports if r.report_id == report_id), None)
        if own is None or own.low is None or node.contradicted:
            continue
        for other in node.reports:
            # A witness sees at least so many; "around a dozen" says twelve all the same.
            near = other.computed and (other.low or 0) <= own.low <= (other.high or 0)
            if other.is_measure and not other.hedged and (other.low == own.low or near):
                yield other.report_id


def source_names(source_ids: Iterable[str], speaker: Speaker) -> str:
    """Publisher and title of each of these sources."""
    rows = [speaker.row("sources", source) for source in source_ids]
    named = [": ".join(filter(None, (row["publisher"], row["title"]))) for row in rows]
    return "; ".join(named)


def source_addresses(source_ids: Iterable[str], speaker: Speaker) -> str:
    """The addresses of these sources, between blanks; no address holds one."""
    rows = [speaker.row("sources", source) for source in source_ids]
    return " ".join(row["url"] for row in rows if row["url"])


def risk_told(risk: str, language: Language) -> str:
    """A warning about sharing an address, as it stands before whoever may share it."""
    return language.say("Before you share a link: {risk}", risk=risk)


def risks_of(report_ids: Iterable[str], speaker: Speaker) -> tuple[str, ...]:
    """Each warning about sharing an address that stands with a source of these reports, once."""
    rows = (speaker.row("sources", source) for source in sorted(cited_in(report_ids, speaker)))
    texts = (row["sharing_risk_text"] for row in rows if row["url"])
    return tuple(dict.fromkeys(speaker.language.english(text) for text in texts if text))
