"""`python -m incidents import`: brings a file into the tables, and shows first what it will do."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from incidents.changes.journal import BrokenJournal, Entry, Occasion, SourceFile, source_file
from incidents.changes.open_store import open_store
from incidents.changes.review import reviewed
from incidents.changes.store import SavedMeanwhile
from incidents.changes.table_text import CannotChange
from incidents.commands.change_in_words import (
    entry_in_words,
    review_in_words,
    row_as_json,
    totals_as_json,
)
from incidents.export.writing import CANNOT_WRITE
from incidents.importing.incoming_file import CannotRead, IncomingFile, read_file, read_folder
from incidents.importing.plan import KINDS, Choices, Plan, make_plan
from incidents.tables.problems import visible

USAGE, BAD_ROWS = 64, 65
"""Exit codes (EX_USAGE, EX_DATAERR of sysexits.h)."""

MOST_TRIES = 5
"""How often a change is put together anew because others saved meanwhile."""


def add_parser(commands: Any) -> None:
    """Adds `import`."""
    parser = commands.add_parser(
        "import",
        help="bring a table into the tables, or see what that would do",
        description="Brings in tables of our own kind (a folder of CSV, a Data Package, a workbook "
        "with a sheet a table) or a list with a row a report. Rows with problems are told and left "
        "out; every total that moves is shown.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a file, or a folder of CSV files")
    parser.add_argument("--as", dest="kind", choices=KINDS, help="what the file is; else found out")
    parser.add_argument("--dry-run", action="store_true", help="show it and change nothing")
    parser.add_argument(
        "--all-or-nothing", action="store_true", help="change nothing if a row has a problem"
    )
    parser.add_argument("--json", action="store_true", help="print the review as JSON")
    parser.add_argument(
        "--dates", choices=("day_first", "month_first"), help="what days such as 05/06/2019 are"
    )
    parser.add_argument(
        "--place",
        action="append",
        default=[],
        type=_pin,
        metavar="NAME=ID",
        help="which place a name means; may stand several times",
    )
    parser.add_argument("--reason", default="", help="why rows are corrected")
    parser.add_argument("--by", default="", metavar="NAME", help="who does it, for the journal")
    parser.set_defaults(run=run)


def _pin(text: str) -> tuple[str, str]:
    name, found, place_id = text.rpartition("=")
    if not found or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r}, wanted a name and an id: Aksu=1524298")
    return name.strip(), place_id.strip()


def run(arguments: argparse.Namespace) -> int:
    """Prints the review and saves the change; 0, 65 where a row has a problem, 64 where the file is
    not read, 73 where the tables cannot be written."""
    choices = Choices(arguments.kind, arguments.dates, dict(arguments.place), arguments.reason)
    try:
        file, kept = _read(arguments.file)
        return _bring_in(file, kept, choices, arguments)
    except (CannotRead, BrokenJournal) as told:
        print(told, file=sys.stderr)
        return USAGE
    except CannotChange as told:
        print(*told.reasons, sep="\n", file=sys.stderr)
        return CANNOT_WRITE
    except OSError as error:
        print(f"the tables cannot be written: {error.strerror or error}", file=sys.stderr)
        return CANNOT_WRITE


def _read(path: Path) -> tuple[IncomingFile, SourceFile]:
    """The file, and what the journal keeps of it."""
    try:
        if path.is_dir():
            files = {one.name: one.read_bytes() for one in sorted(path.glob("*.csv"))}
            name = path.resolve().name
            return read_folder(files, name), source_file(name, b"".join(files.values()))
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path} cannot be read: {error.strerror or error}") from error
    return read_file(content, path.name), source_file(path.name, content)


def _bring_in(
    file: IncomingFile, kept: SourceFile, choices: Choices, arguments: argparse.Namespace
) -> int:
    store, meanwhile = open_store(), list[str]()
    for _ in range(MOST_TRIES):
        before = reviewed(store.snapshot())
        plan = make_plan(file, before, choices)
        refused = bool(plan.blocked) or (arguments.all_or_nothing and bool(plan.problems))
        entry = None
        if not (arguments.dry_run or refused) and plan.review.change.rows:
            try:
                occasion = Occasion("import", arguments.by, kept)
                entry = store.save(plan.review.change, occasion, on=before.snapshot)
            except SavedMeanwhile as told:
                # Others were first: what the file does is put together again on what they did.
                meanwhile += map(entry_in_words, told.entries)
                meanwhile += [] if told.entries else ["a table was changed by hand"]
                continue
        break
    else:
        print("others save all the time; nothing was changed: try again", file=sys.stderr)
        return CANNOT_WRITE
    if arguments.json:
        print(json.dumps(_as_json(plan, entry), ensure_ascii=False, indent=2))
    else:
        _print(file, plan, entry, meanwhile, is_dry=arguments.dry_run)
    return BAD_ROWS if plan.problems or plan.blocked else 0


def _print(
    file: IncomingFile, plan: Plan, entry: Entry | None, meanwhile: list[str], *, is_dry: bool
) -> None:
    proposal = plan.proposal
    read = f", read as {file.encoding}, separated by {file.separator}" if file.encoding else ""
    print(f"{visible(file.name)}: {proposal.kind}{read}; {proposal.read} rows, {plan.sound} sound")
    if proposal.unchanged:
        print(f"{proposal.unchanged} rows are in the tables already")
    for one in meanwhile:
        print(f"meanwhile: {one}")
    for name in proposal.not_taken:
        print(f"not read: {visible(name)}")
    for problem in plan.problems:
        print(problem)
    for remark in proposal.remarks:
        print(f"note: {remark}")
    for place in proposal.places.values():
        names = ", ".join(f"{name} ({place_id})" for place_id, name in place.candidates)
        how = f", {place.matched_by}" if place.matched_by else ""
        print(f"place: {visible(place.text)}: {names or 'not found'}{how}")
    for duplicate in proposal.duplicates:
        print(f"row {duplicate.row}: there already as {duplicate.report_id}: {duplicate.remark}")
    for line in review_in_words(plan.review):
        print(line)
    for reason in plan.blocked:
        print(f"not possible: {reason}")
    if entry:
        print(f"saved as entry {entry.number} of the journal")
    elif is_dry or not plan.review.change.rows:
        print("nothing was changed" + ("" if is_dry else ": there is nothing to change"))
    else:
        print("nothing was changed: mend the problems first")


def _as_json(plan: Plan, entry: Entry | None) -> dict[str, Any]:
    proposal, places = plan.proposal, list(plan.proposal.places.values())

    def candidates(number: range) -> list[dict[str, Any]]:
        return [
            {
                "text": place.text,
                "matched_by": place.matched_by,
                "candidates": [{"place_id": i, "name": name} for i, name in place.candidates],
            }
            for place in places
            if len(place.candidates) in number
        ]

    def told(problem: Any) -> dict[str, Any]:
        return {
            "sheet": problem.sheet,
            "row": problem.row,
            "column": problem.column,
            "value": problem.value,
            "message": problem.message,
            "left_out": problem.left_out,
        }

    return {
        "kind": proposal.kind,
        "rows": proposal.read,
        "sound": plan.sound,
        "unchanged": proposal.unchanged,
        "problems": [told(problem) for problem in plan.problems],
        "notes": [told(remark) for remark in proposal.remarks],
        "places": {
            "found": [
                {
                    "text": p.text,
                    "place_id": p.candidates[0][0],
                    "name": p.candidates[0][1],
                    "matched_by": p.matched_by,
                }
                for p in places
                if len(p.candidates) == 1
            ],
            "ambiguous": candidates(range(2, 10_000)),
            "not_found": [place.text for place in places if not place.candidates],
        },
        "duplicates": [
            {"sheet": d.sheet, "row": d.row, "report_id": d.report_id, "message": d.remark}
            for d in proposal.duplicates
        ],
        "not_taken": proposal.not_taken,
        "blocked": list(plan.blocked),
        "edits": [row_as_json(row) for row in plan.review.change.rows],
        "changes": totals_as_json(plan.review),
        "saved": entry.number if entry else None,
    }
