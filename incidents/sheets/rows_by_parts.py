"""The rows of a sheet made on the parts of a cluster, in the order that they have here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from incidents.counting.report_codes import Numbers
from incidents.dataset.dataset import Dataset
from incidents.engine.spread import Dealt, Spread, spread_of
from incidents.languages.catalogues import language_of
from incidents.sheets.sheets import AT_ONCE
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker

BLOCK = 200_000
"""Rows that are asked for at a time: some 120 MB with all their texts."""

Make = Callable[..., pa.Table]
"""On a worker: for a speaker of its part and the numbers that some rows have there, these rows."""


def spread_for_rows(speaker: Speaker, size: int) -> Spread | None:
    """The tables of a speaker as a cluster has them, if so many rows are to be made there.

    A name that is taken from how other incidents write it is known of the whole table alone.
    """
    names, language = speaker.place_name, speaker.language
    if not isinstance(names, PlaceNames) or names.of == "source":
        return None
    return spread_of(speaker.dataset, size) if language == language_of(language.code) else None


def rows_by_parts(
    spread: Spread,
    speaker: Speaker,
    make: Make,
    *values: Any,
    dealt: Dealt,
    rows: Numbers,
    **further: np.ndarray[Any, Any],
) -> Iterator[pa.Table]:
    """What `make` gives for these rows of a table that is `dealt` to the parts, some thousands at a
    time; `further` has arrays with one value a row, which it gets too."""
    names = speaker.place_name
    assert isinstance(names, PlaceNames), "as it was asked"
    told = (make, speaker.language.code, names.language, names.of, values)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        asked = Dealt.of(dealt.part[block], spread.parts)
        arrays = {"rows": asked.cut(dealt.place[block])}
        arrays |= {name: asked.cut(of[start : start + BLOCK]) for name, of in further.items()}
        answers = [part for part in spread.answers(_of_part, *told, arrays=arrays) if part]
        made = pa.concat_tables(answers).combine_chunks()
        order = asked.starts[asked.part] + asked.place
        for at in range(0, len(block), AT_ONCE):
            yield made.take(pa.array(order[at : at + AT_ONCE]))


def _of_part(
    dataset: Dataset,
    make: Make,
    language: str,
    names_in: str,
    names_of: str,
    values: tuple[Any, ...],
    rows: Numbers,
    **further: np.ndarray[Any, Any],
) -> pa.Table | None:
    """On a worker: these rows of its part, None where there are none."""
    if not len(rows):
        return None
    speaker = Speaker(dataset, language_of(language), PlaceNames(dataset, names_in, names_of))
    return make(speaker, rows, *values, **further)
