"""Redaction of exact places in a text: venues that the tables name, and what reads like one.

A report says a venue in its own words, in a case of its language or in a translation, so looking
for the table's words alone would let most of them through. Rather a word too many is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from incidents.languages.language import capitalised

_BEFORE = re.compile(r"^(?:near|at|in|on|outside|around|by)\s+(?:the\s+)?", re.IGNORECASE)

SHORTEST = 4
"""Letters of a venue that is looked for as it stands; shorter ones stand in other words."""

_ENGLISH = (
    "squares? parks? streets? avenues? boulevards? prospekt hall palace theat(?:re|er) cinema "
    "stadium bridge monument memorial mosque church cathedral university school hospital hotel "
    "markets? bazaars? mall station airport embassy consulate akimat mayor['’]s\\s+office "
    "headquarters buildings? offices?"
).split()
_RUSSIAN = (
    "площад улиц ул[.] проспект пр[.] бульвар набережн парк сквер здани театр кинотеатр дворц "
    "дворец стадион мост памятник монумент мечет церк собор университет школ больниц гостиниц "
    "рын базар вокзал аэропорт посольств консульств акимат мэри штаб"
).split()
_KAZAKH = (
    "көше алаң даңғыл саябағ саябақ ғимарат мешіт базар ескерткіш елшіліг консулдығ кеңсе өкілдіг "
    "әкімді"
).split()

_LATIN, _CYRILLIC = "[A-Z][\\w-]*", '[«“"]?[А-ЯЁӘҒҚҢӨҰҮҺІ][\\w-]+[»”"]?'
_A_KIND = f"(?:{'|'.join(_ENGLISH)})"
_SHOWN_BY_A_WORD = "akimat|mayor['’]s\\s+office|embassy|consulate|headquarters"
_IN_CYRILLIC = f"(?:{'|'.join(_RUSSIAN + _KAZAKH)})[\\w]*"

_NAMED = re.compile(
    "|".join(
        (
            # "Abay and Nazarbayev streets", "Astana Concert Hall", "Interior Ministry building"
            rf"\b{_LATIN}(?:\s+(?:and|of|the)\s+{_LATIN}|\s+{_LATIN}){{0,4}}\s+(?i:{_A_KIND})\b",
            # "in front of the city akimat"
            rf"\b(?:(?:city|town|district|regional)\s+)?(?:{_SHOWN_BY_A_WORD})\b",
            # "на улице Панфилова", "улиц Абая и Назарбаева"
            rf"\b(?i:{_IN_CYRILLIC})\s+{_CYRILLIC}(?:\s+(?:и\s+)?{_CYRILLIC}){{0,3}}",
            # "на Центральной площади", "Абай даңғылы"
            rf"\b{_CYRILLIC}\s+(?i:{_IN_CYRILLIC})",
        )
    )
)


_GONE = "\0"
_LEADS_TO_IT = (
    "in front of|near|at|in|on|outside|around|by|of|to|towards|from|before|beside|next to|inside"
    "|у|возле|около|на|в|во|к|ко|от|из|перед|напротив|близ|вблизи|рядом с|недалеко от"
)
_FOLLOWS_IT = "(?:жан|алд|маң|қас|бой|іш|ортас)\\w*"
_WITH_ITS_WORDS = re.compile(
    rf"(?:\b(?:{_LEADS_TO_IT})\s+)?(?:\b(?:the|a|an)\s+)?{_GONE}"
    rf"(?:\s*(?:,|\band\b|\bи\b|\bжәне\b)\s*(?:the\s+)?{_GONE})*(?:\s+{_FOLLOWS_IT})?",
    re.IGNORECASE,
)


def reworded(title: str, known: Iterable[str]) -> str:
    """The title without these venues, without what reads like one, and without the words that led
    to them; "" if it says nothing else.

    >>> reworded("Protest at the Chinese Embassy, 1 October 2021", [])
    'Protest, 1 October 2021'
    """
    taken = venue_taker(known, _GONE)(title)
    if taken == title:
        return title
    left = re.sub(r"\s+", " ", _WITH_ITS_WORDS.sub("", taken))
    left = re.sub(r"\s+(?=[,.;:)])", "", left).strip(" ,;:-–")
    return capitalised(left) if re.search(r"[^\W\d_]", left) else ""


def venue_taker(known: Iterable[str], instead: str) -> Callable[[str], str]:
    """What takes these venues, and what reads like one, out of a text."""
    bare = {_BEFORE.sub("", venue).strip() for venue in known}
    venues = sorted((v for v in bare if len(v) >= SHORTEST), key=len, reverse=True)
    listed = re.compile("|".join(map(re.escape, venues)) or r"(?!)", re.IGNORECASE)
    return lambda text: _NAMED.sub(instead, listed.sub(instead, text))
