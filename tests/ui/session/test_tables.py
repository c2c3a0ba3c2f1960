"""The tables on disk while the app runs."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from weakref import ref

import pytest

from incidents.changes.folder_store import FolderStore
from incidents.changes.open_store import open_store
from incidents.counting.count import count
from incidents.dataset.dataset import Reading
from incidents.dataset.dataset import read_dataset as read
from incidents.selection import Selection
from incidents.tables.home import home_of
from tests.incidents.conftest import Tables
from tests.waiting import PATIENCE
from ui.session import tables as tables_of_the_app
from ui.session.tables import SETTLED, Keeper
from ui.session.tables import Tables as Shown


@dataclass
class Clock:
    """Stands still until it is put forward."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def settled(keeper: Keeper, clock: Clock) -> Shown:
    """What is shown after two looks at the same files with time enough between them."""
    keeper.tables()
    clock.now += SETTLED
    return keeper.tables()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(clock: Clock) -> Keeper:
    return Keeper(clock)


def test_tables_that_did_not_change_are_not_read_again(tables: Tables, keeper: Keeper) -> None:

    assert keeper.tables() is keeper.tables()


def test_a_changed_table_is_read_again(tables: Tables, keeper: Keeper, clock: Clock) -> None:
    keeper.tables()
    tables.add("reports", report_id="2019-10-26-almaty-other").write()

    assert len(settled(keeper, clock).shown.dataset.reports) == 2


def test_a_changed_description_of_the_tables_is_read_again(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    keeper.tables()
    package = tables.folder / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8")) | {"version": "99.0.0"}
    package.write_text(json.dumps(described), encoding="utf-8")

    assert settled(keeper, clock).shown.dataset.version == "99.0.0"


def test_a_change_that_breaks_a_table_keeps_the_last_good_one(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    good = keeper.tables().shown
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()

    now = settled(keeper, clock)

    assert now.shown is good
    assert now.refused is not None
    assert now.refused.problems


def test_a_repaired_table_is_shown_again(tables: Tables, keeper: Keeper, clock: Clock) -> None:
    keeper.tables()
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()
    settled(keeper, clock)
    tables.rows["reports"][-1]["detained_low"] = 12
    tables.write()

    now = settled(keeper, clock)

    assert now.refused is None
    assert len(now.shown.dataset.reports) == 2


def test_tables_broken_from_the_start_are_shown_as_far_as_they_are_sound(
    tables: Tables, keeper: Keeper
) -> None:
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()

    now = keeper.tables()

    assert now.shown.problems
    assert len(now.shown.dataset.reports) == 1


def test_tables_that_were_replaced_go_when_their_last_reader_turns_to_the_new_ones(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    shown = keeper.tables()
    count(shown.shown.dataset, Selection())
    before = ref(shown.shown.dataset)
    tables.add("reports", report_id="2019-10-26-almaty-other").write()

    settled(keeper, clock)
    assert before() is not None
    del shown

    assert before() is None


# A change that is not whole


def one_problem(tables: Tables) -> Tables:
    """Four reports, of which one is left out."""
    for name in ("b", "c"):
        tables.add("reports", report_id=name)
    return tables.add("reports", report_id="broken", detained_low="many")


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(lambda text: "", id="emptied"),
        pytest.param(lambda text: "\n", id="an empty line"),
        pytest.param(lambda text: text[:10], id="cut in the header"),
        pytest.param(lambda text: text[: text.index("2019-10-26") + 5], id="cut in the first row"),
        pytest.param(lambda text: text[: text.rindex(",many")], id="cut in the last row"),
        pytest.param(lambda text: text[: text.index("\nb,")], id="cut before a line end"),
        pytest.param(None, id="gone"),
    ],
)
def test_a_table_that_loses_rows_is_not_taken_though_a_problem_was_there(
    tables: Tables, keeper: Keeper, clock: Clock, left: Callable[[str], str] | None
) -> None:
    path = one_problem(tables).write() / "reports.csv"
    good = keeper.tables().shown
    assert len(good.problems) == 1

    if left is None:
        path.unlink()
    else:
        path.write_text(left(path.read_text(encoding="utf-8")), encoding="utf-8")
    now = settled(keeper, clock)

    assert now.shown is good
    assert now.refused is not None
    whole_file = f"{tables.folder.name}/reports.csv: "
    assert any(str(problem).startswith(whole_file) for problem in now.refused.problems)


def test_a_table_that_is_being_written_is_not_taken_at_the_end_of_a_row(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    path = one_problem(tables).write() / "reports.csv"
    good = keeper.tables().shown
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)

    for number in range(1, len(lines)):
        path.write_text("".join(lines[:number]), encoding="utf-8")
        assert keeper.tables().shown is good
        clock.now += SETTLED / 2
        assert keeper.tables().shown is good
        clock.now += SETTLED / 4


def test_many_looks_at_one_moment_take_no_change(tables: Tables, keeper: Keeper) -> None:
    good = keeper.tables()
    tables.write()

    assert all(keeper.tables() is good for _ in range(9))


def test_rows_that_an_editor_takes_away_go_when_the_file_has_settled(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    one_problem(tables).write()
    keeper.tables()
    del tables.rows["reports"][1:]
    tables.write()

    now = settled(keeper, clock)

    assert (now.refused, len(now.shown.dataset.reports)) == (None, 1)


def test_a_row_goes_from_a_table_whose_last_line_never_has_an_end(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    path = one_problem(tables).write() / "reports.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines), encoding="utf-8")
    keeper.tables()

    path.write_text("\n".join(lines[:-1]), encoding="utf-8")

    assert settled(keeper, clock).refused is None


def test_a_table_that_need_not_be_there_may_go(
    tables: Tables, keeper: Keeper, clock: Clock
) -> None:
    folder = tables.add("considered").write()
    keeper.tables()

    (folder / "considered.csv").unlink()

    assert settled(keeper, clock).refused is None


def test_readers_keep_their_tables_while_one_has_them_read_again(
    tables: Tables, keeper: Keeper, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = keeper.tables()
    tables.add("reports", report_id="other").write()
    keeper.tables()
    clock.now += SETTLED
    reads, may_end = threading.Event(), threading.Event()

    def slow() -> Reading:
        reads.set()
        assert may_end.wait(PATIENCE)
        return read()

    monkeypatch.setattr(tables_of_the_app, "read_dataset", slow)
    one = threading.Thread(target=keeper.tables)
    one.start()
    assert reads.wait(PATIENCE)

    assert keeper.tables() is good

    may_end.set()
    one.join()
    assert len(keeper.tables().shown.dataset.reports) == 2


def test_a_change_that_is_made_while_the_tables_are_read_is_waited_for(
    tables: Tables, keeper: Keeper, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = keeper.tables()
    tables.add("reports", report_id="other").write()

    def read_and_write() -> Reading:
        reading = read()
        tables.add("reports", report_id="third").write()
        return reading

    monkeypatch.setattr(tables_of_the_app, "read_dataset", read_and_write)
    assert settled(keeper, clock) is good
    monkeypatch.undo()
    monkeypatch.setenv("DETENTIONS_DATA", str(tables.folder))

    assert len(settled(keeper, clock).shown.dataset.reports) == 3


def test_a_database_that_gives_nothing_any_more_keeps_the_last_good_tables(
    tables: Tables,
    keeper: Keeper,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, away = tmp_path / "tables.sqlite", tmp_path / "away.sqlite"
    tables.add("reports", detained_low="many").add("reports", report_id="sound")
    address = home_of(f"sqlite:///{file}")
    open_store(address).fill(FolderStore(tables.write()).files())
    monkeypatch.setenv("DETENTIONS_DATA", str(address))
    good = keeper.tables().shown

    file.rename(away)
    silent = settled(keeper, clock)
    away.rename(file)
    answering = settled(keeper, clock)

    assert good.problems and silent.shown is good
    assert silent.refused and [str(problem) for problem in silent.refused.problems] == [
        "tables.sqlite: there is no such file, wanted a database with the tables"
    ]
    assert not answering.refused and len(answering.shown.dataset.reports) == 2


def test_tables_too_large_for_the_memory_are_told_and_the_last_good_ones_stay(
    tables: Tables, keeper: Keeper, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = keeper.tables().shown
    tables.add("reports", report_id="other").write()

    monkeypatch.setattr(tables_of_the_app, "read_dataset", lambda: bytes(2**60))
    found = settled(keeper, clock)

    assert found.shown is good
    assert found.refused is not None
    assert str(found.refused.problems[0]) == (
        f"{tables.folder.name}: too little memory to read the tables, wanted more memory"
    )
    assert keeper.tables() is found
