"""Parts of the tables lie on the shared storage whole, and hold each event once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from incidents.dataset.dataset import Dataset
from incidents.dataset.part import cut_out
from incidents.engine import written_parts
from incidents.engine.written_parts import are_whole, read_part, write_parts
from tests.project_tables import released_dataset


@pytest.fixture(scope="module")
def dealt() -> list[Sequence[str]]:
    events = sorted(released_dataset().events["event_id"])
    return [events[0::3], events[1::3], events[2::3], []]


@pytest.fixture
def folder(tmp_path: Path, dealt: list[Sequence[str]]) -> Path:
    folder = tmp_path / "parts" / "these"
    write_parts(released_dataset(), folder, dealt)
    return folder


@pytest.mark.parametrize("part", range(4))
def test_a_part_comes_back_as_it_was_cut_out(
    part: int, folder: Path, dealt: list[Sequence[str]]
) -> None:
    found, cut = read_part(folder, part), cut_out(released_dataset(), tuple(dealt[part]))

    assert {name: (rows.schema, rows.to_pylist()) for name, rows in found.tables.items()} == {
        name: (rows.schema, rows.to_pylist()) for name, rows in cut.tables.items()
    }
    assert found.holds == cut.holds
    assert not found.is_saved


def test_two_parts_are_never_the_same_tables(folder: Path) -> None:
    assert read_part(folder, 0).digest != read_part(folder, 1).digest


@pytest.mark.parametrize("name", ["reports.parquet", "parts.json"])
def test_a_folder_in_which_a_file_is_cut_off_or_gone_is_not_whole(folder: Path, name: str) -> None:
    assert are_whole(folder)

    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:-20])
    assert not are_whole(folder)

    (folder / name).unlink()
    assert not are_whole(folder)


def test_what_cannot_be_written_whole_leaves_nothing(
    tmp_path: Path, dealt: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(dataset: Dataset, events: tuple[str, ...]) -> Dataset:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(written_parts, "cut_out", full)
    with pytest.raises(OSError, match="No space left"):
        write_parts(released_dataset(), tmp_path / "parts" / "these", dealt)

    assert [*(tmp_path / "parts").iterdir()] == []


def test_the_folders_that_were_used_last_are_kept(
    tmp_path: Path, dealt: list[Sequence[str]]
) -> None:
    for name in "abcde":
        write_parts(released_dataset(), tmp_path / "parts" / name, dealt[3:])

    assert len([*(tmp_path / "parts").iterdir()]) == 3
    assert are_whole(tmp_path / "parts" / "e")
