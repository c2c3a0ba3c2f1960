"""The sentence is true for every selection and in words that the reports carry."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.passport.answer import answer
from incidents.rule.quantities import parse_quantity
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.selection import in_words
from incidents.words.sentence import (
    checked_in_full,
    figure_in_words,
    headline,
    read_at_desk,
    sentence,
)
from incidents.words.sources import credit
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


def speaker(dataset: Dataset) -> Speaker:
    return Speaker(dataset, Language(), PlaceNames(dataset))


def said(dataset: Dataset, **choice: Any) -> str:
    result, speaks = count(dataset, Selection(**choice)), speaker(dataset)
    return sentence(result, speaks)


def test_the_seed_event_in_words(dataset: Dataset) -> None:
    assert said(dataset, events=("2019-10-26",)).startswith(
        "At least 39 people were reported detained in 4 cities on 26 October 2019, "
        "by our count of 7 reports. The authorities acknowledge 26, in two of them."
    )


def test_may_day_in_words_names_both_sides(dataset: Dataset) -> None:
    assert said(dataset, events=("2019-05-01",)).startswith(
        "Sources disagree on 1 May 2019: 80 in two cities (Interior Ministry); "
        "about 100 in Almaty alone (RFE/RL)."
    )


def test_computed_bounds_of_6_july_2019_are_never_printed(dataset: Dataset) -> None:
    sentence = said(dataset, events=("2019-07-06",))

    assert "some 200" in sentence
    assert "about 700" in sentence
    assert "180" not in sentence
    assert "770" not in sentence


def test_several_events_say_that_they_are_this_table(dataset: Dataset) -> None:
    sentence = said(dataset)

    assert "reported detentions" in sentence
    assert "events of this table" in sentence


def test_what_was_not_chosen_is_a_sum_of_the_table(dataset: Dataset) -> None:
    assert said(dataset).startswith(
        "In 26 of the 27 events of this table, 2016 to 2023: more than 5,800 reported detentions "
        "(not in it: state of emergency, 2–12 January 2022, “about 12,000”), "
        "by our count of 119 reports."
    )


@pytest.mark.parametrize(
    ("choice", "clause"),
    [
        ({}, "“about 12,000”"),
        ({"since": date(2022, 1, 1), "until": date(2022, 12, 31)}, "“about 12,000”"),
        ({"since": date(2022, 1, 12), "until": date(2022, 12, 31)}, "“about 12,000”"),
        ({"places": ("1526384",)}, "at least 1,885"),
        ({"measure": "journalists"}, "at least 8"),
    ],
)
def test_an_event_that_is_not_summed_is_told_with_its_own_figure(
    dataset: Dataset, choice: dict[str, Any], clause: str
) -> None:
    result, speaks = count(dataset, Selection(**choice)), speaker(dataset)

    told = f"not in it: state of emergency, 2–12 January 2022, {clause}"
    assert told in headline(result, speaks)
    assert told in answer(result, speaks).claim


@pytest.mark.parametrize(
    "choice",
    [
        {"since": date(2019, 1, 1), "until": date(2019, 12, 31)},
        {"contexts": ("election_day", "protest")},
        {"organizers": ("dck",)},
        {"events": ("2019-10-26",)},
    ],
)
def test_what_the_choice_keeps_out_by_itself_is_not_missed(
    dataset: Dataset, choice: dict[str, Any]
) -> None:
    assert "not in it" not in said(dataset, **choice).lower()


def test_where_all_is_of_another_kind_its_events_are_named(dataset: Dataset) -> None:
    told = said(dataset, since=date(2022, 1, 5), until=date(2022, 1, 5))

    assert told.endswith("Not in it: state of emergency, 2–12 January 2022, “about 12,000”.")


@pytest.mark.parametrize(
    ("choice", "clause"),
    [
        ({"organizers": ("dck",)}, "organizer: Democratic Choice of Kazakhstan (DCK)"),
        (
            {"organizers": ("dck",), "organizer_match": "only"},
            "organizer, and no other: Democratic Choice of Kazakhstan (DCK)",
        ),
        ({"bases": ("eyewitness", "official")}, "only as told by: eyewitnesses, authorities"),
        ({"voices": ("afp",)}, "only as told by: AFP"),
        ({"voices": ("state",)}, "only as told by: the state"),
        ({"voices": ("rferl",)}, "only as told by: RFE/RL"),
        ({"review": "full_text"}, "only reports checked against the full text"),
        ({"review": "read"}, "only reports read at the desk"),
        ({"contexts": ("state_of_emergency",)}, "kind of event: state of emergency"),
        ({"incidents": ("2019-10-26-almaty", "2019-10-26-aqtobe")}, "only 2 chosen incidents"),
        ({"events": ("2019-10-26", "2019-12-16")}, "of the event: "),
    ],
)
def test_the_sentence_says_what_it_was_counted_with(
    dataset: Dataset, choice: dict[str, Any], clause: str
) -> None:
    assert clause in said(dataset, **choice)
    assert clause in said(dataset, **choice, until=date(2016, 1, 1))


def test_the_state_alone_is_not_held_against_a_sum_that_asked_for_it(dataset: Dataset) -> None:
    assert "It rests on bodies of the state alone." not in said(dataset, bases=("official",))


def test_places_not_found_are_elsewhere(tables: Tables) -> None:
    tables.add("incidents", incident_id="nowhere", location_text="Nowhereville")
    tables.add("reports").add("reports", report_id="beyond", scope="nowhere", detained_text="12")
    without = said(tables.read().dataset)
    tables.rows["events"][0]["date_last"] = "2019-10-27"
    next_day = {"date_first": "2019-10-27", "date_last": "2019-10-27"}
    tables.add("incidents", incident_id="country", location_text="Kazakhstan", **next_day)
    tables.add("reports", report_id="all-over", scope="country", detained_text="12", **next_day)

    assert "in Almaty and elsewhere on" in without
    assert "in Almaty, elsewhere and across Kazakhstan between" in said(tables.read().dataset)


def test_a_figure_for_the_country_on_the_day_is_that_of_the_places_too(tables: Tables) -> None:
    tables.add("incidents", incident_id="nowhere", location_text="Nowhereville")
    tables.add("incidents", incident_id="country", location_text="Kazakhstan")
    tables.add("reports").add("reports", report_id="beyond", scope="nowhere", detained_text="12")
    figure = {"detained_low": 70, "detained_high": 70, "detained_text": "70 people"}
    tables.add("reports", report_id="all-over", scope="country", **figure)

    assert said(tables.read().dataset).startswith("70 people were reported detained across Kaz")


def test_a_range_is_told_with_the_places_and_reports_of_both_its_ends(tables: Tables) -> None:
    tables.rows["incidents"][0]["location_text"] = "Zhanaozen"
    tables.add("incidents", incident_id="region", location_text="Mangystau Region")
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    tables.add("reports", detained_low=20, detained_high=20, detained_text="20 people")
    up_to = {"detained_low": "", "detained_high": 30, "detained_text": "up to 30 people"}
    tables.add("reports", report_id="r", scope="region", origin_id="ministry", **up_to)

    assert said(tables.read().dataset).startswith(
        "20 to 30 people were reported detained in Mangystau Region on 26 October 2019, by our "
        "count of 2 reports."
    )


def test_a_range_up_to_a_number_for_the_whole_country_is_across_it(tables: Tables) -> None:
    tables.add("reports", detained_low=20, detained_high=20, detained_text="20 people")
    up_to = {"detained_low": "", "detained_high": 30, "detained_text": "up to 30 people"}
    tables.add("reports", report_id="r", scope="all", **up_to)

    assert "20 to 30 people were reported detained across Kazakhstan" in said(tables.read().dataset)


def test_districts_are_not_called_regions(tables: Tables) -> None:
    tables.rows["incidents"][0]["location_text"] = "Bostandyk District, Almaty"
    tables.add("incidents", incident_id="second", location_text="Медеуский район Алматы")
    tables.add("reports").add("reports", report_id="r", scope="second")

    assert "in 2 districts on" in said(tables.read().dataset)


@pytest.mark.parametrize(
    ("choice", "name"),
    [({"events": ("2019-10-26",)}, "Nur-Sultan"), ({"since": date(2019, 10, 26)}, "Astana")],
)
def test_where_nothing_is_reported_a_place_is_named_as_the_filters_name_it(
    dataset: Dataset, choice: dict[str, Any], name: str
) -> None:
    selection = Selection(places=("1526273",), bases=("participant",), **choice)

    told = sentence(count(dataset, selection), speaker(dataset))

    assert told.startswith(f"No reported detentions in {name}")
    assert f"places: {name};" in in_words(selection, speaker(dataset))


def test_one_origin_that_gives_less_later_is_no_dispute_of_sources(tables: Tables) -> None:
    tables.add("reports", detained_low=300, detained_high=300, detained_text="300 people")
    fewer = {"detained_low": 280, "detained_high": 280, "detained_text": "280 people so far"}
    tables.add("reports", report_id="later", as_of_date="2019-10-28", **fewer)

    assert said(tables.read().dataset).startswith(
        "RFE/RL gives different figures for 26 October 2019: 300 and 280."
    )


def test_what_one_origin_says_later_of_the_same_days_is_told_with_the_day(tables: Tables) -> None:
    figure = {"detained_low": 300, "detained_high": 300, "detained_text": "300 people"}
    tables.add("reports", as_of_date="2019-10-26", **figure)
    fewer = {"detained_low": 280, "detained_high": 280, "detained_text": "280 people so far"}
    tables.add("reports", report_id="later", as_of_date="2019-10-28", **fewer)

    assert said(tables.read().dataset).startswith(
        "RFE/RL gives different figures: 300 as of 26 October 2019, later 280 as of 28 October"
    )


def test_a_total_that_its_origin_lowered_is_told_with_the_days_of_each(tables: Tables) -> None:
    for name in ("events", "incidents"):
        tables.rows[name][0]["date_last"] = "2019-10-28"
    figure = {"detained_low": 300, "detained_high": 300, "detained_text": "300 people"}
    tables.add("reports", date_last="2019-10-27", **figure)
    fewer = {"detained_low": 280, "detained_high": 280, "detained_text": "280 people so far"}
    tables.add("reports", report_id="later", date_last="2019-10-28", **fewer)

    told = said(tables.read().dataset)

    assert "300 for 26–27 October 2019, later 280 for 26–28 October 2019." in told
    assert "alone" not in told


def test_what_one_origin_says_differently_of_a_part_is_no_dispute_of_sources(
    tables: Tables,
) -> None:
    for name in ("events", "incidents"):
        tables.rows[name][0]["date_last"] = "2019-10-29"
    for number, last in ((300, "27"), (250, "28"), (270, "29")):
        figure = {"detained_low": number, "detained_high": number, "detained_text": f"{number}"}
        tables.add("reports", report_id=f"r{number}", date_last=f"2019-10-{last}", **figure)

    told = said(tables.read().dataset)

    assert told.startswith("270 reported detentions in Almaty")
    assert "RFE/RL gives different figures: 300 for 26–27 October 2019, later 250 for 26–28" in told
    assert "Sources disagree" not in told


def test_one_origin_that_contradicts_its_own_total_is_no_dispute_of_sources(
    tables: Tables,
) -> None:
    tables.add("incidents", incident_id="second", location_text="Shymkent")
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    first = str(tables.rows["incidents"][0]["incident_id"])
    for scope, number in ((f"{first} second", 300), (first, 200), ("second", 50)):
        figure = {"detained_low": number, "detained_high": number, "detained_text": f"{number}"}
        by = {"origin_id": "ministry", "basis": "official"}
        tables.add("reports", report_id=f"r{number}", scope=scope, **by, **figure)
    dataset = tables.read().dataset

    assert said(dataset).startswith(
        "Interior Ministry gives different figures: 200 in Almaty and 50 in Shymkent; 300 in two "
        "cities."
    )
    assert "authorities" not in said(dataset)


def test_authorities_that_contradict_each_other_are_said_to(tables: Tables) -> None:
    tables.add("reports", detained_low=500, detained_high=500, detained_text="500 people")
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    tables.add("origins", origin_id="police", name="Police", voice_id="state")
    for origin, number in (("ministry", 300), ("police", 280)):
        figure = {"detained_low": number, "detained_high": number, "detained_text": f"{number}"}
        tables.add("reports", report_id=origin, origin_id=origin, basis="official", **figure)

    told = said(tables.read().dataset)

    assert "The authorities themselves give different figures: 280 and 300." in told


def test_a_reported_zero_is_told_with_its_place(tables: Tables) -> None:
    tables.add("reports", detained_low=0, detained_high=0, detained_text="nobody was detained")

    assert said(tables.read().dataset).startswith("Reported detentions in Almaty on 26 October")


def test_places_not_found_alone_are_not_called_elsewhere(tables: Tables) -> None:
    tables.rows["incidents"][0]["location_text"] = "Nowhereville"
    tables.add("reports")

    assert "in unidentified places" in said(tables.read().dataset)


def test_alone_is_said_of_a_town_beside_its_region(tables: Tables) -> None:
    tables.add("incidents", incident_id="region", location_text="Mangystau Region")
    tables.rows["incidents"][0]["location_text"] = "Zhanaozen"
    tables.add("reports", detained_low=50, detained_high=50, detained_text="50 people")
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    fewer = {"detained_low": 35, "detained_high": 35, "detained_text": "35 people"}
    tables.add("reports", report_id="r", scope="region", origin_id="ministry", **fewer)

    assert said(tables.read().dataset).startswith(
        "Sources disagree on 26 October 2019: 35 in Mangystau Region (Interior Ministry); "
        "50 in Zhanaozen alone (RFE/RL)."
    )


@pytest.mark.parametrize(
    ("words", "low", "high", "told"),
    [
        ("Scores of people", 40, "", "“scores” or more"),
        ("Thousands of people", 2000, "", "“thousands” or more"),
        ("Half a dozen people", 6, 6, "6 people were"),
        ("between 50 and 60 people", 50, 60, "50 to 60 people were"),
        ("fewer than 100 people", "", 99, "“fewer than 100” people were"),
        ("100+ people", 100, "", "At least 100 people were"),
    ],
)
def test_quantities_are_printed_in_words_where_nobody_said_the_number(
    tables: Tables, words: str, low: object, high: object, told: str
) -> None:
    tables.add("reports", detained_low=low, detained_high=high, detained_text=words)

    assert told in said(tables.read().dataset)
    assert [note for note in tables.check().notes if "its words" in note.remark] == []


def test_every_event_and_every_filter_has_a_sentence_with_the_words(dataset: Dataset) -> None:
    choices: list[dict[str, Any]] = [{"events": (event,)} for event in dataset.events["event_id"]]
    choices += [{"bases": (basis,)} for basis in set(dataset.reports["basis"])]
    choices += [{"places": (place,)} for place in set(dataset.incidents["resolved_place_id"])]
    choices += [{"measure": "journalists"}, {"since": date(2030, 1, 1)}, {"review": "full_text"}]

    for choice in choices:
        sentence = said(dataset, **choice)
        assert "eported detained" in sentence or "eported detention" in sentence, choice
        assert not {"exactly", "confirmed", "agree "} & set(sentence.split()), choice


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"detained_low": 12, "detained_high": 12},
            "12 people were reported detained in Almaty on 26 October 2019, according to RFE/RL.",
        ),
        (
            {"detained_low": 1, "detained_high": 1, "detained_text": "one protester"},
            "1 person was reported detained in Almaty on 26 October 2019, according to RFE/RL.",
        ),
        (
            {"detained_low": 1, "detained_high": 3, "detained_text": "one to three people"},
            "1 to 3 people were reported detained in Almaty on 26 October 2019, "
            "according to RFE/RL.",
        ),
        (
            {"detained_low": "", "detained_high": 30, "detained_text": "up to 30"},
            "Up to 30 people were reported detained in Almaty on 26 October 2019, "
            "according to RFE/RL.",
        ),
        (
            {"detained_low": 27, "detained_high": 33, "detained_text": "some 30 people"},
            "People reported detained in Almaty on 26 October 2019: “some 30”, "
            "according to RFE/RL.",
        ),
        (
            {"detained_low": 24, "detained_high": "", "detained_text": "dozens"},
            "People reported detained in Almaty on 26 October 2019: “dozens” or more, "
            "according to RFE/RL.",
        ),
        (
            {"detained_low": "", "detained_high": "", "detained_text": "mass arrests"},
            "Reported detentions in Almaty on 26 October 2019, but no report gives a number.",
        ),
        (
            {"detained_low": 12, "detained_high": 12, "measure": "journalists"},
            "At least 12 people were reported detained in Almaty on 26 October 2019, "
            "according to RFE/RL.",
        ),
    ],
)
def test_one_report_in_words(tables: Tables, fields: dict[str, Any], sentence: str) -> None:
    tables.add("reports", **fields)

    assert said(tables.read().dataset).startswith(sentence)


def test_a_state_figure_among_others_is_not_called_the_authorities_count(tables: Tables) -> None:
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports", origin_id="ministry", detained_low=26, detained_high=26)
    tables.add(
        "reports",
        report_id="2019-10-26-oral-rferl",
        scope="2019-10-26-oral",
        detained_low=300,
        detained_high=300,
    )

    sentence = said(tables.read().dataset)

    assert "326 people were reported detained in 2 cities" in sentence
    assert "authorities' count" not in sentence
    assert "The authorities acknowledge 26, in one of them." in sentence


@pytest.mark.parametrize(
    ("others", "where"),
    [
        (("Oral", "Aqtobe"), "in Almaty, Aqtobe and Oral"),
        (("Oral", "Aqtobe", "Atyrau"), "in four cities"),
    ],
)
def test_up_to_three_cities_of_the_authorities_are_named(
    tables: Tables, others: tuple[str, ...], where: str
) -> None:
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    for name in others:
        tables.add("incidents", incident_id=name.lower(), location_text=name)
    scope = " ".join(["2019-10-26-almaty", *map(str.lower, others)])
    tables.add("reports", scope=scope, origin_id="ministry", detained_low=26, detained_high=26)
    tables.add("reports", report_id="b", scope="all", detained_low=100, detained_high="")

    assert f"The authorities acknowledge 26, {where}." in said(tables.read().dataset)


def test_the_days_go_on_to_the_last_that_a_report_covers(empty_tables: Tables) -> None:
    for table in ("events", "incidents", "reports"):
        empty_tables.add(table, date_last="2019-10-28")
    empty_tables.add("origins").add("sources")

    assert "between 26 October 2019 and 28 October 2019" in said(empty_tables.read().dataset)


def test_a_figure_that_the_ministry_leaves_open_is_not_called_its_count(tables: Tables) -> None:
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    tables.add(
        "reports",
        origin_id="ministry",
        detained_low=26,
        detained_high="",
        detained_text="at least 26",
    )

    assert said(tables.read().dataset).startswith(
        "At least 26 people were reported detained in Almaty on 26 October 2019, "
        "according to Interior Ministry."
    )


def test_two_events_of_one_day_are_detentions_not_people(tables: Tables) -> None:
    tables.add("events", event_id="2019-10-26-evening", title="In the evening")
    incident = {"incident_id": "2019-10-26-evening-almaty", "event_id": "2019-10-26-evening"}
    tables.add("incidents", **incident)
    tables.add("reports")
    tables.add(
        "reports", report_id="evening", scope=incident["incident_id"], event_id=incident["event_id"]
    )

    sentence = said(tables.read().dataset)

    assert sentence.startswith("In the 2 events of this table, 2019: 24 reported detentions")
    assert "people were" not in sentence


def test_a_dispute_in_the_only_part_is_told(tables: Tables) -> None:
    tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")
    tables.add("reports", origin_id="ministry", detained_low=20, detained_high=20)
    tables.add("reports", report_id="2019-10-26-almaty-b", detained_low=40, detained_high=40)
    tables.add(
        "reports",
        report_id="2019-10-26-all-b",
        scope="all",
        detained_low=10,
        detained_high="",
    )

    assert said(tables.read().dataset).startswith("Sources disagree on 26 October 2019:")


def test_where_only_wider_reports_exist_the_sentence_does_not_deny_them(dataset: Dataset) -> None:
    pavlodar = "1520240"

    sentence = said(dataset, places=(pavlodar,))

    assert "reach beyond its days or places" in sentence


@pytest.mark.parametrize(
    "choice",
    [{}, {"since": date(2019, 1, 1), "until": date(2019, 12, 31)}, {"events": ("2022-01",)}],
)
def test_one_view_has_one_count_of_reports(dataset: Dataset, choice: dict[str, Any]) -> None:
    result, speaks = count(dataset, Selection(**choice)), speaker(dataset)
    told = f"{headline(result, speaks)} {checked_in_full(result, speaks)}"

    numbers = re.findall(r"(\d+) reports", told)
    assert len(numbers) == 2
    assert len(set(numbers)) == 1


def test_where_a_desk_keeps_readings_it_is_said_how_many_were_read(tables: Tables) -> None:
    without = tables.add("reports").read().dataset
    with_readings = tables.add("readings").read().dataset

    told = [read_at_desk(count(one, Selection()), speaker(one)) for one in (without, with_readings)]

    assert told == ["", "Read at the desk: 1 of 1."]


def test_nobody_is_said_to_have_said_a_sum_of_words(dataset: Dataset) -> None:
    sentence = said(dataset, events=("2019-03-21",))

    assert "“about 20” and “dozens” or more" in sentence


def figure_said(tables: Tables, **report: object) -> str:
    dataset = (tables.add("reports", **report) if report else tables).read().dataset
    return figure_in_words(count(dataset, Selection()), speaker(dataset))


def test_a_reported_zero_is_no_silence(tables: Tables) -> None:
    zero = {"detained_low": 0, "detained_high": 0, "detained_text": "nobody was detained"}

    assert figure_said(tables, **zero) == "reported zero"


@pytest.mark.parametrize(
    ("extent", "told"), [("whole", ": zero, "), ("part", ": zero, as far as was seen, ")]
)
def test_a_zero_is_no_least_number(tables: Tables, extent: str, told: str) -> None:
    zero = {"detained_low": 0, "detained_high": 0, "detained_text": "nobody was detained"}
    dataset = tables.add("reports", **zero, extent=extent).read().dataset

    assert told in headline(count(dataset, Selection()), speaker(dataset))


def test_detentions_without_a_number_are_no_zero(tables: Tables) -> None:
    none = {"detained_low": "", "detained_high": "", "detained_text": "mass arrests"}

    assert figure_said(tables, **none) == "detentions reported, no number"


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (
            {"places": ("608668",), "since": date(2021, 3, 27), "until": date(2021, 3, 27)},
            "in Oral on 27 March 2021:",
        ),
        ({"since": date(2019, 6, 5), "until": date(2019, 6, 5)}, "on 5 June 2019:"),
        (
            {"regions": ("KZ-23",), "since": date(2017, 1, 1), "until": date(2017, 12, 31)},
            "in Atyrau Region from 1 January 2017 to 31 December 2017:",
        ),
        ({"since": date(2030, 1, 1)}, "detentions from 1 January 2030 on:"),
        ({"until": date(2000, 1, 1)}, "detentions up to 1 January 2000:"),
        ({"since": date(2030, 1, 1)}, "The table ends on 8 June 2023."),
        ({"until": date(2000, 1, 1)}, "The table begins on 21 May 2016."),
    ],
)
def test_an_empty_answer_names_what_was_asked_for(
    dataset: Dataset, choice: dict[str, Any], told: str
) -> None:
    sentence = said(dataset, **choice)

    assert sentence.startswith("No reported detentions ")
    assert told in sentence


def test_an_empty_card_has_no_second_word_for_it(dataset: Dataset) -> None:
    made = answer(count(dataset, Selection(since=date(2030, 1, 1))), speaker(dataset))

    assert (made.figure, made.sure, made.caveats) == ("no report", "", "")


@pytest.mark.parametrize(
    ("second", "basis"),
    [
        ({"detained_low": 12, "detained_high": 12}, "according to AFP and RFE/RL."),
        (
            {
                "detained_low": 10,
                "detained_high": 14,
                "detained_text": "around a dozen",
                "basis": "eyewitness",
            },
            "according to RFE/RL and AFP.",
        ),
        (
            {"detained_low": 5, "detained_high": None, "detained_text": "at least five"},
            "according to RFE/RL, with 2 reports in all.",
        ),
    ],
)
def test_all_who_give_the_number_are_named_and_nobody_else(
    tables: Tables, second: dict[str, Any], basis: str
) -> None:
    tables.add("reports")
    tables.add("origins", origin_id="afp", name="AFP", voice_id="afp")
    tables.add("sources", source_id="afp-1", publisher="Dawn (AFP)")
    tables.add(
        "reports", report_id="2019-10-26-almaty-afp", origin_id="afp", source_id="afp-1", **second
    )
    dataset = tables.read().dataset
    result, speaks = count(dataset, Selection()), speaker(dataset)

    assert headline(result, speaks).endswith(basis)
    assert ("Dawn (AFP)" in credit(result, speaks)) == ("AFP" in basis)


def test_no_report_is_said_as_such(tables: Tables) -> None:
    assert figure_said(tables) == "no report"


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"until": date(2019, 10, 25)}, "no report"),
        ({"until": date(2019, 10, 26)}, "no figure for this selection alone"),
        ({"places": ("1526384",)}, "no figure for this selection alone"),
        ({"contexts": ("state_of_emergency",)}, "no report"),
    ],
)
def test_no_report_is_said_only_where_none_speaks_of_what_was_chosen(
    choice: dict[str, Any], said: str, tables: Tables
) -> None:
    tables.add("reports", scope="all", date_first="2019-10-26", date_last="2019-10-28")
    dataset = tables.read().dataset

    counted, speaks = count(dataset, Selection(**choice)), speaker(dataset)

    assert figure_in_words(counted, speaks) == answer(counted, speaks).figure == said
    assert counted.is_silent is (said == "no report")


def test_events_that_are_not_summed_are_no_missing_report(tables: Tables) -> None:
    tables.rows["events"][0]["context"] = "state_of_emergency"
    tables.add("reports")
    dataset = tables.read().dataset

    assert figure_in_words(count(dataset, Selection()), speaker(dataset)) == (
        "no figure summed here"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1 person", "задержан 1 человек"),
        ("3 people", "задержаны 3 человека"),
        ("12 people", "задержано 12 человек"),
        ("121 people", "задержан 121 человек"),
        ("at least 21 people", "задержано не менее 21 человека"),
        ("at least 22 people", "задержано не менее 22 человек"),
        ("more than 21 people", "задержано более 21 человека"),
        ("up to 41 people", "задержано до 41 человека"),
        ("from 18 to 21 people", "задержано от 18 до 21 человека"),
    ],
)
def test_the_russian_verb_and_noun_agree_with_the_number(
    tables: Tables, words: str, said: str
) -> None:
    quantity = parse_quantity(words)
    assert quantity
    tables.add(
        "reports",
        detained_low=quantity.low,
        detained_high=quantity.high,
        detained_text=words,
    )
    dataset = tables.read().dataset
    speaks = Speaker(dataset, language_of("ru"), PlaceNames(dataset, "ru"))

    told = " ".join(headline(count(dataset, Selection()), speaks).split())
    assert told.startswith(
        f"По сообщениям, {said} (Алматы) 26 октября 2019 года, по данным: RFE/RL"
    )
