"""Each widget of the sidebar changes what the page counts, and the page says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from incidents.codes import CONTEXTS, NOT_REPORTED
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import claim_and_basis
from incidents.words.speaker import Speaker
from tests.app_pages import day_field, enter_day, opened, told_by_browser, words
from tests.incidents.conftest import Tables
from tests.project_tables import counted, project_dataset
from ui.session.view import View

DAY, LATER, EARLIER = date(2019, 10, 26), date(2020, 6, 6), date(2019, 5, 1)
Operate = Callable[[AppTest], object]


def claim(app: AppTest) -> str:
    """The sentence over the map."""
    (said,) = [
        body for element in app.get("html") if 'class="headline' in (body := element.proto.body)
    ]
    return Markup(said.partition("<h1>")[2].partition("</h1>")[0]).striptags()


def claim_of(selection: Selection) -> str:
    dataset = project_dataset()
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))
    return claim_and_basis(counted(selection), speaker)[0]


def pressed(key: str, value: str | list[str]) -> Operate:
    return lambda app: app.button_group(key=key).set_value(value)


def entered(key: str, day: date | None) -> Operate:
    return lambda app: enter_day(app, key, day.isoformat() if day else "")


def shown_day(app: AppTest, key: str) -> date | None:
    day = day_field(app, key)["day"]
    return date.fromisoformat(day) if day else None


WIDGETS: dict[str, tuple[Operate, Selection]] = {
    "filter-since": (
        entered("filter-since", LATER),
        Selection(since=LATER),
    ),
    "filter-until": (
        entered("filter-until", EARLIER),
        Selection(until=EARLIER),
    ),
    "filter-regions": (
        lambda app: app.multiselect(key="filter-regions").set_value(["KZ-79", "KZ-75"]),
        Selection(regions=("KZ-75", "KZ-79")),
    ),
    "filter-places": (
        lambda app: app.multiselect(key="filter-places").set_value(["1526384"]),
        Selection(places=("1526384",)),
    ),
    "filter-organizers": (
        lambda app: app.multiselect(key="filter-organizers").set_value([NOT_REPORTED]),
        Selection(organizers=(NOT_REPORTED,)),
    ),
    "filter-measure": (pressed("filter-measure", "journalists"), Selection(measure="journalists")),
    "filter-bases": (
        pressed("filter-bases", ["official", "eyewitness"]),
        Selection(bases=("eyewitness", "official")),
    ),
    "filter-review": (
        lambda app: app.selectbox(key="filter-review").set_value("full_text"),
        Selection(review="full_text"),
    ),
    "filter-contexts": (pressed("filter-contexts", list(CONTEXTS)), Selection(contexts=CONTEXTS)),
}
"""What is done to each widget, and what the page counts then."""


@pytest.fixture(scope="module")
def everything() -> str:
    return claim_of(Selection())


@pytest.mark.parametrize("key", WIDGETS)
def test_a_widget_changes_what_is_counted(key: str, everything: str) -> None:
    app = opened()
    operate, selection = WIDGETS[key]
    assert claim(app) == everything

    operate(app)
    app.run()

    assert app.session_state["view"].filters == Selection(
        **{**vars(selection), "contexts": tuple(sorted(selection.contexts))}
    )
    assert claim(app) == claim_of(selection) != everything


def test_every_filter_of_the_sidebar_is_tried_here() -> None:
    kinds = ("bidi_component", "multiselect", "button_group", "selectbox")
    drawn = {str(widget.key) for kind in kinds for widget in opened().sidebar.get(kind)}

    assert {key for key in drawn if key.startswith("filter-")} == set(WIDGETS)


def test_where_no_desk_keeps_readings_nothing_is_offered_that_was_read_at_one(
    tables: Tables,
) -> None:
    tables.add("reports").write()

    assert "read at the desk" not in opened().selectbox(key="filter-review").options


def test_where_a_desk_keeps_readings_what_was_read_can_be_asked_for(tables: Tables) -> None:
    tables.add("reports").add("readings").write()
    app = opened()

    app.selectbox(key="filter-review").set_value("read").run()

    assert app.session_state["view"].filters == Selection(review="read")
    assert "Read at the desk: 1 of 1." in words(app).partition("</h1>")[2].partition("</div>")[0]


@pytest.mark.parametrize("review", ["full_text", "excerpt"])
def test_how_far_reports_were_checked_can_be_let_go_again(review: str, everything: str) -> None:
    app = opened(review=review)
    assert app.selectbox(key="filter-review").value == review
    assert claim(app) == claim_of(Selection(review=review))

    app.selectbox(key="filter-review").set_value("all").run()

    assert app.session_state["view"].filters == Selection()
    assert claim(app) == everything


def alerts(app: AppTest) -> list[str]:
    told = [html.proto.body for html in app.get("html")]
    return [body for body in told if 'role="alert"' in body and not body.startswith("<style>")]


@pytest.mark.parametrize("key", ["filter-since", "filter-until"])
def test_reversed_dates_stay_in_their_boxes_and_change_nothing_until_the_other_follows(
    key: str,
) -> None:
    day, other = {
        "filter-since": (LATER, "filter-until"),
        "filter-until": (EARLIER, "filter-since"),
    }[key]
    app = opened(since=DAY.isoformat(), until=DAY.isoformat())

    entered(key, day)(app)

    assert (shown_day(app, key), shown_day(app, other)) == (day, DAY)
    assert len(alerts(app)) == 1
    assert claim(app) == claim_of(Selection(since=DAY, until=DAY))

    entered(other, day)(app)

    assert (shown_day(app, key), shown_day(app, other)) == (day, day)
    assert not alerts(app)
    assert claim(app) == claim_of(Selection(since=day, until=day))


@pytest.mark.parametrize("first, last", [("since", "until"), ("from", "to")])
def test_dates_beyond_the_tables_stand_in_their_boxes_and_can_be_taken_back(
    first: str, last: str
) -> None:
    beyond = date(2030, 1, 1), date(2031, 1, 1)
    app = opened(**{first: beyond[0].isoformat(), last: beyond[1].isoformat()})

    assert tuple(shown_day(app, key) for key in ("filter-since", "filter-until")) == beyond
    assert claim(app) == claim_of(Selection(since=beyond[0], until=beyond[1]))

    entered("filter-until", None)(app)
    entered("filter-since", DAY)(app)

    assert claim(app) == claim_of(Selection(since=DAY))


def test_reversed_dates_are_gone_with_a_reset() -> None:
    app = opened(since=DAY.isoformat(), until=DAY.isoformat())
    entered("filter-since", LATER)(app)

    next(button for button in app.button if button.label == "Reset all filters").click().run()

    assert app.session_state["view"].filters == Selection()
    assert not alerts(app)


@pytest.mark.parametrize("key", ["filter-since", "filter-until"])
def test_a_slider_outside_of_the_new_dates_is_let_go(key: str) -> None:
    app = opened(mode="event", since=DAY.isoformat(), until=DAY.isoformat())
    operate, selection = WIDGETS[key]

    operate(app)
    app.run()

    assert claim(app) == claim_of(selection)


@pytest.mark.parametrize("left", [(), CONTEXTS[:2]])
def test_without_a_context_of_its_own_the_usual_ones_are_counted(
    left: tuple[str, ...], everything: str
) -> None:
    app = opened(context="state_of_emergency")
    assert claim(app) == claim_of(Selection(contexts=("state_of_emergency",))) != everything

    pressed("filter-contexts", list(left))(app)
    app.run()

    assert app.session_state["view"].filters.contexts == ()
    assert claim(app) == everything
    assert app.button_group(key="filter-contexts").value == list(CONTEXTS[:2])


def test_only_events_of_these_organizers_are_counted_where_only_they_are_meant() -> None:
    app = opened(organizer="dck")

    pressed("filter-organizer_match", "only")(app)
    app.run()

    chosen = Selection(organizers=("dck",), organizer_match="only")
    assert claim(app) == claim_of(chosen) != claim_of(Selection(organizers=("dck",)))


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ({"event": "2019-10-26"}, "filter-events"),
        ({"incident": "2019-10-26-almaty"}, "filter-incidents"),
    ],
)
def test_an_event_or_incident_that_a_link_chose_can_be_let_go(
    query: dict[str, str], key: str, everything: str
) -> None:
    app = opened(**query)
    assert claim(app) != everything

    app.multiselect(key=key).set_value([]).run()

    assert claim(app) == everything


def test_reset_lets_go_of_every_filter_and_keeps_language_and_names() -> None:
    words = View(language="ru", names_in="kk", names_of="today")
    app = opened()
    app.session_state["view"] = replace(words, filters=Selection(bases=("official",)), until=DAY)
    app.run()

    label = language_of("ru").say("Reset all filters")
    (reset,) = [button for button in app.sidebar.button if button.label == label]
    reset.click().run()

    assert app.session_state["view"] == words


@pytest.mark.parametrize(
    "asked",
    [
        "Almaty 26 October 2019",
        "Mangystau Region 2019",
        "?from=2019-01-01&to=2019-12-31&place=1526384&organizer=dck&organizer_match=only",
        "?measure=journalists&basis=monitor&review=excerpt&context=protest&event=2019-10-26",
    ],
)
def test_a_browser_that_has_not_drawn_what_a_search_found_takes_nothing_back(asked: str) -> None:
    app = opened()
    not_drawn_yet = told_by_browser(app)
    app.text_input(key="search").set_value(asked).run()
    found = app.session_state["view"]

    app._run(not_drawn_yet)

    assert not app.exception
    assert app.session_state["view"] == found != View()


def test_what_is_secondary_waits_in_the_settings_at_the_end() -> None:
    app = opened()

    (settings,) = app.sidebar.expander

    assert settings.label == "Settings"
    assert [box.label for box in settings.selectbox][:2] == ["How far checked", "Names of places"]
    assert not {box.label for box in settings.selectbox} & {box.label for box in app.main.selectbox}


def test_words_that_not_every_reader_knows_are_explained_where_they_stand() -> None:
    app = opened()

    assert "“Share” makes one" in app.sidebar.text_input("search").help
    assert "Eyewitness: was there." in app.sidebar.get("button_group")[1].proto.help
    assert "with the full text" in app.sidebar.selectbox("filter-review").help


def test_incidents_of_one_name_are_told_apart_in_their_filter() -> None:
    twins = ("2019-12-16-almaty", "2019-12-16-almaty-before")
    app = opened(incident=list(twins))

    app.multiselect(key="filter-incidents").unselect(twins[1]).run()

    assert app.session_state["view"].filters.incidents == twins[:1]
