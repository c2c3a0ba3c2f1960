"""Circles in files are those of the live map: both rules are asked for the same numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from briefing.pictures.marks import mark_of, radius_rule
from geo.map.basemap import STATIC, load_style
from incidents.slider.table import DISPUTED, NO_NUMBER, OPEN, ZERO

FRAMES = [(390, 400), (780, 780), (1230, 976), (1920, 1080), (2600, 2000)]
NUMBERS = [1, 3, 13, 100, 663, 12_000]
FIGURES = [
    (13, 13, OPEN),
    (30, 60, DISPUTED),
    (None, 50, 0),
    (None, None, NO_NUMBER),
    (0, 0, ZERO),
    (0, 0, ZERO | NO_NUMBER),
]

ASK = """
([style, [width, height], largest, numbers, figures]) => {
  const { radius_rule, mark_of } = window.timemap_parts;
  const rule = radius_rule(style, { x: width, y: height }, largest);
  return {
    radii: numbers.map(rule.of),
    stands_for: rule.smallest_stands_for,
    marks: figures.map(([low, high, flags]) => {
      const { kind, radius, ring } = mark_of({ low, high, flags }, rule, style);
      return [kind, radius, ring];
    }),
  };
}
"""


@pytest.fixture(scope="module")
def live_map(browser: Browser) -> Iterator[Page]:
    """A page with what the live map sizes its circles by."""
    page = browser.new_page()
    for name in ("elements.js", "marks.js"):
        page.add_script_tag(path=STATIC / name)
    yield page
    page.close()


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("largest", [13, 663, 12_000])
def test_a_circle_in_a_file_is_as_large_as_on_the_live_map(
    live_map: Page, frame: tuple[int, int], largest: int
) -> None:
    live = live_map.evaluate(ASK, [load_style(), frame, largest, NUMBERS, FIGURES])
    rule = radius_rule(*frame, largest)
    drawn = [mark_of(*figure, rule) for figure in FIGURES]

    assert live["radii"] == pytest.approx([rule.of(number) for number in NUMBERS])
    assert live["stands_for"] == rule.smallest_stands_for
    for (kind, radius, ring), mark in zip(live["marks"], drawn, strict=True):
        assert (kind, ring is None) == (mark.kind, mark.ring is None)
        assert radius == pytest.approx(mark.radius)
        assert (ring or 0) == pytest.approx(mark.ring or 0)
