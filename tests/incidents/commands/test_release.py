"""`python -m incidents release` and `compare`, as an editor runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.__main__ import main
from incidents.dataset.versions import write_version
from tests.incidents.conftest import Tables
from tests.incidents.dataset.test_versions import name_version


def test_release_keeps_the_version_and_says_where(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.add("reports").write()
    name_version(folder, "1.1.0")

    assert main(["release", str(folder)]) == 0
    assert "released 1.1.0:" in capsys.readouterr().out
    assert (folder / "versions" / "1.1.0.zip").is_file()


def test_releasing_the_same_tables_again_changes_nothing(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.add("reports").write()
    name_version(folder, "1.1.0")
    main(["release", str(folder)])

    assert main(["release", str(folder)]) == 0
    assert "is released already, with these tables" in capsys.readouterr().out


def test_tables_with_problems_are_not_released(
    tables: Tables, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.add("reports", basis="rumour").write()
    name_version(folder, "1.1.0")

    assert main(["release", str(folder)]) == 1
    assert "not released: the tables have problems" in capsys.readouterr().out
    assert not (folder / "versions").exists()


def test_a_refused_release_says_why(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tables.add("reports").write()
    name_version(folder, "", entry=False)

    assert main(["release", str(folder)]) == 1
    assert "wanted a text such as 1.0.0" in capsys.readouterr().out


@pytest.fixture
def edited(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tables whose report said 12 in version 1.0.0 and says 15 now."""
    folder = tables.add("reports").write()
    write_version(folder, "1.0.0")
    tables.rows["reports"].clear()
    tables.add("reports", detained_low=15, detained_high=15, detained_text="fifteen people")
    tables.write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    return folder


def test_compare_prints_both_figures_and_the_row_that_changed(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "1.0.0", "--event", "2019-10-26"]) == 0

    printed = capsys.readouterr().out
    assert "version 1.0.0: 12." in printed
    assert "Corrected: report 2019-10-26-almaty-rferl (RFE/RL)" in printed
    assert "a dozen would-be protesters → fifteen people" in printed
    assert "detained_low: 12 → 15" in printed
    assert "the rule and the list of places of today" in printed


def test_compare_with_a_version_that_is_not_kept_names_those_that_are(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "0.1.0"]) == 64
    assert "version 0.1.0 is not kept here; kept: 1.0.0" in capsys.readouterr().err


def test_compare_with_what_is_no_version_says_so(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "x" * 41]) == 64
    assert "is no version" in capsys.readouterr().err


def test_an_id_that_only_the_old_version_holds_can_be_compared(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.add("reports").write()
    write_version(folder, "1.0.0")
    for name in ("events", "incidents", "reports"):
        tables.rows[name].clear()
    tables.write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    assert main(["compare", "1.0.0", "--event", "2019-10-26"]) == 0

    printed = capsys.readouterr().out
    assert "Removed: report 2019-10-26-almaty-rferl" in printed
    assert "Removed: event 2019-10-26, 26 October 2019" in printed
