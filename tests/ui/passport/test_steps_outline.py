"""The steps on the page are those of the passport's one walk."""

from __future__ import annotations

import re
from html import unescape

from incidents.languages.language import Language
from incidents.passport.outline import outline
from incidents.passport.provenance import passport
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.app_pages import opened, words
from tests.project_tables import project_dataset


def test_the_page_draws_every_step_in_its_order_with_a_list_in_a_list_for_each_depth() -> None:
    app = opened(**{"from": "2019-05-01", "to": "2019-05-01"})
    app.button(key="passport-of-sentence").click().run()
    speaker = Speaker(project_dataset(), Language(), PlaceNames(project_dataset()))
    (event,) = passport(project_dataset(), Selection(events=("2019-05-01",))).events

    drawn, depth = [], -1
    found = re.compile(r'<ul[ >]|</ul>|<p class="step"><span>(.*?)</span> <strong>(.*?)<')
    for part in found.finditer(words(app)):
        depth += part[0].startswith("<ul") - part[0].startswith("</ul")
        if part[1] is not None:
            drawn.append((depth, unescape(part[1]), unescape(part[2])))

    steps = outline(event, speaker).walk()
    assert drawn == [(step.depth, step.where, step.figure) for step in steps]
