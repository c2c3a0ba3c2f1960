"""No word of ours goes past the catalogues into a file of a briefing.

As in `tests/ui/test_untranslated_words.py`, in the language made on the spot.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, Taken, take
from briefing.scenes.scene import Briefing, Scene, SceneView
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from tests.pseudo_language import CODE, Pseudo, accented
from tests.words_left import accented_tables, of_html, of_json, plain_words, quotations

QUOTED = quotations()

NOT_OURS = ("names", "words", "translation", "words_language", "pictures")

IN_ITS_NAMES = SceneView(names_in=CODE)
SCENES = (
    Scene("map", "event=2019-10-26", view=IN_ITS_NAMES),
    Scene("map", "since=2018-01-01&until=2018-01-02", view=IN_ITS_NAMES),
    Scene("regions", "since=2019-01-01", view=IN_ITS_NAMES),
    Scene("incident", "incident=2019-05-01-almaty", view=IN_ITS_NAMES),
    Scene("passport", "event=2019-06-09", view=IN_ITS_NAMES),
)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    dataset = read_dataset(accented_tables(tmp_path_factory.mktemp("data"), ("2019",))).dataset
    briefing = Briefing(accented("A day"), SCENES)
    return take(briefing, dataset, Discretion(), Language(CODE, Pseudo()))


def left(texts: list[str]) -> dict[str, list[str]]:
    """The texts with words in plain letters; a query is no text."""
    spoken = [re.sub(r"(?:\w+=[\w-]+&?)+", " ", text) for text in texts]
    assert any("⟦" in text for text in spoken)
    return {text[:300]: sorted(words) for text in spoken if (words := plain_words([text], QUOTED))}


def said(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """What a script is given, without the spellings that are searched for, the words of reports,
    in which venues may be left out, their languages, and pictures, which are files too."""
    return {key: value for key, value in pairs if key not in NOT_OURS}


def of_shapes(shapes: Any) -> Iterator[str]:
    """The words of slides: text, tables, charts, and what stands for a picture."""
    for shape in shapes:
        yield shape._element._nvXxPr.cNvPr.get("descr") or ""
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if getattr(shape, "has_chart", False):
            for plot in shape.chart.plots:
                yield from [*map(str, plot.categories), *(series.name for series in plot.series)]


def test_slides_and_their_notes_have_no_word_of_ours_left(taken: Taken) -> None:
    deck = Presentation(BytesIO(FORMATS["pptx"].write(taken)))

    texts = [text for slide in deck.slides for text in of_shapes(slide.shapes)]
    texts += [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]

    assert left(texts) == {}


def test_the_page_that_presents_has_no_word_of_ours_left_beside_its_data(taken: Taken) -> None:
    page = FORMATS["html"].write(taken).decode()

    assert left(of_html(page)) == {}


def test_what_the_scripts_of_that_page_are_given_has_no_word_of_ours_left(taken: Taken) -> None:
    page = FORMATS["html"].write(taken).decode()
    data = re.search(r'<script[^>]*id="present-content"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert data

    given = json.loads(data[1], object_pairs_hook=said)

    assert left([*of_json(given)]) == {}


def test_pictures_have_no_word_of_ours_left(taken: Taken) -> None:
    with zipfile.ZipFile(BytesIO(FORMATS["svg"].write(taken))) as pictures:
        texts = [
            text for name in pictures.namelist() for text in of_html(pictures.read(name).decode())
        ]

    assert left(texts) == {}
