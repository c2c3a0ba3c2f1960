"""The outlines of the regions for a small drawing."""

from geo.map.region_outlines import region_outlines
from geo.regions import REGIONS


def test_every_region_is_drawn_and_one_without_an_open_border_has_a_point() -> None:
    outlines = {outline.code: outline for outline in region_outlines().regions}

    assert set(outlines) == set(REGIONS)
    assert [code for code, outline in outlines.items() if not outline.path] == ["KZ-79"]


def test_what_is_written_into_a_region_lies_in_the_drawing() -> None:
    drawing = region_outlines()

    for outline in drawing.regions:
        assert 0 < outline.x < drawing.width
        assert 0 < outline.y < drawing.height


def test_north_is_up_and_east_is_right() -> None:
    at = {outline.code: outline for outline in region_outlines().regions}
    petropavl, almaty, atyrau = at["KZ-59"], at["KZ-75"], at["KZ-23"]

    assert petropavl.y < almaty.y
    assert atyrau.x < almaty.x
