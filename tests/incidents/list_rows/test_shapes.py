"""Tables of others: what they are known by, what is taken of them, and what is said of the rest."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from incidents.changes.folder_store import FolderStore
from incidents.changes.review import reviewed
from incidents.importing.plan import Choices, Plan, make_plan
from incidents.incoming.incoming_file import read_file
from tests.incidents.conftest import Tables

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
)
MASS_MOBILIZATION = (
    "id,country,ccode,year,region,protest,protestnumber,startday,startmonth,startyear,endday,"
    "endmonth,endyear,protesterviolence,location,participants_category,participants,"
    "protesteridentity,protesterdemand1,protesterdemand2,protesterdemand3,protesterdemand4,"
    "stateresponse1,stateresponse2,stateresponse3,stateresponse4,stateresponse5,stateresponse6,"
    "stateresponse7,sources,notes"
)
TRACKER = "title,url,date,state,categories,arrest_status,targeted_journalists,body"
CROWDS = (
    "date,locality,state,location_detail,type,title,size_text,size_low,size_high,arrests,"
    "injuries_crowd,source_1,source_2,notes"
)
Brought = Callable[..., Plan]


@pytest.fixture
def brought(tables: Tables) -> Brought:
    """The plan of a table with this heading and rows that give some of its cells."""
    before = reviewed(FolderStore(tables.write()).snapshot())

    def plan(heading: str, *rows: dict[str, object], **choices: object) -> Plan:
        text = io.StringIO()
        writer = csv.DictWriter(text, heading.split(","), restval="")
        writer.writeheader()
        writer.writerows(rows)
        file = read_file(text.getvalue().encode(), "theirs.csv")
        return make_plan(file, before, Choices(**choices))  # type: ignore[arg-type]

    return plan


def made(plan: Plan, table: str) -> list[dict[str, str]]:
    return [dict(row.row) for row in plan.review.change.rows if row.table == table]


def protest(**cells: object) -> dict[str, object]:
    return {
        "event_id_cnty": "KAZ1",
        "event_date": "26 October 2019",
        "event_type": "Protests",
        "sub_event_type": "Peaceful protest",
        "country": "Kazakhstan",
        "location": "Oral",
        "notes": "Police detained 26 people.",
        "fatalities": 0,
        **cells,
    }


def test_acled_gives_events_to_check_and_no_figure(brought: Brought) -> None:
    plan = brought(ACLED, protest(), protest(event_id_cnty="KAZ2", notes="A rally."))

    assert (plan.proposal.kind, plan.sound) == ("acled", 2)
    assert {row.table for row in plan.review.change.rows} == {"considered"}
    waiting = made(plan, "considered")
    assert [row["decision"] for row in waiting] == ["waiting", "waiting"]
    assert "KAZ1: it tells of detentions" in waiting[0]["reason"]
    assert "KAZ2: it tells of no detention" in waiting[1]["reason"]
    assert plan.review.totals == ()
    assert plan.proposal.lacks == (
        "ACLED has no figure of detentions: its protests become events to check"
    )


def test_of_acled_only_protests_in_kazakhstan_are_taken(brought: Brought) -> None:
    plan = brought(
        ACLED,
        protest(country="Kyrgyzstan", location="Bishkek"),
        protest(event_type="Battles", sub_event_type="Armed clash"),
        protest(event_type="Strategic developments", sub_event_type="Arrests"),
    )

    assert len(made(plan, "considered")) == 1
    assert sum(plan.proposal.passed_over.values()) == 2


def test_an_event_of_acled_that_the_tables_hold_is_told(brought: Brought) -> None:
    plan = brought(ACLED, protest(location="Almaty"))

    assert [one.report_id for one in plan.proposal.duplicates] == ["2019-10-26-almaty"]
    assert plan.review.change.rows == ()


def mobilization(**cells: object) -> dict[str, object]:
    start = {"startday": 1, "startmonth": 5, "startyear": 2019}
    return {
        "country": "Kazakhstan",
        "protest": 1,
        **start,
        **{day.replace("start", "end"): value for day, value in start.items()},
        "location": "Oral, Aktau",
        "participants": ".",
        "stateresponse1": "arrests",
        "sources": "New York Times",
        **cells,
    }


@pytest.mark.parametrize(
    ("crowd", "low"),
    [(">50 arrested", "51"), ("100s arrested", "200"), ("a few hundred detained", "300")],
)
def test_mass_mobilization_gives_arrests_that_stand_for_a_crowd(
    brought: Brought, crowd: str, low: str
) -> None:
    plan = brought(MASS_MOBILIZATION, mobilization(participants=crowd))

    [report] = made(plan, "reports")
    assert (report["detained_low"], report["detained_text"]) == (low, crowd)
    assert report["scope"] == "2019-05-01-aqtau 2019-05-01-oral"


@pytest.mark.parametrize("crowd", [".", "100s", ">50", "a few hundred", "1000"])
def test_a_crowd_of_mass_mobilization_is_no_figure(brought: Brought, crowd: str) -> None:
    plan = brought(MASS_MOBILIZATION, mobilization(participants=crowd, location="Nationwide"))

    assert made(plan, "reports") == []
    [waiting] = made(plan, "considered")
    assert "it tells of detentions" in waiting["reason"]


def test_rows_of_the_press_freedom_tracker_are_added_up_on_request_and_name_nobody(
    brought: Brought,
) -> None:
    rows = [
        {
            "title": f"{name} arrested",
            "url": "https://example.org/1",
            "date": "2026-05-01",
            "state": "Oral",
            "categories": "Arrest/Criminal Charge",
            "targeted_journalists": name,
        }
        for name in ("Aigul Testbayeva", "Marat Probekov")
    ]
    rows.append({**rows[0], "categories": "Equipment Damage"})

    asked = brought(TRACKER, *rows)
    assert (asked.sound, asked.review.change.rows) == (0, ())
    assert "added up" in asked.problems[0].message

    plan = brought(TRACKER, *rows, add_up=True)
    [report] = made(plan, "reports")
    assert (report["measure"], report["detained_low"]) == ("journalists", "2")
    assert "Testbayeva" not in str(plan.review.change) + str(plan.proposal)
    assert sum(plan.proposal.passed_over.values()) == 1


def test_the_crowd_counting_consortium_gives_its_arrests(brought: Brought) -> None:
    row: dict[str, object] = {
        "date": "2026-05-01",
        "locality": "Oral",
        "size_low": 500,
        "size_high": 600,
        "injuries_crowd": 4,
        "source_1": "https://example.org/1",
    }

    plan = brought(CROWDS, {**row, "arrests": 7}, row, {**row, "arrests": 0})

    [report] = made(plan, "reports")
    assert (report["detained_low"], report["detained_high"]) == ("7", "7")
    assert sum(plan.proposal.passed_over.values()) == 2
