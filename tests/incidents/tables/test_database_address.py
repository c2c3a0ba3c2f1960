"""Addresses of databases: which are read, what tells two apart, and what is said of none."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.tables.database_address import place_of, read_address, secrets_of
from incidents.tables.saves import NoAnswer

POSTGRESQL = "postgresql://desk:hunter2@example.org:5433/tables"


def test_a_database_of_a_server_is_asked_by_the_driver_that_is_installed() -> None:
    url = read_address(POSTGRESQL)

    assert (url.drivername, url.host, url.port, url.database) == (
        *("postgresql+psycopg", "example.org", 5433),
        "tables",
    )
    assert read_address("sqlite:///a.db").drivername == "sqlite"


@pytest.mark.parametrize(
    "address",
    ["", "tables", "mysql://example.org/tables", "postgresql://example.org", "sqlite://"]
    + ["postgresql://desk:hunter@2@example.org/tables", "postgresql://example.org:port/tables"],
)
def test_any_other_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(NoAnswer, match="the address cannot be read, wanted sqlite") as refused:
        read_address(address)

    assert "hunter" not in str(refused.value)


def test_a_database_is_told_by_where_it_is_and_by_nobody_who_asks_it() -> None:
    place = place_of(read_address(POSTGRESQL))

    assert place == "postgresql+psycopg://example.org:5433/tables"
    assert place == place_of(read_address("postgresql://other@example.org:5433/tables"))
    assert place != place_of(read_address("postgresql://desk@example.org/tables"))
    assert place != place_of(read_address("postgresql://desk@example.org:5433/others"))


@pytest.mark.parametrize("key", ["host", "hostaddr", "options", "port"])
def test_what_an_address_says_behind_its_question_mark_tells_databases_apart(key: str) -> None:
    assert f"{key}=x" in place_of(read_address(f"postgresql:///tables?{key}=x&sslmode=require"))
    assert "sslmode" not in place_of(read_address(f"postgresql:///tables?{key}=x&sslmode=require"))


def test_a_file_is_told_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert place_of(read_address("sqlite:///a.db")) == (tmp_path / "a.db").resolve().as_uri()


def test_the_password_is_a_secret_wherever_it_stands() -> None:
    assert secrets_of(read_address(POSTGRESQL)) == ["hunter2"]
    assert secrets_of(read_address("postgresql:///t?password=a&sslpassword=b&port=1")) == ["a", "b"]
    assert secrets_of(read_address("sqlite:///a.db")) == []
