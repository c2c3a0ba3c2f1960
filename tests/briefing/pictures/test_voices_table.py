"""Who says what on a handout: words that are long end at a word, with their translation."""

from __future__ import annotations

import pytest

from briefing.counted.counted_scene import ReportLine
from briefing.pictures.voices_table import MOST_LINES, rows_of
from incidents.languages.language import Language

LONG = "задержаны десятки человек на площади " * 20
IN_ENGLISH = "dozens of people were detained on the square " * 20


def report(words: str, translation: str) -> ReportLine:
    return ReportLine("r", "12", 12, 12, "AFP", "media", words, "ru", translation, "", (), True)


@pytest.mark.parametrize("translation", ["", IN_ENGLISH])
def test_long_words_end_at_a_word_and_keep_their_marks_and_their_translation(
    translation: str,
) -> None:
    _, row = rows_of([report(LONG, translation)], 500, Language())

    lines = row.cells[2]
    assert len(lines) == MOST_LINES * (2 if translation else 1)
    said = " ".join(lines).replace("“", "").replace("(", "").split("…”")
    for cut, whole in zip(said, (LONG, IN_ENGLISH), strict=False):
        kept = cut.strip(") ").split(" ")
        assert not cut or kept == whole.split(" ")[: len(kept)]
    assert len(said) == (3 if translation else 2)
