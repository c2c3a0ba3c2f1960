"""The office program that opens what we write, as it opens a file of anybody."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

NAMES = ("soffice", "libreoffice")
SECONDS_TO_CONVERT = 180


Converting = Callable[..., bytes | None]


@pytest.fixture(scope="session")
def in_office(tmp_path_factory: pytest.TempPathFactory) -> Converting:
    """in_office(content, "slides.pptx", "pdf", *options) opens a file of this name in LibreOffice
    and gives it as a file of the other kind, None where LibreOffice does not open it."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.fail("there is no LibreOffice: run make test-office, which installs it")
    # A profile of its own: one that is in use would refuse a second program.
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(content: bytes, name: str, to: str, *options: str) -> bytes | None:
        folder = tmp_path_factory.mktemp("office")
        (folder / name).write_bytes(content)
        command = [program, "--headless", f"-env:UserInstallation={profile}", *options]
        command += ["--convert-to", to, "--outdir", str(folder / "made"), str(folder / name)]
        subprocess.run(
            command, check=False, capture_output=True, timeout=SECONDS_TO_CONVERT, cwd=folder
        )
        made = folder / "made" / f"{Path(name).stem}.{to}"
        return made.read_bytes() if made.exists() else None

    return convert


@pytest.fixture(scope="session")
def pages_in_office(in_office: Converting) -> Callable[[bytes], list[str]]:
    """pages_in_office(pptx) opens the slides in LibreOffice and gives the text of each, every run
    of blanks as one; none where LibreOffice does not open the file."""

    def pages(content: bytes) -> list[str]:
        made = in_office(content, "slides.pptx", "pdf")
        if made is None:
            return []
        return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made)).pages]

    return pages
