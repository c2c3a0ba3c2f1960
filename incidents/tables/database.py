"""Tables that live in a database: SQLite or PostgreSQL, read as the files of a folder are read.

Each table of datapackage.json is one of SQL, every cell the text that its CSV file has, in the
order of its rows; columns that datapackage.json does not name stand together as JSON. The journal
is a table, and what else belongs to the tables (their package, changelog and released versions)
lies in one as it is. So each file of a folder can be read out of a database, byte for byte.
"""

from __future__ import annotations

import errno
import io
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from geo.message import to_say
from incidents import database_steps
from incidents.tables.csv_file import written_table
from incidents.tables.database_address import place_of, read_address, secrets_of
from incidents.tables.erased_rows import wipe_postgresql
from incidents.tables.remains import Remains
from incidents.tables.saves import ENTRY_NAME, JOURNAL, NoAnswer, entry_name
from incidents.tables.schema import PACKAGE_FILE, read_package

STEPS = str(Path(database_steps.__file__).parent)

POSITION, FURTHER = "row_position", "further_columns"
"""Columns of every table that are no columns of its file."""

SECONDS_TO_CONNECT = 5
SECONDS_OF_SILENCE = 5
"""How long nobody asks a database again that did not answer: each page would wait for it."""

SECONDS_TO_WAIT = 30
"""How long SQLite waits for somebody else who is writing."""

ENTRIES = sa.table("journal", sa.column("number", sa.Integer), sa.column("entry", sa.Text))
FILES = sa.table("stored_files", sa.column("name", sa.Text), sa.column("content", sa.LargeBinary))
HEADINGS = sa.table(
    "stored_tables",
    sa.column("name", sa.Text),
    sa.column("columns", sa.Text),
    sa.column("file_sha256", sa.Text),
    sa.column("as_it_stood", sa.LargeBinary),
)
"""The heading of each table; a file that our own writing would not give again also stands here as
it is, until its rows change."""


class Database:
    """A database by its address: `sqlite:///file` or `postgresql://user:password@host/name`."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._is_ready = False
        self._sql_tables: dict[str, sa.Table] = {}
        self._silent_until, self._silence = 0.0, ""

    @cached_property
    def _url(self) -> sa.URL:
        return read_address(self._address)

    @property
    def name(self) -> str:
        """What messages call it: the name of the file or of the database, never a password."""
        try:
            return Path(str(self._url.database)).name
        except NoAnswer:
            return "DETENTIONS_DATA"

    def __str__(self) -> str:
        """The address without user and password."""
        try:
            url = self._url
        except NoAnswer:
            return self.name
        return f"{url.get_backend_name()}://{url.host or ''}/{url.database}"

    @property
    def place(self) -> str:
        """What tells it from any other, whoever asks it: the address without user and password."""
        try:
            return place_of(self._url)
        except NoAnswer:
            return self.name

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self._url.get_backend_name() == "sqlite"

    @cached_property
    def engine(self) -> sa.Engine:
        """What connects to it; errors of its own show no value of a row."""
        # A connection is quickly made, and none is kept: a forked process may ask as well, and a
        # file is kept from nobody while nothing is asked.
        quiet = {"poolclass": sa.NullPool, "hide_parameters": True}
        if self.is_sqlite:
            waiting = {"timeout": SECONDS_TO_WAIT}
            engine = sa.create_engine(self._url, connect_args=waiting, **quiet)
            sa.event.listen(engine, "connect", _prepare_sqlite)
            sa.event.listen(engine, "begin", _begin_in_sqlite)
            return engine
        try:
            import psycopg
        except ImportError as error:
            # It brings the library of PostgreSQL along or finds that of the system.
            raise NoAnswer(to_say("psycopg is not whole: pip install psycopg-binary")) from error
        waiting = {"connect_timeout": SECONDS_TO_CONNECT}
        if "connect_timeout" in self._url.query:
            waiting = {}
        return sa.create_engine(self._url, module=psycopg, connect_args=waiting, **quiet)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees the database as it is at one moment; NoAnswer where there is none,
        or there are no tables of ours."""
        if self._silent_until > time.monotonic():
            raise NoAnswer(self._silence)
        self._must_be_there()
        with self._told():
            if not self._is_ready:
                self._bring_up_to_date()
            with self.engine.connect() as connection:
                if not self.is_sqlite:
                    connection.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
                with connection.begin():
                    yield connection

    @contextmanager
    def writing(self, *, new: bool = False) -> Iterator[sa.Connection]:
        """A connection of whoever alone writes; all is done with its end, or nothing where an
        error ends it. `new` makes our tables where there are none."""
        if not new:
            self._must_be_there()
        with self._told():
            if new or not self._is_ready:
                self._bring_up_to_date(new=new)
            with self.engine.connect() as connection:
                connection.execution_options(sqlite_begin="BEGIN IMMEDIATE")
                with connection.begin():
                    if not self.is_sqlite:
                        connection.execute(sa.text("LOCK TABLE journal IN EXCLUSIVE MODE"))
                    yield connection

    def wipe(self) -> list[Remains]:
        """Takes out of the files of the database what is in no row any more; gives what remains."""
        self._must_be_there()
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            if not self.is_sqlite:
                return wipe_postgresql(connection)
            connection.execute(sa.text("VACUUM"))
            return []

    def stamp(self) -> tuple[Any, ...]:
        """What changes with the content of the database, whoever changes it."""
        try:
            if self.is_sqlite:
                status = Path(str(self._url.database)).stat()
                return str(self), status.st_ino, status.st_mtime_ns, status.st_size
            with self.reading() as connection:
                rows = connection.execute(
                    sa.text(
                        "SELECT (SELECT max(number) FROM journal), sum(n_tup_ins + n_tup_upd + "
                        "n_tup_del) FROM pg_stat_user_tables"
                    )
                )
                return (str(self), *map(str, rows.one()))
        except OSError:
            return (str(self), None)

    def sql_tables(self, connection: sa.Connection) -> Mapping[str, sa.Table]:
        """The tables of datapackage.json as they are there."""
        if not self._sql_tables:
            found = sa.MetaData()
            for name in read_package().tables:
                self._sql_tables[name] = sa.Table(name, found, autoload_with=connection)
        return self._sql_tables

    def _must_be_there(self) -> None:
        """NoAnswer where there is no file: SQLite would make one."""
        if self.is_sqlite and not Path(str(self._url.database)).is_file():
            raise NoAnswer(to_say("there is no such file"))

    def _bring_up_to_date(self, *, new: bool = False) -> None:
        """Makes the steps that are missing of how databases are laid out; `new`: all of them."""
        steps = ScriptDirectory(STEPS, version_locations=[STEPS])
        with self.engine.connect() as connection:
            done = MigrationContext.configure(connection).get_current_revision()
        if done is None and not new:
            raise NoAnswer(no_tables())
        if done not in {None, *(step.revision for step in steps.walk_revisions())}:
            raise NoAnswer(to_say("a later version of the program wrote it"))
        if done != steps.get_current_head():
            with self.engine.connect() as connection:
                connection.execution_options(sqlite_begin="BEGIN IMMEDIATE")
                with connection.begin():
                    context = MigrationContext.configure(connection)
                    missing = list(steps.iterate_revisions("head", done or "base"))
                    with Operations.context(context):
                        for step in reversed(missing):
                            step.module.upgrade()
                    context.stamp(steps, "head")
        self._is_ready = True

    @contextmanager
    def _told(self) -> Iterator[None]:
        """NoAnswer for what the database says, without a password and without values of rows."""
        try:
            yield
        except SQLAlchemyError as error:
            said = error.orig if isinstance(error, DBAPIError) and error.orig else error
            # Further lines may hold values of rows; what stands before is where it was looked for.
            first = str(said).strip().partition("\n")[0].rpartition("failed: ")[2]
            for secret in secrets_of(self._url):
                first = first.replace(secret, "***")
            self._silence = to_say("it does not answer ({error})", error=first)
            if not self.is_sqlite:
                self._silent_until = time.monotonic() + SECONDS_OF_SILENCE
            raise NoAnswer(self._silence) from None


def no_tables() -> str:
    """What is wrong with a database that has none."""
    return to_say("there are no tables of ours in it: python -m incidents copy brings some")


def _prepare_sqlite(connection: Any, _: object) -> None:
    # SQLAlchemy says itself when a transaction begins; what is deleted is overwritten.
    connection.isolation_level = None
    connection.execute("PRAGMA secure_delete = ON")


def _begin_in_sqlite(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql(options.get("sqlite_begin", "BEGIN"))


@lru_cache
def database_at(address: str) -> Database:
    """The database of this address, one for the process."""
    return Database(address)


@dataclass(frozen=True)
class InDatabase(Traversable):
    """A database as the folder of its files, or one of these: `reports.csv`, `journal/000001.json`,
    `versions/1.0.0.zip`. NoAnswer where the database gives none."""

    database: Database
    path: str = ""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2] or self.database.name

    def __str__(self) -> str:
        return "/".join(filter(None, (str(self.database), self.path)))

    def joinpath(self, *descendants: Any) -> InDatabase:
        return InDatabase(self.database, "/".join(filter(None, (self.path, *descendants))))

    def __truediv__(self, child: Any) -> InDatabase:
        return self.joinpath(str(child))

    def is_dir(self) -> bool:
        return not self.path or any(True for _ in self.iterdir())

    def is_file(self) -> bool:
        with suppress(NoAnswer), self.database.reading() as connection:
            return self.path in names(connection)
        return False

    def iterdir(self) -> Iterator[InDatabase]:
        inside = f"{self.path}/" if self.path else ""
        with self.database.reading() as connection:
            found = [n[len(inside) :] for n in names(connection) if n.startswith(inside)]
        return (self / name for name in sorted({one.partition("/")[0] for one in found}))

    def read_bytes(self) -> bytes:
        with self.database.reading() as connection:
            return content(self.database, connection, self.path)

    def read_text(self, encoding: str | None = None) -> str:
        return self.read_bytes().decode(encoding or "utf-8")

    def open(self, mode: str = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        read = io.BytesIO(self.read_bytes())
        return read if "b" in mode else io.TextIOWrapper(read, *args, **kwargs)

    def tables_now(self) -> tuple[int, dict[str, bytes]]:
        """The number of the last save, and all tables with their package, as they are together."""
        wanted = {PACKAGE_FILE, *(f"{name}.csv" for name in read_package().tables)}
        with self.database.reading() as connection:
            there = wanted.intersection(names(connection))
            if not there:
                raise NoAnswer(no_tables())
            found = {name: content(self.database, connection, name) for name in sorted(there)}
            return last_entry(connection), found

    def write_bytes(self, content: bytes) -> None:
        """Puts a file there that is neither a table nor of the journal."""
        with self.database.writing() as connection:
            put_file(connection, self.path, content)


def put_file(connection: sa.Connection, name: str, content: bytes) -> None:
    """Puts this content in the place of what a file was that is neither a table nor of the
    journal."""
    connection.execute(sa.delete(FILES).where(FILES.c.name == name))
    connection.execute(sa.insert(FILES), {"name": name, "content": content})


def names(connection: sa.Connection) -> list[str]:
    """The names of all files."""
    tables = connection.scalars(sa.select(HEADINGS.c.name))
    numbers = connection.scalars(sa.select(ENTRIES.c.number))
    return [
        *(f"{name}.csv" for name in tables),
        *(f"{JOURNAL}/{entry_name(number)}" for number in numbers),
        *connection.scalars(sa.select(FILES.c.name)),
    ]


def last_entry(connection: sa.Connection) -> int:
    """The number of the last entry of the journal, 0 if there is none."""
    return connection.scalar(sa.select(sa.func.max(ENTRIES.c.number))) or 0


def content(database: Database, connection: sa.Connection, name: str) -> bytes:
    """What a file of this name would hold; FileNotFoundError where there is none."""
    folder, _, last = name.rpartition("/")
    if folder == JOURNAL and ENTRY_NAME.fullmatch(last):
        number = int(last.partition(".")[0])
        entry = sa.select(ENTRIES.c.entry).where(ENTRIES.c.number == number)
        if (text := connection.scalar(entry)) is not None:
            return str(text).encode("utf-8")
    elif name.endswith(".csv") and (found := _table(database, connection, name[:-4])) is not None:
        return found
    else:
        file = connection.scalar(sa.select(FILES.c.content).where(FILES.c.name == name))
        if file is not None:
            return bytes(file)
    raise FileNotFoundError(errno.ENOENT, to_say("there is no such file"), name)


def _table(database: Database, connection: sa.Connection, name: str) -> bytes | None:
    heading = connection.execute(sa.select(HEADINGS).where(HEADINGS.c.name == name)).one_or_none()
    sql = database.sql_tables(connection).get(name)
    if heading is None or sql is None:
        return None
    columns = json.loads(heading.columns)
    known = [column.name for column in sql.columns if column.name not in (POSITION, FURTHER)]
    own = [known.index(c) if c in known else None for c in columns]
    query = sa.select(*(sql.c[one] for one in known), sql.c[FURTHER]).order_by(sql.c[POSITION])

    def cells() -> Iterator[list[str]]:
        for row in connection.execute(query):
            further = json.loads(row[-1]) if row[-1] else {}
            yield [
                further.get(column) or (row[at] if at is not None else "")
                for column, at in zip(columns, own, strict=True)
            ]

    written = written_table(columns, cells())
    # Rows that somebody changed in the database itself are no longer those of that file.
    is_unchanged = sha256(written).hexdigest() == heading.file_sha256
    return bytes(heading.as_it_stood) if heading.as_it_stood and is_unchanged else written
