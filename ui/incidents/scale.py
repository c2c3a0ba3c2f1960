"""The reports of an incident side by side on one scale from low to high.

What a mark says is said by its form and in words: no colour is needed to read it.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from incidents.counting.report_marks import Line, Mark, Scale
from incidents.words.report import report_figure
from ui.elements.html import joined, tag, text
from ui.elements.report_lines import who_says
from ui.incidents.report import covered
from ui.session.session import Session


def report_scale(session: Session, lines: Sequence[Line]) -> Markup:
    """The lines as one drawing with its axis; each line says in words what it draws."""
    say = session.say
    marks = [mark for line in lines for mark in (line.mark, *line.earlier)]
    scale = Scale.of(marks)
    rows = [_line(session, line, scale) for line in lines]
    parts = [tag("ol", joined(rows), css="lines")]
    if scale:
        parts.append(_axis(session, scale))
        title = (
            say("People reported detained, on a scale that shrinks large numbers.")
            if scale.shrinks
            else say("People reported detained.")
        )
        parts.append(tag("figcaption", joined([text(title), _key(session, marks)], " ")))
    return tag("figure", joined(parts), css="scale")


def _line(session: Session, line: Line, scale: Scale | None) -> Markup:
    say = session.say
    parts = [_row(session, line.mark, scale)]
    if line.earlier:
        parts.append(
            tag("p", say("Earlier figures of the same voice for the same places:"), css="history")
        )
        rows = [
            tag("li", _row(session, mark, scale, earlier=True), css="line earlier")
            for mark in line.earlier
        ]
        parts.append(tag("ol", joined(rows), css="lines"))
    return tag("li", joined(parts), css="line")


def _row(session: Session, mark: Mark, scale: Scale | None, *, earlier: bool = False) -> Markup:
    say = session.say
    notes = [who_says(session, mark.report)]
    if earlier:
        day = session.speaker.language.day(mark.as_of)
        notes.append(say("as of {day}", day=day))
    else:
        notes.append(covered(session, mark))
    if mark.hedged:
        notes.append(say("hedged"))
    if not mark.counted:
        notes.append(say("not counted"))
    if mark.report["basis"] == "eyewitness" or mark.report["extent"] == "part":
        notes.append(say("at least: saw a part"))
    words = joined(
        [
            tag("strong", report_figure(mark.report, session.speaker)),
            tag("span", "; ".join(note for note in notes if note)),
        ],
        " ",
    )
    return tag("div", tag("div", words, css="said") + _track(mark, scale), css="row")


def _track(mark: Mark, scale: Scale | None) -> Markup:
    """The drawing of one report; its words stand beside it, so it is not read aloud."""
    css = [_form(mark)]
    css += ["shared"] if mark.shared else []
    css += ["hedged"] if mark.hedged else []
    css += [] if mark.counted else ["not-counted"]
    place = scale.place if scale else lambda number: 0.0
    start = mark.low if mark.low is not None else 0
    end = mark.high if mark.high is not None else (scale.last if scale and mark.open else start)
    style = f"--start:{place(start):.4f};--end:{place(end):.4f}"
    drawn = tag("span", "", css="mark " + " ".join(css), style=style)
    return tag("div", drawn, css="track", aria_hidden="true")


def _form(mark: Mark) -> str:
    if mark.low is None and mark.high is None:
        return "no-number"
    if mark.low is None:
        return "up-to"
    if mark.high is None:
        return "open"
    return "point" if mark.low == mark.high else "range"


def _axis(session: Session, scale: Scale) -> Markup:
    number = session.speaker.language.number
    ticks = [
        tag("span", number(tick), style=f"--start:{scale.place(tick):.4f}")
        for tick in scale.ticks()
    ]
    inner = tag("div", joined(ticks), css="ticks")
    return tag("div", tag("div", "", css="said") + inner, css="row axis", aria_hidden="true")


def _key(session: Session, marks: Sequence[Mark]) -> Markup:
    """What the forms mean, only those that are drawn."""
    say = session.say
    meanings = [
        (any(mark.open for mark in marks), say("an arrow: or more")),
        (any(_form(mark) == "up-to" for mark in marks), say("a bar with an open start: up to")),
        (any(_form(mark) == "no-number" for mark in marks), say("a hollow mark: no number")),
        (any(mark.shared for mark in marks), say("hatched: one number for several places")),
        (any(mark.hedged for mark in marks), say("pale: hedged")),
        (any(not mark.counted for mark in marks), say("struck through: not counted")),
    ]
    return text("; ".join(meaning for holds, meaning in meanings if holds).capitalize())
