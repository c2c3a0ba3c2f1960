"""The passport in the app: what opens it, what it shows, and that every total has the right one."""

from __future__ import annotations

import re

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitTheme

from incidents.codes import CONTEXTS
from incidents.counting.incident_figures import by_incident
from incidents.languages.catalogues import offered_languages
from incidents.selection import Selection
from tests.app_pages import opened, words
from tests.project_tables import counted, project_dataset
from ui.map.incident_table import own_selection
from ui.session.session_keys import PASSPORT_OF, VIEW
from ui.session.view import View

EVERYTHING = Selection(contexts=CONTEXTS)


def test_the_sentence_has_a_button_that_opens_its_passport() -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26"})
    assert "Added up:" not in words(app)

    app.button(key="passport-of-sentence").click().run()

    assert "Added up: 26 + 10 + 3 = at least 39" in words(app)


def test_the_panel_of_a_place_opens_the_passport_of_the_place() -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26", "open": "1526384"})

    app.button(key="passport-of-place").click().run()

    assert app.session_state[PASSPORT_OF].places == ("1526384",)
    assert "Covers more places than the selection (2)" in words(app)


def test_a_passport_is_as_dark_as_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = property(lambda _: StreamlitTheme({"type": "dark"}))
    monkeypatch.setattr(ContextProxy, "theme", theme)

    page = words(opened("passport", **{"from": "2019-10-26", "to": "2019-10-26"}))

    assert '<div class="passport dark">' in page


def test_without_a_question_no_passport_is_drawn() -> None:
    assert "To quote" not in words(opened())


def test_a_link_opens_the_passport_on_a_page_of_its_own() -> None:
    app = opened("passport", event="2019-05-01")

    assert "80 or “about 100” or more, disputed" in words(app)
    assert "Side 2: about 100 in Almaty alone (RFE/RL)" in words(app)
    assert "in the number and not drawn here" not in words(app)


def test_the_passport_of_nothing_says_that_nothing_is_no_zero() -> None:
    app = opened("passport", **{"from": "2030-01-01"})

    assert "which is not the same as zero" in words(app)
    assert "No systematic search is documented" in words(app)


@pytest.mark.parametrize("language", offered_languages())
def test_a_long_quotation_is_shown_whole_with_its_sources(language: str) -> None:
    app = opened("passport", language=language)

    (quoted,) = re.findall(r'<blockquote class="quotation">(.*?)</blockquote>', words(app))
    assert len(quoted) > 600 and "(+" not in quoted
    assert project_dataset().version in quoted


def test_a_public_address_makes_a_link_that_holds_the_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://map.example.org/")
    app = opened("passport", event="2019-05-01")

    version = project_dataset().version
    link = f"https://map.example.org/passport/?event=2019-05-01&version={version}"
    assert link in [code.value for code in app.code]


def test_the_permanent_link_opens_in_the_language_of_who_shares_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://map.example.org/")
    app = opened()
    app.session_state[VIEW] = View(language="ru")

    app.switch_page("../pages/passport.py").run()

    assert ["language=ru" in code.value for code in app.code] == [True]


def test_without_a_public_address_there_is_a_code() -> None:
    app = opened("passport", event="2019-05-01")

    assert any(code.value.startswith("KZ1-") for code in app.code)


def test_a_row_of_the_incident_table_has_the_passport_of_its_own_figure() -> None:
    for row in by_incident(project_dataset(), EVERYTHING):
        selection = own_selection(EVERYTHING, row)
        if selection is None:
            assert not row.own
            continue
        if row.incident["incident_id"] in project_dataset().holds:  # what lies in it is told too
            assert set(row.own) <= set(counted(selection).reports)
            continue
        figure = counted(selection).figure
        assert (figure.low, figure.high, figure.open_ended) == (
            row.figure.low,
            row.figure.high,
            row.figure.open_ended,
        )


def test_what_is_taken_away_has_a_button_that_opens_its_passport() -> None:
    app = opened("data", event="2019-10-26")

    app.button(key="passport-of-download").click().run()

    assert "Added up: 26 + 10 + 3 = at least 39" in words(app)
