"""The journal's entries as their files hold them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from incidents.changes.change import Change, RowChange, as_json
from incidents.changes.journal import Entry, Occasion, read_entry, written

TEXTS = st.text(max_size=12) | st.sampled_from(('"rows": []', "[]\n {", "Әлия\u2028", "\\"))
CELLS = st.none() | st.dictionaries(TEXTS, TEXTS, max_size=3)
ROWS = st.lists(st.builds(RowChange, TEXTS, CELLS, CELLS, TEXTS), max_size=3)


@given(rows=ROWS, who=TEXTS)
def test_an_entry_has_a_line_for_each_cell_as_json_writes_it(
    rows: list[RowChange], who: str
) -> None:
    entry = Entry(7, datetime(2026, 1, 9, tzinfo=UTC), Occasion("edit", who), Change(tuple(rows)))

    content = written(entry)

    assert read_entry(content, name="7") == entry
    record = json.loads(content)
    assert record["rows"] == as_json(entry.change)
    assert content.decode() == json.dumps(record, ensure_ascii=False, indent=1) + "\n"
