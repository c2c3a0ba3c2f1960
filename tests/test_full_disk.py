"""Where nothing more can be written to the disk, readers get what they ask for all the same."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from incidents.dataset.read_version import read_version
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA
from tests.incidents.export.exporting import SEED, sheets, written
from tests.project_tables import project_dataset

PROJECT = Path(__file__).parents[1]

NO_ROOM = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
"""The system refuses each byte that the process writes into a file."""


def without_room(program: str) -> str:
    """What a program prints that can write no file."""
    ran = subprocess.run(
        [sys.executable, "-c", NO_ROOM + program],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_no_file_can_be_written_there() -> None:
    with pytest.raises(AssertionError, match="No usable temporary directory"):
        without_room("import tempfile; tempfile.TemporaryFile(buffering=0).write(b'x')")


def test_a_kept_version_is_read() -> None:
    dataset = read_version(PROJECT_DATA, "1.0.0")
    assert dataset is not None

    told = without_room(
        "from incidents.dataset.read_version import read_version\n"
        "from incidents.tables.schema import PROJECT_DATA\n"
        "print(read_version(PROJECT_DATA, '1.0.0').digest)"
    )

    assert told == dataset.digest


@pytest.mark.parametrize("selection", [SEED, Selection()], ids=["an event", "everything"])
def test_a_workbook_has_the_same_cells(selection: Selection) -> None:
    query = "SEED" if selection is SEED else "Selection()"

    told = without_room(
        "from hashlib import sha256\n"
        "from incidents.selection import Selection\n"
        "from tests.incidents.export.exporting import SEED, sheets, written\n"
        "from tests.project_tables import project_dataset\n"
        f"cells = sheets(written('xlsx', {query}, project_dataset()))\n"
        "print(sha256(repr(cells).encode()).hexdigest())"
    )

    cells = sheets(written("xlsx", selection, project_dataset()))
    assert told == sha256(repr(cells).encode()).hexdigest()
