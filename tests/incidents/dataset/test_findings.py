"""What no schema can say: one test a fact, a row that is sound but for that fact."""

from __future__ import annotations

from typing import Any

import pytest

from incidents.dataset.findings import check

REPORT = ("reports", 2)


def other_event(tables: Any) -> Any:
    tables.add("events", event_id="other")
    return tables.add("incidents", incident_id="other-almaty", event_id="other")


def test_sound_tables_have_neither_problems_nor_notes(tables: Any) -> None:
    tables.add("reports").add("reports", report_id="all", scope="all")
    for name in ("organizers", "event_organizers", "coverage", "considered"):
        tables.add(name)

    assert (tables.problems(), tables.notes()) == ([], [])


# Scopes and lists of ids


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param("2019-10-26-oral", id="an incident that is not there"),
        pytest.param("2019-10-26-almaty,2019-10-26-almaty", id="a comma between ids"),
        pytest.param("other-almaty", id="an incident of another event"),
        pytest.param("all 2019-10-26-almaty", id="all beside an incident"),
        pytest.param("all elsewhere", id="all beside elsewhere"),
        pytest.param("ALL", id="a word in capitals"),
        pytest.param(" ", id="a blank"),
    ],
)
def test_a_scope_names_parts_of_its_own_event(tables: Any, scope: str) -> None:
    other_event(tables).add("reports", scope=scope)

    assert tables.problems() == [(*REPORT, "scope")]
    assert tables.read().left_out["reports"] == 1


@pytest.mark.parametrize("scope", ["all", "elsewhere", "2019-10-26-almaty elsewhere"])
def test_a_scope_may_be_all_or_hold_elsewhere(tables: Any, scope: str) -> None:
    assert tables.add("reports", scope=scope).problems() == []


def test_no_incident_is_named_like_a_word_of_scopes(tables: Any) -> None:
    assert tables.add("incidents", incident_id="elsewhere").problems() == [
        ("incidents", 3, "incident_id")
    ]


@pytest.mark.parametrize("source_id", ["nowhere", "rferl-2019-10-26"])
def test_further_sources_are_others_and_are_there(tables: Any, source_id: str) -> None:
    tables.add("sources", source_id="other")
    tables.add("reports", also_in_source_ids=f"other {source_id}")

    assert tables.problems() == [(*REPORT, "also_in_source_ids")]


def test_an_organizer_rests_on_a_report_of_the_same_event(tables: Any) -> None:
    other_event(tables).add("reports").add("organizers")
    tables.add("event_organizers", event_id="other")

    assert tables.problems() == [("event_organizers", 2, "report_id")]


# Figures


def test_a_low_above_the_high_is_a_problem_and_the_row_is_left_out(tables: Any) -> None:
    tables.add("reports", detained_low=13, detained_high=12)

    assert tables.problems() == [(*REPORT, "detained_low")]
    assert tables.read().left_out["reports"] == 1


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"detained_low": "9" * 20, "detained_high": 30}, id="a number too large"),
        pytest.param({"detained_low": "1,5", "detained_high": 30}, id="no whole number"),
        pytest.param({"detained_low": "007"}, id="zeros before it"),
        pytest.param({"detained_low": "-5"}, id="below zero"),
        pytest.param({"detained_low": 40, "detained_high": 30}, id="upside down"),
    ],
)
def test_a_figure_that_is_a_problem_is_not_noted_as_well(tables: Any, cells: Any) -> None:
    tables.add("reports", **cells)

    assert {field for _, _, field in tables.problems()} == {"detained_low"}
    assert tables.notes() == []


def test_a_zero_is_no_problem_whatever_the_words(tables: Any) -> None:
    tables.add("reports", detained_low=0, detained_high=0, detained_text="nobody was held")

    assert (tables.problems(), tables.notes()) == ([], [])


@pytest.mark.parametrize("act", ["kettled", "summoned"])
def test_a_number_of_people_who_were_not_detained_is_noted(tables: Any, act: str) -> None:
    assert tables.add("reports", act=act).notes() == [(*REPORT, "detained_low")]


def test_an_up_to_is_noted(tables: Any) -> None:
    tables.add("reports", detained_low="", detained_high=30, detained_text="up to 30 people")

    assert tables.notes() == [(*REPORT, "detained_low")]


def test_bounds_that_the_words_do_not_give_are_noted_with_those_they_give(tables: Any) -> None:
    tables.add("reports", detained_low=30, detained_high=30, detained_text="about 30 people")
    [note] = tables.check().notes

    assert note.remark == "the row says 30, its words 27–33"


def test_the_words_are_read_in_english(tables: Any) -> None:
    tables.add("reports", detained_text="40 дружин", detained_text_en="a dozen", text_language="ru")

    assert tables.notes() == []


@pytest.mark.parametrize(
    ("number", "text"), [(1, "our reporter was detained"), (2, "[name] and [name] were held")]
)
def test_persons_told_of_without_a_number_are_counted(tables: Any, number: int, text: str) -> None:
    tables.add("reports", detained_low=number, detained_high=number, detained_text=text)

    assert tables.notes() == []


# Days


@pytest.mark.parametrize("table", ["events", "incidents", "reports", "coverage"])
def test_no_row_ends_before_it_begins(tables: Any, table: str) -> None:
    tables.rows[table].clear()
    tables.add(table, date_last="2019-10-25")

    assert (table, 2, "date_last") in tables.problems()
    assert tables.read().left_out[table] == 1


@pytest.mark.parametrize("table", ["incidents", "reports"])
def test_days_lie_within_those_of_the_event(tables: Any, table: str) -> None:
    tables.rows[table].clear()
    tables.add(table, date_last="2019-10-27")

    assert (table, 2, "date_last") in tables.problems()
    assert tables.read().left_out[table] == 0


def test_a_report_touches_the_days_of_the_incidents_that_it_names(empty_tables: Any) -> None:
    for table in ("origins", "sources", "incidents"):
        empty_tables.add(table)
    empty_tables.add("events", date_last="2019-10-29")
    for name, day in (("a-touched", 27), ("b-of-no-day", ""), ("c-later", 29)):
        days = dict.fromkeys(("date_first", "date_last"), day and f"2019-10-{day}")
        empty_tables.add("incidents", incident_id=name, **days)
    named = " ".join(row["incident_id"] for row in empty_tables.rows["incidents"])
    empty_tables.add("reports", scope=named, date_first="2019-10-27", date_last="2019-10-28")

    found = [where for where in empty_tables.problems() if where[0] == "reports"]
    assert found == [(*REPORT, "date_first"), (*REPORT, "date_last")]


def test_a_report_may_cover_more_days_than_its_incident(empty_tables: Any) -> None:
    for table in ("origins", "sources", "incidents"):
        empty_tables.add(table)
    empty_tables.add("events", date_last="2019-10-28")

    assert empty_tables.add("reports", date_last="2019-10-28").problems() == []


def test_a_day_that_is_not_there_is_told_once_whatever_it_is_compared_with(tables: Any) -> None:
    tables.add("reports")
    for column in ("date_first", "date_last"):
        tables.add("incidents", incident_id=column.replace("_", "-"), **{column: ""})
        replacing = {"replaces_report_id": "2019-10-26-almaty-rferl", column: ""}
        tables.add("reports", report_id=column.replace("_", "-"), **replacing)
    tables.add("reports", report_id="b", scope="2019-10-26-almaty date-first date-last")

    assert tables.problems() == [
        ("incidents", 3, "date_first"),
        ("incidents", 4, "date_last"),
        ("reports", 3, "date_first"),
        ("reports", 4, "date_last"),
    ]


def test_nothing_is_said_before_the_first_day_that_it_covers(tables: Any) -> None:
    assert tables.add("reports", as_of_date="2019-10-25").problems() == [(*REPORT, "as_of_date")]


def test_a_date_that_is_not_known_to_the_day_is_noted(tables: Any) -> None:
    tables.add("incidents", incident_id="b", date_precision="month")

    assert tables.notes() == [("incidents", 3, "date_precision")]


# Words


def test_a_quotation_has_at_most_25_words(tables: Any) -> None:
    tables.add("reports", detained_text="a dozen" + " word" * 23)
    tables.add("reports", report_id="b", detained_text="a dozen" + " word" * 24)

    assert tables.problems() == [("reports", 3, "detained_text")]


@pytest.mark.parametrize("language", ["ru", "kk", "kk-Latn"])
def test_words_that_are_not_english_are_translated(tables: Any, language: str) -> None:
    tables.add("reports", text_language=language)

    assert tables.problems() == [(*REPORT, "detained_text_en")]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\u202e", "\u2066", "\u2069"])
def test_a_character_that_nobody_sees_is_a_problem_and_is_shown(
    tables: Any, character: str
) -> None:
    tables.add("reports", note=f"a{character}b")
    [problem] = tables.check().problems

    assert problem.field == "note"
    assert character not in str(problem)


@pytest.mark.parametrize("url", ["", "http://example.org/a b", "javascript:alert(1)"])
def test_an_address_can_be_opened_or_it_is_said(tables: Any, url: str) -> None:
    tables.add("sources", source_id="b", url=url)

    assert ("sources", 3, "url") in (tables.problems() or tables.notes())


# Replacing, setting aside


def test_a_report_may_replace_one_of_its_origin_with_a_wider_scope(tables: Any) -> None:
    tables.add("reports", report_id="a").add(
        "reports", report_id="b", scope="all", replaces_report_id="a"
    )

    assert tables.problems() == []


def test_of_figures_that_were_taken_back_one_after_the_other_no_revision_is_missing(
    tables: Any,
) -> None:
    for report_id, number, replaced in (("a", 300, ""), ("b", 280, "a"), ("c", 310, "b")):
        figure = {"detained_low": number, "detained_high": number, "detained_text": f"{number}"}
        tables.add("reports", report_id=report_id, replaces_report_id=replaced, **figure)

    assert tables.notes() == []


def test_a_figure_that_does_not_count_takes_no_other_back(tables: Any) -> None:
    tables.add("reports", detained_low=30, detained_high=30, detained_text="30 people")
    kettled = {"act": "kettled", "detained_low": 50, "detained_high": 50, "detained_text": "50"}
    tables.add("reports", report_id="b", **kettled)

    assert tables.notes() == [("reports", 3, "detained_low")]


def test_replacing_in_a_circle_leaves_every_report_of_the_circle_out(tables: Any) -> None:
    for report_id, replaced in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        tables.add("reports", report_id=report_id, replaces_report_id=replaced)

    assert tables.problems() == [("reports", row, "replaces_report_id") for row in (2, 3, 4)]
    assert tables.read().dataset.reports["report_id"].tolist() == ["d"]


def test_a_report_cannot_replace_itself(tables: Any) -> None:
    tables.add("reports", replaces_report_id="2019-10-26-almaty-rferl")

    assert tables.problems() == [(*REPORT, "replaces_report_id")]


@pytest.mark.parametrize(
    "replaced",
    [
        pytest.param({"origin_id": "afp"}, id="another origin"),
        pytest.param({"scope": "all"}, id="a wider scope"),
        pytest.param({"measure": "journalists"}, id="another measure"),
        pytest.param({"event_id": "other", "scope": "other-almaty"}, id="another event"),
    ],
)
def test_a_report_cannot_replace_something_else(tables: Any, replaced: dict[str, str]) -> None:
    other_event(tables).add("origins", origin_id="afp").add("reports", report_id="a", **replaced)
    tables.add("reports", report_id="b", replaces_report_id="nowhere")
    tables.add("reports", report_id="c", replaces_report_id="a")

    assert ("reports", 4, "replaces_report_id") in tables.problems()
    assert "c" not in tables.read().dataset.reports["report_id"].tolist()


def test_a_report_cannot_replace_one_on_more_days(empty_tables: Any) -> None:
    for table in ("origins", "sources", "incidents"):
        empty_tables.add(table)
    empty_tables.add("events", date_last="2019-10-28")
    empty_tables.add("reports", report_id="a", date_last="2019-10-28")
    empty_tables.add("reports", report_id="b", replaces_report_id="a")

    assert empty_tables.problems() == [("reports", 3, "replaces_report_id")]


@pytest.mark.parametrize("status", ["set_aside", "withdrawn"])
def test_a_report_that_is_not_counted_says_why(tables: Any, status: str) -> None:
    tables.add("reports", report_id="a", detained_text="12 people")
    tables.add("reports", status=status, status_reason=" ")

    assert tables.problems() == [("reports", 3, "status_reason")]


def test_a_report_is_set_aside_for_words_that_are_in_the_table(tables: Any) -> None:
    tables.add("reports", status="set_aside", status_reason="distorts what the ministry said")

    assert tables.problems() == [(*REPORT, "status")]


def test_a_report_is_set_aside_for_a_correction_with_no_other_words(tables: Any) -> None:
    tables.add("reports", status="set_aside", status_reason="corrected by its publisher")
    assert tables.problems() == []

    tables.add("reports", report_id="b", status="set_aside", status_reason="distorts its words")
    assert tables.problems() == [("reports", 3, "status")]


# Names of persons


@pytest.mark.parametrize(
    ("table", "field", "text"),
    [
        ("reports", "detained_text", "police held Aigul Testbayeva, a dozen others"),
        ("reports", "note", "AIGUL  TESTBAYEVA"),
        ("reports", "detained_text", "a dozen; Testbayeva's colleagues"),
        ("incidents", "venue_text", "before the house of Testbayeva"),
        ("events", "title", "Testbayeva and others"),
        ("sources", "title", "Testbayeva, Aigul was detained"),
        ("origins", "name", "Aigul Testbayeva"),
        ("organizers", "aliases", "DVK; Aigul Testbayeva"),
        ("considered", "reason", "TESTBAYEVA  Aigul was there"),
    ],
)
def test_a_name_of_people_stands_nowhere_else(
    tables: Any, table: str, field: str, text: str
) -> None:
    tables.add("reports").add("people", name="Aigul Testbayeva")
    tables.rows[table].clear()
    tables.add(table, **{field: text})
    [problem] = tables.check().problems

    assert (problem.file, problem.field) == (f"data/{table}.csv", field)
    assert "testbayeva" not in str(problem).lower()
    assert "[person-1]" in str(problem)


def test_a_surname_with_a_russian_ending_is_found(tables: Any) -> None:
    tables.add("people", name="Айгуль Тестбаев").add("reports", note="задержали Тестбаева")

    assert tables.problems() == [(*REPORT, "note")]


@pytest.mark.parametrize(
    ("name", "outlet", "text"),
    [
        pytest.param("Aigul Kim", "", "a dozen near the kim monument", id="a short surname"),
        pytest.param("Aigul Azattyq", "Radio Azattyq", "a dozen, says Azattyq", id="an outlet"),
        pytest.param("Aigul Square", "", "a dozen on two Squares", id="part of a word"),
        pytest.param("Vlast", "", "a dozen, says Vlastelin", id="a name of one word"),
    ],
)
def test_a_word_that_names_nobody_is_no_problem(
    tables: Any, name: str, outlet: str, text: str
) -> None:
    tables.add("people", name=name, outlet=outlet).add("reports", detained_text=text)

    assert tables.problems() == []


def test_an_address_that_spells_a_name_is_noted_without_it(tables: Any) -> None:
    tables.add("people").add("reports", measure="journalists")
    tables.add("sources", source_id="b", url="https://example.org/aigul-testbayeva-held")
    [note] = tables.check().notes

    assert (note.row, note.field) == (3, "url")
    assert "testbayeva" not in str(note)


def test_a_named_journalist_in_a_report_on_people_is_noted(tables: Any) -> None:
    assert tables.add("people").add("reports").notes() == [("people", 2, "report_id")]


def test_no_message_of_the_reading_holds_a_name(tables: Any) -> None:
    tables.add("people").add("reports", basis="Aigul Testbayeva")

    assert "Testbayeva" not in " ".join(map(str, tables.read().problems))


def test_no_message_of_the_check_holds_a_name(tables: Any) -> None:
    tables.add("people").add("reports", detained_text="Aigul Testbayeva" + " word" * 24)
    findings = tables.check()

    assert {problem.field for problem in findings.problems} == {"detained_text"}
    assert "Testbayeva" not in " ".join(map(str, (*findings.problems, *findings.notes)))


# Scopes that cross


def crossing(tables: Any, **fields: Any) -> Any:
    for name in ("oral", "aqtobe"):
        tables.add("incidents", incident_id=name, location_text=name.title())
    tables.add("reports", report_id="a", scope="2019-10-26-almaty oral")
    return tables.add("reports", report_id="b", scope="oral aqtobe", **fields)


def test_scopes_that_cross_are_noted_and_do_not_fail(tables: Any) -> None:
    findings = crossing(tables).check()

    assert findings.problems == ()
    assert [str(note) for note in findings.notes] == [
        "data/reports.csv, row 3: scope is 'oral aqtobe': "
        "crosses that of a: only what nests is counted"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"measure": "journalists"}, id="another measure"),
        pytest.param({"detained_low": "", "detained_high": ""}, id="no number"),
        pytest.param({"hedged": "true"}, id="hedged"),
        pytest.param({"status": "withdrawn", "status_reason": "corrected"}, id="withdrawn"),
    ],
)
def test_reports_that_are_not_put_together_do_not_cross(tables: Any, fields: Any) -> None:
    assert crossing(tables, **fields).notes() == []


def test_problems_come_sorted_by_file_and_row(tables: Any) -> None:
    for number in range(12):
        tables.add("reports", report_id=f"r{number}", text_language="ru", measure="x")
    findings = check(tables.read())

    assert [p.row for p in findings.problems] == sorted(2 * list(range(2, 14)))
    assert list(findings.problems) == sorted(findings.problems)
