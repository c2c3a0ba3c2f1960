"""`python -m incidents`: the commands that need nothing but the tables."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from geo.closed_pipe import to_the_end
from geo.message import to_say
from incidents.commands import check as check_command
from incidents.commands import compare as compare_command
from incidents.commands import convert as convert_command
from incidents.commands import copy as copy_command
from incidents.commands import count as count_command
from incidents.commands import edit as edit_command
from incidents.commands import erase_person as erase_command
from incidents.commands import explain as explain_command
from incidents.commands import export as export_command
from incidents.commands import import_file as import_command
from incidents.commands import journal as journal_command
from incidents.commands import list_values as list_command
from incidents.commands import release as release_command
from incidents.commands import template as template_command
from incidents.commands import undo as undo_command
from incidents.commands import verify_list as verify_list_command
from incidents.commands.dispatch import run_command

COMMANDS = (
    check_command,
    count_command,
    explain_command,
    export_command,
    compare_command,
    list_command,
    release_command,
    convert_command,
    import_command,
    journal_command,
    edit_command,
    undo_command,
    verify_list_command,
    template_command,
    copy_command,
    erase_command,
)


DESCRIPTION = to_say("The commands that need nothing but the tables.")


def main(arguments: Sequence[str] | None = None, *, prog: str = "python -m incidents") -> int:
    """The exit code of the command named in the arguments."""
    return run_command(COMMANDS, arguments, prog=prog, description=DESCRIPTION)


if __name__ == "__main__":
    sys.exit(to_the_end(main))
