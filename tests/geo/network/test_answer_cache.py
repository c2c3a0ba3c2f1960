"""What the network answered is kept, and turns to ask are taken, in one file of the machine."""

from __future__ import annotations

import sqlite3
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from geo.network import answer_cache
from geo.network.answer_cache import Answer, Answers

ANSWER = Answer("[1]", date(2026, 11, 29))


def test_an_answer_is_there_for_the_next_process_by_its_service_and_query(tmp_path: Path) -> None:
    Answers(tmp_path).keep("photon", "Oral", ANSWER)
    again = Answers(tmp_path)

    assert again.get("photon", "Oral") == ANSWER
    assert (again.get("nominatim", "Oral"), again.get("photon", "Aqtau")) == (None, None)
    assert again.problem == ""
    assert again.path == tmp_path / "geocoder-answers.sqlite"


def test_a_later_answer_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    later = Answer("[]", date(2026, 11, 30))
    for answer in (ANSWER, later):
        Answers(tmp_path).keep("photon", "Oral", answer)

    assert Answers(tmp_path).get("photon", "Oral") == later


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of Unix")
def test_only_this_user_may_read_which_names_were_looked_for(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    Answers(folder)

    assert stat.S_IMODE((folder / "geocoder-answers.sqlite").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("folder", [None, "file"])
def test_where_no_disk_can_be_used_answers_are_kept_until_the_end(
    folder: str | None, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    answers = Answers(tmp_path / folder if folder else None)

    answers.keep("photon", "Oral", ANSWER)

    assert answers.problem
    assert answers.get("photon", "Oral") == ANSWER
    assert answers.get("photon", "Aqtau") is None
    assert answers.wait_for_turn("photon", 9.0) == 0.0
    assert answers.wait_for_turn("photon", 9.0) == 0.0


def test_a_file_that_another_program_changed_gives_no_answer(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    with sqlite3.connect(tmp_path / "geocoder-answers.sqlite") as file:
        file.execute("insert into answers values ('photon', 'Oral', '[]', 'yesterday')")
    file.close()

    assert answers.get("photon", "Oral") is None
    assert answers.problem == ""


def test_a_file_that_is_no_database_is_told_and_used_no_more(tmp_path: Path) -> None:
    (tmp_path / "geocoder-answers.sqlite").write_text("not a database" * 99)

    assert "not a database" in Answers(tmp_path).problem


def test_a_turn_is_taken_once_in_a_pause_and_again_where_the_clock_was_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(answer_cache.time, "time", lambda: now[0])
    one, other = Answers(tmp_path), Answers(tmp_path)

    assert one.wait_for_turn("photon", 10.0) == 0.0
    now[0] = 1004.0
    assert other.wait_for_turn("photon", 10.0) == 6.0
    assert other.wait_for_turn("nominatim", 10.0) == 0.0
    now[0] = 1010.0
    assert other.wait_for_turn("photon", 10.0) == 0.0
    now[0] = 1000.0
    assert one.wait_for_turn("photon", 10.0) == 20.0  # another machine's clock may be ahead
    now[0] = 999.9
    assert one.wait_for_turn("photon", 10.0) == 0.0
