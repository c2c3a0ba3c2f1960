"""What an editor is told whose tables have a problem."""

from __future__ import annotations

import pytest

from tests.app_pages import opened
from tests.incidents.conftest import Tables


def test_tables_that_a_save_broke_are_told_over_those_before_it(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.tables.SETTLED", 0.0)  # seconds; this save is done at once
    app = opened()
    assert not app.main.expander

    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low="many").write()
    app.run()

    (told,) = app.main.expander
    before = "What is shown are the tables as they were before the last change."
    assert told.label == f"The table has 1 problem. {before}"
    assert "'many'" in told.text[0].value


def test_of_many_problems_the_first_fifty_are_told_and_the_rest_is_counted(tables: Tables) -> None:
    for number in range(51):
        tables.add("reports", report_id=f"2019-10-26-almaty-other{number}", detained_low="many")
    tables.write()

    app = opened()

    (told,) = app.main.expander
    assert told.label == "The table has 51 problems. 51 rows were left out."
    first, more = told.text
    assert first.value.count("detained_low is 'many'") == 50
    assert more.value == "The page “Data” lists them all."
    assert any("reported detained" in one.value for one in app.main.get("html"))


@pytest.mark.parametrize(
    ("page", "query", "is_kept"),
    [
        ("", {}, True),
        ("", {"event": "2019-10-26"}, False),
        ("", {"since": "2019-10-26", "until": "2019-10-26"}, False),
        ("regions", {}, False),
    ],
)
def test_room_for_longer_words_is_kept_only_where_the_slider_has_days_to_play(
    page: str, query: dict[str, str], is_kept: bool
) -> None:
    shown = [one.value for one in opened(page, **query).main.get("html")]

    assert any('class="headline' in one for one in shown)
    assert any('class="headline plays"' in one for one in shown) == is_kept
