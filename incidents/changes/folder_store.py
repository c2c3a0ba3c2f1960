"""Tables that live in a folder of CSV files, saved as `incidents.tables.saves` tells."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from geo.message import to_say
from incidents.changes.change import Change
from incidents.changes.journal import Entry, Occasion, entries, entry_files, written
from incidents.changes.store import SavedMeanwhile, Snapshot
from incidents.changes.table_text import CannotChange
from incidents.dataset.versions import CHANGELOG, archive_of, released
from incidents.dataset.versions import FOLDER as VERSIONS
from incidents.file_lock import held_alone
from incidents.tables.parquet_files import SUFFIX, parquet_paths
from incidents.tables.remains import Remains
from incidents.tables.saves import (
    ENTRY_NAME,
    JOURNAL,
    entry_name,
    last_save,
    lying_in,
    pending,
    read_now,
)
from incidents.tables.schema import PACKAGE_FILE, Package, read_package
from incidents.tables.table_files import MOST_READINGS
from incidents.whole_file import remove_unfinished, replace_whole, sync_names

LOCK = ".lock"
UNFINISHED = ".unfinished-"


class FolderStore:
    """The tables of a folder."""

    def __init__(self, folder: Path) -> None:
        self.home = self.folder = folder
        self._journal = folder / JOURNAL

    def snapshot(self) -> Snapshot:
        """The tables now, those that could be read; CannotChange where some are Parquet."""
        package = read_package(self.folder)
        save, files = self._at_once(f"{name}.csv" for name in self._in_csv(package))
        return Snapshot(self.folder, package, save, files)

    def _in_csv(self, package: Package) -> Iterable[str]:
        """The names of the tables; CannotChange where some are Parquet."""
        if others := [n for n in package.tables if parquet_paths(self.folder, n)]:
            raise CannotChange(
                to_say(
                    "{table} is a table in Parquet, which is not changed: `{command}` makes CSV",
                    table=f"{name}{SUFFIX}",
                    command="python -m incidents convert --to csv",
                )
                for name in others
            )
        return package.tables

    def _at_once(self, names: Iterable[str]) -> tuple[int, dict[str, bytes]]:
        """The number of the last save and the files of these names that are there."""
        names = tuple(names)
        for _ in range(MOST_READINGS):
            save, files = last_save(self.folder), {}
            for name in names:
                with suppress(FileNotFoundError):
                    files[name] = read_now(self.folder / name)
            if last_save(self.folder) == save:
                break
        return save, files

    def last_save(self) -> int:
        """The number of the last entry, 0 if there is none."""
        return last_save(self.folder)

    def entries(self) -> tuple[Entry, ...]:
        """The journal, the first entry first; BrokenJournal where an entry cannot be read."""
        return entries(self.folder)

    def save(
        self, change: Change, occasion: Occasion, *, on: Snapshot, after: Snapshot | None = None
    ) -> Entry:
        """Makes the change and its entry in the journal; see `Store`."""
        after = after or on.after(change)
        with self._alone():
            self._move_pending()
            now = self.snapshot()
            if (now.save, now.files) != (on.save, on.files):
                raise SavedMeanwhile([e for e in self.entries() if e.number > on.save])
            entry = Entry(now.save + 1, datetime.now(UTC).replace(microsecond=0), occasion, change)
            files = {f"{name}.csv": after.files[f"{name}.csv"] for name in change.tables}
            self._write({**files, entry_name(entry.number): written(entry)})
            # It is done; what cannot be moved yet is read where it lies.
            with suppress(OSError):
                self._move_pending()
        return entry

    def files(self) -> dict[str, bytes]:
        """All files that belong to the tables, by name; see `Store`."""
        tables = (f"{name}.csv" for name in self._in_csv(read_package(self.folder)))
        released_versions = map(partial(archive_of, self.folder), released(self.folder))
        versions = (f"{VERSIONS}/{path.name}" for path in released_versions)
        _, files = self._at_once([*tables, PACKAGE_FILE, CHANGELOG, *versions])
        return {**files, **dict(entry_files(self.folder))}

    def replace(self, files: Mapping[str, bytes], *, on: Mapping[str, bytes]) -> None:
        """Puts these in the place of what the files held, released versions first, each whole, and
        all others together; see `Store`."""
        with self._alone():
            self._move_pending()
            if self.files() != on:
                raise SavedMeanwhile([])
            versions = {name for name in files if name.startswith(f"{VERSIONS}/")}
            for name in versions:
                replace_whole(self.folder / name, files[name], mode=0o644)
            self._write({Path(n).name: held for n, held in files.items() if n not in versions})
            self._move_pending()

    def wipe(self) -> list[Remains]:
        """Removes what savers that were killed left: what is replaced is gone with its file."""
        with self._alone():
            self._move_pending()
            for left in self._journal.glob(f"{UNFINISHED}*"):
                shutil.rmtree(left)
            for folder in (self.folder, self.folder / VERSIONS):
                remove_unfinished(folder)
        return []

    def fill(self, files: Mapping[str, bytes]) -> None:
        """Makes the folder with these files, which has to be empty or not there; see `Store`."""
        if lying_in(self.folder):
            raise FileExistsError(17, to_say("there is something in it already"), str(self.folder))
        self.folder.resolve().parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder.resolve().parent))
        try:
            for name, content in files.items():
                (unfinished / name).parent.mkdir(exist_ok=True)
                with (unfinished / name).open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            unfinished.chmod(0o755)
            with suppress(FileNotFoundError):
                self.folder.rmdir()
            unfinished.rename(self.folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        sync_names(self.folder.resolve().parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else saves meanwhile; the lock of a process that is killed is free."""
        self._journal.mkdir(exist_ok=True)
        with held_alone(self._journal / LOCK):
            yield

    def _write(self, files: dict[str, bytes]) -> None:
        """Puts the files on the disk; the save is done with the name of their folder."""
        for left in self._journal.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self._journal))
        try:
            for name, content in files.items():
                with (unfinished / name).open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                with suppress(FileNotFoundError):
                    shutil.copymode(self.folder / name, unfinished / name)
            sync_names(unfinished)
            unfinished.chmod(0o755)
            unfinished.rename(pending(self.folder))
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        sync_names(self._journal)

    def _move_pending(self) -> None:
        """Moves the files of a save that is done into their places, its entry last."""
        lying = pending(self.folder)
        if not lying.is_dir():
            return
        entries = [name for name in lying_in(lying) if ENTRY_NAME.fullmatch(name)]
        for name in {*lying_in(lying)} - {*entries}:
            (lying / name).replace(self.folder / name)
        sync_names(self.folder)
        for name in entries:
            (lying / name).replace(self._journal / name)
        sync_names(self._journal)
        lying.rmdir()
