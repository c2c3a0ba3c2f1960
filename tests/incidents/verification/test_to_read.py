"""The reports to be read, the most needed first."""

from __future__ import annotations

from incidents.verification.to_read import to_read
from tests.incidents.conftest import Tables


def ids(tables: Tables) -> list[str]:
    return [one.report_id for one in to_read(tables.read().dataset)]


def test_reports_of_a_disputed_figure_come_before_larger_ones(tables: Tables) -> None:
    other = {"event_id": "other", "scope": "other-oral"}
    tables.add("events").add("events", event_id="other")
    tables.add("incidents")
    tables.add("incidents", incident_id="other-oral", event_id="other", location_text="Oral")
    tables.add("origins").add("origins", origin_id="afp", voice_id="afp")
    tables.add("sources")
    tables.add("reports", report_id="large", detained_low=500, detained_high=500, **other)
    tables.add("reports", report_id="low", detained_low=3, detained_high=3)
    tables.add("reports", report_id="high", detained_low=9, detained_high=9, origin_id="afp")

    found = ids(tables)

    assert found[-1] == "large" or found.index("large") > found.index("low")


def test_what_was_read_whole_or_does_not_count_is_not_on_the_list(tables: Tables) -> None:
    tables.add("reports", report_id="read", review="full_text")
    tables.add("reports", report_id="gone", status="withdrawn", status_reason="taken back")
    tables.add("reports", report_id="excerpt", review="excerpt")

    assert ids(tables) == ["excerpt"]


def test_a_report_brings_its_address_and_who_read_it_before(tables: Tables) -> None:
    tables.add("reports").add("readings", outcome="gone")

    [one] = to_read(tables.read().dataset)

    assert one.address == "https://www.example.org/30237675"
    assert [(reading.read_by, reading.outcome) for reading in one.readings] == [("AB", "gone")]
