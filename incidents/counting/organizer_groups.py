"""Figures by the set of organizers, so that an event of two is drawn once and not in both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from incidents.counting.event_totals import figures_of_events
from incidents.counting.groups import Group, grouped, known_groups
from incidents.counting.organizers import Organizers, organizer_sets
from incidents.counting.select import candidates
from incidents.dataset.table_arrays import (
    TextColumn,
    Truths,
    event_arrays,
    incident_arrays,
    report_arrays,
)
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True)
class OrganizerGroup:
    """The events of one set of organizers, and how much of its low the largest of them has.

    `share` is from 0 to 1, None where nothing gives a low; `largest` is the event it belongs to
    ("" without a share), the first by id where several are as large.
    """

    group: Group
    largest: str
    share: float | None


def by_organizers(dataset: Dataset, selection: Selection) -> tuple[OrganizerGroup, ...]:
    """The sets of organizers of the selection's events, by their ids; each event is in one."""
    allowed, period = candidates(dataset, selection), (selection.since, selection.until)
    reports, incidents = report_arrays(dataset), incident_arrays(dataset)
    sets = organizer_sets(dataset)
    keys = tuple(_key(organizers) for organizers in sets.values)
    there = np.zeros(len(sets.codes), dtype=bool)
    there[reports.event[allowed.usable(*period)]] = True
    there[incidents.event[allowed.incidents_in(*period)]] = True
    code = {key: code for code, key in enumerate(keys)}

    def narrowed(key: str) -> Selection:
        return _narrowed(dataset, selection, key.split(), there & (sets.codes == code[key]))

    made = grouped(
        dataset,
        selection,
        TextColumn(sets.codes[reports.event], keys),
        narrowed,
        known=known_groups(dataset, selection, TextColumn(sets.codes[incidents.event], keys)),
    )
    groups = [replace(group, key=tuple(group.key[0].split())) for group in made.groups]
    return tuple(OrganizerGroup(group, *_largest(dataset, group)) for group in groups)


def _key(organizers: Organizers) -> str:
    """The ids of a set in one string: no id holds a blank."""
    return " ".join(sorted(organizers))


def _narrowed(
    dataset: Dataset, selection: Selection, organizers: list[str], events: Truths
) -> Selection:
    """The same choice for the events of exactly these organizers.

    Those of one organizer alone are what "only" lets through; those of two are no other choice
    than their names.
    """
    if len(organizers) == 1:
        return replace(selection, organizers=tuple(organizers), organizer_match="only")
    return replace(selection, events=tuple(event_arrays(dataset).chosen(events)))


def _largest(dataset: Dataset, group: Group) -> tuple[str, float | None]:
    """The event with the largest low, and its share of the group's low."""
    if not group.figure.low:
        return "", None
    allowed = candidates(dataset, group.selection)
    usable = allowed.usable(group.selection.since, group.selection.until)
    figures = figures_of_events(dataset, allowed.says, usable)
    low = int(figures.low.max())
    largest = int(figures.number[figures.low == low].min())
    return event_arrays(dataset).ids[largest].as_py(), low / group.figure.low
