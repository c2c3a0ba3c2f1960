"""Own figures in columns are those that each incident has by itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bench.made_up_tables import write_made_up
from incidents.counting.incident_figures import OwnFigure, by_incident
from incidents.counting.own_columns import own_columns
from incidents.counting.own_printed import STANDINGS, SUPPORTS
from incidents.counting.report_codes import NONE
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.figure import own_label
from incidents.words.own_labels import own_labels
from tests.incidents.conftest import Tables
from tests.incidents.counting.test_incident_figures import SELECTIONS
from tests.project_tables import released_dataset


def printed(alone: OwnFigure) -> tuple[Any, ...]:
    """All that is printed of a figure."""
    f = alone.figure
    numbers = f.number_of_events, f.low, f.high, f.standing, f.open_ended, f.no_number, f.support
    return own_label(alone, Language()), *numbers


def in_columns(dataset: Dataset, selection: Selection) -> list[tuple[Any, ...]]:
    """What the columns say of each incident."""
    own, ids = own_columns(dataset, selection), dataset.reports["report_id"]
    labels, which = own_labels(own, Language())
    return [
        (
            dataset.incidents["incident_id"][own.row[number]],
            *(
                tuple(ids[lists.values[lists.starts[number] : lists.starts[number + 1]]])
                for lists in (own.own, own.shared)
            ),
            bool(own.covered[number]),
            (labels[which[number]], *_told(own.printed[number].tolist())),
        )
        for number in range(len(own))
    ]


def _told(numbers: list[int]) -> tuple[Any, ...]:
    has_number, low, high, standing, *marks, support = numbers
    bounds = (None if bound == NONE else bound for bound in (low, high))
    return has_number, *bounds, STANDINGS[standing], *marks, SUPPORTS[support]


def one_by_one(dataset: Dataset, selection: Selection) -> list[tuple[Any, ...]]:
    """The same of each incident as the rule gives it."""
    return [
        (
            row.incident["incident_id"],
            row.own,
            row.shared,
            row.covered,
            printed(row.alone),
        )
        for row in by_incident(dataset, selection)
    ]


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_columns_say_of_each_incident_what_the_rule_gives_it(selection: Selection) -> None:
    dataset = released_dataset()
    wanted = one_by_one(dataset, selection)

    assert wanted
    assert in_columns(dataset, selection) == wanted


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = write_made_up(tmp_path_factory.mktemp("made-up"), incidents=200, tangled=0.5)
    return read_dataset(folder).dataset


@pytest.mark.parametrize(
    "selection",
    [Selection(), Selection(bases=("official", "eyewitness")), Selection(review="full_text")],
    ids=["all", "basis", "review"],
)
def test_columns_hold_for_tables_of_every_kind_of_figure(
    made_up: Dataset, selection: Selection
) -> None:
    assert in_columns(made_up, selection) == one_by_one(made_up, selection)


REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "bounds": st.sampled_from(
                [
                    (3, 3, "3 people"),
                    (7, 7, "7 people"),
                    (5, "", "at least 5 people"),
                    ("", 4, "up to 4 people"),
                    ("", 2, "up to 2 people"),
                    (0, 0, "nobody"),
                    (27, 33, "about 30 people"),
                    (13, "", "more than 12 people"),
                    ("", "", "arrests"),
                ]
            ),
            "incident": st.sampled_from(["one", "other", "region", "one other"]),
            "last": st.sampled_from(["26", "27"]),
            "hedged": st.sampled_from(["true", "false"]),
            "measure": st.sampled_from(["people", "people", "journalists"]),
            "basis": st.sampled_from(["media", "eyewitness"]),
            "origin_id": st.sampled_from(["rferl", "ministry", "afp"]),
        }
    ),
    max_size=8,
)


def of_one(low: Any, high: Any, last: str, origin_id: str = "rferl") -> dict[str, Any]:
    """A report of one incident until this day of October."""
    told = {"hedged": "false", "measure": "people", "basis": "media", "origin_id": origin_id}
    return {"bounds": (low, high, "some people"), "incident": "one", "last": last, **told}


# Reports of other days of an incident: its figure is asked of the rule, not of columns.
@example(said=[of_one(3, 3, "26"), of_one(7, 7, "27", "afp")], measure="people")
@example(said=[of_one(5, "", "26"), of_one("", 2, "27", "ministry")], measure="people")
@example(said=[of_one("", "", "26"), of_one("", "", "27")], measure="people")
@given(said=REPORTS, measure=st.sampled_from(["people", "journalists"]))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_reported_columns_say_what_the_rule_gives(
    tables: Tables, said: list[dict[str, Any]], measure: str
) -> None:
    for name, kept in tables.rows.items():
        tables.rows[name] = [row for row in kept if name not in ("reports", "incidents")]
    known = {row["origin_id"] for row in tables.rows["origins"]}
    for origin, voice in (("ministry", "state"), ("afp", "afp")):
        if origin not in known:
            tables.add("origins", origin_id=origin, name=origin, voice_id=voice)
    days = {"date_first": "2019-10-26", "date_last": "2019-10-27"}
    for name, place in (("one", "Almaty"), ("other", "Shymkent"), ("region", "Kazakhstan")):
        tables.add("incidents", incident_id=name, location_text=place, **days)
    for number, report in enumerate(said):
        low, high, text = report["bounds"]
        tables.add(
            "reports",
            report_id=f"r{number}",
            scope=report["incident"],
            date_first="2019-10-26",
            date_last=f"2019-10-{report['last']}",
            detained_low=low,
            detained_high=high,
            detained_text=text,
            **{key: report[key] for key in ("hedged", "measure", "basis", "origin_id")},
        )
    dataset = tables.read().dataset
    selection = Selection(measure=measure)

    assert in_columns(dataset, selection) == one_by_one(dataset, selection)
