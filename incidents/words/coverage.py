"""The places that a count covers, in words: by name where it is one, else how many."""

from __future__ import annotations

from datetime import date

from incidents.counting.count import Coverage
from incidents.words.speaker import Speaker


def where_in_words(coverage: Coverage, day: date, speaker: Speaker) -> str:
    """The clause for a sentence; a city has the name of this day. "" where nothing is covered."""
    kinds = (*_named_kinds(coverage), coverage.not_found, coverage.elsewhere)
    if sum(map(bool, kinds)) < 2:
        return _of_one_kind(coverage, day, speaker)
    places = speaker.language.joined(_of_several_kinds(coverage, day, speaker))
    return speaker.language.say_as("several places", "{places}", places=places)


def _named_kinds(coverage: Coverage) -> tuple[list[str], list[str], list[str]]:
    """The cities, the regions and the districts."""
    districts = set(coverage.districts)
    regions = [unit for unit in coverage.regions if unit not in districts]
    return [*coverage.cities], regions, [*coverage.districts]


def _of_one_kind(coverage: Coverage, day: date, speaker: Speaker) -> str:
    language = speaker.language
    cities, regions, districts = _named_kinds(coverage)
    if len(named := [*cities, *regions, *districts]) == 1:
        return language.say("in {place}", place=speaker.place_name(named[0], day))
    if cities:
        return language.say_count("in {number} city", "in {number} cities", len(cities))
    if regions:
        return language.say_count("in {number} region", "in {number} regions", len(regions))
    if districts:
        return language.say_count("in {number} district", "in {number} districts", len(districts))
    if coverage.not_found:
        return language.say("in unidentified places")
    return language.say("across Kazakhstan") if coverage.elsewhere else ""


def _of_several_kinds(coverage: Coverage, day: date, speaker: Speaker) -> list[str]:
    language, parts = speaker.language, list[str]()
    say_as, say_count_as = language.say_as, language.say_count_as
    kinds = _named_kinds(coverage)
    cities, regions, districts = map(len, kinds)
    in_number = (
        say_count_as("one of several", "in {number} city", "in {number} cities", cities),
        say_count_as("one of several", "in {number} region", "in {number} regions", regions),
        say_count_as("one of several", "in {number} district", "in {number} districts", districts),
    )
    for places, counted in zip(kinds, in_number, strict=True):
        if len(places) == 1:
            name = speaker.place_name(places[0], day)
            parts.append(say_as("one of several", "in {place}", place=name))
        elif places:
            parts.append(counted)
    if coverage.not_found:
        parts.append(say_as("one of several", "elsewhere"))
    if coverage.elsewhere:
        parts.append(say_as("one of several", "across Kazakhstan"))
    return parts
