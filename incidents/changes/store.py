"""The one door through which tables are changed, wherever they live.

A store gives its tables as CSV files, whatever it keeps them in, and takes a change as a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from geo.message import to_say
from incidents.changes.change import Change, key_columns
from incidents.changes.journal import Entry, Occasion
from incidents.changes.table_text import TableText, changed, read_text
from incidents.dataset.dataset import Reading, reading_of
from incidents.tables.home import Home, label_of
from incidents.tables.remains import Remains
from incidents.tables.schema import Package


@dataclass(frozen=True)
class Snapshot:
    """The tables as they were at one moment: `save` is the number of the last entry then, 0 for
    none; `files` holds their CSV by name, `package` their fields."""

    folder: Home
    package: Package
    save: int
    files: Mapping[str, bytes]

    def table(self, name: str) -> TableText:
        """The cells of a table; CannotChange where its file has to be mended first."""
        columns = self.package.columns(name)
        label = f"{label_of(self.folder)}/{name}.csv"
        optional = self.package.may_lack(name)
        content = self.files.get(f"{name}.csv")
        return read_text(content, columns=columns, label=label, optional=optional)

    def after(self, change: Change) -> Snapshot:
        """The tables as they would be with the change; CannotChange where it does not fit them."""
        tables = {f"{n}.csv": self.changed(n, change)[1].written() for n in change.tables}
        return Snapshot(self.folder, self.package, self.save, {**self.files, **tables})

    def changed(self, name: str, change: Change) -> tuple[TableText, TableText]:
        """A table, and as it would be with the change, the rows that stay being the same objects;
        CannotChange where it does not fit them."""
        rows = [row for row in change.rows if row.table == name]
        table = self.table(name)
        return table, changed(table, rows, key=key_columns(self.package, name))

    def read(self) -> Reading:
        """What comes of reading these tables."""
        return reading_of(self.files, self.folder)


class SavedMeanwhile(Exception):
    """Others changed the tables since the snapshot that a change was made on.

    `entries` are those of the journal; none where a file was changed by hand.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        super().__init__(to_say("the tables were changed meanwhile"))


class Store(Protocol):
    """Where tables live, with their journal."""

    @property
    def home(self) -> Home:
        """The folder or the database."""
        ...

    def last_save(self) -> int:
        """The number of the last entry of the journal, 0 if there is none; OSError where the store
        gives nothing."""
        ...

    def snapshot(self) -> Snapshot:
        """The tables now; they belong together, whoever saves meanwhile."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """The journal, the first entry first."""
        ...

    def save(
        self, change: Change, occasion: Occasion, *, on: Snapshot, after: Snapshot | None = None
    ) -> Entry:
        """Makes the change and its entry in the journal, both or neither, whatever is killed;
        `after` is what `on.after` gave of it, where it was asked.

        SavedMeanwhile where the tables are not those of the snapshot any more, CannotChange where
        the change does not fit them, OSError where they cannot be written: all is as before then.
        """
        ...

    def files(self) -> dict[str, bytes]:
        """All that belongs to the tables as files by name, as they are together: the tables and
        their package, changelog, released versions and journal."""
        ...

    def replace(self, files: Mapping[str, bytes], *, on: Mapping[str, bytes]) -> None:
        """Puts these in the place of files of the store, or beside them, all or nothing;
        SavedMeanwhile where `files` gives others now than `on`, OSError as in `save`.

        For what may not be undone: it makes no entry in the journal by itself.
        """
        ...

    def wipe(self) -> Sequence[Remains]:
        """Overwrites what was replaced or erased, as far as the store can, and removes what was
        left by who was killed; gives where it may still be read."""
        ...

    def fill(self, files: Mapping[str, bytes]) -> None:
        """Makes the store of what `files` of another one gave, all or nothing.

        FileExistsError where there are tables already, CannotChange where a table has to be mended
        before, OSError where it cannot be written.
        """
        ...
