"""`open_table`: tables in a notebook, with what the desk's commands do to them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geo.message import to_say
from incidents.changes.change import Change
from incidents.changes.journal import Entry, Occasion, source_file
from incidents.changes.open_store import open_store
from incidents.changes.review import review, reviewed
from incidents.changes.store import Snapshot, Store
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.dataset.dataset import Dataset
from incidents.importing.plan import Choices, Plan, make_plan
from incidents.importing.plan_as_json import plan_as_json
from incidents.incoming.incoming_file import read_path
from incidents.incoming.layout import mapping_of
from incidents.languages.language import Language
from incidents.tables.home import home_of


def open_table(place: str | Path | None = None) -> OpenTable:
    """The tables in a folder or a database, or those that DETENTIONS_DATA names.

    >>> from incidents import open_table
    >>> table = open_table("data")
    >>> plan = table.plan("list.csv")           # doctest: +SKIP
    >>> plan["problems"], plan["changes"]       # doctest: +SKIP
    >>> table.save(plan, by="AB")               # doctest: +SKIP
    """
    if place is None:
        return OpenTable(open_store())
    home = home_of(str(place))
    if not home.is_dir():
        raise NotADirectoryError(f"{home} is no folder of tables")
    return OpenTable(open_store(home))


class Planned(Mapping[str, Any]):
    """What bringing a file in would do: as a mapping what `import --json` prints; `plan` holds the
    values themselves."""

    def __init__(self, plan: Plan, snapshot: Snapshot, file: tuple[str, bytes]) -> None:
        self.plan, self.snapshot, self.file = plan, snapshot, file
        self._shown = plan_as_json(plan, Language())

    def __getitem__(self, name: str) -> Any:
        return self._shown[name]

    def __iter__(self) -> Any:
        return iter(self._shown)

    def __len__(self) -> int:
        return len(self._shown)

    def __repr__(self) -> str:
        moved = len(self["changes"])
        return f"<{self['kind']}: {self['rows']} rows, {self['sound']} sound, {moved} totals move>"


class OpenTable:
    """Tables that are read, changed and put back."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def dataset(self) -> Dataset:
        """The sound rows of the tables, typed and geocoded."""
        return self.store.snapshot().read().dataset

    def plan(
        self,
        file: str | Path,
        *,
        kind: str | None = None,
        places: Mapping[str, str] | None = None,
        columns: Mapping[str, Any] | None = None,
        dates: Any = None,
        add_up: bool = False,
        reason: str = "",
    ) -> Planned:
        """What bringing this file in would do; nothing is changed. CannotRead where it is not
        read."""
        read, content = read_path(Path(file))
        mapping = mapping_of(columns) if columns else None
        choices = Choices(kind, dates, places or {}, reason, mapping, add_up)
        before = reviewed(self.store.snapshot())
        return Planned(make_plan(read, before, choices), before.snapshot, (read.name, content))

    def save(self, planned: Planned, *, by: str = "", all_or_nothing: bool = False) -> Entry:
        """Makes the change that was planned; SavedMeanwhile where others were first, CannotChange
        where nothing may or can be changed."""
        plan = planned.plan
        if plan.blocked or (all_or_nothing and plan.problems):
            raise CannotChange(plan.blocked or [one.sentence() for one in plan.problems])
        change = plan.review.change
        if not change.rows:
            raise CannotChange([to_say("nothing was changed: there is nothing to change")])
        occasion = Occasion("import", by, source_file(*planned.file))
        return self._save(change, occasion, planned.snapshot)

    def journal(self) -> tuple[Entry, ...]:
        """Every change that was saved, the first first."""
        return self.store.entries()

    def undo(self, number: int, *, reason: str = "", by: str = "") -> Entry:
        """Takes an entry of the journal back; CannotChange where later ones rest on it."""
        before = reviewed(self.store.snapshot())
        why = reason or f"entry {number} undone"
        result = undo(number, why, self.store.entries(), before)
        return self._save(result.change, Occasion("undo", by, undoes=number), before.snapshot)

    def change(self, change: Change, *, by: str = "") -> Entry:
        """Makes any change; CannotChange where the checks find a problem that was not there."""
        before = reviewed(self.store.snapshot())
        result = review(change, before)
        if result.problems:
            raise CannotChange(problem.sentence() for problem, _ in result.problems)
        return self._save(change, Occasion("edit", by), before.snapshot)

    def _save(self, change: Change, occasion: Occasion, on: Snapshot) -> Entry:
        return self.store.save(change, occasion, on=on)
