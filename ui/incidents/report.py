"""One report with all that must be said beside it: what it covers, why it is not counted."""

from __future__ import annotations

from markupsafe import Markup

from incidents.counting.report_marks import Mark
from incidents.words.code_names import REVIEW_NAMES
from incidents.words.report_scale import covered
from ui.elements.html import joined, tag
from ui.elements.report_lines import report_head, report_remarks, report_words
from ui.incidents.sources import sources
from ui.session.session import Session


def remarks(session: Session, mark: Mark) -> list[str]:
    """What must be said of a report beside its words, what it covers first."""
    covers = covered(mark, session.speaker)
    return [*([covers] if covers else []), *report_remarks(session, mark.report)]


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
