"""The template that is filled in and brought."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from incidents.changes.folder_store import FolderStore
from incidents.changes.review import reviewed
from incidents.importing.known_rows import name_of, named_origins
from incidents.importing.plan import Choices, make_plan
from incidents.importing.template import TITLES, is_template, template
from incidents.incoming.headings import columns_of
from incidents.incoming.incoming_file import read_file
from incidents.languages.catalogues import language_of
from tests.incidents.conftest import Tables

FILLED = {
    "date": "2026-05-01",
    "place": "Oral",
    "number": "dozens",
    "origin": "AFP",
    "source": "France 24",
}


HEADINGS = {
    "en": "Event; Date; Last day; Place; Square or street; Number or words; English translation;"
    " Who says so; Basis; Source; Address; Published; Note",
    "ru": "Событие; Дата; Последний день; Место; Площадь или улица; Число или слова;"
    " Перевод на английский; Кто сообщает; Откуда известно; Источник; Адрес; Опубликовано;"
    " Примечание",
    "kk": "Оқиға; Күні; Соңғы күні; Орны; Алаң немесе көше; Саны немесе сөздер; Ағылшынша"
    " аудармасы; Кім хабарлайды; Қайдан белгілі; Дереккөз; Мекенжай; Жарияланған күні; Ескертпе",
}


@pytest.mark.parametrize(("code", "headings"), HEADINGS.items())
def test_its_headings_are_these_and_a_list_without_one_is_none(code: str, headings: str) -> None:
    titles = headings.split("; ")
    book = openpyxl.load_workbook(io.BytesIO(template(language_of(code))))

    assert [cell.value for cell in book["list"][1]] == titles
    assert is_template(titles)
    assert not is_template(titles[1:])
    assert list(columns_of(titles)) == list(TITLES)


@pytest.mark.parametrize(
    ("code", "basis"), [("en", "eyewitness"), ("ru", "очевидец"), ("kk", "куәгер")]
)
def test_it_is_read_back_in_each_language(tables: Tables, code: str, basis: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(language_of(code))))
    cells = {**FILLED, "basis": basis}
    book["list"].append([cells.get(column, "") for column in TITLES])
    filled = io.BytesIO()
    book.save(filled)

    before = reviewed(FolderStore(tables.write()).snapshot())
    plan = make_plan(read_file(filled.getvalue(), "filled.xlsx"), before, Choices())

    assert (plan.proposal.kind, plan.problems, plan.sound) == ("template", (), 1)
    [report] = [row.row for row in plan.review.change.rows if row.table == "reports"]
    assert (report["detained_low"], report["basis"]) == ("24", "eyewitness")


def test_its_drop_downs_hold_places_bases_and_the_origins_of_the_tables(tables: Tables) -> None:
    origins = tables.read().tables["origins"]

    book = openpyxl.load_workbook(io.BytesIO(template(language_of("kk"), origins)))

    choices = {
        next(iter(rule.sqref.ranges)).coord: [
            cell.value for row in book["choices"][rule.formula1.split("!")[1]] for cell in row
        ]
        for rule in book["list"].data_validations.dataValidation
        if rule.type == "list"
    }
    place, origin, basis = (choices[f"{c}2:{c}1001"] for c in "DHI")
    assert {"Алматы", "Орал", "Алматы облысы"} <= set(place)
    assert "куәгер" in basis
    assert origin == ["RFE/RL"]


def test_an_origin_chosen_in_the_language_of_the_template_is_that_of_the_tables(
    tables: Tables,
) -> None:
    name = {"origin_id": "adil-soz", "name": "Adil Soz", "name_kk": "«Әділ сөз»"}
    tables.add("origins", **name).add("origins", origin_id="z", name="Z", name_kk="Қала")
    tables.add("origins", origin_id="m", name="M", name_kk="Мекен")
    origins = tables.read().tables["origins"]

    book = openpyxl.load_workbook(io.BytesIO(template(language_of("kk"), origins)))

    chosen = [cell.value for cell in book["choices"]["H"] if cell.value]
    assert [name for name in chosen if name != "RFE/RL"] == ["«Әділ сөз»", "Қала", "Мекен"]
    assert named_origins(origins)[name_of("«Әділ сөз»")] == {"adil-soz"}


def test_the_same_tables_give_the_same_template() -> None:
    first, second = (zipfile.ZipFile(io.BytesIO(template(language_of("ru")))) for _ in "ab")

    assert {n: first.read(n) for n in first.namelist()} == {
        n: second.read(n) for n in second.namelist()
    }
