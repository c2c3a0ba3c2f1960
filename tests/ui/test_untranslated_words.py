"""No word of ours goes past the catalogues: in a language made on the spot no page has one left.

What is not ours is told from it by where it comes from: the words of the tables have accents too,
and quotations and figures in the words of a report are known by the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from briefing.scenes.disk_store import Store, default_folder, new_key
from briefing.scenes.scene import Briefing, Scene
from tests.app_pages import opened
from tests.pseudo_language import pseudo, pseudo_offered
from tests.ui.printed_shapes import YEARS, reviewed, shapes
from tests.words_left import (
    accented_tables,
    nodes,
    of_app,
    of_html,
    of_json,
    plain_words,
    quotations,
)

QUOTED = quotations()

PAGES = {
    "the map": ("map", {}),
    "a place": ("map", {"open": "1526384"}),
    "one event on the map": ("map", {"event": "2019-10-26", "mode": "event"}),
    "nothing found": ("map", {"since": "2018-01-01", "until": "2018-01-02"}),
    "the events": ("events", {}),
    "an event": ("events", {"event": "2019-05-01"}),
    "the incidents": ("incidents", {}),
    "an incident": ("incidents", {"incident_open": "2019-10-26-almaty"}),
    "the regions": ("regions", {}),
    "the outlets": ("regions", {"group": "outlet"}),
    "the organizers": ("regions", {"group": "organizer", "organizer": "dck"}),
    "the months": (
        "regions",
        {"group": "month", "until": "2019-08-01", "track": "../.."},
    ),
    "a briefing": ("briefing", {}),
    "the data": ("data", {}),
    "names": ("places", {}),
    "the method": ("method", {}),
    "a passport": ("passport", {"event": "2019-06-09"}),
    "journalists, narrowed": ("map", {"measure": "journalists", "basis": "monitor"}),
}

SCENES = "scenes of each kind"
PAGES[SCENES] = ("briefing", {})
KEPT = Briefing(
    "1",
    (
        Scene("map", "since=2019-05-01", "2", minutes=1.5, data_version="0.0.1"),
        Scene("regions", "organizer=dck", sentence="3", sentence_is_own=True),
        Scene("incident", "incident=2019-07-06-almaty", notes="4"),
        Scene("passport", "event=2019-07-06"),
        Scene("map", "place=5"),
    ),
)
"""With a sentence of its author's, and with a scene that cannot be shown."""

IN_PLACE = "ui/server/streamlits_words.py puts ours in the place of its words"

STREAMLITS_OWN = {
    "date_input": "the calendar is avoided: the dates have a field of their own",
    "text_input": "“Press Enter to apply” is hidden by the style sheet",
    "text_area": "“Press Ctrl+Enter to apply” is hidden by the style sheet",
    "number_input": f"“Press Enter to apply” is hidden by the style sheet; {IN_PLACE}",
    "multiselect": f"its placeholder is ours; {IN_PLACE}",
    "selectbox": IN_PLACE,
    "file_uploader": f"the label is ours; {IN_PLACE}",
    "dataframe": "the names of columns are ours; “Download as CSV”, “Statistics” and “Format” are "
    f"hidden by the style sheet; {IN_PLACE}",
    "code": IN_PLACE,
}
"""What says words that are inside Streamlit's script, and what was done about each."""

WITHOUT_OWN = {
    *("html", "button", "download_button", "checkbox", "toggle", "text", "markdown", "caption"),
    *("heading", "expander", "expandable", "popover", "column", "horizontal", "vertical", "flex"),
    *(
        "bidi_component",
        "component_instance",
        "button_group",
        "metric",
        "empty",
        "tab",
        "tab_container",
        "page_link",
    ),
    *("main", "sidebar", "event", "root", "container", "flex_container", "skeleton", "unknown"),
    *("alert", "info", "warning", "error", "success", "dialog", "form", "image", "imgs", "graphic"),
}
"""What shows the words that it is given, and none besides."""


@pytest.fixture(scope="module", autouse=True)
def accented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of the project's tables of one year, in the language made on the spot."""
    folder = accented_tables(tmp_path_factory.mktemp("data"), years=YEARS)
    with pytest.MonkeyPatch.context() as patch, pseudo_offered() as code:
        patch.setenv("DETENTIONS_DATA", str(folder))
        yield code


@cache
def walked(name: str, code: str) -> AppTest:
    """The page as it is first drawn, which no test here changes."""
    page, query = PAGES[name]
    if name == SCENES:
        key = new_key()
        Store(default_folder()).save(key, KEPT)
        query = {"briefing": key}
    return opened(page, language=code, **query)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_word_of_ours_that_went_past_the_catalogues(name: str, accented: str) -> None:
    app = walked(name, accented)

    texts = list(of_app(app))
    left = {
        where: (sorted(words), text[:300])
        for where, text in texts
        if (words := plain_words([text], QUOTED))
    }

    assert any("⟦" in text for _, text in texts)
    assert left == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_made_of_the_elements_that_were_reviewed(name: str, accented: str) -> None:
    """Where others are meant, `make sentences` writes them anew."""
    assert shapes(walked(name, accented)) == reviewed(name)


@pytest.mark.parametrize("name", ["a place", "the incidents", "names", "a briefing", "the data"])
def test_what_speaks_words_of_streamlits_own_is_named_with_what_was_done(
    name: str, accented: str
) -> None:
    drawn = {node.type for node in nodes(walked(name, accented))}

    assert drawn <= STREAMLITS_OWN.keys() | WITHOUT_OWN


def test_a_word_that_goes_past_the_catalogues_is_found_wherever_it_stands() -> None:
    said = pseudo("Reset")

    assert plain_words([said]) == set()
    assert plain_words([f"{said} all filters"]) == {"all", "filters"}
    assert plain_words(of_html(f'<p title="Hint">{said}</p>')) == {"Hint"}
    assert plain_words(of_html(f'<p lang="en">Hint</p><p>{said}</p>')) == set()
    assert plain_words(of_json({"label": said, "texts": [{"done": "Copied"}]})) == {"Copied"}
    assert plain_words(of_json({"query": "event=a"})) == set()


def test_a_quotation_of_the_tables_is_no_word_of_ours_be_it_cut() -> None:
    quoted = ["police detained dozens of people in the square"]

    assert plain_words(["“police detained dozens of people in the square”"], quoted) == set()
    assert plain_words(["“police detained dozens of…”"], quoted) == set()
    assert plain_words(["“police released all”"], quoted) == {"police", "released", "all"}
