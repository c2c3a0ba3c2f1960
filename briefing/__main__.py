"""`python -m briefing`: what can be done with a briefing file without the app."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from briefing.commands import check as check_command
from briefing.commands import export as export_command
from geo.closed_pipe import to_the_end
from geo.message import to_say
from incidents.commands.dispatch import run_command

COMMANDS = (check_command, export_command)


DESCRIPTION = to_say("What can be done with a briefing file without the app.")


def main(arguments: Sequence[str] | None = None, *, prog: str = "python -m briefing") -> int:
    """The exit code of the command named in the arguments."""
    return run_command(COMMANDS, arguments, prog=prog, description=DESCRIPTION)


if __name__ == "__main__":
    sys.exit(to_the_end(main))
