"""What the project says it needs is what it imports, and all of it is pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution, packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.test_architecture import MAY_IMPORT, PROJECT, part_of, project_files

APP, DEV = "requirements.txt", "requirements-dev.txt"
SPARK = "requirements-spark.txt"
"""Where a cluster counts: whoever has none installs nothing of it."""

OURS = {*MAY_IMPORT, "bench", "tests"}
LIBRARY = ("briefing", "geo", "incidents", "text_safety")
BROUGHT = "# what they bring"
INCLUDED = "-r requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
NOT_IMPORTED = {
    "ruff": "a command",
    "mypy": "a command",
    "oidc-provider-mock": "a command",
    "pytest-xdist": "an option of pytest",
}
FOR_STREAMLIT = {"authlib", "httpx"}
"""What Streamlit imports once somebody logs in at a provider, and does not bring."""


ELSEWHERE = {"tzdata", "watchdog", "psycopg-binary"}
"""Asked for on some systems only; and the library of PostgreSQL, which psycopg takes."""


def normal(name: str) -> str:
    """The name as every writing of it is compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def lines_of(file: str) -> tuple[list[str], list[str]]:
    """The requirements that a file names for themselves, and those that only come along."""
    direct, _, brought = (PROJECT / file).read_text(encoding="utf-8").partition(BROUGHT)
    return _requirements(direct), _requirements(brought)


def _requirements(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and line != INCLUDED]


def names(lines: Iterable[str]) -> set[str]:
    return {normal(Requirement(line).name) for line in lines}


def one_name(line: str) -> str:
    return next(iter(names([line])))


def pinned(*files: str) -> set[str]:
    return {name for file in files for part in lines_of(file) for name in names(part)}


def imported(path: Path) -> set[str]:
    """The modules at the top that a file imports, or reads files of: `files("js_lib_leaflet")`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "files":
            found |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return {name.partition(".")[0] for name in found} - OURS - set(sys.stdlib_module_names)


def distributions_of(modules: Iterable[str]) -> set[str]:
    """What has to be installed for these modules; the module itself where nothing has it."""
    known = packages_distributions()
    return {normal(name) for module in modules for name in known.get(module, [module])}


def needed_by(paths: Iterable[Path]) -> set[str]:
    return distributions_of(module for path in paths for module in imported(path))


PYTHON = [path for path in project_files() if path.suffix == ".py" and part_of(path) in OURS]
BUILD = [path for path in PYTHON if path.is_relative_to(PROJECT / "geo" / "build")]
AROUND = [path for path in PYTHON if part_of(path) in {"bench", "tests"}]
CODE = [path for path in PYTHON if path not in {*AROUND, *BUILD}]


def closure(direct: Iterable[str]) -> set[str]:
    """These and all that they require, whatever the machine; extras that nobody asks for aside."""
    found: set[str] = set()
    waiting = list(direct)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for text in distribution(name).requires or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(normal(requirement.name))
    return found


@pytest.mark.parametrize("file", [APP, DEV, SPARK])
def test_every_requirement_is_pinned_and_comes_from_no_named_place(file: str) -> None:
    lines = [line for part in lines_of(file) for line in part]

    extra = r"(\[\w+\])?"
    marker = r'; python_version (<|>=) "3\.\d+"'
    assert [
        line for line in lines if not re.fullmatch(rf"[\w.-]+{extra}==[\w.]+({marker})?", line)
    ] == []


@pytest.mark.parametrize("python", PYTHONS)
def test_each_python_has_one_version_of_each(python: str) -> None:
    lines = [line for file in (APP, DEV) for part in lines_of(file) for line in part]
    here = [
        line
        for line, marker in ((line, Requirement(line).marker) for line in lines)
        if marker is None or marker.evaluate({"python_version": python})
    ]

    assert sorted(map(one_name, here)) == sorted(names(lines))


def test_what_the_app_imports_is_what_it_says_it_runs_on() -> None:
    direct = names(lines_of(APP)[0]) | names(lines_of(SPARK)[0])

    assert needed_by(CODE) | FOR_STREAMLIT == direct


def test_the_library_asks_for_what_it_imports_as_new_as_it_is_pinned() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    library = [path for path in CODE if part_of(path) in LIBRARY]
    needed = needed_by(library)
    pins = [line for line in lines_of(APP)[0] if one_name(line) in needed]

    assert project["dependencies"] == [line.replace("==", ">=") for line in pins]


def test_what_the_tests_import_is_pinned() -> None:
    assert needed_by([*AROUND, *BUILD]) - pinned(APP, DEV, SPARK) == set()


def test_what_work_on_the_project_needs_is_imported_somewhere() -> None:
    direct = names(lines_of(DEV)[0])

    assert direct - needed_by([*AROUND, *BUILD]) == set(NOT_IMPORTED)


@pytest.mark.parametrize("files", [(APP,), (APP, DEV)], ids=["app", "dev"])
def test_all_that_comes_along_is_pinned(files: tuple[str, ...]) -> None:
    direct = {name for file in files for name in names(lines_of(file)[0])}

    assert closure(direct) - pinned(*files) == set()


@pytest.mark.skipif(not find_spec("pyspark"), reason="make test-spark installs it")
def test_all_that_a_cluster_brings_along_is_pinned() -> None:
    direct = names(lines_of(APP)[0])
    pyspark = {normal(Requirement(one).name) for one in _of_extra("pyspark", "connect")}

    found = closure(direct | pyspark | {"pyspark"})

    assert found - pinned(APP, SPARK) == set()
    assert pinned(SPARK) - found == set()


def _of_extra(name: str, extra: str) -> list[str]:
    found = [Requirement(text) for text in distribution(name).requires or ()]
    return [one.name for one in found if one.marker and one.marker.evaluate({"extra": extra})]


def test_nothing_is_pinned_that_nothing_brings() -> None:
    direct = {name for file in (APP, DEV) for name in names(lines_of(file)[0])}

    assert pinned(APP, DEV) - closure(direct) - ELSEWHERE == set()
