"""python -m bench.counting_process FOLDER [rule]: what counting the tables there costs.

A line of JSON for each step: `seconds` of the processor, `megabytes`, the most that was resident at
once up to then, and `resident`, those that are after it. A filter is the figure with everything
said beside it, and what the slider plays. With `rule` the last step has the rule in Python count
every event by itself; `same` says whether the figure is that of the columns.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from incidents.counting.count import count
from incidents.counting.groups import by_month, by_region
from incidents.counting.select import candidates, rule_reports
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.rule.figure import Figure, add, event_figure
from incidents.selection import Selection
from incidents.slider.timeline import timeline

Made = TypeVar("Made")

FILTERS = {
    "period": Selection(since=date(2018, 3, 1), until=date(2021, 5, 6)),
    "region": Selection(regions=("KZ-75", "KZ-27")),
    "organizer": Selection(organizers=("movement-a",)),
}
"""Filters that leave what was asked of the reports as it is."""

ASKED = {
    "basis": Selection(bases=("media", "eyewitness")),
    "voice": Selection(voices=("afp", "rferl")),
    "review": Selection(review="full_text"),
}
"""Filters that ask other reports, and so every event anew."""


def main(folder: str, *, rule: bool) -> None:
    dataset = _told("read", lambda: read_dataset(Path(folder)).dataset)
    all_of_it = _told("first", lambda: count(dataset, Selection()))
    _told("slider", lambda: timeline(dataset, Selection()))
    place = _place_with_most(dataset)
    for name, selection in {**FILTERS, "place": Selection(places=(place,))}.items():
        _told(name, lambda selection=selection: _filter(dataset, selection))
    for name, selection in ASKED.items():
        _told(name, lambda selection=selection: _filter(dataset, selection))
    again = Selection(bases=ASKED["basis"].bases, until=date(2021, 5, 6))
    _told("asked before", lambda: _filter(dataset, again))
    _told("regions", lambda: by_region(dataset, Selection()))
    _told("months", lambda: by_month(dataset, Selection()))
    _told("read again", lambda: read_dataset(Path(folder)))
    if rule:
        by_the_rule = _told("rule", lambda: _by_the_rule(dataset))
        print(json.dumps({"same": all_of_it.figure == by_the_rule}))


def _filter(dataset: Dataset, selection: Selection) -> None:
    count(dataset, selection)
    timeline(dataset, selection)


def _place_with_most(dataset: Dataset) -> str:
    return str(dataset.incidents["resolved_place_id"].value_counts().index[0])


def _by_the_rule(dataset: Dataset) -> Figure:
    usable = candidates(dataset, Selection()).reports
    return add(map(event_figure, rule_reports(usable, dataset, measure="people").values()))


def _told(step: str, work: Callable[[], Made]) -> Made:
    start = time.process_time()
    made = work()
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"step": step, "seconds": seconds, "megabytes": most, "resident": _resident()}
    print(json.dumps(found), flush=True)
    return made


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main(sys.argv[1], rule="rule" in sys.argv[2:])
