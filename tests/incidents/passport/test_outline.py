"""The steps of a passport are walked once: in one order, to one depth, in the same words."""

from __future__ import annotations

import pytest

from incidents.commands.explain import STEP, lines
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.passport.outline import Outline, outline, step_in_words
from incidents.passport.provenance import passport
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


@pytest.fixture(scope="module")
def speaker() -> Speaker:
    dataset: Dataset = released_dataset()
    return Speaker(dataset, Language(), PlaceNames(dataset))


def outline_of(event: str, speaker: Speaker) -> Outline:
    (part,) = passport(speaker.dataset, Selection(events=(event,))).events
    return outline(part, speaker)


def test_a_step_stands_before_those_inside_it_and_names_are_in_order(speaker: Speaker) -> None:
    told = outline_of("2019-10-26", speaker)

    assert (told.title, told.figure) == ("Protests called by DCK, 26 October 2019", "at least 39")
    assert [(step.depth, step_in_words(step, speaker)) for step in told.walk()] == [
        (0, "Whole country: at least 39"),
        (1, "Almaty and Nur-Sultan: 26"),
        (2, "Almaty: at least 12"),
        (2, "Nur-Sultan: at least 13"),
        (1, "Aqtobe: at least 10"),
        (1, "Shymkent: at least 3"),
    ]


def test_a_step_says_how_it_came_about_and_holds_the_reports_on_its_very_scope(
    speaker: Speaker,
) -> None:
    whole, both, *_ = outline_of("2019-10-26", speaker).walk()

    assert whole.how == ("Added up: 26 + 10 + 3 = at least 39",)
    assert [role.report_id for role in both.roles] == ["2019-10-26-nur-sultan-almaty-ministry"]


def test_a_report_without_a_firm_number_is_in_no_step(speaker: Speaker) -> None:
    told = outline_of("2019-05-01", speaker)
    in_steps = {role.report_id for step in told.walk() for role in step.roles}

    assert [role.report_id for role in told.silent] == ["2019-05-01-almaty-hromadske"]
    assert "2019-05-01-almaty-hromadske" not in in_steps


def test_an_event_of_several_outermost_steps_says_their_sum(speaker: Speaker) -> None:
    selection = Selection(events=("2019-10-26",), places=("1526384", "610611"))
    (part,) = passport(speaker.dataset, selection).events
    told = outline(part, speaker)

    assert [step.where for step in told.steps] == ["Almaty", "Aqtobe"]
    assert told.added_up == "12 + 10 = at least 22"


def test_explain_sets_each_step_in_by_its_depth(speaker: Speaker) -> None:
    made = passport(speaker.dataset, Selection(events=("2019-10-26",)))
    steps = [
        STEP * (step.depth + 1) + step_in_words(step, speaker)
        for step in outline(made.events[0], speaker).walk()
    ]

    assert [line for line in lines(made, speaker) if line in steps] == steps


def test_a_hedged_report_and_one_without_a_number_are_told_beside_the_steps(
    tables: Tables,
) -> None:
    tables.add("reports")
    tables.add("reports", report_id="hedged", hedged="true", detained_text="seemingly 12")
    words = {"detained_low": "", "detained_high": "", "detained_text": "mass arrests"}
    tables.add("reports", report_id="no-number", **words)
    dataset = tables.read().dataset

    told = outline_of("2019-10-26", Speaker(dataset, Language(), PlaceNames(dataset)))

    assert {role.report_id for role in told.silent} == {"hedged", "no-number"}
