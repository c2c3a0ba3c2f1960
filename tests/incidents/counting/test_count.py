"""Counting: the golden cases on the project's own tables, and the facts of selecting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.codes import CONTEXTS, REVIEWS
from incidents.counting.count import Count, count
from incidents.counting.select import candidates, rule_reports
from incidents.dataset.dataset import Dataset
from incidents.rule.figure import add, event_figure
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset, released_dataset

SEED = "2019-10-26"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return project_dataset()


def counted(dataset: Dataset, **choice: Any) -> Count:
    return count(dataset, Selection(**choice))


def place_of(dataset: Dataset, incident_id: str) -> str:
    incidents = dataset.incidents.set_index("incident_id")
    return str(incidents.loc[incident_id, "resolved_place_id"])


def bounds(result: Count) -> tuple[int | None, int | None, bool, bool]:
    figure = result.figure
    return figure.low, figure.high, figure.open_ended, figure.disputed


def test_the_seed_event_is_39_or_more_by_seven_reports(dataset: Dataset) -> None:
    result = counted(dataset, events=(SEED,))

    assert bounds(result) == (39, 39, True, False)
    assert len(result.numbered) == 7
    assert (result.figure.standing, result.figure.support) == ("not_contradicted", "one_origin")
    assert result.figure.two_origin_low == 25
    assert len(result.coverage.cities) == 4


def test_the_authorities_acknowledge_26_in_two_of_the_four_cities(dataset: Dataset) -> None:
    result = counted(dataset, events=(SEED,))

    assert result.acknowledged is not None
    assert (result.acknowledged.low, result.acknowledged.high) == (26, 26)
    assert len(result.acknowledged_coverage.cities) == 2


def test_nur_sultan_and_almaty_are_26_closed_by_the_ministry(dataset: Dataset) -> None:
    two = [place_of(dataset, f"{SEED}-{city}") for city in ("nur-sultan", "almaty")]

    result = counted(dataset, events=(SEED,), places=tuple(two))

    assert bounds(result) == (26, 26, False, False)
    assert result.figure.support == "two_origins"
    assert result.figure.closed_by == ("interior-ministry",)


def test_almaty_alone_is_12_or_more(dataset: Dataset) -> None:
    result = counted(dataset, events=(SEED,), places=(place_of(dataset, f"{SEED}-almaty"),))

    assert bounds(result) == (12, 12, True, False)
    assert result.figure.support == "two_origins"


def test_by_officials_alone_two_cities_are_without_a_figure(dataset: Dataset) -> None:
    result = counted(dataset, events=(SEED,), bases=("official",))

    assert bounds(result) == (26, 26, False, False)
    assert result.figure.support == "state_only"
    assert result.without_figure == (f"{SEED}-aqtobe", f"{SEED}-shymkent")


def test_may_day_is_80_and_114_or_more_disputed_in_the_two_cities(dataset: Dataset) -> None:
    two_cities = place_of(dataset, "2019-05-01-nur-sultan"), place_of(dataset, "2019-05-01-almaty")
    result = counted(dataset, events=("2019-05-01",), places=two_cities)

    assert bounds(result) == (80, 114, True, True)


def test_several_in_baikonur_are_added_to_may_day(dataset: Dataset) -> None:
    result = counted(dataset, events=("2019-05-01",))

    assert bounds(result) == (80 + 3, 114 + 3, True, False)
    assert result.figure.disputed_within


def test_21_may_2016_is_far_apart(dataset: Dataset) -> None:
    result = counted(dataset, events=("2016-05-21",))

    assert bounds(result) == (1001, 1001, True, False)
    assert result.figure.standing == "far_apart"


def test_january_2022_is_not_summed_with_protests_unless_asked(dataset: Dataset) -> None:
    period = {"since": date(2022, 1, 1), "until": date(2022, 1, 31)}

    assert not counted(dataset, **period).reports
    assert counted(dataset, **period).other_contexts == ("2022-01",)
    assert counted(dataset, **period, contexts=("state_of_emergency",)).figure.low


@pytest.mark.parametrize(
    "choice",
    [
        {"bases": ("eyewitness",)},
        {"organizers": ("dck",)},
        {"places": ("1518980",)},
        {"bases": ("eyewitness",), "measure": "journalists"},
    ],
)
def test_an_event_is_not_missed_where_its_context_would_add_no_report(
    choice: dict[str, Any],
) -> None:
    dataset = released_dataset()
    period = {"since": date(2022, 1, 1), "until": date(2022, 1, 31)}

    assert not counted(dataset, **period, **choice, contexts=CONTEXTS).reports
    assert counted(dataset, **period, **choice).other_contexts == ()


def test_an_empty_selection_has_no_number_and_no_mark(dataset: Dataset) -> None:
    result = counted(dataset, since=date(2030, 1, 1))

    assert bounds(result) == (None, None, False, False)
    assert result.figure.support == "no_number"


def test_a_report_over_more_days_than_selected_is_told_and_not_counted(dataset: Dataset) -> None:
    result = counted(dataset, since=date(2019, 6, 9), until=date(2019, 6, 10))

    assert "2019-06-09-all-ministry" in result.longer
    assert "2019-06-09-all-ministry" not in result.reports


def many(tables: Tables, number: int) -> Dataset:
    """So many events of one incident with one report each, of every kind in turn."""
    kinds: list[dict[str, Any]] = [
        {"detained_low": 5, "detained_high": 7},
        {"detained_low": 5, "detained_high": ""},
        {"detained_low": "", "detained_high": 9},
        {"detained_low": "", "detained_high": "", "detained_text": "mass arrests"},
        {"detained_low": 4, "detained_high": 6, "basis": "eyewitness"},
        {"detained_low": 4, "detained_high": 6, "hedged": "true"},
        {"detained_low": 2, "detained_high": 2, "measure": "journalists"},
    ]
    for index in range(number):
        event, incident = f"2020-01-01-{index}", f"2020-01-01-{index}-almaty"
        day = {"date_first": "2020-01-01", "date_last": "2020-01-01"}
        tables.add("events", event_id=event, **day)
        tables.add("incidents", incident_id=incident, event_id=event, **day)
        fields = {**day, "event_id": event, "scope": incident, "report_id": f"{incident}-rferl"}
        tables.add("reports", **fields, **kinds[index % len(kinds)])
    return tables.read().dataset


def test_summing_columns_gives_what_the_rule_gives_event_by_event(tables: Tables) -> None:
    dataset = many(tables, 21)
    usable = candidates(dataset, Selection()).reports
    one_by_one = add(
        event_figure(reports)
        for reports in rule_reports(usable, dataset, measure="people").values()
    )

    assert counted(dataset).figure == one_by_one


def test_a_report_set_aside_changes_nothing(tables: Tables) -> None:
    tables.add("reports")
    before = counted(tables.read().dataset).figure
    tables.add(
        "reports",
        report_id="2019-10-26-almaty-other",
        detained_low=500,
        detained_high="",
        status="set_aside",
        status_reason="puts a figure of two cities on one",
    )

    assert counted(tables.read().dataset).figure == before


def test_a_revised_figure_takes_the_place_of_the_earlier_one(tables: Tables) -> None:
    tables.add("reports", detained_low=10, detained_high=10)
    tables.add(
        "reports",
        report_id="2019-10-26-almaty-rferl-later",
        detained_low=8,
        detained_high=8,
        replaces_report_id="2019-10-26-almaty-rferl",
    )

    result = counted(tables.read().dataset)

    assert bounds(result) == (8, 8, False, False)


def test_a_report_on_journalists_is_a_floor_for_people_and_no_addend(tables: Tables) -> None:
    tables.add("reports", detained_low=12, detained_high="")
    tables.add(
        "reports",
        report_id="2019-10-26-almaty-journalists",
        measure="journalists",
        detained_low=3,
        detained_high=3,
    )
    dataset = tables.read().dataset

    assert bounds(counted(dataset)) == (12, 12, True, False)
    assert bounds(counted(dataset, measure="journalists")) == (3, 3, False, False)


def test_a_summons_is_no_detention(tables: Tables) -> None:
    tables.add("reports", act="summoned")

    assert not counted(tables.read().dataset).reports


def test_a_report_on_two_cities_is_not_usable_for_one_of_them(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports", scope="2019-10-26-almaty 2019-10-26-oral")
    dataset = tables.read().dataset
    almaty = place_of(dataset, "2019-10-26-almaty")

    result = counted(dataset, places=(almaty,))

    assert not result.reports
    assert result.wider == ("2019-10-26-almaty-rferl",)


def test_a_reported_zero_is_no_city_where_people_were_detained(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports")
    tables.add(
        "reports",
        report_id="2019-10-26-oral-rferl",
        scope="2019-10-26-oral",
        detained_low=0,
        detained_high=0,
        detained_text="nobody was detained",
    )

    assert len(counted(tables.read().dataset).coverage.cities) == 1


def test_a_chain_of_revisions_holds_though_its_middle_was_withdrawn(tables: Tables) -> None:
    tables.add("reports", report_id="2019-10-26-almaty-a", detained_low=10, detained_high=10)
    tables.add(
        "reports",
        report_id="2019-10-26-almaty-b",
        replaces_report_id="2019-10-26-almaty-a",
        detained_low=20,
        detained_high=20,
        status="withdrawn",
        status_reason="taken back by its origin",
    )
    tables.add(
        "reports",
        report_id="2019-10-26-almaty-c",
        replaces_report_id="2019-10-26-almaty-b",
        detained_low=30,
        detained_high=30,
    )

    assert bounds(counted(tables.read().dataset)) == (30, 30, False, False)


def test_a_report_beyond_both_days_and_places_is_told_as_longer(dataset: Dataset) -> None:
    almaty = place_of(dataset, "2019-10-26-almaty")
    day = date(2019, 6, 10)

    result = counted(dataset, places=(almaty,), since=day, until=day)

    assert "2019-06-09-all-ministry" in result.longer


def test_who_asks_for_reports_read_in_excerpt_gets_those_read_in_full_too(tables: Tables) -> None:
    for report_id, review in {"all": "full_text", "bit": "excerpt", "no": "none"}.items():
        tables.add("reports", report_id=report_id, review=review)
    dataset = tables.read().dataset

    assert {asked: counted(dataset, review=asked).reports for asked in (None, *REVIEWS)} == {
        None: ("all", "bit", "no"),
        "excerpt": ("all", "bit"),
        "full_text": ("all",),
        "read": (),
    }


def test_who_asks_for_what_was_read_at_the_desk_gets_that_whatever_was_noted_before(
    tables: Tables,
) -> None:
    for report_id, review in {"all": "full_text", "bit": "excerpt", "no": "none"}.items():
        tables.add("reports", report_id=report_id, review=review)
    tables.add("readings", report_id="no")
    dataset = tables.read().dataset

    assert counted(dataset, review="read").reports == ("no",)
    assert (counted(dataset).read, counted(dataset).full_text) == (1, 1)


@pytest.mark.parametrize(
    "said", [{"basis": "eyewitness"}, {"extent": "part"}, {"measure": "journalists"}]
)
def test_who_sees_a_part_of_the_people_says_at_least(said: dict[str, str], tables: Tables) -> None:
    dataset = tables.add("reports", **said).read().dataset

    [event] = rule_reports(
        candidates(dataset, Selection()).reports, dataset, measure="people"
    ).values()

    assert bounds(counted(dataset)) == (12, 12, True, False)
    assert [report.sees_part for report in event] == [True]
    assert candidates(dataset, Selection()).reports["upper"].is_null().all()


def test_an_event_of_another_kind_without_a_report_is_no_reported_detention(
    empty_tables: Tables,
) -> None:
    empty_tables.add("events", context="state_of_emergency").add("incidents")

    assert count(empty_tables.read().dataset, Selection()).other_contexts == ()


def test_a_report_that_crosses_another_is_neither_counted_nor_checked(tables: Tables) -> None:
    for place in ("Shymkent", "Oral"):
        tables.add("incidents", incident_id=f"2019-10-26-{place.lower()}", location_text=place)
    for pair in ("2019-10-26-almaty 2019-10-26-oral", "2019-10-26-almaty 2019-10-26-shymkent"):
        tables.add("reports", report_id=f"r-{pair[-4:]}", scope=pair, review="full_text")

    result = counted(tables.read().dataset)

    assert len(result.numbered) == 2
    assert (len(result.counted), result.full_text) == (1, 1)
