"""The documentation covers what is there, and names nothing that is not."""

from __future__ import annotations

import ast
import csv
import json
import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

import briefing.__main__
import geo.__main__
import incidents.__main__
from bench.results import with_table
from tests.test_architecture import FLOORS, PROJECT, name_of, project_files
from tests.ui.server.asking import asked
from ui.access import add_editor
from ui.server.api import SELECTION_KEYS

PAGES = ["README.md", "CONTRIBUTING.md", *(name_of(p) for p in (PROJECT / "docs").glob("*.md"))]
each_page = pytest.mark.parametrize("page", PAGES)
TEXT = {page: (PROJECT / page).read_text(encoding="utf-8") for page in PAGES}
CODE = {".py", ".js", ".css", ".json", ".toml", ".csv", ".md"}
FILES = {name_of(path) for path in project_files()}
# As `make` lists them, but for the list itself.
TARGETS = set(
    re.findall(r"^([a-z-]+):.*## ", (PROJECT / "Makefile").read_text(), flags=re.MULTILINE)
) - {"help"}
OURS = {
    "incidents": incidents.__main__,
    "briefing": briefing.__main__,
    "geo": geo.__main__,
    "ui.access.add_editor": add_editor,
}


def blocks(text: str) -> list[str]:
    """The lines of the blocks of code."""
    found = re.findall(r"^```\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [line for block in found for line in block.splitlines() if line]


def quoted(text: str) -> list[str]:
    """What stands in backquotes outside of blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def commands(text: str) -> list[list[str]]:
    """The words of each command of ours, in a block or in a line; without what the shell takes."""
    lines = [line for line in (*blocks(text), *quoted(text)) if line.startswith("python -m ")]
    split = (shlex.split(line, comments=True) for line in lines)
    return [words[2 : words.index(">") if ">" in words else None] for words in split]


def is_there(token: str) -> bool:
    """Whether a file or a folder of the project has this path, or a file this name."""
    if "/" not in token:
        return any(name.rpartition("/")[2] == token for name in FILES)
    return token in FILES or any(name.startswith(token.rstrip("/") + "/") for name in FILES)


def anchor(heading: str) -> str:
    """The anchor of a heading, as code hosts make it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def defined(name: str) -> set[str]:
    """What a module defines at its top or in a class at its top."""
    body = ast.parse((PROJECT / name).read_text(encoding="utf-8")).body
    found = set()
    for node in [*body, *(n for cls in body if isinstance(cls, ast.ClassDef) for n in cls.body)]:
        if isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
    return found


def in_the_tree() -> dict[str, str]:
    """The folders and files of the tree in docs/architecture.md, with the line of each."""
    found, above = {}, ""
    for line in blocks(TEXT["docs/architecture.md"]):
        if entry := re.fullmatch(r"(  )?([\w.]+/?) {2,}(\S.*)", line):
            inside, name, says = entry.groups()
            above = above if inside else name
            found[f"{above}{name}" if inside else name] = says
    return found


def in_the_folders() -> dict[str, str]:
    """The first paragraph of the __init__ of each folder of code."""
    found = {}
    for name in FILES:
        folder, _, file = name.rpartition("/")
        if file == "__init__.py" and not folder.startswith("tests"):
            docstring = ast.get_docstring(ast.parse((PROJECT / name).read_text(encoding="utf-8")))
            found[f"{folder}/"] = " ".join((docstring or "").partition("\n\n")[0].split())
    return found


def test_contributing_names_each_job_of_the_makefile() -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)", TEXT["CONTRIBUTING.md"]))

    assert sorted(TARGETS - named) == []


@each_page
def test_each_job_that_a_page_names_is_in_the_makefile(page: str) -> None:
    lines = [line.partition("#")[0] for line in (*blocks(TEXT[page]), *quoted(TEXT[page]))]
    named = {name for line in lines for name in re.findall(r"\bmake ([a-z-]+)", line)}

    assert sorted(named - TARGETS) == []


@each_page
def test_each_path_that_a_page_names_exists(page: str) -> None:
    gone = [
        token
        for token in quoted(TEXT[page])
        if re.fullmatch(r"[\w.][\w./-]*", token) and not re.search(r"NAME|^\.venv", token)
        if ("/" in token or Path(token).suffix in CODE) and not is_there(token)
    ]

    assert gone == []


@pytest.mark.parametrize("page", [*PAGES, "data/README.md"])
def test_each_link_of_a_page_leads_somewhere(page: str) -> None:
    here = PROJECT / page
    broken = []
    for address in re.findall(r"\]\(([^)\s]+)\)", here.read_text(encoding="utf-8")):
        path, _, part = address.partition("#")
        target = here.parent / path if path else here
        if "://" in address:
            continue
        if name_of(target.resolve()) not in FILES:
            broken.append(address)
        elif part:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), flags=re.M)
            if part not in map(anchor, headings):
                broken.append(address)

    assert broken == []


@each_page
def test_each_name_stands_in_the_module_that_a_page_says(page: str) -> None:
    said = re.findall(r"`(\w+)` (?:in|of) `([\w./]+\.py)`", TEXT[page])

    assert [(name, module) for name, module in said if name not in defined(module)] == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_each_name_of_the_code_is_in_the_code(page: str) -> None:
    code = "".join(
        (PROJECT / name).read_text(encoding="utf-8")
        for name in FILES - {"tests/test_docs.py"}
        if Path(name).suffix in {".py", ".js", ".toml"} or name == "Makefile"
    )
    words = set(re.findall(r"\w+", code))
    names = {token for token in quoted(TEXT[page]) if re.fullmatch(r"[A-Za-z_][\w.]*", token)}
    names -= {token for token in names if Path(token).suffix in CODE}

    assert sorted(name for name in names if not set(name.split(".")) <= words) == []


def test_the_tree_says_of_each_folder_what_the_folder_says() -> None:
    tree, folders = in_the_tree(), in_the_folders()

    assert {name: tree.get(name) for name in folders} == folders
    assert [name for name in tree if not is_there(name)] == []


def test_the_tree_goes_down_as_the_imports_do() -> None:
    for part, floors in FLOORS.items():
        height = {name: i for i, names in enumerate(floors) for name in names.split()}
        inside = [name[len(part) + 1 : -1] for name in in_the_tree() if name.startswith(f"{part}/")]
        heights = [height[name] for name in inside if name]

        assert heights == sorted(heights, reverse=True), part


@each_page
def test_each_command_of_a_page_is_understood(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    understood = []

    def run(options: object) -> int:
        understood.append(options)
        return 0

    for name in ("incidents", "briefing"):
        for command in OURS[name].COMMANDS:
            monkeypatch.setattr(command, "run", run)
    for name in ("_geocode", "_reverse", "_build"):
        monkeypatch.setattr(geo.__main__, name, lambda options: run(options))
    monkeypatch.setattr(add_editor, "add", run)
    asked = commands(TEXT[page])
    for module, *arguments in asked:
        OURS[module].main(arguments)

    assert len(understood) == len(asked)


def test_each_address_of_the_api_page_is_answered() -> None:
    statuses = {}
    for address in blocks(TEXT["docs/api.md"]):
        path, _, query = address.split()[0].partition("?")
        response = asked(path.removeprefix("/api/"), query, method="HEAD")
        statuses[address] = response.status_code

    assert set(statuses.values()) == {200}, statuses


def test_the_keys_of_a_selection_are_all_told() -> None:
    keys = re.search(r"\*\*Keys\*\*(.*?)\. A key", TEXT["docs/api.md"])
    options = re.search(r"same choices as the page: `(.*?)`", TEXT["docs/command-line.md"])

    assert keys and set(re.findall(r"`(\w+)`", keys[1])) == set(SELECTION_KEYS)
    assert options and {
        option.removeprefix("--").replace("-", "_") for option in options[1].split()
    } == set(SELECTION_KEYS)


def test_the_page_of_settings_has_each_variable_that_the_code_reads() -> None:
    code = "".join(
        (PROJECT / name).read_text(encoding="utf-8")
        for name in FILES
        if name.endswith(".py") and not name.startswith(("tests/", "bench/"))
    )
    read = set(re.findall(r'(?<!startswith\()"(DETENTIONS_\w+)"', code))
    rows = re.findall(r"^\| `(\w+)` ", TEXT["docs/settings.md"], flags=re.MULTILINE)

    assert set(rows) == read | {"PORT", "PUBLIC_URL", "CONTACT"}


def test_the_page_of_speed_has_room_for_what_bench_measures() -> None:
    assert "\nmeasured anew\n" in with_table(TEXT["docs/speed.md"], "measured anew")


def test_the_codebook_names_each_field() -> None:
    package = json.loads((PROJECT / "data/datapackage.json").read_text(encoding="utf-8"))
    codebook = (PROJECT / "data/README.md").read_text(encoding="utf-8")
    fields = {
        field["name"] for table in package["resources"] for field in table["schema"]["fields"]
    }

    assert sorted(name for name in fields if f"`{name}`" not in codebook) == []


def test_the_codebook_counts_the_rows_of_each_year_and_language() -> None:
    tables = {
        name: list(csv.DictReader((PROJECT / f"data/{name}.csv").read_text("utf-8").splitlines()))
        for name in ("events", "reports")
    }
    years = [int(row["date_first"][:4]) for rows in tables.values() for row in rows]
    counted = []
    for year in map(str, range(min(years), max(years) + 1)):
        events, reports = (
            [row for row in rows if row["date_first"].startswith(year)] for rows in tables.values()
        )
        spoken = Counter(row["text_language"] for row in reports)
        named = [spoken.pop(language, 0) for language in ("en", "ru", "kk")]
        counted.append([int(year), len(events), len(reports), *named, spoken.total()])
    codebook = (PROJECT / "data/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d{4}(?: \| \d+){6}) \| [^|]+ \|$", codebook, flags=re.MULTILINE)

    assert [list(map(int, row.split(" | "))) for row in rows] == counted
