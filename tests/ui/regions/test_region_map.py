"""The map of regions as data for the browser: shades, discs and what stands in the legend."""

from __future__ import annotations

from math import pi
from typing import Any

import pytest

from geo.regions import CITIES, REGIONS
from incidents.languages.language import Language
from incidents.words.bars import Bar
from ui.regions.region_map import NO_FIGURE, SMALLEST, region_map_data


def drawn(*bars: Bar, chosen: str | None = None) -> dict[str, Any]:
    return region_map_data(bars, title="Map", chosen=chosen, language=Language())


def at(*bars: Bar, chosen: str | None = None) -> dict[str, dict[str, Any]]:
    return {region["id"]: region for region in drawn(*bars, chosen=chosen)["regions"]}


def bar(code: str, low: int | None = None, high: int | None = None, **how: Any) -> Bar:
    return Bar(code, REGIONS[code]["en"], "figure", "spoken", "", low=low, high=high, **how)


def test_every_region_is_on_the_map_with_its_figure_or_with_none() -> None:
    regions = at(bar("KZ-75", 12, 12), bar("KZ-27"), chosen="KZ-75")

    assert set(regions) == set(REGIONS)
    assert (regions["KZ-75"]["figure"], regions["KZ-75"]["chosen"]) == ("figure", True)
    assert regions["KZ-27"]["figure"] == NO_FIGURE
    assert regions["KZ-11"]["spoken"] == "no incident in this selection"


@pytest.mark.parametrize(
    ("number", "shade"), [(1, 1), (9, 1), (10, 2), (99, 2), (100, 3), (999, 3), (1000, 4)]
)
def test_a_region_is_shaded_by_its_figure(number: int, shade: int) -> None:
    assert at(bar("KZ-27", number, number))["KZ-27"]["state"] == f"step-{shade}"
    assert at(bar("KZ-27", None, number))["KZ-27"]["state"] == f"step-{shade}"


def test_zero_no_number_no_figure_and_no_report_look_different() -> None:
    bars = (
        bar("KZ-27", 0, 0, mark="zero"),
        bar("KZ-15", mark="no_number"),
        bar("KZ-23"),
        bar("KZ-63", covered=False),
        bar("KZ-35", 3, 3),
    )

    regions, legend = at(*bars), drawn(*bars)["legend"]

    states = [regions[one.id]["state"] for one in bars]
    assert states == ["zero", "no_number", "none", "", "step-1"]
    assert {item["state"]: item["text"] for item in legend} == {
        "step-1": "1–9",
        "zero": "reported zero",
        "no_number": "reported, no number",
        "none": "no figure of its own",
        "": "no incident, or no report",
    }


def test_the_legend_has_the_shades_that_are_drawn_and_no_others() -> None:
    legend = drawn(bar("KZ-27", 5000, 5000), bar("KZ-15", 20, 20))["legend"]

    assert [item["text"] for item in legend] == [
        "10–99",
        "1,000 or more",
        "no incident, or no report",
    ]


def test_cities_are_discs_as_large_as_what_they_hold() -> None:
    regions = at(bar("KZ-75", 1600, 1700), bar("KZ-71", 400, 400), bar("KZ-27", 900, 900))

    areas = {code: pi * regions[code]["radius"] ** 2 for code in CITIES}
    assert areas["KZ-75"] == pytest.approx(4 * areas["KZ-71"], rel=0.01)
    assert regions["KZ-79"]["radius"] == SMALLEST
    assert {code for code, region in regions.items() if region["radius"]} == CITIES


def test_a_city_with_less_than_a_region_has_no_largest_disc() -> None:
    alone, beside = at(bar("KZ-75", 100, 100)), at(bar("KZ-75", 100, 100), bar("KZ-27", 400, 400))

    assert beside["KZ-75"]["radius"] == pytest.approx(alone["KZ-75"]["radius"] / 2, rel=0.01)
