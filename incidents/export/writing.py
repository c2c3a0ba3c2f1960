"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from geo.message import message_of, to_say
from incidents.whole_file import remove_unfinished, replace_whole

OPTION, STANDARD_OUTPUT = "--out", "-"

CANNOT_WRITE = 73
"""The exit code for a file that cannot be made (EX_CANTCREAT of sysexits.h)."""


class CannotWrite(Exception):
    """The file cannot be made; its message says why and what would do."""


def refuse(out: str, kind: str, *, is_text: bool, force: bool) -> None:
    """Raises CannotWrite for what can be seen before any work is done.

    `kind` is the name of the format, `is_text` whether a terminal can show it, `force` whether a
    file that is there may be replaced.
    """
    if out == STANDARD_OUTPUT:
        if not is_text and sys.stdout.isatty():
            raise CannotWrite(
                to_say(
                    "{option} is '{out}', wanted a file: {kind} is nothing that a terminal shows",
                    option=OPTION,
                    out=out,
                    kind=kind,
                )
            )
        return
    path = Path(out)
    if path.is_dir():
        raise CannotWrite(
            to_say("{option} is '{out}', wanted a file: this is a folder", option=OPTION, out=out)
        )
    if path.exists() and not path.is_file():
        # Replacing it would put a file in place of a device.
        raise CannotWrite(
            to_say(
                "{option} is '{out}', wanted a file: this is none ({sign} is standard output)",
                option=OPTION,
                out=out,
                sign=STANDARD_OUTPUT,
            )
        )
    if path.exists() and not force:
        raise _is_there(out)
    if not path.parent.is_dir():
        raise CannotWrite(
            to_say(
                "{option} is '{out}', wanted a file in a folder that exists", option=OPTION, out=out
            )
        )


def write_whole(content: bytes | Iterable[bytes], out: str, *, force: bool) -> None:
    """Writes the file, also one given in parts, whole or not at all; CannotWrite where it cannot be
    written.

    Two that write one file at once do not mix: it is what one of them wrote.
    """
    if out == STANDARD_OUTPUT:
        _print(content)
        return
    path = Path(out)
    try:
        remove_unfinished(path.parent)
        replace_whole(path, content, mode=0o666 & ~_umask(), new=not force)
    except FileExistsError as error:
        raise _is_there(out) from error
    except OSError as error:
        told = to_say(
            "{option} is '{out}', wanted a file to write: {reason}",
            option=OPTION,
            out=out,
            reason=message_of(error),
        )
        raise CannotWrite(told) from error


def _is_there(out: str) -> CannotWrite:
    return CannotWrite(
        to_say(
            "{option} is '{out}', wanted a new file: it exists ({force} replaces it)",
            option=OPTION,
            out=out,
            force="--force",
        )
    )


def _print(content: bytes | Iterable[bytes]) -> None:
    try:
        for part in [content] if isinstance(content, bytes) else content:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except OSError as error:
        # Without this Python complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Of a pipe that is closed, whoever read it has enough.
        if not isinstance(error, BrokenPipeError):
            told = to_say(
                "standard output cannot be written: {reason}",
                reason=message_of(error),
            )
            raise CannotWrite(told) from error


def _umask() -> int:
    """The mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
