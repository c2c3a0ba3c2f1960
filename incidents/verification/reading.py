"""What somebody read, as the change of the tables that it is."""

from __future__ import annotations

from datetime import date

from geo.message import one_of, to_say
from incidents.changes.change import Cells, Change, RowChange
from incidents.changes.edit import row_of
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.verification.to_read import READ_WHOLE

OUTCOMES = ("confirmed", "differs", "not_found", "gone")
"""What can come of a reading: the codes of `readings.outcome` in datapackage.json."""

SETS_ASIDE = "not_found"
"""The outcome that takes a report out of what is counted, once two people had it."""

READERS_TO_SET_ASIDE = 2


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
    reason = f"read by {initials} on {read_on.isoformat()}: {outcome}"
    cells = {name: text for name, text in row.items() if text}
    rows = [RowChange("readings", None, cells, reason)]
    if after := _report_after(report, outcome, initials, before):
        rows.append(RowChange("reports", report, after, reason))
    return Change(tuple(rows))


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
            told = f"not found by {', '.join(sorted(readers.values()))}"
            return {**report, "status": "set_aside", "status_reason": told}
    return None
