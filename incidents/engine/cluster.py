"""A Spark cluster asked for the answers of all parts, within a time; through Spark Connect, so that
this process needs no Java and outlives whatever happens to the cluster."""

from __future__ import annotations

import logging
import socket
import threading
import time
import uuid
import warnings
from concurrent.futures import Future, wait
from typing import Any

import pyarrow as pa

from geo.message import to_say
from incidents.dataset.memo import BEFORE_MAKING
from incidents.engine.cluster_setting import ClusterFailure, ClusterSetting
from incidents.engine.worker import SCHEMA, Job

LOG = logging.getLogger(__name__)

SECONDS_OF_A_CONNECTION = 3
SECONDS_BETWEEN_LOOKS = 0.1
RETRIES = 4
"""How often the client asks a server again that is gone: for some five seconds in all."""

LONGEST_SAID = 300


class Cluster:
    """The cluster of a setting; its session is made when it is first asked, and again when it was
    lost. Several threads may ask at once."""

    def __init__(self, setting: ClusterSetting) -> None:
        self.setting = setting
        self._session: Any = None
        self._lock = threading.Lock()

    def pieces(self, job: Job, parts: int) -> pa.Table:
        """The answers of all parts, in pieces; ClusterFailure where there are none in time."""
        self._look_for_it()
        until = time.monotonic() + self.setting.seconds
        try:
            return self._asked(job, parts, until)
        except _SessionLost:
            return self._asked(job, parts, until)

    def _look_for_it(self) -> None:
        address = self.setting.host, self.setting.port
        try:
            socket.create_connection(address, timeout=SECONDS_OF_A_CONNECTION).close()
        except OSError as error:
            self._session = None
            raise self._no_answer() from error

    def _asked(self, job: Job, parts: int, until: float) -> pa.Table:
        tag, done = uuid.uuid4().hex, Future[pa.Table]()

        def ask() -> None:
            try:
                session = self._connected()
                session.addTag(tag)
                numbers = session.range(0, parts, 1, parts)
                done.set_result(numbers.mapInArrow(job, SCHEMA).toArrow())
            except BaseException as error:
                done.set_exception(error)

        # Not one of a pool: what hangs on a cluster that is gone must keep no process from ending.
        threading.Thread(target=ask, daemon=True, name="asks the cluster").start()
        try:
            while not wait([done], timeout=SECONDS_BETWEEN_LOOKS).done:
                BEFORE_MAKING.get()()
                if time.monotonic() > until:
                    raise self._too_late()
        except BaseException:
            self._give_up(tag)
            raise
        error = done.exception()
        if error is None:
            return done.result()
        if not isinstance(error, Exception):
            raise error
        raise self._failure(error) from error

    def _connected(self) -> Any:
        with self._lock:
            if self._session is None:
                self._session = _new_session(self.setting.address)
            return self._session

    def _give_up(self, tag: str) -> None:
        """Has the job ended, without waiting for it."""
        session = self._session

        def interrupt() -> None:
            try:
                session.interruptTag(tag)
            except Exception:
                LOG.warning("a job of the cluster could not be ended", exc_info=True)

        if session is not None:
            threading.Thread(target=interrupt, daemon=True, name="ends a job").start()

    def _failure(self, error: Exception) -> Exception:
        if isinstance(error, ClusterFailure):
            return error
        LOG.error("the cluster could not count", exc_info=error)
        said = str(error)
        if isinstance(error, ImportError):
            said += ": see requirements-spark.txt"
        if "INVALID_HANDLE" in said or "SESSION_" in said:  # it ends those that were long idle
            self._session = None
            return _SessionLost(*self.setting.could_not(_in_short(said)).args)
        if "UNAVAILABLE" in said:
            self._session = None
            return self._no_answer()
        return self.setting.could_not(_in_short(said))

    def _no_answer(self) -> ClusterFailure:
        return ClusterFailure(
            to_say("No cluster answers at {address}: see that it runs.", address=self.setting.shown)
        )

    def _too_late(self) -> ClusterFailure:
        return ClusterFailure(
            to_say(
                "The cluster at {address} gave no answer within {seconds} seconds: perhaps no "
                "worker is free.",
                address=self.setting.shown,
                seconds=f"{self.setting.seconds:g}",
            )
        )


class _SessionLost(ClusterFailure):
    """The cluster no longer knows the session: another one may do."""


def _new_session(address: str) -> Any:
    # It passes data as Arrow here, and never as pandas.
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession

    session = SparkSession.builder.remote(address).create()
    session.client.set_retry_policies([DefaultPolicy(max_retries=RETRIES)])
    return session


def _in_short(said: str) -> str:
    """The line of an error that says what happened: of a worker's the last of its traceback."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    of_python = [n for n, line in enumerate(lines) if line.startswith("Traceback (most recent")]
    after = lines[of_python[-1] + 1 :] if of_python else lines
    errors = [line for line in after if line.split(":")[0].endswith(("Error", "Exception"))]
    return (errors or lines or [""])[0][:LONGEST_SAID]
