"""What is made of a data set is kept with it: asked for again and again, it dies with the tables.

A data set never changes and is equal to itself alone, so what is made of it can be kept; and of
threads that ask for the same at one moment, one makes it for all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import ref

from incidents.dataset.memory_left import make_sure_of_memory

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Rest = ParamSpec("Rest")
Made = TypeVar("Made")
OfDataset = Callable[Concatenate["Dataset", Rest], Made]

BEFORE_MAKING: ContextVar[Callable[[], object]] = ContextVar("before making", default=lambda: None)
"""Called before anything is made, and while a thread waits for another: who no longer wants the
answer leaves by an exception from here."""

SECONDS = 0.2
"""How long a thread waits for another before it asks whether the answer is still wanted."""


class _Left(Exception):
    """Who made it for all no longer wanted it."""


MOST_OF_SMALL = 64
"""What is kept of a small table: more than fifty readers ask for at one time, each something else.
"""


def held(tables: Callable[[], Dataset | None]) -> Dataset:
    """The data set that a weak reference names: whoever asks holds it."""
    dataset = tables()
    assert dataset is not None, "whoever asks holds it"
    return dataset


def memoised(
    at_most: int | None = None, *, at_a_million: int | None = None
) -> Callable[[OfDataset[Rest, Made]], OfDataset[Rest, Made]]:
    """Keeps what a function makes of each data set, for so many arguments, the last ones asked for.

    `at_a_million` is for what grows with the table: so many of 1,000,000 incidents, and of fewer
    incidents as many as take the same memory, up to `MOST_OF_SMALL`. The other arguments must be
    hashable. What is made and holds on to the data set keeps it until the collector next walks over
    both: at the latest when the tables are read for the second time after. Where memory is scarce
    nothing is made, and MemoryError raised.
    """

    def decorate(make: OfDataset[Rest, Made]) -> OfDataset[Rest, Made]:
        @wraps(make)
        def kept(dataset: Dataset, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Made:
            of_this = dataset.made.get(make)
            if of_this is None:
                # One of two threads that come at once sets it, and both use that one.
                size = at_most if at_a_million is None else _number(at_a_million, dataset)
                of_this = dataset.made.setdefault(make, _kept_of(ref(dataset), make, size))
            made: Made = of_this(*args, **kwargs)
            return made

        return kept

    return decorate


def _number(at_a_million: int, dataset: Dataset) -> int:
    """How many fit into the memory of so many of 1,000,000 incidents."""
    as_many = at_a_million * 1_000_000 // max(1, len(dataset.tables["incidents"]))
    return max(at_a_million, min(MOST_OF_SMALL, as_many))


def _kept_of(
    dataset: ref[Dataset], make: OfDataset[Rest, Made], at_most: int | None
) -> Callable[..., Made]:
    """What the function makes of one data set, held by it alone, so that it goes at once."""

    @lru_cache(maxsize=at_most)
    @_once
    def make_of_it(*args: Rest.args, **kwargs: Rest.kwargs) -> Made:
        tables = held(dataset)
        make_sure_of_memory(tables)
        return make(tables, *args, **kwargs)

    return make_of_it


def _once(make: Callable[Rest, Made]) -> Callable[Rest, Made]:
    """The function, called by one thread at a time for the same arguments: another
    that asks for them meanwhile waits, and gets the result or what it raises."""
    being_made: dict[Hashable, Future[Made]] = {}

    def once(*args: Rest.args, **kwargs: Rest.kwargs) -> Made:
        asked, mine = (args, tuple(kwargs.items())), Future[Made]()
        # One step, which no other thread comes between.
        while (first := being_made.setdefault(asked, mine)) is not mine:
            try:
                return _result(first)
            except _Left:
                continue  # it is made here now
        try:
            BEFORE_MAKING.get()()
            made = make(*args, **kwargs)
        except BaseException as problem:
            # What is no Exception is meant for one thread alone, such as the end of its page.
            mine.set_exception(problem if isinstance(problem, Exception) else _Left())
            raise
        else:
            mine.set_result(made)
            return made
        finally:
            del being_made[asked]

    return once


def _result(made_elsewhere: Future[Made]) -> Made:
    while True:
        done, _ = wait([made_elsewhere], timeout=SECONDS)
        if done:
            return made_elsewhere.result()
        BEFORE_MAKING.get()()
