"""The content of every export: a selection's total, its incidents, and what no sum may hold."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from incidents.counting.count import Count, count
from incidents.counting.own_columns import own_columns
from incidents.counting.own_printed import Lists
from incidents.dataset.table_arrays import ReportArrays, Truths, report_arrays
from incidents.selection import Selection
from incidents.sheets.incident_rows import IncidentRows
from incidents.sheets.incident_sheet import incident_sheet
from incidents.sheets.sheets import Sheet
from incidents.sheets.source_sheet import sharing_risks, source_sheet
from incidents.sheets.together_rows import TogetherRows
from incidents.sheets.together_sheet import together_sheet
from incidents.sheets.total_sheet import total_sheet
from incidents.words.dataset_metadata import About, about
from incidents.words.selection import in_words
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker


@dataclass(frozen=True)
class Taking:
    """What every format writes; the words are in the speaker's language.

    `total` has one row: what `count` gives. `incidents` has a row for each incident of the
    selection with its own figure alone, `together` the reports that speak of several places or
    of no named one: a sum of rows is no total. `filters` are the choices in words, `query` the
    same as a link has them, `sharing_risks` what may happen to who shares a link, each once;
    where `links` is False no sheet has an address of a source.
    """

    speaker: Speaker
    selection: Selection
    links: bool
    about: About
    count: Count
    total: Sheet
    incidents: Sheet
    together: Sheet
    sources: Sheet
    filters: str
    query: str
    sharing_risks: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither an incident nor a figure in it."""
        return not self.incidents.rows and not self.together.rows

    @property
    def points(self) -> pd.DataFrame:
        """`latitude` and `longitude` of the places of the incidents, by `place_id`."""
        rows = self.incidents.rows
        assert isinstance(rows, IncidentRows), "a selection's incidents are made in columns"
        return rows.points

    @property
    def sentence(self) -> str:
        """The sentence on the total, with what must be said beside it."""
        return sentence(self.count, self.speaker)


def take(speaker: Speaker, selection: Selection, *, links: bool = True) -> Taking:
    """The selection with everything that a file of any format holds."""
    dataset = speaker.dataset
    result = count(dataset, selection)
    own = own_columns(dataset, selection)
    rows = IncidentRows(own, speaker, links=links)
    reports = report_arrays(dataset)
    is_own, is_shared = (_marked(reports, lists) for lists in (own.own, own.shared))
    counted, wider = reports.marked(result.reports), reports.marked(result.wider)
    shared = np.flatnonzero((counted & ~is_own) | wider)
    of_several = TogetherRows(reports.row[shared], wider[shared], speaker, links=links)
    together = together_sheet(of_several, speaker)
    cited = reports.row[is_own | is_shared | counted | wider]
    sources = source_sheet(cited, speaker, links=links)
    return Taking(
        speaker=speaker,
        selection=selection,
        links=links,
        about=about(dataset, speaker.language),
        count=result,
        total=total_sheet(result, rows, together, speaker, sentence(result, speaker)),
        incidents=incident_sheet(rows, speaker),
        together=together,
        sources=sources,
        filters=in_words(selection, speaker),
        query=urlencode(selection.to_query()),
        sharing_risks=sharing_risks(sources),
    )


def _marked(reports: ReportArrays, lists: Lists) -> Truths:
    """Which reports stand in these lists."""
    marks = np.zeros(len(reports), dtype=bool)
    marks[reports.number_of_row[lists.values]] = True
    return marks
