"""One report on a page: its figure, its words as they were written, where to read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from incidents.codes import COUNTED_ACTS
from incidents.dataset.index import day_of, sources_of
from incidents.words.code_names import ACT_NAMES
from incidents.words.report import report_figure, who_says
from incidents.words.speaker import Speaker
from incidents.words.written_reasons import told_reason
from ui.elements.html import joined, link, tag, text
from ui.session.session import Session


def never_counted(report: Mapping[str, Any], speaker: Speaker) -> str:
    """Why a report is in no number, whatever the filters; "" for one that can be."""
    say, reason = speaker.language.say, told_reason(report["status_reason"], speaker.language)
    if report["status"] == "set_aside":
        return say("Set aside: {reason}", reason=reason)
    if report["status"] == "withdrawn":
        return say("Withdrawn: {reason}", reason=reason)
    return "" if report["act"] in COUNTED_ACTS else say(ACT_NAMES[report["act"]])


def report_remarks(session: Session, report: Mapping[str, Any]) -> list[str]:
    """What must be said of a report beside its words, whatever it covers: why it is in no number,
    what is doubtful in it, and of which days it is."""
    say, language = session.say, session.speaker.language
    found = [never_counted(report, session.speaker)]
    if report["hedged"]:
        found.append(say("hedged by its source: raises nothing"))
    if report["sees_part"]:
        found.append(say("saw a part only, so it says “at least”"))
    first, last = report["date_first"].date(), report["date_last"].date()
    if first != last:
        found.append(
            say("from {first} to {last}", first=language.day(first), last=language.day(last))
        )
    if known := day_of(report["as_of_date"]):
        found.append(say("as of {day}", day=language.day(known)))
    return [remark for remark in found if remark]


def report_head(session: Session, report: Mapping[str, Any]) -> Markup:
    """The figure, who said it and how they know, in one line."""
    figure = tag("strong", report_figure(report, session.speaker))
    who = joined(map(text, who_says(report, session.speaker)), ", ")
    return joined([figure, tag("span", who)], " ")


def report_words(session: Session, report: Mapping[str, Any]) -> list[Markup]:
    """The words as they were written and our translation, if there is one."""
    opens, closes = map(text, session.speaker.language.marks)
    said = joined([opens, text(report["detained_text"]), closes])
    words = [tag("blockquote", said, lang=report["text_language"])]
    if translation := session.speaker.translation(report):
        told = session.say("Our translation: “{words}”", words=translation)
        words.append(tag("p", told, css="quiet"))
    return words


def report_sources(session: Session, report: Mapping[str, Any]) -> Markup:
    """The publishers that carry the report, each a link where it has an address."""
    links = []
    for source_id in sources_of(report):
        source = session.speaker.row("sources", source_id)
        publisher = source["publisher"] or source_id
        links.append(link(source["url"], publisher) if source["url"] else text(publisher))
    before = text(session.say("Source:") + " ")
    return tag("p", before + joined(links, ", "), css="quiet")
