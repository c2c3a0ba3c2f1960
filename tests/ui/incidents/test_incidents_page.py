"""The page of incidents without a browser: what it counts, finds, opens and says."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from briefing.pictures.embedded import scale_pictures
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import report_scale
from incidents.words.speaker import Speaker
from tests.app_pages import address, opened, words
from tests.project_tables import project_dataset

PAGE = "../pages/incidents.py"

WHOLE = f"{len(project_dataset().incidents)} incidents of the table, through the filters."
"""What the page says of all incidents; the number before it is that of the filters."""


def pictures(app: AppTest) -> list[str]:
    """The drawings of the incident's reports that the page hands to the browser."""
    (drawn,) = [
        e.proto for e in app.get("bidi_component") if e.proto.component_name == "report_scale"
    ]
    made: list[str] = json.loads(drawn.json)["pictures"]
    return made


def outside_of_emergencies() -> int:
    """How many incidents a page shows that no reader has narrowed."""
    events = project_dataset().events.set_index("event_id")["context"]
    return int((project_dataset().incidents["event_id"].map(events) != "state_of_emergency").sum())


def said(app: AppTest) -> str:
    return " ".join(element.value for element in app.text)


def test_all_incidents_of_the_filters_are_counted_and_listed() -> None:
    app = opened("incidents", **{"from": "2019-10-26", "to": "2019-10-26"})

    assert f"4 of {WHOLE}" in said(app)
    assert sorted(app.dataframe[0].value["Place"]) == ["Almaty", "Aqtobe", "Nur-Sultan", "Shymkent"]


def test_it_is_said_of_how_many_no_report_passes_the_filters() -> None:
    app = opened("incidents", event="2019-10-26", basis="official")

    assert "For 2 of them no report passes the filters" in said(app)
    assert list(app.dataframe[0].value["This place alone"]).count("no report") == 2


def test_nothing_is_said_of_silence_where_each_incident_has_a_report() -> None:
    app = opened("incidents", event="2019-10-26")

    assert "no report passes" not in said(app)


def test_a_search_in_another_alphabet_narrows_the_table() -> None:
    app = opened("incidents")

    app.text_input(key="incident-search").set_value("Жанаозен").run()

    found = list(app.dataframe[0].value["Place"])
    assert set(found) == {"Zhanaozen"}
    assert f"{len(found)} found" in said(app)


def test_a_search_that_finds_nothing_says_so_and_can_be_cleared() -> None:
    app = opened("incidents")

    app.text_input(key="incident-search").set_value("Xyzzy").run()
    assert "Nothing here goes by all of these words" in said(app)
    next(button for button in app.button if button.label == "Clear the search").click().run()

    assert f"{outside_of_emergencies()} of {WHOLE}" in said(app)


def test_filters_that_let_nothing_through_say_what_that_means() -> None:
    app = opened("incidents", **{"from": "2017-01-01", "to": "2017-01-02"})

    assert "not the same as nobody detained" in said(app)


def test_the_largest_figure_can_stand_first() -> None:
    app = opened("incidents")

    app.selectbox(key="incident-order").select("largest").run()

    assert app.dataframe[0].value["This place alone"].iloc[0] == ">300"


def test_days_that_the_slider_leaves_out_are_said_and_can_be_had() -> None:
    app = opened("incidents", until="2019-10-26", track="../..")
    assert "The slider of the map stands on 26 October 2019." in said(app)

    whole = next(b for b in app.button if b.label == "Show all dates of the filters")
    whole.click().run()

    assert f"{outside_of_emergencies()} of {WHOLE}" in said(app)


def test_a_link_opens_an_incident_and_stays_in_the_link() -> None:
    app = opened("incidents", incident_open="2019-10-26-almaty")

    assert "Almaty, 26 October 2019" in words(app)
    assert "2019-10-26-almaty" in address(app)["incident_open"]


def test_an_incident_tells_how_its_place_was_found_and_what_it_is_called_today() -> None:
    app = opened("incidents", incident_open="2019-10-26-nur-sultan")

    assert "by its official name on that day" in words(app)
    assert "called Astana today" in words(app)


def test_the_page_shows_the_drawing_that_files_and_slides_show() -> None:
    dataset = read_dataset().dataset
    speaker = Speaker(dataset, Language(), PlaceNames(dataset, "en"))
    scale = report_scale(speaker, "2019-10-26-almaty")

    drawn = pictures(opened("incidents", incident_open="2019-10-26-almaty"))

    assert drawn == scale_pictures(scale, Language())


def test_a_report_over_two_cities_names_both() -> None:
    app = opened("incidents", incident_open="2019-10-26-nur-sultan")

    assert all("one number for several places" in svg for svg in pictures(app))
    assert "one number for Almaty" in words(app)


def test_computed_bounds_are_printed_in_the_words_of_the_report() -> None:
    page = words(opened("incidents", incident_open="2019-05-01-almaty"))

    assert "<strong>about 100</strong>" in page
    assert "90–110" not in page


def test_a_hedged_report_is_said_to_be_hedged() -> None:
    assert "hedged by its source" in words(opened("incidents", incident_open="2019-05-01-almaty"))


def test_a_report_set_aside_has_its_reason() -> None:
    page = words(opened("incidents", incident_open="2019-05-01-almaty"))

    assert 'class="report shared not-counted"' in page
    assert "Set aside: " in page


def test_earlier_figures_of_one_voice_are_a_history() -> None:
    drawn = pictures(opened("incidents", incident_open="2020-02-22-almaty"))

    assert all("Earlier figures of the same voice" in svg for svg in drawn)


def test_who_blamed_an_organizer_is_said() -> None:
    page = words(opened("incidents", incident_open="2019-10-26-almaty"))

    assert "blamed for it: Democratic Choice of Kazakhstan (DCK)" in page
    assert "called for it: Democratic Choice of Kazakhstan (DCK)" in page


def test_sources_say_what_is_known_of_them_and_what_sharing_risks() -> None:
    page = words(opened("incidents", incident_open="2019-10-26-almaty"))

    assert "published on 27 October 2019; in English" in page
    assert "no archived copy is known" in page
    assert "Before you share it:" in page
    assert "checked against the full text" in page


def test_an_incident_outside_the_filters_opens_and_says_so() -> None:
    page = words(opened("incidents", incident_open="2016-05-21-almaty", **{"from": "2019-10-26"}))

    assert "The filters leave this incident out" in page


def test_an_incident_outside_the_filters_still_counts_whom_they_count() -> None:
    app = opened(
        "incidents",
        incident_open="2018-06-23-almaty",
        measure="journalists",
        **{"from": "2019-10-26"},
    )

    assert '<p class="figure">at least 1</p>' in words(app)


@pytest.mark.parametrize("incident_id", project_dataset().incidents["incident_id"][::9])
def test_no_name_of_a_person_stands_on_the_page(incident_id: str) -> None:
    page = words(opened("incidents", incident_open=incident_id))

    assert not [n for n in project_dataset().people["name"] if n in page]


def test_an_unknown_incident_in_a_link_is_told() -> None:
    app = opened(incident_open="nowhere")

    assert "an incident of this table" in said(app)


def test_the_button_opens_the_passport_of_the_incident() -> None:
    app = opened("incidents", incident_open="2019-10-26-almaty")

    app.button(key="passport-incident-2019-10-26-almaty").click().run()

    assert not app.exception
    assert app.session_state["passport_of"].incidents == ("2019-10-26-almaty",)


def test_the_words_searched_for_stand_in_the_link_until_they_are_cleared() -> None:
    app = opened("incidents")

    app.text_input(key="incident-search").set_value(" Xyzzy ").run()
    assert address(app)["search"] == ["Xyzzy"]

    next(button for button in app.button if button.label == "Clear the search").click().run()
    assert "search" not in address(app)
    assert app.text_input(key="incident-search").value == ""


@pytest.mark.parametrize("page", ["incidents", "regions"])
def test_an_incident_of_several_days_stands_with_all_of_them(page: str) -> None:
    app = opened(page, context="state_of_emergency", place="1519922")

    days = {day for table in app.dataframe for day in table.value.get("Day", ())}
    assert "2022-01-02–09" in days
