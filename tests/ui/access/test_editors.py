"""Editors by name, role and key, as their file has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.access.quick_password import HASH
from ui.access.editors import FILE, BadEditors, known_editors, read_editors


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "editors"
    path.write_text(f"# who may\nAB\teditor\t{HASH}\nCD\tpublisher\t{HASH}\n")
    monkeypatch.setenv(FILE, str(path))
    return path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("AB\teditor", "line 1, wanted a name, editor or publisher, and a key"),
        (f"AB\tking\t{HASH}", "line 1, wanted a name"),
        (f"\teditor\t{HASH}", "line 1, wanted a name"),
        ("AB\teditor\tpassword", "line 1, wanted a hash"),
        ("AB\teditor\tmail:ab", "line 1, wanted a hash that add_editor made, mail:"),
        ("AB\teditor\tmail:@example.org", "line 1, wanted a hash"),
        ("AB\teditor\tsubject:", "line 1, wanted a hash"),
        (
            "AB\teditor\tmail:ab@example.org\nCD\teditor\tmail: AB@Example.org",
            "line 2, wanted an address or id that no other line has",
        ),
        ("AB\teditor\tsubject:7\nCD\teditor\tsubject:7", "line 2, wanted an address or id"),
        (f"AB\teditor\t{HASH}\nAB\teditor\t{HASH}", "line 2, wanted a name that no other"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_lets_nobody_in(
    file: Path, line: str, told: str
) -> None:
    file.write_text(line)

    with pytest.raises(BadEditors, match=told):
        read_editors(file)
    assert known_editors() == {}
