"""What no schema can say about the tables: every problem, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.checks.crossing import scopes_that_cross
from incidents.checks.days import (
    days_outside_the_event,
    days_that_miss_the_incidents,
    words_said_before_they_could_be,
)
from incidents.checks.figures import (
    bounds_that_the_words_do_not_give,
    figures_of_acts_not_counted,
    figures_without_a_low,
)
from incidents.checks.organizers import (
    events_with_a_caller_and_with_nobody,
    reports_that_say_somebody_and_nobody_called,
)
from incidents.checks.people import (
    addresses_that_spell_a_name,
    names_outside_of_people,
    people_in_reports_on_others,
    without_names,
)
from incidents.checks.replacements import (
    reports_not_counted_without_a_reason,
    reports_set_aside_for_nothing,
)
from incidents.checks.scopes import (
    further_sources_that_do_not_exist,
    organizers_reported_for_another_event,
)
from incidents.checks.texts import invisible_characters, quotations_too_long, words_not_translated
from incidents.dataset.dataset import Reading
from incidents.dataset.released_version import tables_unlike_their_version
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Tables


def dates_not_known_to_the_day(tables: Tables) -> Iterator[Note]:
    """Incidents of which only a range or a month is known."""
    incidents = tables["incidents"]
    for row in incidents:
        if row["date_precision"] not in ("", "day"):
            yield incidents.note(row, "date_precision", remark="the day is not known")


def sources_without_an_address(tables: Tables) -> Iterator[Note]:
    """Sources that a reader cannot open."""
    sources = tables["sources"]
    for row in sources:
        if not row["url"]:
            yield sources.note(row, "url", remark="nothing to open")


CHECKS = (
    further_sources_that_do_not_exist,
    organizers_reported_for_another_event,
    reports_that_say_somebody_and_nobody_called,
    days_outside_the_event,
    days_that_miss_the_incidents,
    words_said_before_they_could_be,
    quotations_too_long,
    words_not_translated,
    invisible_characters,
    names_outside_of_people,
    reports_not_counted_without_a_reason,
    reports_set_aside_for_nothing,
)
"""Beyond those of `incidents.dataset.dataset`, which leave rows out."""

WORTH_A_LOOK = (
    scopes_that_cross,
    figures_without_a_low,
    figures_of_acts_not_counted,
    bounds_that_the_words_do_not_give,
    dates_not_known_to_the_day,
    addresses_that_spell_a_name,
    people_in_reports_on_others,
    events_with_a_caller_and_with_nobody,
    sources_without_an_address,
)


@dataclass(frozen=True)
class Findings:
    """Everything there is to say about a folder of tables, sorted by file and row."""

    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]


def check(reading: Reading) -> Findings:
    """Every problem and every note, those of the reading among them; no name of a person."""
    tables = reading.tables
    problems = [problem for rule in CHECKS for problem in rule(tables)]
    notes = [note for rule in WORTH_A_LOOK for note in rule(tables)]
    notes += tables_unlike_their_version(reading.dataset)
    return Findings(
        tuple(sorted({*reading.problems, *without_names(problems, tables)})),
        tuple(sorted({*reading.notes, *without_names(notes, tables)})),
    )
