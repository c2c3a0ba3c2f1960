"""The rule for numbers against its table of cases and against trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from incidents.rule.figure import Figure, add, event_figure
from incidents.rule.ranges import Report
from incidents.rule.scope import ELSEWHERE, Scope

DAY = (1, 1)
CITIES = dict.fromkeys(("aqtobe", "almaty", "nur-sultan", "shymkent"), DAY)
TWO = ("almaty", "nur-sultan")
ALL = (*CITIES, ELSEWHERE)


def a_report(
    report_id: str,
    members: str | Sequence[str],
    low: int | None,
    high: int | None = None,
    *,
    voice: str = "rferl",
    witness: bool = False,
    hedged: bool = False,
    days: tuple[int, int] = DAY,
) -> Report:
    scope = Scope.of([members] if isinstance(members, str) else members, days, {})
    return Report(report_id, voice, voice, scope, low, high, witness, hedged)


SEED = [
    a_report("nur-sultan", "nur-sultan", 13, witness=True),
    a_report("almaty", "almaty", 12, 12, witness=True),
    a_report("almaty-afp", "almaty", 10, 14, voice="afp", witness=True),
    a_report("shymkent", "shymkent", 3, 3, witness=True),
    a_report("aqtobe", "aqtobe", 10, 10),
    a_report("ministry", TWO, 26, 26, voice="state"),
    a_report("all", ALL, 37),
]
MAY_DAY = [
    a_report("ministry", TWO, 80, 80, voice="state"),
    a_report("almaty", "almaty", 90, 110, witness=True),
    a_report("nur-sultan", "nur-sultan", 24, voice="hromadske"),
    a_report("hedged", "almaty", 200, voice="hromadske", hedged=True),
]


def bounds(figure: Figure) -> tuple[int | None, int | None, bool, bool]:
    return figure.low, figure.high, figure.open_ended, figure.disputed


def within(members: Sequence[str]) -> list[Report]:
    return [report for report in SEED if set(report.scope.members) <= set(members)]


def test_the_seed_event_is_39_or_more_and_not_64_or_101() -> None:
    figure = event_figure(SEED)

    assert bounds(figure) == (39, 39, True, False)
    assert figure.standing == "not_contradicted"
    assert figure.support == "one_origin"
    assert figure.two_origin_low == 25
    assert figure.rests_on == ("aqtobe", "ministry", "shymkent")


def test_nur_sultan_and_almaty_together_are_26_closed_by_the_ministry_alone() -> None:
    figure = event_figure(within(TWO))

    assert bounds(figure) == (26, 26, False, False)
    assert (figure.support, figure.closed_by) == ("two_origins", ("state",))


def test_almaty_alone_is_12_or_more_since_its_witnesses_saw_a_part() -> None:
    figure = event_figure(within(["almaty"]))

    assert bounds(figure) == (12, 12, True, False)
    assert figure.support == "two_origins"


def test_the_seed_event_by_the_state_alone_is_26_and_closed() -> None:
    figure = event_figure(r for r in SEED if r.voice_id == "state")

    assert bounds(figure) == (26, 26, False, False)
    assert figure.support == "state_only"


def test_may_day_keeps_the_ministry_and_the_sum_of_the_cities_apart() -> None:
    figure = event_figure(MAY_DAY)

    assert bounds(figure) == (80, 114, True, True)
    assert figure.standing == "disputed"


def test_a_hedged_report_raises_nothing() -> None:
    with_it, without = event_figure(MAY_DAY), event_figure(MAY_DAY[:-1])

    assert bounds(with_it) == bounds(without)


def test_lows_that_differ_by_two_or_more_are_far_apart_and_can_all_be_right() -> None:
    figure = event_figure(
        [a_report("activists", ALL, 301, voice="activists"), a_report("rferl", ALL, 1001)]
    )

    assert bounds(figure) == (1001, 1001, True, False)
    assert figure.standing == "far_apart"


def test_lows_are_far_apart_from_exactly_twice_on() -> None:
    def standing(low: int) -> str:
        ten = a_report("activists", "almaty", 10, voice="activists")
        return event_figure([ten, a_report("rferl", "almaty", low)]).standing

    assert [standing(low) for low in (19, 20)] == ["not_contradicted", "far_apart"]


def test_figures_that_lie_far_apart_in_one_of_several_places_do_so_on_a_part_of_the_figure() -> (
    None
):
    apart = [a_report("one", "almaty", 10, voice="activists"), a_report("two", "almaty", 30)]
    elsewhere = a_report("three", "aqtobe", 5)

    assert not event_figure(apart).far_apart_within
    assert event_figure([*apart, elsewhere]).far_apart_within
    assert add([event_figure(apart), event_figure([elsewhere])]).far_apart_within


def test_a_running_total_lies_inside_the_next_one_and_disputes_nothing() -> None:
    totals = [
        a_report("tenth", ALL, 7939, 7939, voice="state", days=(2, 10)),
        a_report("twelfth", ALL, 10001, voice="media", days=(2, 12)),
    ]

    assert bounds(event_figure(totals)) == (10001, 10001, True, False)


def test_up_to_30_has_no_low() -> None:
    assert bounds(event_figure([a_report("one", "almaty", None, 30)])) == (None, 30, False, False)


def test_a_number_of_zero_is_a_number_and_silence_is_none() -> None:
    zero = event_figure([a_report("one", "almaty", 0, 0)])

    assert (zero.low, zero.high, zero.reported_zero) == (0, 0, True)
    assert bounds(event_figure([])) == (None, None, False, False)


def test_a_zero_beside_detentions_without_a_number_is_no_reported_zero() -> None:
    zero, unnumbered = a_report("zero", "almaty", 0, 0), a_report("none", "aqtobe", None, None)

    assert not event_figure([zero, unnumbered]).reported_zero


def test_detentions_without_a_number_leave_the_figure_open_and_raise_nothing() -> None:
    figure = event_figure(
        [a_report("number", "almaty", 5, 5), a_report("none", "aqtobe", None, None)]
    )

    assert bounds(figure) == (5, 5, True, False)
    assert figure.no_number


def test_a_dispute_beneath_is_known_where_the_figure_goes_outward() -> None:
    figure = event_figure([*MAY_DAY, a_report("aqtobe", "aqtobe", 10, 10)])

    assert bounds(figure) == (90, 124, True, False)
    assert figure.disputed_within


def test_of_scopes_that_cross_the_one_with_the_higher_low_is_kept() -> None:
    figure = event_figure(
        [
            a_report("a", ["aqtobe", "almaty"], 20, 20),
            a_report("b", ["almaty", "shymkent"], 30, 30),
        ]
    )

    assert figure.low == 30
    assert figure.crossing == ("a",)


def test_the_largest_family_that_nests_is_kept_whatever_its_low() -> None:
    figure = event_figure(
        [
            a_report("a", ["aqtobe", "almaty"], 5),
            a_report("b", ["almaty", "shymkent"], 30),
            a_report("c", ["shymkent", "nur-sultan"], 5),
        ]
    )

    assert figure.crossing == ("b",)
    assert figure.low == 10


def test_an_incident_is_covered_on_its_own_days_only() -> None:
    incident_days = {"almaty": (10, 10), "nur-sultan": (9, 9)}
    both = Scope.of(["almaty", "nur-sultan"], (9, 10), incident_days)

    assert Scope.of(["almaty"], (10, 10), incident_days).inside(both)
    assert both.size == 2


def test_events_add_up_low_to_low_and_high_to_high() -> None:
    figure = add([event_figure(SEED), event_figure(MAY_DAY)])

    assert (figure.low, figure.high, figure.open_ended) == (119, 153, True)
    assert not figure.disputed
    assert figure.disputed_within


MEMBERS = ("a", "b", ELSEWHERE)
DAYS = ((1, 1), (2, 2), (1, 2))
SCOPES = [
    Scope.of(members, days, {})
    for number in (1, 2, 3)
    for members in combinations(MEMBERS, number)
    for days in DAYS
]
numbers = st.none() | st.integers(0, 4)


@st.composite
def some_reports(draw: st.DrawFn, most: int = 5) -> list[Report]:
    reports = []
    for index in range(draw(st.integers(1, most))):
        members = draw(st.sets(st.sampled_from(MEMBERS), min_size=1))
        low, high = draw(numbers), draw(numbers)
        if low is not None and high is not None and low > high:
            low, high = high, low
        reports.append(
            Report(
                f"r{index}",
                origin_id=(voice := draw(st.sampled_from(["state", "x", "y"]))),
                voice_id=voice,
                scope=Scope.of(members, draw(st.sampled_from(DAYS)), {}),
                low=low,
                high=high,
                sees_part=draw(st.booleans()),
                hedged=draw(st.integers(0, 9)) == 0,
            )
        )
    return reports


def cells(scope: Scope) -> set[tuple[str, int]]:
    return {(m, day) for m, first, last in scope.days for day in range(first, last + 1)}


MANY_DO_NOT_FIT = [HealthCheck.filter_too_much]
"""Scopes drawn at random often cross or hold no low, and such draws are passed over."""

BEYOND = 5
"""One more than any bound that is drawn: a cell may hold it only where nothing closes it."""


ASSIGNMENTS = [np.indices((BEYOND + 1,) * n).reshape(n, (BEYOND + 1) ** n) for n in range(7)]
"""For each number of cells every way to fill them: a row a cell, a column a way."""


def every_total(reports: Sequence[Report]) -> tuple[set[int], bool]:
    """All totals that fit every report, trying every assignment, and whether some are endless."""
    ranged = [(sorted(cells(r.scope)), r.range) for r in reports if r.range]
    covered = sorted({cell for held, _ in ranged for cell in held})
    numbers = ASSIGNMENTS[len(covered)]
    fits = np.ones(numbers.shape[1], bool)
    for held, r in ranged:
        total = numbers[[covered.index(cell) for cell in held]].sum(axis=0)
        fits &= (r.floor <= total) & (total <= r.ceiling)
    fitting = numbers[:, fits]
    return set(fitting.sum(axis=0).tolist()), bool((fitting == BEYOND).any())


@given(some_reports(most=4))
@settings(max_examples=150, deadline=None)
def test_the_bounds_are_those_of_trying_every_assignment(reports: list[Report]) -> None:
    figure = event_figure(reports)
    assume(not figure.crossing and figure.number_of_events)

    totals, endless = every_total(reports)

    assert bool(totals) == (not figure.disputed and not figure.disputed_within)
    if totals:
        assert (figure.low or 0) == min(totals)
        assert any(node.range.open for node in figure.tree) == endless
        assert endless or figure.high == max(totals)


@given(some_reports(), st.data())
@settings(suppress_health_check=MANY_DO_NOT_FIT, deadline=None)
def test_a_weaker_at_least_changes_neither_low_nor_dispute(
    reports: list[Report], data: st.DataObject
) -> None:
    before = event_figure(reports)
    node = data.draw(st.sampled_from(list(before.walk()) or [None]))
    assume(node is not None and node.range.low)
    assert node is not None
    weaker = data.draw(st.integers(0, (node.range.low or 1) - 1))
    added = Report("z", "z", "z", node.scope, weaker, None)

    after = event_figure([*reports, added])

    assert bounds(after) == bounds(before)
    assert after.rests_on == before.rests_on


@given(some_reports(), st.data())
@settings(suppress_health_check=MANY_DO_NOT_FIT, deadline=None)
def test_a_weaker_at_least_on_a_new_scope_changes_neither_low_nor_dispute(
    reports: list[Report], data: st.DataObject
) -> None:
    before = event_figure(reports)
    lows = {
        scope: event_figure(r for r in reports if r.scope.inside(scope)).low
        for scope in SCOPES
        if not any(scope.crosses(report.scope) for report in reports)
    }
    scope = data.draw(st.sampled_from([scope for scope, low in lows.items() if low] or [None]))
    assume(scope)
    assert scope is not None
    weaker = data.draw(st.integers(0, (lows[scope] or 1) - 1))

    after = event_figure([*reports, Report("z", "z", "z", scope, weaker, None)])

    assert after.low == before.low
    assert (after.disputed or after.disputed_within) == (before.disputed or before.disputed_within)


@given(some_reports(), st.randoms())
def test_the_order_of_rows_changes_nothing(reports: list[Report], random: object) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert event_figure(shuffled) == event_figure(reports)


@given(some_reports())
def test_the_low_is_the_sum_of_the_lows_it_rests_on(reports: list[Report]) -> None:
    figure = event_figure(reports)
    lows = {report.report_id: report.low or 0 for report in reports}

    assert sum(lows[report] for report in figure.rests_on) == (figure.low or 0)
