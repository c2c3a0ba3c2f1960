"""The pages that a desk keeps, opened by editors from a figure and from an incident."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.verification.kept_pages import keep
from tests.app_pages import opened, words
from tests.incidents.conftest import Tables

PAGE = b"<!DOCTYPE html><p>There were <b>A dozen</b>  would-be protesters there.</p>"
READING = "2019-10-26-almaty-rferl-1"


@pytest.fixture
def folder(tables: Tables) -> Path:
    tables.add("readings", copy_sha256=hashlib.sha256(PAGE).hexdigest())
    folder = tables.add("reports").write()
    keep(folder, PAGE)
    return folder


def page_of(place: str) -> AppTest:
    """The page on which an editor has opened the kept page."""
    page = "incidents" if place == "incident" else place
    app = opened(page, incident_open="2019-10-26-almaty")
    return app.toggle(key=f"kept-{place}-{READING}").set_value(True).run()


@pytest.mark.usefixtures("folder", "at_the_desk")
@pytest.mark.parametrize("place", ["passport", "incident"])
def test_an_editor_opens_the_page_with_the_words_of_the_report_marked(place: str) -> None:
    assert "<mark>A dozen would-be protesters</mark>" in words(page_of(place))


@pytest.mark.usefixtures("folder")
def test_another_reader_of_the_passport_is_offered_no_page() -> None:
    assert not opened("passport").toggle


@pytest.mark.usefixtures("at_the_desk")
def test_a_page_that_was_changed_on_the_disk_is_told_and_not_shown(folder: Path) -> None:
    [kept] = (folder / "pages").iterdir()
    kept.write_bytes(PAGE.replace(b"dozen", b"hundred"))

    told = words(page_of("passport"))

    assert "is not as it was kept" in told
    assert "hundred" not in told


@pytest.mark.usefixtures("folder", "at_the_desk")
def test_the_window_over_an_incident_has_switches_of_its_own() -> None:
    app = opened("incidents", incident_open="2019-10-26-almaty")

    app.button(key="passport-incident-2019-10-26-almaty").click().run()

    assert not app.exception
    assert {one.key for one in app.toggle} >= {
        f"kept-passport-{READING}",
        f"kept-incident-{READING}",
    }
