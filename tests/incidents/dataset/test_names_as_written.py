"""Names as people write them stand for the ids of the tables."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import AmbiguousPlace
from incidents.dataset.names_as_written import id_of
from tests.project_tables import released_dataset


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [
        ("place", "Шымкент", "1518980"),
        ("place", "Чимкент", "1518980"),
        ("place", "Уральск", "608668"),
        ("region", "Мангистауская область", "KZ-47"),
        ("organizer", "ДВК", "dck"),
        ("organizer", "оян қазақстан", "oyan-qazaqstan"),
        ("voice", "Interior Ministry", "state"),
        ("voice", "МВД", "state"),
        ("voice", "AFP", "afp"),
        ("place", "Mangystau Region", None),
        ("region", "Almaty", "KZ-75"),
        ("region", "Шымкент", "KZ-79"),
        ("region", "Oral", None),
        ("organizer", "Oyan", "oyan-qazaqstan"),
        ("organizer", "Оян", "oyan-qazaqstan"),
        ("organizer", "Democratic", None),  # of two
        ("organizer", "Oy", None),
        ("event", "May Day rallies", "2019-05-01"),
        ("event", "Independence Day", None),  # of two
        ("organizer", "AFP", None),
        ("organizer", "nobody knows", None),
        ("place", "Uralskaya Nedelya", None),
    ],
)
def test_a_name_stands_for_its_id_and_for_no_other_kind(
    key: str, name: str, value: str | None
) -> None:
    assert id_of(key, name, released_dataset()) == value


def test_a_name_of_several_places_is_refused_with_them() -> None:
    with pytest.raises(AmbiguousPlace) as several:
        id_of("place", "Aksu", released_dataset())

    assert len(several.value.candidates) > 1
