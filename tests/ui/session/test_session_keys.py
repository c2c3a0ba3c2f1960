"""That the list of session keys is whole: no module of the pages reads or writes any other."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.session import session_keys

PROJECT = Path(__file__).parents[3]
LIST = Path(session_keys.__file__)
MODULES = [*PROJECT.glob("ui/**/*.py"), *PROJECT.glob("pages/*.py"), PROJECT / "app.py"]
KEYS = {name: value for name, value in vars(session_keys).items() if name.isupper()}
FAMILIES = {
    name: function for name, function in vars(session_keys).items() if inspect.isfunction(function)
}
METHODS = {"get", "pop", "setdefault"}

# Drawn in several places: whoever draws it says its key, and reads no value itself.
HANDED_IN = {
    "_last_entry",
    "draw_bars",
    "draw_region_map",
    "figure_table",
    "give",
    "heard",
    "is_too_long",
}

Function = ast.FunctionDef | ast.Lambda


class Module:
    """The uses of the session's state in a module that are none of a key of the list."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.above = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }
        self.listed = {
            alias.asname or alias.name
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module == "ui.session.session_keys"
            for alias in node.names
        }

    def strangers(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            by_name = isinstance(node, ast.Attribute) and node.attr == "session_state"
            imported = isinstance(node, ast.alias) and node.name == "session_state"
            if imported or by_name and not self._is_of_the_list(self._key(node), node):
                yield f"line {node.lineno}: {ast.unparse(self.above[node])}"

    def _key(self, state: ast.AST) -> ast.AST | None:
        """The key that this use of the state asks for, None where it is another use."""
        above = self.above[state]
        if isinstance(above, ast.Subscript) and above.value is state:
            return above.slice
        if isinstance(above, ast.Attribute) and above.attr in METHODS:
            call = self.above[above]
            return call.args[0] if isinstance(call, ast.Call) and call.args else None
        if isinstance(above, ast.Compare) and isinstance(above.ops[0], ast.In | ast.NotIn):
            return above.left
        return None

    def _is_of_the_list(self, key: ast.AST | None, at: ast.AST) -> bool:
        if isinstance(key, ast.Call) and isinstance(key.func, ast.Name):
            return key.func.id in self.listed or self._gives_one(key.func.id)
        if not isinstance(key, ast.Name):
            return False
        if key.id in self.listed:
            return True
        functions = list(self._functions_around(at))
        if any(key.id in _parameters(one) for one in functions):
            return any(getattr(one, "name", "") in HANDED_IN for one in functions)
        bound = [value for one in functions for value in _bound(one, key.id)]
        return bool(bound) and all(self._is_of_the_list(value, at) for value in bound)

    def _gives_one(self, name: str) -> bool:
        """Whether a function of this module returns nothing but keys of the list."""
        returns = [
            inner.value
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef) and node.name == name
            for inner in ast.walk(node)
            if isinstance(inner, ast.Return)
        ]
        return bool(returns) and all(self._is_of_the_list(value, value) for value in returns)

    def _functions_around(self, node: ast.AST) -> Iterator[Function]:
        while node in self.above:
            node = self.above[node]
            if isinstance(node, Function):
                yield node


def _parameters(function: Function) -> set[str]:
    given = function.args
    return {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


def _bound(function: Function, name: str) -> Iterator[ast.AST | None]:
    """Every expression that this local name is given in a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _matched(target, node.value, name)
        elif isinstance(node, ast.For):
            rows = node.iter.elts if isinstance(node.iter, ast.Tuple) else [None]
            for row in rows:
                yield from _matched(node.target, row, name)


def _matched(target: ast.AST, value: ast.AST | None, name: str) -> Iterator[ast.AST | None]:
    if isinstance(target, ast.Name):
        if target.id == name:
            yield value
    elif isinstance(target, ast.Tuple):
        values = value.elts if isinstance(value, ast.Tuple) else [None] * len(target.elts)
        for inner, one in zip(target.elts, values, strict=True):
            yield from _matched(inner, one, name)


def strangers(source: str) -> list[str]:
    return list(Module(source).strangers())


@pytest.mark.parametrize(
    "path", MODULES, ids=[path.relative_to(PROJECT).as_posix() for path in MODULES]
)
def test_a_module_keeps_nothing_in_the_session_under_a_key_of_its_own(path: Path) -> None:
    assert strangers(path.read_text(encoding="utf-8")) == []


IMPORTS = "import streamlit as st\nfrom ui.session.session_keys import VIEW, map_widget\n"


@pytest.mark.parametrize(
    "use",
    [
        "st.session_state['view']",
        "st.session_state.view = 1",
        "st.session_state.get('view')",
        "'view' in st.session_state",
        "st.session_state[f'{VIEW}-more']",
        "state = st.session_state",
        "st.session_state.update(view=1)",
        "def f(key): st.session_state[key]",
        "def f():\n key = 'view'\n st.session_state[key]",
        "def f():\n for key in ('a', 'b'): st.session_state[key]",
        "def g(): return 'view'\ndef f(): st.session_state[g()]",
        "from streamlit import session_state",
    ],
)
def test_a_key_that_is_not_listed_is_found(use: str) -> None:
    assert strangers(f"{IMPORTS}{use}") != []


@pytest.mark.parametrize(
    "use",
    [
        "st.session_state[VIEW]",
        "st.session_state.pop(VIEW, None)",
        "VIEW not in st.session_state",
        "def f():\n key = map_widget(1)\n def g(): st.session_state[key]",
        "def g(): return map_widget(1)\ndef f(): st.session_state[g()]",
    ],
)
def test_a_key_of_the_list_is_no_stranger(use: str) -> None:
    assert strangers(f"{IMPORTS}{use}") == []


def test_no_two_keys_are_the_same() -> None:
    families = [
        function(*["x"] * len(inspect.signature(function).parameters))
        for function in FAMILIES.values()
    ]
    found = [*KEYS.values(), *families]

    assert len(set(found)) == len(found)


def test_every_key_says_what_it_holds() -> None:
    body = ast.parse(LIST.read_text(encoding="utf-8")).body
    said = {
        node.targets[0].id
        for node, after in zip(body, body[1:], strict=False)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    }

    assert said == set(KEYS)
    assert all(function.__doc__ for function in FAMILIES.values())


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"\b(?:ui|incidents|briefing)\.[\w.]+\w", LIST.read_text())))
)
def test_a_type_that_the_list_names_is_there(name: str) -> None:
    module, _, what = name.rpartition(".")

    assert hasattr(importlib.import_module(module), what)


def test_every_key_of_the_list_is_used() -> None:
    used = set().union(*(Module(path.read_text(encoding="utf-8")).listed for path in MODULES))

    assert used == {*KEYS, *FAMILIES}


def test_no_widget_of_streamlits_own_has_a_key_of_the_list() -> None:
    """It would take the place of what our code keeps there."""
    taken = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "key":
                if isinstance(node.value, ast.Constant) and node.value.value in KEYS.values():
                    taken.append(f"{path}: {node.value.value}")

    assert taken == []
