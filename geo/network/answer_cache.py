"""What the network answered, kept in SQLite so that no name is asked for twice.

A disk that cannot be written stops nothing: answers are then kept until the process ends.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = "geocoder-answers.sqlite"
SECONDS_FOR_A_LOCK = 5

_TABLES = """
    create table if not exists answers (
        service text, query text, answer text not null, asked_date text not null,
        primary key (service, query)
    ) without rowid;
    create table if not exists turns (service text primary key, at real) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer as JSON, "[]" for a miss, and the day it was given."""

    text: str
    asked_on: date


class Answers:
    """The kept answers, by service and query.

    `problem` is why the disk is not used, "" while it is.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE if folder else None
        self.problem = "" if folder else "there is no home folder"
        self._known: dict[tuple[str, str], Answer] = {}
        try:
            with self._file() as file:
                if file:
                    file.executescript(_TABLES)
        except (OSError, sqlite3.Error) as problem:
            self.problem = str(problem)

    def get(self, service: str, query: str) -> Answer | None:
        """The answer that was given, or None if the name was never asked for."""
        if known := self._known.get((service, query)):
            return known
        row = None
        try:
            with self._file() as file:
                if file:
                    wanted = "select answer, asked_date from answers where service=? and query=?"
                    row = file.execute(wanted, (service, query)).fetchone()
            return Answer(str(row[0]), date.fromisoformat(str(row[1]))) if row else None
        except (OSError, sqlite3.Error) as problem:
            self.problem = str(problem)
        except ValueError:  # the file was changed by another program
            pass
        return None

    def keep(self, service: str, query: str, answer: Answer) -> None:
        """Keeps the answer, on disk if that can be."""
        self._known[service, query] = answer
        try:
            with self._file() as file:
                if file:
                    row = (service, query, answer.text, answer.asked_on.isoformat())
                    file.execute("insert or replace into answers values (?, ?, ?, ?)", row)
        except (OSError, sqlite3.Error) as problem:
            self.problem = str(problem)

    def wait_for_turn(self, service: str, pause: float) -> float:
        """Seconds until this process may ask; 0.0 if it may now, and then the turn is taken.

        Between the processes of one machine; 0.0 always where the disk cannot be used.
        """
        try:
            with self._file() as file:
                if file is None:
                    return 0.0
                file.execute("begin immediate")
                row = file.execute("select at from turns where service=?", (service,)).fetchone()
                now = time.time()
                # A turn far in the future was taken before somebody set the clock back.
                if row and now - pause < float(row[0]) <= now + pause:
                    return float(row[0]) + pause - now
                file.execute("insert or replace into turns values (?, ?)", (service, now))
        except (OSError, sqlite3.Error) as problem:
            self.problem = str(problem)
        return 0.0

    @contextmanager
    def _file(self) -> Iterator[sqlite3.Connection | None]:
        """An open file whose changes are kept at the end; None once there was a problem."""
        if self.path is None or self.problem:
            yield None
            return
        # Only this user of the machine may read which names were looked for.
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        file = sqlite3.connect(self.path, timeout=SECONDS_FOR_A_LOCK)
        try:
            with file:
                yield file
        finally:
            file.close()
