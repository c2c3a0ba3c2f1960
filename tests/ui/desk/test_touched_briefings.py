"""The kept briefings that a change touches."""

from __future__ import annotations

from briefing.scenes.disk_store import briefing_store, new_key
from briefing.scenes.scene import Briefing, Scene, query_of
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from ui.desk.touched_briefings import touched_briefings


def test_a_briefing_is_touched_where_a_figure_of_one_of_its_scenes_moves(
    tables: Tables,
) -> None:
    before = tables.add("reports").read().dataset
    for selection in (
        Selection(events=("2019-10-26",)),
        Selection(),
        Selection(measure="journalists"),
    ):
        scene = Scene(kind="map", selection=query_of(selection))
        briefing_store().save(new_key(), Briefing(scenes=(scene,)))

    after = tables.add("reports", report_id="more", detained_low=20, detained_high=20)

    assert touched_briefings(before, after.read().dataset) == (2, 3)
