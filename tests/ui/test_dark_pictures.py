"""A picture that is drawn for a page is as dark as the app."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from streamlit.runtime.context import ContextProxy, StreamlitTheme

from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Scene
from incidents.counting.count import count
from incidents.counting.moved_totals import MovedTotal
from incidents.selection import Selection
from tests.ui.released_session import released_session
from ui.briefing import card_picture
from ui.desk import moved_map
from ui.events import day_map

SCENE = Scene("map", "event=2019-10-26")
IN_ALMATY = Selection(events=("2019-10-26",), places=("1526384",))


def draw_scene_card() -> None:
    session = released_session()
    shown = show_scene(SCENE, session.dataset, session.speaker.language, Discretion())
    card_picture.scene_picture(session, shown, Discretion())


def draw_map_of_the_day() -> None:
    day_map.day_map(released_session(), SCENE)


def draw_figures_that_move() -> None:
    dataset = released_session().dataset
    figure = count(dataset, IN_ALMATY).figure
    total = MovedTotal(IN_ALMATY, (dataset, dataset), (figure, figure))
    moved_map.moved_map(released_session(), [total], dataset)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("module", "draw"),
    [
        (card_picture, draw_scene_card),
        (day_map, draw_map_of_the_day),
        (moved_map, draw_figures_that_move),
    ],
)
def test_the_ground_of_a_picture_follows_the_theme(
    module: Any, draw: Any, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = StreamlitTheme({"type": theme})
    monkeypatch.setattr(ContextProxy, "theme", property(lambda _: given))
    drawn: list[str] = []
    monkeypatch.setattr(module, "show", lambda html: drawn.append(str(html)))

    draw()

    found = re.search('data:image/png;base64,([^"]+)', drawn[0])
    assert found
    with Image.open(BytesIO(b64decode(found[1]))) as picture:
        brightness = picture.convert("L").getpixel((1, 1))
    assert (brightness < 128) == (theme == "dark")
