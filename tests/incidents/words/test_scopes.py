"""Many places are counted where few are named."""

from __future__ import annotations

from incidents.dataset.index import rule_reports_of
from incidents.languages.language import Language
from incidents.words import report_scale, scopes
from incidents.words.scopes import scope_in_words
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables

TOWNS = (
    "Almaty Aktau Aktobe Atyrau Karaganda Kokshetau Kostanay Kyzylorda Pavlodar Petropavl".split()
)
TOWNS += ["Shymkent", "Taldykorgan", "Taraz", "Semey"]


def test_as_many_places_are_named_as_may_be_and_one_more_is_counted(empty_tables: Tables) -> None:
    few, many = scopes.MOST_NAMES, report_scale.MOST_PLACES
    for table in ("events", "origins", "sources"):
        empty_tables.add(table)
    for town in TOWNS:
        empty_tables.add("incidents", incident_id=town.lower(), location_text=town)
    for number in (few, few + 1, many, many + 1, many + 2):
        scope = " ".join(TOWNS[:number]).lower()
        empty_tables.add("reports", report_id=f"of-{number}", scope=scope)
    dataset = empty_tables.read().dataset
    speaker = Speaker(dataset, Language(), lambda place, on: place)
    reports = rule_reports_of(dataset, "people")
    drawn = report_scale.report_scale(speaker, "almaty").groups

    def named(number: int) -> str:
        return scope_in_words(reports[f"of-{number}"].scope, "2019-10-26", speaker)

    assert named(few).count(",") == few - 2 and " and " in named(few)
    assert named(few + 1) == f"{few + 1} places"
    assert [group.covers.count(",") + 2 for group in drawn] == [
        *(few, few + 1, many, many + 1, many + 1)
    ]
    assert ["1 more" in group.covers for group in drawn] == [False, False, False, True, False]
    assert "2 more" in drawn[-1].covers
