"""Every check by its name: those that leave a row out, those that find a problem, and notes."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.checks.crossing import scopes_that_cross
from incidents.checks.days import (
    days_backwards,
    days_outside_the_event,
    days_that_miss_the_incidents,
    words_said_before_they_could_be,
)
from incidents.checks.entered_twice import (
    incidents_of_one_place_and_day,
    reports_in_the_same_words,
)
from incidents.checks.figures import (
    bounds_that_the_words_do_not_give,
    bounds_upside_down,
    figures_of_acts_not_counted,
    figures_without_a_low,
)
from incidents.checks.ids_as_dates import ids_that_programs_take_for_dates
from incidents.checks.organizers import (
    events_with_a_caller_and_with_nobody,
    organizers_that_do_not_fit_their_role,
    reports_that_say_somebody_and_nobody_called,
)
from incidents.checks.people import (
    addresses_that_spell_a_name,
    names_outside_of_people,
    people_in_reports_on_others,
    titles_that_spell_a_name,
)
from incidents.checks.replacements import (
    figures_of_one_origin_that_differ,
    replacements_in_a_circle,
    replacements_of_something_else,
    reports_not_counted_without_a_reason,
    reports_set_aside_for_nothing,
)
from incidents.checks.scopes import (
    further_sources_that_do_not_exist,
    incidents_named_like_a_word_of_scopes,
    organizers_reported_for_another_event,
    scopes_that_name_no_part_of_their_event,
)
from incidents.checks.texts import invisible_characters, quotations_too_long, words_not_translated
from incidents.checks.translations import translations_with_other_numbers, words_in_two_alphabets
from incidents.tables.problems import Note
from incidents.tables.rows import Tables

CHECKS_THAT_LEAVE_OUT = (
    scopes_that_name_no_part_of_their_event,
    incidents_named_like_a_word_of_scopes,
    bounds_upside_down,
    days_backwards,
    replacements_in_a_circle,
    organizers_that_do_not_fit_their_role,
)
"""A row is left out only where the rule for numbers cannot be applied to it, or a choice by it.

Rows that are sound and contradict each other stay; `incidents.dataset.findings` tells of them.
"""


CHECKS_THAT_KNOW_PLACES = (replacements_of_something_else,)
"""Checks that leave a row out too, once it is known which incidents hold which."""


def dates_not_known_to_the_day(tables: Tables) -> Iterator[Note]:
    """Incidents of which only a range or a month is known."""
    incidents = tables["incidents"]
    is_known = pc.is_in(incidents["date_precision"], pa.array(["", "day"]))
    for row in incidents.where(pc.invert(is_known)):
        yield incidents.note(row, "date_precision", remark=to_say("the day is not known"))


def sources_without_an_address(tables: Tables) -> Iterator[Note]:
    """Sources that a reader cannot open."""
    sources = tables["sources"]
    for row in sources.where(pc.equal(sources["url"], "")):
        yield sources.note(row, "url", remark=to_say("nothing to open"))


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
    titles_that_spell_a_name,
    reports_not_counted_without_a_reason,
    reports_set_aside_for_nothing,
)
"""Problems with rows that stay: they are told, and the rows are counted all the same."""


WORTH_A_LOOK = (
    scopes_that_cross,
    incidents_of_one_place_and_day,
    reports_in_the_same_words,
    figures_of_one_origin_that_differ,
    figures_without_a_low,
    figures_of_acts_not_counted,
    bounds_that_the_words_do_not_give,
    dates_not_known_to_the_day,
    addresses_that_spell_a_name,
    people_in_reports_on_others,
    events_with_a_caller_and_with_nobody,
    sources_without_an_address,
    translations_with_other_numbers,
    words_in_two_alphabets,
    ids_that_programs_take_for_dates,
)
"""What is no mistake, and that an editor may want to look at again: notes."""
