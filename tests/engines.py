"""Everything that figures are shown from, to be compared between two engines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np

from incidents.codes import CONTEXTS
from incidents.counting.count import count
from incidents.counting.groups import by_city, by_month, by_region, by_year
from incidents.counting.own_columns import OwnColumns, own_columns
from incidents.dataset.dataset import Dataset
from incidents.dataset.table_arrays import NONE
from incidents.export.formats import FORMATS
from incidents.languages.catalogues import language_of
from incidents.selection import Selection
from incidents.sheets.selection_content import take
from incidents.slider.map_table import map_table
from incidents.slider.timeline import Timeline, timeline
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker

SELECTIONS = {
    "everything": Selection(contexts=CONTEXTS),
    "protests": Selection(),
    "journalists": Selection(measure="journalists", contexts=CONTEXTS),
    "official": Selection(bases=("official",), contexts=CONTEXTS),
    "read in full": Selection(review="full_text"),
    "a place": Selection(places=("1526384",)),
    "a region": Selection(regions=("KZ-75",), contexts=CONTEXTS),
    "some years": Selection(since=date(2018, 3, 5), until=date(2021, 6, 10)),
}

ASKED: Mapping[str, Callable[[Dataset, Selection], Any]] = {
    "count": count,
    **{f.__name__: f for f in (by_region, by_city, by_year, by_month)},
    **{
        f"slider, {mode}": lambda dataset, selection, mode=mode: played(
            timeline(dataset, selection, mode=mode)
        )
        for mode in ("cumulative", "window", "event")
    },
    "slider's table": lambda dataset, selection: map_table(
        _speaker(dataset, "kk"),
        PlaceNames(dataset, "kk"),
        selection,
        mode="window",
        window_days=365,
    ),
    "own figures": lambda dataset, selection: own_cells(own_columns(dataset, selection)),
    **{
        f"{name} in {language}": lambda dataset, selection, name=name, language=language: FORMATS[
            name
        ].write(take(_speaker(dataset, language), selection))
        for name, language in (("csv", "ru"), ("geojson", "en"), ("json", "kk"))
    },
}
"""What is asked of tables, by its name."""


def played(found: Timeline) -> list[Any]:
    """All that a timeline holds, in plain values."""
    plain = (found.mode, found.first, found.last, found.step, found.more_places, found.more_events)
    return [*plain, found.totals, dict(found.places), dict(found.placed), found.marks]


def own_cells(own: OwnColumns) -> dict[str, list[Any]]:
    """All that columns of own figures hold, in plain values; but for the steps of a figure, which
    events that are alike share: they name the places and days of the first of these that is met."""
    cells = {
        field.name: np.asarray(getattr(own, field.name)).tolist()
        for field in fields(own)
        if field.name in ("row", "covered", "printed", "ends")
    }
    for name in ("own", "shared"):
        lists = getattr(own, name)
        cells[name] = [lists.starts.tolist(), lists.values.tolist()]
    trees = [None if at == NONE else own.trees[at] for at in own.tree.tolist()]
    figures = [tree and (replace(tree.figure, tree=()), dict(tree.words)) for tree in trees]
    return cells | {"trees": figures}


def _speaker(dataset: Dataset, language: str) -> Speaker:
    return Speaker(dataset, language_of(language), PlaceNames(dataset, language))
