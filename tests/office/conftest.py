"""The office program that opens what we write, as it opens a file of anybody."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

NAMES = ("soffice", "libreoffice")
SECONDS_TO_CONVERT = 180


@pytest.fixture(scope="session")
def pages_in_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """pages_in_office(pptx) opens the slides in LibreOffice and gives the text of each, every run
    of blanks as one; none where LibreOffice does not open the file."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.fail("there is no LibreOffice: run make test-office, which installs it")
    # A profile of its own: one that is in use would refuse a second program.
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(content: bytes) -> list[str]:
        folder = tmp_path_factory.mktemp("slides")
        (folder / "slides.pptx").write_bytes(content)
        command = [program, "--headless", f"-env:UserInstallation={profile}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "slides.pptx")]
        subprocess.run(
            command, check=False, capture_output=True, timeout=SECONDS_TO_CONVERT, cwd=folder
        )
        made: Path = folder / "slides.pdf"
        if not made.exists():
            return []
        return [" ".join(page.extract_text().split()) for page in PdfReader(made).pages]

    return convert
