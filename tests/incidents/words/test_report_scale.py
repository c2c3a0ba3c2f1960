"""The reports of an incident as they are drawn: form, words beside, order, scale."""

from __future__ import annotations

import pytest

from incidents.counting.report_marks import Mark
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.words.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import ReportRow, ReportScale, report_scale
from incidents.words.speaker import Speaker


def scale_of(incident_id: str, dataset: Dataset | None = None) -> ReportScale:
    tables = dataset or read_dataset().dataset
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


def test_reports_stand_from_low_to_high_with_who_says_so() -> None:
    rows = scale_of("2019-10-26-almaty").rows

    assert [row.figure for row in rows] == [
        "around a dozen",
        "a dozen",
        "26",
        "more than three dozen",
    ]
    assert rows[0].note == "AFP, eyewitness; at least: saw a part"
    assert rows[2].note.startswith("Interior Ministry, official; one number for Almaty")
    assert [row.mark.shared for row in rows] == [False, False, True, True]


def test_a_figure_for_the_whole_event_says_how_many_places_the_table_names() -> None:
    *_, note = [row.note for row in scale_of("2019-10-26-almaty").rows]

    assert "for the whole event, of which the table names 4 places" in note


def test_earlier_figures_stand_behind_the_one_that_came_after_them() -> None:
    rows = scale_of("2020-02-22-almaty").rows
    places = {row.mark.report_id: place for place, row in enumerate(rows)}

    earlier = rows[places["2020-02-22-almaty-afp-earlier"]]
    assert places["2020-02-22-almaty-afp-earlier"] == places["2020-02-22-almaty-afp"] + 1
    assert earlier.earlier and "as of " in earlier.note


def test_hedged_and_uncounted_reports_say_so() -> None:
    scale = scale_of("2019-05-01-almaty")

    assert {"hedged", "not_counted"} <= scale.signs
    assert any(row.note.endswith("; hedged") for row in scale.rows)
    assert any("; not counted" in row.note for row in scale.rows)


def test_a_scale_that_shrinks_says_so_and_one_without_a_number_says_nothing() -> None:
    shrinking = scale_of("2022-01-09-kyzylorda")
    none = ReportScale(
        (ReportRow(Mark({}, None, None, ("here",)), "", "", "", earlier=False),), shrinking.scale
    )

    assert "shrinks" in shrinking.caption(Language())
    assert "shrinks" not in scale_of("2019-10-26-almaty").caption(Language())
    assert none.caption(Language()) == ""
