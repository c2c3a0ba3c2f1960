"""`python -m briefing`: what can be done with a briefing file without the app."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from briefing.commands import check as check_command
from briefing.commands import export as export_command
from geo.closed_pipe import to_the_end
from geo.message import message_of
from geo.shipped_files import EXIT_CODE, BrokenFile
from incidents.commands.language_option import terminal_language
from incidents.engine.cluster_setting import NO_CLUSTER, ClusterFailure

COMMANDS = (check_command, export_command)


def main(arguments: Sequence[str] | None = None, *, prog: str = "python -m briefing") -> int:
    """The exit code of the command named in the arguments; 78 where a file of the project is not
    whole, 69 where a cluster is set and gives no figure."""
    parser = argparse.ArgumentParser(prog=prog, description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except BrokenFile as broken:
        print(terminal_language().told(message_of(broken)), file=sys.stderr)
        return EXIT_CODE
    except ClusterFailure as failure:
        print(terminal_language().told(message_of(failure)), file=sys.stderr)
        return NO_CLUSTER
    return code


if __name__ == "__main__":
    sys.exit(to_the_end(main))
