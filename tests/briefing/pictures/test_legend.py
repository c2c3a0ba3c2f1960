"""What the legend of a map in a picture explains."""

from __future__ import annotations

import pytest

from briefing.counted.counted_scene import Circle
from briefing.pictures.legend import INDENT, PAD, _rows, legend_size
from briefing.pictures.marks import mark_of, radius_rule
from briefing.pictures.text_metrics import width
from incidents.languages.language import Language
from incidents.slider.table import DISPUTED, NO_NUMBER, ZERO
from incidents.words.signs import signs_in_words

LETTERS = 20
RULE = radius_rule(800, 500, 40)


@pytest.mark.parametrize(
    ("sign", "low", "high", "flags"),
    [
        ("disputed", 12, 12, DISPUTED),
        ("high", 12, 40, 0),
        ("ceiling", None, 40, 0),
        ("no_number", None, None, NO_NUMBER),
        ("zero", None, None, ZERO),
    ],
)
def test_a_sign_is_explained_beside_the_mark_that_the_map_has(
    sign: str, low: int | None, high: int | None, flags: int
) -> None:
    circle = Circle("1526384", "Almaty", 43.25, 76.9, low, high, flags, "")
    drawn = mark_of(low, high, flags, RULE)

    [row] = _rows([circle], RULE, LETTERS, 10_000, Language())

    assert row.mark
    assert (row.mark.kind, row.mark.disputed) == (drawn.kind, drawn.disputed)
    assert (row.mark.ring is None) == (drawn.ring is None)
    assert " ".join(row.lines) == signs_in_words(Language())[sign]


def test_a_legend_has_room_for_its_words_beside_their_marks() -> None:
    region = Circle("1537162", "Almaty Region", 45.0, 78.0, 12, 12, 0, "", area=True)

    across, _ = legend_size([region], RULE, LETTERS, 10_000, Language())

    words = width(signs_in_words(Language())["area"], LETTERS)
    assert across > words + (2 * PAD + INDENT) * LETTERS


def test_no_room_is_kept_for_a_legend_where_there_is_no_circle() -> None:
    assert legend_size([], RULE, LETTERS, 10_000, Language()) == (0, 0)
