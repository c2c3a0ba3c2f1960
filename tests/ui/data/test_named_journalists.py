"""Names of journalists are on the page only while its reader asks for them."""

from __future__ import annotations

from tests.app_pages import address, opened, words

NAME = "Lukpan Akhmedyarov"


def test_names_are_hidden_until_the_switch_is_on() -> None:
    app = opened("data")
    assert NAME not in words(app)

    app.toggle(key="show_names").set_value(True).run()

    assert NAME in words(app)
    assert "Uralskaya Nedelya" in words(app)


def test_on_the_next_visit_they_are_hidden_again_and_no_link_holds_the_switch() -> None:
    app = opened("data")
    app.toggle(key="show_names").set_value(True).run()

    assert "show_names" not in address(app)
    app.switch_page("../pages/method.py").run()
    app.switch_page("../pages/data.py").run()

    assert NAME not in words(app)
