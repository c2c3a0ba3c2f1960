"""The command `detentions`: all that works without the dashboard, under one name.

`detentions incidents count` is `python -m incidents count`, and so on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from textwrap import fill

from geo.closed_pipe import to_the_end
from geo.command_words import catalogue, speech, terminal_code
from geo.message import to_say

COMMANDS = {
    "incidents": to_say("check, count, explain, export, compare, list and release the tables"),
    "geo": to_say("find a place of Kazakhstan by name or by point"),
    "briefing": to_say("check a briefing file, or make slides, PDF and pictures of it"),
}
"""The parts that have commands of their own, and what these do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of the command; 64 where the first word names no part."""
    part, *rest = [*(sys.argv[1:] if arguments is None else arguments), ""]
    if part in COMMANDS:
        return _run(part, rest[:-1])
    asked = part in ("-h", "--help")
    print(_usage(), file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 64


def _run(part: str, arguments: Sequence[str]) -> int:
    # Imported here: to find a place needs none of what a briefing needs.
    command = import_module(f"{part}.__main__")
    return to_the_end(lambda: command.main(arguments, prog=f"detentions {part}"))


def _usage() -> str:
    say = speech(catalogue(terminal_code()))
    part, command = say("PART"), say("COMMAND")
    lines = [
        fill(say(does), 78, initial_indent=f"  {name:<10} ", subsequent_indent=" " * 13)
        for name, does in COMMANDS.items()
    ]
    usage = say("usage: ") + f"detentions {part} {command} ..."
    told = say("`{command}` lists its commands.", command=f"detentions {part} --help")
    return "\n".join([usage, "", *lines, "", told])


if __name__ == "__main__":
    sys.exit(main())
