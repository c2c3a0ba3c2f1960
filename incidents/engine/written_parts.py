"""The tables in parts of whole events, as Parquet in a folder that the workers of a cluster see.

An incident, a report and what holds or replaces what never leave their event, so each part is
counted like the whole (`incidents.dataset.part`). Every table is one file with a group of rows for
each part. A folder is written once for each state of the tables and of the code, whole or not at
all.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.types as types

from geo.project_data import LOCALE
from incidents.dataset.dataset import Dataset
from incidents.dataset.kept_copy import CODE, UNFINISHED, code_and_gazetteer, remove_others
from incidents.dataset.part import cut_out, places_of_whole
from incidents.tables.compact import as_texts, compact

FACTS, HOLDS = "parts.json", "holds"

WHOLE = ("coverage", "considered", "readings")
"""Tables that each part has whole, as `part_of` leaves them."""

KEPT = 3
"""Folders of parts that stay, the last ones used: those of the tables now, before, and of another
app on the same storage."""


CODE_THAT_COUNTS = (
    *CODE,
    *(
        "incidents/engine",
        "incidents/counting",
        "incidents/words",
        "incidents/sheets",
        "incidents/export",
    ),
)
"""Folders of the code whose answers are taken from a worker."""


@cache
def code_that_counts() -> str:
    """A digest of the code that both this process and the workers run, of the gazetteer and of the
    words in other languages; made once a process."""
    digest = hashlib.sha256(code_and_gazetteer(CODE_THAT_COUNTS).encode())
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.mo")):
        digest.update(f"{path.parts[-3]} ".encode() + path.read_bytes())
    return digest.hexdigest()


def write_parts(dataset: Dataset, folder: Path, events: Iterable[Sequence[str]]) -> None:
    """Writes a part for each of these lists of events; OSError where that fails, and then there is
    no such folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.parent))
    try:
        unfinished.chmod(0o755)  # workers may be other users
        plain = {name: _plain(table) for name, table in dataset.tables.items()}
        with ExitStack() as files:
            written: dict[str, pq.ParquetWriter] = {}
            for ids in events:
                part = cut_out(dataset, tuple(ids))
                rows = {name: as_texts(table) for name, table in part.tables.items()}
                rows[HOLDS] = _holds_as_rows(part.holds)
                for name, table in rows.items():
                    if name not in written:
                        writer = pq.ParquetWriter(_file(unfinished, name), table.schema)
                        written[name] = files.enter_context(writer)
                    elif name in WHOLE:
                        continue
                    written[name].write_table(table, row_group_size=max(1, len(table)))
        sizes = {path.name: path.stat().st_size for path in unfinished.iterdir()}
        facts = {"plain": plain, "sizes": sizes, "version": dataset.version}
        facts["places"] = sorted(places_of_whole(dataset))
        (unfinished / FACTS).write_text(json.dumps(facts), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
        remove_others(folder, KEPT)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def are_whole(folder: Path) -> bool:
    """Whether parts lie there, with every byte that was written."""
    try:
        sizes: Mapping[str, int] = _facts(folder)["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, LookupError):
        return False


def read_part(folder: Path, part: int) -> Dataset:
    """The part with this number as a data set; OSError or ArrowException where it is not whole."""
    facts = _facts(folder)
    tables, plain = {}, facts["plain"]
    for name in plain:
        with pq.ParquetFile(_file(folder, name)) as file:
            rows = file.read_row_group(0 if name in WHOLE else part)
        tables[name] = compact(rows, plain[name])
    with pq.ParquetFile(_file(folder, HOLDS)) as file:
        holds = file.read_row_group(part).to_pylist()
    return Dataset(
        folder=folder,
        version=facts["version"],
        digest=f"{folder.name}-{part}",
        tables=tables,
        holds={row["incident_id"]: frozenset(row["held"]) for row in holds},
        whole_places=frozenset(facts["places"]),
    )


def _holds_as_rows(holds: Mapping[str, Iterable[str]]) -> pa.Table:
    rows = {"incident_id": [*holds], "held": [sorted(held) for held in holds.values()]}
    texts = pa.large_string()
    return pa.table(rows, schema=pa.schema({"incident_id": texts, "held": pa.list_(texts)}))


def _plain(table: pa.Table) -> list[str]:
    """The columns whose texts stand as they are."""
    return [field.name for field in table.schema if not types.is_dictionary(field.type)]


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.parquet"


def _facts(folder: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    return facts
