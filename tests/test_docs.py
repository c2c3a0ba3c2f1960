"""The documentation covers what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent

# As `make` lists them, but for the list itself.
TARGETS = set(
    re.findall(r"^([a-z]+):.*## ", (PROJECT / "Makefile").read_text(), flags=re.MULTILINE)
) - {"help"}


def test_the_readme_names_each_job_of_the_makefile() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")

    assert [name for name in TARGETS if not re.search(rf"\bmake {name}\b", readme)] == []


def test_the_codebook_names_each_field() -> None:
    package = json.loads((PROJECT / "data/datapackage.json").read_text(encoding="utf-8"))
    codebook = (PROJECT / "data/README.md").read_text(encoding="utf-8")
    fields = {
        field["name"] for table in package["resources"] for field in table["schema"]["fields"]
    }

    assert sorted(name for name in fields if f"`{name}`" not in codebook) == []
