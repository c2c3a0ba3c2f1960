"""Databases that hold tables."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
import sqlalchemy as sa

from incidents.changes.database_store import DatabaseStore
from incidents.tables.database import FURTHER, POSITION, Database, InDatabase
from incidents.tables.saves import NoAnswer
from incidents.tables.schema import read_package


@pytest.fixture
def empty(tmp_path: Path) -> InDatabase:
    """A database with our tables, none of which has a row."""
    home = InDatabase(Database(f"sqlite:///{tmp_path / 'tables.sqlite'}"))
    DatabaseStore(home).fill({"CHANGELOG.md": b"## 1\n"})
    return home


def test_every_field_of_the_package_has_a_column(empty: InDatabase) -> None:
    package = read_package()
    with empty.database.reading() as connection:
        tables = empty.database.sql_tables(connection)

    found = {
        name: set(table.columns.keys()) - {POSITION, FURTHER} for name, table in tables.items()
    }
    assert found == {name: set(package.columns(name)) for name in package.tables}


def test_every_table_has_a_key_so_that_no_row_is_there_twice(empty: InDatabase) -> None:
    keys = {"stored_tables": ["name"], "stored_files": ["name"], "journal": ["number"]}
    with empty.database.reading() as connection:
        inspector = sa.inspect(connection)
        found = {
            name: inspector.get_pk_constraint(name)["constrained_columns"]
            for name in (*read_package().tables, *keys)
        }

    assert found == dict.fromkeys(read_package().tables, [POSITION]) | keys


def test_a_file_in_a_database_is_read_as_one_in_a_folder(empty: InDatabase) -> None:
    (empty / "versions" / "1.0.0.zip").write_bytes(b"zip")

    assert sorted(one.name for one in empty.iterdir()) == ["CHANGELOG.md", "versions"]
    changes = empty / "CHANGELOG.md"
    assert changes.read_text() == "## 1\n"
    with changes.open(encoding="utf-8") as text, changes.open("rb") as content:
        assert (text.read(), content.read()) == ("## 1\n", b"## 1\n")
    assert (empty / "versions" / "1.0.0.zip").is_file()
    with pytest.raises(FileNotFoundError) as missing:
        (empty / "README.md").read_bytes()
    assert missing.value.errno == errno.ENOENT


def test_a_database_that_a_later_program_wrote_is_left_alone(empty: InDatabase) -> None:
    with empty.database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'later'"))

    with pytest.raises(NoAnswer, match="later version"):
        InDatabase(Database(str(empty.database))).tables_now()


def test_a_file_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(NoAnswer, match="no such file"):
        InDatabase(Database(f"sqlite:///{tmp_path / 'none.sqlite'}")).tables_now()

    assert list(tmp_path.iterdir()) == []


def test_a_database_of_somebody_else_is_told(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'theirs.sqlite'}"
    with sa.create_engine(address).begin() as connection:
        connection.execute(sa.text("CREATE TABLE theirs (id INTEGER)"))

    with pytest.raises(NoAnswer, match="there are no tables of ours"):
        InDatabase(Database(address)).tables_now()


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("no database at all, but some text" * 99)

    with pytest.raises(NoAnswer, match="file is not a database"):
        InDatabase(Database(f"sqlite:///{tmp_path / 'text.sqlite'}")).tables_now()
