from __future__ import annotations

import pytest

from briefing.pictures.canvas import Box
from briefing.pictures.land import frame_of
from briefing.scenes.scene import SceneView
from geo.map.basemap import load_style

BOX = Box(100, 50, 1300, 1050)
HOME = load_style()["view"]["home"]


def test_the_whole_country_lies_in_its_box() -> None:
    frame = frame_of(BOX, SceneView())
    left, top = frame.point(HOME["north"], HOME["west"])
    right, bottom = frame.point(HOME["south"], HOME["east"])

    assert BOX.holds(Box(left, top, right, bottom))
    assert (left + right) / 2 == pytest.approx(700)
    assert (top + bottom) / 2 == pytest.approx(550)


def test_the_country_moves_up_where_something_lies_below() -> None:
    before, after = frame_of(BOX, SceneView()), frame_of(BOX, SceneView(), below=200)
    _, bottom = after.point(HOME["south"], HOME["east"])
    _, top = after.point(HOME["north"], HOME["east"])

    assert before.zoom == after.zoom
    assert bottom <= BOX.bottom - 200
    assert top >= BOX.top


def test_a_chosen_centre_is_the_middle_and_a_chosen_zoom_is_closer() -> None:
    frame = frame_of(BOX, SceneView(zoom=8, center=(43.25, 76.91)))

    assert frame.point(43.25, 76.91) == pytest.approx((700, 550))
    assert frame.zoom > frame_of(BOX, SceneView()).zoom


def test_points_lie_where_web_mercator_puts_them() -> None:
    frame = frame_of(BOX, SceneView(zoom=6, center=(45.0, 60.0)))
    x, y = frame.point(60, 90)

    assert x - 700 == pytest.approx(frame.scale * 256 * 30 / 360)
    # ln(tan 75°) less ln(tan 67.5°), over 2π of the world's width
    assert 550 - y == pytest.approx(frame.scale * (53.6573 - 35.9110), rel=1e-4)


@pytest.mark.parametrize("center", [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0)])
def test_a_view_ends_where_the_live_map_ends(center: tuple[float, float]) -> None:
    limits = load_style()["view"]["limits"]
    frame = frame_of(BOX, SceneView(zoom=18, center=center))
    left, top = frame.point(limits["north"], limits["west"])
    right, bottom = frame.point(limits["south"], limits["east"])

    assert left - 0.1 <= 700 <= right + 0.1 and top - 0.1 <= 550 <= bottom + 0.1
    assert frame.zoom < frame_of(BOX, SceneView()).zoom + 6


def test_north_is_up_and_east_is_right() -> None:
    frame = frame_of(BOX, SceneView())
    astana, almaty = frame.point(51.18, 71.45), frame.point(43.25, 76.91)

    assert astana[1] < almaty[1] and astana[0] < almaty[0]
