"""A figure that a report states in words, in the reader's language."""

from __future__ import annotations

from incidents.languages.language import Language
from incidents.rule.quantities import Quantity


def quantity_in_words(quantity: Quantity, language: Language) -> str:
    """The words as they stand in the report's English text; in another language what they mean,
    with the numbers in digits: "about 30" is "около 30"."""
    if language.code == "en":
        return quantity.phrase
    say, numbers = language.say, [language.number(number) for number in quantity.numbers]
    if not numbers:
        return _vague(quantity.low or 0, language)
    if len(numbers) == 2:
        said = say("{low} to {high}", low=numbers[0], high=numbers[1])
        return say("about {range}", range=said) if quantity.code in ("about", "nearly") else said
    (number,) = numbers
    compared = language.number_compared(quantity.numbers[0])
    return {
        "more_than": say("more than {figure}", figure=compared),
        "at_least": say("at least {figure}", figure=number),
        "up_to": say("up to {figure}", figure=number),
        "fewer_than": say("fewer than {figure}", figure=compared),
        "about": say("about {figure}", figure=number),
        "nearly": say("nearly {figure}", figure=number),
        "": number,
    }[quantity.code]


def _vague(least: int, language: Language) -> str:
    """The word that carries this "at least", as `quantities.VAGUE` has them."""
    say = language.say
    return {
        3: say("several"),
        20: say("tens"),
        24: say("dozens"),
        36: say("several dozen"),
        40: say("scores"),
        60: say("several scores"),
        200: say("hundreds"),
        300: say("several hundred"),
        2000: say("thousands"),
        3000: say("several thousand"),
        20_000: say("tens of thousands"),
        200_000: say("hundreds of thousands"),
    }[least]
