"""What somebody read, as the change of the tables that it is."""

from __future__ import annotations

from datetime import date

from geo.message import one_of, to_say
from incidents.changes.change import Cells, Change, RowChange
from incidents.changes.edit import row_of
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.codes import READERS_TO_SET_ASIDE, SETS_ASIDE
from incidents.verification.to_read import READ_WHOLE
from incidents.words.written_reasons import not_found_reason, read_reason

OUTCOMES = ("confirmed", "differs", "not_found", "gone")
"""What can come of a reading: the codes of `readings.outcome` in datapackage.json."""


def was_read(
    snapshot: Snapshot,
    report_id: str,
    *,
    read_by: str,
    read_on: date,
    outcome: str,
    archive_url: str = "",
    copy_sha256: str = "",
    note: str = "",
) -> Change:
    """The reading as a change: a row of `readings`; the report is read whole where its words were
    confirmed, and is set aside where a second person did not find them either.

    CannotChange, with everything that stands against it, where there is no such report, no
    initials, no such outcome, or where a table has to be mended first.
    """
    report = row_of(snapshot, "reports", report_id)
    initials = " ".join(read_by.split())
    reasons = []
    if report is None:
        reasons.append(to_say("{table}: there is no row {row}", table="reports", row=report_id))
    if not initials:
        reasons.append(to_say("who read it is wanted, initials will do"))
    if outcome not in OUTCOMES:
        reasons.append(
            to_say("outcome is {found}, wanted {wanted}", found=outcome, wanted=one_of(OUTCOMES))
        )
    if reasons or report is None:
        raise CannotChange(reasons)
    before = [row for row in snapshot.table("readings").rows if row.get("report_id") == report_id]
    row = {
        "reading_id": _next_id(report_id, before),
        "report_id": report_id,
        "read_by": initials,
        "read_on": read_on.isoformat(),
        "outcome": outcome,
        "archive_url": archive_url.strip(),
        "copy_sha256": copy_sha256,
        "note": note.strip(),
    }
    reason = _reason(row)
    cells = {name: text for name, text in row.items() if text}
    rows = [RowChange("readings", None, cells, reason)]
    if after := _report_after(report, outcome, initials, before):
        rows.append(RowChange("reports", report, after, reason))
    return Change(tuple(rows))


def read_anew(change: Change, snapshot: Snapshot) -> Change:
    """A reading that waited, as it is on the tables of now: with an id that is free, and with what
    becomes of the report after every reading that came before it. Any other change as it is.

    CannotChange as from `was_read`, and where this very reading is in the table.
    """
    reading = _reading_of(change)
    if reading is None:
        return change
    for row in snapshot.table("readings").rows:
        # Whoever let it in was stopped before it was taken from those that wait.
        if {**row, "reading_id": ""} == {**reading, "reading_id": ""}:
            told = {"table": "readings", "row": row.get("reading_id", "")}
            raise CannotChange([to_say("{table}: {row} is there already", **told)])
    return was_read(
        snapshot,
        reading.get("report_id", ""),
        read_by=reading.get("read_by", ""),
        read_on=date.fromisoformat(reading["read_on"]),
        outcome=reading.get("outcome", ""),
        archive_url=reading.get("archive_url", ""),
        copy_sha256=reading.get("copy_sha256", ""),
        note=reading.get("note", ""),
    )


def _reading_of(change: Change) -> Cells | None:
    """The row of readings of a change that `was_read` made; None of one that was made otherwise,
    whatever words stand in it."""
    first = change.rows[0] if change.rows else None
    if first is None or first.table != "readings" or first.before or not first.after:
        return None
    try:
        date.fromisoformat(first.after.get("read_on", ""))
    except ValueError:
        return None
    is_own = all(row.reason == _reason(first.after) for row in change.rows)
    return first.after if is_own else None


def _reason(reading: Cells) -> str:
    who, day, outcome = (reading.get(name, "") for name in ("read_by", "read_on", "outcome"))
    return read_reason(who, day, outcome)


def _next_id(report_id: str, before: list[Cells]) -> str:
    taken = {row.get("reading_id") for row in before}
    number = len(before) + 1
    while f"{report_id}-{number}" in taken:
        number += 1
    return f"{report_id}-{number}"


def _report_after(report: Cells, outcome: str, initials: str, before: list[Cells]) -> Cells | None:
    """What becomes of the report, None if nothing does."""
    if outcome == "confirmed" and report.get("review") != READ_WHOLE:
        return {**report, "review": READ_WHOLE}
    if outcome == SETS_ASIDE and report.get("status") == "counted":
        found = [row.get("read_by", "") for row in before if row.get("outcome") == SETS_ASIDE]
        readers = {reader.casefold(): reader for reader in reversed([*found, initials])}
        if len(readers) >= READERS_TO_SET_ASIDE:
            told = not_found_reason(readers.values())
            return {**report, "status": "set_aside", "status_reason": told}
    return None
