"""The table of names: which of the names that GeoNames lists are a place's, and in which language.

GeoNames knows no language and no date of a name and lists airport codes, transliterations of
transliterations and other towns' names as names. What is written by hand goes first.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from geo.names.folding import fold, is_cyrillic, is_latin, skeleton
from geo.names.name_parts import part_of

Row = dict[str, str]

NAME_FIELDS = ["place_id", "name", "language", "first_date", "last_date", "kind", "source"]
_KINDS = ["official", "old_name", "alias", "spelling"]
_LANGUAGES = ["en", "ru", "kk", "kk-Latn", ""]

# Of Ukrainian, Belarusian, Serbian and Macedonian.
_NEITHER_RUSSIAN_NOR_KAZAKH = re.compile("[їєґўјљњЇЄҐЎЈЉЊ]|[сзц]ьк")
_KAZAKH_LETTERS = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
# The alphabet proposed in 2021; hard and soft sign have no letter in it.
_KAZAKH_LATIN = {
    **dict(zip("абвгғдезклмнңопрстуұүфхһыэ", "abvgğdezklmnñoprstuūüfhhye", strict=True)),
    **dict(zip("әжийіқөщшцчёюя", "ä j i i ı q ö şş ş ts ch io iu ia".split(), strict=True)),
    **dict.fromkeys("ъь", ""),
}
# How much a Cyrillic alternate must sound like the town's name to be taken for that name.
_SAME_NAME = 75
_SHORTEST_ALTERNATE = 4


class NameTable:
    """The rows of names.csv. A place has each name once: the first that comes in stays.

    `by_hand` are rows without a source to add to, `blocked` pairs of place id and name that
    GeoNames has wrong.
    """

    def __init__(self, by_hand: Iterable[Row], *, blocked: Container[tuple[str, str]]) -> None:
        self.rows: list[Row] = [dict(row) for row in by_hand]
        self._blocked = blocked
        self._known = {(row["place_id"], fold(row["name"])) for row in self.rows}
        self._official = {
            (row["place_id"], row["language"]) for row in self.rows if row["kind"] == "official"
        }
        # "Guriev" is no less of an old name than "Guryev".
        self._old = {
            (row["place_id"], skeleton(fold(row["name"])))
            for row in self.rows
            if row["kind"] == "old_name" or row["last_date"]
        }
        for row in self.rows.copy():
            if row["kind"] == "official" and row["language"] == "kk":
                latin = {"name": kazakh_latin(row["name"]), "language": "kk-Latn"}
                self.rows.append(row | latin | {"kind": "spelling", "source": "by rule from kk"})

    def add_town(self, place_id: str, name: str, alternates: Sequence[str]) -> None:
        """The names of a GeoNames town: official ones where no hand wrote them, and aliases."""
        cyrillic = [
            one
            for one in alternates
            if is_cyrillic(one) and not _NEITHER_RUSSIAN_NOR_KAZAKH.search(one)
        ]
        kazakh = [one for one in cyrillic if set(one) & _KAZAKH_LETTERS]
        russian = _likest(name, [one for one in cyrillic if one not in kazakh])
        self._add_official(place_id, name, "en")
        self._add_official(place_id, russian, "ru")
        self._add_official(place_id, _likest(name, kazakh) or russian, "kk")
        self._add_aliases(place_id, [one for one in [name, *alternates] if is_usable(one)])

    def add_region(
        self, place_id: str, official: Mapping[str, str], alternates: Sequence[str]
    ) -> None:
        """The names of a region. Bare ones ("Aktobe") are the town's and left out."""
        for language, name in official.items():
            self._add_official(place_id, name, language, source="ISO 3166-2")
        self._add_aliases(place_id, _called(alternates, "region"))

    def add_district(self, place_id: str, names: Sequence[str]) -> None:
        """The names of a district, official in each language that has a word for district."""
        # "Алмалинский Район": GeoNames writes each word with a capital.
        small = [re.sub("Район|Имени|Ауданы", lambda word: word[0].lower(), one) for one in names]
        typed = _called(small, "district") or [f"{names[0]} District"]
        english = [name for name in typed if name.endswith("District")]
        english += [name.replace("Aūdany", "District") for name in typed if "Aūdany" in name]
        self._add_official(place_id, (english or typed)[0], "en")
        for language, word in {"ru": "район", "kk": "ауданы"}.items():
            found = [name for name in typed if name.casefold().endswith(word)]
            self._add_official(place_id, "".join(found[:1]), language)
        self._add_aliases(place_id, typed)

    def sorted_rows(self) -> list[Row]:
        """The rows by place, official names first, in the order of time."""
        return sorted(
            self.rows,
            key=lambda row: (
                row["place_id"],
                _KINDS.index(row["kind"]),
                _LANGUAGES.index(row["language"]),
                row["first_date"],
                row["name"],
            ),
        )

    def _add_official(
        self, place_id: str, name: str, language: str, *, source: str = "GeoNames"
    ) -> None:
        if name and (place_id, language) not in self._official:
            self._official.add((place_id, language))
            self._add(place_id, name, language=language, kind="official", source=source)

    def _add_aliases(self, place_id: str, names: Iterable[str]) -> None:
        for name in sorted(set(names)):
            folded = fold(name)
            is_old = (place_id, skeleton(folded)) in self._old
            is_wrong = (place_id, name) in self._blocked
            if not is_old and not is_wrong and (place_id, folded) not in self._known:
                self._add(place_id, name, language="", kind="alias", source="GeoNames")

    def _add(self, place_id: str, name: str, *, language: str, kind: str, source: str) -> None:
        self._known.add((place_id, fold(name)))
        values = [place_id, name, language, "", "", kind, source]
        self.rows.append(dict(zip(NAME_FIELDS, values, strict=True)))


def kazakh_latin(cyrillic: str) -> str:
    """A Kazakh name in the Latin alphabet proposed in 2021.

    >>> kazakh_latin("Қарағанды облысы"), kazakh_latin("Нұр-Сұлтан")
    ('Qarağandy oblysy', 'Nūr-Sūltan')
    """

    def latin(word: re.Match[str]) -> str:
        letters = "".join(_KAZAKH_LATIN.get(letter, letter) for letter in word[0].lower())
        return letters[:1].upper() + letters[1:] if word[0][0].isupper() else letters

    return re.sub(r"\w+", latin, cyrillic)


def is_usable(alternate: str) -> bool:
    """Whether an alternate name of GeoNames is a name in an alphabet of ours, and no code."""
    return (
        (is_cyrillic(alternate) or is_latin(alternate))
        and not alternate[0].islower()  # a transliteration from a third alphabet
        and not alternate.isupper()  # an airport
        and len(fold(alternate)) >= _SHORTEST_ALTERNATE
    )


def _called(names: Iterable[str], kind: str) -> list[str]:
    return [name for name in names if part_of(fold(name)).kind == kind]


def _likest(name: str, candidates: Sequence[str]) -> str:
    """The candidate that sounds most like the name; "" if none sounds like it."""
    sound = skeleton(fold(name))
    scored = [(fuzz.ratio(sound, skeleton(fold(one))), one) for one in sorted(candidates)]
    score, likest = max(scored, default=(0.0, ""))
    return likest if score >= _SAME_NAME else ""
