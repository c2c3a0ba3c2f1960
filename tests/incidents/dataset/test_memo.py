"""What is made of a data set is kept with it, and both go together."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event
from typing import Any
from weakref import ref

import pytest

from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from briefing.page.content import content_of
from briefing.scenes.scene import Briefing, Scene
from incidents.counting.count import count
from incidents.counting.groups import by_city
from incidents.counting.incident_figures import by_incident
from incidents.counting.searched import searched
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import BEFORE_MAKING, MOST_OF_SMALL, memoised
from incidents.export.formats import FORMATS
from incidents.languages.language import Language
from incidents.passport.provenance import passport
from incidents.search import search
from incidents.selection import Selection
from incidents.sheets.selection_content import take
from incidents.slider.timeline import timeline
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.waiting import PATIENCE

LANGUAGE = Language()
EVERYTHING = Selection()


def say(dataset: Dataset) -> str:
    speaker = Speaker(dataset, LANGUAGE, PlaceNames(dataset, of="source"))
    return sentence(count(dataset, EVERYTHING), speaker)


def export(dataset: Dataset) -> None:
    taking = take(Speaker(dataset, LANGUAGE, PlaceNames(dataset)), EVERYTHING)
    for name in FORMATS:
        FORMATS[name].write(taking)


def present(dataset: Dataset) -> None:
    briefing = Briefing(scenes=(Scene("map", ""), Scene("regions", ""), Scene("passport", "")))
    shown = show_all(briefing, dataset, LANGUAGE, Discretion())
    content_of(briefing, shown, Discretion(), LANGUAGE)


USES: dict[str, Callable[[Dataset], object]] = {
    "counting": lambda dataset: count(dataset, EVERYTHING),
    "groups": lambda dataset: by_city(dataset, EVERYTHING),
    "incidents": lambda dataset: by_incident(dataset, EVERYTHING),
    "searched": lambda dataset: searched(dataset, EVERYTHING),
    "slider": lambda dataset: timeline(dataset, EVERYTHING, mode="window"),
    "passport": lambda dataset: passport(dataset, EVERYTHING),
    "search": lambda dataset: search(dataset, "almaty dozen"),
    "sentence": say,
    "export": export,
    "presenter": present,
}


@pytest.fixture
def sound(tables: Tables) -> Tables:
    for name in ("reports", "organizers", "event_organizers", "coverage"):
        tables.add(name)
    return tables


@pytest.fixture
def without_collector() -> Iterator[None]:
    """As where the collector passes over the tables: what refers to itself stays."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_nothing_holds_a_data_set_that_was_used(
    use: Callable[[Dataset], object], sound: Tables
) -> None:
    dataset = sound.read().dataset
    dropped = ref(dataset)

    use(dataset)
    del dataset

    assert dropped() is None


def asked_for() -> tuple[list[str], Callable[[Dataset, str], str]]:
    """What was made so far, and what makes it and keeps the last two of each data set."""
    made: list[str] = []

    @memoised(at_most=2)
    def make(dataset: Dataset, word: str) -> str:
        made.append(word)
        return f"{word} of {len(dataset.reports)}"

    return made, make


def test_what_was_made_is_not_made_again(sound: Tables) -> None:
    dataset = sound.read().dataset
    made, make = asked_for()

    assert make(dataset, "a") == make(dataset, "a") == "a of 1"
    assert made == ["a"]


def test_each_data_set_keeps_its_own(sound: Tables) -> None:
    _, make = asked_for()
    one = sound.read().dataset
    other = sound.add("reports", report_id="2019-10-26-almaty-other").read().dataset

    assert (make(one, "a"), make(other, "a")) == ("a of 1", "a of 2")


def test_what_was_asked_for_longest_ago_goes_first(sound: Tables) -> None:
    dataset = sound.read().dataset
    made, make = asked_for()

    for word in ("a", "b", "a", "c", "a", "b"):
        make(dataset, word)

    assert made == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    ("incidents", "kept"), [(5_000_000, 8), (1_000_000, 8), (500_000, 16), (1, MOST_OF_SMALL)]
)
def test_of_smaller_tables_as_many_are_kept_as_take_the_same_memory(
    incidents: int, kept: int
) -> None:
    made = list[int]()

    @memoised(at_a_million=8)
    def make(dataset: Any, number: int) -> int:
        made.append(number)
        return number

    class Sized:
        def __init__(self) -> None:
            self.tables, self.made = {"incidents": range(incidents)}, dict[object, Any]()
            self.size = 0

    dataset = Sized()
    for number in [*range(kept), *range(kept), kept, 0]:
        make(dataset, number)  # type: ignore[arg-type]

    assert made == [*range(kept), kept, 0]


def test_of_readers_who_ask_for_the_same_at_once_one_has_it_made(sound: Tables) -> None:
    dataset = sound.read().dataset
    made: list[str] = []
    being_made, may_end = Event(), Event()

    @memoised()
    def make(dataset: Dataset, word: str) -> str:
        made.append(word)
        being_made.set()
        assert may_end.wait(PATIENCE)
        return word * 2

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(make, dataset, "a")]
        assert being_made.wait(PATIENCE)
        asked += [pool.submit(make, dataset, "a") for _ in range(3)]
        other = pool.submit(make, dataset, "b")  # when one of the four is free
        may_end.set()

        assert [one.result(PATIENCE) for one in (*asked, other)] == [*["aa"] * 4, "bb"]
    assert made == ["a", "b"]


def test_what_could_not_be_made_is_made_when_it_is_asked_for_again(sound: Tables) -> None:
    dataset = sound.read().dataset
    problems = [OSError("the disk")]

    @memoised()
    def make(dataset: Dataset) -> str:
        if problems:
            raise problems.pop()
        return "made"

    with pytest.raises(OSError, match="the disk"):
        make(dataset)

    assert make(dataset) == "made"


def test_two_functions_keep_apart_what_they_make(sound: Tables) -> None:
    dataset = sound.read().dataset
    day = memoised()(lambda dataset, year: date(year, 1, 1))
    word = memoised()(lambda dataset, year: str(year))

    assert (day(dataset, 2019), word(dataset, 2019)) == (date(2019, 1, 1), "2019")


class Gone(BaseException):
    """The page of a reader ends: no fault of what is being made."""


def test_who_no_longer_wants_an_answer_has_nothing_made(tables: Tables) -> None:
    made: list[int] = []

    @memoised()
    def make(dataset: Dataset) -> None:
        made.append(1)

    def leave() -> None:
        raise Gone

    dataset, kept = tables.read().dataset, BEFORE_MAKING.set(leave)
    try:
        with pytest.raises(Gone):
            make(dataset)
    finally:
        BEFORE_MAKING.reset(kept)

    assert not made


def test_who_leaves_while_making_takes_the_answer_from_nobody_else(tables: Tables) -> None:
    dataset, is_making, may_leave = tables.read().dataset, Event(), Event()

    @memoised()
    def make(dataset: Dataset) -> str:
        if not is_making.is_set():
            is_making.set()
            may_leave.wait(PATIENCE)
            raise Gone
        return "made"

    with ThreadPoolExecutor(2) as threads:
        leaving = threads.submit(make, dataset)
        is_making.wait(PATIENCE)
        staying = threads.submit(make, dataset)
        may_leave.set()

        assert staying.result(PATIENCE) == "made"
        assert isinstance(leaving.exception(PATIENCE), Gone)


def test_who_waits_for_another_may_leave(tables: Tables) -> None:
    dataset, is_making, may_end = tables.read().dataset, Event(), Event()

    @memoised()
    def make(dataset: Dataset) -> str:
        is_making.set()
        may_end.wait(PATIENCE)
        return "made"

    def wait_and_leave() -> str:
        def leave() -> None:
            raise Gone

        BEFORE_MAKING.set(leave)
        return make(dataset)

    with ThreadPoolExecutor(2) as threads:
        making = threads.submit(make, dataset)
        is_making.wait(PATIENCE)
        leaving = threads.submit(wait_and_leave)

        assert isinstance(leaving.exception(PATIENCE), Gone)
        may_end.set()
        assert making.result(PATIENCE) == "made"
