"""`python -m incidents import`, `journal` and `undo`, as an editor runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from incidents.__main__ import main
from incidents.changes.change import Change
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.commands import import_file
from tests.incidents.changes.saving import SOURCE
from tests.incidents.changes.test_folder_store import content
from tests.incidents.conftest import Tables

HEADING = "event,date,place,number,who says so,source\n"
SOUND = "May Day,2026-05-01,Oral,5,AFP,AFP\n"
BROKEN = "May Day,soon,Oral,5,AFP,AFP\n"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tables.add("reports").write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    return folder


@pytest.fixture
def bring_in(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, Any]]:
    """The exit code of the command on a list with these rows, and what it prints."""
    path = tmp_path / "list.csv"

    def run(rows: str, *options: str) -> tuple[int, str]:
        path.write_text(HEADING + rows)
        code = main(["import", str(path), *options])
        return code, capsys.readouterr().out

    return run


def test_a_dry_run_shows_the_figures_that_would_move_and_changes_nothing(
    bring_in: Run, folder: Path
) -> None:
    before = content(folder)

    code, out = bring_in(SOUND, "--dry-run", "--json")

    shown = json.loads(out)
    assert (code, content(folder)) == (0, before)
    assert (shown["kind"], shown["rows"], shown["sound"], shown["saved"]) == ("list", 1, 1, None)
    whole = shown["changes"][0]
    assert (whole["before"]["low"], whole["after"]["low"]) == (12, 17)
    assert "17 reported detentions" in whole["after"]["sentence"]
    assert [place["text"] for place in shown["places"]["found"]] == ["Oral"]


def test_a_review_names_kind_and_places_in_the_language_asked_for(bring_in: Run) -> None:
    _, out = bring_in(SOUND, "--dry-run", "--language", "ru")

    assert "list.csv: список, одно сообщение в строке;" in out
    assert "место: Oral: Уральск (Западно-Казахстанская область, 608668)" in out
    assert "\nУральск: сейчас — " in out


def test_an_import_is_told_by_the_journal_and_undone(
    bring_in: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = content(folder)

    code, out = bring_in(SOUND, "--by", "AB")
    assert code == 0
    assert "saved as entry 1 of the journal" in out
    assert "the whole table: now 12; then 17" in out

    assert main(["journal", "1"]) == 0
    told = capsys.readouterr().out
    assert "import of list.csv (sha256" in told
    assert "added in reports: 2026-05-01-oral-afp; reason: list.csv, row 2" in told

    assert main(["undo", "1"]) == 0
    assert "the whole table: now 17; then 12" in capsys.readouterr().out
    assert content(folder) == before
    assert main(["undo", "1"]) == 1
    assert "not undone: entry 1 was undone by entry 2" in capsys.readouterr().err


def test_sound_rows_are_not_held_back_by_others_unless_that_is_wanted(
    bring_in: Run, folder: Path
) -> None:
    code, out = bring_in(SOUND + BROKEN, "--all-or-nothing")
    assert code == 65
    assert "row 3: date is 'soon'" in out
    assert FolderStore(folder).entries() == ()

    code, out = bring_in(SOUND + BROKEN)
    assert code == 65
    assert len(FolderStore(folder).entries()) == 1


def test_whoever_saves_second_sees_what_the_first_did_and_loses_nothing(
    bring_in: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, done = import_file.make_plan, []

    def meanwhile(*arguments: Any) -> Any:
        if not done:
            store = FolderStore(folder)
            done.append(store.save(Change((SOURCE,)), Occasion("import"), on=store.snapshot()))
        return plan(*arguments)

    monkeypatch.setattr(import_file, "make_plan", meanwhile)
    code, out = bring_in(SOUND)

    assert code == 0
    assert "meanwhile: 1, " in out
    assert [entry.number for entry in FolderStore(folder).entries()] == [1, 2]
    assert b"afp-1," in content(folder)["sources.csv"]


def test_a_file_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder / "nothing.csv")]) == 64
    assert "cannot be read" in capsys.readouterr().err


def test_a_journal_without_an_entry_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["journal"]) == 0
    assert "nothing was changed" in capsys.readouterr().out


def test_no_command_prints_the_name_of_a_person(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    person = "p-1,Aigul Testbayeva,,2019-10-26-almaty-rferl"
    (theirs / "people.csv").write_text(f"person_id,name,outlet,report_id\n{person}\n")

    main(["import", str(theirs)])
    main(["import", str(theirs), "--json", "--dry-run"])
    main(["journal", "1"])
    main(["journal", "--json"])
    main(["undo", "1"])

    out = capsys.readouterr().out
    assert "p-1" in out
    assert "Testbayeva" not in out


def test_columns_that_were_mapped_once_are_known_the_next_time(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs, mapping = tmp_path / "theirs.csv", tmp_path / "columns.json"
    theirs.write_text("Tag;Ort;Festnahmen\n2026-05-01;Oral;5\n")
    mapping.write_text(
        '{"columns": {"date": "Tag", "place": "Ort", "number": "Festnahmen"},'
        ' "fixed": {"origin": "AFP", "source": "AFP"}}'
    )

    assert main(["import", str(theirs), "--dry-run"]) == 64
    assert main(["import", str(theirs), "--columns", str(mapping)]) == 0
    capsys.readouterr()
    theirs.write_text("Tag;Ort;Festnahmen\n2026-05-02;Aqtau;7\n")
    assert main(["import", str(theirs), "--dry-run", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert (shown["kind"], shown["sound"]) == ("mapped", 1)
    assert shown["columns"]["columns"]["number"] == "Festnahmen"


def test_a_file_that_is_not_what_it_is_said_to_be_is_refused(
    bring_in: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = bring_in(SOUND, "--as", "acled")

    assert code == 64


HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>${x}\x1b[31m\u202e'


def test_hostile_text_is_shown_escaped_and_written_as_text(bring_in: Run, folder: Path) -> None:
    quoted = HOSTILE.replace('"', '""').replace("\x1b", "")
    row = f'"{quoted}",2026-05-01,Oral,5,"{quoted}","{quoted}"\n'

    code, out = bring_in(row + f'x,2026-05-01,"{quoted}",5,AFP,"a\x1b[31m\0b"\n')

    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\0" not in out
    assert b"\n=HYPERLINK" not in content(folder)["events.csv"]
    assert b",=HYPERLINK" not in content(folder)["events.csv"]
    assert code == 65


def test_a_template_is_written_once_in_the_language_asked_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "list.xlsx"

    assert main(["template", str(out), "--language", "kk"]) == 0
    assert out.read_bytes().startswith(b"PK")
    assert main(["template", str(out)]) == 73
    assert main(["template", str(out), "--force"]) == 0


def test_a_marked_copy_is_written_whether_the_rows_are_saved_or_not(
    bring_in: Run, tmp_path: Path
) -> None:
    out = tmp_path / "marked.xlsx"

    code, printed = bring_in(SOUND + BROKEN, "--dry-run", "--marked", str(out))

    sheet = openpyxl.load_workbook(out).active
    assert (code, sheet["B3"].value, "wanted a day" in sheet["B3"].comment.text) == (
        65,
        "soon",
        True,
    )
    assert f"marked copy: {out}" in printed


@pytest.mark.parametrize("out", ["list.csv", ".", "nowhere/marked.xlsx"])
def test_a_marked_copy_that_cannot_be_written_is_told_before_anything_is_saved(
    bring_in: Run, folder: Path, tmp_path: Path, out: str
) -> None:
    before = content(folder)

    code, _ = bring_in(SOUND, "--marked", str(tmp_path / out))

    assert (code, content(folder)) == (64, before)
    assert (tmp_path / "list.csv").read_text() == HEADING + SOUND


def test_columns_that_are_not_read_are_named_on_one_line_and_very_many_are_counted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wide.csv"
    more = ",".join(f"c{number}" for number in range(30))
    path.write_text(f"{HEADING.strip()},{more}\n{SOUND.strip()}{',x' * 30}\n")

    main(["import", str(path), "--dry-run"])

    [told] = [line for line in capsys.readouterr().out.splitlines() if "not read" in line]
    assert told.startswith("not read: c0, c1, ")
    assert told.endswith("c19, and 10 more")


def test_a_note_of_the_answer_in_json_says_that_its_row_is_taken(bring_in: Run) -> None:
    _, out = bring_in(SOUND.replace("2026-05-01", "46143"), "--dry-run", "--json")

    shown = json.loads(out)
    [note] = [one for one in shown["notes"] if "day 46143 of a spreadsheet" in one["message"]]
    assert (shown["sound"], note["left_out"]) == (1, False)
