"""The map of figures that a change of the tables would move."""

from __future__ import annotations

from xml.etree import ElementTree

from ui.desk.moved_map import LETTERS, Moved, _drawn

ALMATY, ORAL = Moved("Almaty", 43.25, 76.9, 12, 40), Moved("Oral", 51.2, 51.4, 0, 5)


def test_each_name_stands_on_a_plate_of_its_own() -> None:
    drawn = ElementTree.fromstring(_drawn([ALMATY, ORAL], "A map", dark=False))

    for name in ("Almaty", "Oral"):
        plate, text = next(
            (one, other)
            for one, other in zip(drawn.iter(), [*drawn.iter()][1:], strict=False)
            if other.text == name and other.tag.endswith("text")
        )
        left, top = float(plate.get("x", 0)), float(plate.get("y", 0))
        assert left <= float(text.get("x", 0)) < left + float(plate.get("width", 0))
        foot = float(text.get("y", 0))
        assert top + LETTERS / 2 < foot < top + float(plate.get("height", 0))


def test_a_figure_is_a_disc_and_the_one_that_would_be_a_ring() -> None:
    drawn = ElementTree.fromstring(_drawn([ALMATY, ORAL], "A map", dark=False))
    circles = [one for one in drawn.iter() if one.tag.endswith("circle")]

    discs = [one for one in circles if one.get("fill") != "none"]
    rings = [float(one.get("r", 0)) for one in circles if one.get("fill") == "none"]
    assert (len(discs), len(rings)) == (1, 2)
    assert rings[0] > float(discs[0].get("r", 0)) and rings[0] > rings[1]
