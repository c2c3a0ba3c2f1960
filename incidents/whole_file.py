"""A file that is replaced whole or not at all, and what killed writers left beside it."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

SECONDS_OF_A_WRITER = 60
"""A file that is not finished after so long is nobody's any more."""

_UNFINISHED = re.compile(
    r"\.[a-z0-9_]{8}\.unfinished"
    # Names that earlier versions gave.
    r"|\.(briefing|export)-[a-z0-9_]{8}|[0-9]+\.[0-9]+\.[0-9]+\.unfinished"
)


def replace_whole(
    path: Path, content: bytes | Iterable[bytes], *, mode: int = 0o600, new: bool = False
) -> None:
    """Puts the content, or its parts, in the place of the file; OSError where it cannot, and all is
    as before.

    Whatever is killed or loses its power meanwhile, the file is the old one or the new one: the
    content is on the disk before it has the name. `new`: FileExistsError where there is a file.
    """
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=".unfinished", delete=False
    ) as file:
        unfinished = Path(file.name)
        try:
            for part in [content] if isinstance(content, bytes) else content:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            unfinished.chmod(mode)
            if new:
                _name_first(unfinished, path)
            else:
                unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    sync_names(path.parent)


def _name_first(unfinished: Path, path: Path) -> None:
    """Gives the file a name that nobody has: FileExistsError where somebody has it, or gets it at
    the same moment."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a disk that gives a file but one name: an empty file holds it for a moment
        path.touch(exist_ok=False)
        unfinished.replace(path)


def sync_names(folder: Path) -> None:
    """Brings the names of a folder to the disk, where its system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_unfinished(folder: Path) -> None:
    """Removes what writers that were killed left in the folder; nothing that is being written."""
    before = time.time() - SECONDS_OF_A_WRITER
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not _UNFINISHED.fullmatch(entry.name):
                continue
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < before:
                    os.unlink(entry)
