"""The reports of an incident side by side, as a value: what each says in words, and one scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from incidents.counting.report_marks import Mark, lines_of, marks_at
from incidents.counting.scale import Scale, scale_of_reports
from incidents.rule.scope import ELSEWHERE
from incidents.words.language import Language
from incidents.words.report import report_figure, who_says
from incidents.words.speaker import Speaker

MOST_PLACES = 12
"""Places of one report that are named; the rest is counted."""

Mask = Callable[[str], str]
"""Takes out of words and places what whoever sends them on leaves out."""


@dataclass(frozen=True)
class ReportRow:
    """A report as it is drawn: its figure as printed, what must be said beside it, its words.

    `earlier`: a figure that the voice of the row before it gave up to an earlier day.
    """

    mark: Mark
    figure: str
    note: str
    words: str
    earlier: bool

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
class ReportScale:
    """The reports of one incident from low to high, earlier figures behind the later one."""

    rows: tuple[ReportRow, ...]
    scale: Scale

    @property
    def has_number(self) -> bool:
        """Whether there is anything to write along the scale."""
        return any(row.form != "no_number" for row in self.rows)

    @property
    def signs(self) -> set[str]:
        """The signs that are drawn in any row."""
        return set().union(*(row.signs for row in self.rows))

    def caption(self, language: Language) -> str:
        """What the scale is of; "" where no report gives a number."""
        if not self.has_number:
            return ""
        if self.scale.shrinks:
            return language.say("People reported detained, on a scale that shrinks large numbers.")
        return language.say("People reported detained.")

    def in_words(self) -> str:
        """Every row in words, for who does not see the drawing."""
        return "; ".join(f"{row.figure} ({row.note})" for row in self.rows)


def report_scale(speaker: Speaker, incident_id: str, mask: Mask = str) -> ReportScale:
    """The reports whose scope holds the incident, whatever the filters of a reader."""
    marks = marks_at(speaker.dataset, incident_id)
    rows = [
        _row(mark, speaker, mask, earlier=earlier)
        for line in lines_of(marks)
        for mark, earlier in ((line.mark, False), *((mark, True) for mark in line.earlier))
    ]
    return ReportScale(tuple(rows), scale_of_reports(marks))


def _row(mark: Mark, speaker: Speaker, mask: Mask, *, earlier: bool) -> ReportRow:
    language, report = speaker.language, mark.report
    say = language.say
    notes = [", ".join(who_says(report, speaker))]
    if earlier:
        notes.append(say("as of {day}", day=language.day(mark.as_of)))
    else:
        notes.append(mask(covered(mark, speaker)))
    if mark.hedged:
        notes.append(say("hedged"))
    if not mark.counted:
        notes.append(say("not counted"))
    if mark.sees_part:
        notes.append(say("at least: saw a part"))
    said = "; ".join(note for note in notes if note)
    words = mask(report["detained_text"])
    return ReportRow(mark, report_figure(report, speaker), said, words, earlier)


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
    if len(names) > MOST_PLACES:
        rest = len(names) - MOST_PLACES
        names = names[:MOST_PLACES] + [language.say_count("{number} more", "{number} more", rest)]
    return language.say("one number for {places} together", places=language.joined(names))


def _names(members: Iterable[str], speaker: Speaker) -> Iterable[str]:
    for member in members:
        row = speaker.row("incidents", member)
        if member == ELSEWHERE or not row:
            continue
        name = speaker.place_of(row)
        yield f"{name} ({row['venue_text']})" if row["venue_text"] else name
    if ELSEWHERE in members:
        yield speaker.language.say("places not named")
