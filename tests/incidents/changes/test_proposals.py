"""Changes that wait until somebody makes or refuses them."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from incidents.changes import proposals as module
from incidents.changes.change import Change
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Entry, Occasion
from incidents.changes.open_store import open_store
from incidents.changes.proposals import (
    TooManyWaiting,
    decided,
    erased,
    proposal_heads,
    proposal_of,
    proposals,
    propose,
    refuse,
    settle,
)
from incidents.changes.review import reviewed
from incidents.changes.store import SavedMeanwhile, Store
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.tables.home import beside, home_of
from tests.incidents.changes.saving import BOTH, IMPORT, SOURCE, in_a_child
from tests.incidents.conftest import Tables


def test_a_proposal_is_kept_with_all_that_it_says_until_it_is_settled(tmp_path: Path) -> None:
    first, second = propose(tmp_path, BOTH, IMPORT), propose(tmp_path, BOTH, IMPORT)

    assert proposals(tmp_path) == (first, second)
    settle(tmp_path, first)
    assert proposals(tmp_path) == (second,)
    settle(tmp_path, first)


def test_what_lists_say_of_a_proposal_is_read_once_while_its_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, read = propose(tmp_path, BOTH, IMPORT), []
    read_entry = module.read_entry

    def told(content: bytes, *, name: str) -> Entry:
        read.append(name)
        return read_entry(content, name=name)

    monkeypatch.setattr(module, "read_entry", told)
    [head], again = proposal_heads(tmp_path), proposal_heads(tmp_path)

    assert (again, len(read)) == ((head,), 1)
    assert head.row_counts == BOTH.row_counts
    assert proposal_of(tmp_path, head) == first
    settle(tmp_path, first)
    propose(tmp_path, Change((SOURCE,)), IMPORT)
    [other] = proposal_heads(tmp_path)
    assert other.row_counts == {"sources": {"added": 1}}


def test_no_number_is_given_twice_whatever_was_decided_erased_or_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = propose(tmp_path, BOTH, IMPORT)
    settle(tmp_path, first)
    second = propose(tmp_path, Change((SOURCE,)), IMPORT)
    assert erased(tmp_path, lambda content: None) == 1
    writing = module.written

    def killed(entry: Entry) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "written", killed)
    with pytest.raises(KeyboardInterrupt):
        propose(tmp_path, BOTH, IMPORT)
    monkeypatch.setattr(module, "written", writing)
    fourth = propose(tmp_path, BOTH, IMPORT)
    settle(tmp_path, first)
    settle(tmp_path, second)

    assert [first.number, second.number, fourth.number] == [1, 2, 4]
    assert proposals(tmp_path) == (fourth,)


@pytest.mark.parametrize("lost", ["", "no number", None])
def test_where_the_last_number_is_lost_those_that_wait_keep_theirs(
    lost: str | None, tmp_path: Path
) -> None:
    first = propose(tmp_path, BOTH, IMPORT)
    path = tmp_path / "journal" / "proposed" / "last_number"
    path.unlink() if lost is None else path.write_text(lost)

    assert propose(tmp_path, BOTH, IMPORT).number == first.number + 1


def test_of_many_who_propose_at_one_moment_each_has_a_number_of_its_own(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    who, each = ("AB", "CD", "EF"), 20
    barrier = multiprocessing.get_context("fork").Barrier(len(who))
    monkeypatch.setattr(os, "fsync", lambda _: None)  # a disk that takes no time
    folder = beside(home_of(address))

    def work(name: str) -> None:
        for _ in range(each):
            barrier.wait(20)
            propose(folder, Change((SOURCE,)), Occasion("edit", name))
            settle(folder, propose(folder, BOTH, Occasion("edit", "decided")))

    children = [in_a_child(lambda name=name: work(name)) for name in who]

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(who)
    waiting = proposals(folder)
    assert Counter(one.occasion.who for one in waiting) == dict.fromkeys(who, each)
    numbers = {one.number for one in waiting}
    assert len(numbers) == len(waiting)
    assert propose(folder, BOTH, IMPORT).number == 2 * each * len(who) + 1


@pytest.fixture
def store(address: str, tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    folder = tables.add("reports").write()
    store = open_store(home_of(address))
    store.fill(FolderStore(folder).files())
    return store


def test_the_journal_says_who_refused_what_when_and_why(store: Store) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    before = store.snapshot().files

    entry = refuse(store, proposal, "CD", "not from the agency")

    assert store.entries() == (entry,)
    assert entry is not None
    assert entry.at >= proposal.at
    assert (entry.occasion.who, entry.occasion.reason) == ("CD", "not from the agency")
    assert entry.occasion.refuses == proposal
    assert entry.change.rows == ()
    assert store.snapshot().files == before
    assert proposals(beside(store.home)) == ()


def test_what_somebody_else_decided_is_not_refused_once_more(store: Store) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    entry = refuse(store, proposal, "CD", "a mistake")

    with pytest.raises(SavedMeanwhile) as told:
        refuse(store, proposal, "EF", "a mistake")
    assert told.value.entries == (entry,) == store.entries()


def test_what_somebody_else_made_is_not_refused(store: Store) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    # As it is before the proposal is settled: what it does is put anew when it is let in.
    made = Change(proposal.change.rows[:1])
    let_in = replace(IMPORT, who="CD", lets_in=proposal.number)
    entry = store.save(made, let_in, on=store.snapshot())

    with pytest.raises(SavedMeanwhile) as told:
        refuse(store, proposal, "EF", "a mistake")
    assert told.value.entries == (entry,) == store.entries()
    assert proposals(beside(store.home)) == ()


def test_what_decided_an_older_proposal_of_the_same_number_decides_no_later_one() -> None:
    noon, second = datetime(2026, 11, 29, 12, tzinfo=UTC), timedelta(seconds=1)
    old, new = Entry(1, noon, IMPORT, BOTH), Entry(1, noon + second, IMPORT, BOTH)
    refusal = Entry(7, noon + second, Occasion("refusal", "CD", refuses=old), Change())
    let_in = Entry(7, noon, replace(IMPORT, lets_in=1), BOTH)
    after = Entry(8, noon + 2 * second, IMPORT, BOTH)

    assert decided(old, (refusal, after)) == refusal
    assert decided(new, (refusal, after)) is None
    assert decided(old, (let_in, after)) == let_in
    assert decided(new, (let_in, after)) is None


def test_what_somebody_else_did_the_same_by_hand_is_no_decision(store: Store) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    store.save(proposal.change, IMPORT, on=store.snapshot())

    refuse(store, proposal, "EF", "it is there already")

    assert store.entries()[1].occasion.refuses == proposal


def test_of_several_who_refuse_at_one_moment_one_does_and_the_others_are_told(
    store: Store, address: str
) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    who = ("AB", "CD", "EF")
    barrier = multiprocessing.get_context("fork").Barrier(len(who))

    def work(name: str) -> None:
        barrier.wait(20)
        try:
            refuse(open_store(home_of(address)), proposal, name, "a mistake")
        except SavedMeanwhile as told:
            os._exit(7 if told.entries[0].occasion.who in {*who} - {name} else 1)

    children = [in_a_child(lambda name=name: work(name)) for name in who]

    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert sorted(ends) == [0, 7, 7]
    assert len(store.entries()) == 1


def test_of_several_who_make_or_refuse_one_proposal_at_one_moment_one_decides(
    store: Store, address: str
) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    who = ("AB", "CD", "refuses")
    barrier = multiprocessing.get_context("fork").Barrier(len(who))

    def work(name: str) -> None:
        mine = open_store(home_of(address))
        seen = mine.snapshot()
        barrier.wait(20)
        try:
            if name == "refuses":
                refuse(mine, proposal, name, "a mistake")
            else:
                let_in = replace(IMPORT, who=name, lets_in=proposal.number)
                mine.save(proposal.change, let_in, on=seen)
                settle(beside(mine.home), proposal)
        except SavedMeanwhile as told:
            os._exit(7 if told.entries[0].occasion.who in {*who} - {name} else 1)

    children = [in_a_child(lambda name=name: work(name)) for name in who]

    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert sorted(ends) == [0, 7, 7]
    assert len(store.entries()) == 1
    assert proposals(beside(store.home)) == ()


def test_what_somebody_decides_while_it_is_being_refused_is_told_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)
    entries = type(store).entries

    def and_then_somebody_decides(one: Store) -> tuple[Entry, ...]:
        monkeypatch.setattr(type(store), "entries", entries)
        before = entries(one)
        refuse(one, proposal, "CD", "a mistake")
        return before

    monkeypatch.setattr(type(store), "entries", and_then_somebody_decides)
    with pytest.raises(SavedMeanwhile) as told:
        refuse(store, proposal, "EF", "a mistake")

    assert [entry.occasion.who for entry in told.value.entries] == ["CD"]
    assert told.value.entries == store.entries()


def test_a_proposal_waits_on_where_its_refusal_cannot_be_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = propose(beside(store.home), BOTH, IMPORT)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(store), "save", full)
    with pytest.raises(OSError, match="No space"):
        refuse(store, proposal, "CD", "a mistake")

    assert proposals(beside(store.home)) == (proposal,)


def test_a_refusal_is_nothing_that_could_be_undone(store: Store) -> None:
    refuse(store, propose(beside(store.home), BOTH, IMPORT), "CD", "a mistake")

    with pytest.raises(CannotChange, match="entry 1 refused a proposal"):
        undo(1, "again", store.entries(), reviewed(store.snapshot()))


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    first, second = propose(tmp_path, BOTH, IMPORT), propose(tmp_path, BOTH, IMPORT)
    broken = tmp_path / "journal" / "proposed" / "000001.json"
    broken.write_text("{")

    assert first.number == 1
    assert proposals(tmp_path) == (second,)
    assert broken.exists()


def test_no_more_wait_than_anybody_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 1)
    propose(tmp_path, BOTH, IMPORT)

    with pytest.raises(TooManyWaiting):
        propose(tmp_path, BOTH, IMPORT)
