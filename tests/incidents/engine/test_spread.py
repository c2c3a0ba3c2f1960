"""Whatever is made of parts of whole events is what is made of the whole tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.made_up_tables import write_made_up
from incidents.counting.count import count
from incidents.counting.own_columns import own_columns
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.part import part_of
from incidents.engine import spread
from incidents.engine.spread import Dealt, Spread
from incidents.selection import Selection
from tests.engines import ASKED, SELECTIONS, own_cells
from tests.incidents.conftest import Tables
from tests.incidents.engine.conftest import InParts
from tests.project_tables import released_dataset


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = write_made_up(tmp_path_factory.mktemp("made-up"), incidents=120, tangled=0.5)
    return read_dataset(folder).dataset


def told(dataset: Dataset, selection: Selection) -> dict[str, Any]:
    """Everything that is shown of a selection."""
    return {name: ask(dataset, selection) for name, ask in ASKED.items()}


@pytest.fixture(scope="module")
def both() -> tuple[Dataset, Dataset]:
    """The released tables twice: for the parts, and for this process."""
    return replace(released_dataset()), replace(released_dataset())


@pytest.mark.usefixtures("in_parts")
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_the_released_tables_give_the_same_in_parts(
    selection: Selection, both: tuple[Dataset, Dataset], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = told(both[0], selection)
    monkeypatch.delenv("DETENTIONS_ENGINE")

    assert there == told(both[1], selection)


def test_tables_of_every_kind_of_figure_give_the_same_in_parts(
    made_up: Dataset, in_parts: InParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = told(in_parts(made_up), Selection())
    monkeypatch.delenv("DETENTIONS_ENGINE")

    assert there == told(replace(made_up), Selection())


BOUNDS = [(3, 3, "3 people"), (7, "", "at least 7 people"), ("", 4, "up to 4 people")]
BOUNDS += [(27, 33, "about 30 people"), ("", "", "arrests")]
REPORTS = st.lists(
    st.tuples(
        st.sampled_from(range(3)),
        st.sampled_from(["town", "city", "region", "town city", "all"]),
        st.sampled_from(BOUNDS),
        st.sampled_from(["26", "27"]),
        st.sampled_from(["rferl", "ministry", "afp"]),
    ),
    max_size=12,
)
PLACES = {"town": "Talgar", "city": "Almaty", "region": "Almaty Region"}


@given(said=REPORTS)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_trees_of_places_and_days_give_the_same_in_parts(
    said: list[tuple[Any, ...]], empty_tables: Tables, in_parts: InParts
) -> None:
    tables, days = Tables(empty_tables.folder), {"date_first": "2019-10-26"}
    tables.add("sources")
    for origin, voice in (("rferl", "rferl"), ("ministry", "state"), ("afp", "afp")):
        tables.add("origins", origin_id=origin, name=origin, voice_id=voice)
    for event in range(3):
        tables.add("events", event_id=f"e{event}", **days, date_last="2019-10-27")
        for name, place in PLACES.items():
            tables.add(
                "incidents",
                incident_id=f"e{event}-{name}",
                event_id=f"e{event}",
                location_text=place,
                **days,
                date_last="2019-10-27",
            )
    for number, (event, scope, (low, high, text), last, origin) in enumerate(said):
        names = [scope if scope == "all" else f"e{event}-{one}" for one in scope.split()]
        tables.add(
            "reports",
            report_id=f"r{number:02}",
            event_id=f"e{event}",
            scope=" ".join(names),
            **days,
            date_last=f"2019-10-{last}",
            detained_low=low,
            detained_high=high,
            detained_text=text,
            origin_id=origin,
            basis="media",
        )
    dataset = tables.read().dataset
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spread, "REPORTS_OF_A_PART", 3)
        there = count(dataset, Selection()), own_cells(own_columns(dataset, Selection()))
        patch.delenv("DETENTIONS_ENGINE")
        here = replace(dataset)

        assert there == (count(here, Selection()), own_cells(own_columns(here, Selection())))


def test_every_part_is_asked_for_what_it_has(
    made_up: Dataset, in_parts: InParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts, really = set(), Spread.answers

    def answers(asked: Spread, *values: Any, **options: Any) -> list[Any]:
        found = really(asked, *values, **options)
        parts.add(len(found))
        return found

    monkeypatch.setattr(Spread, "answers", answers)
    count(in_parts(made_up), Selection())

    assert parts == {-(-len(made_up.tables["reports"]) // 60)}


@pytest.mark.parametrize("size", [0, 19_999])
def test_few_rows_are_counted_in_this_process(
    size: int, made_up: Dataset, in_parts: InParts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "FEW", 20_000)

    assert spread.spread_of(in_parts(made_up), size) is None
    assert spread.spread_of(in_parts(made_up), 20_000)


def test_a_part_is_not_spread_again(made_up: Dataset, in_parts: InParts) -> None:
    event = made_up.events["event_id"][0]

    assert spread.spread_of(part_of(in_parts(made_up), (event,)), 20_000) is None


def test_nothing_is_spread_unless_a_cluster_is_set(made_up: Dataset) -> None:
    assert spread.spread_of(made_up, 1_000_000) is None


def test_what_was_asked_leaves_nothing_on_the_shared_storage(
    made_up: Dataset, in_parts: InParts, shared: Path
) -> None:
    count(in_parts(made_up), Selection())

    assert [*(shared / "asked").iterdir()] == []


def test_rows_dealt_to_parts_come_back() -> None:
    dealt = Dealt.of(np.array([2, 0, 2, 0, 0]), 4)

    assert [dealt.of_part(part).tolist() for part in range(4)] == [[1, 3, 4], [], [0, 2], []]
    assert dealt.place.tolist() == [0, 0, 1, 1, 2]
    assert [one.tolist() for one in dealt.cut(np.arange(5))] == [[1, 3, 4], [], [0, 2], []]
