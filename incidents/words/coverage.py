"""The places that a count covers, in words: by name where it is one, else how many."""

from __future__ import annotations

from datetime import date

from incidents.counting.count import Coverage
from incidents.words.speaker import Speaker


def where_in_words(coverage: Coverage, day: date, speaker: Speaker) -> str:
    """The clause for a sentence; a city has the name of this day. "" where nothing is covered."""
    kinds = (coverage.cities, coverage.regions, coverage.not_found, coverage.elsewhere)
    if sum(map(bool, kinds)) < 2:
        return _of_one_kind(coverage, day, speaker)
    places = speaker.language.joined(_of_several_kinds(coverage, day, speaker))
    return speaker.language.say_as("several places", "{places}", places=places)


def _of_one_kind(coverage: Coverage, day: date, speaker: Speaker) -> str:
    language, cities, regions = speaker.language, coverage.cities, coverage.regions
    if len(cities) == 1 or len(regions) == 1:
        name = speaker.place_name([*cities, *regions][0], day)
        return language.say("in {place}", place=name)
    if cities:
        return language.say_count("in {number} city", "in {number} cities", len(cities))
    if regions:
        return language.say_count("in {number} region", "in {number} regions", len(regions))
    if coverage.not_found:
        return language.say("in places that were not found")
    return language.say("across Kazakhstan") if coverage.elsewhere else ""


def _of_several_kinds(coverage: Coverage, day: date, speaker: Speaker) -> list[str]:
    language, parts = speaker.language, []
    say_as, say_count_as = language.say_as, language.say_count_as
    cities, regions = coverage.cities, coverage.regions
    if len(cities) == 1:
        name = speaker.place_name(cities[0], day)
        parts.append(say_as("one of several", "in {place}", place=name))
    elif cities:
        parts.append(
            say_count_as("one of several", "in {number} city", "in {number} cities", len(cities))
        )
    if len(regions) == 1:
        name = speaker.place_name(regions[0], day)
        parts.append(say_as("one of several", "in {place}", place=name))
    elif regions:
        parts.append(
            say_count_as(
                "one of several", "in {number} region", "in {number} regions", len(regions)
            )
        )
    if coverage.not_found:
        parts.append(say_as("one of several", "elsewhere"))
    if coverage.elsewhere:
        parts.append(say_as("one of several", "across Kazakhstan"))
    return parts
