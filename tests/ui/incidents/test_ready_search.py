"""What searches look in is there before the first search of large tables."""

from __future__ import annotations

import pytest

from incidents import search
from tests.incidents.conftest import Tables
from ui.incidents import ready_search as ready


@pytest.mark.parametrize(("few", "is_made"), [(0, True), (1, False)])
def test_it_is_made_beside_the_pages_where_tables_are_large(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, few: int, is_made: bool
) -> None:
    dataset = tables.read().dataset
    monkeypatch.setattr(ready, "FEW", few)
    monkeypatch.setattr(ready, "SECONDS", 0)

    making = ready.ready_search(dataset)
    if making:
        making.join()

    assert ready.ready_search(dataset) is making
    assert (search._index.__wrapped__ in dataset.made) is is_made  # type: ignore[attr-defined]
