"""Which of several places a name means; AmbiguousPlace where the text does not say.

A wrong place is worse than a question, so a place stands alone only where one of these decides:
1. what stands beside the name, and the pins of preferred.csv (before it comes here);
2. a name with a language, which a person has checked, goes before the alternates that GeoNames
   lists without one;
3. a town of 100,000 people or more, ten times as large as each of the others, all of them
   settlements: "Aktau" is the city and not the mining villages.
"""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from geo.gazetteer.name_index import Entry
from geo.gazetteer.place import AmbiguousPlace, Match, MatchedBy
from geo.names.name_parts import Part

LARGE_TOWN = 100_000
TIMES_LARGER = 10

_STRENGTH = {matched_by: strength for strength, matched_by in enumerate(get_args(MatchedBy))}


def only_match(text: str, entries: Iterable[Entry], part: Part, on: date | None) -> Match:
    """The match with the one place that the entries name; AmbiguousPlace if they name several."""
    entries = list(entries)
    checked = [entry for entry in entries if entry.name.language]
    best: dict[str, Match] = {}
    for entry in checked or entries:
        match = entry.match(part, on)
        known = best.setdefault(match.place.place_id, match)
        if _rank(match) < _rank(known):
            best[match.place.place_id] = match
    matches = sorted(best.values(), key=_likelier_first)
    if len(matches) > 1 and (large := _far_larger(matches)):
        return large
    if len(matches) > 1:
        raise AmbiguousPlace(text, [match.place for match in matches])
    return matches[0]


def _far_larger(matches: list[Match]) -> Match | None:
    if any(match.place.kind != "settlement" for match in matches):
        return None
    largest, second, *_ = sorted(matches, key=lambda match: -match.place.population)
    people = largest.place.population
    if people >= LARGE_TOWN and people >= TIMES_LARGER * second.place.population:
        return largest
    return None


def _likelier_first(match: Match) -> tuple[bool, bool, int]:
    """Those that bear the name on the day first, of them regions, then by population."""
    return match.out_of_dates, match.place.kind != "region", -match.place.population


def _rank(match: Match) -> tuple[bool, int]:
    return match.out_of_dates, _STRENGTH[match.matched_by]
