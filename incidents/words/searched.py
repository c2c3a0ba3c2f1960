"""What was searched, in words: for the slider, for charts, and as a line under a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from geo.regions import unit_name
from incidents.counting.count import longer_reports
from incidents.counting.searched import (
    COUNTRY,
    IN_PART,
    NOT_SEARCHED,
    SEARCHED,
    Search,
    Searched,
    searched,
)
from incidents.languages.language import Language
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

MOST_RUNS = 6
"""Periods that are named one by one; the rest is counted."""


def no_report_in_words(state: str, language: Language) -> str:
    """What it means that days without a report were searched, in part, or not."""
    say = language.say
    words = {
        SEARCHED: say("searched, no report"),
        IN_PART: say("searched in part, no report"),
        NOT_SEARCHED: say("not searched"),
    }
    return words[state]


def empty_days_in_words(
    dataset: Dataset, selection: Selection, first: date, last: date, language: Language
) -> str:
    """Why none is counted in these days: reports reach beyond them, or none was found."""
    if beyond := len(longer_reports(dataset, selection.with_period(first, last))):
        return language.say_count(
            "{number} report reaches beyond them", "{number} reports reach beyond them", beyond
        )
    state = searched(dataset, selection).state(first.toordinal(), last.toordinal())
    return no_report_in_words(state, language)


def region_in_words(region_code: str, language: Language) -> str:
    """The name of the region of a search; the code itself if it is not known."""
    if region_code == COUNTRY:
        return language.say("the whole country")
    return unit_name(region_code, language.code)


def search_in_words(search: Search, language: Language) -> str:
    """One search: its days, its region, what was searched, by whom and when."""
    say = language.say
    days = run_in_words(search.first, search.last, language)
    region = region_in_words(search.region_code, language)
    line = say("{days}, {region}: {what}", days=days, region=region, what=search.text)
    if search.by:
        line = say("{search}; searched by {who}", search=line, who=search.by)
    if search.on:
        line = say("{search} on {day}", search=line, day=language.day(search.on))
    return line


def run_in_words(first: int, last: int, language: Language) -> str:
    """A run of days in words."""
    begin, end = (language.day(date.fromordinal(day)) for day in (first, last))
    return begin if first == last else language.say("{since} to {until}", since=begin, until=end)


def silence_in_words(known: Searched, first: int, last: int, language: Language) -> str:
    """What a day without a report means on a track, and which days were searched."""
    say = language.say
    if not known.documented:
        return say("No systematic search is documented: an empty day means not searched.")
    runs = known.within(first, last)
    if not runs:
        return say("No search of these days and regions is documented.")
    named = [
        say("{days} (in part)", days=run_in_words(begin, end, language))
        if state == IN_PART
        else run_in_words(begin, end, language)
        for begin, end, state in runs[:MOST_RUNS]
    ]
    told = "; ".join(language.with_rest(named, len(runs)))
    return say("Searched: {days}.", days=told)


def silence_in_selection(dataset: Dataset, selection: Selection, language: Language) -> str:
    """What silence means in a selection: `silence_in_words` over all of its days."""
    first, last = selection.since or date.min, selection.until or date.max
    known = searched(dataset, selection)
    return silence_in_words(known, first.toordinal(), last.toordinal(), language)


def searched_on_track(known: Searched, first: int, last: int, language: Language) -> dict[str, Any]:
    """What the slider needs to mark its days, ready for JSON; days are counted from `first`.

    `runs`: [first, last, whether whole], cut to the track; `line`: what silence means, in words;
    `names`: the words for searched, searched in part, not searched, in this order.
    """
    say = language.say
    return {
        "documented": known.documented,
        "runs": [
            [begin - first, end - first, state != IN_PART]
            for begin, end, state in known.within(first, last)
        ],
        "line": silence_in_words(known, first, last, language),
        "names": [say("searched"), say("searched in part"), say("not searched")],
    }
