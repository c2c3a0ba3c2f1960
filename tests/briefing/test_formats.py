from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, Taken, ending, file_name, media_type, take, write_taken
from briefing.scenes.scene import Briefing, Scene
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from tests.pdf_text import text_of

MAP = Scene("map", "event=2019-10-26")


@pytest.mark.parametrize(
    ("scenes", "ends", "is_a", "begins"),
    [
        ((MAP,), ".svg", "image/svg+xml", b"<svg"),
        ((MAP, MAP), "-svg.zip", "application/zip", b"PK"),
    ],
)
def test_the_svg_of_one_scene_is_called_a_picture_and_that_of_several_an_archive(
    dataset: Dataset, scenes: tuple[Scene, ...], ends: str, is_a: str, begins: bytes
) -> None:
    svg = FORMATS["svg"]
    taken = take(Briefing("A day", scenes), dataset, Discretion(), Language())

    assert (ending(svg, taken), media_type(svg, taken)) == (ends, is_a)
    assert file_name(svg, taken).endswith(ends)
    assert svg.write(taken).startswith(begins)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_scene_that_a_format_fails_at_says_so_in_its_file(dataset: Dataset, kind: str) -> None:
    format_ = FORMATS[kind]
    taken = take(Briefing("Two", (MAP, MAP)), dataset, Discretion(), Language())
    bad = replace(taken.shown[1], title="Bad")
    taken = replace(taken, shown=(taken.shown[0], bad), chosen=(1, 2) if kind == "handout" else ())

    def write(taken: Taken) -> bytes:
        if any(scene.title == "Bad" and scene.count for scene in taken.shown):
            raise RuntimeError("no")
        return format_.write(taken)

    content, told = write_taken(replace(format_, write=write), taken)

    assert [bool(scene.problem) for scene in told.shown] == [False, True]
    if content.startswith(b"%PDF"):
        pages = " ".join(text_of(page) for page in PdfReader(BytesIO(content)).pages)
        assert "The app fails to draw it" in pages
    else:
        assert content == format_.write(told)
