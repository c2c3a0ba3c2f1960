"""What is said at each position of a scene's slider: its own title, words, reports and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Scene, query_of
from incidents.counting.count import Count
from incidents.dataset.index import event_days, report_days
from incidents.dataset.memo import memoised
from incidents.languages.language import Language

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

MOST_POSITIONS = 120
"""A table with more of them is played without their words: each is counted by itself."""


def positions_of(
    shown: Shown, counted: Count, table: Mapping[str, Any], discretion: Discretion
) -> list[tuple[int, Shown]]:
    """The positions from which on other words hold, by day, as (day from the table's first, what
    is shown there); none where there are too many, or where there is one day alone.

    `counted` is what the table plays over. A position of a table by events is an event with all
    its words. The days from one change to the next share what is said of them and not their
    dates: of another table, `title`, `when`, `sentence` and `filters` hold on the first day alone.
    """
    if table["first"] == table["last"]:
        return []
    by_events = table["mode"] == "event"
    days = _days_of_events(table) if by_events else _days_of_change(shown, counted, table)
    if len(days) > MOST_POSITIONS:
        return []
    return [(day, _shown_at(day, shown, counted, table, discretion)) for day in sorted(days)]


def _days_of_events(table: Mapping[str, Any]) -> dict[int, int]:
    """The first day of each event and its last; of several with one first day, the last one's."""
    return {first: last for first, last, *_ in table["events"]}


def _days_of_change(shown: Shown, counted: Count, table: Mapping[str, Any]) -> set[int]:
    """The days on which a report comes into the period of a position, goes out of it, or begins
    or ends to reach beyond it; also an event that is told beside the figure."""
    origin, end = (date.fromisoformat(table[day]).toordinal() for day in ("first", "last"))
    known = report_days(shown.speaker.dataset)
    found: set[int] = set()
    events = event_days(shown.speaker.dataset)
    runs = [known[report_id] for report_id in (*counted.reports, *counted.longer)]
    runs += [events[event_id] for event_id in counted.other_contexts]
    for run in runs:
        days = {day - origin for day in run}
        found |= days
        if table["mode"] == "window":
            found |= {day + table["window_days"] for day in days}
    return {day for day in found if 0 <= day <= end - origin}


def _shown_at(
    day: int, shown: Shown, counted: Count, table: Mapping[str, Any], discretion: Discretion
) -> Shown:
    first = date.fromisoformat(table["first"]).toordinal()
    since, until = first, first + day
    if table["mode"] == "event":
        since, until = first + day, first + _days_of_events(table)[day]
    elif table["mode"] == "window":
        since = max(first, until - table["window_days"] + 1)
    period = replace(
        counted.selection, since=date.fromordinal(since), until=date.fromordinal(until)
    )
    scene = Scene("map", query_of(period), view=shown.scene.view)
    return _counted(shown.speaker.dataset, scene, shown.speaker.language, discretion)


@memoised(at_most=400)
def _counted(dataset: Dataset, scene: Scene, language: Language, discretion: Discretion) -> Shown:
    """Kept for the next briefing: the events of the whole table are in each of them."""
    return show_scene(scene, dataset, language, discretion)
