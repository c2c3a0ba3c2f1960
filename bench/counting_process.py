"""python -m bench.counting_process FOLDER [rule]: what counting the tables there costs.

A line of JSON for each step: `seconds` of the processor and `passed` by the clock, `megabytes`, the
most that was resident at once up to then, and `resident`, those that are after it. A filter is the
figure with everything said beside it, and what the slider plays, for several choices of its kind:
`seconds` is their median, `first` what the first of them took. With `rule` the last step has the
rule in Python count every event by itself; `same` says whether the figure is that of the columns.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from bench.process_memory import peak_megabytes, resident_megabytes
from incidents.counting.count import count
from incidents.counting.groups import by_month, by_region
from incidents.counting.select import candidates, rule_reports
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.rule.figure import Figure, add, event_figure
from incidents.selection import Selection
from incidents.slider.timeline import timeline

Made = TypeVar("Made")

PERIODS = (
    (date(2018, 3, 1), date(2021, 5, 6)),
    (date(2016, 2, 3), date(2021, 8, 9)),
    (date(2019, 6, 7), date(2023, 1, 2)),
    (date(2017, 11, 12), date(2022, 3, 4)),
    (date(2020, 5, 6), date(2025, 7, 8)),
)
"""Of three to six years of the ten."""

FILTERS = {
    "period": [Selection(since=since, until=until) for since, until in PERIODS],
    "region": [
        Selection(regions=regions)
        for regions in (("KZ-75", "KZ-27"), ("KZ-71",), ("KZ-79",), ("KZ-39", "KZ-55"), ("KZ-63",))
    ],
    "organizer": [Selection(organizers=(f"movement-{letter}",)) for letter in "abcde"],
}
"""Filters that leave what was asked of the reports as it is."""

ASKED = {
    "basis": Selection(bases=("media", "eyewitness")),
    "voice": Selection(voices=("afp", "rferl")),
    "review": Selection(review="full_text"),
}
"""Filters that ask other reports, and so every event anew."""

MOST_PLACES = 5
"""So many places, those with the most incidents, are chosen one after the other."""


def main(folder: str, *, rule: bool) -> None:
    dataset = _told("read", lambda: read_dataset(Path(folder)).dataset)
    all_of_it = _told("first", lambda: count(dataset, Selection()))
    _told("slider", lambda: timeline(dataset, Selection()))
    places = [Selection(places=(place,)) for place in _places_with_most(dataset)]
    for name, selections in {**FILTERS, "place": places}.items():
        _tell_filters(name, dataset, selections)
    for name, selection in ASKED.items():
        _tell_filters(name, dataset, [selection])
    bases = ASKED["basis"].bases
    again = [Selection(bases=bases, since=since, until=until) for since, until in PERIODS]
    _tell_filters("asked before", dataset, again)
    _told("regions", partial(by_region, dataset, Selection()))
    _told("months", partial(by_month, dataset, Selection()))
    _told("read again", lambda: read_dataset(Path(folder)))
    if rule:
        by_the_rule = _told("rule", lambda: _by_the_rule(dataset))
        print(json.dumps({"same": all_of_it.figure == by_the_rule}))


def _places_with_most(dataset: Dataset) -> list[str]:
    counts = dataset.incidents["resolved_place_id"].value_counts()
    return [str(place) for place in counts.index[:MOST_PLACES]]


def _tell_filters(step: str, dataset: Dataset, selections: Sequence[Selection]) -> None:
    """Asks for one after the other, none of which was asked for before."""
    seconds = []
    for selection in selections:
        start = time.process_time()
        count(dataset, selection)
        timeline(dataset, selection)
        seconds.append(time.process_time() - start)
    _tell(step, seconds=median(seconds), first=seconds[0])


def _by_the_rule(dataset: Dataset) -> Figure:
    usable = candidates(dataset, Selection()).reports
    return add(map(event_figure, rule_reports(usable, dataset, measure="people").values()))


def _told(step: str, work: Callable[[], Made]) -> Made:
    start, clock = time.process_time(), time.perf_counter()
    made = work()
    _tell(step, seconds=time.process_time() - start, passed=time.perf_counter() - clock)
    return made


def _tell(step: str, **measured: float) -> None:
    found = {
        "step": step,
        "megabytes": peak_megabytes(),
        "resident": resident_megabytes(),
        **measured,
    }
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], rule="rule" in sys.argv[2:])
