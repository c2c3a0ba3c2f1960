"""Answers kept for whoever asks the same again; asked by several at one moment, one is made."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable

MOST_BYTES = 64_000_000
"""Of all answers that are kept."""

LARGEST = MOST_BYTES // 4
"""Bytes of one answer that is kept: a larger one would push out what others ask for."""


class KeptAnswers:
    """Answers by what they answer, those asked for last; of one event loop, and needs no lock."""

    def __init__(self, *, most_bytes: int = MOST_BYTES, largest: int = LARGEST) -> None:
        self._most_bytes = most_bytes
        self._largest = largest
        self._kept: dict[Hashable, bytes] = {}  # the one asked for last stands last
        self._bytes = 0
        self._being_made: dict[Hashable, asyncio.Task[bytes]] = {}

    def kept(self, question: Hashable) -> bytes | None:
        """The answer if it is there; nothing is made."""
        answer = self._kept.pop(question, None)
        if answer is not None:
            self._kept[question] = answer
        return answer

    async def answer(self, question: Hashable, make: Callable[[], Awaitable[bytes]]) -> bytes:
        """The answer, made if it is not there; what `make` raises, each who waits for it gets."""
        answer = self.kept(question)
        if answer is not None:
            return answer
        task = self._being_made.get(question)
        if task is None:
            task = asyncio.create_task(self._made(question, make))
            self._being_made[question] = task
        # Whoever goes away takes it from nobody else.
        return await asyncio.shield(task)

    async def _made(self, question: Hashable, make: Callable[[], Awaitable[bytes]]) -> bytes:
        try:
            answer = await make()
        finally:
            del self._being_made[question]
        if len(answer) <= self._largest:
            self._kept[question] = answer
            self._bytes += len(answer)
            while self._bytes > self._most_bytes:
                self._bytes -= len(self._kept.pop(next(iter(self._kept))))
        return answer
