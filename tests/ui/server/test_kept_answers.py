"""Answers are kept within bounds, and made once for all who ask at one moment."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from ui.server.kept_answers import KeptAnswers


def of_bytes(number: int, made: list[str], name: str) -> Callable[[], Awaitable[bytes]]:
    async def make() -> bytes:
        made.append(name)
        await asyncio.sleep(0)
        return b"x" * number

    return make


@pytest.fixture
def answers() -> KeptAnswers:
    return KeptAnswers(most_bytes=100, largest=40)


def test_the_answers_asked_for_last_are_kept(answers: KeptAnswers) -> None:
    made: list[str] = []

    async def ask(*names: str) -> None:
        for name in names:
            await answers.answer(name, of_bytes(30, made, name))

    asyncio.run(ask("a", "b", "c", "a", "d", "a", "b"))

    assert made == ["a", "b", "c", "d", "b"]
    assert [name for name in "abcd" if answers.kept(name)] == ["a", "b", "d"]


def test_an_answer_that_is_too_large_pushes_out_nothing(answers: KeptAnswers) -> None:
    async def ask() -> int:
        await answers.answer("small", of_bytes(30, [], ""))
        return len(await answers.answer("large", of_bytes(41, [], "")))

    assert asyncio.run(ask()) == 41
    assert answers.kept("large") is None
    assert answers.kept("small") is not None


@pytest.mark.parametrize("number", [30, 41], ids=["kept", "too large to be kept"])
def test_equal_questions_at_one_moment_are_answered_once(answers: KeptAnswers, number: int) -> None:
    made: list[str] = []

    async def ask() -> list[bytes]:
        return await asyncio.gather(
            *(answers.answer("same", of_bytes(number, made, "same")) for _ in range(16))
        )

    assert {len(answer) for answer in asyncio.run(ask())} == {number}
    assert made == ["same"]


def test_who_goes_away_takes_the_answer_from_nobody_else(answers: KeptAnswers) -> None:
    async def ask() -> bytes:
        first = asyncio.create_task(answers.answer("same", of_bytes(30, [], "")))
        second = asyncio.create_task(answers.answer("same", of_bytes(30, [], "")))
        await asyncio.sleep(0)
        first.cancel()
        return await second

    assert len(asyncio.run(ask())) == 30


def test_what_fails_fails_for_each_who_waits_and_is_made_anew(answers: KeptAnswers) -> None:
    async def fail() -> bytes:
        await asyncio.sleep(0)
        raise MemoryError

    async def ask() -> list[bytes | BaseException]:
        waiting = (answers.answer("same", fail) for _ in range(3))
        failed = await asyncio.gather(*waiting, return_exceptions=True)
        return [*failed, await answers.answer("same", of_bytes(30, [], ""))]

    *failed, answer = asyncio.run(ask())

    assert [type(one) for one in failed] == [MemoryError] * 3
    assert answer == b"x" * 30
