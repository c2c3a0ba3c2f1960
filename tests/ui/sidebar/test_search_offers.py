"""Why a text leads nowhere, and what of it is offered instead."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from tests.ui.released_session import released_session
from ui.session.view_code import PREFIX
from ui.sidebar.search_offers import LONGEST_TOLD, offers_of, read_as, why_no_answer
from ui.sidebar.search_terms import Terms, read_terms

NOBODY_KNOWS = "Nothing is known by this name: {}"
NO_RUN = "One run of days can be asked for at a time, not several: May 2019 and June 2020"
LONG = "Moscow" * 11
FIRST_LETTERS = f"{LONG[:LONGEST_TOLD]}…"


def read(text: str) -> Terms:
    return read_terms(text, load_gazetteer(), released_session().dataset)


@pytest.mark.parametrize(
    ("text", "told", "offered"),
    [
        (
            "Aksu",
            "Several places have this name: Aksu",
            ["Aqsu (Pavlodar Region)", "Aqsukent (Turkistan Region)", "Aksu (Akmola Region)"],
        ),
        (
            "Zhanaozen 1986",
            "No table here holds these days: they begin 1991, and end 2099.",
            [],
        ),
        (
            "31 February 2020",
            "No calendar has this day: 31 February 2020",
            ["1\u201329 February 2020"],
        ),
        ("Almaty 2020-2019", "These days end before they begin: 2020-2019", ["Almaty"]),
        ("Almaty May 2019 and June 2020", NO_RUN, ["Almaty"]),
        (
            "Almaty winter 2020",
            "A winter lies in two years. Which one is “winter 2020”?",
            [
                "Almaty, 1 December 2019\u2009\u2013\u200929 February 2020",
                "Almaty, 1 December 2020\u2009\u2013\u200928 February 2021",
            ],
        ),
        (
            "начало 2020",
            "“начало 2020” may be one of several runs of days. Which one?",
            [
                "1\u201331 January 2020",
                "1 January\u2009\u2013\u200931 March 2020",
                "1 January\u2009\u2013\u200930 June 2020",
            ],
        ),
        ("26 October", "Of which year?", ["26 October 2019"]),
        (
            "February",
            "Of which year?",
            ["1\u201328 February 2019", "1\u201329 February 2020", "1\u201328 February 2021"],
        ),
        (
            "31 July",
            "The table has no event on these days in any year. Type the year too.",
            [],
        ),
        (
            "Almaty without Oral",
            "Leaving something out is not possible here: without Oral",
            ["Almaty"],
        ),
        (f"{PREFIX}abc", "This view code is not whole: copy all of it again.", []),
        ("https://x.org/?region=1", "This link holds no view of this map.", []),
        (LONG, NOBODY_KNOWS.format(FIRST_LETTERS), []),
        ("Uralsk 2019 Moscow", NOBODY_KNOWS.format("Moscow"), ["Oral, 2019"]),
        ("2019-2020 Moscow", NOBODY_KNOWS.format("Moscow"), ["2019\u20132020"]),
        ("since 2019 Moscow", NOBODY_KNOWS.format("Moscow"), ["from 1 January 2019 on"]),
        (
            "Pavlodar Region, Interior Ministry, Moscow",
            NOBODY_KNOWS.format("Moscow"),
            ["Pavlodar Region, the state"],
        ),
        (
            "journalists, state of emergency, Moscow",
            NOBODY_KNOWS.format("Moscow"),
            ["state of emergency, Journalists"],
        ),
    ],
)
def test_why_a_text_leads_nowhere_is_told_and_what_was_understood_is_offered(
    text: str, told: str, offered: list[str]
) -> None:
    terms, session = read(text), released_session()

    assert why_no_answer(terms, session) == [told]
    assert [label for label, _ in offers_of(terms, session)] == [f"Show {one}" for one in offered]


def test_a_text_that_was_understood_whole_is_told_nothing() -> None:
    assert why_no_answer(read("Almaty 26 October 2019"), released_session()) == []


def test_each_misspelt_part_is_told_with_what_it_was_read_as() -> None:
    told = read_as(read("Alamty 26 Ocotber 2019"), released_session())

    assert told == ["“Ocotber” was read as october.", "“Alamty” was read as Almaty."]
