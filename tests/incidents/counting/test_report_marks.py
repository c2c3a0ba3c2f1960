"""Reports as marks: what is shared, what is earlier."""

from __future__ import annotations

from incidents.counting.report_marks import Line, lines_of, marks_at
from incidents.dataset.dataset import Dataset
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


def lines(dataset: Dataset, incident_id: str) -> dict[str, Line]:
    return {line.mark.report_id: line for line in lines_of(marks_at(dataset, incident_id))}


def earlier(line: Line) -> list[str]:
    return [mark.report_id for mark in line.earlier]


def test_a_report_over_two_cities_stands_in_each_of_them_as_shared() -> None:
    dataset = released_dataset()

    for city in ("almaty", "nur-sultan"):
        found = lines(dataset, f"2019-10-26-{city}")["2019-10-26-nur-sultan-almaty-ministry"]
        assert found.mark.shared


def test_57_in_two_cities_and_about_100_in_more_are_two_reports_and_no_history() -> None:
    found = lines(released_dataset(), "2019-09-21-almaty")

    assert earlier(found["2019-09-21-nur-sultan-almaty-ministry"]) == []
    assert earlier(found["2019-09-21-all-ministry"]) == []


def test_a_figure_that_was_replaced_stands_behind_the_later_one() -> None:
    found = lines(released_dataset(), "2020-02-22-almaty")

    assert earlier(found["2020-02-22-almaty-afp"]) == ["2020-02-22-almaty-afp-earlier"]
    assert "2020-02-22-almaty-afp-earlier" not in found


def test_running_totals_of_one_voice_are_a_history_the_latest_first() -> None:
    found = lines(released_dataset(), "2022-01-09-kyzylorda")

    assert earlier(found["2022-01-11-all-ministry"])[:1] == ["2022-01-10-all-ministry"]
    assert earlier(found["2022-01-11-all-ministry"])[-1] == "2022-01-05-all-ministry"
    assert "2022-01-12-all-ap" in found


def test_no_report_is_lost_or_doubled_by_the_histories() -> None:
    dataset = released_dataset()
    for incident_id in dataset.incidents["incident_id"]:
        marks = marks_at(dataset, incident_id)
        drawn = [m.report_id for li in lines_of(marks) for m in (li.mark, *li.earlier)]
        assert sorted(drawn) == sorted(mark.report_id for mark in marks)


def test_another_voice_on_the_same_places_is_no_history(tables: Tables) -> None:
    tables.add("origins", origin_id="ministry", name="Ministry", voice_id="state")
    tables.add("reports", as_of_date="2019-10-26")
    tables.add("reports", report_id="later", origin_id="ministry", as_of_date="2019-10-28")

    assert set(lines(tables.read().dataset, "2019-10-26-almaty")) == {
        "2019-10-26-almaty-rferl",
        "later",
    }


def test_a_later_day_of_one_voice_puts_the_earlier_figure_behind(tables: Tables) -> None:
    tables.add("reports", as_of_date="2019-10-26")
    tables.add("reports", report_id="later", as_of_date="2019-10-28")

    found = lines(tables.read().dataset, "2019-10-26-almaty")

    assert earlier(found["later"]) == ["2019-10-26-almaty-rferl"]


def test_replacements_in_a_circle_end(tables: Tables) -> None:
    tables.add("reports", report_id="one", replaces_report_id="two")
    tables.add("reports", report_id="two", replaces_report_id="one")
    dataset = tables.read().dataset

    assert len(marks_at(dataset, "2019-10-26-almaty")) == sum(
        1 + len(line.earlier) for line in lines(dataset, "2019-10-26-almaty").values()
    )


def test_a_witness_has_no_high(tables: Tables) -> None:
    tables.add("reports", basis="eyewitness")

    (mark,) = marks_at(tables.read().dataset, "2019-10-26-almaty")

    assert (mark.low, mark.high, mark.open) == (12, None, True)


def test_two_figures_of_one_voice_for_the_same_day_are_no_history(tables: Tables) -> None:
    tables.add("reports").add("reports", report_id="other")

    found = lines(tables.read().dataset, "2019-10-26-almaty")

    assert set(found) == {"2019-10-26-almaty-rferl", "other"}
