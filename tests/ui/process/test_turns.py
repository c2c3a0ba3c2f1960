"""Runs of pages go one after the other, and none holds the others for long."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from tests.waiting import PATIENCE
from ui.process import turns
from ui.process.turns import Turns, take_turns

PROJECT = Path(__file__).parents[3]

LONG = 1_000.0


@contextmanager
def run_under_way(of: Turns) -> Iterator[Future[None]]:
    """A run that has begun in a thread of its own and ends with the block."""
    begun, may_end = threading.Event(), threading.Event()

    def run() -> None:
        with of.turn():
            begun.set()
            may_end.wait(PATIENCE)

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run)
        begun.wait(PATIENCE)
        try:
            yield running
        finally:
            may_end.set()


def asked(of: Turns, pool: ThreadPoolExecutor, name: str, into: list[str]) -> Future[None]:
    """A run that is waiting for its turn; it writes its name when it has begun."""
    before = len(of._waiting)

    def run() -> None:
        with of.turn():
            into.append(name)

    run_of_name = pool.submit(run)
    while len(of._waiting) == before and not run_of_name.done():
        pass
    return run_of_name


def test_runs_begin_when_the_one_before_has_ended_in_the_order_they_were_asked_for() -> None:
    of, begun = Turns(LONG), list[str]()
    with ThreadPoolExecutor(3) as pool:
        with run_under_way(of):
            waiting = [asked(of, pool, name, begun) for name in ("first", "second", "third")]
            while_it_ran = [*begun]
        for run in waiting:
            run.result(PATIENCE)

    assert (while_it_ran, begun) == ([], ["first", "second", "third"])


def test_a_run_that_takes_long_holds_no_other() -> None:
    of, begun = Turns(seconds=0), list[str]()
    with ThreadPoolExecutor(1) as pool, run_under_way(of):
        asked(of, pool, "next", begun).result(PATIENCE)

        assert begun == ["next"]


def test_the_time_of_each_run_counts_from_its_own_beginning_and_is_waited_for() -> None:
    now, looks, begun = [0.0], list[float](), list[str]()

    def clock() -> float:
        looks.append(now[0])
        return now[0]

    of = Turns(seconds=10, clock=clock)
    with ThreadPoolExecutor(2) as pool, run_under_way(of):
        now[0] = 10 - 0.001  # they look every hundredth of a second from now on
        third_may_end = threading.Event()

        def second() -> None:
            with of.turn():
                begun.append("second")
                third_may_end.wait(PATIENCE)

        running = pool.submit(second)
        while not of._waiting:
            pass
        before = len(looks)
        while len(looks) < before + 6 and not begun:  # a look reads the clock twice
            pass
        before_it_was_over = [*begun]
        waiting = asked(of, pool, "third", begun)
        now[0] = 10.0
        while not begun:
            pass
        third_may_end.wait(0.2)  # time in which one that does not count anew would begin
        while_the_second_ran = [*begun]
        third_may_end.set()
        running.result(PATIENCE)
        waiting.result(PATIENCE)

    assert before_it_was_over == []
    assert (while_the_second_ran, begun) == (["second"], ["second", "third"])


def test_a_run_that_went_on_beside_the_next_ends_no_turn_but_its_own() -> None:
    of, begun = Turns(seconds=0), list[str]()
    with ThreadPoolExecutor(1) as pool, ExitStack() as second:
        with run_under_way(of):
            second.enter_context(of.turn())
            of._seconds = LONG
        waiting = asked(of, pool, "third", begun)
        while_the_second_ran = [*begun]
        second.close()
        waiting.result(PATIENCE)

    assert (while_the_second_ran, begun) == ([], ["third"])


def test_a_run_that_fails_gives_its_turn_on() -> None:
    of, begun = Turns(LONG), list[str]()
    with pytest.raises(ZeroDivisionError), of.turn():
        raise ZeroDivisionError
    with ThreadPoolExecutor(1) as pool:
        asked(of, pool, "next", begun).result(PATIENCE)

    assert begun == ["next"]


def test_who_waits_for_a_browser_leaves_the_turn_to_others() -> None:
    of, begun = Turns(LONG), list[str]()
    with ThreadPoolExecutor(1) as pool, of.turn(), of.outside():
        asked(of, pool, "next", begun).result(PATIENCE)

    assert begun == ["next"]


def test_who_has_waited_for_a_browser_takes_a_turn_again() -> None:
    of, begun = Turns(LONG), list[str]()
    with ThreadPoolExecutor(1) as pool:
        with of.turn():
            with of.outside():
                pass
            waiting = asked(of, pool, "next", begun)
            while_it_ran = [*begun]
        waiting.result(PATIENCE)

    assert (while_it_ran, begun) == ([], ["next"])


def test_who_has_no_turn_gets_none_by_waiting_for_a_browser() -> None:
    of = Turns(LONG)
    with of.outside():
        pass

    assert of._now is None


def test_streamlit_runs_pages_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    of, taken = Turns(), list[bool]()
    monkeypatch.setattr(turns, "TURNS", of)
    monkeypatch.setattr(ScriptRunner, "_run_script", ScriptRunner._run_script)
    take_turns()

    def page() -> None:
        import streamlit as st

        st.session_state["asked"]()

    app = AppTest.from_function(page)
    app.session_state["asked"] = lambda: taken.append(of._now is not None)
    app.run(timeout=PATIENCE)

    assert not app.exception
    assert taken == [True]
    assert of._now is None


def test_the_app_that_is_served_runs_pages_in_turn() -> None:
    """In a process of its own, since it would be so for all other tests from then on."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import app; from streamlit.runtime.scriptrunner.script_runner import ScriptRunner; "
            "print(ScriptRunner._run_script.__module__)",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )

    assert told.stdout.split() == [turns.__name__]
