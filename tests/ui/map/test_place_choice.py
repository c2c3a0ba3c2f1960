"""The places beside the map have the names of the days that are counted."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages import opened


def capital(app: AppTest) -> set[str]:
    """What the list of places calls it."""
    (places,) = (box.options for box in app.selectbox if box.label == "Place")
    return {*places} & {"Astana", "Nur-Sultan", "Akmola"}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({}, "Astana"),
        ({"event": "2019-10-26"}, "Nur-Sultan"),
        ({"event": "2019-10-26", "mode": "window"}, "Nur-Sultan"),
        ({"event": "2016-05-21"}, "Astana"),
        ({"incident": "2019-10-26-nur-sultan"}, "Nur-Sultan"),
        ({"since": "2019-05-01", "until": "2019-12-31"}, "Nur-Sultan"),
    ],
)
def test_the_capital_has_its_name_of_the_days_that_are_counted(
    query: dict[str, str], name: str
) -> None:
    assert capital(opened(**query)) == {name}
