"""Debian's nginx before the app, as a newsroom has it: one path leads there, all others nowhere."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.processes import is_healthy, running
from tests.waiting import PATIENCE

CONFIGURATION = """
daemon off;
{user}
pid {folder}/nginx.pid;
events {{}}
http {{
    log_format asked '$status $request_uri';
    access_log {folder}/access.log asked;
    client_body_temp_path {folder}/client_body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $http_upgrade $connection_upgrade {{ default upgrade; "" close; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{ return 403; }}
        location {path}/ {{
            proxy_pass http://127.0.0.1:{app}{replaced_by};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        }}
    }}
}}
"""


@contextmanager
def nginx_before(
    app: int, *, at: str, port: int, folder: Path, cuts_off: bool = False
) -> Iterator[None]:
    """nginx on this port, until the end of the block; what stands under the path `at` comes from
    the app on port `app`, which is there already, and everything else is refused with 403.

    `cuts_off`: the app is asked without the path. Whatever nginx writes is in the folder, the
    status and path of each request in its access.log.
    """
    # Debian keeps it where only root looks for programs.
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if nginx is None:
        pytest.fail("there is no nginx: install Debian's nginx-light")
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(
            # Started by root it would work as nobody, who may not write into the folder.
            user="user root;" if os.geteuid() == 0 else "",
            folder=folder,
            port=port,
            path=at,
            app=app,
            replaced_by="/" if cuts_off else "",
        ),
        encoding="utf-8",
    )
    command = [nginx, "-p", folder, "-c", configuration, "-e", folder / "error.log"]
    with running(command) as process:
        deadline = time.monotonic() + PATIENCE
        while not is_healthy(f"127.0.0.1:{port}{at}"):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"nginx did not start:\n{(folder / 'error.log').read_text()}")
            time.sleep(0.1)
        yield


def refused(folder: Path) -> list[str]:
    """The paths outside the app that nginx was asked for."""
    lines = (folder / "access.log").read_text(encoding="utf-8").splitlines()
    return [path for status, path in map(str.split, lines) if status == "403"]
