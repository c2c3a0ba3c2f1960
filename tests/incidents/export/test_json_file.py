"""The count as a file: written some events at a time, the bytes of the document in one piece."""

from __future__ import annotations

from itertools import groupby

import pytest

from incidents.counting import count as counting
from incidents.counting.report_columns import figure_of
from incidents.counting.select import candidates
from incidents.dataset.table_arrays import event_arrays, report_arrays
from incidents.export import json_file
from incidents.export.count_json import as_json
from incidents.export.file_metadata import about_record
from incidents.selection import Selection
from tests.incidents.export.exporting import taken
from tests.incidents.export.test_numbers import each_selection
from tests.project_tables import released_dataset


@each_selection
def test_a_count_written_part_by_part_is_the_document_in_one_piece(
    selection: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = taken(selection)
    whole = {**as_json(taking.count, taking.speaker), "about": about_record(taking)}
    monkeypatch.setattr(counting, "EVENTS_AT_ONCE", 3)
    monkeypatch.setattr(json_file, "WRITTEN_AT_ONCE", 2)

    assert b"".join(json_file.count_json(taking)) == json_file.as_document(whole)


@each_selection
def test_the_events_of_a_count_have_the_figures_of_the_rule_in_the_whole_tables(
    selection: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = released_dataset()
    monkeypatch.setattr(counting, "EVENTS_AT_ONCE", 3)
    reports, ids = report_arrays(dataset), event_arrays(dataset).ids.to_pylist()
    usable = candidates(dataset, selection).usable(selection.since, selection.until)
    pairs = sorted((ids[reports.event[i]], reports.ids[i].as_py()) for i in usable.nonzero()[0])
    whole = {
        event: figure_of(dataset, selection.measure, tuple(report for _, report in of_it))
        for event, of_it in groupby(pairs, key=lambda pair: pair[0])
    }

    found = dict(counting.event_figures(dataset, counting.count(dataset, selection)))

    assert found == whole
    assert [*found] == [*whole]
