"""Whatever a scene does to who counts or draws it, the others stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from briefing.counted import counting
from briefing.counted.broken_scenes import write_all
from briefing.counted.counted_scene import Shown
from briefing.counted.counting import left_out, show_all, show_scene
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Briefing, Scene
from geo.shipped_files import BrokenFile
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.selection import Selection
from tests.briefing.conftest import SEED_DAY

TWO = Briefing("", (Scene("map", "event=2019-10-26", "Bad"), Scene("map", "", "Good")))


@pytest.mark.parametrize(
    "broken", ["selection_of", "count", "report_lines", "each_caveat", "spoken"]
)
def test_a_scene_that_cannot_be_counted_says_so_and_the_others_are_counted(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    really, calls = getattr(counting, broken), 0

    def once(*words: object, **more: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError("no")
        return really(*words, **more)

    monkeypatch.setattr(counting, broken, once)
    bad, good = show_all(TWO, dataset, Language(), Discretion())

    assert "The app fails to count it" in bad.problem
    assert (bad.title, bad.count, bad.number, bad.of) == ("Bad", None, 1, 2)
    assert good.problem == "" and good.count


def titles(shown: Sequence[Shown]) -> bytes:
    """Writes titles, and fails at a scene that is counted and called Bad."""
    if any(scene.title == "Bad" and not scene.problem for scene in shown):
        raise RuntimeError("no")
    return " ".join(f"{scene.title}{'!' * bool(scene.problem)}" for scene in shown).encode()


def test_a_scene_that_cannot_be_drawn_says_so_in_the_file_and_the_others_are_drawn(
    dataset: Dataset,
) -> None:
    written, shown = write_all(show_all(TWO, dataset, Language(), Discretion()), titles)

    assert written == b"Bad! Good"
    assert "The app fails to draw it" in shown[0].problem and not shown[1].problem


def test_a_file_of_the_project_that_is_broken_is_named_in_the_log_without_a_traceback(
    dataset: Dataset, caplog: pytest.LogCaptureFixture
) -> None:
    def without_land(shown: Sequence[Shown]) -> bytes:
        if any(not scene.problem for scene in shown):
            raise BrokenFile(Path("kazakhstan.json"), "it is cut off")
        return b""

    write_all(show_all(TWO, dataset, Language(), Discretion()), without_land)

    assert "kazakhstan.json: it is cut off; mend it with `make data`" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_file_that_fails_for_no_scene_of_its_own_fails(dataset: Dataset) -> None:
    def full(_: Sequence[Shown]) -> bytes:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_all(show_all(TWO, dataset, Language(), Discretion()), full)


def test_what_could_not_be_read_is_a_screen_that_names_it(dataset: Dataset) -> None:
    screen = left_out(("Scene 2: no kind.", "Cut off."), dataset, Language())

    assert screen.problem == "Scene 2: no kind.\nCut off."
    assert screen.title == "Not all of this briefing can be shown"
    assert screen.count is None and screen.as_of.startswith("Data version")


@pytest.mark.parametrize(
    "version", ["2024-05", "..", "/etc/passwd", "\x00", "1.0.0\n", "x" * 40, "\ufffd", "1.0"]
)
def test_a_scene_of_a_version_of_any_text_is_counted_and_says_that_it_is_not_kept(
    showing: Callable[..., Shown], version: str
) -> None:
    shown = showing(data_version=version)

    assert shown.problem == "" and shown.selection != Selection()
    assert f"Kept with data version {version}, which is not kept here" in shown.changed


def test_where_the_version_of_a_scene_cannot_be_read_for_a_while_its_figure_stands(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> Shown:
        kept = Scene("map", SEED_DAY, data_version="1.1.0")
        return show_scene(kept, dataset, Language(), Discretion())

    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as while_it_is_full:
        while_it_is_full.setattr(counting, "read_version", full)
        meanwhile = shown()
    assert meanwhile.figure == "at least 39" and "which is not kept here" in meanwhile.changed

    assert shown().changed == ""
