"""The rows of a list, one a report: days, place, figure, who says so, and where it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geo.csv_text import BROKEN_LETTER
from geo.days import FIRST_DAY, LAST_DAY
from geo.written_days import days_of_column
from incidents.codes import BASES
from incidents.importing.headings import NEEDED, columns_of
from incidents.importing.incoming_file import Sheet
from incidents.importing.row_problem import RowProblem
from incidents.rule.quantities import Quantity, parse_quantity, quantities
from text_safety.web_address import web_address

Order = Literal["day_first", "month_first"]

SERIAL_FROM = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which writes 43764 for 26 October 2019."""

LAST_ROW_OF_HEADINGS = 20
"""Headings are looked for down to here: titles and merged cells may stand above them."""

SAYS_NOTHING = frozenset(
    ("-", "–", "—", "?", ".", "..", "...", "n/a", "na", "none", "null", "unknown", "no data")
    + ("н/д", "нет", "нет данных", "неизвестно", "жоқ", "белгісіз", "мәлімет жоқ")
)
"""Cells that stand for an empty one."""

NOT_TRANSLATED = "[not yet translated]"
"""Stands for English words that a list does not give, where their number cannot stand for them."""

_PLAIN = re.compile(r"(\d{1,3}(?:[ ,'\u00a0\u202f]\d{3})+|\d{1,9})(?:[.,]0+)?")
_OF_DETENTION = re.compile(
    r"detain|arrest|held|taken|rounded up|задерж|арест|достав|увез|ұста|қама|жеткіз", re.IGNORECASE
)
_OF_SOMETHING_ELSE = re.compile(
    r"injur|wound|hurt|kill|dead|died|\bfine[ds]?\b|charged|sentenc|jail|\bdays?\b|hours|summon"
    r"|attend|gather|came|crowd|warn|ранен|пострада|погиб|убит|штраф|осужд|осудил|приговор|суток"
    r"|сутки|вышл|пришл|собрал|вызва|предупре|жаралан|қаза |айыппұл|сотталд|тәулік|жиналд|шақырыл",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(nobody|no one|no detentions|никто|никого|ешкім)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(seemingly|apparently|possibly|perhaps|похоже|по-видимому|якобы|мүмкін)\b", re.IGNORECASE
)
_JOURNALISTS = re.compile(r"journalist|reporter|журналист|корреспондент|тілші", re.IGNORECASE)
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


@dataclass(frozen=True)
class ListRows:
    """The rows that can be used, what is wrong with others, and what is worth a look."""

    rows: tuple[ListRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    remarks: tuple[RowProblem, ...] = ()
    not_taken: tuple[str, ...] = ()
    read: int = 0


def heading_row(sheet: Sheet) -> int | None:
    """The number of the row under which a list stands, or None where the sheet is none."""
    for number, cells in list(sheet.rows.items())[:LAST_ROW_OF_HEADINGS]:
        if isinstance(cells, list) and set(NEEDED) <= set(columns_of(cells)) | {"number"}:
            columns = columns_of(cells)
            if "number" in columns or "words" in columns:
                return number
    return None


def read_list(sheet: Sheet, *, order: Order | None = None) -> ListRows:
    """The rows of a sheet that `heading_row` knows; `order` decides what 05/06/2019 is."""
    start = heading_row(sheet)
    heading = sheet.rows.get(start or 0)
    if start is None or not isinstance(heading, list):
        return ListRows()
    columns = columns_of(heading)
    titles = {name: heading[place] for name, place in columns.items()}
    problems: list[RowProblem] = []
    cells: dict[int, dict[str, str]] = {}
    for number, row in sheet.rows.items():
        if number <= start or not any(row):
            continue
        found = _named(row, columns)
        if isinstance(row, str) or any(row[len(heading) :]):
            wanted = "a cell for each column, and each quotation mark closed"
            shown = row if isinstance(row, str) else f"{len(row)} cells"
            problems.append(RowProblem(sheet.name, number, "", shown, f"wanted {wanted}"))
        elif any(found.values()):
            cells[number] = found
    firsts = _days([row.get("date", "") for row in cells.values()], order)
    lasts = _days([row.get("date_last", "") for row in cells.values()], order)
    rows, remarks = [], []
    for (number, named), first, last in zip(cells.items(), firsts, lasts, strict=True):
        reader = _Reader(sheet.name, number, named, titles)
        days = reader.days(first, last)
        if read := reader.row(days):
            rows.append(read)
            remarks += reader.remarks
        problems += reader.problems
    known = set(columns.values())
    return ListRows(
        tuple(rows),
        tuple(sorted(problems, key=lambda problem: problem.row)),
        tuple(remarks),
        tuple(title for place, title in enumerate(heading) if title and place not in known),
        len(cells) + sum(not problem.column for problem in problems),
    )


def _named(row: Sequence[str] | str, columns: Mapping[str, int]) -> dict[str, str]:
    if isinstance(row, str):
        return {}
    return {
        name: " ".join(row[place].split()) for name, place in columns.items() if place < len(row)
    }


@dataclass(frozen=True)
class _Day:
    """The days that a cell can be, and what was decided in reading it."""

    possible: tuple[date, ...]
    remark: str = ""


def _days(cells: Sequence[str], order: Order | None) -> Iterator[_Day]:
    """The days of a column. With dots the day stands first, in any of the three languages (GOST R
    7.0.97, CLDR), unless the column shows otherwise; that is said. With slashes nobody knows."""
    for cell, possible in zip(cells, days_of_column(cells), strict=True):
        if re.fullmatch("[34567][0-9]{4}", cell):
            day = SERIAL_FROM + timedelta(days=int(cell))
            yield _Day((day,), f"taken for day {cell} of a spreadsheet, {day}")
        elif len(possible) == 2 and (order or "." in cell):
            # The first of the two is the one that begins with its day.
            day = possible[1 if order == "month_first" else 0]
            yield _Day(
                (day,), f"read with its {'month' if order == 'month_first' else 'day'} first, {day}"
            )
        else:
            yield _Day(possible)


class _Reader:
    """Reads one row and keeps what is wrong with it."""

    def __init__(
        self, sheet: str, number: int, cells: Mapping[str, str], titles: Mapping[str, str]
    ) -> None:
        self.sheet, self.number, self.cells, self.titles = sheet, number, cells, titles
        self.problems: list[RowProblem] = []
        self.remarks: list[RowProblem] = []

    def row(self, days: tuple[date, date] | None) -> ListRow | None:
        """The row, or None where something in it is wrong."""
        cells = self.cells
        for name, cell in cells.items():
            if BROKEN_LETTER in cell:
                self._wrong(name, "wanted text: a byte is broken where \ufffd stands")
        for name, wanted in (("place", "a town or a region"), ("origin", "who says so")):
            if not cells.get(name, ""):
                self._wrong(name, f"wanted {wanted}")
        if not cells.get("source", "") and not cells.get("url", ""):
            self._wrong("source", "wanted a source or an address to read it at")
        words = cells.get("words", "") or cells.get("number", "")
        url, source = self._address(), cells.get("source", "")
        published, basis = self._published(), cells.get("basis", "")
        if basis and basis not in BASES:
            self._wrong("basis", f"wanted one of {', '.join(BASES)}, or nothing")
        figure = self._figure(cells.get("number", "") or words, words)
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
            measure="journalists" if _JOURNALISTS.search(words) else "people",
            hedged=_DOUBT.search(words) is not None,
            origin=cells["origin"],
            source="" if source == cells.get("url", "") or web_address(source) else source,
            url=url,
            published=published,
            venue=cells.get("venue", ""),
            basis=basis,
            note=cells.get("note", ""),
        )

    def _address(self) -> str:
        """The address of the document, also where it stands under "source"."""
        name = "url" if self.cells.get("url", "") else "source"
        text = self.cells.get(name, "")
        if name == "url" and not web_address(text):
            self._wrong("url", "wanted an address that begins with http:// or https://")
        return web_address(text)

    def _published(self) -> str:
        text = self.cells.get("published", "")
        [days] = days_of_column([text])
        if text and len(days) != 1:
            self._wrong("published", "wanted a day such as 2019-10-26, or nothing")
        return days[0].isoformat() if days else ""

    def days(self, first: _Day, last: _Day) -> tuple[date, date] | None:
        """The first and the last day of the row, None where one is no day."""
        found = []
        for name, day in (("date", first), ("date_last", last)):
            cell = self.cells.get(name, "")
            if not cell and name == "date_last":
                continue
            if len(day.possible) != 1 or not FIRST_DAY <= day.possible[0] <= LAST_DAY:
                which = " or ".join(map(str, day.possible))
                wanted = f"wanted {which}: no other row says which" if which else ""
                self._wrong(name, wanted or "wanted a day such as 2019-10-26 or 26.10.2019")
            else:
                found.append(day.possible[0])
                if day.remark:
                    self._remark(name, day.remark)
        if self.problems or not found:
            return None
        if found[-1] < found[0]:
            self._wrong("date_last", "wanted a day that is not before the first")
        return found[0], found[-1]

    def _figure(self, cell: str, words: str) -> Quantity | None:
        """The figure of a cell; None where it gives none, which is told."""
        name = "number" if self.cells.get("number", "") else "words"
        if not cell or cell.casefold() in SAYS_NOTHING:
            self._wrong(name, "says nothing of detentions, so no report is made of it")
        elif plain := _PLAIN.fullmatch(cell):
            number = int(re.sub(r"\D", "", plain[1]))
            return Quantity(number, number, str(number), False)
        elif _NOBODY.search(cell):
            self._wrong(name, "wanted 0 where the source says that nobody was detained")
        elif _OF_SOMETHING_ELSE.search(cell) and not _OF_DETENTION.search(cell):
            self._wrong(name, "says nothing of detentions, so no report is made of it")
        else:
            found = quantities(cell)
            if len(found) == 1 and not _OF_SOMETHING_ELSE.search(cell):
                if _DOUBT.search(words):
                    self._remark(name, "the words doubt it: shown, and raises no sum")
                return found[0]
            why = "holds more than one number" if len(found) > 1 else "gives no number that is read"
            self._wrong(name, f"{why}: the figure is left empty", left_out=False)
        return None

    def _wrong(self, name: str, message: str, *, left_out: bool = True) -> None:
        title, cell = self.titles.get(name, name), self.cells.get(name, "")
        self.problems.append(
            RowProblem(self.sheet, self.number, title, cell, message, left_out=left_out)
        )

    def _remark(self, name: str, message: str) -> None:
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


def in_english(figure: Quantity) -> str:
    """The quantity in the English words that carry the same bounds, "" where there are none.

    >>> in_english(parse_quantity("около 30 человек")), in_english(parse_quantity("ондаған адам"))
    ('about 30', 'dozens')
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return ""
    middle = ((low or 0) + (high or 0)) // 2
    said = [f"{low}", f"about {middle}", f"nearly {high}", f"{low} to {high}", f"up to {high}"]
    said += [f"fewer than {high + 1}"] if high is not None else []
    if low is not None and high is None:
        said = [f"more than {low - 1}", "more than a dozen"] if figure.one_more else []
        said += ["several", "dozens", "several dozens", "scores", "hundreds", "several hundred"]
        said += ["thousands", "several thousand", "tens of thousands"] if figure.computed else []
        said += ["more than a dozen", f"at least {low}"]
    for words in said:
        read = parse_quantity(words)
        if read and (read.low, read.high, read.computed) == (low, high, figure.computed):
            return words
    return ""
