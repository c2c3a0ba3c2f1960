"""The version on every page, and what a reader is told whose link was made with another one."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.tables.schema import PROJECT_DATA
from tests.app_pages import address, opened
from ui.session.view_code import to_code

SEED = {"event": "2019-10-26"}
PAGES = sorted(path.stem for path in (PROJECT_DATA.parent / "pages").glob("*.py"))


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first version of the project's tables, and tables beside it that were edited since.

    Now they are version 1.1.0: Shymkent says 15 and not 3, and one report is withdrawn.
    """
    folder = tmp_path_factory.mktemp("edited") / "data"
    (folder / "versions").mkdir(parents=True)
    shutil.copy(PROJECT_DATA / "versions" / "1.0.0.zip", folder / "versions")
    for path in (*PROJECT_DATA.glob("*.csv"), PROJECT_DATA / "datapackage.json"):
        shutil.copy(path, folder)
    shutil.unpack_archive(folder / "versions" / "1.0.0.zip", folder)
    package = folder / "datapackage.json"
    package.write_text(package.read_text().replace('"version": "1.0.0"', '"version": "1.1.0"'))
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["report_id"] == "2019-10-26-shymkent-rferl":
            row |= {"detained_low": "15", "detained_high": "15"}
        if row["report_id"] == "2019-10-26-almaty-afp":
            row |= {"status": "withdrawn", "status_reason": "taken back by AFP"}
    with (folder / "reports.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.fixture
def later_tables(edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app shows the edited tables."""
    monkeypatch.setenv("DETENTIONS_DATA", str(edited))


@pytest.fixture
def own_tables(edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same in a folder of the test's own, to be changed."""
    folder = shutil.copytree(edited, tmp_path / "data")
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    return folder


def notice(app: AppTest) -> str:
    """What the page says about the link's version; empty if it says nothing."""
    found = [e.proto.body for e in app.get("html") if 'class="version-notice"' in e.proto.body]
    return "".join(found)


def version_line(app: AppTest) -> str:
    [line] = [e.proto.body for e in app.get("html") if 'class="version-line"' in e.proto.body]
    return line


@pytest.mark.parametrize("page", PAGES)
def test_each_page_shows_the_version_of_the_tables(later_tables: None, page: str) -> None:
    assert "Data version 1.1.0 of" in version_line(opened(page))


def test_a_link_made_with_an_older_version_says_then_and_now(later_tables: None) -> None:
    told = notice(opened(**SEED, version="1.0.0"))

    assert "When this link was made: at least 39; now: at least 51." in told
    assert "Data version 1.0.0: At least 39 people were reported detained in 4 cities" in told
    assert "Data version 1.1.0 of 22 November 2026: At least 51 people" in told


def test_the_rows_that_made_the_difference_are_named_with_what_they_say(
    later_tables: None,
) -> None:
    told = notice(opened(**SEED, version="1.0.0"))

    assert "Corrected: report 2019-10-26-shymkent-rferl, “witnessed the arrests of three" in told
    assert "detained_low: 3 → 15" in told
    assert "Withdrawn: report 2019-10-26-almaty-afp" in told
    assert "reason: taken back by AFP" in told
    assert "the rule and the list of places of today" in told


def test_a_link_whose_figure_rests_on_no_changed_row_says_so(later_tables: None) -> None:
    told = notice(opened(event="2016-05-21", version="1.0.0"))

    assert "No row that this figure rests on changed" in told
    assert "made the difference" not in told


def test_a_link_of_todays_version_says_nothing_and_leaves_the_address_as_it_was(
    later_tables: None,
) -> None:
    app = opened(**SEED, version="1.1.0")

    assert notice(app) == ""
    assert "version" not in address(app)


def test_a_link_of_a_newer_version_says_so_and_shows_the_numbers_of_today(
    later_tables: None,
) -> None:
    app = opened(**SEED, version="9.0.0")

    assert "made with data version 9.0.0, newer than the tables here" in notice(app)
    assert "numbers shown are those of version 1.1.0" in notice(app)
    assert any("At least 51 people" in e.proto.body for e in app.get("html"))


def test_a_link_of_a_version_that_is_not_kept_says_so(later_tables: None) -> None:
    assert "0.9.0, which is not kept here" in notice(opened(**SEED, version="0.9.0"))


def test_a_damaged_version_is_told_and_the_page_opens(own_tables: Path) -> None:
    (own_tables / "versions" / "1.0.0.zip").write_bytes(b"no zip")

    assert "1.0.0, whose file is damaged here" in notice(opened(**SEED, version="1.0.0"))


def test_a_version_that_is_none_is_told_as_any_other_useless_part(later_tables: None) -> None:
    app = opened(**SEED, version="1" * 41)

    assert f"version: '{'1' * 41}', wanted a version" in "\n".join(t.value for t in app.text)
    assert notice(app) == ""


def test_the_notice_stays_with_the_address_until_it_is_closed(later_tables: None) -> None:
    app = opened(**SEED, version="1.0.0")
    assert "1.0.0" in address(app)["version"]

    app.button(key="close-version-notice").click().run()

    assert notice(app) == ""
    assert "version" not in address(app)


def test_a_view_code_carries_its_version(later_tables: None) -> None:
    code = to_code((("event", "2019-10-26"), ("version", "1.0.0")))

    assert "When this link was made: at least 39" in notice(opened(view=code))


def test_markup_in_a_row_that_changed_is_shown_as_text(own_tables: Path) -> None:
    path = own_tables / "reports.csv"
    words = "witnessed the arrests of three"
    path.write_text(path.read_text().replace(words, "<img src=x onerror=alert(1)> ${1} three"))

    told = notice(opened(**SEED, version="1.0.0"))

    assert "&lt;img src=x onerror=alert(1)&gt; ${1} three" in told
    assert "<img" not in told
