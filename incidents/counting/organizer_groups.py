"""Figures by the set of organizers, so that an event of two is drawn once and not in both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.counting.count import event_figures
from incidents.counting.groups import Group, grouped, known_groups
from incidents.counting.organizers import Organizers, organizer_sets, organizers_of_events
from incidents.counting.select import candidates, in_period, touching
from incidents.dataset.table_arrays import TextColumn, incident_arrays, report_arrays
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
    allowed = candidates(dataset, selection)
    since, until = selection.since, selection.until
    usable = in_period(allowed.reports, since, until)
    incidents = touching(allowed.incidents, since, until)
    sets = organizers_of_events(dataset)
    by_number = organizer_sets(dataset)
    keys = tuple(_key(organizers) for organizers in by_number.values)
    of_incidents = TextColumn(by_number.codes[incident_arrays(dataset).event], keys)
    events: dict[str, set[str]] = defaultdict(set)
    for event in {*usable["event_id"].to_list(), *incidents["event_id"].to_list()}:
        events[_key(sets[event])].add(event)
    made = grouped(
        dataset,
        selection,
        TextColumn(by_number.codes[report_arrays(dataset).event], keys),
        lambda key: _narrowed(selection, key.split(), events[key]),
        known=known_groups(dataset, selection, of_incidents),
    )
    groups = [replace(group, key=tuple(group.key[0].split())) for group in made.groups]
    return tuple(OrganizerGroup(group, *_largest(dataset, group)) for group in groups)


def _key(organizers: Organizers) -> str:
    """The ids of a set in one string: no id holds a blank."""
    return " ".join(sorted(organizers))


def _narrowed(selection: Selection, organizers: list[str], events: set[str]) -> Selection:
    """The same choice for the events of exactly these organizers.

    Those of one organizer alone are what "only" lets through; those of two are no other choice
    than their names.
    """
    if len(organizers) == 1:
        return replace(selection, organizers=tuple(organizers), organizer_match="only")
    return replace(selection, events=tuple(sorted(events)))


def _largest(dataset: Dataset, group: Group) -> tuple[str, float | None]:
    """The event with the largest low, and its share of the group's low."""
    if not group.figure.low:
        return "", None
    lows = {
        event: figure.low or 0 for event, figure in event_figures(dataset, group.selection).items()
    }
    largest = max(lows, key=lambda event: lows[event])
    return largest, lows[largest] / group.figure.low
