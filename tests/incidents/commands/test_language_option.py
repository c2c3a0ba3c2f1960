"""The language in which commands speak; with a made-up one no English word may be left."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from incidents.__main__ import main
from incidents.changes.journal import Occasion
from incidents.changes.proposals import propose
from incidents.commands.language_option import terminal_language
from incidents.verification.kept_pages import keep
from tests.incidents.changes.saving import BOTH
from tests.incidents.conftest import COLUMNS, PACKAGE
from tests.longer_language import offer_pseudo

LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def pseudo_for_kazakh(monkeypatch: pytest.MonkeyPatch) -> None:
    offer_pseudo(monkeypatch)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "kk_KZ"}, "kk"),
        ({"LC_ALL": "C.UTF-8", "LC_MESSAGES": "kk_KZ", "LANG": "kk_KZ"}, "en"),
        ({"LC_ALL": "", "LANG": "kk"}, "kk"),
        ({"LANG": "kk@latin"}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "kkj_CM"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminal_says_its_language_as_posix_has_it(
    environment: dict[str, str], code: str
) -> None:
    assert terminal_language(environment).code == code


BROKEN: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "cells": [("reports", {"act": "held", "detained_low": "x", "hedged": "maybe"})],
    "ranges": [("reports", {"detained_low": -1}), ("events", {"date_first": "1810-01-01"})],
    "ids": [("reports", {"report_id": "A b"}), ("events", {"event_id": ""})],
    "unknown ids": [("reports", {"source_id": "x", "scope": "y", "also_in_source_ids": "z"})],
    "days": [("reports", {"date_first": "2019-10-27", "as_of_date": "2019-10-01"})],
    "days of the event": [("incidents", {"incident_id": "b", "date_last": "2019-11-01"})],
    "figures": [
        ("reports", {"detained_high": 3}),
        ("reports", {"report_id": "b", "act": "kettled"}),
    ],
    "words": [("reports", {"detained_text": "dozens \u202e" + " a" * 30, "text_language": "ru"})],
    "replacements": [
        ("reports", {"replaces_report_id": "b"}),
        ("reports", {"report_id": "b", "replaces_report_id": "2019-10-26-almaty-rferl"}),
    ],
    "status": [("reports", {"status": "set_aside"})],
    "organizers": [("event_organizers", {"role": "no_organizer"})],
    "nobody": [("event_organizers", {"organizer_id": ""})],
    "people": [("people", {}), ("events", {"event_id": "b", "note": "Aigul Testbayeva"})],
    "places": [
        ("incidents", {"incident_id": "b", "location_text": "Nowhereville"}),
        ("incidents", {"incident_id": "c", "place_id": "1526384", "location_text": "Shymkent"}),
        ("incidents", {"incident_id": "d", "location_text": "Almaty", "place_id": "0"}),
        ("incidents", {"incident_id": "e", "location_text": "Almatyy"}),
        ("incidents", {"incident_id": "f", "location_text": "Astana"}),
        ("incidents", {"incident_id": "g", "location_text": "Almaty"}),
    ],
    "twice": [("reports", {"report_id": "b"}), ("reports", {})],
    "dates": [("incidents", {"incident_id": "26.10.2019"})],
}


@pytest.mark.parametrize("fault", BROKEN)
def test_no_english_word_of_ours_is_left_in_what_the_check_prints(
    fault: str, tables: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for table in COLUMNS:
        tables.add(table)
    for table, cells in BROKEN[fault]:
        tables.add(table, **cells)
    folder = tables.write()

    main(["check", "--language", "kk", str(folder)])

    assert _words(capsys.readouterr().out) <= _words_of(folder) | {"Nur", "Sultan"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        "report_id".encode("utf-16"),
        b"report_id;scope\n1;2\n",
        b"report_id,report_id\n1,2\n",
        b"one,two\n1,2\n",
        b'report_id,scope\n"1,2\n',
        b"report_id,other\n1\n\n,\n\xff,1\n",
    ],
)
def test_no_english_word_of_ours_is_left_where_a_file_is_broken(
    content: bytes, tables: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.write()
    (folder / "reports.csv").write_bytes(content)
    (folder / "datapackage.json").write_text("{", encoding="utf-8")

    main(["check", "--language", "kk", str(folder)])

    ours = _words(capsys.readouterr().out) - _words_of(folder)
    assert ours <= {
        "JSON",
        *_words("Expecting property name enclosed in double quotes line column char xff"),
    }


@pytest.mark.parametrize(
    "command",
    [
        ["count", "--event", "none", "--since", "soon", "--place", "Nowhereville"],
        ["count", "--since", "2020", "--until", "2019"],
        ["compare", "0.0.7"],
        ["export", "--format", "csv", "--out", "/"],
        ["export", "--format", "csv", "--out", "/no/folder/a.csv"],
    ],
)
def test_no_english_word_of_ours_is_left_in_what_is_refused(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        main([*command, "--language", "kk"])
    except SystemExit:
        pass
    told = capsys.readouterr()

    given = " ".join([*command, "python -m incidents list events places"])
    assert told.out == ""
    assert _words(told.err) <= _words(given)


def test_no_english_word_of_ours_is_left_in_what_erases_and_copies(
    tables: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for table in COLUMNS:
        tables.add(table)
    folder, target = tables.write(), tmp_path / "target"
    (folder / "people.csv~").write_bytes((folder / "people.csv").read_bytes())
    propose(folder, BOTH, Occasion("edit"))
    picture = keep(folder, b"\x89PNG\r\n\x1a\n and so on")
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    for command in (
        ["copy", str(tmp_path / "none"), str(target)],
        ["copy", str(folder), str(target)],
        ["copy", str(folder), str(target)],
        ["erase-person", "nobody"],
        ["erase-person", "person-1", "--dry-run"],
        ["erase-person", "person-1"],
        ["journal"],
    ):
        main([*command, "--language", "kk"])
        told = capsys.readouterr()
        given = " ".join([*command, "sha UTC", str(folder), f"{target}", picture.path.name])
        ours = _words(told.out + told.err) - _words_of(folder) - _words(given)
        assert ours <= {"journal", "proposed", "json"}, command


def test_what_a_program_reads_follows_the_option_and_not_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")

    def sentence(*words: str) -> str:
        main(["count", "--event", "2019-10-26", "--json", *words])
        found = json.loads(capsys.readouterr().out)
        assert {"low", "high", "sentence"} <= found.keys()
        return str(found["sentence"])

    assert "reported detained" in sentence()
    assert "reported detained" not in sentence("--language", "kk")


def test_what_somebody_reads_follows_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")

    main(["count", "--event", "2019-10-26"])

    assert "reported detained" not in capsys.readouterr().out


def _words(text: str) -> set[str]:
    return set(LATIN_WORD.findall(text))


def _words_of(folder: Path) -> set[str]:
    """The words of the tables, of their columns and codes, and of the names of their files."""
    files = "".join(
        path.read_text("utf-8", "replace") for path in folder.iterdir() if path.is_file()
    )
    names = " ".join([folder.name, *(path.name for path in folder.iterdir())])
    return _words(files + names + json.dumps(PACKAGE))
