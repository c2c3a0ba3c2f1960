"""Tables of others that are known by their headings, and what each of their rows is to us.

What a shape lacks is said, and nothing is put in its place: a row without a figure of detentions
becomes an event to check, or is passed over. Headings are those of the codebooks: ACLED (columns of
the export since 2023), Mass Mobilization (doi:10.7910/DVN/HTTWYL), the U.S. Press Freedom Tracker
(fields of its API), Crowd Counting Consortium (its data dictionary, all three phases).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.message import Message, to_say
from incidents.incoming.incoming_file import Sheet
from incidents.incoming.layout import LAST_ROW_OF_HEADINGS, is_broken
from incidents.list_rows.cell_figure import OF_DETENTION
from text_safety.web_address import web_address

Cells = Mapping[str, str]
"""The cells of a row by their headings in small letters, or by what a list calls them."""

COUNTRY = frozenset(("kazakhstan", "kaz", "kz", "398", "705", "казахстан", "қазақстан"))
"""The country by its names and codes (ISO 3166-1; 705 in the Correlates of War)."""


@dataclass(frozen=True)
class Report:
    """A row that is a report: its cells as a list has them, and how many persons it stands for
    where rows are persons."""

    cells: Cells
    is_person: bool = False


@dataclass(frozen=True)
class ToCheck:
    """A row that tells of an event and gives no figure: what kind of event, who says so, under
    which id."""

    cells: Cells
    title: str
    origin: str
    of_detentions: bool


Passed = Message
"""Why a row is passed over."""

ELSEWHERE = to_say("of other countries")
OTHER_EVENTS = to_say("of events that are no protests")
NO_ARRESTS = to_say("without a figure of arrests")
NO_DETENTION = to_say("without a detention")


@dataclass(frozen=True)
class Shape:
    """A known shape: its name, headings that it cannot be without, what it lacks, what one of its
    rows is, and the heading that its figures stand under, where one says what they count."""

    kind: str
    name: str
    needs: frozenset[str]
    lacks: Message
    row: Callable[[Cells], Report | ToCheck | Passed]
    counts: str = ""


def _is_elsewhere(cells: Cells) -> bool:
    country = cells.get("country", "").strip().casefold()
    return bool(country) and country not in COUNTRY


def _first(cells: Cells, *names: str) -> str:
    return next((cells[name].strip() for name in names if cells.get(name, "").strip()), "")


def _acled(cells: Cells) -> Report | ToCheck | Passed:
    if _is_elsewhere(cells):
        return ELSEWHERE
    kind = cells["sub_event_type"] or cells["event_type"]
    if cells["event_type"].casefold() not in ("protests", "riots") and kind.casefold() != "arrests":
        return OTHER_EVENTS
    named = {"date": cells["event_date"], "place": _first(cells, "location", "admin2", "admin1")}
    origin = f"ACLED {cells['event_id_cnty']}"
    tells = OF_DETENTION.search(cells.get("notes", "")) is not None or kind.casefold() == "arrests"
    return ToCheck(named, kind, origin, tells)


def _mass_mobilization(cells: Cells) -> Report | ToCheck | Passed:
    if _is_elsewhere(cells):
        return ELSEWHERE
    if cells.get("protest", "1").strip() in ("0", "0.0"):
        return OTHER_EVENTS
    days = [_day(cells, "start"), _day(cells, "end")]
    named = {
        "date": days[0],
        "date_last": "" if days[1] == days[0] else days[1],
        "place": _first(cells, "location") or "nationwide",
        "event": "",
    }
    crowd = cells.get("participants", "")
    if OF_DETENTION.search(crowd):
        sources = re.split(r"[;\n]", cells.get("sources", ""))[0].strip()
        source = {"source": sources or "Mass Mobilization", "origin": "Mass Mobilization"}
        return Report({**named, **source, "number": crowd})
    responses = [cells.get(f"stateresponse{number}", "") for number in range(1, 8)]
    tells = any(OF_DETENTION.search(one) for one in [*responses, cells.get("notes", "")])
    origin = f"Mass Mobilization {cells.get('id', '')}".strip()
    return ToCheck(named, "protest", origin, tells)


def _day(cells: Cells, end: str) -> str:
    year, month, day = (cells.get(f"{end}{part}", "").strip() for part in ("year", "month", "day"))
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return "-".join(filter(None, (year, month, day)))
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def _press_freedom_tracker(cells: Cells) -> Report | ToCheck | Passed:
    kinds = f"{cells.get('categories', '')} {cells.get('arrest_status', '')}"
    if not re.search("arrest|detain|detention", kinds, re.IGNORECASE):
        return NO_DETENTION
    address = cells.get("url", "") or cells.get("link", "")
    return Report(
        {
            "date": _first(cells, "detention_date", "date"),
            "place": _first(cells, "city", "state", "state.name"),
            "origin": "U.S. Press Freedom Tracker",
            "source": "" if web_address(address) else "U.S. Press Freedom Tracker",
            "url": web_address(address),
        },
        is_person=True,
    )


def _crowd_counting(cells: Cells) -> Report | ToCheck | Passed:
    if cells["arrests"].strip() in ("", "0", "0.0", "NA", "."):
        return NO_ARRESTS
    sources = [cells[name] for name in cells if re.fullmatch(r"source_?\d+", name) and cells[name]]
    address = next(filter(None, map(web_address, sources)), "")
    return Report(
        {
            "date": cells["date"],
            "place": _first(cells, "locality", "resolved_locality", "state"),
            "event": _first(cells, "title", "macroevent"),
            "number": cells["arrests"],
            "origin": "Crowd Counting Consortium",
            "source": "" if address else _first({"": next(iter(sources), "")}, ""),
            "url": address,
        }
    )


SHAPES = (
    Shape(
        "acled",
        "ACLED",
        frozenset(("event_id_cnty", "event_date", "event_type", "sub_event_type", "location")),
        to_say("ACLED has no figure of detentions: its protests become events to check"),
        _acled,
    ),
    Shape(
        "mass_mobilization",
        "Mass Mobilization",
        frozenset(("country", "location", "participants", "startyear", "startmonth", "startday")),
        to_say(
            "Mass Mobilization has no column of people detained: where its crowd size tells of "
            "arrests a report is made, all other protests become events to check"
        ),
        _mass_mobilization,
    ),
    Shape(
        "press_freedom_tracker",
        "U.S. Press Freedom Tracker",
        frozenset(("date", "categories", "targeted_journalists")),
        to_say(
            "the U.S. Press Freedom Tracker has a row for each journalist, mostly without a city: "
            "names are not taken"
        ),
        _press_freedom_tracker,
    ),
    Shape(
        "crowd_counting",
        "Crowd Counting Consortium",
        frozenset(("date", "locality", "arrests", "size_low", "size_high")),
        to_say(
            "the Crowd Counting Consortium counts arrests: rows without any, and its crowd sizes, "
            "are not taken"
        ),
        _crowd_counting,
        counts="arrests",
    ),
)
"""The known shapes; of two that a heading fits, the first is meant."""


def shape_of(sheet: Sheet, kind: str | None = None) -> tuple[Shape, int] | None:
    """The shape of a sheet by its headings, and the row in which they stand; None if no known
    one, or not that of this kind."""
    for number, cells in list(sheet.rows.items())[:LAST_ROW_OF_HEADINGS]:
        titles = {_title(cell) for cell in cells} if isinstance(cells, list) else set[str]()
        for shape in SHAPES:
            if shape.needs <= titles and kind in (None, shape.kind):
                return shape, number
    return None


def shaped_rows(
    sheet: Sheet, shape: Shape, start: int
) -> Iterator[tuple[int, Report | ToCheck | Passed | list[str] | str]]:
    """What each row under the heading is, by its number; those as they are that have more cells
    than the heading, or quotation marks that do not match."""
    heading = sheet.rows[start]
    titles = [_title(title) for title in heading] if isinstance(heading, list) else []
    for number, row in sheet.rows.items():
        if number <= start or not any(row):
            continue
        if is_broken(sheet, row, len(titles)):
            yield number, row
        else:
            yield number, shape.row(dict(zip(titles, _padded(row, len(titles)), strict=True)))


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]


def _title(text: str) -> str:
    return text.strip().casefold()
