"""What each grouping counts, said beside its bars."""

from __future__ import annotations

from incidents.codes import NO_ORGANIZER
from incidents.selection import Selection
from incidents.words.bars import Bars, broken_in_words
from ui.regions.group_rows import Rows
from ui.session.session import Session


def title_of(session: Session, grouping: str, selection: Selection) -> str:
    """The heading over the bars."""
    say = session.say
    if grouping == "outlet":
        return say("Named journalists, by outlet")
    people = {
        "region": say("Reported detentions, by region"),
        "city": say("Reported detentions, by city"),
        "month": say("What this table holds, by month"),
        "year": say("What this table holds, by year"),
        "event": say("Reported detentions, by event"),
        "organizer": say("Reported detentions, by organizer"),
    }
    if selection.measure == "journalists":
        return say("{title} (journalists)", title=people[grouping])
    return people[grouping]


def notes(session: Session, grouping: str, found: Rows, bars: Bars, *, beyond: int) -> list[str]:
    """What is in none of the bars, and how they are drawn; no text from outside."""
    say, language = session.say, session.speaker.language
    lines = []
    if found.in_none:
        lines.append(
            language.say_count(
                "{number} report, with a number or without one, is in no bar: {reason}",
                "{number} reports, with a number or without one, are in no bar: {reason}",
                found.in_none,
                reason=_reason(session, grouping),
            )
        )
    if grouping in ("month", "year", "event"):
        lines.append(say("Selected events carry no trend."))
    if grouping == "organizer" and not any(row.bar.id == NO_ORGANIZER for row in found.rows):
        lines.append(say("No report here says that nobody organized an event."))
    if broken := broken_in_words(bars, language):
        lines.append(broken)
    if beyond:
        lines.append(
            language.say_count(
                "{number} more is in the table only.",
                "{number} more are in the table only.",
                beyond,
            )
        )
    return lines


def what_is_counted(session: Session, grouping: str) -> str:
    """What each bar stands for, in a sentence or two."""
    say = session.say
    return {
        "region": say(
            "Each bar counts what is reported inside one region alone, so the bars do not add up "
            "to the sentence above."
        ),
        "city": say(
            "Each bar counts what is reported inside one city alone, so the bars do not add up to "
            "the sentence above."
        ),
        "month": say("Each bar counts the reports all of whose days lie in that month."),
        "year": say("Each bar counts the reports all of whose days lie in that year."),
        "event": say("Each bar is one event with all its places; events stand by their first day."),
        "organizer": say(
            "Each event is in one bar. One with several organizers stands in a bar named by all of "
            "them, not in theirs. An organizer called for the event, joined it or was blamed for "
            "it, as reported; the figure is of everybody detained there, whoever they were. The "
            "bars stand by name and are no ranking. “Organizer not reported” means that no "
            "report here names one, not that there was none."
        ),
        "outlet": say(
            "Each bar is how many journalists of an outlet a press-freedom monitor named, once an "
            "event. It is no figure of detained journalists: most were never named. Pressing a bar "
            "shows what is reported of journalists at these events, whatever their outlet."
        ),
    }[grouping]


def _reason(session: Session, grouping: str) -> str:
    say = session.say
    if grouping in ("month", "year"):
        return say("their days reach over its end.")
    if grouping == "city":
        return say("they cover several cities, the whole country, or name a region only.")
    return say("they cover several regions or the whole country.")
