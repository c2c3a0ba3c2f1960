"""What each report says, as numbers: two that say the same have the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow.compute as pc

from incidents.dataset.index import Frame, bound, columns_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import NONE
from incidents.rule.combining import STATE
from incidents.rule.quantities import worded

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Numbers = np.ndarray[Any, np.dtype[np.signedinteger[Any]]]


@memoised(at_most=2)
def said_by_reports(dataset: Dataset, measure: str) -> dict[str, Any]:
    """What each report says when this measure is counted, without its scope.

    `voice`: 0 is the state's. `kind`: all that the rule asks of it besides bounds and voice.
    `words`: a number where its bounds come from words that are printed, else -1.
    """
    rows = columns_of(dataset, "reports")
    is_measure = (rows["measure"] == measure).to_numpy()
    hedged = rows["hedged"].to_numpy().astype(bool)
    sees_part = ~is_measure | rows["sees_part"].to_numpy().astype(bool)
    low, high = (_bounds(rows[f"detained_{end}"]) for end in ("low", "high"))
    upper = np.where(sees_part, NONE, high)
    voice, names = pd.factorize(rows["voice_id"].to_pandas())
    state = [*names].index(STATE) if STATE in names else -1
    voice = np.where(voice == state, 0, voice + 1)
    kind = factorized([hedged, is_measure, sees_part, rows["computed"].to_numpy().astype(bool)])
    return {
        "low": low,
        "upper": upper,
        "numbered": ~hedged & ((low != NONE) | (upper != NONE)),
        "hedged": hedged,
        "is_measure": is_measure,
        "voice": voice,
        "kind": kind,
        "words": _words(rows, low, high),
    }


def _words(rows: Frame, low: Numbers, high: Numbers) -> Numbers:
    """Numbers of the words that bounds come from, where these are printed instead of a bound."""
    text, english = (rows[name].to_native() for name in ("detained_text", "detained_text_en"))
    told = pc.if_else(pc.equal(english, ""), text, english)
    code, texts = pd.factorize(told.to_pandas())
    which, first = with_first([code, low, high])
    known: dict[object, int] = {}
    numbers = []
    for said, at_least, at_most in zip(code[first], low[first], high[first], strict=True):
        bounds = {"low": bound_of(at_least), "high": bound_of(at_most)}
        words = worded(str(texts[said]), **bounds)
        printed = words is not None and (words.computed or words.one_more)
        numbers.append(known.setdefault(words, len(known)) if printed else -1)
    return np.array(numbers, dtype=np.int64)[which]


def bound_of(number: int) -> int | None:
    """The bound that a number of a column stands for; None for NONE."""
    return None if number == NONE else bound(number)


def _bounds(column: nw.Series[Any]) -> Numbers:
    return np.asarray(column.to_native().fill_null(NONE).to_numpy(), dtype=np.int64)


def factorized(columns: list[Any]) -> Numbers:
    """A number for each row, equal where the columns are, counted up in order of appearance."""
    return with_first(columns)[0]


def with_first(columns: list[Any]) -> tuple[Numbers, Numbers]:
    """`factorized`, and the first row with each number, in the order of these."""
    code: Any = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        own, values = pd.factorize(np.asarray(column).astype(np.int64))
        code, _ = pd.factorize(code * max(1, len(values)) + own)
    size = int(code.max(initial=-1)) + 1
    first = np.full(size, len(code), dtype=np.int64)
    np.minimum.at(first, code, np.arange(len(code)))
    return code, first
