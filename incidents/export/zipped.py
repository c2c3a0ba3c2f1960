"""Archives that are the same bytes whenever they are made of the same files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.exceptions import FileCreateError

from incidents.dataset.versions import FIRST_MOMENT

PIECE = 1 << 20
"""Bytes of a file that are held at a time."""

ANYONE_READS = 0o644 << 16


class FixedZip(ZipFile):
    """An archive that keeps no time and no owner of its files."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Packs these bytes, or this text as UTF-8, under the name."""
        super().writestr(_entry(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Packs a file of the disk, piece by piece."""
        with open(filename, "rb") as file, self.open(_entry(str(arcname)), "w") as packed:
            while piece := file.read(PIECE):
                packed.write(piece)

    def write_parts(self, name: str, parts: Iterable[bytes], *, is_long: bool = False) -> None:
        """Packs what comes part by part; `is_long`: it may be more than two gigabytes."""
        with self.open(_entry(name), "w", force_zip64=is_long) as packed:
            for part in parts:
                packed.write(part)


def read_back(write: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """What is written into a file of the disk, piece by piece; of the memory where the disk takes
    none."""
    file: IO[bytes]
    try:
        file = TemporaryFile()
    except OSError:
        file = io.BytesIO()
    with file:
        try:
            write(file)
        except (OSError, FileCreateError):
            file = io.BytesIO()
            write(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name.lstrip("/"), FIRST_MOMENT)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = ANYONE_READS
    return entry
