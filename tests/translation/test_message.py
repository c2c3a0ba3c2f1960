"""What the check finds in one message, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.translation.conftest import Catalogues, Source
from translation.catalogue import faults_of_folder


def faults(catalogues: Catalogues, source: Source, **words: object) -> list[str]:
    """The faults of one message, without file, line and source."""
    catalogues.add(source, **words)
    first = source if isinstance(source, str) else source[0]
    return [fault.partition(f"“{first}” ")[2] for fault in faults_of_folder(catalogues.write())]


@pytest.mark.parametrize(
    ("source", "translated", "fault"),
    [
        ("{low} to {high}", "от {low}", "has lost {high}: “от {low}”"),
        ("up to {high}", "до {hihg}", "has lost {high}: “до {hihg}”"),
        ("in {place}", "место: {place} {day}", "has {day}, which its source has not"),
        ("in {place}", "место: {place", "has braces that do not match"),
        ("in {place}", "в {place}е", "puts letters to a name or a number, “{place}е”"),
        ("in {place}", "в {place}-е", "puts letters to a name or a number, “{place}-е”"),
        ("in {place}", "в г.{place}", None),
        ("in {place}", "не{place}", "puts letters to a name or a number, “не{place}”"),
        ("in {place}", "место: {place}’ге", "puts letters to a name or a number, “{place}’ге”"),
        ("in {place}", "{place}-дағы", "puts letters to a name or a number, “{place}-дағы”"),
        ("{number} of them", "{number}-й", "puts letters to a name or a number, “{number}-й”"),
        ("Rally", "Митинr", "has a word in two alphabets, “Митинr”"),
        ("The rally", "Cам митинг", "has a word in two alphabets, “Cам”"),
        ("A rally in town", "Митинг c людьми", "has “c” in Latin letters that look Cyrillic"),
        ("A file", "HET файла", "has “HET” in Latin letters that look Cyrillic"),
        ("May", "Маи\u0306", "has letters in parts (not NFC)"),
        ("A day", "Дэнь і ночь", "has і in “і”, no letter of the language"),
        ("Choose a day", "Choose a day", "stands in English still"),
        ("see `count --json`", "см. вывод", "has lost `count --json`"),
        ("%(day)d days", "%(day)s дней", "is unsound"),
        ("Filter:", "Фильтр: ", "begins or ends with other spaces than its source"),
    ],
)
def test_a_slip_is_told(
    catalogues: Catalogues, source: str, translated: str, fault: str | None
) -> None:
    found = faults(catalogues, source, ru=translated)

    assert [one.startswith(fault) for one in found[:1]] == ([True] if fault else [])


@pytest.mark.parametrize(
    ("source", "translated"),
    [
        ("Copied", "Скопировано"),
        ("PDF, {size} MB", "PDF, {size} МБ"),
        ("GeoJSON", "GeoJSON"),
        ("{low}–{high}", "{low}–{high}"),
        ("A CSV file", "CSV-файл"),
        ("{names}: {title}", "{names}: «{title}»"),
        ("spelled “Шымкент” or “Çimkent”", "пишется “Шымкент” или “Çimkent”"),
        ("names in kk: Нұр-Сұлтан", "имена по-казахски: Нұр-Сұлтан"),
        ("Axis X and C", "Оси X и C"),
        ("{day}, {place}", "{place} {day}"),
        ("Row {number}", "{number}-жол"),
        ("{figure} {where}{when}", "{when}{where}люди: {figure}"),
        (", in {places}", " ({places})"),
    ],
)
def test_what_is_sound_is_left_alone(catalogues: Catalogues, source: str, translated: str) -> None:
    assert faults(catalogues, source, ru=translated) == []


def test_letters_of_kazakh_are_its_own(catalogues: Catalogues) -> None:
    assert faults(catalogues, "a day", kk="ӘәҒғҚқҢңӨөҰұҮүҺһІі") == []


@pytest.mark.parametrize("letter", ["ə", "ї", "ћ", "ҡ"])
def test_a_letter_that_only_looks_kazakh_is_told(catalogues: Catalogues, letter: str) -> None:
    assert len(faults(catalogues, "a day", kk=f"к{letter}н")) == 1


def test_the_form_for_one_alone_may_go_without_the_number_if_english_does(
    catalogues: Catalogues,
) -> None:
    source = ("One day", "{number} days")

    assert faults(catalogues, source, kk=("Бір күн", "{number} күн")) == []


def test_the_form_for_21_needs_the_number_though_english_for_one_has_none(
    catalogues: Catalogues,
) -> None:
    source = ("One day", "{number} days")

    assert faults(catalogues, source, ru=("Один день", "{number} дня", "{number} дней")) == [
        "has lost {number}: “Один день”"
    ]
