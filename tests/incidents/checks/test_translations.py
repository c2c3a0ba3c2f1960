"""What is noted of titles and names in another language than English."""

from __future__ import annotations

import pytest

from tests.incidents.conftest import Tables


def notes(tables: Tables) -> list[str]:
    return [str(note) for note in tables.check().notes]


@pytest.mark.parametrize(
    ("title", "remark"),
    [
        ("Протесты, 27 октября 2019 года", "has other numbers than title, '26 October 2019'"),
        ("Протесты, 26 октября", "has other numbers than title, '26 October 2019'"),
        ("Протеcты, 26 октября 2019 года", "'Протеcты' has both Latin and Cyrillic letters"),
    ],
)
@pytest.mark.parametrize("column", ["title_ru", "title_kk"])
def test_a_title_that_says_something_else_or_cannot_be_found_is_noted(
    tables: Tables, column: str, title: str, remark: str
) -> None:
    tables.rows["events"][0][column] = title

    assert notes(tables) == [f"data/events.csv, row 2: {column} is '{title}': {remark}"]


def test_a_name_of_an_organizer_is_looked_at_too(tables: Tables) -> None:
    tables.add("organizers", name_kk="Қaзақстан")

    assert tables.notes() == [("organizers", 2, "name_kk")]


def test_days_in_another_order_are_the_same_and_an_empty_title_is_none(tables: Tables) -> None:
    tables.rows["events"][0] |= {"title_kk": "2019 жылғы 26 қазан", "title_ru": ""}

    assert notes(tables) == []
