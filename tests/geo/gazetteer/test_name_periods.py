"""Between two days on which a name changes, a text means the same place."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.name_periods import NamePeriods

TEXTS = ("Астана", "Nur-Sultan", "Akmola", "Turkistan", "Семипалатинск", "Shevchenko", "Leninsk")


def test_a_period_begins_on_the_day_of_a_new_name_and_on_the_day_after_an_old_one() -> None:
    periods = NamePeriods(load_gazetteer().places.values())

    assert periods.begin(date(2019, 3, 23)) == date(2019, 3, 23)
    assert periods.begin(date(2019, 3, 22)) < date(2019, 3, 22)
    assert periods.begin(date.min) == date.min


@given(st.sampled_from(TEXTS), st.dates())
def test_what_is_found_on_a_day_is_found_on_the_first_of_its_period(text: str, day: date) -> None:
    gazetteer = load_gazetteer()
    first = NamePeriods(gazetteer.places.values()).begin(day)
    found, then = gazetteer.find(text, on=day), gazetteer.find(text, on=first)

    assert found == then
    assert found is None or found.place.name(on=day) == found.place.name(on=first)
