"""Where tables live, and the folder of what a desk keeps beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.tables.home import beside, home_of

SERVER = "postgresql://desk:secret@db.example/tables"


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    return tmp_path / "user"


def test_of_a_folder_it_is_the_folder(tmp_path: Path) -> None:
    assert beside(home_of(str(tmp_path))) == tmp_path


@pytest.mark.parametrize(
    "other",
    [
        "postgresql://other:password@db.example/tables",
        "postgresql://db.example/tables?password=secret",
        f"{SERVER}?connect_timeout=3",
    ],
)
def test_of_a_database_it_is_the_same_whoever_asks(other: str, user_data: Path) -> None:
    place = beside(home_of(SERVER))

    assert place.is_relative_to(user_data)
    assert beside(home_of(other)) == place


@pytest.mark.parametrize(
    "other",
    [
        "postgresql://desk:secret@db.example/other",
        "postgresql://desk:secret@elsewhere.example/tables",
        "postgresql://desk:secret@db.example:5433/tables",
        f"{SERVER}?options=-csearch_path%3Dother",
        "sqlite:///tables",
    ],
)
def test_another_database_has_another_folder(other: str) -> None:
    assert beside(home_of(other)) != beside(home_of(SERVER))


def test_a_file_has_one_folder_from_wherever_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert beside(home_of("sqlite:///t.sqlite")) == beside(
        home_of(f"sqlite:///{tmp_path}/t.sqlite")
    )
