"""The reports of an incident side by side, as a value: what each says in words, and one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from incidents.counting.report_marks import Line, Mark, lines_of, marks_at
from incidents.counting.scale import Scale, scale_of
from incidents.languages.language import Language, capitalised
from incidents.rule.scope import ELSEWHERE
from incidents.words.report import report_figure, who_says
from incidents.words.scopes import place_of_group
from incidents.words.speaker import Speaker

MOST_PLACES = 12
"""Places of one report that are named; the rest is counted."""

Mask = Callable[[str], str]
"""Takes out of words and places what whoever sends them on leaves out."""


@dataclass(frozen=True)
class ReportRow:
    """A report as it is drawn: its figure as printed, what must be said beside it, its words
    and their translation, "" where they are English.

    `earlier`: a figure that the voice of the row before it gave up to an earlier day.
    """

    mark: Mark
    figure: str
    note: str
    words: str
    earlier: bool
    translation: str = ""

    @property
    def form(self) -> str:
        """no_number, zero, ceiling (only "up to"), open, point or range."""
        low, high = self.mark.low, self.mark.high
        if low is None:
            return "ceiling" if high else "no_number" if high is None else "zero"
        if high is None:
            return "open"
        return "range" if high > low else "point" if low else "zero"

    @property
    def signs(self) -> set[str]:
        """The signs that it is drawn with and that must be explained."""
        drawn = {
            self.form: self.form in ("no_number", "zero", "ceiling", "open"),
            "shared": self.mark.shared,
            "hedged": self.mark.hedged,
            "not_counted": not self.mark.counted,
        }
        return {name for name, holds in drawn.items() if holds}


@dataclass(frozen=True)
class ReportGroup:
    """Reports that cover the same, which `covers` says: figures of two groups do not compare."""

    covers: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True)
class ReportScale:
    """The reports of one incident on one scale: those of it alone first, then those that reach
    further; in each group by time, then by who says so, earlier figures behind the later one."""

    groups: tuple[ReportGroup, ...]
    scale: Scale

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_number(self) -> bool:
        """Whether there is anything to write along the scale."""
        return any(row.form != "no_number" for row in self.rows)

    @property
    def signs(self) -> set[str]:
        """The signs that are drawn in any row."""
        broken = {"broken"} if self.scale.longest is not None else set()
        return broken.union(*(row.signs for row in self.rows))

    def caption(self, language: Language) -> str:
        """What the scale is of; "" where no report gives a number."""
        return language.say("People reported detained.") if self.has_number else ""

    def in_words(self) -> str:
        """Every row in words, for who does not see the drawing."""
        return " ".join(
            f"{group.covers}: {'; '.join(f'{row.figure} ({row.note})' for row in group.rows)}."
            for group in self.groups
        )


def report_scale(speaker: Speaker, incident_id: str, mask: Mask = str) -> ReportScale:
    """The reports whose scope holds the incident, whatever the filters of a reader."""
    marks = marks_at(speaker.dataset, incident_id)
    groups = [
        ReportGroup(mask(_heading(members, line.mark, speaker)), tuple(_rows(lines, speaker, mask)))
        for members, lines, line in _by_scope(lines_of(marks))
    ]
    return ReportScale(tuple(groups), scale_of(mark.end for mark in marks))


def _by_scope(lines: Iterable[Line]) -> Iterable[tuple[tuple[str, ...], list[Line], Line]]:
    """The incidents that reports cover, those reports, and the first of them."""
    for members, found in groupby(lines, lambda line: line.mark.members):
        together = list(found)
        yield members, together, together[0]


def _heading(members: Sequence[str], mark: Mark, speaker: Speaker) -> str:
    """What a group covers: its places, and their days where they lie on several."""
    language = speaker.language
    said = covered(mark, speaker) or language.say("for this place alone")
    rows = [row for member in members if (row := speaker.row("incidents", member))]
    first, last = min(r["date_first"] for r in rows), max(r["date_last"] for r in rows)
    if mark.shared and not mark.report["has_all"] and first != last:
        days = language.days(first.date(), last.date())
        said = language.say("{where}, {days}", where=said, days=days)
    return capitalised(said)


def _rows(lines: Iterable[Line], speaker: Speaker, mask: Mask) -> Iterable[ReportRow]:
    for line in lines:
        yield _row(line.mark, speaker, mask, earlier=False)
        for mark in line.earlier:
            yield _row(mark, speaker, mask, earlier=True)


def _row(mark: Mark, speaker: Speaker, mask: Mask, *, earlier: bool) -> ReportRow:
    language, report = speaker.language, mark.report
    say = language.say
    notes = [", ".join(who_says(report, speaker))]
    event = speaker.row("events", report["event_id"])
    if earlier:
        notes.append(say("as of {day}", day=language.day(mark.as_of)))
    elif mark.shared and event.get("date_first") != event.get("date_last"):
        notes.append(language.days(report["date_first"].date(), report["date_last"].date()))
    if mark.hedged:
        notes.append(say("hedged"))
    if not mark.counted:
        notes.append(say("not counted"))
    if mark.sees_part:
        notes.append(say("at least: saw a part"))
    said = "; ".join(note for note in notes if note)
    words, translation = mask(report["detained_text"]), mask(speaker.translation(report))
    return ReportRow(mark, report_figure(report, speaker), said, words, earlier, translation)


def covered(mark: Mark, speaker: Speaker) -> str:
    """The places that a report counts together; "" where it is about this incident alone."""
    if not mark.shared:
        return ""
    language = speaker.language
    if mark.report["has_all"]:
        known = len(mark.members) - 1
        return language.say_count(
            "one number for the whole event, of which the table names {number} place",
            "one number for the whole event, of which the table names {number} places",
            known,
        )
    names = list(dict.fromkeys(_names(mark.members, speaker)))
    if mark.around and len(names) == 1:
        return language.say("one number for all of {place}", place=names[0])
    places = language.joined(names[:MOST_PLACES], of=len(names))
    return language.say("one number for {places} together", places=places)


def _names(members: Sequence[str], speaker: Speaker) -> Iterable[str]:
    for member in members:
        row = speaker.row("incidents", member)
        if member == ELSEWHERE or not row:
            continue
        if row["venue_text"]:
            yield f"{speaker.place_of(row)} ({row['venue_text']})"
        else:
            yield place_of_group(row, members, speaker)
    if ELSEWHERE in members:
        yield speaker.language.say("places not named")
