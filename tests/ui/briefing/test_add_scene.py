"""What "Add to briefing" keeps, from each page that has it, and where it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.disk_store import Store, new_key
from briefing.scenes.scene import Briefing, Scene
from tests.app_pages import address, opened
from tests.project_tables import project_dataset

SEED_DAY = {"from": "2019-10-26", "to": "2019-10-26"}


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def key_of(app: AppTest) -> str:
    """The key of the briefing that stands in the address."""
    (key,) = address(app).get("briefing", [])
    return key


def kept(folder: Path) -> Briefing:
    """The one briefing that is kept in this folder."""
    (file,) = folder.glob("*.json")
    reading = read_briefing(file.read_bytes())
    assert not reading.problems
    return reading.briefing


def only_scene(folder: Path) -> Scene:
    (scene,) = kept(folder).scenes
    return scene


def told(app: AppTest) -> str:
    return " ".join(element.value for element in app.text)


def test_the_map_becomes_a_scene_with_what_it_counts(briefings: Path) -> None:
    press(opened(**SEED_DAY), "add-page")

    scene = only_scene(briefings)
    assert (scene.kind, scene.selection) == ("map", "since=2019-10-26&until=2019-10-26")


def test_a_scene_says_on_which_version_of_the_tables_it_was_kept(briefings: Path) -> None:
    press(opened(**SEED_DAY), "add-page")

    assert only_scene(briefings).data_version


def test_the_map_keeps_its_view_and_its_names(briefings: Path) -> None:
    link = {"zoom": "6.5", "center": "43.25,76.95", "mode": "window", "window_days": "7"}
    press(opened(**link, names_in="kk", names_of="today", until="2019-10-26"), "add-page")

    view = only_scene(briefings).view
    assert (view.zoom, view.center) == (6.5, (43.25, 76.95))
    assert (view.mode, view.window_days) == ("window", 7)
    assert (view.names_in, view.names_of) == ("kk", "today")


def test_names_that_nobody_chose_follow_the_language_that_a_scene_is_shown_in(
    briefings: Path,
) -> None:
    press(opened(**SEED_DAY, language="ru"), "add-page")

    assert only_scene(briefings).view.names_in == ""


def test_regions_become_a_scene(briefings: Path) -> None:
    press(opened("regions", **SEED_DAY, region="KZ-75"), "add-page")

    scene = only_scene(briefings)
    assert scene.kind == "regions"
    assert scene.selection == "since=2019-10-26&until=2019-10-26&region=KZ-75"


def test_an_open_incident_becomes_a_scene(briefings: Path) -> None:
    app = opened("incidents", incident_open="2019-10-26-almaty")
    press(app, "add-incident-2019-10-26-almaty")

    scene = only_scene(briefings)
    assert (scene.kind, scene.selection) == ("incident", "incident=2019-10-26-almaty")


def test_a_passport_over_a_page_becomes_a_scene(briefings: Path) -> None:
    app = press(press(opened(**SEED_DAY), "passport-of-sentence"), "add-passport")

    assert app.query_params["briefing"] == key_of(app)
    scene = only_scene(briefings)
    assert (scene.kind, scene.selection) == ("passport", "since=2019-10-26&until=2019-10-26")


def test_the_page_of_a_passport_becomes_a_scene(briefings: Path) -> None:
    press(opened("passport", event="2019-10-26"), "add-passport")

    assert only_scene(briefings).selection == "event=2019-10-26"


def test_it_says_which_scene_it_became_and_leads_there() -> None:
    app = press(press(opened(**SEED_DAY), "add-page"), "add-page")

    assert app.button(key="add-page-go").label == "Added, scene 2"


def test_nothing_is_said_any_more_once_the_view_is_another() -> None:
    app = press(opened(**SEED_DAY), "add-page")

    app.multiselect(key="filter-regions").select("KZ-79").run()

    assert "add-page-go" not in [button.key for button in app.button]


def test_before_the_first_scene_nothing_is_kept(briefings: Path) -> None:
    app = opened(**SEED_DAY)

    assert "briefing" not in address(app)
    assert not briefings.exists()


@pytest.mark.parametrize("page", ["", "incidents", "data", "method", "briefing"])
def test_the_link_of_every_page_holds_the_key(briefings: Path, page: str) -> None:
    app = press(opened(**SEED_DAY), "add-page")

    if page:
        app.switch_page(f"../pages/{page}.py").run()

    (file,) = briefings.glob("*.json")
    assert key_of(app) == file.stem


def test_a_link_opens_its_briefing_again(briefings: Path) -> None:
    key = new_key()
    Store(briefings).save(key, Briefing("Mine", (Scene("map", ""), Scene("regions", ""))))

    app = press(opened(briefing=key), "add-page")

    assert app.button(key="add-page-go").label == "Added, scene 3"
    assert [scene.kind for scene in kept(briefings).scenes] == ["map", "regions", "map"]


@pytest.mark.parametrize("key", ["nothing-here-0000000000", "../../etc/passwd", "x" * 5000])
def test_a_key_that_is_not_kept_is_told(key: str) -> None:
    app = opened(briefing=key)

    assert "wanted a briefing that is kept here" in told(app)
    assert "briefing" not in address(app)


def test_of_a_broken_file_the_sound_scenes_open_and_the_file_stays(briefings: Path) -> None:
    key = new_key()
    briefings.mkdir()
    broken = '{"version": 1, "scenes": [{"kind": "map", "selection": ""}, {"kind": "ma'
    (briefings / f"{key}.json").write_text(broken)

    app = opened(briefing=key)

    assert "the file is cut off or broken here" in told(app)
    assert (briefings / f"{key}.json").read_text() == broken
    other = key_of(app)
    assert other != key
    assert len(read_briefing((briefings / f"{other}.json").read_bytes()).briefing.scenes) == 1


def test_a_link_with_two_keys_opens_the_first_and_tells_the_other(briefings: Path) -> None:
    first, second = new_key(), new_key()
    Store(briefings).save(first, Briefing("First", (Scene("map", ""),)))

    app = opened(briefing=[first, second])

    assert key_of(app) == first
    assert "wanted one value only" in told(app)


def test_a_pasted_link_does_not_put_another_briefing_in_the_place_of_mine(
    briefings: Path,
) -> None:
    app = press(opened(**SEED_DAY), "add-page")
    mine = key_of(app)
    other = new_key()
    Store(briefings).save(other, Briefing("Other", (Scene("map", ""),)))

    app.text_input(key="search").set_value(f"?briefing={other}").run()

    assert key_of(app) == mine
    assert "another briefing is open here" in told(app)


def test_neither_link_nor_code_that_is_shared_holds_the_key(
    monkeypatch: pytest.MonkeyPatch, briefings: Path
) -> None:
    from ui.session.view_code import from_code

    app = press(opened(**SEED_DAY), "add-page")
    codes = [from_code(element.value) for element in app.code]
    monkeypatch.setenv("PUBLIC_URL", "https://example.org")
    links = [element.value for element in app.run().code]

    key = key_of(app)
    assert codes and all(code and "briefing" not in dict(code) for code in codes)
    assert links and all(link.startswith("https://") and key not in link for link in links)


def test_a_full_briefing_takes_no_more_and_says_so(briefings: Path) -> None:
    key = new_key()
    Store(briefings).save(key, Briefing("Full", (Scene("map", ""),) * 100))

    app = press(opened(briefing=key), "add-page")

    assert "at most 100 scenes" in " ".join(e.proto.body for e in app.get("html"))
    assert len(kept(briefings).scenes) == 100


def test_a_choice_too_long_to_be_read_back_is_not_added(briefings: Path) -> None:
    from briefing.scenes.limits import LONGEST
    from geo.regions import REGIONS

    dataset = project_dataset()
    app = opened(
        incident=list(dataset.incidents["incident_id"]),
        event=list(dataset.events["event_id"]),
        organizer=list(dataset.organizers["organizer_id"]),
        region=list(REGIONS),
        voice=sorted(set(dataset.origins["voice_id"])),
    )
    press(app, "add-page")

    if briefings.exists():
        assert len(only_scene(briefings).selection) <= LONGEST["selection"]
    else:
        assert "Not added" in " ".join(e.proto.body for e in app.get("html"))
