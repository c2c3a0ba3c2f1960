"""Our template: an empty list as a workbook, with drop-downs, in a language of the reader.

Its titles are those that a list is read by, so they stand here and in no catalogue.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook

from geo.days import FIRST_DAY, LAST_DAY
from geo.gazetteer.gazetteer import load_gazetteer
from incidents.languages.language import Language
from incidents.tables.rows import Table
from incidents.words.code_names import BASES, N_

ROWS = 1_000
"""Rows under the heading that have drop-downs."""

SMALLEST_TOWN = 20_000
"""Inhabitants of a town that stands in the drop-down of places; any other name may be written."""

SHEET, LISTS = "list", "choices"

TITLES: Mapping[str, Mapping[str, str]] = {
    "event": {"en": "Event", "ru": "Событие", "kk": "Оқиға"},
    "date": {"en": "Date", "ru": "Дата", "kk": "Күні"},
    "date_last": {"en": "Last day", "ru": "Последний день", "kk": "Соңғы күні"},
    "place": {"en": "Place", "ru": "Место", "kk": "Орны"},
    "venue": {"en": "Square or street", "ru": "Площадь или улица", "kk": "Алаң немесе көше"},
    "number": {"en": "Number or words", "ru": "Число или слова", "kk": "Саны немесе сөздер"},
    "translation": {
        "en": "English translation",
        "ru": "Перевод на английский",
        "kk": "Ағылшынша аудармасы",
    },
    "origin": {"en": "Who says so", "ru": "Кто сообщает", "kk": "Кім хабарлайды"},
    "basis": {"en": "Basis", "ru": "Откуда известно", "kk": "Қайдан белгілі"},
    "source": {"en": "Source", "ru": "Источник", "kk": "Дереккөз"},
    "url": {"en": "Address", "ru": "Адрес", "kk": "Мекенжай"},
    "published": {"en": "Published", "ru": "Опубликовано", "kk": "Жарияланған күні"},
    "note": {"en": "Note", "ru": "Примечание", "kk": "Ескертпе"},
}
"""The title of each column, in the order of the columns, by language."""

_HELP = {
    "date": N_("The first day, such as 26.10.2019 or 2019-10-26."),
    "place": N_("A town or a region, in any spelling; several are separated by commas."),
    "number": N_("The number of people detained, or the words of the source: more than a dozen."),
    "origin": N_("Who first said it: an outlet's own reporter, a ministry, a rights group."),
    "basis": N_("How whoever says so knows; may be left empty."),
    "url": N_("Where it can be read; begins with https://"),
}
"""What is said of a cell when it is chosen."""

_WIDTHS = {"event": 28, "number": 28, "translation": 28, "url": 36, "note": 28}


def is_template(titles: Sequence[str]) -> bool:
    """Whether these are the titles of the template in one of its languages.

    >>> is_template([titles["kk"] for titles in TITLES.values()]), is_template(["Date", "Place"])
    (True, False)
    """
    return any(
        list(titles) == [names[language] for names in TITLES.values()]
        for language in next(iter(TITLES.values()))
    )


@dataclass(frozen=True)
class _List:
    """Choices of a column; `alone`: nothing else may be written."""

    column: str
    choices: Sequence[str]
    alone: bool = False


def template(language: Language, origins: Table | None = None) -> bytes:
    """The workbook, with the origins of the tables among its choices."""
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet, lists = book.add_worksheet(SHEET), book.add_worksheet(LISTS)
        lists.hide()
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, (column, names) in enumerate(TITLES.items()):
            is_day = column in ("date", "date_last", "published")
            sheet.set_column(place, place, _WIDTHS.get(column, 18), day if is_day else None)
            sheet.write_string(0, place, names.get(language.code, names["en"]), bold)
            for rule in _rules(column, lists, language, origins):
                sheet.data_validation(1, place, ROWS, place, rule)
        sheet.freeze_panes(1, 0)
    return written.getvalue()


def _rules(
    column: str, lists: Any, language: Language, origins: Table | None
) -> Iterable[dict[str, Any]]:
    """What may stand in a column, and what is said beside its cells."""
    said = {"input_message": language.say(_HELP[column])} if column in _HELP else {}
    if column in ("date", "date_last", "published"):
        first, last = (datetime(d.year, d.month, d.day) for d in (FIRST_DAY, LAST_DAY))
        ends = {"minimum": first, "maximum": last}
        yield {"validate": "date", "criteria": "between", **ends, "error_type": "warning", **said}
    elif chosen := _choices(column, language, origins):
        at = list(TITLES).index(column)
        for row, choice in enumerate(chosen.choices):
            lists.write_string(row, at, choice)
        letter = chr(ord("A") + at)
        source = f"={LISTS}!${letter}$1:${letter}${len(chosen.choices)}"
        kind = "stop" if chosen.alone else "information"
        yield {"validate": "list", "source": source, "error_type": kind, **said}
    elif said:
        yield {"validate": "any", **said}


def _choices(column: str, language: Language, origins: Table | None) -> _List | None:
    if column == "basis":
        return _List(column, [language.say(name) for name in BASES.values()], alone=True)
    if column == "place":
        places = load_gazetteer().places.values()
        towns = [p for p in places if p.kind == "settlement" and p.population >= SMALLEST_TOWN]
        regions = [p for p in places if p.kind == "region"]
        names = [p.name(language.code) for p in (*towns, *regions)]
        return _List(column, sorted(dict.fromkeys(names), key=language.by_name))
    if column == "origin" and origins is not None and len(origins):
        own = f"name_{language.code}"
        own = own if own in origins.columns else "name"
        names = [row[own] or row["name"] for row in origins]
        return _List(column, sorted(dict.fromkeys(names), key=language.by_name))
    return None
