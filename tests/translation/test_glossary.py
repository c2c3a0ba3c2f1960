"""One word for one thing: what the glossary forbids, and what it leaves to the translator."""

from __future__ import annotations

import pytest

from tests.translation.conftest import Catalogues
from translation.catalogue import faults_of_folder


def faults(catalogues: Catalogues) -> list[str]:
    return faults_of_folder(catalogues.write())


@pytest.fixture
def detained(catalogues: Catalogues) -> Catalogues:
    return catalogues.term("detained", ru="задержан", kk="ұсталды", not_ru="арест")


def test_a_word_that_must_not_stand_for_a_term_is_told_in_any_case(detained: Catalogues) -> None:
    detained.add("People were reported detained", ru="Сообщалось об арестованных")

    (fault,) = faults(detained)

    assert fault.endswith("says “арестованных”, which must not stand for “detained”")


def test_the_word_may_stand_where_the_term_does_not(detained: Catalogues) -> None:
    detained.add("Under arrest, not undetained", ru="Под арестом")

    assert faults(detained) == []


def test_the_word_may_stand_where_another_term_of_the_message_asks_for_it(
    detained: Catalogues,
) -> None:
    detained.term("arrested", ru="арестован", not_ru="задерж")
    detained.add("Detained or arrested", ru="Задержаны или арестованы")

    assert faults(detained) == []


def test_the_exception_that_a_translator_states_is_let_through(detained: Catalogues) -> None:
    said = {"user_comments": ["glossary: detained, since the law is quoted"]}
    detained.add("detained (of the code)", said, ru="арестован (по кодексу)")

    assert faults(detained) == []


def test_a_comment_on_another_term_lets_nothing_through(detained: Catalogues) -> None:
    said = {"user_comments": ["glossary: reported"]}
    detained.add("detained here", said, ru="арестован здесь")

    assert len(faults(detained)) == 1


@pytest.mark.parametrize(
    ("never", "words", "told"),
    [
        ("арест|посаж", "Были посажены", ["посажены"]),
        (r"\bлиц[оа]?\b", "Пять лиц", ["лиц"]),
        (r"\bлиц[оа]?\b", "Лицензия", []),
        (r"чрезвычайн\w* ситуаци", "В чрезвычайной ситуации", ["чрезвычайной ситуации"]),
        ("арест", "Неарестованные", []),
    ],
)
def test_what_must_not_stand_is_found_by_the_beginnings_of_words(
    catalogues: Catalogues, never: str, words: str, told: list[str]
) -> None:
    catalogues.term("held", not_ru=never).add("They were held", ru=words)

    assert [fault.split("says “")[1].split("”")[0] for fault in faults(catalogues)] == told


def test_what_finds_no_words_is_told(catalogues: Catalogues) -> None:
    catalogues.term("held", not_ru="арест(").add("Reset", ru="Сбросить")

    (fault,) = faults(catalogues)

    assert fault.startswith("glossary.csv, row 2: what must not stand")


def test_a_row_without_a_word_or_with_a_term_of_another_row_is_told(
    catalogues: Catalogues,
) -> None:
    catalogues.add("Reset", ru="Сбросить", kk="Тазалау")
    catalogues.term("report").term("Report").term("source", kk="").term("voice", why=" ")

    assert faults(catalogues) == [
        "glossary.csv, row 3: “Report” has a row already",
        "glossary.csv, row 4: kk is empty",
        "glossary.csv, row 5: why is empty",
    ]


def test_a_glossary_that_is_not_there_is_told(catalogues: Catalogues) -> None:
    folder = catalogues.add("Reset", ru="Сбросить").write()
    (folder / "glossary.csv").unlink()

    assert faults_of_folder(folder) == ["glossary.csv: there is no such file"]
