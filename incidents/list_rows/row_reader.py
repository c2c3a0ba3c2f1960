"""One row of a list read: its days, texts and figure, and everything that is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geo.csv_text import BROKEN_LETTER
from geo.days import FIRST_DAY, LAST_DAY
from geo.message import Message, to_say
from geo.written_days import clear_day, days_of_column
from incidents.list_rows.cell_figure import DOUBT, figure_of, in_english
from incidents.list_rows.row_days import Day
from incidents.list_rows.row_problem import (
    CONTROL,
    LONGEST_CELL,
    NOT_SO_LONG,
    PRINTABLE,
    WHOLE_TEXT,
    RowProblem,
)
from incidents.list_rows.said_of_number import is_of_journalists
from incidents.list_rows.template_words import bases_told, basis_of
from text_safety.web_address import web_address

NOT_TRANSLATED = "[not yet translated]"
"""Stands for English words that a list does not give, where their number cannot stand for them."""

HIDDEN = "person"
"""The column whose cells name persons: neither taken nor shown."""

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u052f]")


@dataclass(frozen=True)
class ListRow:
    """One row: what one source says. Texts are as written, "" where there is none.

    `low` and `high` are None where the words give none; `first` and `last` are its days.
    """

    number: int
    first: date
    last: date
    event: str
    place: str
    low: int | None
    high: int | None
    words: str
    translation: str
    language: str
    measure: str
    hedged: bool
    origin: str
    source: str
    url: str
    published: str
    venue: str
    basis: str
    note: str


def _day_wanted(possible: tuple[date, ...]) -> Message:
    if len(possible) == 2:
        one, other = possible
        return to_say("wanted {one} or {other}: no other row says which", one=one, other=other)
    return to_say(
        "wanted a day such as 2019-10-26 or 26.10.2019, or a run such as 16–18 February 2023"
    )


class RowReader:
    """Reads one row and keeps what is wrong with it."""

    def __init__(
        self,
        sheet: str,
        number: int,
        cells: Mapping[str, str],
        titles: Mapping[str, str],
        counts: str = "",
    ) -> None:
        self.sheet, self.number, self.cells, self.titles = sheet, number, cells, titles
        self.counts = counts
        self.problems: list[RowProblem] = []
        self.remarks: list[RowProblem] = []

    def whole_texts(self) -> None:
        """Tells of each cell in which a byte is broken or a character is not to be seen, and of
        those that are too long, which are read no further than that."""
        together = "\n".join(self.cells.values())
        if len(together) > LONGEST_CELL:
            for name, cell in self.cells.items():
                if len(cell) > LONGEST_CELL:
                    self.wrong(name, NOT_SO_LONG)
            self.cells = {name: cell[:LONGEST_CELL] for name, cell in self.cells.items()}
        if BROKEN_LETTER not in together and not CONTROL.search(together):
            return
        for name, cell in self.cells.items():
            if BROKEN_LETTER in cell:
                self.wrong(name, WHOLE_TEXT)
            elif CONTROL.search(cell):
                self.wrong(name, PRINTABLE)

    def row(self, days: tuple[date, date] | None, measure: str = "") -> ListRow | None:
        """The row, or None where something in it is wrong; `measure` is what it counts, "" where
        its words say."""
        self.whole_texts()
        cells = self.cells
        if not cells.get("place", ""):
            self.wrong("place", to_say("wanted a town or a region"))
        if not cells.get("origin", ""):
            self.wrong("origin", to_say("wanted who says so"))
        if not cells.get("source", "") and not cells.get("url", ""):
            self.wrong("source", to_say("wanted a source or an address to read it at"))
        words = cells.get("words", "") or cells.get("number", "")
        url, source = self._address(), cells.get("source", "")
        published, basis = self._published(), cells.get("basis", "")
        if basis and not basis_of(basis):
            told = to_say("wanted one of {choices}, or nothing", choices=bases_told())
            self.wrong("basis", told)
        name = "number" if cells.get("number", "") else "words"
        read = figure_of(
            cells.get("number", "") or words, words, self.titles.get(name, self.counts)
        )
        figure = read.quantity
        if read.wrong is not None:
            self.wrong(name, read.wrong, left_out=read.left_out)
        if read.remark is not None:
            self._remark(name, read.remark)
        translation = cells.get("translation", "")
        language = language_of(words)
        if language != "en" and not translation and words:
            translation = (figure and in_english(figure)) or NOT_TRANSLATED
        if days is None or any(problem.left_out for problem in self.problems):
            return None
        return ListRow(
            number=self.number,
            first=days[0],
            last=days[1],
            event=cells.get("event", ""),
            place=cells["place"],
            low=figure.low if figure else None,
            high=figure.high if figure else None,
            words=words,
            translation=translation,
            language=language,
            measure=measure or ("journalists" if is_of_journalists(words, figure) else "people"),
            hedged=DOUBT.search(f"{cells.get('number', '')} {words}") is not None,
            origin=cells["origin"],
            source="" if source == cells.get("url", "") or web_address(source) else source,
            url=url,
            published=published,
            venue=cells.get("venue", ""),
            basis=basis_of(basis),
            note=cells.get("note", ""),
        )

    def _address(self) -> str:
        """The address of the document, also where it stands under "source"."""
        name = "url" if self.cells.get("url", "") else "source"
        text = self.cells.get(name, "")
        if name == "url" and not web_address(text):
            self.wrong("url", to_say("wanted an address that begins with http:// or https://"))
        return web_address(text)

    def _published(self) -> str:
        text = self.cells.get("published", "")
        if not text:
            return ""
        day = clear_day(text, days_of_column([text])[0])
        if day is None:
            self.wrong("published", to_say("wanted a day such as 2019-10-26, or nothing"))
        return day.isoformat() if day else ""

    def days(self, first: Day, last: Day) -> tuple[date, date] | None:
        """The first and the last day of the row, None where one is no day."""
        found = []
        for name, day in (("date", first), ("date_last", last)):
            cell = self.cells.get(name, "")
            if not cell and name == "date_last":
                continue
            if len(day.possible) != 1 or not FIRST_DAY <= day.possible[0] <= LAST_DAY:
                self.wrong(name, _day_wanted(day.possible))
            elif day.last and name == "date_last":
                self.wrong(name, to_say("wanted one day: the last"))
            else:
                found.append(day.possible[0])
                if day.remark:
                    self._remark(name, day.remark)
                if (day.last or day.possible[0]) > date.today():
                    self._remark(name, to_say("this day is yet to come"))
        if self.problems or not found:
            return None
        if first.last:
            if len(found) > 1 and found[-1] != first.last:
                wanted = to_say(
                    "wanted {day}, the last of the days that stand under the first day",
                    day=first.last,
                )
                self.wrong("date_last", wanted)
            found = [found[0], first.last]
        if found[-1] < found[0]:
            self.wrong("date_last", to_say("wanted a day that is not before the first"))
        return found[0], found[-1]

    def wrong(self, name: str, message: Message, *, left_out: bool = True) -> None:
        title = self.titles.get(name, name)
        cell = "" if name == HIDDEN else self.cells.get(name, "")
        self.problems.append(
            RowProblem(self.sheet, self.number, title, cell, message, left_out=left_out)
        )

    def _remark(self, name: str, message: Message) -> None:
        title = self.titles.get(name, name)
        self.remarks.append(
            RowProblem(self.sheet, self.number, title, self.cells.get(name, ""), message)
        )


def language_of(words: str) -> str:
    """The language that words are taken for by their letters: kk, ru or en.

    >>> language_of("30-ға жуық адам ұсталды"), language_of("около 30"), language_of("26")
    ('kk', 'ru', 'en')
    """
    if not _CYRILLIC.search(words):
        return "en"
    return "kk" if _KAZAKH.search(words) else "ru"
