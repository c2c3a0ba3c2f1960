"""`python -m incidents release`: keeps the tables as a version that links can name for good."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from incidents.dataset.dataset import data_folder, read_dataset
from incidents.dataset.findings import check
from incidents.dataset.versions import (
    CHANGELOG,
    BrokenVersion,
    differing,
    has_entry,
    is_later,
    is_version,
    number,
    released,
    write_version,
)


def add_parser(commands: Any) -> None:
    """Adds `release`."""
    parser = commands.add_parser(
        "release",
        help="keep the tables as the version that datapackage.json names",
        description="Keeps the tables, people.csv aside, in versions/ of their folder, so that a "
        "link made now can be compared with later tables.",
    )
    parser.add_argument("folder", nargs="?", type=Path, help="the project's own if not given")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Keeps the version and says where; 1 and the reason where it must not be released."""
    folder = arguments.folder or data_folder()
    if not folder.is_dir():
        print(f"there is no folder {folder}")
        return 1
    reading = read_dataset(folder)
    version = reading.dataset.version
    problems = check(reading).problems
    if problems:
        print(*problems, sep="\n")
        print("not released: the tables have problems")
        return 1
    try:
        reason = refusal(folder, version)
        if not reason and version in released(folder):
            print(f"version {version} is released already, with these tables")
            return 0
    except BrokenVersion as broken:
        reason = str(broken)
    if reason:
        print(f"not released: {reason}")
        return 1
    path = write_version(folder, version)
    print(f"released {version}: {path}, {path.stat().st_size:,} bytes")
    return 0


def refusal(folder: Path, version: str) -> str:
    """Why the tables of the folder must not be released as this version; empty if they may."""
    if not is_version(version):
        return f"the version in datapackage.json is {version!r}, wanted a text such as 1.0.0"
    if changed := differing(folder, version):
        return f"{', '.join(changed)} differ from version {version}: raise the version"
    if not has_entry(folder, version):
        return f"{CHANGELOG} has no entry '## {version}': say in it what changed"
    later = [other for other in released(folder) if is_later(folder, other, version)]
    if not later:
        return ""
    if number(version) and number(later[-1]):
        return f"{later[-1]} is released already, which is higher than {version}"
    return (
        f"{later[-1]} is released already, and {CHANGELOG} has its entry above that of {version}: "
        "the last release stands first"
    )
