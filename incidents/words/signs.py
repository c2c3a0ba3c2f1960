"""What each sign of a picture means: the same words on maps, under bars and beside reports."""

from __future__ import annotations

from collections.abc import Container

from incidents.languages.language import Language


def signs_in_words(language: Language) -> dict[str, str]:
    """The words by the name of the sign, in the order in which a key lists them."""
    say = language.say
    return {
        "low": say("at least so many"),
        "high": say("up to the highest"),
        "ceiling": say("only “up to”"),
        "open": say("or more"),
        "broken": say("not to scale behind the break"),
        "disputed": say("sources disagree"),
        "no_number": say("reported, no number"),
        "zero": say("reported zero"),
        "area": say("a region or district as a whole"),
        "far_apart": say("figures lie far apart"),
        "far_apart_within": say("figures on part of it lie far apart"),
        "shared": say("one number for several places"),
        "hedged": say("hedged"),
        "not_counted": say("not counted"),
    }


def key_of(drawn: Container[str], language: Language) -> list[tuple[str, str]]:
    """The signs that are drawn, each with its words: what no picture shows is not explained."""
    return [(name, words) for name, words in signs_in_words(language).items() if name in drawn]
