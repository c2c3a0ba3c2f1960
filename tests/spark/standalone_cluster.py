"""A Spark cluster on this machine for the tests: a master, two workers of one core each, and the
server of Spark Connect. It is gone with the block that it was started for."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from tests.processes import PROJECT, free_port, running
from tests.waiting import PATIENCE

SPARK_PACKAGE = "org.apache.spark"
MEMORY = "512m"
"""Of each Java process; what Python takes on a worker is beside it."""


def missing() -> str:
    """Why no cluster can be started here; "" where one can."""
    if not shutil.which("java"):
        return "there is no Java: make java installs Debian's"
    if not find_spec("pyspark"):
        return "there is no pyspark: make test-spark installs it"
    return ""


class StandaloneCluster:
    """A cluster that runs: `address` for the app, and `workers`, which may be killed."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        spec = find_spec("pyspark")
        assert spec and spec.origin
        self._home, self._folder, self._stack = Path(spec.origin).parent, folder, stack
        self._master_port, self._port = free_port(), free_port()
        self.address = f"sc://127.0.0.1:{self._port}"
        self._master_address = f"spark://127.0.0.1:{self._master_port}"
        self.master = self._started(
            "master",
            self._spark_class("deploy.master.Master", "--port", str(self._master_port)),
        )
        self._wait(lambda: answers(self._master_port), self.master)
        self.workers: list[subprocess.Popen[bytes]] = []
        for _ in range(2):
            self.add_worker()
        self.server = self._started("connect", self._server())
        self._wait(lambda: answers(self._port), self.server)

    def add_worker(self) -> None:
        """One more worker, of one core; it is there when it has joined the master."""
        number = len([*self._folder.glob("work-*")])
        work = self._folder / f"work-{number}"
        work.mkdir()
        options = ("--cores", "1", "--memory", "1g", "--work-dir", str(work))
        command = self._spark_class("deploy.worker.Worker", *options, self._master_address)
        self.workers.append(self._started(f"worker-{number}", command))
        joined = self._folder / "master.log"
        self._wait(
            lambda: len(re.findall("Registering worker", joined.read_text())) > number, self.master
        )

    def _spark_class(self, name: str, *options: str) -> list[str]:
        where = ("--host", "127.0.0.1", "--webui-port", "0")
        command = str(self._home / "bin" / "spark-class")
        return [command, f"{SPARK_PACKAGE}.{name}", *where, *options]

    def _server(self) -> list[str]:
        settings = {
            "spark.connect.grpc.binding.port": str(self._port),
            "spark.executor.memory": MEMORY,
            "spark.executorEnv.PYTHONPATH": str(PROJECT),
            "spark.pyspark.python": sys.executable,
            "spark.ui.enabled": "false",
        }
        given = [f"--conf={name}={value}" for name, value in settings.items()]
        options = ["--master", self._master_address, "--driver-memory", MEMORY, *given]
        server = "sql.connect.service.SparkConnectServer"
        command = str(self._home / "bin" / "spark-submit")
        return [command, *options, "--class", f"{SPARK_PACKAGE}.{server}", "spark-internal"]

    def _started(self, name: str, command: Sequence[str]) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "SPARK_HOME": str(self._home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_LOCAL_DIRS": str(self._folder),
            "SPARK_DAEMON_MEMORY": MEMORY,
            "PYSPARK_PYTHON": sys.executable,
        }
        log = self._stack.enter_context((self._folder / f"{name}.log").open("wb"))
        options = {"cwd": self._folder, "env": environment, "stdin": subprocess.DEVNULL}
        return self._stack.enter_context(running(command, stdout=log, stderr=log, **options))

    def _wait(self, ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + PATIENCE
        while not ready():
            if process.poll() is not None or time.monotonic() > until:
                logs = "\n".join(path.read_text() for path in self._folder.glob("*.log"))
                raise RuntimeError(f"the cluster does not run:\n{logs[-2000:]}")
            time.sleep(0.1)


@contextmanager
def standalone_cluster(folder: Path) -> Iterator[StandaloneCluster]:
    """A cluster that runs until the end of the block; its files are in the folder."""
    with ExitStack() as stack:
        yield StandaloneCluster(folder, stack)


def answers(port: int) -> bool:
    """Whether anybody listens there."""
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it started at once, as a machine that loses its power."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
