"""A count in plain words: how many were reported detained, where, when, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from incidents.counting.count import Count, Coverage
from incidents.dataset.index import bound, rows_by_id
from incidents.rule.combining import STATE, Node
from incidents.words.caveats import caveats
from incidents.words.dispute import contradicted_node, side_in_words
from incidents.words.figure import Wordings, amount, ends, wordings
from incidents.words.language import Language

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

PlaceName = Callable[[str, date | None], str]
"""The name of a place on a day (None: today) in the reader's language."""


@dataclass(frozen=True)
class Speaker:
    """What it takes to put counts of one dataset into one language."""

    dataset: Dataset
    language: Language
    place_name: PlaceName

    @cached_property
    def words(self) -> Wordings:
        """The words that each report's bounds come from."""
        return wordings(self.dataset)

    def row(self, table: str, row_id: str) -> Mapping[str, Any]:
        """The row of a table with this id in its first column; empty if there is none."""
        return rows_by_id(self.dataset, table).get(row_id, {})

    def origin(self, origin_id: str) -> str:
        """The name of an origin."""
        return str(self.row("origins", origin_id).get("name", origin_id))

    def headline(self, count: Count) -> str:
        """The one sentence; it always holds "reported detained" or "reported detentions"."""
        claim, basis = self.claim(count)
        return f"{claim}, {basis}." if basis else claim

    def claim(self, count: Count) -> tuple[str, str]:
        """The sentence in two: how many, where and when; and by whose count (may be empty).

        Where the second is empty the first is whole sentences.
        """
        figure, say = count.figure, self.language.say
        if not count.reports:
            return self._nothing(count), ""
        _, last = count.period
        where, when = self._where(count.coverage, last), self.when(count)
        if not figure.number_of_events:
            return self._no_number(count, when), ""
        if node := contradicted_node(figure):
            return self._disputed(count, node, when), ""
        low, _ = ends(figure, self.words, self.language)
        high = figure.high or 0
        slots = {
            "figure": amount(figure, self.words, self.language),
            "where": where + " " if where else "",
            "when": when,
            "people": self._unit(count),
            "were": self._were(count, high),
            "detentions": self._detentions(count, high),
        }
        if low is not None and low.quoted and self._counts_people(count):
            claim = say("{people} reported detained {where}{when}: {figure}", **slots)
        elif low is not None and low.quoted:
            claim = say("Reported detentions {where}{when}: {figure}", **slots)
        elif self._counts_people(count):
            claim = say("{figure} {were} reported detained {where}{when}", **slots)
        else:
            claim = say("{figure} {detentions} {where}{when}", **slots)
        return claim[:1].upper() + claim[1:], self._by(count)

    def second(self, count: Count) -> str:
        """What must stand under the sentence: the authorities' figure, and how sure all is."""
        return caveats(count, self)

    def checked(self, count: Count) -> str:
        """How many of the reports were checked against the full text."""
        return self.language.say_count(
            "{full} of {number} report here was checked against the full text.",
            "{full} of {number} reports here were checked against the full text.",
            len(count.reports),
            full=self.language.number(count.full_text),
        )

    def _counts_people(self, count: Count) -> bool:
        first, last = count.period
        return len(count.events) == 1 and first == last

    def _unit(self, count: Count) -> str:
        say = self.language.say
        if not self._counts_people(count):
            return say("detentions")
        return say("journalists") if count.selection.measure == "journalists" else say("people")

    def _were(self, count: Count, number: int) -> str:
        several = self.language.translations.ngettext
        if count.selection.measure == "journalists":
            return several("journalist was", "journalists were", number)
        return several("person was", "people were", number)

    def _detentions(self, count: Count, number: int) -> str:
        several = self.language.translations.ngettext
        if count.selection.measure == "journalists":
            return several(
                "reported detention of a journalist", "reported detentions of journalists", number
            )
        return several("reported detention", "reported detentions", number)

    def _nothing(self, count: Count) -> str:
        beyond = len(count.longer) + len(count.wider)
        if beyond:
            return self.language.say_count(
                "Reported detentions, but no figure for this selection alone: {number} report "
                "reaches beyond its days or places.",
                "Reported detentions, but no figure for this selection alone: {number} reports "
                "reach beyond its days or places.",
                beyond,
            )
        if count.other_contexts:
            return self.language.say(
                "Reported detentions in this selection are of a context that is not summed here."
            )
        return self.language.say(
            "No reported detentions in this selection: the table holds no report for it, "
            "which is not the same as zero."
        )

    def _no_number(self, count: Count, when: str) -> str:
        rows = [self.row("reports", report) for report in count.reports]
        if any(bound(r["detained_low"]) is bound(r["detained_high"]) is None for r in rows):
            return self.language.say(
                "Reported detentions {when}, but no report gives a number.", when=when
            )
        return self.language.say(
            "Reported detentions {when}, but no report gives a firm number.", when=when
        )

    def rests_on_state(self, count: Count) -> bool:
        """Whether each report that the low is made of is by a body of the state."""
        voices = {self.row("reports", r)["voice_id"] for r in count.figure.rests_on}
        return voices == {STATE}

    def by_authorities(self, count: Count) -> bool:
        """Whether the figure is the authorities' own count, low and high, of one event."""
        figure = count.figure
        sole = figure.number_of_events == 1 and len(figure.rests_on) == 1
        return sole and bool(figure.closed_by) and self.rests_on_state(count)

    def _by(self, count: Count) -> str:
        say, figure = self.language.say, count.figure
        if self.by_authorities(count):
            names = self.language.joined([self.origin(o) for o in figure.closed_by])
            return say("by the authorities' count ({origin})", origin=names)
        number = len(set(count.numbered) - set(figure.crossing))
        resting = figure.rests_on or count.numbered
        if figure.number_of_events == 1 and len(resting) == 1:
            origin = self.origin(self.row("reports", resting[0])["origin_id"])
            if number == 1:
                return say("according to {origin}", origin=origin)
            return self.language.say_count(
                "according to {origin}, one of {number} report",
                "according to {origin}, one of {number} reports",
                number,
                origin=origin,
            )
        if len(count.events) == 1:
            return self.language.say_count(
                "by our count of {number} report", "by our count of {number} reports", number
            )
        return self.language.say_count(
            "by our count of {number} report in this table",
            "by our count of {number} reports in this table",
            number,
        )

    def _where(self, coverage: Coverage, day: date) -> str:
        language, parts = self.language, []
        cities = len(coverage.cities)
        if cities == 1:
            name = self.place_name(coverage.cities[0], day)
            parts.append(language.say("in {place}", place=name))
        elif cities:
            parts.append(language.say_count("in {number} city", "in {number} cities", cities))
        regions = len(coverage.regions)
        if regions == 1:
            name = self.place_name(coverage.regions[0], day)
            parts.append(language.say("in {place}", place=name))
        elif regions:
            parts.append(language.say_count("in {number} region", "in {number} regions", regions))
        if coverage.elsewhere:
            parts.append(language.say("across Kazakhstan"))
        return language.joined(parts)

    def when(self, count: Count) -> str:
        """The days that the usable reports cover, in words."""
        first, last = count.period
        if first == last:
            return self.language.say("on {day}", day=self.language.day(first))
        return self.language.say(
            "between {first} and {last}",
            first=self.language.day(first),
            last=self.language.day(last),
        )

    def spelled(self, number: int) -> str:
        """A small number as a word, a larger one in figures."""
        say = self.language.say
        words = [say("one"), say("two"), say("three"), say("four"), say("five"), say("six")]
        return words[number - 1] if 1 <= number <= len(words) else self.language.number(number)

    def _disputed(self, count: Count, node: Node, when: str) -> str:
        sides = [side_in_words(node, side, self) for side in node.sides]
        unit = self._unit(count)
        people = (
            self.language.say("Each counts {people} reported detained.", people=unit)
            if self._counts_people(count)
            else self.language.say("Each counts reported detentions.")
        )
        line = self.language.say(
            "Sources disagree {when}: {sides}.", when=when, sides="; ".join(sides)
        )
        return f"{line} {people}"
