"""The card answers what was asked, with the words that carry it."""

from __future__ import annotations

from datetime import date

from incidents.counting.count import count
from incidents.languages.language import Language
from incidents.passport.answer import Answer, answer
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.project_tables import released_dataset

SEED_DAY = date(2019, 10, 26)
ALMATY, SHYMKENT = "1526384", "1518980"


def card(place: str, day: date = SEED_DAY) -> Answer:
    return card_of(Selection(since=day, until=day, places=(place,)))


def card_of(selection: Selection) -> Answer:
    dataset = released_dataset()
    return answer(count(dataset, selection), Speaker(dataset, Language(), PlaceNames(dataset)))


def test_almaty_has_two_witnesses_and_the_ministry_with_the_capital() -> None:
    made = card(ALMATY)

    assert made.claim.startswith("At least 12 people were reported detained in Almaty on 26")
    assert [quote.who.split(", ")[-1] for quote in made.quotes] == ["eyewitness", "eyewitness"]
    (ministry,) = made.authorities
    assert ministry.figure == "26"
    assert ministry.together == "Almaty and Nur-Sultan"


def test_what_counts_more_places_is_no_quotation_of_the_place() -> None:
    made = card(ALMATY)

    assert {quote.report_id for quote in made.wider}.isdisjoint(q.report_id for q in made.quotes)
    assert "2019-10-26-nur-sultan-almaty-ministry" in {quote.report_id for quote in made.wider}


def test_the_quotation_that_the_figure_rests_on_stands_first() -> None:
    made, rests_on = card(ALMATY), {"2019-10-26-almaty-rferl", "2019-10-26-almaty-afp"}

    assert made.quotes[0].report_id in rests_on


def test_each_quotation_says_where_it_can_be_read() -> None:
    for quote in card(ALMATY).quotes:
        assert quote.citations
        assert all(
            citation.address.startswith(("https://", "http://")) for citation in quote.citations
        )


def test_a_day_without_a_report_has_no_words() -> None:
    made = card(SHYMKENT, date(2019, 6, 5))

    kinds = made.quotes, made.wider, made.silent, made.authorities
    assert [list(quotes) for quotes in kinds] == [[], [], [], []]
    assert made.claim.startswith("No reported detentions")


def test_a_report_on_all_that_is_counted_is_quoted_before_its_parts() -> None:
    made = card_of(Selection(events=("2019-10-26",)))

    assert "more than three dozen" in made.quotes[0].words
    assert [quote.figure for quote in made.quotes[1:3]] == ["26", "10"]


def test_the_authorities_are_quoted_by_what_their_own_figure_is_made_of() -> None:
    made = card_of(Selection(events=("2022-01",)))

    assert "9,617" in made.caveats
    assert ["7,939" in quote.words or "1,678" in quote.words for quote in made.authorities] == [
        True,
        True,
    ]
