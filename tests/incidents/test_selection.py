"""The selection as a value that links and commands share."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.codes import BASES, CONTEXTS
from incidents.selection import Selection

FIRST, LAST = date(2019, 10, 26), date(2019, 10, 28)
KNOWN = {
    "event": {"2019-10-26"},
    "place": {"1526384", "1526273"},
    "region": {"KZ-75"},
    "organizer": {"dck", "not_reported", "no_organizer"},
    "incident": {"2019-10-26-almaty", "2019-10-26-oral"},
    "voice": {"state", "rferl"},
}


def several(values: set[str] | tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(sorted(values))).map(lambda chosen: tuple(sorted(chosen)))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return Selection(
        since=draw(st.sampled_from([None, days[0]])),
        until=draw(st.sampled_from([None, days[1]])),
        events=draw(several(KNOWN["event"])),
        places=draw(several(KNOWN["place"])),
        regions=draw(several(KNOWN["region"])),
        organizers=draw(several(KNOWN["organizer"])),
        measure=draw(st.sampled_from(["people", "journalists"])),
        bases=draw(several(BASES)),
        voices=draw(several(KNOWN["voice"])),
        review=draw(st.sampled_from([None, "read", "full_text", "excerpt"])),
        contexts=draw(several(CONTEXTS)),
        incidents=draw(several(KNOWN["incident"])),
        organizer_match=draw(st.sampled_from(["any", "only"])),
    )


@given(selections())
def test_a_query_read_back_is_the_same_selection(selection: Selection) -> None:
    assert Selection.from_query(selection.to_query(), known=KNOWN) == (selection, ())


def test_what_cannot_be_used_is_told_and_the_rest_is_used() -> None:
    query = [
        ("place", "1526384"),
        ("place", "nowhere"),
        ("since", "2019-13-01"),
        ("until", "2019-W43-6"),
        ("measure", "dogs"),
        ("utm_source", "mail"),
    ]

    selection, ignored = Selection.from_query(query, known=KNOWN)

    assert selection == Selection(places=("1526384",))
    assert [(part.key, part.value) for part in ignored] == [
        ("place", "nowhere"),
        ("since", "2019-13-01"),
        ("until", "2019-W43-6"),
        ("measure", "dogs"),
    ]


def test_days_in_the_wrong_order_are_left_out_and_told() -> None:
    query = [("since", "2020-01-02"), ("until", "2020-01-01")]

    selection, ignored = Selection.from_query(query, known=KNOWN)

    assert selection == Selection()
    assert ignored[0].value == "2020-01-02/2020-01-01"


def test_a_state_of_emergency_is_counted_only_where_the_reader_asks() -> None:
    assert "state_of_emergency" not in Selection().counted_contexts
    assert "state_of_emergency" in Selection(events=("2022-01",)).counted_contexts
    assert Selection(contexts=("state_of_emergency",)).counted_contexts == ("state_of_emergency",)


def test_a_named_incident_is_counted_whatever_its_context() -> None:
    assert "state_of_emergency" in Selection(incidents=("2022-01-almaty",)).counted_contexts


def test_a_query_keeps_the_order_that_links_have_had() -> None:
    selection = Selection(
        organizers=("dck",),
        contexts=("protest",),
        incidents=("2019-10-26-almaty",),
        organizer_match="only",
    )

    assert [key for key, _ in selection.to_query()] == [
        "organizer",
        "context",
        "incident",
        "organizer_match",
    ]


def test_a_day_is_kept_as_it_was_written() -> None:
    selection, _ = Selection.from_query([("until", "2019-10-26")], known=KNOWN)

    assert selection.until == date(2019, 10, 26)


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        (None, None, (FIRST, LAST)),
        (date(2019, 10, 27), None, (date(2019, 10, 27), LAST)),
        (None, date(2019, 10, 25), (None, date(2019, 10, 25))),
    ],
    ids=["open", "begins inside", "lies outside"],
)
def test_a_choice_is_cut_to_days_that_it_touches(
    since: date | None, until: date | None, wanted: tuple[date | None, date | None]
) -> None:
    within = Selection(since=since, until=until, events=("one",)).within(FIRST, LAST)

    assert (within.since, within.until) == wanted and within.events == ("one",)


def test_values_of_a_field_stand_once_and_in_the_order_that_a_link_has() -> None:
    chosen = Selection().with_values("places", ["shymkent", "almaty", "shymkent"])
    assert chosen == Selection(places=("almaty", "shymkent"))
