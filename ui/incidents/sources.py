"""The sources of a report: publisher, title, date, language, address, and what sharing risks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from incidents.dataset.index import day_of, sources_of
from incidents.languages.language import LOCALES
from ui.elements.html import joined, link, tag, text
from ui.session.session import Session


def sources(session: Session, report: Mapping[str, Any]) -> Markup:
    """The source that is cited, then those that carry the same report."""
    say, speaker = session.say, session.speaker
    found = []
    for number, source_id in enumerate(sources_of(report)):
        heading = say("Source:") if number == 0 else say("Also in:")
        source = _source(session, speaker.row("sources", source_id), heading)
        found.append(tag("li", source))
    return tag("ul", joined(found), css="sources")


def _source(session: Session, source: Mapping[str, Any], heading: str) -> Markup:
    say = session.say
    named = [text(part) for part in (source["publisher"], source["title"]) if part]
    facts = [
        _day(session, source["published_date"], "published") or say("no date of publication"),
        language_name(session, source["language"]),
        _day(session, source["read_date"], "read"),
    ]
    parts = [
        tag("span", joined([text(heading), *named], " ")),
        tag("span", "; ".join(fact for fact in facts if fact), css="facts"),
        _address(session, source),
    ]
    if source["archive_url"]:
        archived = link(source["archive_url"], source["archive_url"])
        parts.append(text(say("Archived:")) + " " + archived)
    else:
        parts.append(tag("span", say("no archived copy is known"), css="facts"))
    if source["sharing_risk_text"]:
        risk = session.speaker.language.english(source["sharing_risk_text"])
        warning = say("Before you share it: {risk}", risk=risk)
        parts.append(tag("span", warning, css="risk"))
    return joined(parts, " ")


def _address(session: Session, source: Mapping[str, Any]) -> Markup:
    say, address = session.say, source["url"]
    if address:
        return link(address, address)
    if source["address_withheld"]:
        withheld = say("its address spells a person's name and is not printed here")
        return tag("span", withheld, css="facts")
    return tag("span", say("no address is known"), css="facts")


def _day(session: Session, value: Any, what: str) -> str:
    if not (known := day_of(value)):
        return ""
    day = session.speaker.language.day(known)
    if what == "read":
        return session.say("read on {day}", day=day)
    return session.say("published on {day}", day=day)


def language_name(session: Session, code: str) -> str:
    """The language with this code, by its name in the reader's language."""
    if not code:
        return session.say("language not given")
    try:
        name = Locale.parse(code, sep="-").get_display_name(LOCALES[session.language_code])
    except (UnknownLocaleError, ValueError):
        name = None
    return session.say("in {language}", language=name or code)
