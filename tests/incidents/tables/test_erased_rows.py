"""What PostgreSQL cannot be rid of by itself is told: who holds it, and by which statements it
goes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import psycopg
import pytest

from incidents.tables import erased_rows
from incidents.tables.database import Database
from incidents.tables.erased_rows import OVERWRITE
from incidents.tables.remains import Remains
from tests.postgresql import PostgreSQL
from tests.processes import PROJECT

pytestmark = pytest.mark.rest


@pytest.fixture
def address(postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with one table; nobody is waited for there."""
    monkeypatch.setattr(erased_rows, "SECONDS_TO_WAIT", 0.1)
    address = postgresql.new_database()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE people AS SELECT 'Nurlan Seitkaliyev' AS name")
    return address


def wiped(address: str) -> list[Remains]:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DELETE FROM people")
    return Database(address).wipe()


def rows_in_its_file(address: str, postgresql: PostgreSQL) -> bool:
    """Whether the file of the table holds the name still."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        [[path]] = connection.execute("SELECT pg_relation_filepath('people')")
    return b"Seitkaliyev" in (postgresql.folder / "data" / path).read_bytes()


@pytest.fixture
def ended() -> Iterator[list[psycopg.Connection]]:
    """Connections that end with the test, whatever becomes of it."""
    connections: list[psycopg.Connection] = []
    yield connections
    for connection in connections:
        connection.close()


@pytest.mark.parametrize("beginning", ["SELECT 1", "CREATE TABLE other ()"])
def test_a_session_for_which_erased_rows_are_kept_is_told_and_they_go_with_it(
    address: str, postgresql: PostgreSQL, ended: list[psycopg.Connection], beginning: str
) -> None:
    ended.append(other := psycopg.connect(address))
    if beginning.startswith("SELECT"):
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    other.execute(beginning)

    [held] = [one for one in wiped(address) if one.in_tables]

    assert held.statements == (f"SELECT pg_terminate_backend({other.info.backend_pid})",)
    assert rows_in_its_file(address, postgresql)

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(held.statements[0])
    other.close()
    assert Database(address).wipe() == []
    assert not rows_in_its_file(address, postgresql)


def test_whoever_ends_while_they_are_waited_for_is_not_told(
    address: str, ended: list[psycopg.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erased_rows, "SECONDS_TO_WAIT", 60)
    ended.append(other := psycopg.connect(address))
    other.execute("CREATE TABLE other ()")
    ending = threading.Timer(0.5, other.close)
    ending.start()

    told = wiped(address)
    ending.join()

    assert told == []


def test_a_table_that_others_use_is_told_and_no_other_is_waited_for(
    address: str, ended: list[psycopg.Connection]
) -> None:
    ended.append(other := psycopg.connect(address))
    other.execute("LOCK TABLE people IN ACCESS SHARE MODE")

    told = [one.statements for one in wiped(address) if one.in_tables]

    assert told == [('VACUUM (FULL, ANALYZE) "people"',)]


def test_a_role_that_may_write_but_owns_no_table_is_told_whose_it_is(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute("DROP ROLE IF EXISTS writer")
        superuser.execute("CREATE ROLE writer LOGIN")

    told = [
        one.statements
        for one in Database(address.replace("postgres@", "writer@")).wipe()
        if one.in_tables
    ]

    assert told == [
        ('VACUUM (FULL, ANALYZE) "people"', "VACUUM FULL pg_catalog.pg_statistic"),
    ]


def test_an_owner_with_the_rights_of_the_documentation_leaves_nothing(
    address: str, postgresql: PostgreSQL
) -> None:
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute("CREATE ROLE desk LOGIN")
        superuser.execute("ALTER TABLE people OWNER TO desk")
        superuser.execute(f"ALTER DATABASE {superuser.info.dbname} OWNER TO desk")
        for right in re.findall("^(GRANT .*);$", documentation(), flags=re.M):
            superuser.execute(right)

    assert wiped(address.replace("postgres@", "desk@")) == []

    logs = (postgresql.folder / "data" / "pg_wal").iterdir()
    assert not [path for path in logs if path.is_file() and b"Seitkal" in path.read_bytes()]


def test_files_of_the_log_that_a_slot_holds_are_named_and_so_is_the_slot(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute("SELECT pg_create_physical_replication_slot('replica', true)")
        [[file]] = superuser.execute("SELECT pg_walfile_name(pg_current_wal_lsn())")
        try:
            log, elsewhere = wiped(address)
        finally:
            superuser.execute("SELECT pg_drop_replication_slot('replica')")

    assert file in log.files
    assert log.statements == OVERWRITE
    assert elsewhere.files == ("pg_replication_slots: replica",)
    assert Database(address).wipe() == []


def test_the_documentation_has_the_same_statements() -> None:
    assert "".join(f"{one};\n" for one in OVERWRITE) in documentation()


def documentation() -> str:
    return (PROJECT / "docs/command-line.md").read_text(encoding="utf-8")
