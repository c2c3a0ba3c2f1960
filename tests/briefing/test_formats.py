from __future__ import annotations

import pytest

from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, ending, file_name, media_type, take
from briefing.scenes.scene import Briefing, Scene
from incidents.dataset.dataset import Dataset
from incidents.words.language import Language

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
