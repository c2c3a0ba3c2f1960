"""Changes that wait for somebody who may make them: each a file beside the tables' journal, written
as an entry of it, with a number that no other has or had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from incidents.changes.change import Change
from incidents.changes.journal import BrokenJournal, Entry, Occasion, read_entry, written
from incidents.changes.journal_heads import EntryHead, heads
from incidents.changes.store import SavedMeanwhile, Store
from incidents.file_lock import held_alone
from incidents.tables.home import beside
from incidents.tables.saves import JOURNAL, entry_name
from incidents.whole_file import replace_whole

FOLDER = "proposed"
LOCK = ".lock"
LAST_NUMBER = "last_number"
"""The file of the highest number that was given: what is decided goes, and its number with it would
come again, for whoever still has the old one before them."""

MOST_WAITING = 500
"""Changes that wait at one time; a desk that leaves more undecided is told so."""


MOST_TRIES = 5
"""How often an entry is begun anew because others saved meanwhile."""


class TooManyWaiting(Exception):
    """Raised where so many changes wait that some have to be decided before another can."""


def propose(folder: Path, change: Change, occasion: Occasion) -> Entry:
    """Keeps the change until it is decided; TooManyWaiting, or OSError where it cannot be kept."""
    place = folder / JOURNAL / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    with held_alone(place / LOCK):
        waiting = _numbers(place)
        if len(waiting) >= MOST_WAITING:
            raise TooManyWaiting
        number = max(_last_number(place), *waiting, 0) + 1
        # First: whoever is killed between the two leaves a number that nobody has.
        replace_whole(place / LAST_NUMBER, b"%d\n" % number)
        at = datetime.now(UTC).replace(microsecond=0)
        proposal = Entry(number, at, occasion, change)
        replace_whole(place / entry_name(number), written(proposal))
    return proposal


def _last_number(place: Path) -> int:
    """The highest number that was given; 0 where none was, or where its file says none."""
    with suppress(OSError, ValueError):
        return int((place / LAST_NUMBER).read_bytes())
    return 0


def proposals(folder: Path) -> tuple[Entry, ...]:
    """What waits, the first first; a file that cannot be read is left out, and stays."""
    numbers = sorted(_numbers(folder / JOURNAL / FOLDER))
    return tuple(one for number in numbers if (one := _waiting(folder, number)))


def proposal_heads(folder: Path) -> tuple[EntryHead, ...]:
    """What lists say of what waits, the first first; each file is read once while it stays as it
    is, since a page is drawn anew at each press."""
    place = folder / JOURNAL / FOLDER
    found = []
    for number in sorted(_numbers(place)):
        path = place / entry_name(number)
        with suppress(OSError, BrokenJournal):
            state = path.stat()
            found.append(_head(path, state.st_ino, state.st_mtime_ns, state.st_size))
    return tuple(found)


@lru_cache(maxsize=MOST_WAITING)
def _head(path: Path, *state: int) -> EntryHead:
    del state  # the file that this is kept of
    [head] = heads([read_entry(path.read_bytes(), name=path.name)])
    return head


def proposal_of(folder: Path, head: EntryHead) -> Entry | None:
    """All of a proposal; None where it waits no more."""
    found = _waiting(folder, head.number)
    return found if found and found.at == head.at else None


def _waiting(folder: Path, number: int) -> Entry | None:
    path = folder / JOURNAL / FOLDER / entry_name(number)
    try:
        return read_entry(path.read_bytes(), name=path.name)
    except (OSError, BrokenJournal):
        return None


def files_waiting(folder: Path) -> list[bytes]:
    """What waits as its files hold it, those too that cannot be read as a proposal."""
    found = []
    for path in sorted((folder / JOURNAL / FOLDER).glob("*.json")):
        with suppress(OSError):
            found.append(path.read_bytes())
    return found


def settle(folder: Path, proposal: Entry) -> None:
    """Takes a proposal away that was made or refused; nothing where it is gone. No other can have
    its number."""
    (folder / JOURNAL / FOLDER / entry_name(proposal.number)).unlink(missing_ok=True)


def refuse(store: Store, proposal: Entry, who: str, reason: str) -> Entry | None:
    """Takes a proposal away without making it, and gives the entry that says in the journal who
    refused what, and why; None where it waits no more and the journal does not say why.

    SavedMeanwhile where somebody else decided it, with their entry, or where others save all the
    time; OSError where the entry cannot be written: it goes on waiting.
    """
    folder = beside(store.home)
    occasion = Occasion("refusal", who, refuses=proposal, reason=reason)
    for tries_left in reversed(range(MOST_TRIES)):
        # Whoever decides writes the journal first and takes the file away then: read the other way
        # round, what somebody decided meanwhile would seem to be gone without a word.
        is_waiting = _waiting(folder, proposal.number) == proposal
        # Of two who decide at once the second saves on other tables, and comes back to this line.
        now = store.snapshot()
        if by := decided(proposal, store.entries()):
            settle(folder, proposal)
            raise SavedMeanwhile([by])
        if not is_waiting:
            return None
        try:
            entry = store.save(Change(), occasion, on=now)
        except SavedMeanwhile:
            if tries_left:
                continue
            raise
        settle(folder, proposal)
        return entry
    return None


def decided(proposal: Entry | EntryHead, journal: Sequence[Entry]) -> Entry | None:
    """The entry that made a proposal, or says that it was refused, by its number: what it changes
    may be put otherwise when it is let in, or be changed the same by somebody else."""
    for entry in reversed(journal):
        if entry.at < proposal.at:
            return None
        refused = entry.occasion.refuses
        is_refused = refused and (refused.number, refused.at) == (proposal.number, proposal.at)
        if is_refused or entry.occasion.lets_in == proposal.number:
            return entry
    return None


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


def _numbers(place: Path) -> list[int]:
    return [int(path.stem) for path in place.glob("*.json") if path.stem.isdigit()]
