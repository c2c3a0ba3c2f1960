"""The slides of the briefing that ships, opened by LibreOffice and read back from its PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.scene import Briefing, Scene, SceneView
from briefing.slides.pptx import to_pptx
from incidents.languages.language import Language
from tests.briefing.slides.deck_reading import opened, titles
from tests.project_tables import released_dataset

SHIPPED = Path(__file__).parents[2] / "data/briefings/2019-10-26.json"

pytestmark = pytest.mark.office


def counted(briefing: Briefing) -> list[Shown]:
    return show_all(briefing, released_dataset(), Language(), Discretion())


@pytest.fixture(scope="module")
def shipped() -> Briefing:
    return read_briefing(SHIPPED.read_bytes()).briefing


@pytest.fixture(scope="module")
def shown(shipped: Briefing) -> list[Shown]:
    return counted(shipped)


@pytest.fixture(scope="module")
def content(shipped: Briefing, shown: list[Shown]) -> bytes:
    return to_pptx(shipped, shown)


@pytest.fixture(scope="module")
def pages(content: bytes, pages_in_office: Callable[[bytes], list[str]]) -> list[str]:
    return pages_in_office(content)


def test_every_slide_opens_with_its_title(content: bytes, pages: list[str]) -> None:
    found = titles(opened(content))

    assert len(pages) == len(found)
    assert [title for title, page in zip(found, pages, strict=True) if title not in page] == []


def test_the_figure_of_each_scene_is_read_back(pages: list[str], shown: list[Shown]) -> None:
    for scene in shown:
        assert any(
            scene.title in page and scene.figure in page and scene.sentence in page
            for page in pages
        ), scene.title


def test_the_figures_of_the_places_are_read_back_from_table_and_chart(
    pages: list[str], shown: list[Shown]
) -> None:
    (page,) = [page for page in pages if "2019, event by event: in figures" in page]

    for circle in shown[4].circles:
        assert page.count(circle.name) == 2, circle.name
        assert page.count(circle.label) >= 2, circle.label


def test_every_source_is_read_back_with_its_number(pages: list[str], shown: list[Shown]) -> None:
    listed = " ".join(page for page in pages if page.startswith("Sources "))

    assert all(source.publisher in listed for scene in shown for source in scene.sources)
    assert re.search(r"\d\. RFE/RL: Kazakh Police Forcibly Detain Dozens Of Would-Be Prot", listed)


def test_every_letter_of_kazakh_comes_out(pages_in_office: Callable[[bytes], list[str]]) -> None:
    letters = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
    scene = Scene("map", "since=2019-10-26&until=2019-10-26", letters, SceneView(names_in="kk"))
    briefing = Briefing(letters, (scene,))

    first, second, third, *_ = pages_in_office(to_pptx(briefing, counted(briefing)))

    assert set(letters) <= set(first) and set(letters) <= set(second)
    assert "Шымкент" in third


def test_hostile_text_opens_as_text(
    shipped: Briefing, pages_in_office: Callable[[bytes], list[str]]
) -> None:
    hostile = "=1+1 <b>&lt;\x00\x1b]]> ${x}"
    scenes = tuple(replace(scene, title=hostile, notes=hostile) for scene in shipped.scenes)
    briefing = Briefing(hostile, scenes)

    pages = pages_in_office(to_pptx(briefing, counted(briefing)))

    assert sum("=1+1 <b>&lt;]]> ${x}" in page for page in pages) > len(scenes)


def test_a_file_that_is_cut_off_does_not_open(
    content: bytes, pages_in_office: Callable[[bytes], list[str]]
) -> None:
    assert pages_in_office(content[: len(content) // 2]) == []
