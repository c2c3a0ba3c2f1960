"""Scopes as numbers, whatever the width of the numbers that they are made from."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from incidents.counting.scope_relations import (
    MOST_AT_A_MEMBER,
    ScopeRelations,
    relations_by_part,
    relations_of,
)

REPORT = [0, 1, 2, 3]
MEMBER = [5, 5, 5, 1_000_000]
SINCE = [737_000, 737_256, 737_000, 737_000]
UNTIL = [737_001, 737_257, 737_001, 737_001]


def test_days_that_lie_far_apart_make_different_scopes() -> None:
    found = relations_of(*(np.array(one) for one in (REPORT, MEMBER, SINCE, UNTIL)))

    assert len({int(scope) for scope in found.of_report[[0, 1, 3]]}) == 3
    assert found.of_report[0] == found.of_report[2]


@pytest.mark.parametrize("width", [np.int32, np.int64])
def test_numbers_of_few_bits_relate_as_wide_ones(width: type[np.signedinteger]) -> None:
    given = (REPORT, MEMBER, SINCE, UNTIL)
    wide = relations_of(*(np.array(one) for one in given))
    found = relations_of(*(np.array(one, dtype=width) for one in given))

    for field in fields(wide):
        assert getattr(found, field.name).tolist() == getattr(wide, field.name).tolist()


def test_scopes_of_parts_relate_within_each_part_as_if_it_were_alone() -> None:
    given = (REPORT, MEMBER, [737_000, 737_001, 737_000, 737_000], UNTIL)  # of which two meet
    rows = [np.array(2 * one) for one in given]
    rows[0] = np.array([0, 2, 4, 6, 1, 3, 5, 7])  # the parts lie among one another
    order = np.argsort(rows[0])
    alone = relations_of(*(np.array(one) for one in given))

    found = relations_by_part(*(one[order] for one in rows), np.arange(8) % 2, 3)

    scopes = len(alone.size)
    assert found.of_report[::2].tolist() == alone.of_report.tolist()
    assert found.of_report[1::2].tolist() == (alone.of_report + scopes).tolist()
    assert found.size.tolist() == 2 * alone.size.tolist()
    pairs = [(one, other) for one in range(2 * scopes) for other in related(found, one)]
    within = [(one, other) for one in range(scopes) for other in related(alone, one)]
    assert within and pairs == [*within, *((one + scopes, other + scopes) for one, other in within)]


@pytest.mark.parametrize("more", [0, 1, 2])
def test_scopes_that_meet_too_many_others_at_a_member_are_crowded_and_related_to_none(
    more: int,
) -> None:
    number = MOST_AT_A_MEMBER + more
    report = np.arange(number + 2)  # two of them meet elsewhere, and nobody else
    member = np.where(report < number, 5, 6)

    found = relations_of(report, member, np.full(len(report), 737_000), 737_000 + report)

    assert found.crowded.tolist() == [more > 0] * number + [False] * 2
    assert len(related(found, 0)) == (0 if more else number - 1)
    assert related(found, number) == [number + 1]


def related(scopes: ScopeRelations, one: int) -> list[int]:
    return scopes.related[scopes.first[one] : scopes.first[one + 1]].tolist()
