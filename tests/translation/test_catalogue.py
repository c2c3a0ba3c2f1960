"""What the check of the catalogues finds in a folder of them."""

from __future__ import annotations

import pytest

from tests.translation.conftest import Catalogues
from translation.__main__ import main
from translation.catalogue import faults_of_folder


def faults(catalogues: Catalogues) -> list[str]:
    return faults_of_folder(catalogues.write())


def test_whole_catalogues_have_no_fault(
    catalogues: Catalogues, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogues.add("Show {place}", ru="Показать: {place}", kk="Көрсету: {place}")
    many_ru = ("{number} день", "{number} дня", "{number} дней")
    catalogues.add(("{number} day", "{number} days"), ru=many_ru, kk=("{number} күн",) * 2)

    assert main(catalogues.write()) == 0
    assert capsys.readouterr().out == "0 faults in the catalogues\n"


def test_a_message_that_a_catalogue_has_not_is_missing(catalogues: Catalogues) -> None:
    catalogues.add("Reset", ru="Сбросить", kk="Тазалау").add("Show", kk="Көрсету")

    (fault,) = faults(catalogues)

    assert fault.endswith("ru/LC_MESSAGES/messages.po: “Show” is missing: run make messages")


@pytest.mark.parametrize("empty", ["", " "])
def test_a_message_without_words_is_told_with_its_line(catalogues: Catalogues, empty: str) -> None:
    catalogues.add("Reset", ru=empty)

    (fault,) = faults(catalogues)

    text = (catalogues.folder / "ru/LC_MESSAGES/messages.po").read_text(encoding="utf-8")
    line = text[: text.index('msgid "Reset"')].count("\n") + 1
    assert f"messages.po, line {line}: “Reset” " in fault


def test_a_plural_needs_each_form_of_its_language(catalogues: Catalogues) -> None:
    catalogues.add(("{number} day", "{number} days"), ru=("{number} день", "{number} дня", ""))

    (fault,) = faults(catalogues)

    assert fault.endswith("“{number} day” has a plural form without words")


def test_a_message_that_its_translator_is_not_sure_of_is_told(catalogues: Catalogues) -> None:
    catalogues.add("Reset", {"flags": ["fuzzy"]}, ru="Сбросить")

    (fault,) = faults(catalogues)

    assert fault.endswith("“Reset” is marked as not sure (fuzzy)")


def test_a_catalogue_that_counts_as_english_does_is_told(catalogues: Catalogues) -> None:
    path = catalogues.add("Reset", ru="Сбросить").write() / "ru/LC_MESSAGES/messages.po"
    lines = path.read_text(encoding="utf-8").splitlines()
    english = [
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' if "Plural-Forms" in line else line
        for line in lines
    ]
    path.write_text("\n".join(english), encoding="utf-8")

    (fault,) = faults_of_folder(catalogues.folder)

    assert "counts plurals otherwise than the language" in fault


def test_a_catalogue_in_another_encoding_is_told_and_the_others_are_read(
    catalogues: Catalogues,
) -> None:
    catalogues.add("Reset", ru="Сбросить", kk="").write()
    path = catalogues.folder / "ru/LC_MESSAGES/messages.po"
    path.write_bytes(path.read_text(encoding="utf-8").encode("windows-1251"))

    of_kk, of_ru = faults_of_folder(catalogues.folder)

    assert "kk/" in of_kk and "is not translated" in of_kk
    assert "ru/" in of_ru and "cannot be read" in of_ru


def test_a_fault_fails_the_command(
    catalogues: Catalogues, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(catalogues.add("Reset", ru="").write()) == 1
    assert capsys.readouterr().out.endswith("\n1 fault in the catalogues\n")
