"""Columns of lists, known by their headings."""

from __future__ import annotations

import pytest

from incidents.importing.headings import columns_of

EVERY = ["event", "date", "place", "number", "origin", "source", "url"]


@pytest.mark.parametrize(
    "headings",
    [
        "event title; day; place; number or words; who says so; source; address",
        "Event; Date; City; Detained; According to; Outlet; Link",
        "Событие; Дата; Место; Число или слова; Кто сообщает; Источник; Адрес",
        "Название события; Когда; Населённый пункт; Сколько задержано; По данным; СМИ; Ссылка",
        "Оқиға; Күні; Орны; Саны немесе сөздер; Кім айтты; Дереккөз; Мекенжай",
        "Шара атауы; Қашан; Қала; Ұсталғандар саны; Кім хабарлады; Басылым; Сілтеме",
    ],
)
def test_the_columns_are_known_in_three_languages(headings: str) -> None:
    assert list(columns_of(headings.split("; "))) == EVERY


@pytest.mark.parametrize(
    "heading",
    ["Crowd size", "Number of protesters", "Injured", "Число участников", "Ранено", "Оштрафовано"]
    + ["Қатысушылар саны", "Fines", "Sentences"],
)
def test_what_counts_others_than_detained_is_no_figure(heading: str) -> None:
    assert columns_of([heading]) == {}


def test_the_day_of_publication_is_not_the_day_of_the_event() -> None:
    assert columns_of(["Publication date", "Date"]) == {"published": 0, "date": 1}
