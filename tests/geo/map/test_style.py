"""The colours of the map: legible in light and in dark, whatever lies beneath."""

from __future__ import annotations

import pytest

from geo.map.basemap import load_style

TEXT, MARK = 4.5, 3.0
"""The least contrast of a text and of a mark with what it stands on, as WCAG 2.2 wants it (AA)."""

GROUNDS = ["land", "land_outside", "water"]
PAIRS = [
    *(("ink", ground, TEXT) for ground in ["paper", *GROUNDS]),
    *(("quiet_ink", ground, TEXT) for ground in ["paper", *GROUNDS]),
    ("accent", "paper", TEXT),
    *(("accent", ground, MARK) for ground in GROUNDS),
    *(("country_line", ground, MARK) for ground in ["land", "land_outside"]),
    ("bar", "paper", MARK),
    ("control_line", "paper", MARK),
]


def channels(color: str) -> tuple[float, ...]:
    """Red, green and blue of "#rrggbb", 0 to 1."""
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))


def over(color: tuple[float, ...], ground: tuple[float, ...], opacity: float) -> tuple[float, ...]:
    return tuple(
        opacity * above + (1 - opacity) * below for above, below in zip(color, ground, strict=True)
    )


def luminance(color: tuple[float, ...]) -> float:
    """Relative luminance, 0 to 1, as WCAG 2 defines it."""
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in color]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """1 for the same colour to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["light", "dark"])
def colors(request: pytest.FixtureRequest) -> dict[str, tuple[float, ...]]:
    return {name: channels(color) for name, color in load_style()["colors"][request.param].items()}


@pytest.mark.parametrize(("color", "ground", "least"), PAIRS)
def test_a_colour_stands_out_from_what_it_lies_on(
    colors: dict[str, tuple[float, ...]], color: str, ground: str, least: float
) -> None:
    assert contrast(colors[color], colors[ground]) >= least


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_circle_and_the_figure_in_it_can_be_seen_though_it_lets_the_land_through(
    colors: dict[str, tuple[float, ...]], ground: str
) -> None:
    fill = over(colors["accent"], colors[ground], load_style()["marks"]["fill_opacity"])

    assert contrast(fill, colors[ground]) >= MARK
    assert contrast(fill, colors["accent_ink"]) >= TEXT


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_ring_of_the_high_can_be_seen(
    colors: dict[str, tuple[float, ...]], ground: str
) -> None:
    ring = over(colors["accent"], colors[ground], load_style()["marks"]["high_opacity"])

    assert contrast(ring, colors[ground]) >= MARK


@pytest.mark.parametrize("opacity", ["disputed_fill_opacity", "high_fill_opacity"])
def test_a_figure_can_be_read_in_a_circle_that_is_no_full_one(
    colors: dict[str, tuple[float, ...]], opacity: str
) -> None:
    fill = over(colors["accent"], colors["land"], load_style()["marks"][opacity])

    assert contrast(colors["ink"], fill) >= TEXT


def test_light_and_dark_name_the_same_colours() -> None:
    light, dark = (load_style()["colors"][theme] for theme in ("light", "dark"))

    assert list(light) == list(dark)
