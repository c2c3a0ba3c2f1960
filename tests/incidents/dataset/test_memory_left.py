"""What is left of the memory is known before something is made, and told while there is room."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.dataset.memory_left import LEAST, memory_left

PROJECT = Path(__file__).parents[3]

MACHINE = "MemTotal: 4000 kB\nMemFree: 100 kB\nMemAvailable: 2000 kB\nHugePages_Total: 0\n"
OF_FILES = "anon 7\nfile 900\ninactive_file 300\nactive_file 200\n"


@pytest.fixture
def process(tmp_path: Path) -> Path:
    """/proc of a machine without groups."""
    (tmp_path / "proc" / "self").mkdir(parents=True)
    (tmp_path / "proc" / "meminfo").write_text(MACHINE)
    return tmp_path / "proc"


@pytest.fixture
def groups(tmp_path: Path, process: Path) -> Path:
    """/sys/fs/cgroup with this process two groups deep."""
    (process / "self" / "cgroup").write_text("4:memory:/old\n0::/system.slice/detentions.service\n")
    (tmp_path / "groups" / "system.slice" / "detentions.service").mkdir(parents=True)
    return tmp_path / "groups"


def hold(group: Path, most: str, used: int) -> None:
    (group / "memory.max").write_text(f"{most}\n")
    (group / "memory.current").write_text(f"{used}\n")
    (group / "memory.stat").write_text(OF_FILES)


def test_without_groups_it_is_what_the_machine_has(process: Path, tmp_path: Path) -> None:
    assert memory_left(process, tmp_path / "none") == 2000 * 1024


@pytest.mark.parametrize("limited", [".", "system.slice", "system.slice/detentions.service"])
def test_a_group_leaves_its_limit_without_what_is_used_copies_of_files_aside(
    process: Path, groups: Path, limited: str
) -> None:
    for group in ("system.slice", "system.slice/detentions.service"):
        hold(groups / group, "max", 10_000)
    hold(groups / limited, "9000", 8000)

    assert memory_left(process, groups) == 9000 - 8000 + 300 + 200


def test_a_group_in_a_machine_that_is_full_leaves_what_the_machine_has(
    process: Path, groups: Path
) -> None:
    hold(groups / "system.slice", str(10**12), 0)

    assert memory_left(process, groups) == 2000 * 1024


@pytest.mark.parametrize("told", ["", "MemAvailable: many kB\n", "MemFree: 3 kB\n"])
def test_a_system_that_tells_nothing_leaves_as_much_as_one_wants(
    process: Path, groups: Path, told: str
) -> None:
    (process / "meminfo").write_text(told)

    assert memory_left(process, groups) == math.inf


def test_this_machine_tells_how_much_is_left() -> None:
    assert 0 < memory_left() < math.inf


WITHIN_A_LIMIT = """
import gc, resource, sys
from pathlib import Path
from incidents.counting.count import count
from incidents.dataset import memory_left
from incidents.selection import Selection
from tests.project_tables import project_dataset

dataset, memory_left.SECONDS = project_dataset(), 1e-9
before = count(dataset, Selection()).figure.low
pages = int(Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
try:
    count(dataset, Selection(bases=("media",)))
except MemoryError as error:
    print(error, count(dataset, Selection()).figure.low == before)
else:
    print("counted")
"""


def within(room: int) -> str:
    """What a process prints that may have so many bytes more than it has."""
    asked = [sys.executable, "-c", WITHIN_A_LIMIT, str(room)]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_nothing_is_begun_for_which_there_is_no_room_and_what_was_made_is_kept() -> None:
    told = re.fullmatch(r"(\d+) MiB are left True", within(LEAST // 2))

    assert told and 0 <= int(told[1]) < LEAST / 2**20


def test_where_there_is_room_everything_is_made() -> None:
    assert within(32 * LEAST) == "counted"
