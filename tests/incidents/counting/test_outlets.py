"""Journalists by outlet: numbers without a name."""

from __future__ import annotations

from incidents.counting.outlets import Outlet, by_outlet
from incidents.selection import Selection
from tests.incidents.conftest import Tables

NAMES = ("Aigul Testbayeva", "Serik Sample", "Dana Example")


def named(tables: Tables) -> Tables:
    tables.add("reports", measure="journalists")
    for number, name in enumerate(NAMES):
        tables.add("people", person_id=f"p{number}", name=name, outlet="Diapazon" * (number < 2))
    return tables


def test_an_outlet_has_as_many_as_a_monitor_named(tables: Tables) -> None:
    outlets = by_outlet(named(tables).read().dataset, Selection())

    assert [(o.name, o.journalists, o.events, o.reports) for o in outlets] == [
        ("", 1, 1, 1),
        ("Diapazon", 2, 1, 1),
    ]


def test_a_journalist_named_twice_at_one_event_is_one(tables: Tables) -> None:
    named(tables).add("reports", report_id="again", measure="journalists")
    tables.add("people", person_id="p9", name=NAMES[0], outlet="Diapazon", report_id="again")

    diapazon = by_outlet(tables.read().dataset, Selection())[1]

    assert (diapazon.journalists, diapazon.reports) == (2, 2)


def test_no_name_leaves(tables: Tables) -> None:
    outlets: tuple[Outlet, ...] = by_outlet(named(tables).read().dataset, Selection())

    assert outlets
    assert not any(word in repr(outlets) for name in NAMES for word in name.split())


def test_who_is_named_by_a_report_outside_the_selection_is_not_counted(tables: Tables) -> None:
    dataset = named(tables).read().dataset

    assert by_outlet(dataset, Selection(bases=("official",))) == ()
