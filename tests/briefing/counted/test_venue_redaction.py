from __future__ import annotations

import re

import pytest

from briefing.counted.venue_redaction import reworded, venue_taker
from incidents.dataset.dataset import Dataset

TAKE = venue_taker(["near Astana Square", "city's Central Concert Hall", ""], "[venue]")

NOUN_WITH_A_NAME = re.compile(
    r"[A-Z]\w+ (?:Square|Park|Street|streets|Avenue|Hall|Embassy|building)"
    r"|(?:площад|улиц|парк|здани)\w* [«]?[А-Я]"
)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("detained near Astana Square in Almaty", "detained near [venue] in Almaty"),
        ("detained near ASTANA SQUARE", "detained near [venue]"),
        ("near the Astana Concert Hall in the city", "near the [venue] in the city"),
        ("at the crossing of Abay and Nazarbayev streets", "at the crossing of [venue]"),
        ("on the square in front of the city akimat", "on the square in front of the [venue]"),
        ("собравшихся на улице Панфилова в Алматы", "собравшихся на [venue] в Алматы"),
        ("на пересечении улиц Абая и Назарбаева", "на пересечении [venue]"),
        ("у здания «Казахтелеком»", "у [venue]"),
        ("на Центральной площади", "на [venue]"),
        ("Абай даңғылында ұсталды", "[venue] ұсталды"),
        ("Тәуелсіздік алаңында", "[venue]"),
    ],
)
def test_an_exact_place_is_taken_out_in_whatever_words_a_report_has(
    written: str, told: str
) -> None:
    assert TAKE(written) == told


@pytest.mark.parametrize(
    "written",
    [
        "10 people were detained in Almaty and Nur-Sultan",
        "protesters took to the streets of the city",
        "East Kazakhstan Region; context: protest, election day",
        "Около 30 человек задержали в Алматы",
        "Полиция 26 адамды ұстады",
    ],
)
def test_what_names_no_exact_place_stays_as_it_is(written: str) -> None:
    assert TAKE(written) == written


def test_no_report_of_the_tables_tells_a_venue(dataset: Dataset) -> None:
    known = dataset.incidents["venue_text"].to_list()
    take = venue_taker(known, "[venue]")
    texts = [
        text
        for name in ("detained_text", "detained_text_en")
        for text in dataset.reports[name].to_list()
    ]

    assert len([text for text in texts if take(text) != text]) > 20
    assert [text for text in texts if NOUN_WITH_A_NAME.search(take(text))] == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Protests near Nur Otan offices, 27 February 2019", "Protests, 27 February 2019"),
        ("Rallies in front of the city akimat and the Chinese Embassy", "Rallies"),
        ("Astana Square: a rally", "A rally"),
        ("Митинг на площади Абая в Алматы, 1 мая", "Митинг в Алматы, 1 мая"),
        ("Абай даңғылы жанындағы наразылық", "Наразылық"),
        ("Chinese Embassy, 2021", ""),
        ("Republic Day rallies, 25 October 2022", "Republic Day rallies, 25 October 2022"),
    ],
)
def test_a_title_is_reworded_without_its_venue_and_the_words_that_led_to_it(
    written: str, told: str
) -> None:
    assert reworded(written, ["near Astana Square"]) == told
