"""The content of a passport: the figure, the sentence to quote, the steps, the rest."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from incidents.passport.not_counted import LeftOut
from incidents.passport.provenance import Passport, passport
from incidents.passport.statements import (
    facts,
    how_sure,
    quotation,
    voices_in_words,
    without_figure_in_words,
)
from incidents.passport.steps import detail_in_words, reason_in_words, sum_in_words
from incidents.selection import Selection
from incidents.words.selection import in_words
from incidents.words.sentence import figure_in_words
from ui.access.editing import may_edit
from ui.briefing.add_scene import add_button, scene_of
from ui.elements.html import composed, joined, show, tag
from ui.elements.kept_copies import kept_copies
from ui.elements.plain_table import plain_table
from ui.elements.report_lines import report_head, report_sources, report_words
from ui.no_answer.searched_note import searched_line
from ui.passport.steps_outline import event_outline
from ui.session.links import permanent_query, public_link
from ui.session.session import Session
from ui.session.view import View
from ui.session.view_code import to_code
from ui.sharing.copy_button import copy_button
from ui.sharing.share_button import address, show_code

MOST_EVENTS, MOST_REPORTS, MOST_INCIDENTS, MOST_VOICES = 30, 12, 20, 15
"""What is drawn at once of each, of reports for each reason; the rest is counted."""

PAGE = "passport"
"""The address of the page that shows the passport of its link's selection."""


def passport_panel(session: Session, selection: Selection) -> None:
    """Draws the passport of this selection's figure."""
    say, speaker = session.say, session.speaker
    made = passport(session.dataset, selection, most_events=MOST_EVENTS)
    quoted = quotation(made, speaker)
    # A window lies outside of the app's own element, from which light or dark is taken.
    shade = "dark" if st.context.theme.type == "dark" else "light"
    show(tag("div", joined(_head(session, made, quoted)), css=f"passport {shade}"))
    with st.container(horizontal=True, vertical_alignment="center", key="passport-buttons"):
        where = address(permanent_pairs(session, selection), session, page=f"{PAGE}/")
        copy_button(say("Copy the quotation"), say("Copied"), f"{quoted} {where}")
        add_button(session, scene_of(session, "passport", selection), key="add-passport")
    told = tag("ul", joined(tag("li", fact) for fact in facts(made, speaker)), css="facts")
    parts = [
        told,
        *_tree(session, made),
        *_left_out(session, made),
        *_without_figure(session, made),
    ]
    show(tag("div", joined([*parts, *_voices(session, made)]), css="passport"))
    kept_copies(session, _reports(made), may_open=may_edit(), within="passport")
    if made.count.is_silent:
        searched_line(session, selection)
    _link(session, selection)


def _reports(made: Passport) -> list[str]:
    """The reports that are drawn, those in the number first."""
    used = [role.report_id for event in made.events for role in event.roles]
    return list(dict.fromkeys([*used, *(part.report_id for part in made.left_out)]))


def _head(session: Session, made: Passport, quoted: str) -> list[Markup]:
    speaker, figure = session.speaker, made.count.figure
    return [
        tag("p", figure_in_words(made.count, speaker), css="figure"),
        tag("p", how_sure(figure, speaker), css="sure"),
        tag("p", in_words(made.count.selection, speaker), css="chosen"),
        tag("h3", session.say("To quote")),
        tag("blockquote", composed(quoted), css="quotation"),
    ]


def _tree(session: Session, made: Passport) -> list[Markup]:
    if not made.events:
        return []
    parts = [tag("h3", session.say("How it was added up"))]
    several = len(made.events) > 1
    if several and not made.more_events:
        summed = sum_in_words(made.events, session.speaker)
        parts.append(tag("p", session.say("In the order of days. {terms}", terms=summed)))
    measure = made.count.selection.measure
    parts += [event_outline(session, event, measure, alone=not several) for event in made.events]
    return [*parts, *_rest(session, made.more_events)]


def _rest(session: Session, number: int) -> list[Markup]:
    if not number:
        return []
    rest = session.speaker.language.say_count(
        "{number} smaller event is in the number and not drawn here: narrow the dates or the "
        "places to see it.",
        "{number} smaller events are in the number and not drawn here: narrow the dates or the "
        "places to see them.",
        number,
    )
    return [tag("p", rest, css="how")]


def _left_out(session: Session, made: Passport) -> list[Markup]:
    if not made.left_out:
        return []
    parts = [tag("h3", session.say("Reports that are not in it"))]
    for reason, reports in made.left_out.by_reason():
        number = session.speaker.language.number(len(reports))
        title = f"{reason_in_words(reason, session.speaker)} ({number})"
        drawn = [_unused(session, part) for part in reports[:MOST_REPORTS]]
        drawn += _more(session, len(reports) - len(drawn))
        parts.append(tag("details", joined([tag("summary", title), *drawn]), css="event"))
    return parts


def _unused(session: Session, part: LeftOut) -> Markup:
    report = session.speaker.row("reports", part.report_id)
    body = [
        tag("div", report_head(session, report), css="head"),
        *report_words(session, report),
        report_sources(session, report),
    ]
    if detail := detail_in_words(part, session.speaker):
        body.append(tag("p", detail, css="quiet"))
    return tag("div", joined(body), css="report not-counted")


def _without_figure(session: Session, made: Passport) -> list[Markup]:
    number = len(made.count.without_figure)
    if not number:
        return []
    incidents = without_figure_in_words(made, session.speaker, at_most=MOST_INCIDENTS)
    drawn = [tag("li", incident) for incident in incidents]
    rest = _more(session, number - len(drawn))
    title = tag("h3", session.say("Incidents without a figure"))
    return [title, tag("ul", joined(drawn), css="facts"), *rest]


def _voices(session: Session, made: Passport) -> list[Markup]:
    if not made.voices:
        return []
    say = session.say
    rows = voices_in_words(made.voices, session.speaker)[:MOST_VOICES]
    names = (say("Who says so"), say("Its figure"), say("Places it covers"))
    rest = _more(session, len(made.voices) - len(rows))
    return [
        tag("h3", say("What each source says by itself")),
        tag(
            "p",
            say(
                "Those who depend on one another count as one source: all bodies of the state, or "
                "a news agency and those who take its text."
            ),
            css="how",
        ),
        plain_table(names, rows),
        *rest,
    ]


def _more(session: Session, number: int) -> list[Markup]:
    if number <= 0:
        return []
    more = session.speaker.language.say_count("and {number} more", "and {number} more", number)
    return [tag("p", more, css="how")]


def permanent_pairs(session: Session, selection: Selection) -> tuple[tuple[str, str], ...]:
    """The query of the passport of this selection on these tables."""
    view = View(filters=selection, language=session.view.language)
    return permanent_query(view.to_query(), session.dataset.version)


def _link(session: Session, selection: Selection) -> None:
    """The address of this passport and the version it was made from, or a code for any copy."""
    say = session.say
    show(tag("div", tag("h3", say("Permanent link")), css="passport"))
    pairs = permanent_pairs(session, selection)
    link = public_link(pairs, page=f"{PAGE}/")
    if link:
        st.code(link, language=None, wrap_lines=True)
        copy_button(say("Copy the permanent link"), say("Copied"), link)
        return
    show_code(to_code(pairs), session, to_copy=say("Copy this code"))
