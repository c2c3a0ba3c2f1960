"""python -m bench.counting_process FOLDER: what reading and counting the tables there costs.

A line of JSON for each step: `seconds` of the processor, and `megabytes`, the most that was
resident at once up to then. The last step has the rule in Python count every event by itself;
`same` says whether the figure is that of the step before.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from incidents.counting.count import total
from incidents.counting.groups import by_month, by_region
from incidents.counting.select import candidates, rule_reports
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.rule.figure import Figure, add, event_figure
from incidents.selection import Selection

Made = TypeVar("Made")


def main(folder: str) -> None:
    dataset = _told("read", lambda: read_dataset(Path(folder)).dataset)
    usable = _told("select", lambda: candidates(dataset, Selection()).reports)
    in_columns = _told("columns", lambda: total(usable, dataset, measure="people"))
    _told("regions", lambda: by_region(dataset, Selection()))
    _told("months", lambda: by_month(dataset, Selection()))
    by_the_rule = _told("rule", lambda: _by_the_rule(dataset))
    print(json.dumps({"same": in_columns == by_the_rule}))


def _by_the_rule(dataset: Dataset) -> Figure:
    usable = candidates(dataset, Selection()).reports
    return add(map(event_figure, rule_reports(usable, dataset, measure="people").values()))


def _told(step: str, work: Callable[[], Made]) -> Made:
    start = time.process_time()
    made = work()
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"step": step, "seconds": seconds, "megabytes": most}), flush=True)
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
