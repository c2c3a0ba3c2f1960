"""The places page finds names, says what it does not know, and sends nothing unless asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from tests.app_pages import opened, progress_told, told_by_browser
from tests.geo.network.geocoding_server import GeocodingServer, places, serving, status
from ui.places import list_in_work, network_switch
from ui.places.list_in_work import Work
from ui.places.name_list import uploaded_list
from ui.places.outcomes import NONE_OF_THESE
from ui.places.points_map import MOST_POINTS, Point, points_layer
from ui.process.geocoder_setting import geocoder_problem
from ui.session.session_keys import PLACES

UNKNOWN = "Gwlbrvost"
NOT_SENT_ON = "What you enter is not sent on to anybody."
AUL = {
    "osm_type": "node",
    "osm_id": 4711,
    "lat": "43.3",
    "lon": "76.9",
    "name": UNKNOWN,
    "display_name": UNKNOWN,
    "addresstype": "village",
    "address": {"country_code": "kz", "ISO3166-2-lvl4": "KZ-19"},
}


def pasted(app: AppTest, text: str) -> AppTest:
    app.text_area(key="places-pasted").set_value(text)
    (button,) = [b for b in app.button if b.label == "Find these places"]
    button.click().run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    html = " ".join(e.proto.body for e in app.get("html") if "<style" not in e.proto.body)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[GeocodingServer]:
    """A geocoder that the settings of the app name."""
    with serving() as server:
        monkeypatch.setenv("DETENTIONS_GEOCODER", "nominatim")
        monkeypatch.setenv("DETENTIONS_GEOCODER_URL", server.url)
        monkeypatch.setenv("DETENTIONS_CACHE", str(tmp_path))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, "127.0.0.1")
        yield server


@pytest.fixture(autouse=True)
def no_geocoder_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "_URL", "_KEY", "_USER_AGENT"):
        monkeypatch.delenv(f"DETENTIONS_GEOCODER{name}", raising=False)


# -- One ----------------------------------------------------------------------------------------


def test_a_name_is_found_and_how_is_said() -> None:
    app = opened("places")

    app.text_input(key="places-name").set_value("г. Жанаозен, Мангистауская область").run()

    assert "Zhanaozen settlement, Mangystau Region" in words(app)
    assert "found by its name" in words(app)


def test_a_name_of_several_places_lists_them_with_region_and_people() -> None:
    app = opened("places")

    app.text_input(key="places-name").set_value("Aksu").run()

    assert "Several places have this name" in words(app)
    assert re.search(r"Aqsu, settlement, Pavlodar Region, [\d,]+ people", words(app))


def test_a_point_gives_the_settlement_and_the_region() -> None:
    app = opened("places")

    app.text_input(key="places-point").set_value("43.25, 76.92").run()

    assert "Almaty" in words(app)
    assert "km from the middle of the nearest settlement; in Almaty" in words(app)


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("76.92, 43.25", "latitude and longitude were exchanged"),
        ("55.75, 37.62", "outside Kazakhstan"),
        ("here", "is no point"),
        ("999, 999", "is no point"),
    ],
)
def test_a_point_that_cannot_be_says_why(point: str, told: str) -> None:
    app = opened("places")

    app.text_input(key="places-point").set_value(point).run()

    assert told in words(app)


# -- A list -------------------------------------------------------------------------------------


def test_an_empty_page_says_what_will_be_there() -> None:
    app = opened("places")

    assert "appear once there is a list" in words(app)
    assert list(app.file_uploader[0].proto.type) == [".csv", ".tsv", ".txt"]


def test_a_list_is_found_told_and_shown() -> None:
    app = pasted(opened("places"), f"Уральск\nAksu\n{UNKNOWN}\nАстана\t2020-01-01")

    frame = app.dataframe[0].value
    assert "2 of 4 names found; 1 can be several places; 1 not found." in words(app)
    assert list(frame["Place"]) == ["Oral", "", "", "Nur-Sultan"]
    assert list(frame["Day"]) == ["", "", "", "2020-01-01"]


def test_what_is_wrong_with_a_list_is_told_with_its_rows() -> None:
    app = pasted(opened("places"), "Oral\tsoon\nSemey\nAral\tlater")

    assert "2 problems in this list" in words(app)
    assert "row 1: “on_date” is 'soon', wanted a date" in words(app).replace("&#39;", "'")
    assert list(app.dataframe[0].value["Place"]) == ["Semey"]


def test_a_file_is_told_with_its_columns() -> None:
    app = opened("places")
    content = "Город,место,дата\nОрал,площадь,26.10.2019\nСемей,,05/06/2019\n".encode()
    app.session_state[PLACES] = Work(uploaded_list(content))
    app.run()

    said = words(app).replace("&#39;", "'")
    assert "taken from: Город, дата. Would do too, and not taken: место." in said
    assert "row 3: “дата” is '05/06/2019', which can be two days" in said
    assert "wanted 2019-06-05 or 2019-05-06" in said
    assert list(app.dataframe[0].value["Day"]) == ["2019-10-26"]


def test_what_is_pasted_is_text_and_nothing_else() -> None:
    app = pasted(opened("places"), "<img src=x onerror=alert(1)>\n**bold**\tday\n${alert(1)}")

    html = " ".join(element.proto.body for element in app.get("html"))
    assert "<img" not in html
    assert [element.value for element in app.markdown if "bold" in element.value] == []


def test_of_many_doubtful_names_the_next_are_shown_and_after_the_last_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.places.doubtful_names.MOST_AT_ONCE", 1)
    app = pasted(opened("places"), "Aksu\nAbay")

    told = []
    for _ in range(3):
        told += [text.value for text in app.text if " of 2" in text.value]
        app.button(key="places-next").click().run()

    assert told == ["1 to 1 of 2", "2 to 2 of 2", "1 to 1 of 2"]


def settled(app: AppTest, answer: object) -> AppTest:
    """The page after this answer of the browser about its doubtful names."""
    told = told_by_browser(app)
    [names] = [one.proto for one in app.get("bidi_component") if one.key.startswith("places-doubt")]
    pressed = json.dumps([{"event": "settled", "value": answer}])
    told.widgets.add(id=_make_trigger_id(names.id, "events"), json_trigger_value=pressed)
    return app._run(told)


def test_a_doubtful_name_is_settled_by_an_answer_that_was_offered_and_by_no_other() -> None:
    app = pasted(opened("places"), "Aksu")

    for answer in (5, "0x", [0], [1, "none"], ["0", "none"]):
        assert "1 can be several places" in words(settled(app, answer))
        assert not app.exception
    app = settled(app, [0, NONE_OF_THESE])

    assert "1 not found" in words(app)


def test_a_list_stays_while_the_reader_looks_at_another_page() -> None:
    app = pasted(opened("places"), "Уральск")

    app.switch_page("../pages/method.py").run()
    app.switch_page("../pages/places.py").run()

    assert list(app.dataframe[0].value["Place"]) == ["Oral"]


def test_a_long_list_is_found_whole_and_a_bar_says_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(list_in_work, "AT_ONCE", 2)
    told = progress_told(monkeypatch)

    app = pasted(opened("places"), "\n".join(["Уральск", "Aksu", "Oral", "Taraz", "Semey"]))

    assert len(app.dataframe[0].value) == 5
    assert told == [(done / 5, f"Looked for {done} of 5 names.") for done in (0, 2, 4)]


def test_a_label_on_the_map_can_end_no_script() -> None:
    layer = points_layer(
        [Point(43.3, 76.9, "`${alert(1)}</script>", "sure")], text="x", no_land="y"
    )

    data = next(iter(layer._children.values())).data
    assert not set("`${}<>") & set(data)
    assert json.loads(json.loads(data.removeprefix("JSON.parse(").removesuffix(")")))["points"] == [
        [43.3, 76.9, "`${alert(1)}</script>", "sure", ""]
    ]


def test_the_map_shows_no_more_points_than_a_browser_can_bear() -> None:
    layer = points_layer(
        [Point(43.3, 76.9, "x", "sure")] * (MOST_POINTS + 1), text="x", no_land="y"
    )

    data = next(iter(layer._children.values())).data
    shown = json.loads(json.loads(data.removeprefix("JSON.parse(").removesuffix(")")))
    assert len(shown["points"]) == MOST_POINTS


# -- The network --------------------------------------------------------------------------------


def test_without_a_setting_there_is_no_switch() -> None:
    app = opened("places")

    assert list(app.toggle) == []
    assert NOT_SENT_ON in [text.value for text in app.text]


def test_a_wrong_setting_is_told_and_the_page_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTIONS_GEOCODER", "nowhere")
    app = pasted(opened("places"), "Уральск")

    assert "a setting of the app is wrong" in " ".join(text.value for text in app.text)
    assert list(app.dataframe[0].value["Place"]) == ["Oral"]


def test_what_is_wrong_with_a_setting_is_known_before_the_app_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert geocoder_problem() == ""
    monkeypatch.setenv("DETENTIONS_GEOCODER", "nominatm")

    assert "DETENTIONS_GEOCODER is 'nominatm'" in geocoder_problem()
    assert "perhaps nominatim" in geocoder_problem()


def test_the_switch_is_off_and_nothing_is_sent(server: GeocodingServer) -> None:
    app = pasted(opened("places"), UNKNOWN)

    assert app.toggle(key="places-network").value is False
    assert server.asked == []


def test_the_switch_says_what_goes_out_and_to_whom_and_sends_nothing_yet(
    server: GeocodingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_switch, "MOST_ASKED", 1)
    app = pasted(opened("places"), f"{UNKNOWN}\nУральск\nAksu\nAstana Square\nQqqqqqqqqq")

    app.toggle(key="places-network").set_value(True).run()

    host = server.url.removeprefix("http://")
    assert f"The names that are not known here are sent to {host}" in words(app)
    assert "without encryption" in words(app)
    assert "OpenStreetMap contributors, ODbL" in words(app)
    assert [text.value for text in app.expander[0].text] == [UNKNOWN]
    assert app.button(key="places-ask").label == "Ask about 1 name"
    told = [text.value for text in app.text]
    assert "2 names are not known here; they are asked in parts." in told
    assert NOT_SENT_ON not in told
    assert server.asked == []


def test_a_click_asks_and_what_comes_back_is_marked(
    server: GeocodingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers_to(UNKNOWN, places(AUL))
    told = progress_told(monkeypatch)
    app = pasted(opened("places"), f"{UNKNOWN}\nУральск")
    app.toggle(key="places-network").set_value(True).run()

    app.button(key="places-ask").click().run()

    assert list(app.dataframe[0].value["Found by"]) == ["the network", "its name"]
    assert "From the network: © OpenStreetMap" in words(app)
    assert server.names == [UNKNOWN]
    assert told == [(0, "Asked for 0 of 1 names.")]


def test_what_the_network_said_is_gone_when_it_is_switched_off(server: GeocodingServer) -> None:
    server.answers_to(UNKNOWN, places(AUL))
    app = pasted(opened("places"), UNKNOWN)
    app.toggle(key="places-network").set_value(True).run()
    app.button(key="places-ask").click().run()

    app.toggle(key="places-network").set_value(False).run()

    assert list(app.dataframe[0].value["Result"]) == ["not found"]


def test_another_reader_gets_the_kept_answer_and_nobody_is_asked(server: GeocodingServer) -> None:
    server.answers_to(UNKNOWN, places(AUL))
    first, app = (pasted(opened("places"), UNKNOWN) for _ in range(2))
    first.toggle(key="places-network").set_value(True).run()
    first.button(key="places-ask").click().run()

    app.toggle(key="places-network").set_value(True).run()

    assert "places-ask" not in {button.key for button in app.button}
    assert list(app.dataframe[0].value["Place"]) == [UNKNOWN]
    assert server.names == [UNKNOWN]


def test_a_refusal_is_told_and_the_rest_stays(server: GeocodingServer) -> None:
    server.answers_to(UNKNOWN, status(403))
    app = pasted(opened("places"), f"{UNKNOWN}\nУральск")
    app.toggle(key="places-network").set_value(True).run()

    app.button(key="places-ask").click().run()

    assert "refuses to answer" in words(app)
    assert list(app.dataframe[0].value["Place"]) == ["", "Oral"]


def test_one_name_is_asked_for_by_a_click_of_its_own(server: GeocodingServer) -> None:
    server.answers_to(UNKNOWN, places(AUL))
    app = opened("places")
    app.toggle(key="places-network").set_value(True).run()
    app.text_input(key="places-name").set_value(UNKNOWN).run()
    assert server.asked == []

    app.button(key="places-ask-one").click().run()

    assert f"{UNKNOWN} settlement, Almaty Region" in words(app)
    assert "found by the network, © OpenStreetMap" in words(app)
