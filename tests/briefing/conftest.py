"""The project's own tables and the briefing that ships with them, counted once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_all, show_scene
from briefing.counted.redaction import Discretion
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.scene import Briefing, Scene
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from tests.project_tables import released_dataset

SHIPPED = Path(__file__).parents[2] / "data/briefings/2019-10-26.json"
SEED_DAY = "since=2019-10-26&until=2019-10-26"


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return released_dataset()


@pytest.fixture(scope="session")
def shipped() -> Briefing:
    return read_briefing(SHIPPED.read_bytes()).briefing


@pytest.fixture(scope="session")
def shipped_scenes(shipped: Briefing, dataset: Dataset) -> list[Shown]:
    """The scenes of the briefing that ships, counted."""
    return show_all(shipped, dataset, Language(), Discretion())


@pytest.fixture(scope="session")
def showing(dataset: Dataset) -> Callable[..., Shown]:
    """showing(kind, selection, discretion=, language=, **fields of a scene) counts a scene, each
    once."""

    @cache
    def show(
        kind: str = "map",
        selection: str = SEED_DAY,
        *,
        discretion: Discretion = Discretion(),  # noqa: B008
        language: Language = Language(),  # noqa: B008
        **fields: object,
    ) -> Shown:
        scene = Scene(kind, selection, **fields)  # type: ignore[arg-type]
        return show_scene(scene, dataset, language, discretion)

    return show
