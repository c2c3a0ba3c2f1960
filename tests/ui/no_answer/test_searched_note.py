"""What was searched for reports, as the page Data lists it."""

from __future__ import annotations

from tests.app_pages import opened, words
from tests.incidents.conftest import Tables


def test_each_search_is_listed(tables: Tables) -> None:
    tables.add("coverage", searched_text="a stored archive").write()

    [listed] = words(opened("data")).split('<ul class="searches">')[1:]

    assert "a stored archive" in listed.partition("</ul>")[0]
