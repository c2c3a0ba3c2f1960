"""Debian's PostgreSQL, run for the tests and gone with them: on a socket, away from the network."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests.waiting import PATIENCE

PROGRAMS = "/usr/lib/postgresql/*/bin/postgres"
MISSING = "there is no PostgreSQL: make postgresql installs Debian's"
AS_IT_PLEASES = ("-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=20")


IN_SMALL_PARTS = "--wal-segsize=1"
"""The write-ahead log in files of 1 MB: what is erased is looked for in all of them."""


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of Debian's, None where there is none."""
    found = sorted(Path("/").glob(PROGRAMS[1:]), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


class PostgreSQL:
    """A server that runs; `databases` counts those that were made."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.databases = folder, 0

    def address(self, database: str) -> str:
        """The address of a database of it."""
        return f"postgresql://postgres@/{database}?host={quote(str(self.folder), safe='')}"

    def new_database(self) -> str:
        """The address of a database without a table."""
        self.databases += 1
        name = f"tables_{self.databases}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)


@contextmanager
def running_postgresql(bin_folder: Path) -> Iterator[PostgreSQL]:
    """A server on a socket in a folder of its own; root runs it as the user postgres, since it
    refuses to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    become: list[str] = []
    if not os.getuid():
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        become = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    data, server = folder / "data", None
    try:
        options = (
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            IN_SMALL_PARTS,
        )
        made: list[str | Path] = [*become, bin_folder / "initdb", "-D", data, *options, "--no-sync"]
        subprocess.run(made, check=True, capture_output=True, cwd=folder)
        run: list[str | Path] = [
            *become,
            bin_folder / "postgres",
            "-D",
            data,
            "-k",
            folder,
            "-h",
            "",
        ]
        run += AS_IT_PLEASES
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(run, stdout=log, stderr=log, cwd=folder)
        running = PostgreSQL(folder)
        _wait_for(running)
        yield running
    finally:
        if server:
            server.send_signal(signal.SIGINT)
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: PostgreSQL) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(server.address("postgres")).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
