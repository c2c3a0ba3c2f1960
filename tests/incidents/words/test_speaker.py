"""What places and organizers are called, wherever they are named."""

from __future__ import annotations

import re
from datetime import date

import pytest

from incidents.codes import NOT_REPORTED
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rows_by_id
from incidents.languages.catalogues import language_of
from incidents.languages.language import LOCALES, Language
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset, released_dataset


def speaker_of(dataset: Dataset, **names: str) -> Speaker:
    return Speaker(dataset, Language(), PlaceNames(dataset, **names))


@pytest.mark.parametrize(
    ("day", "names", "called"),
    [
        ("2019-10-26", {}, "Nur-Sultan"),
        ("2019-02-27", {}, "Astana"),
        ("2019-03-20", {}, "Astana"),
        ("2019-10-26", {"of": "today"}, "Astana"),
        ("2019-10-26", {"of": "source"}, "the capital, Nursultan"),
        ("2019-10-26", {"language": "ru"}, "Нур-Султан"),
    ],
)
def test_an_incident_lies_in_a_place_by_its_name_on_that_day_or_as_the_reader_chose(
    empty_tables: Tables, day: str, names: dict[str, str], called: str
) -> None:
    days = {"date_first": day, "date_last": max(day, "2019-03-26")}
    empty_tables.add("events", **days)
    empty_tables.add(
        "incidents", **days, location_text="the capital, Nursultan", place_id="1526273"
    )
    speaker = speaker_of(empty_tables.read().dataset, **names)

    assert speaker.place_of(speaker.row("incidents", "2019-10-26-almaty")) == called


def test_a_place_that_was_not_found_goes_by_what_the_source_wrote(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-x", location_text="Qwrtzp")
    speaker = speaker_of(tables.read().dataset)

    assert speaker.place_of(speaker.row("incidents", "2019-10-26-x")) == "Qwrtzp"


def test_sources_that_disagree_on_places_not_found_name_them(empty_tables: Tables) -> None:
    for table in ("events", "origins", "sources"):
        empty_tables.add(table)
    empty_tables.add("incidents", location_text="Qwrtzp")
    empty_tables.add("incidents", incident_id="2019-10-26-b", location_text="Zxcvbk")
    empty_tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    both = {"scope": "2019-10-26-almaty 2019-10-26-b"}
    empty_tables.add("reports", **both)
    forty = {"detained_low": 40, "detained_high": 40, "detained_text": "40"}
    empty_tables.add("reports", **both, **forty, report_id="m", origin_id="ministry")
    dataset = empty_tables.read().dataset

    said = sentence(count(dataset, Selection()), speaker_of(dataset))

    assert "a dozen in Qwrtzp and Zxcvbk (RFE/RL)" in said
    assert "40 in Qwrtzp and Zxcvbk (Interior Ministry)" in said


@pytest.mark.parametrize(
    ("organizer", "called"),
    [
        ("dck", "Democratic Choice of Kazakhstan (DCK)"),
        ("not_reported", "Organizer not reported"),
        ("no_organizer", "Nobody organized it, as reported"),
        ("of-another-table", "of-another-table"),
    ],
)
def test_an_organizer_has_one_name_and_what_is_none_one_wording(
    organizer: str, called: str
) -> None:
    assert speaker_of(released_dataset()).organizer(organizer) == called


def test_a_name_is_looked_up_once_for_a_place_and_a_day() -> None:
    asked: list[tuple[str, date | None]] = []

    def name(place_id: str, on: date | None) -> str:
        asked.append((place_id, on))
        return "Almaty"

    dataset = released_dataset()
    speaker = Speaker(dataset, Language(), name)
    row = speaker.row("incidents", "2019-10-26-almaty")

    assert [speaker.place_of(row) for _ in range(3)] == ["Almaty"] * 3
    assert asked == [("1526384", date(2019, 10, 26))]


def test_an_incident_of_several_days_is_named_with_all_of_them() -> None:
    speaker = speaker_of(released_dataset())

    assert speaker.incident("2022-01-09-kyzylorda") == "Qyzylorda, 2–9 January 2022"
    assert speaker.incident("2019-10-26-almaty") == "Almaty, 26 October 2019"


def speakers_of(tables: Tables) -> dict[str, Speaker]:
    dataset = tables.read().dataset
    return {code: Speaker(dataset, Language(code), PlaceNames(dataset)) for code in LOCALES}


def test_an_event_has_its_title_in_the_readers_language(tables: Tables) -> None:
    tables.rows["events"][0] |= {"title": "Rally", "title_ru": "Митинг", "title_kk": "Жиын"}

    titles = {code: one.event_title("2019-10-26") for code, one in speakers_of(tables).items()}

    assert titles == {"en": "Rally", "ru": "Митинг", "kk": "Жиын"}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("26 October 2019", "26 October 2019"),
        ("26 октября 2019 года", "26 октября 2019 года"),
        ("Rallies of 26 October 2019 in 4 cities", "Rallies of 26 October 2019 in 4 cities"),
        ("A rally in October 2019", "A rally in October 2019, 26 October 2019"),
    ],
)
def test_days_stand_beside_the_title_of_an_event_that_does_not_name_them(
    tables: Tables, title: str, told: str
) -> None:
    tables.rows["events"][0]["title"] = title

    assert speaker_of(tables.read().dataset).event_with_days("2019-10-26") == told


def test_a_title_in_english_alone_is_marked_for_readers_of_another_language(tables: Tables) -> None:
    tables.rows["events"][0] |= {"title": "Rally", "title_kk": "Жиын"}

    titles = {code: one.event_title("2019-10-26") for code, one in speakers_of(tables).items()}

    assert titles == {"en": "Rally", "ru": "Rally (EN)", "kk": "Жиын"}


def test_a_title_that_the_editors_wrote_in_russian_is_not_called_english(tables: Tables) -> None:
    tables.rows["events"][0]["title"] = "Митинг у офиса Amnesty"

    titles = {one.event_title("2019-10-26") for one in speakers_of(tables).values()}

    assert titles == {"Митинг у офиса Amnesty"}


def test_an_organizer_has_its_name_in_the_readers_language(tables: Tables) -> None:
    tables.add("organizers", name="DCK", name_ru="ДВК")

    names = {code: one.organizer("dck") for code, one in speakers_of(tables).items()}

    assert names == {"en": "DCK", "ru": "ДВК", "kk": "DCK (EN)"}


def test_an_origin_without_a_translation_is_called_the_same_in_any_language(
    tables: Tables,
) -> None:
    tables.rows["origins"][0] |= {"name": "Radio", "name_ru": "Радио"}

    names = {code: one.origin("rferl") for code, one in speakers_of(tables).items()}

    assert names == {"en": "Radio", "ru": "Радио", "kk": "Radio"}


def test_an_origin_that_is_described_in_english_has_a_translation() -> None:
    described = [
        row["origin_id"]
        for row in rows_by_id(project_dataset(), "origins").values()
        if re.search(r"\b(of|by|cited|police|ministry)\b", row["name"].casefold())
        and not (row["name_ru"] and row["name_kk"])
    ]

    assert described == []


@pytest.mark.parametrize(("table", "field"), [("events", "title"), ("organizers", "name")])
@pytest.mark.parametrize("code", ["ru", "kk"])
def test_no_title_or_name_of_the_projects_tables_is_in_english_alone(
    table: str, field: str, code: str
) -> None:
    rows = rows_by_id(project_dataset(), table)
    speaker = Speaker(project_dataset(), Language(code), PlaceNames(project_dataset()))

    untranslated = [i for i, row in rows.items() if "(EN)" in speaker.written(row, field)]

    assert rows
    assert untranslated == []


@pytest.mark.parametrize(
    ("language", "translation"), [("en", "dozens"), ("kk", "dozens"), ("ru", "")]
)
def test_words_in_the_language_of_the_reader_are_not_translated(
    tables: Tables, language: str, translation: str
) -> None:
    tables.add("reports", detained_text="десятки", detained_text_en="dozens", text_language="ru")
    dataset = tables.read().dataset
    speaks = Speaker(dataset, Language(language), PlaceNames(dataset))

    (report,) = rows_by_id(dataset, "reports").values()
    assert speaks.translation(report) == translation


def test_a_missing_organizer_is_told_by_its_own_words_inside_a_clause(tables: Tables) -> None:
    dataset = tables.read().dataset
    russian = Speaker(dataset, language_of("ru"), PlaceNames(dataset, "ru"))

    assert russian.organizer(NOT_REPORTED) == "Об организаторе не сообщалось"
    assert russian.organizer(NOT_REPORTED, in_clause=True) == "не сообщалось"
