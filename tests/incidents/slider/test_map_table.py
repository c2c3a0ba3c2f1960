"""The slider's table as the map takes it: its places, and cities to write on the land."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.slider.map_table import city_labels, map_table
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


def table_of(tables: Tables, mode: str = "cumulative", **selection: Any) -> dict[str, Any]:
    dataset = tables.read().dataset
    names = PlaceNames(dataset)
    speaker = Speaker(dataset, Language(), names)
    return map_table(speaker, names, Selection(**selection), mode=mode, window_days=7)


@pytest.mark.parametrize(("mode", "window"), [("cumulative", None), ("window", 7)])
def test_without_a_report_there_are_days_and_no_rows(
    tables: Tables, mode: str, window: int | None
) -> None:
    days = {"since": date(2019, 10, 1), "until": date(2019, 10, 31)}

    assert table_of(tables, mode, **days) == {
        "first": "2019-10-01",
        "last": "2019-10-31",
        "mode": mode,
        "window_days": window,
        **dict.fromkeys(("places", "changes", "totals", "notes", "events"), []),
    }


def test_a_place_is_an_area_where_it_is_no_settlement(tables: Tables) -> None:
    other = {"incident_id": "region", "location_text": "Mangystau Region"}
    tables.add("reports").add("incidents", **other)
    tables.add("reports", report_id="of-region", scope="region", detained_text="5 people")
    places = {one["names"][0][-1]: one for one in table_of(tables)["places"]}

    assert "area" not in places["Almaty"]
    assert places["Almaty"]["id"] == "1526384"
    assert (places["Almaty"]["latitude"], places["Almaty"]["longitude"]) == (43.25249, 76.9115)
    assert [one["area"] for name, one in places.items() if name != "Almaty"] == [True]


def test_the_largest_cities_are_written_first_with_their_name_of_the_day() -> None:
    labels = city_labels(PlaceNames(released_dataset()), "2019-10-26", "2019-10-26")

    assert [one["names"][0][-1] for one in labels[:3]] == ["Almaty", "Nur-Sultan", "Shymkent"]
    assert [one["rank"] for one in labels[:46]] == [0] * 15 + [1] * 15 + [2] * 15 + [3]
    assert (labels[0]["latitude"], labels[0]["longitude"]) == (43.25249, 76.9115)
