"""Runs of pages take turns: what readers ask at one moment is answered one after the other.

Python runs one thread at a time. Twenty runs at once end no sooner than the same one by one; all of
them end last, each throws the others' data out of the processor's caches, and the thread that sends
what they say waits for one of them at every message.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

SECONDS = 0.5
"""What a turn lasts at most: a run that takes longer goes on beside the next one."""

SHORTEST_WAIT = 0.01
"""Seconds between two looks of one who waits for a turn that is over."""


class _Turn:
    """One run's: `begun` is when it began, once it did."""

    def __init__(self) -> None:
        self.begun = 0.0
        self.has_begun = threading.Event()


class Turns:
    """Turns in the order in which they are asked for, one at a time."""

    def __init__(
        self, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds, self._clock = seconds, clock
        self._lock = threading.Lock()
        self._now: _Turn | None = None
        self._waiting: deque[_Turn] = deque()
        self._of_thread = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Waits until the ones before have ended or used up their time."""
        self._take()
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Leaves its turn to others where this thread has one, and takes another afterwards: for
        who waits for a browser."""
        if getattr(self._of_thread, "turn", None) is None:
            yield
            return
        self._end()
        try:
            yield
        finally:
            self._take()

    def _take(self) -> None:
        mine = self._of_thread.turn = _Turn()
        with self._lock:
            self._waiting.append(mine)
            if self._now is None:
                self._begin_next()
        while not mine.has_begun.wait(max(SHORTEST_WAIT, self._left())):
            with self._lock:
                if self._waiting and self._waiting[0] is mine and self._left() <= 0:
                    self._begin_next()

    def _end(self) -> None:
        mine, self._of_thread.turn = self._of_thread.turn, None
        with self._lock:
            if self._now is mine:
                self._begin_next()

    def _begin_next(self) -> None:
        self._now = self._waiting.popleft() if self._waiting else None
        if self._now:
            self._now.begun = self._clock()
            self._now.has_begun.set()

    def _left(self) -> float:
        """Seconds that the turn has which is under way."""
        now = self._now
        return now.begun + self._seconds - self._clock() if now else 0.0


TURNS = Turns()
"""Those of this process."""


def take_turns() -> None:
    """Has Streamlit's runs take turns from now on; it has no setting for how many run at once. A
    test tells when its insides become others."""
    run = ScriptRunner._run_script

    def in_turn(runner: ScriptRunner, rerun_data: RerunData) -> None:
        with TURNS.turn():
            run(runner, rerun_data)

    ScriptRunner._run_script = in_turn  # type: ignore[method-assign, assignment]
