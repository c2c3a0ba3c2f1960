"""Released versions: what is kept, what is refused, and what is read out of one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from incidents.commands.release import refusal
from incidents.dataset.dataset import read_dataset
from incidents.dataset.read_version import read_version
from incidents.dataset.versions import (
    BrokenVersion,
    archive_of,
    differing,
    is_later,
    kept,
    released,
    write_version,
)
from incidents.tables.schema import PROJECT_DATA
from tests.incidents.conftest import Tables


def name_version(folder: Path, version: str, *, entry: bool = True) -> None:
    """Gives the folder's package this version, and its changelog an entry for it."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    text = json.dumps({**package, "version": version}, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    log = f"# Changes\n\n## {version}, 2026-11-23\n\nRows.\n" if entry else "# Changes\n"
    (folder / "CHANGELOG.md").write_text(log, encoding="utf-8")


def test_the_same_tables_give_the_same_file(tables: Tables) -> None:
    folder = tables.add("reports").write()
    first = write_version(folder, "1.0.0").read_bytes()

    assert write_version(folder, "1.0.0").read_bytes() == first


def test_an_archive_keeps_no_time_of_packing_and_anyone_reads_what_it_unpacks_to(
    tables: Tables,
) -> None:
    with zipfile.ZipFile(write_version(tables.add("reports").write(), "1.0.0")) as archive:
        kept = {(one.date_time[:3], one.external_attr >> 16) for one in archive.filelist}

    assert kept == {((1980, 1, 1), 0o644)}


def test_no_version_holds_the_table_of_people(tables: Tables) -> None:
    folder = tables.add("reports").add("people").write()

    with zipfile.ZipFile(write_version(folder, "1.0.0")) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}

    assert "people.csv" not in inside
    assert not any(b"Testbayeva" in content for content in inside.values())


def test_a_version_read_again_counts_the_rows_it_had(tables: Tables) -> None:
    folder = tables.add("reports").write()
    write_version(folder, "1.0.0")
    tables.rows["reports"].clear()
    tables.write()

    then = read_version(folder, "1.0.0")

    assert then is not None
    assert list(then.reports["report_id"]) == ["2019-10-26-almaty-rferl"]
    assert then.version == "1.0.0"
    assert read_dataset(folder).dataset.reports.empty


def test_a_version_that_is_not_kept_is_none(tables: Tables) -> None:
    assert read_version(tables.write(), "1.0.0") is None


@pytest.mark.parametrize("name", ["", " ", "1.0.0\n", "x" * 41, "a\x00b", " 1.0.0"])
def test_a_text_that_is_no_version_names_no_file(tables: Tables, name: str) -> None:
    with pytest.raises(ValueError, match="no version"):
        archive_of(tables.write(), name)


OF_ANY_WORDS = [
    "2024-05",
    "май 2024",
    "v2 (draft)",
    "../1.0.0",
    "..",
    "/etc/passwd",
    "50%",
    "😀" * 40,
]


@pytest.mark.parametrize("version", OF_ANY_WORDS)
def test_a_version_may_be_any_text_and_is_kept_inside_its_folder(
    tables: Tables, version: str
) -> None:
    folder = tables.write()
    name_version(folder, version)
    assert refusal(folder, version) is None

    path = write_version(folder, version)

    assert path.parent == folder / "versions"
    assert released(folder) == (version,)
    then = read_version(folder, version)
    assert then is not None and then.version == version


def log_of(folder: Path, *versions: str) -> None:
    """A changelog of these versions, the last release first."""
    entries = "".join(f"## {version}, a day\n\nRows.\n\n" for version in versions)
    (folder / "CHANGELOG.md").write_text(f"# Changes\n\n{entries}", encoding="utf-8")


def test_versions_of_any_text_are_in_the_order_of_their_release(tables: Tables) -> None:
    folder = tables.write()
    versions = ("spring", "autumn", "1.0.0", "2024-05")
    for version in reversed(versions):
        write_version(folder, version)
    log_of(folder, *reversed(versions))

    assert released(folder) == versions
    assert is_later(folder, "autumn", "spring") and not is_later(folder, "spring", "autumn")


def test_of_a_version_that_the_changelog_does_not_name_nobody_knows_when_it_was(
    tables: Tables,
) -> None:
    folder = tables.write()
    log_of(folder, "spring-2", "spring")

    assert not is_later(folder, "autumn", "spring") and not is_later(folder, "spring", "autumn")
    assert is_later(folder, "spring-2", "spring")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("autumn", "spring", "spring is released already, and CHANGELOG.md has"),
        ("1.9.0", "1.10.0", "1.10.0 is released already, which is higher than 1.9.0"),
    ],
)
def test_a_version_before_one_that_is_released_is_refused_by_its_entry_or_its_number(
    tables: Tables, one: str, other: str, told: str
) -> None:
    folder = tables.write()
    name_version(folder, one)
    write_version(folder, other)
    log_of(folder, other, one)

    assert told in refusal(folder, one)


def test_a_version_that_is_too_long_is_a_problem_and_no_version(tables: Tables) -> None:
    folder = tables.write()
    name_version(folder, "x" * 41)

    reading = read_dataset(folder)

    assert reading.dataset.version == ""
    (told,) = [problem for problem in reading.problems if problem.field == "version"]
    assert "at most 40 characters" in str(told)


def test_only_files_of_the_project_are_read_out_of_a_version(tables: Tables) -> None:
    folder = tables.write()
    path = write_version(folder, "1.0.0")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../outside.csv", "x")
        archive.writestr("people.csv", "person_id,name,outlet,report_id\n")

    files = kept(folder, "1.0.0")

    assert files is not None
    assert {"../../outside.csv", "people.csv"}.isdisjoint(files)
    read_version(folder, "1.0.0")
    assert not (folder.parent / "outside.csv").exists()


def test_a_file_that_unpacks_without_end_is_not_taken(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tables.write()
    write_version(folder, "1.0.0")
    monkeypatch.setattr("incidents.dataset.versions.LARGEST_FILE", 100)

    with pytest.raises(BrokenVersion, match="larger than 100 bytes"):
        kept(folder, "1.0.0")


def test_a_damaged_version_says_so(tables: Tables) -> None:
    folder = tables.write()
    path = write_version(folder, "1.0.0")
    path.write_bytes(path.read_bytes()[:200])

    with pytest.raises(BrokenVersion, match=r"1\.0\.0\.zip cannot be read"):
        read_version(folder, "1.0.0")


def test_versions_are_ordered_by_number_and_not_by_letter(tables: Tables) -> None:
    folder = tables.write()
    for version in ("1.10.0", "1.9.0", "1.0.0"):
        write_version(folder, version)
    (folder / "versions" / "notes.txt").write_bytes(b"")

    assert released(folder) == ("1.0.0", "1.9.0", "1.10.0")


def test_the_files_that_changed_since_a_version_are_named(tables: Tables) -> None:
    folder = tables.write()
    write_version(folder, "1.0.0")
    tables.add("reports").write()

    assert differing(folder, "1.0.0") == ("reports.csv",)


def test_a_version_that_was_released_with_other_tables_is_refused(tables: Tables) -> None:
    folder = tables.write()
    name_version(folder, "1.0.0")
    write_version(folder, "1.0.0")
    package = (folder / "datapackage.json").read_text(encoding="utf-8")
    tables.add("reports").write()
    (folder / "datapackage.json").write_text(package, encoding="utf-8")

    assert refusal(folder, "1.0.0") == "reports.csv differ from version 1.0.0: raise the version"


def test_a_version_lower_than_a_released_one_is_refused(tables: Tables) -> None:
    folder = tables.write()
    write_version(folder, "1.10.0")
    name_version(folder, "1.9.0")

    assert "1.10.0 is released already" in refusal(folder, "1.9.0")


def test_a_version_without_an_entry_in_the_changelog_is_refused(tables: Tables) -> None:
    folder = tables.write()
    name_version(folder, "1.1.0", entry=False)

    assert "no entry '## 1.1.0'" in refusal(folder, "1.1.0")


def test_a_heading_with_nothing_under_it_is_no_entry(tables: Tables) -> None:
    folder = tables.write()
    name_version(folder, "1.1.0", entry=False)
    (folder / "CHANGELOG.md").write_text("## 1.1.0\n\n## 1.0.0\n\nRows.\n", encoding="utf-8")

    assert "no entry '## 1.1.0'" in refusal(folder, "1.1.0")


def test_the_check_notes_tables_that_differ_from_their_version(tables: Tables) -> None:
    folder = tables.write()
    write_version(folder, "1.0.0")
    name_version(folder, "1.0.0")

    tables.add("reports").write()
    version = read_dataset(folder).dataset.version
    write_version(folder, version)
    tables.rows["reports"].clear()
    notes = [note for note in tables.check().notes if note.field == "version"]

    assert len(notes) == 1
    assert "reports.csv" in notes[0].remark
    assert "raise the version" in notes[0].remark


def test_the_check_notes_a_version_that_is_not_kept_yet(tables: Tables) -> None:
    folder = tables.write()
    write_version(folder, "0.9.0")

    assert [n.remark for n in tables.check().notes if n.field == "version"] == [
        "this version is not kept yet: python -m incidents release"
    ]


def test_a_folder_that_keeps_no_version_gets_no_note_on_it(tables: Tables) -> None:
    assert [note for note in tables.check().notes if note.field == "version"] == []


def test_every_version_of_the_project_can_be_read_and_names_itself() -> None:
    versions = released(PROJECT_DATA)

    assert versions[0] == "1.0.0"
    for version in versions:
        files = kept(PROJECT_DATA, version)
        assert files is not None
        assert json.loads(files["datapackage.json"])["version"] == version
        assert "people.csv" not in zipfile.ZipFile(archive_of(PROJECT_DATA, version)).namelist()


def test_the_first_version_of_the_project_holds_what_it_was_released_with() -> None:
    then = read_version(PROJECT_DATA, "1.0.0")

    assert then is not None
    assert (len(then.events), len(then.incidents), len(then.reports)) == (27, 92, 156)
