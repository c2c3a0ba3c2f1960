"""Every settlement of the state's classifier: the unit that holds it, and how many bear its name.

Most have no point. What a name of theirs can be answered by is the unit: `wider`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geo.gazetteer.place import Place
from geo.names.kind_words import Form

SETTLEMENTS = "settlements.csv"

Rows = Iterable[Sequence[str]]

# The kinds of settlement that a name is looked for among, one after the other: where a village
# bears the name, nobody means the winter camp. What somebody wrote down by hand as `known` is meant
# by the bare name too.
_SOUGHT: Mapping[Form, Sequence[Sequence[str]]] = {
    "": (("known",), ("town", "urban", "village"), ("station",)),
    "town": (("town", "urban"),),
    "village": (("known",), ("urban", "village"), ("station",)),
    "rural_district": (("rural_district",), ("town", "urban", "village")),
    "part": (),
}
_CAMPS = (("camp",),)

# People from which on a settlement of the urban kind goes before villages of its name.
LARGE_SETTLEMENT = 5_000


@dataclass(frozen=True, slots=True)
class Bearer:
    """One settlement of a name: the smallest unit with a point that holds it, and its own place
    where the gazetteer has one."""

    kind: str
    unit: Place
    place: Place | None


class Settlements:
    """The settlements by sound of their names, out of rows of sound, kind, unit and place id."""

    def __init__(self, rows: Rows, places: Mapping[str, Place]) -> None:
        self._places = places
        self._rows: defaultdict[str, list[Sequence[str]]] = defaultdict(list)
        for row in rows:
            self._rows[row[0]].append(row)

    def bearers(self, sound: str, form: Form, *, camps: bool = False) -> list[Bearer]:
        """The settlements of the name that the form can mean; `camps` those nobody else bears."""
        every = self._rows.get(sound, ())
        for kinds in (*_SOUGHT[form], *(_CAMPS if camps else ())):
            if found := [self._bearer(row) for row in every if row[1] in kinds]:
                return found
        return []

    def is_known(self, sound: str) -> bool:
        """Whether somebody wrote down by hand that a bare name of that sound means a settlement."""
        return any(row[1] == "known" for row in self._rows.get(sound, ()))

    def after_a_person(self, initial: str, surname: str) -> list[str]:
        """The sounds of the names that a person's initial and surname, by sound, can stand for."""
        named = self._rows.keys()
        return [one for one in named if one.startswith(initial) and one.endswith(surname)]

    @cached_property
    def units(self) -> Mapping[str, Place]:
        """Place id -> the unit, for each settlement of the gazetteer that the classifier has."""
        every = (row for rows in self._rows.values() for row in rows if row[3])
        return {place_id: self._places[unit_id] for _, _, unit_id, place_id in every}

    @cached_property
    def towns(self) -> frozenset[str]:
        """The ids of the places that villages of their name do not stand up to."""
        every = (row for rows in self._rows.values() for row in rows if row[3])
        return frozenset(
            place_id
            for _, kind, _, place_id in every
            if kind == "town"
            or (kind == "urban" and self._places[place_id].population >= LARGE_SETTLEMENT)
        )

    @cached_property
    def districts(self) -> frozenset[str]:
        """The ids of the units that settlements are told by."""
        return frozenset(row[2] for rows in self._rows.values() for row in rows)

    def _bearer(self, row: Sequence[str]) -> Bearer:
        _, kind, unit_id, place_id = row
        return Bearer(kind, self._places[unit_id], self._places.get(place_id))
