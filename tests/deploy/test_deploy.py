"""What stands in deploy/ works: the image's steps, the proxies before the app, the service."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import streamlit as st
import yaml

from briefing.scenes.disk_store import Store, new_key
from briefing.scenes.scene import Briefing, Scene
from tests.http_server import answering
from tests.processes import PROJECT, free_port, is_healthy, is_setting, running
from tests.test_architecture import name_of, project_files
from tests.waiting import PATIENCE

DEPLOY = PROJECT / "deploy"
FIGURE = "/api/count?event=2019-10-26"

READ_ONLY = """
set -e
mount --bind "$PWD" "$PWD"
mount -o remount,ro,bind "$PWD"
exec "$@"
"""


def steps() -> list[tuple[str, str]]:
    """The instructions of the last stage of the Dockerfile, each with what it says."""
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    found = [tuple(line.split(" ", 1)) for line in lines if line and not line.startswith("#")]
    last = max(i for i, (name, _) in enumerate(found) if name == "FROM")
    return [(name, says) for name, says in found[last:]]


def said(instruction: str) -> list[str]:
    return [says for name, says in steps() if name == instruction]


def context() -> list[str]:
    """The files that go into the image, as the .dockerignore lets them."""
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    kept = [line[1:] for line in lines if line.startswith("!")]
    names = map(name_of, project_files())
    return [n for n in names if any(n == k or n.startswith(f"{k}/") for k in kept)]


class Image:
    """What the Dockerfile makes, in a folder: its paths stand for those of the image, and the
    packages that run the tests for those that it installs."""

    def __init__(self, folder: Path) -> None:
        self.project, self.kept = folder / "project", folder / "kept"
        self.port = free_port()
        self.project.mkdir()
        for step in said("COPY"):
            if not step.startswith("--from="):  # what another stage made are the packages
                self.copy(*step.split())

    def copy(self, source: str, target: str) -> None:
        """What COPY does with files of the context."""
        for name in context():
            if (PROJECT / name).is_relative_to(PROJECT / source):
                file = Path(self.here(target)) / (PROJECT / name).relative_to(PROJECT / source)
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(PROJECT / name, file)

    def here(self, text: str) -> str:
        """The words of a step with the paths and the port of this machine."""
        places = {
            "/srv/detentions": str(self.project),
            "/opt/venv": sys.prefix,
            "/var/lib/detentions": str(self.kept),
            "8501": str(self.port),
        }
        return re.sub("|".join(places), lambda found: places[found[0]], text)

    def environment(self) -> dict[str, str]:
        """What the image sets, and nothing of whoever runs the tests."""
        return dict(self.here(line).split("=", 1) for line in said("ENV"))

    def run(self, command: list[str]) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, cwd=self.project, env=self.environment(), capture_output=True
        )

    def command(self, text: str) -> list[str]:
        """A command of the Dockerfile, its program where the image's path has it."""
        program, *rest = json.loads(self.here(text))
        found = shutil.which(program, path=self.environment()["PATH"])
        assert found, f"{program} is not in the image"
        return [found, *rest]


def user_of_the_image() -> str:
    return said("USER")[0].partition(":")[0]


def isolated(command: list[str], user: str) -> list[str]:
    """The command with a project that cannot be written, and as this user, where root may do so."""
    as_user = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--"]
    if os.geteuid() or sys.platform != "linux":
        return command
    assert not subprocess.run([*as_user, sys.executable, "-c", ""], capture_output=True).returncode
    return ["unshare", "--mount", "sh", "-c", READ_ONLY, "sh", *as_user, *command]


@contextmanager
def served(image: Image) -> Iterator[None]:
    """The app as the image starts it, once its health check says that it is well."""
    health = image.command(said("HEALTHCHECK")[0].partition("CMD ")[2])
    command = isolated(image.command(said("CMD")[0]), user_of_the_image())
    with running(command, cwd=image.project, env=image.environment()) as server:
        deadline = time.monotonic() + PATIENCE
        while image.run(health).returncode:
            assert server.poll() is None and time.monotonic() < deadline
            time.sleep(0.2)
        yield


def ask(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        content: bytes = answer.read()
    return content


@pytest.fixture
def image() -> Iterator[Image]:
    """An image in a folder that another user may read, as pytest's own folders are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Image(Path(folder))


KEEP = """
from briefing.scenes.disk_store import briefing_store, new_key
from briefing.scenes.scene import Briefing
assert briefing_store().save(new_key(), Briefing())
"""


def test_the_steps_of_the_image_make_an_app_that_answers_and_keeps(image: Image) -> None:
    for step in said("RUN"):
        words = shlex.split(image.here(step))
        if words[0] == "install" and os.geteuid():
            words = ["install", "-d", words[-1]]  # only root gives a folder to others
        ended = image.run(words)
        assert ended.returncode == 0, ended.stderr

    kept = isolated([sys.executable, "-c", KEEP], user_of_the_image())
    assert image.run(kept).stderr == b""
    assert list(image.kept.glob("briefings/*.json"))
    with served(image):
        address = f"http://127.0.0.1:{image.port}"
        assert b'<div id="root">' in ask(address)
        assert json.loads(ask(address + FIGURE))["low"] == 39
        assert ask(f"{address}/assets/leaflet/leaflet.js")


def test_the_health_check_fails_where_nothing_answers(image: Image) -> None:
    check = said("HEALTHCHECK")[0].partition("CMD ")[2]

    assert "8501/_stcore/health'" in check  # any other path is answered with a page
    assert image.run(image.command(check)).returncode != 0


def test_the_image_installs_the_pinned_packages_and_runs_as_nobody_in_particular() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")

    assert "COPY requirements.txt" in text and "--requirement /tmp/requirements.txt" in text
    assert said("USER") == ["10001:10001"]


def test_the_image_holds_what_the_app_runs_on_and_nothing_else() -> None:
    around = {"tests", "bench", "docs", "deploy", ".github", ".ci", "translation"}
    inside = {"app.py", "requirements.txt"}
    tracked = [name_of(path) for path in project_files()]

    assert context() == [
        name
        for name in tracked
        if name in inside or ("/" in name and name.partition("/")[0] not in around)
    ]


def test_the_composition_leads_to_the_port_of_the_image() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    (port,) = said("EXPOSE")

    assert services["caddy"]["environment"]["APP"] == f"app:{port}"
    assert f"--server.port={port}" in json.loads(said("CMD")[0])


def test_what_the_image_keeps_is_on_the_volume_of_the_composition() -> None:
    app = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["app"]
    (volume,) = said("VOLUME")

    assert app["volumes"] == [f"kept:{volume}"] and app["read_only"] and app["tmpfs"] == ["/tmp"]
    written = [line for line in said("ENV") if line.startswith("DETENTIONS_")]
    assert written and all(line.split("=")[1].startswith(f"{volume}/") for line in written)


def test_each_setting_of_the_examples_is_one_that_the_app_reads() -> None:
    service = (DEPLOY / "detentions.service").read_text(encoding="utf-8")
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    named = {line.split("=")[0] for line in said("ENV")}
    named |= set(compose["services"]["app"]["environment"])
    named |= set(re.findall(r"^Environment=(\w+)=", service, flags=re.MULTILINE))

    assert {name for name in named if not is_setting(name)} == {
        *("HOME", "PATH", "PYTHONUNBUFFERED", "XDG_DATA_HOME", "PYTHONDONTWRITEBYTECODE"),
        "FORWARDED_ALLOW_IPS",  # uvicorn's
        "XDG_DATA_HOME",  # where what the desk keeps lies beside a database
    }


def test_briefings_come_back_by_the_lines_of_the_page(tmp_path: Path) -> None:
    page = (PROJECT / "docs/deploying.md").read_text(encoding="utf-8")
    back_up, restore = re.findall(r"^tar -C /var/lib/detentions [^#\n]*", page, re.MULTILINE)
    folder, key = tmp_path / "var/lib/detentions", new_key()
    kept = Briefing("Mine", (Scene("map", "event=2019-10-26"),))
    assert Store(folder / "briefings").save(key, kept)

    subprocess.run(shlex.split(back_up.replace("/var", f"{tmp_path}/var")), cwd=tmp_path)
    shutil.rmtree(folder / "briefings")
    subprocess.run(shlex.split(restore.replace("/var", f"{tmp_path}/var")), cwd=tmp_path)

    reading = Store(folder / "briefings").load(key)
    assert reading is not None and reading.briefing == kept


def program(name: str) -> str:
    """Where a program is; Debian keeps some where only root looks."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip(f"there is no {name}")
    return found


def wait_until_served(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_healthy(address):
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(log.read_text(errors="replace"))
        time.sleep(0.1)


@contextmanager
def behind_caddy(app: str, tmp_path: Path) -> Iterator[str]:
    """The address of Caddy with our file before the app at this address."""
    caddy, port = program("caddy"), free_port()
    site = {"SITE": f"http://127.0.0.1:{port}", "APP": app.removeprefix("http://")}
    # Its own port for orders stays shut, and what it keeps is the test's.
    site |= {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "CADDY_ADMIN": "off"}
    configuration = tmp_path / "Caddyfile"
    ours = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    configuration.write_text("{\n\tadmin off\n}\n" + ours, encoding="utf-8")
    command = [caddy, "run", "--adapter", "caddyfile", "--config", configuration]
    log = tmp_path / "log.txt"
    with log.open("wb") as output, running(command, env=site, stderr=output) as process:
        wait_until_served(f"127.0.0.1:{port}", process, log)
        yield site["SITE"]


@contextmanager
def behind_nginx(app: str, tmp_path: Path) -> Iterator[str]:
    """The address of nginx with our file before the app at this address."""
    with nginx_with("nginx.conf", tmp_path, {"http://127.0.0.1:8501": app}) as address:
        yield address


@contextmanager
def nginx_with(name: str, tmp_path: Path, here: Mapping[str, str]) -> Iterator[str]:
    """The address of nginx with this file of ours, in which addresses of apps are those here."""
    nginx, port = program("nginx"), free_port()
    ours = (DEPLOY / name).read_text(encoding="utf-8")
    # The certificate is the site's own; here there is none.
    ours = re.sub(r"^ +(ssl_certificate|listen \[::\]).*\n", "", ours, flags=re.MULTILINE)
    ours = ours.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    for written, app in here.items():
        assert written in ours
        ours = ours.replace(written, app)
    paths = "".join(
        f"{name}_temp_path {tmp_path}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "" if os.geteuid() else "user root;"
    log, configuration = tmp_path / "error.log", tmp_path / "nginx.conf"
    configuration.write_text(
        f"daemon off; {user} pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{paths}{ours}}}\n",
        encoding="utf-8",
    )
    command = [nginx, "-p", tmp_path, "-c", configuration, "-e", log]
    with running(command) as process:
        wait_until_served(f"127.0.0.1:{port}", process, log)
        yield f"http://127.0.0.1:{port}"


PROXIES = [behind_caddy, behind_nginx]
Behind = Callable[[str, Path], AbstractContextManager[str]]


@pytest.mark.parametrize("behind", PROXIES)
def test_a_proxy_with_our_file_leads_to_the_app(
    app_url: str, behind: Behind, tmp_path: Path
) -> None:
    with behind(app_url, tmp_path) as address:
        assert json.loads(ask(address + FIGURE))["low"] == 39
        assert speaks_on(address.removeprefix("http://"))


class Told(BaseHTTPRequestHandler):
    """An app that answers with what it was told of who asks, and how much was sent."""

    def do_GET(self) -> None:
        sent = len(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        answer = json.dumps({"who": self.headers.get_all("X-Forwarded-For"), "sent": sent})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())

    do_POST = do_GET


@pytest.fixture
def told() -> Iterator[str]:
    """The address of such an app."""
    with answering(Told) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("behind", PROXIES)
def test_a_proxy_tells_who_asks_and_not_what_they_say_of_themselves(
    told: str, behind: Behind, tmp_path: Path
) -> None:
    with behind(told, tmp_path) as address:
        claimed = urllib.request.Request(address, headers={"X-Forwarded-For": "203.0.113.9"})
        with urllib.request.urlopen(claimed) as answer:
            assert json.load(answer)["who"] == ["127.0.0.1"]


def test_the_composition_believes_its_proxy_alone_of_who_asks() -> None:
    app = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["app"]

    assert app["environment"]["FORWARDED_ALLOW_IPS"] == "*"
    assert "ports" not in app


@pytest.mark.parametrize("behind", PROXIES)
def test_the_largest_file_that_the_app_takes_passes_a_proxy(
    told: str, behind: Behind, tmp_path: Path
) -> None:
    largest = st.get_option("server.maxUploadSize") * 2**20
    with behind(told, tmp_path) as address:
        with urllib.request.urlopen(address, data=bytes(largest + 1_000)) as answer:
            assert json.load(answer)["sent"] == largest + 1_000


def speaks_on(address: str) -> bool:
    """Whether a page's websocket gets through to the app."""
    import websockets.sync.client

    where = f"ws://{address}/_stcore/stream"
    with websockets.sync.client.connect(where, origin=f"http://{address}") as connection:
        return connection.protocol.state.name == "OPEN"


@pytest.mark.parametrize("name", ["detentions.service", "detentions@.service"])
def test_systemd_knows_every_line_of_the_service(tmp_path: Path, name: str) -> None:
    unit = tmp_path / name
    text = (DEPLOY / name).read_text(encoding="utf-8")
    unit.write_text(text.replace("/srv/detentions/.venv/bin/python", sys.executable))

    ended = subprocess.run(
        [program("systemd-analyze"), "verify", unit], capture_output=True, text=True
    )

    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_app_that_its_memory_ended_is_started_again() -> None:
    units = [DEPLOY / "detentions.service", DEPLOY / "detentions@.service"]
    app = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["app"]

    assert all("\nRestart=on-failure\n" in unit.read_text(encoding="utf-8") for unit in units)
    assert app["restart"] == "unless-stopped"


def test_several_services_are_the_one_service_at_a_port_each() -> None:
    one, each = (
        (DEPLOY / f"detentions{at}.service").read_text(encoding="utf-8").partition("[Service]")[2]
        for at in ("", "@")
    )
    of_all = "# One for all of them: they share the folder of briefings.\nUser=detentions\n"

    assert each.replace("%i", "8501").replace(of_all, "") == one


def test_the_service_starts_the_app_that_this_project_has() -> None:
    text = (DEPLOY / "detentions.service").read_text(encoding="utf-8")
    command = re.search(r"^ExecStart=(.*)$", text, flags=re.MULTILINE)

    assert command and shlex.split(command[1])[1:5] == ["-m", "streamlit", "run", "app.py"]
    assert "\nDynamicUser=yes\n" in text and "\nProtectSystem=strict\n" in text
