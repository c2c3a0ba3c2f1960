"""python -m bench.export_process FOLDER FORMAT...: what exporting all incidents there costs.

A line of JSON for reading, one for what every format starts from, then one for each format,
written in a process of its own, so that its memory is its own too: that of what it starts from
and of what it adds. `megabytes` is the most that was resident at once up to then.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.process_memory import peak_megabytes, resident_megabytes
from incidents.dataset.dataset import read_dataset
from incidents.export.formats import FORMATS
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.sheets.selection_content import Taking, take
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker


def main(folder: str, *formats: str) -> None:
    reading, cost = _timed(lambda: read_dataset(Path(folder)))
    _tell(cost)
    names = PlaceNames(reading.dataset)
    speaker = Speaker(reading.dataset, Language(), names)
    taking, cost = _timed(lambda: take(speaker, Selection()))
    _tell(cost)
    for name in formats:
        # Forked, so that nothing is read or counted again.
        with ProcessPoolExecutor(
            1, mp_context=get_context("fork"), initializer=_keep, initargs=(taking,)
        ) as pool:
            _tell(pool.submit(_write, name).result())


def _timed(work: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    """What the work gives, and what it cost."""
    start = time.perf_counter()
    made = work()
    seconds = time.perf_counter() - start
    memory = {"megabytes": peak_megabytes(), "resident": resident_megabytes()}
    return made, {"seconds": seconds, **memory}


_kept: list[Taking] = []


def _keep(taking: Taking) -> None:
    _kept.append(taking)


def _write(name: str) -> dict[str, float]:
    # In parts, as a file is written: what all of them together take is the disk's matter.
    size, cost = _timed(lambda: sum(len(part) for part in FORMATS[name].parts(_kept[0])))
    return {**cost, "rows": len(_kept[0].incidents.rows), "bytes": size}


def _tell(cost: dict[str, float]) -> None:
    print(json.dumps(cost), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
