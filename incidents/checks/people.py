"""Checks that names of persons stand in people.csv and nowhere else, in no address either."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TypeVar
from urllib.parse import unquote_to_bytes

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import in_texts, to_say
from geo.names.folding import fold, skeleton
from incidents.codes import LINK_FIELDS
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table, Tables, truths
from incidents.tables.sound_csv import TEXT

SHORTEST_SURNAME = 5
"""Letters from which a surname alone is looked for; shorter ones are ordinary words too often."""

WHERE_SURNAMES_COUNT = ("events", "incidents", "reports")
"""Tables of our own words and quotations: elsewhere only the whole name is looked for."""

NOT_TEXT = ("_id", "_ids", "_code", "url")
"""Ends of the names of columns in which no words stand."""

LONGEST_ENDING = 3
"""Letters that Russian and Kazakh put behind a surname at most."""

NO_WORD = ""
"""What a name without a letter begins with."""

SHORTEST_STEM = 4
"""Letters that a word of a name keeps when its last vowels, which cases change, are left out."""

MOST_DECODINGS = 3
"""How often an address is decoded: some are encoded twice."""

FEW_NAMES = 20
"""Up to so many an address is searched for each of them."""

MOST_ADDRESSES = 10_000
"""Addresses, but for the numbers in them, of which it is kept whether they spell a name."""

_DIGITS = re.compile("[0-9]+")
_WORD = re.compile(r"\w+")
_PERCENT = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_PERCENT_U = re.compile(r"%u([0-9a-f]{4})", re.IGNORECASE)
_PUNYCODE = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_LAST_VOWELS = re.compile("[aeiou]+$")

# Beyond `skeleton`: ways to write ш, щ and ч, and one letter for й and ж (ISO 9 has j for й).
_ONE_SOUND = [("tsch", "ch"), ("shch", "s"), ("sch", "s"), ("shh", "s"), ("sh", "s"), ("j", "i")]

Message = TypeVar("Message", Problem, Note)


def names_outside_of_people(tables: Tables) -> Iterator[Problem]:
    """Cells that name a person of people.csv; the message shows the person's id instead."""
    whole = _whole_names(tables["people"])
    names, names_and_surnames = _Names(whole), _Names(whole | _surnames(tables))
    for name, table in tables.items():
        if name == "people":
            continue
        sought = names_and_surnames if name in WHERE_SURNAMES_COUNT else names
        for column in table.columns:
            if column.endswith(NOT_TEXT):
                continue
            texts = {text for text in set(table.values(column)) if isinstance(text, str)}
            naming = {text: shown for text in texts if (shown := sought.replaced_in(text)) != text}
            for row in table if naming else ():
                if row[column] in naming:
                    wanted = to_say("[name], since names stand in people.csv only")
                    yield table.problem(row, column, wanted=wanted, value=naming[row[column]])


def spells_one_of(names: Iterable[str]) -> Callable[[str], bool]:
    """A function that tells whether an address holds one of the names, in any alphabet or order.

    Its words may be run together, percent-encoded (twice too, in UTF-8 or Windows-1251) or in
    punycode, romanised in any usual way and in any case of the language.
    """
    sought: dict[str, list[tuple[str, ...]]] = {}
    for words in filter(None, map(_stems, names)):
        sought.setdefault(max(words, key=len), []).append(words)
    sizes = sorted(set(map(len, sought)))
    has_digits = any(map(_DIGITS.search, sought))

    def spells(address: str) -> bool:
        if not sought or not address:
            return False
        if has_digits or "%" in address or "--" in address:
            return spelt(address)
        return spelt(_DIGITS.sub("0", address))  # no word goes on behind a number

    @lru_cache(maxsize=MOST_ADDRESSES)
    def spelt(address: str) -> bool:
        written = "".join(map(_sounds, fold(_decoded(address)).split()))
        if len(sought) <= FEW_NAMES:
            there = (longest for longest in sought if longest in written)
        else:  # each run of letters of the address: there can be as many names as addresses
            ends = ((size, len(written) - size + 1) for size in sizes)
            runs = (written[at : at + size] for size, end in ends for at in range(end))
            there = (run for run in runs if run in sought)
        return any(
            all(word in written for word in words) for longest in there for words in sought[longest]
        )

    return spells


def titles_that_spell_a_name(tables: Tables) -> Iterator[Problem]:
    """Titles of sources with a name of people.csv, written otherwise than it stands there."""
    as_it_stands = _Names(_whole_names(tables["people"]))
    sought: dict[str, list[tuple[str, ...]]] = {}
    for stems in filter(None, (_stems(row["name"]) for row in tables["people"])):
        sought.setdefault(stems[-1], []).append(stems)

    @cache
    def spells(title: str) -> bool:
        if as_it_stands.replaced_in(title) != title:
            return False  # told by `names_outside_of_people`
        words = {_sounds(word) for word in fold(title).split()}
        words |= {
            word[:end]
            for word in words
            for end in range(max(SHORTEST_STEM, len(word) - LONGEST_ENDING), len(word))
        }
        beginnings = words & sought.keys()
        return any(words.issuperset(stems) for last in beginnings for stems in sought[last])

    for row in tables["sources"] if sought else ():
        if spells(row["title"]):
            wanted = to_say(
                "a description in brackets, since this title spells a name of people.csv"
            )
            yield tables["sources"].problem(row, "title", wanted=wanted, value="[title]")


def _stems(name: str) -> tuple[str, ...]:
    """The words of a name by their sounds, without the vowels that cases change."""
    stems = []
    for word in filter(None, map(_sounds, fold(name).split())):
        stem = _LAST_VOWELS.sub("", word)
        stems.append(stem if len(stem) >= SHORTEST_STEM else word)
    return tuple(stems)


@lru_cache(maxsize=16_384)
def _sounds(word: str) -> str:
    """One rough spelling for all romanisations of one folded word."""
    written = skeleton(word)
    for spelling, sound in _ONE_SOUND:
        written = written.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", written)


def _decoded(address: str) -> str:
    """The address as letters, where it is encoded in a way that web servers use."""
    if "%" not in address and "--" not in address:
        return address
    for _ in range(MOST_DECODINGS):
        read = _PERCENT_U.sub(lambda found: chr(int(found[1], 16)), address)
        read = _PERCENT.sub(lambda found: _letters(unquote_to_bytes(found[0])), read)
        if read == address:
            break
        address = read
    return _PUNYCODE.sub(_from_punycode, address)


def _letters(encoded: bytes) -> str:
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError:
        return encoded.decode("windows-1251", errors="replace")


def _from_punycode(found: re.Match[str]) -> str:
    try:
        return found[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return found[0]


def addresses_that_spell_a_name(tables: Tables) -> Iterator[Note]:
    """Sources whose address has the name of a person in it: such an address is not printed."""
    sources = tables["sources"]
    spells = spells_one_of(row["name"] for row in tables["people"])
    addresses = {a for column in LINK_FIELDS for a in sources.values(column) if spells(a)}
    naming = pa.array(addresses, TEXT)
    for row in sources.where(
        truths(pc.is_in(sources["url"], naming)) | truths(pc.is_in(sources["archive_url"], naming))
    ):
        for column in LINK_FIELDS:
            if row[column] in addresses:
                remark = to_say("this address spells a name of people.csv")
                yield Note(sources.label, row.number, column, "[address]", remark)


def people_in_reports_on_others(tables: Tables) -> Iterator[Note]:
    """Named journalists whose report does not count journalists."""
    people = tables["people"]
    reports = tables["reports"].named_in(people["report_id"])
    for row in people:
        report = reports.get(row["report_id"])
        if report and report["measure"] != "journalists":
            measure = report["measure"]
            remark = (
                to_say("the report counts {measure}, not journalists", measure=measure)
                if measure
                else to_say("the report counts nobody, not journalists")
            )
            yield people.note(row, "report_id", remark=remark)


def without_names(messages: Iterable[Message], tables: Tables) -> list[Message]:
    """The messages with the names of persons replaced by their ids."""
    names = _Names(_whole_names(tables["people"]) | _surnames(tables))
    without = ((message, in_texts(message.value, names.replaced_in)) for message in messages)
    return [m if value == m.value else replace(m, value=value) for m, value in without]


def name_taken_out(name: str, outlets: str) -> Callable[[str], str]:
    """A function that puts `[name]` for this name of a person in a text, in either order, and for
    the surname alone where it is long enough and no word of an outlet."""
    words = name.split()
    sought = {_whole_name(words): "name"} if words else {}
    surname = words[-1] if len(words) > 1 else ""
    known = set(re.findall(r"\w+", outlets.lower()))
    if len(surname) >= SHORTEST_SURNAME and surname.lower() not in known:
        sought[_Pattern.of(_inflected(surname), surname)] = "name"
    return _Names(sought).replaced_in


class _Names:
    """Names of persons as words of a text, from patterns with the person's id.

    A name is looked for only in a text that has the words it may begin with: there can be as many
    names as texts.
    """

    def __init__(self, sought: Mapping[_Pattern, str]) -> None:
        self._each = [(_words(one.pattern), f"[{person}]") for one, person in sought.items()]
        self._beginning: dict[str, list[int]] = {}
        for number, one in enumerate(sought):
            for word in one.begins_with:
                self._beginning.setdefault(word, []).append(number)
        self._begun_with: dict[str, Set[str]] = {}

    def replaced_in(self, text: str) -> str:
        """The text with the persons' ids in place of their names."""
        for number in sorted({n for word in self._begun(text) for n in self._beginning[word]}):
            pattern, person = self._each[number]
            text = pattern.sub(person.replace("\\", r"\\"), text)
        return text

    def _begun(self, text: str) -> set[str]:
        """The words of the text with which a name may begin, without endings too."""
        if not self._beginning:
            return set()
        found = {NO_WORD} & self._beginning.keys()
        for word in _WORD.findall(text):
            begun = self._begun_with.get(word)
            if begun is None:  # texts share most of their words
                cut = {_alike(word[: len(word) - cut]) for cut in range(LONGEST_ENDING + 1)}
                begun = self._begun_with[word] = cut & self._beginning.keys()
            found |= begun
        return found


@dataclass(frozen=True)
class _Pattern:
    """A pattern and the words, as `_alike` has them, one of which stands where it matches."""

    pattern: str
    begins_with: tuple[str, ...]

    @classmethod
    def of(cls, pattern: str, *beginnings: str) -> _Pattern:
        first = [_WORD.search(beginning) for beginning in beginnings]
        return cls(pattern, tuple({_alike(found[0]) if found else NO_WORD for found in first}))


def _alike(word: str) -> str:
    """One spelling for all that a pattern which ignores case takes for the same."""
    return word.casefold().replace("\u0307", "").replace("ı", "i")


def _whole_names(people: Table) -> dict[_Pattern, str]:
    """A pattern for each name, in either order, with the person's id."""
    patterns = {}
    for row in people:
        if name := row["name"].split():
            patterns[_whole_name(name)] = row["person_id"]
    return patterns


def _whole_name(name: Sequence[str]) -> _Pattern:
    words = [re.escape(word) for word in name]
    orders = {r"\s+".join(words), r",?\s+".join([words[-1], *words[:-1]])}
    return _Pattern.of("|".join(sorted(orders)), name[0], name[-1])


def _surnames(tables: Tables) -> dict[_Pattern, str]:
    """A pattern for each surname that is no part of an outlet's name, with the person's id."""
    outlets = " ".join(
        [row["outlet"] for row in tables["people"]]
        + [row["publisher"] for row in tables["sources"]]
    )
    known = set(re.findall(r"\w+", outlets.lower()))
    return {
        _Pattern.of(_inflected(surname), surname): row["person_id"]
        for row in tables["people"]
        if len(surname := _surname(row)) >= SHORTEST_SURNAME and surname.lower() not in known
    }


def _surname(row: Row) -> str:
    return row["name"].split()[-1] if len(row["name"].split()) > 1 else ""


def _inflected(surname: str) -> str:
    """Russian and Kazakh put endings to a surname."""
    ending = rf"\w{{0,{LONGEST_ENDING}}}" if re.search("[\u0400-\u04ff]", surname) else ""
    return re.escape(surname) + ending


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
