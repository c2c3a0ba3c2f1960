"""One way of checking or importing, alone in its process: a line of JSON for each step of it with
rows, and seconds of the processor and peak of memory up to then.

`python -m bench.import_process check FOLDER` and `import FOLDER LIST` are ours; an import has two
steps, its review and every total that it moves. `pandas FILE` and `frictionless FILE` are the
peers: what reads a table, and what checks it against its schema.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.process_memory import peak_megabytes


def _check(folder: str) -> Iterator[int]:
    from incidents.dataset.dataset import read_dataset
    from incidents.dataset.findings import check

    reading = read_dataset(Path(folder))
    check(reading)
    yield sum(map(len, reading.tables.values()))


def _import(folder: str, file: str) -> Iterator[int]:
    from incidents.changes.folder_store import FolderStore
    from incidents.changes.review import reviewed
    from incidents.importing.plan import Choices, make_plan
    from incidents.incoming.incoming_file import read_path

    before = reviewed(FolderStore(Path(folder)).snapshot())
    plan = make_plan(read_path(Path(file))[0], before, Choices())
    assert plan.sound > 0.99 * plan.proposal.read, plan.problems[:3]
    yield plan.proposal.read
    assert plan.review.totals
    yield plan.proposal.read


def _pandas(file: str) -> Iterator[int]:
    import pandas as pd

    yield sum(len(pd.read_csv(one, low_memory=False)) for one in _tables(Path(file)))


def _frictionless(file: str) -> Iterator[int]:
    import frictionless

    path = Path(file)
    with frictionless.system.use_context(trusted=True):  # the path is an absolute one
        report = frictionless.validate(str(path / "datapackage.json" if path.is_dir() else path))
    assert report.tasks, report.errors
    yield sum(one.read_bytes().count(b"\n") - 1 for one in _tables(path))


def _tables(path: Path) -> list[Path]:
    return sorted(path.glob("*.csv")) if path.is_dir() else [path]


WAYS: dict[str, Callable[..., Iterator[int]]] = {
    "check": _check,
    "import": _import,
    "pandas": _pandas,
    "frictionless": _frictionless,
}


def main(way: str, *arguments: str) -> None:
    for rows in WAYS[way](*arguments):
        found = {"rows": rows, "seconds": time.process_time(), "memory_mb": peak_megabytes()}
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
