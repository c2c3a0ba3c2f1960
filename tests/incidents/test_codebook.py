"""The examples of the codebook's chapter on other lists count as it says that they do."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from incidents.__main__ import main
from tests.incidents.conftest import DATA, Tables

CHAPTER = "## If your list has ...\n"
FIRST_COLUMNS = {"incident_id": "incidents", "report_id": "reports"}


def chapter() -> dict[str, str]:
    """The sections of the chapter by their headings."""
    text = (DATA / "README.md").read_text(encoding="utf-8").partition(CHAPTER)[2]
    _, *parts = re.split(r"^### (.*)\n", text.partition("\n## ")[0], flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


SECTIONS = chapter()
# To be taken off once an incident of a region holds those of its towns.
WAITS: set[str] = set()
each_section = pytest.mark.parametrize(
    "section",
    [
        pytest.param(
            name,
            marks=pytest.mark.xfail(strict=True, raises=AssertionError) if name in WAITS else (),
        )
        for name in SECTIONS
    ],
)


def examples(section: str) -> list[list[dict[str, str]]]:
    """The tables of a section, the list as it came first."""
    found = re.findall(r"^```csv\n(.*?)^```", SECTIONS[section], re.MULTILINE | re.DOTALL)
    return [list(csv.DictReader(io.StringIO(table), strict=True)) for table in found]


def written(section: str, folder: Path) -> Path:
    """A folder of tables with the rows of a section, its event, origins and sources."""
    tables = Tables(folder)
    _, *shown = examples(section)
    rows = {FIRST_COLUMNS[next(iter(table[0]))]: table for table in shown}
    days = [
        row[end] for table in rows.values() for row in table for end in ("date_first", "date_last")
    ]
    event = rows["incidents"][0]["event_id"]
    tables.add("events", event_id=event, date_first=min(days), date_last=max(days))
    for row in rows["incidents"]:
        tables.add("incidents", **row)
    for row in rows["reports"]:
        source = f"{row['origin_id']}-{row['report_id']}"
        tables.add("reports", **row, source_id=source)
        tables.add("sources", source_id=source)
    for origin in {row["origin_id"] for row in rows["reports"]}:
        tables.add("origins", origin_id=origin, voice_id=origin)
    return tables.write()


def test_the_chapter_has_an_example_for_each_kind_of_list() -> None:
    assert list(SECTIONS) == [
        "one row a person",
        "nights over two days",
        "a region beside its towns",
        '"nationwide"',
        "running totals",
        "several towns in a cell",
        "arrests in the column of crowd sizes",
    ]
    assert [len(examples(section)) for section in SECTIONS] == [3] * len(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_check_finds_no_problem_in_the_rows_of_the_chapter(
    section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", str(written(section, tmp_path)))

    assert main(["check"]) == 0, capsys.readouterr().out


@each_section
def test_the_rows_of_the_chapter_count_as_it_says(
    section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", str(written(section, tmp_path)))
    (counted,) = re.findall(r"^Counts as .*: `(.*)`\.$", SECTIONS[section], re.MULTILINE)

    assert main(["count"]) == 0

    assert counted in capsys.readouterr().out
