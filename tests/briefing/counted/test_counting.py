from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Scene, SceneView
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.words.version_changes import figure_in_words
from tests.changed_texts import with_texts


def test_a_scene_says_the_figure_that_count_gives(
    showing: Callable[..., Shown], dataset: Dataset
) -> None:
    shown = showing()

    assert shown.selection and shown.count == count(dataset, shown.selection)
    assert shown.figure == "at least 39"
    assert shown.sentence == (
        "At least 39 people were reported detained in 4 cities on 26 October 2019"
    )
    assert shown.basis == "by our count of 7 reports"


def test_circles_carry_the_names_of_the_day_and_what_no_circle_shows_is_told(
    showing: Callable[..., Shown],
) -> None:
    shown = showing()

    assert [(circle.name, circle.low, circle.label) for circle in shown.circles] == [
        ("Nur-Sultan", 13, "13+"),
        ("Almaty", 12, "12+"),
        ("Aqtobe", 10, "10+"),
        ("Shymkent", 3, "3+"),
    ]
    assert shown.notes[0].startswith("1 more is reported for Almaty or Nur-Sultan together")


def test_a_scene_without_a_title_is_called_by_its_event_in_the_language_of_its_reader(
    dataset: Dataset,
) -> None:
    titled = with_texts(dataset, "events", title="Rally", title_ru="Митинг")
    scene = Scene("map", "event=2019-10-26")

    shown = show_scene(scene, titled, language_of("ru"), Discretion())

    assert shown.title == "Митинг"


@pytest.mark.parametrize(
    "narrowed", ["place=1526384", "region=KZ-75", "incident=2019-10-26-almaty"]
)
def test_a_scene_of_a_part_of_an_event_is_called_by_its_places_too(
    showing: Callable[..., Shown], narrowed: str
) -> None:
    event = "Protests called by DCK, 26 October 2019"

    assert showing("map", "event=2019-10-26").title == event
    assert showing("map", f"event=2019-10-26&{narrowed}").title == f"{event}: Almaty"


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        ("event=2019-10-26&place=1526384", "According to RFE/RL and AFP."),
        ("event=2019-10-26", "RFE/RL, Interior Ministry and AFP. By our count of 7 reports."),
    ],
)
def test_the_line_of_sources_names_each_once(
    showing: Callable[..., Shown], selection: str, told: str
) -> None:
    assert showing(selection=selection).source_line == told


def test_a_circle_has_the_name_that_the_sentence_above_it_has(
    showing: Callable[..., Shown],
) -> None:
    shown = showing(selection="voice=hromadske")

    assert "in Nur-Sultan on 1 May 2019" in shown.sentence
    assert shown.circles[0].name == "Nur-Sultan"


def test_a_scene_that_fixes_no_language_of_names_has_them_in_that_of_its_words(
    dataset: Dataset,
) -> None:
    scenes = [
        Scene("map", "event=2019-10-26", view=SceneView(names_in=names_in))
        for names_in in ("", "en")
    ]
    free, fixed = (show_scene(scene, dataset, Language("ru"), Discretion()) for scene in scenes)

    assert [circle.name for circle in free.circles[:2]] == ["Нур-Султан", "Алматы"]
    assert [circle.name for circle in fixed.circles[:2]] == ["Nur-Sultan", "Almaty"]


def test_a_region_is_an_area_in_pictures_and_a_town_is_none(showing: Callable[..., Shown]) -> None:
    of_emergency = showing(selection="event=2022-01&context=state_of_emergency")

    areas = {circle.name: circle.area for circle in of_emergency.circles}
    assert areas["Qostanai Region"] and areas["Zhambyl Region"]
    assert not areas["Almaty"]


def test_a_picture_without_circles_speaks_of_none_and_says_what_is_in_no_bar(
    showing: Callable[..., Shown],
) -> None:
    year = "since=2019-01-01&until=2019-12-31"
    of_map, of_regions = (showing(kind=kind, selection=year) for kind in ("map", "regions"))
    of_incident = showing(kind="incident", selection="incident=2019-10-26-almaty")

    assert of_map.beyond == of_map.notes and "On the map:" in of_map.alternative
    assert all("On the map:" not in s.alternative for s in (of_regions, of_incident))
    assert of_incident.beyond == ()
    (told,) = of_regions.beyond
    assert told.endswith("are in no bar: the bars do not add up to the total.")
    assert told in of_regions.alternative
    assert showing(kind="regions", selection="region=KZ-75").beyond == ()


def test_an_own_sentence_stands_and_the_figure_is_counted_all_the_same(
    showing: Callable[..., Shown],
) -> None:
    shown = showing(sentence="Ours", sentence_is_own=True)

    assert (shown.sentence, shown.figure) == ("Ours", "at least 39")


@pytest.mark.parametrize(
    "selection",
    ["place=nowhere", "event=gone&since=2019-10-26", "since=2019-13-01", "basis=rumour"],
)
def test_a_choice_that_is_gone_is_told_and_never_widens_the_figure(
    showing: Callable[..., Shown], selection: str
) -> None:
    shown = showing(selection=selection)

    assert shown.problem and shown.count is None and shown.figure == ""
    assert shown.as_of == showing().as_of != ""


def test_a_scene_of_an_incident_needs_one(showing: Callable[..., Shown]) -> None:
    assert "names one incident; here are 0" in showing("incident", "").problem


def test_an_incident_shows_each_report_that_covers_it(showing: Callable[..., Shown]) -> None:
    reports = showing("incident", "incident=2019-10-26-almaty").reports

    told = {(report.origin, report.figure, report.counts) for report in reports}
    assert ("AFP", "around a dozen", True) in told
    assert ("Interior Ministry", "26", False) in told


def test_each_report_leads_to_its_sources_by_number(showing: Callable[..., Shown]) -> None:
    shown = showing()
    by_number = {source.number: source for source in shown.sources}

    for report in shown.reports:
        assert [by_number[n].source_id for n in report.sources] == list(report.source_ids)


def test_regions_are_bars_and_one_without_a_report_says_so(showing: Callable[..., Shown]) -> None:
    shown = showing("regions", "since=2019-01-01&until=2019-12-31")
    bars = {bar.name: bar for bar in shown.bars.bars}

    assert bars["Aqtobe Region"].figure == "10+"
    atyrau = bars["Atyrau Region"]
    assert (atyrau.low, atyrau.figure) == (None, "no figure of its own")


@pytest.mark.parametrize("venues", [True, False])
def test_the_venue_of_a_place_that_a_report_counts_as_well_is_on_the_scale_only_if_let_in(
    tmp_path: Path, dataset: Dataset, venues: bool
) -> None:
    folder = shutil.copytree(dataset.folder, tmp_path / "data")
    incidents = folder / "incidents.csv"
    text = incidents.read_text(encoding="utf-8")
    # One that reads like no venue: only the tables tell that it is one.
    venue, named = "third bus stop", "public square near the Astana Concert Hall"
    assert named in text
    incidents.write_text(text.replace(named, venue), encoding="utf-8")
    scene = Scene("incident", "incident=2019-10-26-almaty")

    shown = show_scene(scene, read_dataset(folder).dataset, Language(), Discretion(venues=venues))

    assert shown.report_scale
    assert (venue in shown.report_scale.in_words()) is venues


def test_a_passport_is_told_step_by_step(showing: Callable[..., Shown]) -> None:
    outline = showing("passport", "event=2019-10-26").outline

    assert outline[0] == (0, "Protests called by DCK, 26 October 2019: at least 39")
    assert outline[1] == (1, "Whole country: at least 39")
    assert (2, "Added up: 26 + 10 + 3 = at least 39") in outline
    assert (3, "Almaty: at least 12") in outline


def test_a_passport_whose_figure_is_printed_rounded_says_what_it_adds_up_to(
    showing: Callable[..., Shown],
) -> None:
    shown = showing("passport", "")

    assert shown.count
    exact = figure_in_words(shown.count, shown.speaker, exact=True)
    assert shown.outline[0][1].startswith(f"{exact}, printed as {shown.figure}: ")


def test_a_passport_of_more_events_than_fit_tells_the_whole_sum(
    showing: Callable[..., Shown],
) -> None:
    shown = showing("passport", "")

    assert shown.count
    (depth, first), (_, last) = shown.outline[1], shown.outline[-1]
    all_events = len(shown.count.events)
    assert depth == 0
    assert shown.count
    exact = figure_in_words(shown.count, shown.speaker, exact=True)
    assert first == f"{all_events} events add up to {exact}; the 12 largest:"
    assert last == f"and {all_events - 12} more events"


@pytest.mark.parametrize(
    ("mode", "told"), [("cumulative", "In this table so far."), ("event", "One event at a time.")]
)
def test_playing_says_what_a_position_counts(
    dataset: Dataset, showing: Callable[..., Shown], mode: str, told: str
) -> None:
    from briefing.scenes.scene import SceneView

    assert showing(view=SceneView(mode=mode)).played == told


@pytest.mark.parametrize(
    ("selection", "mode", "told"),
    [
        (
            "since=2019-10-01&until=2019-12-31",
            "event",
            "The sum of 2 events. Played, they follow one by one.",
        ),
        ("since=2019-10-01&until=2019-12-31", "cumulative", ""),
        ("event=2019-10-26", "event", ""),
    ],
)
def test_a_sum_whose_events_are_played_one_by_one_says_that_it_is_one(
    showing: Callable[..., Shown], selection: str, mode: str, told: str
) -> None:
    from briefing.scenes.scene import SceneView

    assert showing(selection=selection, view=SceneView(mode=mode)).at_rest == told


def test_an_unknown_version_is_told(showing: Callable[..., Shown]) -> None:
    assert "Kept with data version 0.0.7" in showing(data_version="0.0.7").changed


def test_a_figure_that_changed_since_the_scene_was_kept_is_told(
    tmp_path: Path, dataset: Dataset
) -> None:
    folder = shutil.copytree(dataset.folder, tmp_path / "data")
    reports = folder / "reports.csv"
    before = reports.read_text(encoding="utf-8")
    after = "".join(
        line for line in before.splitlines(True) if not line.startswith("2019-10-26-aqtobe")
    )
    assert after != before
    reports.write_text(after, encoding="utf-8")
    package = folder / "datapackage.json"
    text = package.read_text(encoding="utf-8")
    package.write_text(text.replace(f'"version": "{dataset.version}"', '"version": "9.0.0"'))
    scene = Scene("map", "event=2019-10-26", data_version=dataset.version)

    shown = show_scene(scene, read_dataset(folder).dataset, Language(), Discretion())

    assert shown.changed.startswith("When this scene was kept: at least 39; now: ")


def test_reports_stand_by_time_then_by_who_says_so_and_never_by_size(
    showing: Callable[..., Shown], dataset: Dataset
) -> None:
    shown = showing(selection="since=2019-01-01&until=2019-12-31")

    last = {row["report_id"]: row["date_last"] for row in dataset.reports.to_dict("records")}
    told = [(last[line.report_id], line.origin.casefold()) for line in shown.reports]
    lows = [line.low or 0 for line in shown.reports]
    assert told == sorted(told)
    assert lows != sorted(lows, reverse=True)
