"""What `--help` of every command says, and what is said of a line that no command takes."""

from __future__ import annotations

import argparse
import ast
import re
import sys
from pathlib import Path

import pytest

import detentions
from briefing.__main__ import COMMANDS as OF_BRIEFING
from geo.command_words import WORDS_OF_ARGPARSE, argparse_in, catalogue
from incidents.__main__ import COMMANDS as OF_INCIDENTS
from ui.access import add_editor

OF_GEO = ("geocode", "reverse")

NAMES = {
    *("incidents", "briefing", "export", "geo", "detentions", "add_editor", "pytest"),
    *("ID", "CSV", "JSON", "PDF", "Excel", "Parquet", "Data", "Package", "people", "csv", "json"),
    *("xlsx", "datapackage", "versions", "import", "journal", "sqlite", "file", "postgresql"),
    *("user", "password", "host", "database", "id", "DETENTIONS_DATA", "DETENTIONS_EDITORS"),
    *("query", "place", "city", "on_date", "not_reported", "no_organizer"),
    *("columns", "date", "Day", "fixed", "origin", "KIBHR"),
    *("events", "incidents", "reports", "sources", "origins"),
}
"""What stands in the help in no language: names of files, tables, columns, formats and settings."""

PROGRAMMERS = re.compile(
    r"\.__call__|conflict|cannot merge|is an invalid argument|invalid option string|dest=|must be "
    r"optional|cannot have multiple|subcommands|unexpected option|not callable|with mode|can't open"
    r"|expected %s|is deprecated|maybe you meant"
)
"""What argparse says to who writes a parser, or of what no parser of ours has."""


def _commands() -> list[list[str]]:
    found: list[list[str]] = [[], *([part] for part in detentions.COMMANDS)]
    for part, commands in (("incidents", OF_INCIDENTS), ("briefing", OF_BRIEFING)):
        found += [[part, _name(command.__name__)] for command in commands]
    return [*found, *(["geo", name] for name in OF_GEO)]


def _name(module: str) -> str:
    name = module.rpartition(".")[2]
    short = {"import_file": "import", "list_values": "list"}
    return short.get(name, name.replace("_", "-"))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    return monkeypatch


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    try:
        detentions.main([*words, "--help"])
    except SystemExit as ended:
        assert ended.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", _commands(), ids=" ".join)
def test_help_is_in_the_language_of_the_terminal(
    command: list[str], terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _help(capsys, *command)

    assert told.startswith("қолданылуы: detentions")
    assert _latin(told) <= NAMES | {*command}


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("command", _commands(), ids=" ".join)
def test_help_fits_a_terminal(
    command: list[str],
    language: str,
    terminal: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.setenv("LC_ALL", language)

    lines = _help(capsys, *command).splitlines()

    assert [line for line in lines if len(line) > 80 and "," not in line.split("{")[-1]] == []


def test_help_follows_the_option_before_the_terminal(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _help(capsys, "incidents", "count", "--language", "ru").startswith("использование")
    assert _help(capsys, "incidents", "count", "--language", "en").startswith("usage")


def test_the_command_that_adds_editors_has_its_help_in_the_language_of_the_terminal(
    terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        add_editor.main(["--help"])

    assert _latin(capsys.readouterr().out) <= NAMES | {Path(sys.argv[0]).stem, "py"}


@pytest.mark.parametrize(
    "line",
    [
        ["incidents"],
        ["incidents", "fly"],
        ["incidents", "count", "--or", "x"],
        ["incidents", "count", "--event"],
        ["incidents", "count", "--measure", "fly"],
        ["incidents", "undo", "x"],
        ["incidents", "undo", "1", "2"],
        ["incidents", "journal", "1.5"],
        ["incidents", "verify-list", "--most", "x"],
        ["incidents", "import", "x.csv", "--place", "x"],
        ["incidents", "edit", "reports", "--set", "x"],
        ["incidents", "convert", "x"],
        ["incidents", "export", "--out", "x"],
        ["incidents", "export", "--format", "csv"],
        ["incidents", "erase-person"],
        ["incidents", "erase-person", "x", "--name"],
        ["briefing", "export", "x.json", "--format", "pdf", "--out", "x", "--scenes", "x"],
        ["briefing", "export", "x.json", "--format", "pdf", "--out", "x", "--scenes", "1"],
        ["briefing", "export", "x.json", "--out", "x"],
        ["briefing", "export", "x.json", "--format", "pdf"],
        ["geo"],
        ["geo", "geocode"],
        ["geo", "geocode", "x", "y"],
        ["geo", "geocode", "x", "--on", "x"],
        ["geo", "reverse", "x", "y"],
    ],
    ids=" ".join,
)
def test_a_line_that_is_refused_is_so_in_the_language_of_the_terminal(
    line: list[str], terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        detentions.main(line)

    _, _, told = capsys.readouterr().err.rpartition("detentions ")
    names = {"Aksu", "detained_low", "organizer", "match", "handout", "x", "y"}
    commands = {word for command in _commands() for word in command}
    assert _latin(re.sub(r"'[\w-]+'", "", told)) <= names | commands | NAMES


def test_argparse_speaks_english_again_after_a_line_is_read() -> None:
    with argparse_in(catalogue("kk")):
        within = argparse.ArgumentParser().format_usage()

    assert within.startswith("қолданылуы: ")
    assert argparse.ArgumentParser().format_usage().startswith("usage: ")


def test_all_that_argparse_says_to_who_types_a_command_is_a_message() -> None:
    tree = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    said = {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
        if isinstance(node.args[0], ast.Constant)
    }

    assert {words for words in said if not PROGRAMMERS.search(words)} == {*WORDS_OF_ARGPARSE}


def test_a_broken_catalogue_leaves_the_help_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.mo").write_bytes(b"\xde\x12\x04\x95broken")
    monkeypatch.setattr("geo.command_words.LOCALE", tmp_path)

    assert catalogue.__wrapped__("kk").gettext("usage: ") == "usage: "


def _latin(text: str) -> set[str]:
    """The Latin words of a help, without options, the words to choose from and the commands that
    begin a line."""
    commands = "|".join(
        filter("-".__contains__, (command[-1] for command in _commands() if command))
    )
    text = re.sub(
        rf"{commands}|" + r"\{[a-z_,]+\}|--?[a-z][a-z-]*|^ +[a-z-]+(?= |$)", " ", text, flags=re.M
    )
    return set(re.findall(r"[A-Za-z_]{2,}", text))
