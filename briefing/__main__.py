"""`python -m briefing`: what can be done with a briefing file without the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from briefing.commands import check as check_command
from briefing.commands import export as export_command

COMMANDS = (check_command, export_command)


def main(arguments: Sequence[str] | None = None, *, prog: str = "python -m briefing") -> int:
    """The exit code of the command named in the arguments."""
    parser = argparse.ArgumentParser(prog=prog, description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    code: int = chosen.run(chosen)
    return code


if __name__ == "__main__":
    sys.exit(main())
