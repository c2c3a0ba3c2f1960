from __future__ import annotations

import re
from math import pi, sqrt

import pytest

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.marks import draw_mark, hatched_box, hatching, mark_of, radius_rule
from geo.map.basemap import load_style
from incidents.slider.table import DISPUTED, NO_NUMBER, ZERO

RULES = load_style()["radius"]


def test_area_is_proportional_to_the_number() -> None:
    rule = radius_rule(1200, 1000, 663)

    assert rule.of(400) ** 2 / rule.of(100) ** 2 == pytest.approx(4)


def test_radii_follow_the_style() -> None:
    rule = radius_rule(780, 780, 13)

    assert rule.scale == 1
    assert rule.of(13) == pytest.approx(RULES["pixels_per_root_of_low"] * sqrt(13))
    assert rule.of(0) == rule.of(1) == RULES["smallest"]


def test_the_largest_circle_leaves_the_map_to_be_seen() -> None:
    wide, flat = radius_rule(1200, 1000, 10_000), radius_rule(1600, 400, 10_000)

    assert wide.of(10_000) == pytest.approx(RULES["largest"] * wide.scale)
    assert flat.of(10_000) == pytest.approx(RULES["largest_share_of_frame"] * 400)


def test_the_smallest_circle_stands_for_all_numbers_that_would_be_smaller() -> None:
    rule = radius_rule(1200, 1000, 10_000)

    assert rule.smallest_stands_for == int((rule.smallest / rule.factor) ** 2) > 1


def test_a_ring_shows_the_high_and_only_where_it_is_above_the_low() -> None:
    rule = radius_rule(780, 780, 100)

    assert mark_of(30, 60, 0, rule).ring == pytest.approx(rule.of(60))
    assert mark_of(30, 30, 0, rule).ring is None
    assert mark_of(30, None, 0, rule).ring is None


@pytest.mark.parametrize(
    ("low", "high", "flags", "kind"),
    [
        (3, None, 0, "number"),
        (None, 30, 0, "ceiling"),
        (0, 30, 0, "ceiling"),
        (0, 0, ZERO, "zero"),
        (None, None, NO_NUMBER, "no_number"),
        (0, 0, ZERO | NO_NUMBER, "no_number"),
    ],
)
def test_silence_zero_and_numbers_look_different(
    low: int | None, high: int | None, flags: int, kind: str
) -> None:
    assert mark_of(low, high, flags, radius_rule(780, 780, 30)).kind == kind


def test_detentions_without_a_number_are_as_visible_as_the_smallest_circle() -> None:
    rule = radius_rule(1200, 1000, 30)

    assert mark_of(None, None, NO_NUMBER, rule).radius == rule.of(1)


def test_a_disputed_mark_knows_it() -> None:
    assert mark_of(80, 114, DISPUTED, radius_rule(780, 780, 114)).disputed


def numbers_in(path: str) -> list[float]:
    return [float(number) for number in path.replace("M", " ").replace("L", " ").split()]


def test_hatching_stays_inside_its_shape() -> None:
    disc = numbers_in(hatching(50, 50, 10, 4))
    box = numbers_in(hatched_box(Box(10, 20, 90, 40), 6))

    assert disc and box
    points = zip(disc[::2], disc[1::2], strict=True)
    assert all((x - 50) ** 2 + (y - 50) ** 2 <= 10.2**2 for x, y in points)
    assert min(box[::2]) >= 10 and max(box[::2]) <= 90
    assert min(box[1::2]) >= 20 and max(box[1::2]) <= 40


@pytest.mark.parametrize(
    ("low", "high", "flags"),
    [(30, 60, 0), (30, 30, DISPUTED), (None, 60, 0), (None, None, NO_NUMBER), (0, 0, ZERO)],
)
def test_whatever_is_reported_of_an_area_is_a_square(
    low: int | None, high: int | None, flags: int
) -> None:
    rule, canvas = radius_rule(780, 780, 60), Canvas(100, 100, background="#fff")

    mark = mark_of(low, high, flags, rule, area=True)
    draw_mark(canvas, 50, 50, mark, load_style()["colors"]["light"], 1)

    svg = canvas.svg()
    assert svg.count("<rect") > 1
    assert "<circle" not in svg


def test_the_square_of_an_area_is_as_large_as_the_circle_of_its_number() -> None:
    rule, canvas = radius_rule(780, 780, 60), Canvas(100, 100, background="#fff")

    draw_mark(
        canvas, 50, 50, mark_of(60, 60, 0, rule, area=True), load_style()["colors"]["light"], 1
    )

    side = float(re.findall(r'<rect[^>]* width="([0-9.]+)"', canvas.svg())[-1])
    assert side**2 == pytest.approx(pi * rule.of(60) ** 2, rel=0.01)
