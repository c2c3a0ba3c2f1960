"""Places of one name in one list are told apart."""

from __future__ import annotations

from geo.gazetteer.gazetteer import AmbiguousPlace, load_gazetteer
from geo.gazetteer.namesakes import candidates_told, named_apart
from geo.gazetteer.place import Place
from incidents.languages.language import Language


def candidates(text: str) -> tuple[Place, ...]:
    try:
        load_gazetteer().find(text)
    except AmbiguousPlace as several:
        return several.candidates
    raise AssertionError(f"{text} is one place")


def test_no_two_places_of_one_list_are_called_the_same() -> None:
    places = list(load_gazetteer().places.values())

    for name in ("Aktau", "Abai"):
        namesakes = [place for place in places if place.name() == name]
        assert len(namesakes) > 1
        for language in ("en", "ru", "kk"):
            assert len(set(named_apart(namesakes, language))) == len(namesakes)


def test_a_region_and_a_city_that_is_one_are_called_by_their_name_alone() -> None:
    known = load_gazetteer()
    named = [known.find(name) for name in ("Mangystau Region", "Almaty")]

    assert named_apart([match.place for match in named if match], "ru") == [
        "Мангистауская область",
        "Алматы",
    ]


def test_candidates_are_told_in_the_language_of_whoever_reads() -> None:
    told = candidates_told(candidates("Абай"))

    assert "Abai (Qaraghandy Region, 1526970)" in told
    assert "Абай (Карагандинская область, 1526970)" in Language("ru").told(told)
    assert "Абай (Қарағанды облысы, 1526970)" in Language("kk").told(told)
