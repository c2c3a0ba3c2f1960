"""No word of ours goes past the catalogues into a file of a selection; keys and codes stay English.

As in `tests/ui/test_untranslated_words.py`, in the language made on the spot.
"""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from incidents.dataset.dataset import read_dataset
from incidents.export.formats import FORMATS
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.sheets.selection_content import take
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.pseudo_language import CODE, Pseudo
from tests.words_left import accented_tables, plain_words, quotations

QUOTED = quotations()

IN_WORDS = {
    "about": ("name", "text"),
    "total": ("label", "sentence"),
    "incidents": ("event", "place", "region", "label", "sources"),
    "figures_together": ("event", "places", "label", "sources"),
}
"""Columns of sheets that hold words for a reader; others hold codes, numbers, quotations."""


Workbooks = tuple[openpyxl.Workbook, openpyxl.Workbook]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Workbooks:
    """The same in English, which names sheets and columns, and in the language made on the spot."""
    dataset = read_dataset(accented_tables(tmp_path_factory.mktemp("data"), ("2019",))).dataset
    languages = Language(), Language(CODE, Pseudo())
    speakers = (Speaker(dataset, language, PlaceNames(dataset, CODE)) for language in languages)
    written = (FORMATS["xlsx"].write(take(speaker, Selection())) for speaker in speakers)
    english, made = (openpyxl.load_workbook(BytesIO(one), read_only=True) for one in written)
    return english, made


@pytest.mark.parametrize("sheet", IN_WORDS)
def test_what_a_sheet_says_in_words_has_none_of_ours_left(workbooks: Workbooks, sheet: str) -> None:
    english, made = workbooks
    names = next(english[sheet].iter_rows(values_only=True))
    headings, *rows = made.worksheets[english.sheetnames.index(sheet)].iter_rows(values_only=True)
    columns = [names.index(name) for name in IN_WORDS[sheet] if name in names]
    texts = [str(row[at]) for row in rows for at in columns if row[at]]

    assert columns
    assert {text for text in texts if "=" not in text and plain_words([text], QUOTED)} == set()
    assert plain_words([*made.sheetnames, *map(str, headings)], QUOTED) == set()
