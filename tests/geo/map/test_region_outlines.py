"""The outlines of the regions for a small drawing."""

import re

from geo.gazetteer.reverse import _covers
from geo.map.region_outlines import MARGIN, WIDTH, Point, region_outlines
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


def rings(path: str) -> list[list[Point]]:
    found = [re.findall(r"([\d.]+),([\d.]+)", ring) for ring in path.split("Z") if ring]
    return [[(float(x), float(y)) for x, y in ring] for ring in found]


def test_a_figure_is_written_inside_the_border_of_its_region() -> None:
    outside = [
        outline.code
        for outline in region_outlines().regions
        if outline.path and not _covers(rings(outline.path), outline.x, outline.y)
    ]

    assert outside == []


def test_the_country_fills_the_drawing_up_to_its_margin() -> None:
    drawing = region_outlines()
    points = [p for one in drawing.regions for ring in rings(one.path) for p in ring]

    assert drawing.width == WIDTH + 2 * MARGIN
    assert (min(x for x, _ in points), max(x for x, _ in points)) == (MARGIN, WIDTH + MARGIN)
    assert min(y for _, y in points) == MARGIN
    assert abs(max(y for _, y in points) - (drawing.height - MARGIN)) <= 0.5
