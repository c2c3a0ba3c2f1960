"""One report with all that must be said beside it: what it covers, why it is not counted."""

from __future__ import annotations

from markupsafe import Markup

from incidents.counting.report_marks import Mark
from incidents.dataset.index import day_of
from incidents.words.code_names import REVIEW_NAMES
from incidents.words.report_scale import covered
from ui.elements.html import joined, tag
from ui.elements.report_lines import never_counted, report_head, report_words
from ui.incidents.sources import sources
from ui.session.session import Session


def remarks(session: Session, mark: Mark) -> list[str]:
    """What must be said of a report beside its words."""
    say, report = session.say, mark.report
    found = [covered(mark, session.speaker), never_counted(report, session.speaker)]
    if mark.hedged:
        found.append(say("hedged by its source: raises nothing"))
    if mark.sees_part:
        found.append(say("saw a part only, so it says “at least”"))
    first, last = report["date_first"].date(), report["date_last"].date()
    if first != last:
        day = session.speaker.language.day
        found.append(say("from {first} to {last}", first=day(first), last=day(last)))
    if known := day_of(report["as_of_date"]):
        found.append(say("as of {day}", day=session.speaker.language.day(known)))
    return [remark for remark in found if remark]


def report_in_full(session: Session, mark: Mark) -> Markup:
    """The report with its words, its translation, all remarks, and its sources."""
    say, report = session.say, mark.report
    head = tag("div", report_head(session, report), css="head")
    parts = [head, *report_words(session, report)]
    lines = [*remarks(session, mark), say(REVIEW_NAMES[report["review"]])]
    parts += [tag("p", line, css="quiet") for line in lines]
    parts.append(sources(session, report))
    marks = [("shared", mark.shared), ("not-counted", not mark.counted)]
    css = " ".join(["report", *(name for name, holds in marks if holds)])
    return tag("div", joined(parts), css=css)
