"""The figures of many incidents alone in a few signs, made once for all that are printed alike."""

from __future__ import annotations

import numpy as np

from incidents.counting.figure_columns import narrow
from incidents.counting.own_columns import OwnColumns
from incidents.counting.own_printed import STANDINGS
from incidents.counting.report_codes import Numbers, bound_of, said_by_reports, with_first
from incidents.dataset.index import columns_of, wordings
from incidents.dataset.table_arrays import NONE
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.words.figure import End, end_by_report, end_of_both, label_of, own_label, up_to


def own_labels(own: OwnColumns, language: Language) -> tuple[list[str], Numbers]:
    """Labels as `own_label` has them, and for each incident the number of its own among them."""
    printed = _Printed(own, language)
    return [printed.label(one) for one in printed.first.tolist()], printed.alike


class _Printed:
    """What the labels of incidents are made of; `alike` is the same for those printed alike, and
    `first` has the first of each. All columns in small numbers: a million rows have sixteen."""

    def __init__(self, own: OwnColumns, language: Language) -> None:
        self._own, self._language = own, language
        said = said_by_reports(own.dataset, own.selection.measure)
        # Where no report gives an end the last number is found, which stands for none.
        told = {
            name: narrow(np.append(said[name], NONE))[own.ends]
            for name in ("low", "upper", "words")
        }
        low, upper, self._words = told.values()
        self._has_end = own.ends != NONE
        self._disputed = own.said("standing") == STANDINGS.index("disputed")
        self._bounds = np.column_stack([narrow(own.said(end)) for end in ("low", "high")])
        # A side of a dispute is told by the number of its report, an end of a range by the bound.
        of_side = np.where(low == NONE, upper, low)
        self._number = np.where(self._disputed[:, None], of_side, self._bounds)
        self._is_up_to = self._disputed[:, None] & (low == NONE) & (self._words == NONE)
        ends = (self._has_end, self._words, self._number, self._is_up_to)
        columns = [column for pair in ends for column in pair.T]
        self.alike, self.first = with_first([*columns, *own.printed.T, own.tree])
        self._ids = columns_of(own.dataset, "reports")["report_id"]
        self._wording = wordings(own.dataset)

    def label(self, one: int) -> str:
        """The label of the incident in this place."""
        own = self._own
        if own.tree[one] != NONE:
            return own_label(own.trees[own.tree[one]], self._language)
        low, high = self._end(one, 0), self._end(one, 1)
        disputed, bounds = bool(self._disputed[one]), self._bounds[one].tolist()
        figure = Figure(
            high=bound_of(bounds[1]),
            open_ended=bool(own.said_of("open_ended", one, one + 1)[0]),
            disputed=disputed,
            no_number=bool(own.said_of("no_number", one, one + 1)[0]),
        )
        if not disputed and bounds[0] == bounds[1]:
            low = high = low and end_of_both(low, figure, self._language)
        return label_of(figure, (low, high), self._language)

    def _end(self, one: int, place: int) -> End | None:
        if not self._has_end[one, place]:
            return None
        number = int(self._number[one, place])
        if self._is_up_to[one, place]:
            return up_to(number, self._language)
        said = None
        if self._words[one, place] != NONE:
            said = self._wording(self._ids[int(self._own.ends[one, place])])
        return end_by_report(said, number, self._language)
