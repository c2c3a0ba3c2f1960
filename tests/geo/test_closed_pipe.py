"""Every command of the project ends quietly where its reader has read enough."""

from __future__ import annotations

import sys
from subprocess import PIPE, Popen

import pytest

from geo.closed_pipe import to_the_end
from tests.test_architecture import PROJECT

COMMANDS = (
    "-m incidents count",
    "-m incidents list places",
    "-m incidents --help",
    "-m geo geocode Almaty",
    "-m briefing --help",
    "-m detentions incidents check",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_whose_reader_is_gone_ends_with_nothing_to_tell(command: str) -> None:
    with Popen(
        [sys.executable, *command.split()], cwd=PROJECT, stdout=PIPE, stderr=PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (0, b"")


def test_a_save_whose_reader_is_gone_is_not_told_as_a_fault_of_the_tables() -> None:
    command = [sys.executable, "-u", "-m", "incidents", "import", "data/sources.csv", "--dry-run"]
    with Popen(command, cwd=PROJECT, stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (0, b"")


def test_a_command_that_was_read_to_the_end_keeps_its_exit_code() -> None:
    assert to_the_end(lambda: 3) == 3
