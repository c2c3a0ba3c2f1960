"""The rows of the page of incidents: all in the reader's order, and in words those of one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from geo.days import iso_days
from incidents.counting.incident_figures import by_incident
from incidents.counting.own_columns import own_columns
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import columns_of
from incidents.dataset.memo import memoised
from incidents.dataset.part import part_of
from incidents.dataset.table_arrays import NONE, UNIX_EPOCH, Ints
from incidents.search import search
from incidents.selection import Selection
from incidents.words.code_names import N_
from incidents.words.figure import disagreement_in_words, own_figure
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from ui.session.session import Session, speaker_of
from ui.session.view import INCIDENT_ORDERS, ReaderLocale

PAGE_ROWS = 500
"""Rows of the table that are sent to a browser at a time."""

ORDERS = dict(
    zip(
        INCIDENT_ORDERS,
        (
            N_("latest first"),
            N_("earliest first"),
            N_("largest figure first"),
            N_("smallest figure first"),
            N_("disputed and far apart first"),
            N_("most reports first"),
            N_("by place"),
        ),
        strict=True,
    )
)

LAST = np.iinfo(np.int64).max


@dataclass(frozen=True, eq=False)
class Listed:
    """Incidents as numbers of their rows in the table, in the reader's order.

    `of_view`: how many the filters let through, found by the words of a search or not.
    `silent`: of how many of the rows no report speaks that the filters let through.
    """

    rows: Ints
    of_view: int
    silent: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.rows) // PAGE_ROWS))

    def first_of(self, page: int) -> int:
        """How many stand before this page, the last one where there are fewer."""
        return (min(page, self.pages) - 1) * PAGE_ROWS


def listed_incidents(session: Session) -> Listed:
    """The incidents of the view that its search finds, in its order."""
    dataset, view = session.dataset, session.view
    rows = _in_order(dataset, session.selection, view.order, session.locale)
    found = search(dataset, view.search) if view.search else None
    listed = rows if found is None else rows[found[rows]]
    own = own_columns(dataset, session.selection)
    silent = np.isin(listed, own.row[~own.covered]).sum()
    return Listed(listed, of_view=len(rows), silent=int(silent))


def page_rows(session: Session, listed: Listed) -> pd.DataFrame:
    """The rows of the view's page in words, with ids as index; columns by codes."""
    first = listed.first_of(session.view.rows_page)
    rows = tuple(listed.rows[first : first + PAGE_ROWS].tolist())
    return _in_words(session.dataset, session.selection, session.locale, rows)


@memoised(at_most=16)
def _in_order(dataset: Dataset, selection: Selection, order: str, locale: ReaderLocale) -> Ints:
    """The rows of the incidents in one of `ORDERS`; equal ones stay latest first."""
    own, incidents = own_columns(dataset, selection), columns_of(dataset, "incidents")

    def days(column: str) -> Ints:
        values = incidents[column].to_native().cast(pa.date32()).cast(pa.int32())
        numbers: Ints = values.to_numpy()[own.row].astype(np.int64)
        return numbers

    match order:
        case "earliest":
            keys = [days("date_last"), days("date_first")]
        case "largest":
            keys = [-own.low]
        case "smallest":
            keys = [np.where(own.low == NONE, LAST, own.low)]
        case "apart":
            keys = [own.standing]
        case "reports":
            keys = [-own.own.lengths]
        case "place":
            keys = [_places(dataset, own.row, locale)]
        case _:
            return own.row
    return own.row[np.lexsort(keys)]


def _places(dataset: Dataset, rows: Ints, locale: ReaderLocale) -> Ints:
    """For each row the place of its name in the order of the reader's alphabet."""
    speaker = speaker_of(dataset, locale)
    assert isinstance(speaker.place_name, PlaceNames)
    names, which = names_of_places(dataset, rows, speaker.place_name)
    by_name = sorted(range(len(names)), key=lambda number: speaker.language.by_name(names[number]))
    places = np.empty(len(names), dtype=np.int64)
    places[by_name] = np.arange(len(names))
    return places[which]


def names_of_places(
    dataset: Dataset, rows: Ints, place_names: PlaceNames
) -> tuple[list[str], Ints]:
    """The names of the places of these incidents on their first days, as `in_columns` has them."""
    incidents = columns_of(dataset, "incidents")
    which, ids = pd.factorize(incidents["resolved_place_id"].to_pandas().to_numpy()[rows])
    days = incidents["date_first"].to_native().cast(pa.date32()).cast(pa.int32())
    ordinals = days.to_numpy()[rows].astype(np.int64) + UNIX_EPOCH
    return place_names.in_columns(ids.tolist(), which, ordinals)


@memoised(at_most=32)
def _in_words(
    whole: Dataset, selection: Selection, locale: ReaderLocale, rows: tuple[int, ...]
) -> pd.DataFrame:
    incidents = columns_of(whole, "incidents").to_native()
    wanted = incidents.select(["incident_id", "event_id"]).take(pa.array(rows, pa.int64()))
    dataset = part_of(whole, tuple(sorted(set(wanted["event_id"].to_pylist()))))
    speaker = replace(speaker_of(whole, locale), dataset=dataset)
    by_id = {one.incident["incident_id"]: one for one in by_incident(dataset, selection)}
    listed = [by_id[incident_id] for incident_id in wanted["incident_id"].to_pylist()]
    return _frame(speaker, listed)


def _frame(speaker: Speaker, listed: list[Any]) -> pd.DataFrame:
    language = speaker.language
    rows, figures = [one.incident for one in listed], [one.figure for one in listed]
    organizers = _organizers(speaker)
    return pd.DataFrame(
        {
            "day": [iso_days(row["date_first"].date(), row["date_last"].date()) for row in rows],
            "place": [speaker.place_of(row) if row["resolved_place_id"] else "" for row in rows],
            "written": [row["location_text"] for row in rows],
            "figure": [own_figure(one.alone, language, covered=one.covered) for one in listed],
            "standing": [disagreement_in_words(figure, language) for figure in figures],
            "own": [len(one.own) for one in listed],
            "shared": [len(one.shared) for one in listed],
            "event": [speaker.event_title(row["event_id"]) for row in rows],
            "organizers": [organizers.get(row["event_id"], "") for row in rows],
            "venue": [row["venue_text"] for row in rows],
        },
        index=pd.Index([row["incident_id"] for row in rows], name="incident_id"),
    )


def _organizers(speaker: Speaker) -> dict[str, str]:
    """For each event the names of its organizers, as reported, one after the other."""
    rows = columns_of(speaker.dataset, "event_organizers")
    found: dict[str, dict[str, None]] = {}
    pairs = zip(rows["event_id"].to_list(), rows["organizer_id"].to_list(), strict=True)
    for event, organizer in pairs:
        if organizer:
            found.setdefault(event, {})[speaker.organizer(organizer)] = None
    return {event: "; ".join(names) for event, names in found.items()}
