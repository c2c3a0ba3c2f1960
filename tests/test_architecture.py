"""The arrows between the parts, and the bounds that keep each part small."""

from __future__ import annotations

import ast
import re
import subprocess
from fnmatch import fnmatch
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

# Who may import whom, of our own parts.
MAY_IMPORT = {
    "app": {"ui"},
    "detentions": {"briefing", "incidents", "geo"},
    "pages": {"ui", "briefing", "incidents", "geo", "text_safety"},
    "ui": {"briefing", "incidents", "geo", "text_safety"},
    "briefing": {"incidents", "geo", "text_safety"},
    "incidents": {"geo", "text_safety"},
    "geo": {"text_safety"},
    "translation": {"geo"},
    "text_safety": set(),
}
PARTS_THAT_DRAW = {"app", "pages", "ui"}
TOP_LEVEL = {
    *(
        "app.py",
        "detentions.py",
        "pages",
        "ui",
        "incidents",
        "geo",
        "briefing",
        "text_safety",
        "translation",
        "data",
        "tests",
        "bench",
    ),
    *(
        "deploy",
        "docs",
        "locale",
        "Makefile",
        "pyproject.toml",
        "setup.py",
        "requirements.txt",
        "requirements-dev.txt",
        "requirements-spark.txt",
    ),
    *("package.json", "tsconfig.json"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "SECURITY.md"),
}
FLOORS = {
    "text_safety": ["csv_injection web_address", "csv_columns"],
    "geo": [
        "cache_folder closed_pipe days message names project_data",
        "command_words",
        "csv_text shipped_files",
        "regions user_data written_days",
        "map gazetteer",
        "network build",
        "__main__",
    ],
    "incidents": [
        "codes file_lock whole_file database_steps languages days",
        "rule tables selection",
        "checks",
        "dataset",
        "engine",
        "counting",
        "words",
        "changes slider passport sheets search",
        "export",
        "incoming",
        "list_rows",
        "importing verification",
        "commands notebook",
        "__main__",
    ],
    "briefing": ["scenes", "counted", "pictures", "page slides", "formats", "commands", "__main__"],
    "ui": [
        "component",
        "session",
        "elements",
        "no_answer sharing",
        "requests",
        "process server",
        "access list_pages",
        "briefing places method",
        "passport",
        "regions",
        "desk map incidents data headline",
        "events",
        "sidebar versions broken_files last_good_view settings_problems",
        "main",
    ],
}
"""The folders and modules of each part, from the ground up: one imports only what lies below it,
none beside it."""

LINES_OF_A_PAGE = 60
LINES_OF_A_MODULE = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "common", "helpers", "misc", "constants"}
TEXT_FILES = {".py", ".js", ".css", ".md", ".toml", ".txt", ".json", ".po", ".pot", ""}


def project_files() -> list[Path]:
    """Every file that git tracks and that is still there: what a command leaves lying is none."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    names = filter(None, listed.stdout.split("\0"))
    return sorted(path for name in names if (path := PROJECT / name).is_file())


def part_of(path: Path) -> str:
    """The part a file belongs to: its top folder, or its own name at the top."""
    first = path.relative_to(PROJECT).parts[0]
    return first.removesuffix(".py")


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module's code, the module itself first."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported(path: Path) -> set[str]:
    """The top names that this module imports from elsewhere, wherever in it."""
    names = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


def module_of(path: Path) -> str:
    """The dotted name of a module, that of its folder for an __init__."""
    dotted = path.relative_to(PROJECT).with_suffix("").as_posix().replace("/", ".")
    return dotted.removesuffix(".__init__")


@cache
def arrows() -> dict[str, set[str]]:
    """For each module of ours those that it imports, wherever in it, for types alone as well."""
    ours = {module_of(path): path for path in CODE}
    found: dict[str, set[str]] = {}
    for module, path in ours.items():
        targets = set()
        for node in nodes_of(path):
            if isinstance(node, ast.Import):
                targets |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inside = {f"{node.module}.{alias.name}" for alias in node.names}
                targets |= inside & set(ours) or {node.module}
        found[module] = targets & set(ours)
    return found


def floor_of(module: str) -> int | None:
    """How high the folder of a module lies in its part; None for what has no floor."""
    part, _, rest = module.partition(".")
    if not rest or part not in FLOORS:
        return None
    folder = rest.partition(".")[0]
    return next(i for i, names in enumerate(FLOORS[part]) if folder in names.split())


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


CODE = [path for path in project_files() if path.suffix == ".py" and part_of(path) in MAY_IMPORT]


def test_a_part_imports_only_the_parts_below_it() -> None:
    upward = {}
    for path in CODE:
        part = part_of(path)
        if above := imported(path) & set(MAY_IMPORT) - MAY_IMPORT[part] - {part}:
            upward[name_of(path)] = above

    assert upward == {}


def test_a_folder_imports_only_the_folders_below_it() -> None:
    against = []
    for module, targets in arrows().items():
        for target in targets:
            same_part = module.split(".")[0] == target.split(".")[0]
            same_folder = module.split(".")[:2] == target.split(".")[:2]
            here, there = floor_of(module), floor_of(target)
            if same_part and not same_folder and here is not None and there is not None:
                if there >= here:
                    against.append(f"{module} -> {target}")

    assert against == []


def test_what_a_command_defines_is_used_by_commands_alone() -> None:
    from_commands = {
        module: {target for target in targets if ".commands." in target}
        for module, targets in arrows().items()
        if ".commands" not in module and not module.endswith("__main__")
    }

    assert {module: targets for module, targets in from_commands.items() if targets} == {}


def test_every_folder_has_a_floor() -> None:
    named = {
        part: {module.split(".")[1] for module in arrows() if module.startswith(f"{part}.")}
        for part in FLOORS
    }

    assert named == {part: set(" ".join(floors).split()) for part, floors in FLOORS.items()}


def test_no_import_leads_back_to_where_it_came_from() -> None:
    try:
        TopologicalSorter(arrows()).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_every_folder_says_in_a_line_what_lives_there() -> None:
    silent = []
    for path in CODE:
        if path.name == "__init__.py":
            docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            if not docstring.endswith(".") or len(path.read_text().splitlines()) > 4:
                silent.append(name_of(path))

    assert silent == []


def test_streamlit_stays_where_pages_are_drawn() -> None:
    drawing = {"streamlit", "streamlit_folium", "starlette"}
    elsewhere = [path for path in CODE if part_of(path) not in PARTS_THAT_DRAW]

    assert [name_of(path) for path in elsewhere if imported(path) & drawing] == []


def test_what_we_know_has_no_map_library_in_it() -> None:
    knowing = [path for path in CODE if part_of(path) == "incidents"]

    assert [name_of(path) for path in knowing if imported(path) & {"folium", "branca"}] == []


def test_a_module_is_small_enough_to_have_one_reason_to_exist() -> None:
    too_long = {}
    scripts = [path for path in project_files() if path.suffix == ".js"]
    for path in [*CODE, *scripts]:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (LINES_OF_A_PAGE if part_of(path) == "pages" else LINES_OF_A_MODULE):
            too_long[name_of(path)] = lines

    assert too_long == {}


def test_a_module_has_a_name_that_says_what_is_in_it() -> None:
    assert [name_of(path) for path in CODE if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_the_top_of_the_project_holds_known_names_only() -> None:
    names = {path.relative_to(PROJECT).parts[0] for path in project_files()}

    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_names_the_place_it_was_written_in() -> None:
    place = re.compile(r"(?<![\w./-])(/?work/)?" + "shared" + "/")
    found = [
        name_of(path)
        for path in project_files()
        if path.suffix in TEXT_FILES and place.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []


WRITES_CSV = {
    "text_safety/csv_injection.py": "the one writer, with the guard against formulas",
    "geo/build/gazetteer_tables.py": "the project's own tables, read back as they are written",
}


def test_every_csv_file_is_written_behind_the_guard_against_formulas() -> None:
    writers = set()
    for path in CODE:
        for node in nodes_of(path):
            if isinstance(node, ast.ImportFrom) and node.module == "csv":
                names = {alias.name for alias in node.names}
            else:
                names = {node.attr} if isinstance(node, ast.Attribute) else set()
            if names & {"writer", "DictWriter", "to_csv", "write_csv", "to_clipboard"}:
                writers.add(name_of(path))

    assert writers == set(WRITES_CSV)


def test_only_tables_that_are_read_as_tables_are_laid_out_by_hand() -> None:
    by_hand = {
        name_of(path)
        for path in project_files()
        if path.suffix == ".py" and "# fmt: " + "skip" in path.read_text(encoding="utf-8")
    }

    assert by_hand == {
        "incidents/counting/version_changes.py",
        "incidents/rule/combining.py",
        "tests/briefing/counted/test_spoken.py",
        "ui/method/cases.py",
    }


LONG_ENOUGH_TO_BE_A_RULE = 300
"""Signs of a body as the parser writes it out: what only calls another function has fewer."""


def test_no_function_stands_in_two_modules() -> None:
    homes: dict[str, set[str]] = {}
    for path in CODE:
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef) and not re.fullmatch("__.+__|main", node.name):
                body = node.body[1:] if ast.get_docstring(node) is not None else node.body
                written = "".join(map(ast.dump, body))
                if len(written) > LONG_ENOUGH_TO_BE_A_RULE:
                    homes.setdefault(written, set()).add(f"{module_of(path)}.{node.name}")

    assert [
        found for found in homes.values() if len({n.rpartition(".")[0] for n in found}) > 1
    ] == []


ALIKE_BY_CHANCE = {
    "FOLDER USER_AGENT": "a folder's name, and what the app calls itself to other sites",
    "BY_YEAR WHERE_SURNAMES_COUNT": "tables that grow by the year, and those in which a name shows",
    "_DAY _NUMBER": "the pattern of one or two digits",
    "TABLES": "what is translated, by a part that imports no table, and what is edited by hand",
}


def test_no_constant_stands_in_two_modules() -> None:
    homes: dict[str, dict[str, str]] = {}
    for path in CODE:
        module = nodes_of(path)[0]
        assert isinstance(module, ast.Module)
        for node in module.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                value = node.value
                is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
                is_pattern = ast.unparse(value).startswith("re.compile(")
                several = isinstance(value, ast.Tuple | ast.List | ast.Set | ast.Dict)
                is_number = isinstance(value, ast.Constant) and isinstance(value.value, int)
                is_odd = is_number and value.value > 1000 and value.value % 10 != 0
                if is_odd or is_pattern or several or (is_text and len(ast.unparse(value)) > 11):
                    found = homes.setdefault(ast.dump(value), {})
                    found[module_of(path)] = node.targets[0].id
    twice = [found for found in homes.values() if len(found) > 1]

    assert [f for f in twice if " ".join(sorted({*f.values()})) not in ALIKE_BY_CHANCE] == []


def test_pytest_looks_into_every_folder_that_holds_a_test(pytestconfig: pytest.Config) -> None:
    looked_into, passed_over = (pytestconfig.getini(n) for n in ("testpaths", "norecursedirs"))
    holding = [
        path.relative_to(PROJECT)
        for path in project_files()
        if path.suffix == ".py"
        and (path.name.startswith("test_") or (path in CODE and ">>> " in path.read_text("utf-8")))
    ]

    assert len(holding) > 400
    assert [
        str(path)
        for path in holding
        if path.parts[0] not in looked_into
        or any(fnmatch(part, name) for part in path.parts[:-1] for name in passed_over)
    ] == []


FILLED_STEP_BY_STEP = {
    "incidents.commands.erase_person._Beside",
    "incidents.counting.rule_in_columns._Forest",
    "incidents.dataset.geocoding.Locations",
    "incidents.importing.known_rows.Event",
    "incidents.importing.known_rows.Incident",
    "incidents.list_rows.list_rows._Raw",
    "incidents.importing.proposal.Proposal",
    "incidents.list_rows.row_places._Asked",
    "incidents.tables.csv_file.TableFile",
    "incidents.tables.csv_parts.PartsOfFile",
    "incidents.tables.rows.Table",
    "ui.desk.work.Work",
    "ui.places.list_in_work.Work",
    "ui.session.widget_value.Given",
    "ui.sidebar.search_terms._Reader",
}


def test_a_value_is_frozen_unless_it_is_filled_step_by_step() -> None:
    open_to_change = {
        f"{module_of(path)}.{node.name}"
        for path in CODE
        for node in nodes_of(path)
        if isinstance(node, ast.ClassDef)
        for made in map(ast.unparse, node.decorator_list)
        if made.startswith("dataclass") and "frozen=True" not in made
    }

    assert open_to_change == FILLED_STEP_BY_STEP
