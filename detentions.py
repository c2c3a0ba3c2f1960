"""The command `detentions`: all that works without the dashboard, under one name.

`detentions incidents count` is `python -m incidents count`, and so on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from geo.closed_pipe import to_the_end

COMMANDS = {
    "incidents": "check, count, explain, export, compare, list and release the tables",
    "geo": "find a place of Kazakhstan by name or by point",
    "briefing": "check a briefing file, or make slides, PDF and pictures of it",
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
    lines = [f"  {name:<10} {does}" for name, does in COMMANDS.items()]
    return "\n".join(["usage: detentions PART COMMAND ...", "", *lines, ""]) + (
        "\n`detentions PART --help` lists its commands."
    )


if __name__ == "__main__":
    sys.exit(main())
