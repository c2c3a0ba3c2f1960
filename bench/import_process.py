"""One step of checking or importing, alone in its process: rows, seconds of the processor, peak of
memory, as JSON.

`python -m bench.import_process check FOLDER` and `import FOLDER LIST` are ours, `pandas FILE` and
`frictionless FILE` the peers: what reads a table, and what checks it against its schema.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents.importing.plan import Plan


def _check(folder: str) -> int:
    from incidents.dataset.dataset import read_dataset
    from incidents.dataset.findings import check

    reading = read_dataset(Path(folder))
    check(reading)
    return sum(map(len, reading.tables.values()))


def _import(folder: str, file: str) -> int:
    plan = _planned(folder, file)
    assert plan.sound > 0.99 * plan.proposal.read, plan.problems[:3]
    return plan.proposal.read


def _planned(folder: str, file: str) -> Plan:
    from incidents.changes.folder_store import FolderStore
    from incidents.changes.review import reviewed
    from incidents.importing.incoming_file import read_path
    from incidents.importing.plan import Choices, make_plan

    before = reviewed(FolderStore(Path(folder)).snapshot())
    return make_plan(read_path(Path(file))[0], before, Choices())


def _consequence(folder: str, file: str) -> int:
    plan = _planned(folder, file)
    assert plan.review.totals
    return plan.proposal.read


def _pandas(file: str) -> int:
    import pandas as pd

    return sum(len(pd.read_csv(one, low_memory=False)) for one in _tables(Path(file)))


def _frictionless(file: str) -> int:
    import frictionless

    path = Path(file)
    with frictionless.system.use_context(trusted=True):  # the path is an absolute one
        report = frictionless.validate(str(path / "datapackage.json" if path.is_dir() else path))
    assert report.tasks, report.errors
    return sum(one.read_bytes().count(b"\n") - 1 for one in _tables(path))


def _tables(path: Path) -> list[Path]:
    return sorted(path.glob("*.csv")) if path.is_dir() else [path]


STEPS: dict[str, Callable[..., int]] = {
    "check": _check,
    "import": _import,
    "consequence": _consequence,
    "pandas": _pandas,
    "frictionless": _frictionless,
}


def main(step: str, *arguments: str) -> None:
    rows = STEPS[step](*arguments)
    # Not getrusage(): its peak begins with that of the process that started this one.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert peak
    found = {"rows": rows, "seconds": time.process_time(), "memory_mb": int(peak[1]) / 1024}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
