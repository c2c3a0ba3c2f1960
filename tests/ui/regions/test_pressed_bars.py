"""Which bars stay pressed, one after another."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from incidents.selection import Selection
from tests.waiting import PATIENCE
from ui.regions.pressed_bars import Step
from ui.session.session_keys import NARROWING

EVENT = Selection(events=("2019-10-26",))
ALMATY = Step("region", "KZ-75", "Almaty", Selection(), Selection(regions=("KZ-75",)))
SHYMKENT = Step("region", "KZ-79", "Shymkent", Selection(), Selection(regions=("KZ-79",)))
DAY_OF_ALMATY = Step("event", "2019-10-26", "26 October", ALMATY.after, EVENT)


def presses(steps: tuple) -> None:
    from ui.regions.pressed_bars import press
    from ui.session.session import current_session

    for step in steps:
        press(current_session(), step)


@pytest.mark.parametrize(
    ("pressed", "kept"),
    [
        ((ALMATY, DAY_OF_ALMATY), (ALMATY, DAY_OF_ALMATY)),
        ((ALMATY, SHYMKENT), (SHYMKENT,)),
        ((ALMATY, DAY_OF_ALMATY, SHYMKENT), (SHYMKENT,)),
        ((ALMATY, ALMATY), ()),
        ((ALMATY, DAY_OF_ALMATY, ALMATY), ()),
    ],
)
def test_of_each_grouping_one_bar_stays_pressed(
    pressed: tuple[Step, ...], kept: tuple[Step, ...]
) -> None:
    app = AppTest.from_function(presses, args=(pressed,), default_timeout=PATIENCE).run()

    assert not app.exception
    assert app.session_state[NARROWING] == kept
