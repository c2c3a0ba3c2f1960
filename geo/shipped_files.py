"""The files that the project brings along: read whole, or told with what mends them."""

from __future__ import annotations

import csv
import io
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from geo.message import Message, message_of, to_say

PROJECT = Path(__file__).parents[1]

EXIT_CODE = 78
"""Of a command that cannot run for such a file: sysexits.h has it for a broken configuration."""


class BrokenFile(Exception):
    """A file of the project is missing or damaged: its `name`, what was `found`, and the command
    that would `mend` it."""

    def __init__(self, path: Path, found: Message, *, mend: str = "make data") -> None:
        self.name = str(path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else path)
        self.found = found
        self.mend = mend
        super().__init__(
            to_say(
                "{name}: {found}; mend it with `{command}`, or install again",
                name=self.name,
                found=found,
                command=mend,
            )
        )


@contextmanager
def told_as_broken(path: Path, *, mend: str = "make data") -> Iterator[None]:
    """Whatever is wrong with what stands in the file is raised as BrokenFile."""
    try:
        yield
    except FileNotFoundError:
        raise BrokenFile(path, to_say("the file is missing"), mend=mend) from None
    except OSError as error:
        found = to_say("it cannot be read ({error})", error=message_of(error))
        raise BrokenFile(path, found, mend=mend) from error
    except (ValueError, LookupError, TypeError, struct.error, csv.Error) as error:
        found = to_say("it is cut off or damaged ({error})", error=message_of(error))
        raise BrokenFile(path, found, mend=mend) from error


def shipped_json(path: Path, *, mend: str = "make data") -> Any:
    """What a JSON file of the project holds; BrokenFile where it cannot be read."""
    with told_as_broken(path, mend=mend):
        return json.loads(path.read_text(encoding="utf-8"))


def shipped_rows(path: Path) -> list[list[str]]:
    """The rows of a table of the project, without the header, each with a cell for each column.

    BrokenFile where the table cannot be read, or does not end with the end of a row.
    """
    with told_as_broken(path):
        text = path.read_text(encoding="utf-8")
        header, *rows = [*csv.reader(io.StringIO(text, newline=""))]
        if not text.endswith("\n") or not {*map(len, rows)} <= {len(header)}:
            raise ValueError(to_say("a row is not whole"))
    return rows
