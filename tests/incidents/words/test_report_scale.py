"""The reports of an incident as they are drawn: form, words beside, order, scale."""

from __future__ import annotations

import pytest

from incidents.counting.report_marks import Mark
from incidents.counting.scale import Scale
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import ReportGroup, ReportRow, ReportScale, report_scale
from incidents.words.speaker import Speaker
from tests.project_tables import released_dataset


def scale_of(incident_id: str, dataset: Dataset | None = None) -> ReportScale:
    tables = dataset or released_dataset()
    return report_scale(Speaker(tables, Language(), PlaceNames(tables, "en")), incident_id)


@pytest.mark.parametrize(
    ("low", "high", "form"),
    [
        (None, None, "no_number"),
        (None, 9, "ceiling"),
        (9, None, "open"),
        (3, 9, "range"),
        (9, 9, "point"),
        (0, 0, "zero"),
    ],
)
def test_a_report_has_the_form_of_its_bounds(low: int | None, high: int | None, form: str) -> None:
    row = ReportRow(Mark({}, low, high, ("here",)), "", "", "", earlier=False)

    assert row.form == form


def test_reports_stand_under_what_they_cover_this_place_alone_first() -> None:
    groups = scale_of("2019-10-26-almaty").groups

    assert [(group.covers, [row.figure for row in group.rows]) for group in groups] == [
        ("For this place alone", ["around a dozen", "a dozen"]),
        (
            "One number for Almaty (near Astana Square) and Nur-Sultan (public square near the "
            "Astana Concert Hall) together",
            ["26"],
        ),
        (
            "One number for the whole event, of which the table names 4 places",
            ["more than three dozen"],
        ),
    ]
    assert groups[0].rows[0].note == "AFP, eyewitness; at least: saw a part"


def test_no_number_of_more_places_stands_among_those_of_this_one() -> None:
    dataset = released_dataset()
    for incident_id in dataset.incidents["incident_id"]:
        for group in scale_of(incident_id, dataset).groups:
            assert len({row.mark.members for row in group.rows}) == 1


def test_groups_that_cover_the_same_places_on_other_days_say_their_days() -> None:
    covers = [group.covers for group in scale_of("2019-06-09-almaty").groups]

    assert len(covers) == len(set(covers)) == 4
    assert covers[2].endswith("together, 9–10 June 2019")


def test_reports_of_one_scope_stand_by_time_then_by_who_says_so_never_by_size() -> None:
    dataset = released_dataset()
    sizes = []
    for incident_id in dataset.incidents["incident_id"]:
        for group in scale_of(incident_id, dataset).groups:
            rows = [row for row in group.rows if not row.earlier]
            told = [(row.mark.as_of, row.note.split(",")[0].casefold()) for row in rows]
            assert told == sorted(told)
            sizes.append([row.mark.end for row in rows])

    assert any(ends != sorted(ends) for ends in sizes)


def test_what_a_group_covers_is_said_to_who_does_not_see_the_drawing() -> None:
    scale = scale_of("2019-10-26-almaty")

    said = scale.in_words()

    assert [said.index(f"{group.covers}: ") for group in scale.groups] == sorted(
        said.index(group.rows[0].figure) - len(group.covers) - 2 for group in scale.groups
    )


def test_a_number_for_several_places_of_an_event_of_days_says_which_days() -> None:
    *_, whole = scale_of("2019-06-09-almaty").groups

    assert [row.note for row in whole.rows] == [
        "Interior Ministry, official; 10 June 2019",
        "Open Dialogue Foundation, monitor, journalists only; 9–12 June 2019",
        "Interior Ministry, official; 9–13 June 2019",
    ]


def test_earlier_figures_stand_behind_the_one_that_came_after_them() -> None:
    rows = scale_of("2020-02-22-almaty").rows
    places = {row.mark.report_id: place for place, row in enumerate(rows)}

    earlier = rows[places["2020-02-22-almaty-afp-earlier"]]
    assert places["2020-02-22-almaty-afp-earlier"] == places["2020-02-22-almaty-afp"] + 1
    assert earlier.earlier and "as of " in earlier.note


def test_hedged_and_uncounted_reports_say_so() -> None:
    scale = scale_of("2019-05-01-almaty")

    assert any(row.note.endswith("; hedged") for row in scale.rows)
    assert any("; not counted" in row.note for row in scale.rows)


def test_a_scale_says_what_it_is_of_and_one_without_a_number_says_nothing() -> None:
    row = ReportRow(Mark({}, None, None, ("here",)), "", "", "", earlier=False)
    none = ReportScale((ReportGroup("", (row,)),), Scale(1))

    assert scale_of("2019-10-26-almaty").caption(Language()) == "People reported detained."
    assert none.caption(Language()) == ""


@pytest.mark.parametrize(
    ("incident_id", "signs"),
    [
        ("2019-10-26-almaty", {"shared", "open"}),
        ("2019-05-01-almaty", {"shared", "open", "hedged", "not_counted"}),
        ("2019-06-09-almaty", {"shared", "open", "not_counted", "broken"}),
        ("2020-02-22-almaty", {"shared", "open", "ceiling"}),
    ],
)
def test_a_scale_explains_the_signs_it_is_drawn_with_and_no_other(
    incident_id: str, signs: set[str]
) -> None:
    assert scale_of(incident_id).signs == signs


def test_words_that_are_not_english_have_their_translation() -> None:
    dataset = released_dataset()
    rows = [
        row
        for incident_id in dataset.incidents["incident_id"]
        for row in scale_of(incident_id, dataset).rows
    ]

    assert any(row.translation for row in rows)
    assert all(bool(row.translation) == (row.mark.report["text_language"] != "en") for row in rows)
