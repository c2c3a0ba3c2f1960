"""The reports that somebody at the desk has read and found as the table has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.dataset.memo import memoised

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

CONFIRMED, GONE = "confirmed", "gone"
"""Outcomes of a reading: the words stand there as the table has them; the page is not there."""


@memoised()
def read_reports(dataset: Dataset) -> frozenset[str]:
    """The reports whose last reading confirmed them; of two of one day the higher number is later,
    and who finds a page gone has not read it."""
    readings = dataset.readings[dataset.readings["outcome"] != GONE]
    number = readings["reading_id"].str.extract(r"(\d{1,9})$", expand=False).fillna("0").astype(int)
    by_time = readings.assign(number=number).sort_values(["read_on", "number"])
    last = by_time.drop_duplicates("report_id", keep="last")
    return frozenset(last.loc[last["outcome"] == CONFIRMED, "report_id"])
