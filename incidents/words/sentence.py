"""A count in plain words: how many were reported detained, where, when, and how sure that is."""

from __future__ import annotations

from datetime import date

from geo.regions import unit_name
from incidents.counting.count import Count, count_of_other_contexts
from incidents.counting.select import days_of_choice
from incidents.dataset.index import bound, table_days
from incidents.languages.language import capitalised
from incidents.rule.combining import Node
from incidents.selection import Selection
from incidents.words.caveats import by_authorities, caveats
from incidents.words.code_names import CONTEXT_NAMES
from incidents.words.coverage import where_in_words
from incidents.words.dispute import contradicted_node, figures_of_one_origin, side_in_words
from incidents.words.figure import amount, ends, last_in_amount, phrase
from incidents.words.selection import FEW_NAMED, listed, narrowed_to, period_in_words
from incidents.words.sources import carrying, origin_names
from incidents.words.speaker import Speaker


def sentence(count: Count, speaker: Speaker) -> str:
    """The headline and the caveats under it, as one text of whole sentences."""
    return f"{headline(count, speaker)} {caveats(count, speaker)}".strip()


def headline(count: Count, speaker: Speaker) -> str:
    """The one sentence; it always holds "reported detained" or "reported detentions"."""
    claim, basis = claim_and_basis(count, speaker)
    return f"{claim}, {basis}." if basis else claim


def figure_in_words(count: Count, speaker: Speaker, *, exact: bool = False) -> str:
    """The figure by itself. A reported zero, detentions without a number, reports that reach beyond
    what was chosen, and no report are four things.

    `exact`: sums keep all digits, as where two figures are compared.
    """
    say, figure = speaker.language.say, count.figure
    if figure.reported_zero:
        return say("reported zero")
    if figure.low is not None or figure.high is not None or figure.no_number:
        return phrase(figure, speaker.words, speaker.language, exact=exact)
    if count.is_silent:
        return say("no report")
    if count.reports or not (count.longer or count.wider):
        return say("no figure summed here")
    return say("no figure for this selection alone")


def claim_and_basis(count: Count, speaker: Speaker) -> tuple[str, str]:
    """The sentence in two: how many, where and when, and what it was counted with beyond that; and
    by whose count (may be empty).

    Where the second is empty the first is whole sentences.
    """
    claim, basis = claim_alone_and_basis(count, speaker)
    return f"{claim} {apart_in_words(count, speaker)}".strip(), basis


def claim_alone_and_basis(count: Count, speaker: Speaker) -> tuple[str, str]:
    """The same without the events that are not summed with others."""
    claim, basis = _claim_and_basis(count, speaker)
    narrowed, say = narrowed_to(count.selection, speaker), speaker.language.say
    if not narrowed:
        return claim, basis
    if basis:
        return say("{claim} ({narrowed})", claim=claim, narrowed=narrowed), basis
    return say("{claim} Chosen: {narrowed}.", claim=claim, narrowed=narrowed), ""


def apart_in_words(count: Count, speaker: Speaker) -> str:
    """Which events of another kind are not in the figure, with their own: a clause, or a sentence
    where there is no figure; "" where there are none."""
    if not (apart := set_apart(count, speaker)):
        return ""
    if count.figure.number_of_events and not contradicted_node(count.figure):
        return speaker.language.say("(not in it: {events})", events=apart)
    return speaker.language.say("Not in it: {events}.", events=apart)


def set_apart(count: Count, speaker: Speaker) -> str:
    """The events of a kind that is not summed with the others, by kind and days, with their own
    figure in the selection; "" where there are none."""
    aside = count_of_other_contexts(speaker.dataset, count)
    if aside is None:
        return ""
    language = speaker.language
    days_of_kinds: dict[str, list[str]] = {}
    for event_id in count.other_contexts:
        event = speaker.row("events", event_id)
        days = language.days(event["date_first"].date(), event["date_last"].date())
        days_of_kinds.setdefault(str(event["context"]), []).append(days)
    kinds = [
        language.say(
            "{kind}, {days}",
            kind=language.say(CONTEXT_NAMES.get(kind, kind)),
            days=language.joined(days)
            if len(days) <= FEW_NAMED
            else listed(days, speaker, FEW_NAMED),
        )
        for kind, days in days_of_kinds.items()
    ]
    figure = figure_in_words(aside, speaker)
    return language.say("{events}, {figure}", events=", ".join(kinds), figure=figure)


def _claim_and_basis(count: Count, speaker: Speaker) -> tuple[str, str]:
    figure, say = count.figure, speaker.language.say
    if not count.reports:
        return _nothing(count, speaker), ""
    _, last = count.period
    where, when = where_in_words(count.coverage, last, speaker), days_in_words(count, speaker)
    if not figure.number_of_events:
        return _no_number(count, where + " " if where else "", when, speaker), ""
    if node := contradicted_node(figure):
        return _disputed(count, node, when, speaker), ""
    low, _ = ends(figure, speaker.words, speaker.language)
    said = amount(figure, speaker.words, speaker.language)
    slots = {
        "figure": said,
        "where": where + " " if where else "",
        "when": when,
        "people": _unit(count, speaker),
        "were": _were(count, said, speaker),
        "detentions": _detentions(count, speaker),
    }
    if _is_everything(count) and not (low and low.quoted):
        of_all = _of_the_table(count, slots["figure"], slots["detentions"], speaker)
        return of_all, _by(count, speaker)
    if figure.reported_zero:
        claim = say("Reported detentions {where}{when}: {figure}", **slots)
    elif low is not None and low.quoted and _counts_people(count, speaker):
        claim = say("{people} reported detained {where}{when}: {figure}", **slots)
    elif low is not None and low.quoted:
        claim = say("Reported detentions {where}{when}: {figure}", **slots)
    elif _counts_people(count, speaker):
        claim = say("{were} reported detained {where}{when}", **slots)
    else:
        claim = say("{figure} {detentions} {where}{when}", **slots)
    return capitalised(claim), _by(count, speaker)


def checked_in_full(count: Count, speaker: Speaker) -> str:
    """How many of the reports that the sentence counts were checked against the full text; ""
    where there is no report."""
    number, language = len(count.counted), speaker.language
    if not number:
        return ""
    return language.say_count(
        "Checked against the full text: {full} of the {number} report that counts.",
        "Checked against the full text: {full} of the {number} reports that count.",
        number,
        full=language.number(count.full_text),
    )


def read_at_desk(count: Count, speaker: Speaker) -> str:
    """How many of the reports that the sentence counts somebody at the desk has read; "" where
    there is no report, and where no desk keeps readings."""
    number, language = len(count.counted), speaker.language
    if not number or not len(speaker.dataset.tables["readings"]):
        return ""
    return language.say_count(
        "Read at the desk: {read} of {number}.",
        "Read at the desk: {read} of {number}.",
        number,
        read=language.number(count.read),
    )


def days_in_words(count: Count, speaker: Speaker) -> str:
    """The days that the usable reports cover, in words."""
    first, last = count.period
    if first == last:
        return speaker.language.say("on {day}", day=speaker.language.day(first))
    return speaker.language.say(
        "between {first} and {last}",
        first=speaker.language.day(first),
        last=speaker.language.day(last),
    )


def _is_everything(count: Count) -> bool:
    """Whether nothing was chosen, and several events are summed: what no source ever counted."""
    return count.selection == Selection() and len(count.events) > 1


def _of_the_table(count: Count, figure: str, detentions: str, speaker: Speaker) -> str:
    first, last = count.period
    years = str(first.year)
    if last.year != first.year:
        years = speaker.language.say("{first} to {last}", first=first.year, last=last.year)
    if count.other_contexts:
        return speaker.language.say_count(
            "In {counted} of the {number} event of this table, {years}: {figure} {detentions}",
            "In {counted} of the {number} events of this table, {years}: {figure} {detentions}",
            len(count.events) + len(count.other_contexts),
            counted=speaker.language.number(len(count.events)),
            years=years,
            figure=figure,
            detentions=detentions,
        )
    return speaker.language.say_count(
        "In the {number} event of this table, {years}: {figure} {detentions}",
        "In the {number} events of this table, {years}: {figure} {detentions}",
        len(count.events),
        years=years,
        figure=figure,
        detentions=detentions,
    )


def _counts_people(count: Count, speaker: Speaker) -> bool:
    first, last = count.period
    return len(count.events) == 1 and first == last


def _unit(count: Count, speaker: Speaker) -> str:
    say = speaker.language.say
    if not _counts_people(count, speaker):
        return say("detentions")
    return say("journalists") if count.selection.measure == "journalists" else say("people")


def _were(count: Count, figure: str, speaker: Speaker) -> str:
    """How many people were, by a number or by "at least" and a number: these govern the noun and
    the verb differently in some languages."""
    number, is_bound = last_in_amount(count.figure, speaker.words, speaker.language)
    language = speaker.language
    if count.selection.measure == "journalists" and is_bound:
        return language.say_count_as(
            "after a bound",
            "{figure} journalist was",
            "{figure} journalists were",
            number,
            figure=figure,
        )
    if count.selection.measure == "journalists":
        return language.say_count(
            "{figure} journalist was", "{figure} journalists were", number, figure=figure
        )
    if is_bound:
        return language.say_count_as(
            "after a bound", "{figure} person was", "{figure} people were", number, figure=figure
        )
    return language.say_count("{figure} person was", "{figure} people were", number, figure=figure)


def _detentions(count: Count, speaker: Speaker) -> str:
    number, _ = last_in_amount(count.figure, speaker.words, speaker.language)
    say_count = speaker.language.say_count
    if count.selection.measure == "journalists":
        return say_count(
            "reported detention of a journalist", "reported detentions of journalists", number
        )
    return say_count("reported detention", "reported detentions", number)


def _nothing(count: Count, speaker: Speaker) -> str:
    beyond = len(count.longer) + len(count.wider)
    if beyond:
        return speaker.language.say_count(
            "Reported detentions, but no figure for this selection alone: {number} report "
            "reaches beyond its days or places.",
            "Reported detentions, but no figure for this selection alone: {number} reports "
            "reach beyond its days or places.",
            beyond,
        )
    if count.other_contexts:
        return speaker.language.say(
            "Reported detentions in this selection are of a kind of event that is not summed with "
            "others."
        )
    told = speaker.language.say(
        "No reported detentions {what}: the table holds no report for it, which is not the same "
        "as zero.",
        what=_asked_for(count.selection, speaker),
    )
    return f"{told} {_beyond_the_table(count.selection, speaker)}".strip()


def _asked_for(selection: Selection, speaker: Speaker) -> str:
    """The places and the days that were chosen."""
    say, language = speaker.language.say, speaker.language
    _, day = days_of_choice(speaker.dataset, selection)
    names = [speaker.place_name(place, day) for place in selection.places]
    names += [unit_name(code, language.code) for code in selection.regions]
    parts = [say("in {place}", place=listed(names, speaker, FEW_NAMED))] if names else []
    if selection.since or selection.until:
        parts.append(period_in_words(selection.since, selection.until, speaker))
    return " ".join(parts) or say("in this selection")


def _beyond_the_table(selection: Selection, speaker: Speaker) -> str:
    """Where the table begins or ends, if all that was chosen lies before or after it."""
    days, language = table_days(speaker.dataset), speaker.language
    if days is None:
        return ""
    first, last = map(date.fromordinal, days)
    if selection.since and selection.since > last:
        return language.say("The table ends on {day}.", day=language.day(last))
    if selection.until and selection.until < first:
        return language.say("The table begins on {day}.", day=language.day(first))
    return ""


def _no_number(count: Count, where: str, when: str, speaker: Speaker) -> str:
    rows = [speaker.row("reports", report) for report in count.reports]
    if any(bound(r["detained_low"]) is bound(r["detained_high"]) is None for r in rows):
        return speaker.language.say(
            "Reported detentions {where}{when}, but no report gives a number.",
            where=where,
            when=when,
        )
    return speaker.language.say(
        "Reported detentions {where}{when}, but no report gives a firm number.",
        where=where,
        when=when,
    )


def _by(count: Count, speaker: Speaker) -> str:
    say, figure = speaker.language.say, count.figure
    if by_authorities(count, speaker):
        names = speaker.language.joined([speaker.origin(o) for o in figure.closed_by])
        return say("by the authorities' count ({origin})", origin=names)
    number = len(count.counted)
    resting = figure.made_of or count.numbered
    if figure.number_of_events == 1 and len(resting) == 1:
        origins = speaker.language.joined(origin_names(carrying(count), speaker))
        if number == len(carrying(count)):
            return say("according to {origin}", origin=origins)
        return speaker.language.say_count(
            "according to {origin}, with {number} report in all",
            "according to {origin}, with {number} reports in all",
            number,
            origin=origins,
        )
    if len(count.events) == 1 or _is_everything(count):
        return speaker.language.say_count(
            "by our count of {number} report", "by our count of {number} reports", number
        )
    return speaker.language.say_count(
        "by our count of {number} report in this table",
        "by our count of {number} reports in this table",
        number,
    )


def _disputed(count: Count, node: Node, when: str, speaker: Speaker) -> str:
    unit = _unit(count, speaker)
    people = (
        speaker.language.say("Each counts {people} reported detained.", people=unit)
        if _counts_people(count, speaker)
        else speaker.language.say("Each counts reported detentions.")
    )
    say = speaker.language.say
    if of_one := figures_of_one_origin(node, speaker):
        return f"{of_one} {people}"
    sides = "; ".join(side_in_words(node, side, speaker) for side in node.sides)
    told = say("Sources disagree {when}: {sides}.", when=when, sides=sides)
    return f"{told} {people}"
