"""`python -m incidents check`, as an editor runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from incidents.__main__ import main
from incidents.tables.problems import Note, Problem


def test_sound_tables_end_well_with_a_summary(
    tables: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["check", str(tables.add("reports").write())])

    assert code == 0
    assert capsys.readouterr().out == "0 problems, 0 notes in 11 tables, 1 report\n"


def test_every_problem_has_a_line_and_then_every_note(
    tables: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    tables.add("reports", text_language="ru").add("reports", report_id="b", act="held")
    tables.add("reports", report_id="c", act="summoned")

    assert main(["check", str(tables.write())]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "data/reports.csv, row 2: detained_text_en is empty, "
        "wanted the words in English, since they are in 'ru'",
        "data/reports.csv, row 3: act is 'held', "
        "wanted one of detained, taken_to_police, kettled, summoned",
        "note: data/reports.csv, row 4: detained_low is '12': "
        "not counted, because the act is summoned",
        "rows left out: 1 of reports",
        "2 problems, 1 note in 11 tables, 2 reports",
    ]


def test_notes_alone_do_not_fail(tables: Any) -> None:
    assert main(["check", str(tables.add("reports", act="kettled").write())]) == 0


def test_a_folder_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"

    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == f"there is no folder {folder}\n"


def test_the_projects_own_tables_have_no_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DETENTIONS_DATA", raising=False)

    assert main(["check"]) == 0, capsys.readouterr().out


def test_the_folder_of_the_environment_is_checked_where_none_is_given(
    tables: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", str(tables.write()))

    assert main(["check"]) == 0
    assert "0 reports" in capsys.readouterr().out


def test_a_command_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([])

    assert stop.value.code == 2


def test_a_long_value_is_shortened_and_shown_on_one_line() -> None:
    message = str(Problem("a.csv", 2, "note", "x\ny" * 100, "less"))

    assert len(message) < 130
    assert "\n" not in message
    assert "…" in message


@pytest.mark.parametrize("kind", [Problem, Note])
@pytest.mark.parametrize("value", ["x", ""])
def test_a_column_and_what_is_said_of_its_cell_stand_on_one_line_too(
    kind: type[Problem | Note], value: str
) -> None:
    message = str(kind("a.csv", 2, "no\nte", value, "not\ny\u202e"))

    assert "no\\nte is" in message
    assert message.endswith("not\\ny\\u202e")
