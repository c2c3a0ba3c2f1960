"""The sound rows of the tables as data frames with the columns that numbers are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import pandas as pd

from incidents.checks.people import ADDRESSES, spells_one_of
from incidents.checks.scopes import covered
from incidents.dataset.geocoding import Located
from incidents.rule.quantities import is_computed
from incidents.rule.scope import ALL, ELSEWHERE
from incidents.tables.rows import Row
from incidents.tables.schema import Package

DTYPES = {"date": "datetime64[us]", "integer": "Int64", "boolean": "boolean"}
"""Of the types of datapackage.json; everything else is text."""

Rows = Mapping[str, Sequence[Row]]


def to_frames(
    rows: Rows, package: Package, places: Sequence[Located | None]
) -> dict[str, pd.DataFrame]:
    """A data frame for each table and `members`, with the columns that `Dataset` tells of.

    `places` are those of the incidents, in their order.
    """
    frames = {
        name: pd.DataFrame(
            {
                field["name"]: _column([row[field["name"]] for row in rows[name]], field["type"])
                for field in package.fields(name)
            }
        )
        for name in package.tables
    }
    frames["incidents"] = frames["incidents"].assign(**_place_columns(places))
    scopes = _covered(rows)
    frames["reports"] = frames["reports"].assign(**_report_columns(rows, scopes))
    frames["sources"] = frames["sources"].assign(**_address_columns(rows))
    frames["members"] = _members(rows["reports"], scopes)
    return frames


def _column(values: Sequence[Any], type_: str) -> pd.Series:
    return pd.Series(values, dtype=DTYPES[type_]) if type_ in DTYPES else _texts(values)


def _texts(values: Iterable[Any]) -> pd.Series:
    return pd.Series(["" if value is None else str(value) for value in values], dtype="str")


def _place_columns(places: Sequence[Located | None]) -> dict[str, pd.Series]:
    return {
        "resolved_place_id": _texts(p and p.place.place_id for p in places),
        "region_code": _texts(p and p.place.region_code for p in places),
        "place_kind": _texts(p and p.place.kind for p in places),
        "latitude": pd.Series([p and p.place.latitude for p in places], dtype="float64"),
        "longitude": pd.Series([p and p.place.longitude for p in places], dtype="float64"),
        "matched_by": _texts(p and p.matched_by for p in places),
    }


def _report_columns(rows: Rows, scopes: Sequence[frozenset[str]]) -> dict[str, pd.Series]:
    reports = rows["reports"]
    voices = {row["origin_id"]: row["voice_id"] for row in rows["origins"]}
    sources = {row["source_id"] for row in rows["sources"]}
    report_ids = {row["report_id"] for row in reports}
    return {
        "hedged": pd.Series([row["hedged"] for row in reports], dtype="bool"),
        "replaces_report_id": _only([row["replaces_report_id"] for row in reports], report_ids),
        "also_in_source_ids": _only([row["also_in_source_ids"] for row in reports], sources),
        "voice_id": _texts(voices[row["origin_id"]] for row in reports),
        "covers_elsewhere": pd.Series([ELSEWHERE in scope for scope in scopes], dtype="bool"),
        "has_all": pd.Series([ALL in row["scope"].split() for row in reports], dtype="bool"),
        "sees_part": pd.Series(
            [row["basis"] == "eyewitness" or row["extent"] == "part" for row in reports],
            dtype="bool",
        ),
        "computed": pd.Series(
            [
                is_computed(
                    row["detained_text_en"] or row["detained_text"],
                    low=row["detained_low"],
                    high=row["detained_high"],
                )
                for row in reports
            ],
            dtype="bool",
        ),
    }


def _address_columns(rows: Rows) -> dict[str, pd.Series]:
    """The addresses that name nobody, so that whatever is made of them names nobody either."""
    spells = spells_one_of(row["name"] for row in rows["people"])
    written = {name: [row[name] or "" for row in rows["sources"]] for name in ADDRESSES}
    named = {name: [spells(address) for address in written[name]] for name in ADDRESSES}
    told = {
        name: _texts(
            "" if names_somebody else address
            for address, names_somebody in zip(written[name], named[name], strict=True)
        )
        for name in ADDRESSES
    }
    withheld = [any(pair) for pair in zip(*named.values(), strict=True)]
    return told | {"address_withheld": pd.Series(withheld, dtype="bool")}


def _only(lists: Iterable[str], known: Set[str]) -> pd.Series:
    """Lists of ids without those of rows that are left out."""
    return _texts(" ".join(i for i in ids.split() if i in known) for ids in lists)


def _covered(rows: Rows) -> list[frozenset[str]]:
    """What each report covers: what its scope names, and what lies in that."""
    by_event: dict[str, dict[str, Row]] = {}
    for row in rows["incidents"]:
        by_event.setdefault(row["event_id"], {})[row["incident_id"]] = row
    return [covered(row["scope"], by_event.get(row["event_id"], {})) for row in rows["reports"]]


def _members(reports: Iterable[Row], scopes: Iterable[frozenset[str]]) -> pd.DataFrame:
    pairs = [
        (row["report_id"], member)
        for row, scope in zip(reports, scopes, strict=True)
        for member in sorted(scope - {ELSEWHERE})
    ]
    return pd.DataFrame(
        {
            "report_id": _texts(report_id for report_id, _ in pairs),
            "incident_id": _texts(incident_id for _, incident_id in pairs),
        }
    )
