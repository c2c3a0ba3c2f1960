"""What bringing a file in would do."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.names.folding import fold
from incidents.__main__ import main
from incidents.changes.folder_store import FolderStore
from incidents.changes.review import reviewed
from incidents.importing import known_rows, list_proposal
from incidents.importing.plan import Choices, Plan, make_plan
from incidents.importing.plan_as_json import plan_as_json
from incidents.incoming.incoming_file import CannotRead, read_file, read_folder, read_path
from incidents.incoming.layout import ColumnMapping
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.list_rows.row_problem import NOT_SO_LONG, PRINTABLE
from tests.incidents.conftest import SOUND, Tables

HEADING = "event,date,place,number or words,who says so,source,address"
Planned = Callable[..., Plan]


@pytest.fixture
def planned(tables: Tables) -> Planned:
    """The plan of a list with these rows, on tables with one report."""
    before = reviewed(FolderStore(tables.add("reports").write()).snapshot())

    def plan(*rows: str, **choices: object) -> Plan:
        content = "\n".join([HEADING, *rows]).encode()
        return make_plan(read_file(content, "list.csv"), before, Choices(**choices))  # type: ignore[arg-type]

    return plan


def of_list(tables: Tables, row: str) -> Plan:
    """The plan of a list with this row, on these tables."""
    content = f"{HEADING}\n{row}".encode()
    before = reviewed(FolderStore(tables.write()).snapshot())
    return make_plan(read_file(content, "list.csv"), before, Choices())


def ids(plan: Plan) -> set[str]:
    return {f"{table} {row_id}" for table, row_id in plan.proposal.rows}


def row_of(plan: Plan, table: str) -> dict[str, str]:
    [row] = [change.after for change in plan.review.change.rows if change.table == table]
    assert row is not None
    return dict(row)


def test_columns_that_an_editor_names_are_there_or_the_file_is_refused(planned: Planned) -> None:
    with pytest.raises(CannotRead, match="there is no column Tag"):
        planned("May Day,2026-05-01,Oral,5,AFP,AFP,", mapping=ColumnMapping({"date": "Tag"}))


def test_a_row_proposes_all_that_it_needs_with_ids(planned: Planned) -> None:
    plan = planned("May Day,2026-05-01,Oral,dozens,AFP,France 24,https://example.org/1")

    assert (plan.proposal.kind, plan.proposal.read, plan.sound) == ("list", 1, 1)
    assert ids(plan) == {
        "events 2026-05-01",
        "incidents 2026-05-01-oral",
        "origins afp",
        "sources france-24-2026-05-01",
        "reports 2026-05-01-oral-afp",
    }
    report = row_of(plan, "reports")
    assert (report["scope"], report["detained_low"]) == ("2026-05-01-oral", "24")
    assert "detained_high" not in report


def test_as_json_places_that_are_clear_stand_apart_from_those_that_are_not(
    planned: Planned,
) -> None:
    names = ("Oral", "village of Abay", "Nowhereville")
    plan = planned(*(f"May Day,2026-05-01,{name},5,AFP,AFP," for name in names))

    places = plan_as_json(plan, Language())["places"]
    [found], [several] = places["found"], places["ambiguous"]
    assert (found["text"], several["text"], places["not_found"]) == (*names[:2], [names[2]])
    assert len(several["candidates"]) > 1


def test_what_the_tables_hold_is_used_again(planned: Planned) -> None:
    plan = planned(",2019-10-26,Алматы,20,RFE/RL,RFE/RL,https://www.example.org/30237675")

    assert ids(plan) == {"reports 2019-10-26-almaty-rferl-2"}
    assert row_of(plan, "reports")["source_id"] == "rferl-2019-10-26"


@pytest.mark.parametrize(
    ("place", "scope"),
    [
        ("Kazakhstan", "all"),
        ("по всей стране", "all"),
        ('"Oral, Aqtau"', "2026-05-01-aqtau 2026-05-01-oral"),
        ("Орал и Актау", "2026-05-01-aqtau 2026-05-01-oral"),
    ],
)
def test_several_towns_are_one_scope_and_the_country_is_all(
    planned: Planned, place: str, scope: str
) -> None:
    plan = planned(f"May Day,2026-05-01,{place},30,AFP,AFP,")

    assert row_of(plan, "reports")["scope"] == scope


def test_rows_of_one_event_share_it_over_its_days(planned: Planned) -> None:
    plan = planned(
        "Strike,2026-05-01,Oral,5,AFP,AFP,",
        "Strike,2026-05-03,Oral,7,AFP,AFP,",
        ",2026-05-01,Aqtau,9,AFP,AFP,",
    )

    event = row_of(plan, "events")
    assert (event["date_first"], event["date_last"]) == ("2026-05-01", "2026-05-03")


def test_two_events_at_one_place_on_one_day_are_told_as_added_up(planned: Planned) -> None:
    plan = planned("March,2026-05-01,Oral,5,AFP,AFP,", "Picket,2026-05-01,Oral,7,AFP,AFP,")

    [remark] = [r for r in plan.proposal.remarks if r.column == "event"]
    assert (remark.row, remark.message) == (
        3,
        "is added up with 2026-05-01, which has the same place on that day",
    )


def test_a_place_that_can_be_several_waits_until_somebody_says_which(planned: Planned) -> None:
    rows = ["May Day,2026-05-01,Аксу,5,AFP,AFP,", "May Day,2026-05-01,Нарния,5,AFP,AFP,"]

    plan = planned(*rows)
    assert plan.sound == 0
    assert [(p.row, p.value) for p in plan.problems] == [(2, "Аксу"), (3, "Нарния")]
    assert len(plan.proposal.places["Аксу"].candidates) > 1
    assert plan.proposal.places["Нарния"].candidates == ()
    assert plan.review.change.rows == ()

    pinned = planned(*rows, pins={"Аксу": "1524298"})
    assert row_of(pinned, "incidents")["place_id"] == "1524298"


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("2019-10-26", "2019-10-26-almaty"),
        ("2019-10-27", "2019-10-26-27-almaty"),
    ],
)
def test_of_several_incidents_at_a_place_the_one_of_just_the_days_of_a_row_is_meant(
    tables: Tables, day: str, meant: str
) -> None:
    tables.rows["events"][0]["date_last"] = "2019-10-27"
    tables.add("incidents", incident_id="2019-10-26-27-almaty", date_last="2019-10-27")

    plan = of_list(tables, f"26 October 2019,{day},Almaty,20,RFE/RL,RFE/RL,")

    assert row_of(plan, "reports")["scope"] == meant


def test_a_row_that_can_be_of_several_incidents_is_never_that_of_the_first(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-almaty-before")

    plan = of_list(tables, "26 October 2019,2019-10-26,Almaty,20,RFE/RL,RFE/RL,")

    [problem] = plan.problems
    assert "2019-10-26-almaty, 2019-10-26-almaty-before: enter" in str(problem)
    assert plan.review.change.rows == ()


def test_a_report_that_is_there_already_is_told_and_not_added(planned: Planned) -> None:
    row = "May Day,2026-05-01,Oral,5,AFP,{},"
    plan = planned(
        ",2019-10-26,Almaty,12,RFE/RL,Somebody,", row.format("France 24"), row.format("Yahoo")
    )

    assert [(d.row, d.report_id) for d in plan.proposal.duplicates] == [
        (2, "2019-10-26-almaty-rferl"),
        (4, "2026-05-01-oral-afp"),
    ]
    assert "reports 2026-05-01-oral-afp-2" not in ids(plan)


def test_a_row_that_the_checks_refuse_holds_back_no_other_and_leaves_nothing_behind(
    planned: Planned,
) -> None:
    long = " ".join(["30 people", *["word"] * 30])
    plan = planned(f"Long,2026-05-01,Oral,{long},Wordy,Wordy,", "Short,2026-06-01,Aqtau,5,AFP,AFP,")

    assert [(p.row, p.left_out) for p in plan.problems] == [(2, True)]
    assert "at most 25 words" in plan.problems[0].message
    title = language_of("ru").of_schema("Words")
    told = language_of("ru").told(plan.problems[0].value)
    assert told.startswith(f"{title} (reports.detained_text): «30 people word")
    assert plan.sound == 1
    assert {name for name in ids(plan) if "2026-05-01" in name or "wordy" in name} == set()
    assert "reports 2026-06-01-aqtau-afp" in ids(plan)


def test_a_body_of_the_state_speaks_with_its_voice_and_that_is_said(planned: Planned) -> None:
    plan = planned("May Day,2026-05-01,Oral,5,Акимат города,kz,")

    assert row_of(plan, "origins")["voice_id"] == "state"
    assert row_of(plan, "reports")["basis"] == "official"
    assert "taken for a body of the state" in plan.proposal.remarks[-1].message


def test_a_row_tells_of_its_place_also_where_its_day_is_wrong(planned: Planned) -> None:
    plan = planned(",soon,Абай,20,AFP,AFP,https://example.org/1")

    told = [problem.sentence() for problem in plan.problems]
    assert [problem.column for problem in plan.problems] == ["date", "place"]
    assert "Абай (Карагандинская область, 1526970)" in language_of("ru").told(told[1])


def test_a_day_that_is_yet_to_come_is_told(planned: Planned) -> None:
    plan = planned(",2098-05-01,Oral,20,AFP,AFP,https://example.org/1")

    assert any("yet to come" in str(remark.sentence()) for remark in plan.proposal.remarks)


def test_a_file_of_no_known_kind_says_what_was_found_and_wanted(planned: Planned) -> None:
    with pytest.raises(CannotRead, match="found colour, size; wanted date"):
        make_plan(
            read_file(b"colour,size\nred,1\n", "list.csv"),
            planned("May Day,2026-05-01,Oral,5,AFP,AFP,").review.before,
            Choices(),
        )


def own(tables: Tables, files: dict[str, str], **choices: object) -> Plan:
    before = reviewed(FolderStore(tables.write()).snapshot())
    file = read_folder({name: text.encode() for name, text in files.items()}, "theirs")
    return make_plan(file, before, Choices(**choices))  # type: ignore[arg-type]


ORIGINS = "origin_id,name,voice_id,interest_text\n"


def test_tables_of_our_own_add_and_correct_by_id_and_take_nothing_out(tables: Tables) -> None:
    text = f"{ORIGINS}rferl,Radio Free Europe,rferl,\nafp,AFP,afp,\n"

    plan = own(tables.add("origins", origin_id="ap"), {"origins.csv": text}, reason="its full name")

    changes = {change.row["origin_id"]: change for change in plan.review.change.rows}
    assert plan.proposal.kind == "tables"
    assert {name: change.kind for name, change in changes.items()} == {
        "rferl": "corrected",
        "afp": "added",
    }
    assert changes["rferl"].reason == "its full name"
    assert changes["afp"].reason == "theirs, row 3"


def test_tables_that_say_what_is_there_change_nothing(tables: Tables) -> None:
    origin = SOUND["origins"]
    text = f"{ORIGINS}{origin['origin_id']},{origin['name']},{origin['voice_id']},\n"

    plan = own(tables, {"origins.csv": text})

    assert (plan.proposal.unchanged, plan.review.change.rows) == (1, ())


def test_a_row_with_a_problem_is_left_out_with_those_that_need_it(tables: Tables) -> None:
    report = ",".join(str(value) for value in {**SOUND["reports"], "origin_id": "afp"}.values())
    files = {
        "origins.csv": f"{ORIGINS}afp,,afp,\nap,AP,ap,\n",
        "reports.csv": f"{','.join(SOUND['reports'])}\n{report}\n",
    }

    plan = own(tables, files)

    assert [(p.sheet, p.row, p.column) for p in plan.problems] == [
        ("origins", 2, "name"),
        ("reports", 2, "origin_id"),
    ]
    assert list(plan.proposal.rows) == [("origins", "ap")]


def test_a_row_without_an_id_and_one_with_that_of_another_are_told(tables: Tables) -> None:
    plan = own(tables, {"origins.csv": f"{ORIGINS},AFP,afp,\nap,AP,ap,\nap,AP,ap,\n"})

    assert [(p.row, p.column) for p in plan.problems] == [(2, "origin_id"), (4, "origin_id")]


def test_a_correction_that_breaks_rows_of_the_tables_is_not_possible(tables: Tables) -> None:
    event = {**SOUND["events"], "date_first": "2019-10-27", "date_last": "2019-10-27"}
    text = f"{','.join(event)}\n{','.join(str(value) for value in event.values())}\n"

    plan = own(tables.add("reports"), {"events.csv": text})

    assert any("2019-10-26-almaty" in reason or "incidents" in reason for reason in plan.blocked)


@pytest.mark.parametrize(
    ("longitude", "latitude", "scope"),
    [(76.9115, 43.25249, "2026-05-01-almaty"), (37.62, 55.75, None)],
)
def test_a_feature_without_a_place_lies_at_the_settlement_nearest_to_its_point(
    tables: Tables, longitude: float, latitude: float, scope: str | None
) -> None:
    said = {"date": "2026-05-01", "number": 5, "who says so": "AFP", "source": "AFP"}
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": said,
    }
    content = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    before = reviewed(FolderStore(tables.write()).snapshot())

    plan = make_plan(read_file(content, "list.geojson"), before, Choices())

    reports = [row.row["scope"] for row in plan.review.change.rows if row.table == "reports"]
    assert reports == ([scope] if scope else [])
    assert [problem.column for problem in plan.problems] == ([] if scope else ["place"])


def test_a_selection_that_was_taken_away_is_no_table_of_ours(tables: Tables) -> None:
    before = reviewed(FolderStore(tables.write()).snapshot())
    content = b"incident_id,event_id,place_id,standing,support\n2019-10-26-almaty,,1,,\n"

    with pytest.raises(CannotRead, match="holds figures, not rows of the tables"):
        make_plan(read_file(content, "incidents.csv"), before, Choices())


@pytest.mark.parametrize("further", [[], ["--without-links"]])
def test_a_data_package_that_was_taken_away_comes_back_as_it_is_or_with_the_cell_that_was_changed(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, further: list[str]
) -> None:
    folder, package = tables.add("reports").write(), tmp_path / "package.zip"
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    assert main(["export", "--format", "datapackage", "--out", str(package), *further]) == 0
    before = reviewed(FolderStore(folder).snapshot())
    with zipfile.ZipFile(package) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}

    def brought() -> Plan:
        with zipfile.ZipFile(package, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return make_plan(read_path(package)[0], before, Choices())

    same = brought()
    assert (same.problems, same.review.change.rows) == ((), ())
    assert same.proposal.unchanged == same.proposal.read > 4

    assert b",12,12," in files["reports.csv"]
    files["reports.csv"] = files["reports.csv"].replace(b",12,12,", b",12,15,")
    other = brought()
    [row] = other.review.change.rows
    assert [*row.differing()] == [("detained_high", "12", "15")]
    assert {total.figures[1].high for total in other.review.totals} == {15}
    if not further:
        files["sources.csv"] = files["sources.csv"].replace(b"https:", b"http:", 1)
        changed = [cell for row in brought().review.change.rows for cell in row.differing()]
        assert "url" in [column for column, *_ in changed]


def test_the_description_of_a_data_package_stands_for_its_folder_and_alone_asks_for_it(
    tables: Tables,
) -> None:
    described = tables.write() / "datapackage.json"

    assert {sheet.name for sheet in read_path(described)[0].sheets} >= {"events", "reports"}
    with pytest.raises(CannotRead, match="as a zip of the folder"):
        read_file(described.read_bytes(), described.name)


def test_a_character_that_is_not_to_be_seen_keeps_its_row_out(
    planned: Planned, tables: Tables
) -> None:
    of_list = planned('"May\0Day",2026-05-01,Oral,5,AFP,AFP,')
    of_tables = own(tables, {"origins.csv": f"{ORIGINS}afp,A\x07FP,afp,\n"})

    for plan in (of_list, of_tables):
        assert [problem.message for problem in plan.problems] == [PRINTABLE]
        assert plan.review.change.rows == ()


def test_what_is_wrong_with_a_place_is_told_under_the_heading_of_the_file(tables: Tables) -> None:
    content = "Дата,Город,Задержано,Кто сообщает,Источник\n2026-05-01,Нарния,5,AFP,AFP\n"
    before = reviewed(FolderStore(tables.write()).snapshot())

    plan = make_plan(read_file(content.encode(), "list.csv"), before, Choices())

    assert [problem.column for problem in plan.problems] == ["Город"]


def test_a_whole_name_of_an_origin_goes_before_a_part_of_another(tables: Tables) -> None:
    tables.add("origins", origin_id="azattyk", name="Radio Azattyk (RFE/RL's Kazakh Service)")
    tables.add("origins", origin_id="azattyk-kyrgyz", name="Azattyk (RFE/RL's Kyrgyz Service)")
    before = reviewed(FolderStore(tables.write()).snapshot())
    content = f"{HEADING}\nMay Day,2026-05-01,Oral,5,Азаттық,x,\n".encode()

    plan = make_plan(read_file(content, "list.csv"), before, Choices())

    assert row_of(plan, "reports")["origin_id"] == "azattyk"


def test_a_list_of_persons_is_added_up_on_request_and_names_nobody(tables: Tables) -> None:
    rows = ["ФИО,Дата,Город,Кто сообщает,Источник"]
    rows += [f"{name} Пробеков,2026-05-01,Орал,KIBHR,KIBHR" for name in ("Марат", "Нурлан")]
    file = read_file("\n".join(rows).encode(), "list.csv")
    before = reviewed(FolderStore(tables.write()).snapshot())

    asked = make_plan(file, before, Choices())
    added_up = make_plan(file, before, Choices(add_up=True))

    assert (asked.sound, asked.review.change.rows) == (0, ())
    assert row_of(added_up, "reports")["detained_low"] == "2"
    assert "Пробеков" not in str((added_up.proposal, asked.proposal, added_up.review.change))


def test_a_row_that_the_editor_leaves_out_is_not_taken_and_holds_back_no_other(
    planned: Planned,
) -> None:
    rows = ("May Day,2026-05-01,Oral,5,AFP,AFP,", "Rally,2026-05-09,Semey,7,AFP,AFP,")

    plan = planned(*rows, without=frozenset({("", 2)}))

    assert "events 2026-05-01" not in ids(plan)
    assert "events 2026-05-09" in ids(plan)
    assert plan.problems == ()


def test_all_rows_with_one_fault_are_left_out_at_once_however_many(tables: Tables) -> None:
    before = reviewed(FolderStore(tables.add("reports").write()).snapshot())
    heading = "source_id,publisher,title,url,published_date\n"
    faulty = "".join(f"s-{n},Vlast,T,https://example.org/{n},soon\n" for n in range(2_100))
    sound = "t-1,Vlast,T,https://example.org/t,2019-10-26\n"
    checked: list[int] = []

    def going_on(step: str, rows: int) -> None:
        checked.extend([rows] if step == "check" else [])

    file = read_file((heading + faulty + sound).encode(), "sources.csv")
    plan = make_plan(file, before, Choices(), going_on=going_on)

    assert checked == [2_101, 1]
    assert (plan.sound, len(plan.problems)) == (1, 2_100)


@pytest.mark.parametrize("title", ["", "Rally {n}"])
def test_the_work_for_a_row_does_not_grow_with_the_events_of_its_day(
    planned: Planned, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    for module in (known_rows, list_proposal):
        monkeypatch.setattr(module, "fold", counted)
    row = f"{title},2026-05-01,Oral,{{n}},AFP,AFP,https://a.example/{{n}}"
    plan = planned(*(row.format(n=n) for n in range(200)))

    assert plan.sound == 200
    assert len(folded) < 10 * 200


def test_an_event_is_called_by_its_title_or_its_id(planned: Planned) -> None:
    plan = planned(
        "2019-10-26,2019-10-26,Oral,20,AFP,AFP,https://example.org/1",
        "May Day,2026-05-01,Oral,20,AFP,AFP,https://example.org/2",
        "may day,2026-05-02,Oral,20,AFP,AFP,https://example.org/3",
    )

    assert row_of(plan, "events")["event_id"] == "2026-05-01"


def test_a_cell_of_our_own_tables_that_is_longer_than_a_form_takes_keeps_its_row_out(
    tables: Tables,
) -> None:
    before = reviewed(FolderStore(tables.write()).snapshot())
    rows = f"origin_id,name,voice_id\nafp,AFP,afp\nlong,{'x' * 2_001},afp\n"

    plan = make_plan(read_file(rows.encode(), "origins.csv"), before, Choices())

    assert [(one.row, one.message) for one in plan.problems] == [(3, NOT_SO_LONG)]
    assert ids(plan) == {"origins afp"}


def test_each_cell_of_what_a_row_proposes(tables: Tables) -> None:
    heading = "event,date,until,place,square,number or words,translation,who says so,source,address"
    content = f"""{heading},published,note
May Day,2026-05-01,2026-05-02,Oral,Abay Square,якобы десятки,reportedly dozens,МВД РК,Vlast.kz,\
https://vlast.kz/1,2026-05-03,seen
,2026-06-01,,Kazakhstan,,about 30 people,,AFP,,https://www.afp.com/a,,
"""
    before = reviewed(FolderStore(tables.add("reports").write()).snapshot())
    plan = make_plan(read_file(content.encode(), "list.csv"), before, Choices())

    day, of_two = {"date_first": "2026-06-01", "date_last": "2026-06-01"}, "2026-05-01-oral"
    days = {"date_first": "2026-05-01", "date_last": "2026-05-02"}
    why = "Detentions reported in a list that was brought in: list.csv."
    counted = {"measure": "people", "act": "detained", "extent": "whole", "status": "counted"}
    assert [(c.table, c.reason, c.after) for c in plan.review.change.rows] == [
        (
            "origins",
            "list.csv, row 2",
            {"origin_id": "mvd-rk", "name": "МВД РК", "voice_id": "state"},
        ),
        (
            "sources",
            "list.csv, row 2",
            {"source_id": "vlast-2026-05-03", "publisher": "Vlast.kz", "url": "https://vlast.kz/1"}
            | {"published_date": "2026-05-03", "language": "ru"},
        ),
        (
            "events",
            "list.csv, row 2",
            {"event_id": "2026-05-01", "title": "May Day", "context": "protest"}
            | {"why_included": why, **days},
        ),
        (
            "incidents",
            "list.csv, row 2",
            {"incident_id": of_two, "event_id": "2026-05-01", "location_text": "Oral"}
            | {"venue_text": "Abay Square", "date_precision": "range", **days},
        ),
        (
            "reports",
            "list.csv, row 2",
            {"report_id": "2026-05-01-oral-mvd-rk", "event_id": "2026-05-01", "scope": of_two}
            | {"detained_low": "24", "detained_text": "якобы десятки", "text_language": "ru"}
            | {"detained_text_en": "reportedly dozens", "hedged": "true", "basis": "official"}
            | {"origin_id": "mvd-rk", "source_id": "vlast-2026-05-03", "review": "none"}
            | {"note": "seen", **counted, **days},
        ),
        ("origins", "list.csv, row 3", {"origin_id": "afp", "name": "AFP", "voice_id": "afp"}),
        (
            "sources",
            "list.csv, row 3",
            {"source_id": "www-afp-2026-06-01", "publisher": "www.afp.com", "language": "en"}
            | {"url": "https://www.afp.com/a"},
        ),
        (
            "events",
            "list.csv, row 3",
            {"event_id": "2026-06-01", "title": "Protests, 1 June 2026", "context": "protest"}
            | {"why_included": why, **day},
        ),
        (
            "reports",
            "list.csv, row 3",
            {"report_id": "2026-06-01-all-afp", "event_id": "2026-06-01", "scope": "all"}
            | {"detained_low": "27", "detained_high": "33", "detained_text": "about 30 people"}
            | {"text_language": "en", "hedged": "false", "basis": "media", "origin_id": "afp"}
            | {"source_id": "www-afp-2026-06-01", "review": "none", **counted, **day},
        ),
    ]
    assert [(one.row, one.column, str(one.message)) for one in plan.proposal.remarks] == [
        (2, "number or words", "the words doubt it: shown, and raises no sum"),
        (2, "who says so", "is new, and taken for a body of the state"),
        (3, "who says so", "is new, and taken for independent of all others"),
    ]


def test_an_origin_that_can_be_several_is_told_with_their_ids_by_the_alphabet(
    tables: Tables,
) -> None:
    for origin_id in (f"wire-{letter}" for letter in "gbhcfaed"):
        tables.add("origins", origin_id=origin_id, name="The Wire", voice_id=origin_id)
    [problem] = of_list(tables, ",2026-05-01,Oral,12,The Wire,AFP,").proposal.problems

    named = ", ".join(f"wire-{letter}" for letter in "abcdefgh")
    assert str(problem).endswith(f"can be {named}: write the id")


def test_a_free_number_is_counted_from_two_on(planned: Planned) -> None:
    rows = [f",2026-05-01,Oral,{number},AFP,AFP," for number in (10, 20, 30, 40)]
    reports = {one for one in ids(planned(*rows)) if one.startswith("reports")}

    first = "reports 2026-05-01-oral-afp"
    assert reports == {first, f"{first}-2", f"{first}-3", f"{first}-4"}


OF_THE_STATE = """Ministry of Health, the police, akimat of Oral, prosecutor,
    Committee for National Security, министерство, министерства, МВД, полиция, полиции, акимат,
    акимата, прокуратура, прокуратуры, КНБ, Денсаулық министрлігі, әкімдік, ҰҚК, ІІМ"""


def test_each_word_for_a_body_of_the_state_gives_its_voice(planned: Planned) -> None:
    names = [" ".join(name.split()) for name in OF_THE_STATE.split(",")]
    plan = planned(*(f",2026-05-{day:02},Oral,12,{name},AFP," for day, name in enumerate(names, 1)))

    voices = {
        row.after["name"]: row.after["voice_id"]
        for row in plan.review.change.rows
        if row.table == "origins" and row.after
    }
    assert set(voices.values()) == {"state"}
