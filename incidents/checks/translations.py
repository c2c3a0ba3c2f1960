"""Checks of what stands in the tables in Russian and Kazakh beside the English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.message import to_say
from geo.names.alphabets import mixed_words
from incidents.tables.problems import Note
from incidents.tables.rows import Row, Tables

TRANSLATED = {"events": "title", "organizers": "name", "origins": "name"}
"""The tables with a column that others translate, such as `title_kk`."""


def translations_with_other_numbers(tables: Tables) -> Iterator[Note]:
    """Titles and names in another language with other days, years or numbers than in English."""
    for table, column, row, words in _translations(tables):
        english = row[TRANSLATED[table]]
        if {*re.findall(r"\d+", words)} != {*re.findall(r"\d+", english)}:
            own = TRANSLATED[table]
            remark = to_say("has other numbers than {column}, '{value}'", column=own, value=english)
            yield tables[table].note(row, column, remark=remark)


def words_in_two_alphabets(tables: Tables) -> Iterator[Note]:
    """Translations in which a word mixes Latin and Cyrillic letters, which look alike: nobody who
    types the word finds it."""
    for table, column, row, words in _translations(tables):
        if mixed := mixed_words(words):
            remark = to_say("'{word}' has both Latin and Cyrillic letters", word=mixed[0])
            yield tables[table].note(row, column, remark=remark)


def _translations(tables: Tables) -> Iterator[tuple[str, str, Row, str]]:
    """Each cell that translates another and is not empty: its table, column, row and words."""
    for table, own in TRANSLATED.items():
        columns = [name for name in tables[table].columns if name.startswith(f"{own}_")]
        for row in tables[table]:
            yield from ((table, name, row, row[name]) for name in columns if row[name])
