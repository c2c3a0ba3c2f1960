"""Archives that are the same bytes whenever they are made of the same files."""

from __future__ import annotations

from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold, in place of the time of packing."""

ANYONE_READS = 0o644 << 16


class FixedZip(ZipFile):
    """An archive that keeps no time and no owner of its files."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Packs these bytes, or this text as UTF-8, under the name."""
        super().writestr(_entry(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Packs a file of the disk, piece by piece."""
        with open(filename, "rb") as file, self.open(_entry(str(arcname)), "w") as packed:
            while piece := file.read(1 << 20):
                packed.write(piece)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name.lstrip("/"), FIRST_MOMENT)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = ANYONE_READS
    return entry
