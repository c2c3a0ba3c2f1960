"""The command that a line names, run: all that `python -m incidents` and `-m briefing` do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType

from geo.command_words import argparse_in
from geo.message import Message, message_of
from geo.shipped_files import EXIT_CODE, BrokenFile
from incidents.commands.language_option import language_asked
from incidents.engine.cluster_setting import NO_CLUSTER, ClusterFailure


def run_command(
    commands: Sequence[ModuleType],
    arguments: Sequence[str] | None,
    *,
    prog: str,
    description: Message,
) -> int:
    """The exit code of the command named in the arguments; 78 where a file of the project is not
    whole, 69 where a cluster is set and gives no figure. Each
    module of a command has `add_parser`, which sets `run`."""
    language = language_asked(sys.argv[1:] if arguments is None else arguments)
    told, say = language.told, language.say
    try:
        with argparse_in(language.translations):
            parser = argparse.ArgumentParser(prog=prog, description=told(description))
            subparsers = parser.add_subparsers(required=True, metavar=say("COMMAND"))
            for command in commands:
                command.add_parser(subparsers, language)
            chosen = parser.parse_args(arguments)
            code: int = chosen.run(chosen)
    except BrokenFile as broken:
        print(told(message_of(broken)), file=sys.stderr)
        return EXIT_CODE
    except ClusterFailure as failure:
        print(told(message_of(failure)), file=sys.stderr)
        return NO_CLUSTER
    return code
