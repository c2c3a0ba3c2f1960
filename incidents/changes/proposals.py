"""Changes that wait for somebody who may make them: each a file beside the tables' journal."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from incidents.changes.change import Change, as_json, from_json
from incidents.changes.journal import Occasion, SourceFile
from incidents.tables.saves import JOURNAL
from incidents.whole_file import replace_whole

FOLDER = "proposed"
MOST_WAITING = 500
"""Changes that wait at one time; a desk that leaves more undecided is told so."""


class TooManyWaiting(Exception):
    """So many changes wait that no other can: some have to be decided first."""


@dataclass(frozen=True)
class Proposal:
    """A change that somebody proposed: its number, when (UTC), by whom, and why they did."""

    number: int
    at: datetime
    occasion: Occasion
    change: Change


def propose(folder: Path, change: Change, occasion: Occasion) -> Proposal:
    """Keeps the change until it is decided; TooManyWaiting, or OSError where it cannot be kept."""
    place = folder / JOURNAL / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    if len(_numbers(place)) >= MOST_WAITING:
        raise TooManyWaiting
    at = datetime.now(UTC).replace(microsecond=0)
    number = max(_numbers(place), default=0)
    while True:
        number += 1
        proposal = Proposal(number, at, occasion, change)
        try:
            replace_whole(place / _name(number), _written(proposal), new=True)
        except FileExistsError:  # somebody else proposes at the same moment
            continue
        return proposal


def proposals(folder: Path) -> tuple[Proposal, ...]:
    """What waits, the first first; a file that cannot be read is left out, and stays."""
    place = folder / JOURNAL / FOLDER
    found = []
    for number in sorted(_numbers(place)):
        try:
            found.append(_read(place / _name(number), number))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return tuple(found)


def settle(folder: Path, number: int) -> None:
    """Takes a proposal away that was made or refused; nothing where it is gone."""
    (folder / JOURNAL / FOLDER / _name(number)).unlink(missing_ok=True)


def erased(folder: Path, erase: Callable[[bytes], bytes | None], *, is_dry: bool = False) -> int:
    """How many of what waits change where a person is taken out; those of which nothing is left go.
    Nothing is changed where it `is_dry`; OSError where one cannot be read or written."""
    changed = 0
    for path in sorted((folder / JOURNAL / FOLDER).glob("*.json")):
        with suppress(FileNotFoundError):  # somebody else decided it
            content = path.read_bytes()
            after = erase(content)
            changed += after != content
            if after is None and not is_dry:
                path.unlink()
            elif after is not None and after != content and not is_dry:
                replace_whole(path, after)
    return changed


def _name(number: int) -> str:
    return f"{number:06}.json"


def _numbers(place: Path) -> list[int]:
    return [int(path.stem) for path in place.glob("*.json") if path.stem.isdigit()]


def _written(proposal: Proposal) -> bytes:
    occasion = proposal.occasion
    file = occasion.file
    record = {
        "at": proposal.at.isoformat(timespec="seconds"),
        "made_by": occasion.made_by,
        "who": occasion.who,
        "file": file and {"name": file.name, "size": file.size, "sha256": file.sha256},
        "undoes": occasion.undoes,
        "rows": as_json(proposal.change),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _read(path: Path, number: int) -> Proposal:
    record = json.loads(path.read_bytes())
    file = record["file"]
    return Proposal(
        number,
        datetime.fromisoformat(record["at"]),
        Occasion(
            record["made_by"],
            record["who"],
            file and SourceFile(file["name"], file["size"], file["sha256"]),
            record["undoes"],
        ),
        from_json(record["rows"]),
    )
