"""That no cached function of the pages gives one reader what was made for another."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Scene, SceneView
from incidents.counting.version_changes import Comparison
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.versions import write_version
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from ui.map.incident_table import Listed
from ui.map.live_map import Packed
from ui.session.session import MadeWith
from ui.session.tables import BY_CONTENT
from ui.session.view import ReaderLocale

PROJECT = Path(__file__).parents[3]
MODULES = [*PROJECT.glob("ui/**/*.py"), *PROJECT.glob("pages/*.py")]

LEFT_OUT_OF_THE_KEY: dict[str, str] = {}
"""Parameters that begin with an underscore, as `module.function.parameter`, and why what the
function gives does not follow from them."""

# Of these it matters not that they are told apart by their content: they hold nothing of a reader.
OF_THE_PROCESS = {"ui.session.tables.keeper"}

KINDS = ("cache_data", "cache_resource", "memoised")
"""Decorators that keep what a function made."""

DAY, ALMATY = date(2019, 10, 26), "1526384"


@dataclass(frozen=True)
class Cached:
    """A function under one of Streamlit's caches, or one that is kept with the tables for readers
    of a language: its dotted name and its definition."""

    name: str
    definition: ast.FunctionDef


def cached_functions() -> Iterator[Cached]:
    for path in MODULES:
        module = path.relative_to(PROJECT).with_suffix("").as_posix().replace("/", ".")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
            kinds = {kind for d in decorators for kind in KINDS if kind in ast.dump(d)}
            if isinstance(node, ast.FunctionDef) and (
                kinds & {"cache_data", "cache_resource"}
                or (kinds and "ReaderLocale" in ast.dump(node.args))
            ):
                yield Cached(f"{module}.{node.name}", node)


CACHED = {cached.name: cached for cached in cached_functions()}


def calls(now: Dataset, other: Dataset) -> dict[str, list[tuple[Any, ...]]]:
    """For each cached function what several readers ask it for; each differs in one thing."""
    locales = [
        ReaderLocale("en", "en", "day"),
        ReaderLocale("ru", "en", "day"),
        ReaderLocale("en", "kk", "day"),
        ReaderLocale("en", "en", "today"),
        ReaderLocale("en", "en", "source"),
    ]
    choices = [
        Selection(),
        Selection(since=DAY, until=DAY),
        Selection(places=(ALMATY,)),
        Selection(bases=("official",)),
    ]
    scene = Scene("map", "since=2019-10-26&until=2019-10-26", title="A day")
    scenes = [
        scene,
        replace(scene, kind="regions"),
        replace(scene, selection="event=2019-10-26&place=1526384"),
        replace(scene, title="Another"),
        replace(scene, sentence="Mine.", sentence_is_own=True),
        replace(scene, view=SceneView(names_in="ru")),
        replace(scene, view=SceneView(names_of="today", names_in="kk")),
    ]
    discretions = [
        Discretion(),
        Discretion(links=False),
        Discretion(persons=True),
        Discretion(venues=True),
    ]
    first, last = "2018-05-10", "2022-06-06"
    slider = [
        *((now, choice, "cumulative", 30, locales[0]) for choice in choices),
        *((now, choices[0], "cumulative", 30, locale) for locale in locales),
        (now, choices[0], "window", 30, locales[0]),
        (now, choices[0], "window", 7, locales[0]),
        (other, choices[0], "cumulative", 30, locales[0]),
    ]
    drawn = [
        *((now, one, "en", Discretion()) for one in (*scenes[:2], scenes[3], scenes[5])),
        *((now, scene, "en", discretion) for discretion in discretions[1:]),
        (now, scene, "ru", Discretion()),
        (other, scene, "en", Discretion()),
    ]
    almaty = now.incidents["incident_id"].tolist().index("2019-10-26-almaty")
    listed = [
        *((now, choice, locales[0]) for choice in choices),
        *((now, choices[0], locale) for locale in locales),
        (other, choices[0], locales[0]),
    ]
    return {
        "ui.map.incident_table._listed": listed,
        "ui.map.place_choice._names_in_order": [
            *((now, locale, None) for locale in locales),
            *((tables, locales[0], day) for tables in (now, other) for day in (DAY, None)),
        ],
        "ui.sidebar.filters._by_name": [
            *((now, "resolved_place_id", locale) for locale in locales),
            *((tables, "region_code", locales[0]) for tables in (now, other)),
        ],
        "ui.incidents.rows._in_order": [
            *((tables, choice, "place", locale) for tables, choice, locale in listed),
            (now, choices[0], "largest", locales[0]),
        ],
        "ui.incidents.rows._in_words": [
            *((*asked, (almaty,)) for asked in listed if asked[0] is now),
            *((tables, choices[0], locales[0], (0,)) for tables in (now, other)),
        ],
        "ui.map.live_map._packed": slider,
        "ui.map.live_map._labels": [
            *((now, locale.names_in, locale.names_of, first, last) for locale in locales),
            (now, "en", "day", "2020-01-01", last),
            (now, "en", "day", first, "2018-12-31"),
            (other, "en", "source", first, last),
        ],
        "ui.briefing.card_picture._picture": [*((*one, False) for one in drawn), (*drawn[0], True)],
        "ui.events.day_map._drawn": [
            *((now, one, "en", False) for one in (scene, *scenes[2:3], *scenes[5:])),
            (now, scene, "en", True),
            (now, scene, "ru", False),
            (other, scene, "en", False),
        ],
        "ui.versions._changed_since_release": [(now,), (other,)],
        "ui.versions._compared": [
            (now, other, MadeWith("1.0.0", ())),
            (other, other, MadeWith("1.0.0", ())),
            (now, now, MadeWith("1.0.0", ())),
            (now, other, MadeWith("1.0.0", (("event", "2019-10-26"),))),
        ],
    }


@pytest.fixture(scope="module")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Dataset]:
    """The tables of the project, and others, which changed since they were released."""
    folder = tmp_path_factory.mktemp("other")
    other = Tables(folder).add("events").add("incidents").add("origins").add("sources")
    write_version(folder, other.read().dataset.version)
    return read_dataset().dataset, other.add("reports").read().dataset


def function(name: str) -> Callable[..., Any]:
    module, _, own = name.rpartition(".")
    found: Callable[..., Any] = getattr(importlib.import_module(module), own)
    return found


def content(value: Any) -> Any:
    """The value as it can be compared, whatever it is."""
    if hasattr(value, "speaker"):
        speaker = value.speaker
        said = speaker.language.code, speaker.place_name.language, speaker.place_name.of
        return said, speaker.dataset.digest, replace(value, speaker=None, names=None)
    if isinstance(value, Listed):
        return content(value.frame), value.columns.to_pylist(), value.own
    if isinstance(value, Packed):
        return replace(value, figures=None), [
            content(part) for part in vars(value.figures).values()
        ]
    if isinstance(value, Comparison):
        return replace(value, changes=[*value.changes])
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value.to_csv() if hasattr(value, "to_csv") else value


def test_every_cached_function_is_tried_here(datasets: tuple[Dataset, Dataset]) -> None:
    assert set(CACHED) == {*calls(*datasets), *OF_THE_PROCESS}


@pytest.fixture(scope="module")
def made_anew(datasets: tuple[Dataset, Dataset]) -> Callable[[str], list[Any]]:
    """made_anew(name) is what the function gives for each of its calls, without its cache."""

    @cache
    def made(name: str) -> list[Any]:
        make: Callable[..., Any] = function(name).__wrapped__  # type: ignore[attr-defined]
        return [content(make(*arguments)) for arguments in calls(*datasets)[name]]

    return made


@pytest.mark.parametrize("name", sorted(set(CACHED) - OF_THE_PROCESS))
def test_a_reader_gets_from_the_cache_what_would_be_made_for_this_reader(
    name: str, datasets: tuple[Dataset, Dataset], made_anew: Callable[[str], list[Any]]
) -> None:
    cached, wanted = function(name), made_anew(name)
    asked = calls(*datasets)[name]
    if hasattr(cached, "clear"):
        cached.clear()

    for _ in range(2):
        assert [content(cached(*arguments)) for arguments in asked] == wanted


@pytest.mark.parametrize("name", sorted(set(CACHED) - OF_THE_PROCESS))
def test_what_readers_ask_for_differs_in_each_part_so_that_a_mix_up_would_show(
    name: str, datasets: tuple[Dataset, Dataset], made_anew: Callable[[str], list[Any]]
) -> None:
    found = list(zip(calls(*datasets)[name], made_anew(name), strict=True))
    matters = {
        parts[0]
        for (one, gives), (other, gives_other) in combinations(found, 2)
        if len(parts := [i for i in range(len(one)) if one[i] != other[i]]) == 1
        and gives != gives_other
    }

    assert matters == set(range(len(found[0][0])))


@pytest.mark.parametrize("cached", CACHED.values(), ids=CACHED)
def test_a_cached_function_is_kept_by_all_that_it_is_given(cached: Cached) -> None:
    given = cached.definition.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    unseen = {f"{cached.name}.{one.arg}" for one in every if one.arg.startswith("_")}

    assert unseen <= set(LEFT_OUT_OF_THE_KEY)


@pytest.mark.parametrize("cached", CACHED.values(), ids=CACHED)
def test_a_cached_function_looks_at_no_reader_by_itself(cached: Cached) -> None:
    of_a_reader = {"session_state", "context", "query_params", "current_session"}
    names = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(cached.definition)}

    assert not names & of_a_reader


def test_tables_are_told_apart_by_any_change_of_a_table(tmp_path: Path) -> None:
    tables = Tables(tmp_path).add("reports")
    before, after = tables.read().dataset, tables.add("sources").read().dataset

    assert BY_CONTENT[Dataset](before) != BY_CONTENT[Dataset](after)


def test_tables_are_told_apart_by_their_package_too(tmp_path: Path) -> None:
    """What is printed of a licence stands in no table."""
    before = Tables(tmp_path).add("reports").read().dataset
    key = BY_CONTENT[Dataset](before)
    (tmp_path / "datapackage.json").write_text('{"licenses": [{"title": "Another"}]}')
    after = read_dataset(tmp_path).dataset

    assert before.digest == after.digest
    assert key != BY_CONTENT[Dataset](after)
