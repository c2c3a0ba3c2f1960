"""The tables on disk while the app runs."""

from __future__ import annotations

import json
from weakref import ref

from incidents.counting.count import count
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from ui.session.tables import Keeper


def test_tables_that_did_not_change_are_not_read_again(tables: Tables) -> None:
    keeper = Keeper()

    assert keeper.tables() is keeper.tables()


def test_a_changed_table_is_read_again(tables: Tables) -> None:
    keeper = Keeper()
    keeper.tables()
    tables.add("reports", report_id="2019-10-26-almaty-other").write()

    assert len(keeper.tables().shown.dataset.reports) == 2


def test_a_changed_description_of_the_tables_is_read_again(tables: Tables) -> None:
    keeper = Keeper()
    keeper.tables()
    package = tables.folder / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8")) | {"version": "99.0.0"}
    package.write_text(json.dumps(described), encoding="utf-8")

    assert keeper.tables().shown.dataset.version == "99.0.0"


def test_a_change_that_breaks_a_table_keeps_the_last_good_one(tables: Tables) -> None:
    keeper = Keeper()
    good = keeper.tables().shown
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()

    now = keeper.tables()

    assert now.shown is good
    assert now.refused is not None
    assert now.refused.problems


def test_a_repaired_table_is_shown_again(tables: Tables) -> None:
    keeper = Keeper()
    keeper.tables()
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()
    keeper.tables()
    tables.rows["reports"][-1]["detained_low"] = 12
    tables.write()

    now = keeper.tables()

    assert now.refused is None
    assert len(now.shown.dataset.reports) == 2


def test_tables_broken_from_the_start_are_shown_as_far_as_they_are_sound(tables: Tables) -> None:
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()

    now = Keeper().tables()

    assert now.shown.problems
    assert len(now.shown.dataset.reports) == 1


def test_tables_that_were_replaced_go_when_their_last_reader_turns_to_the_new_ones(
    tables: Tables,
) -> None:
    keeper = Keeper()
    shown = keeper.tables()
    count(shown.shown.dataset, Selection())
    before = ref(shown.shown.dataset)
    tables.add("reports", report_id="2019-10-26-almaty-other").write()

    keeper.tables()
    assert before() is not None
    del shown

    assert before() is None
