"""The rows of a grouping as the page draws them: bars, table cells, and what opens from each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import overload

from incidents.counting.groups import (
    Group,
    Grouping,
    by_city,
    by_event,
    by_month,
    by_region,
    by_year,
    events_in_order,
)
from incidents.counting.organizer_groups import OrganizerGroup, by_organizers
from incidents.counting.outlets import Outlet, by_outlet
from incidents.selection import Selection
from incidents.words.bars import Bar, Bars, Gap
from incidents.words.code_names import N_
from incidents.words.groups import bar_of_group, group_name, in_order
from incidents.words.searched import empty_days_in_words
from ui.elements.html import cut
from ui.session.session import Session

GROUPINGS = {
    "region": N_("Region"),
    "city": N_("City"),
    "month": N_("Month"),
    "year": N_("Year"),
    "event": N_("Event"),
    "organizer": N_("Organizer"),
    "outlet": N_("Journalists by outlet"),
}
"""What rows can be grouped by (`ui.session.view.GROUPINGS`), and its name."""

GROUPED = {
    "region": by_region,
    "city": by_city,
    "month": by_month,
    "year": by_year,
}


@dataclass(frozen=True)
class Row:
    """A bar with the cells of its table row after the name, and the selections it stands for.

    `narrowed` is what pressing the bar counts; `explained` the figure that the table row opens,
    None where the number is no figure of the rule.
    """

    bar: Bar
    cells: dict[str, str | int]
    narrowed: Selection
    explained: Selection | None


@dataclass(frozen=True)
class Rows:
    """All rows in their order; `in_none` usable reports are in no bar."""

    rows: Sequence[Row]
    in_none: int = 0


class EventRows(Sequence[Row]):
    """The rows of the events of a selection, the earliest first, each made when it is asked for:
    there may be as many as incidents."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._session, self._selection = session, selection
        self._ids = events_in_order(session.dataset, selection)

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, int):
            (row,) = self._made([self._ids[place]])
            return row
        return self._made(self._ids[place])

    def __iter__(self) -> Iterator[Row]:
        return iter(self[:])

    def _made(self, ids: list[str]) -> tuple[Row, ...]:
        if not ids:
            return ()
        selection, speaker = self._selection, self._session.speaker
        if len(ids) < len(self):
            selection = replace(selection, events=tuple(ids))
        groups = in_order("event", by_event(speaker.dataset, selection).groups, speaker)
        return tuple(_row(self._session, "event", group) for group in groups)


def grouped_rows(session: Session, grouping: str, selection: Selection) -> Rows:
    """The rows of a selection grouped so."""
    if grouping == "outlet":
        outlets = by_outlet(session.dataset, selection)
        return Rows(tuple(_outlet_row(session, outlet) for outlet in outlets))
    if grouping == "organizer":
        found = {of.group.key: of for of in by_organizers(session.dataset, selection)}
        groups = in_order(grouping, (of.group for of in found.values()), session.speaker)
        rows = tuple(_organizer_row(session, found[group.key]) for group in groups)
        return Rows(rows)
    if grouping == "event":
        return Rows(EventRows(session, selection))
    made: Grouping = GROUPED[grouping](session.dataset, selection)
    groups = in_order(grouping, made.groups, session.speaker)
    rows = tuple(_row(session, grouping, group) for group in groups)
    return Rows(rows, made.in_none)


def with_gaps(session: Session, grouping: str, rows: Sequence[Row]) -> Bars:
    """The bars; between months or years that are not neighbours, how many hold none.

    A gap also says whether its days were searched: no report is one thing, not searched another.
    """
    if grouping not in ("month", "year"):
        return Bars(tuple(row.bar for row in rows))
    months = 1 if grouping == "month" else 12
    drawn: list[Bar | Gap] = []
    before: date | None = None
    for row in rows:
        first = date.fromisoformat(row.bar.id)
        start = before and _months_later(before, months)
        if start and start < first:
            drawn.append(Gap(_gap(session, grouping, start, first)))
        before = first
        drawn.append(row.bar)
    return Bars(tuple(drawn))


def _months_later(day: date, months: int) -> date:
    """The first day of the month that comes so many months later."""
    counted = day.year * 12 + day.month - 1 + months
    return date(counted // 12, counted % 12 + 1, 1)


def _gap(session: Session, grouping: str, first: date, end: date) -> str:
    """What is said of the days from the first up to the end, which is not in them."""
    language = session.speaker.language
    number = (end.year - first.year) * 12 + end.month - first.month
    if grouping == "year":
        told = language.say_count(
            "{number} year: no report counted here",
            "{number} years: no report counted here",
            number // 12,
        )
    else:
        told = language.say_count(
            "{number} month: no report counted here",
            "{number} months: no report counted here",
            number,
        )
    last = end - timedelta(days=1)
    why = empty_days_in_words(session.dataset, session.selection, first, last, language)
    return f"{told} ({why})"


def _row(session: Session, grouping: str, group: Group) -> Row:
    say, bar = session.say, bar_of_group(grouping, group, session.speaker)
    bar = replace(bar, name=cut(bar.name))
    cells: dict[str, str | int] = {
        say("Reported detentions"): bar.figure,
        say("Events"): group.events,
        say("Reports"): group.reports,
        say("Reports with a number"): group.numbered,
    }
    return Row(bar, cells, group.selection, group.selection if group.reports else None)


def _organizer_row(session: Session, of: OrganizerGroup) -> Row:
    row, say = _row(session, "organizer", of.group), session.say
    largest, share = "", ""
    if of.share is not None:
        largest = group_name("event", (of.largest,), session.speaker)
        share = say("{percent}%", percent=round(of.share * 100))
    cells = row.cells | {say("Largest event"): largest, say("Its share of the low"): share}
    if of.group.events < 2 or of.share is None:
        return Row(row.bar, cells, row.narrowed, row.explained)
    said = say("{share} of the low from one event: {event}", share=share, event=largest)
    bar = replace(row.bar, detail=f"{row.bar.detail} · {said}")
    return Row(bar, cells, row.narrowed, row.explained)


def _outlet_row(session: Session, outlet: Outlet) -> Row:
    language, say = session.speaker.language, session.say
    number = language.number(outlet.journalists)
    spoken = language.say_count(
        "{number} journalist named", "{number} journalists named", outlet.journalists
    )
    events = language.say_count("{number} event", "{number} events", outlet.events)
    reports = language.say_count("{number} report", "{number} reports", outlet.reports)
    name = outlet.name or say("Outlet not given")
    bar = Bar(
        outlet.name,
        name,
        number,
        spoken,
        f"{events} · {reports}",
        low=outlet.journalists,
        high=outlet.journalists,
    )
    cells: dict[str, str | int] = {
        say("Journalists named"): outlet.journalists,
        say("Events"): outlet.events,
        say("Reports"): outlet.reports,
    }
    return Row(bar, cells, outlet.selection, None)
