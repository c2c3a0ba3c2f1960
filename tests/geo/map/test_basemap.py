"""The map without circles."""

from __future__ import annotations

from geo.map.basemap import base_map


def test_it_begins_in_the_middle_of_the_country_and_asks_nobody_for_tiles() -> None:
    country = base_map()

    assert country.location == [48.5, 66.9]
    assert country.options["zoom"] == 4
    assert not [one for one in country._children.values() if "TileLayer" in type(one).__name__]


def test_each_is_made_anew_with_the_same_script() -> None:
    assert base_map() is not base_map()
    assert base_map().get_root().render() == base_map().get_root().render()
