"""Links that nobody would write by hand: each opens the page, and each says what it lost."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from incidents.dataset.versions import is_version
from tests.app_pages import opened
from tests.hostile_tables import ATTACKS
from ui.session.session import MOST_IGNORED
from ui.session.session_keys import MADE_WITH
from ui.session.view_code import to_code

EVERY_KEY = (
    *("event", "place", "region", "organizer", "basis", "voice", "context", "measure", "review"),
    *("since", "until", "from", "to", "mode", "window_days", "open", "zoom", "center"),
    *("language", "view", "version"),
)


def told(app: AppTest) -> str:
    return "\n".join(element.value for element in app.text)


def headline(app: AppTest) -> str:
    return next(
        element.proto.body for element in app.get("html") if "headline" in element.proto.body
    )


USELESS = [
    ("since", "2019-02-30"),
    ("since", "0001-01-01"),
    ("since", "2019-W43-6"),
    ("from", "20191026  "),
    ("until", "9999-12-31"),
    ("from", "26.10.2019"),
    ("to", "2019-10-26T00:00"),
    ("from", "²019-10-26"),
    ("mode", "fast"),
    ("window_days", "-7"),
    ("window_days", "1e3"),
    ("open", "1"),
    ("open", "1526384; DROP TABLE"),
    ("place", "../../etc/passwd"),
    ("region", "KZ-00"),
    ("event", "null"),
    ("organizer", ""),
    ("basis", "rumour"),
    ("voice", "[]"),
    ("context", "war"),
    ("measure", "cats"),
    ("review", "{}"),
    ("zoom", "NaN"),
    ("zoom", "1e309"),
    ("center", "1"),
    ("center", "91,181"),
    ("center", "nan,nan"),
    ("language", "../ru"),
    ("view", "KZ1-AAAA"),
    ("view", ""),
    ("view", "KZ2-AAAA"),
    ("zoom", "5"),
    ("center", "48,67"),
    ("page", "nowhere"),
    ("search", "x" * 201),
    ("__proto__", "x"),
]


@pytest.mark.parametrize(("key", "value"), USELESS)
def test_what_cannot_be_used_is_told_and_the_rest_is_used(key: str, value: str) -> None:
    app = opened(**{key: value, "basis": ["official", value] if key == "basis" else "official"})

    assert f"{key}: {value[:60]!r}, wanted" in told(app)
    assert "official" in app.session_state.view.filters.bases


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_in_every_key_opens_the_page(name: str) -> None:
    app = opened(**dict.fromkeys([*EVERY_KEY, ATTACKS[name]], ATTACKS[name]))

    # Tables may have a version of any words on a short line.
    useless = len(EVERY_KEY) + (not is_version(ATTACKS[name]))
    assert f"and {useless - MOST_IGNORED} more" in told(app)
    assert "reported detentions" in headline(app)


def test_days_in_the_wrong_order_are_told_and_left_out() -> None:
    app = opened(
        **{"since": "2020-01-01", "until": "2019-01-01", "from": "2021-01-01", "to": "2016"}
    )

    assert "The first day, 1 January 2020, is after the last, 1 January 2019" in told(app)
    assert "to: '2016'" in told(app)


def test_the_first_usable_value_of_a_repeated_key_is_taken() -> None:
    app = opened(**{"mode": ["fast", "event", "window"], "from": ["2019-10-26", "2019-10-27"]})

    assert "mode: 'fast', wanted one of cumulative" in told(app)
    assert "mode: 'window', wanted one value only" in told(app)
    assert "from: '2019-10-27', wanted one value only" in told(app)
    assert app.session_state.view.mode == "event"


def test_of_two_view_codes_each_that_is_not_opened_is_told() -> None:
    whole, other = to_code([("measure", "journalists")]), to_code([("region", "KZ-75")])

    app = opened(view=["KZ1-cut", whole, other])

    assert "view: 'KZ1-cut', wanted a whole view code" in told(app)
    assert f"view: '{other}', wanted one value only" in told(app)
    assert app.session_state.view.filters.measure == "journalists"


def test_of_two_versions_the_first_holds_and_the_second_is_told() -> None:
    app = opened(version=["1.0", "2.0"])

    assert app.session_state[MADE_WITH].version == "1.0"
    assert "version: '2.0', wanted one value only" in told(app)


def test_words_that_are_too_many_to_search_for_are_told_to_be_cut() -> None:
    app = opened(search="x" * 201)

    assert "wanted up to 200 characters: the rest was left out" in told(app)
    assert app.session_state.view.search == "x" * 200


def test_a_date_filter_that_ends_before_the_first_event_opens_an_empty_map() -> None:
    app = opened(**{"from": "1991-01-01", "to": "1991-01-02", "mode": "window"})

    assert "holds no report" in headline(app)


def test_a_track_over_all_the_days_that_tables_can_hold_opens() -> None:
    app = opened(
        **{"from": "1991-01-01", "to": "2099-12-31", "mode": "window", "until": "1991-01-01"}
    )

    assert "holds no report" in headline(app)


def test_what_a_messenger_hangs_on_a_link_is_passed_over() -> None:
    app = opened(**{"utm_source": "x", "fbclid": "y"})

    assert "could not be used" not in told(app)


def test_many_useless_parts_are_counted_and_not_listed() -> None:
    app = opened(place=[f"nowhere-{number}" for number in range(500)])

    assert "place: 'nowhere-7'" in told(app)
    assert "and 492 more" in told(app)
