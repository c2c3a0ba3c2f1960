"""What an editor brought in and said about it: it lives as long as the session, and is forgotten
when it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace

import streamlit as st

from geo.message import message_of, to_say
from incidents.changes.change import Change
from incidents.changes.journal import BrokenJournal, Entry, Occasion, SourceFile, source_file
from incidents.changes.journal_heads import EntryHead
from incidents.changes.open_store import open_store
from incidents.changes.proposals import (
    TooManyWaiting,
    decided,
    proposal_of,
    propose,
    refuse,
    settle,
)
from incidents.changes.review import Review
from incidents.changes.store import SavedMeanwhile
from incidents.changes.table_text import CannotChange
from incidents.importing.plan import Choices, Plan, make_plan
from incidents.importing.proposal import SourceRow
from incidents.incoming.incoming_file import CannotRead, IncomingFile, read_file
from incidents.incoming.kept_mappings import forget_mapping, keep_mapping
from incidents.tables.home import beside
from incidents.verification.reading import read_anew
from ui.access.editing import editor_now, may_edit, may_publish
from ui.desk.kept_reviews import forget_review, tables_now
from ui.session.session_keys import DESK_ENTRY, DESK_PROPOSAL, DESK_READ, DESK_UNDO, DESK_WORK


@dataclass(slots=True)
class Work:
    """The file, what the editor said about it, and the plan that follows from both.

    `number` counts the files up: a new one has widgets of its own. `unticked` are the rows whose
    tick was taken away, left out once the editor says so; `page_opened` are the rows of the page of
    them that is open, and `unticked` as it was when it was opened. `problem` says why the file
    cannot be read, or why no plan can be made. `outcome` is what became of the last press, `row`
    counts up the rows that were saved by hand: each form is a new one. `read` are the readings that
    took their reports off the list, by the report: the tables of the page follow seconds later.
    `editor` is who is logged in, "" where nobody has to be.

    One value for the whole session, changed in place: whatever an editor presses meanwhile ends a
    run at its next look at the state of the session, and what is done by then has to be told.
    """

    number: int = 0
    file: IncomingFile | None = None
    kept: SourceFile | None = None
    choices: Choices = field(default_factory=Choices)
    unticked: frozenset[SourceRow] = frozenset()
    page_opened: tuple[tuple[SourceRow, ...], frozenset[SourceRow]] | None = None
    who: str = ""
    plan: Plan | None = None
    problem: str = ""
    outcome: Outcome | None = None
    row: int = 0
    editor: str = ""
    read: dict[str, str] = field(default_factory=dict)

    def put_away(self) -> None:
        """Forgets the file and what was said about it."""
        kept = {name: getattr(self, name) for name in ("who", "outcome", "row", "editor", "read")}
        empty = Work(self.number + 1, **kept)
        for one in fields(self):
            setattr(self, one.name, getattr(empty, one.name))


@dataclass(frozen=True)
class Outcome:
    """What became of the last press: the entry that was saved, the proposal that waits, the entry
    that says that one was refused (`not_made`), or why nothing was done (`refused`), and who saved
    meanwhile."""

    entry: Entry | None = None
    proposed: Entry | None = None
    not_made: Entry | None = None
    refused: tuple[str, ...] = ()
    meanwhile: tuple[Entry, ...] = ()
    by_hand: bool = False


MAY_NOT = Outcome(refused=(to_say("You may not change the tables, or not any more."),))

OTHER_NOW = Outcome(
    refused=(to_say("The file is read otherwise since: see what it does now, and save again."),)
)

OTHER_PROPOSAL = Outcome(
    refused=(to_say("The proposal is another since: see what it does now, and let it in again."),)
)


def work() -> Work:
    """This editor's work; begun where there is none."""
    found: Work = st.session_state.setdefault(DESK_WORK, Work())
    return found


def outcome() -> Outcome | None:
    """What became of the last press."""
    return work().outcome


def begin_as(editor: str) -> None:
    """Forgets what another editor left on this page: it may be connected again after somebody else
    logged in with the same browser, and would save that in their name."""
    now = work()
    if now.editor not in ("", editor):
        now.put_away()
        now.outcome, now.row, now.read = None, now.row + 1, {}
        for key in (DESK_UNDO, DESK_ENTRY, DESK_PROPOSAL):
            st.session_state.pop(key, None)
        unused = max(st.session_state.get(DESK_READ, {}).values(), default=0) + 1
        st.session_state[DESK_READ] = defaultdict(lambda: unused)
        forget_review()
    now.editor = editor


def bring(content: bytes, name: str) -> None:
    """Begins with another file."""
    now = work()
    now.put_away()
    now.outcome = None
    try:
        now.file, now.kept = read_file(content, name), source_file(name, content)
    except CannotRead as told:
        now.problem = message_of(told)


def put_away() -> None:
    """Forgets the file; nothing of it is kept."""
    work().put_away()


def say_about(change: Callable[[Choices], Choices]) -> None:
    """Changes what is said about the file; the plan is made anew."""
    now = work()
    now.choices, now.plan, now.problem = change(now.choices), None, ""


def pin(text: str, place_id: str) -> None:
    """Says which place a name of the file means; "" takes that back."""
    pins = {**work().choices.pins, text: place_id}
    say_about(lambda choices: replace(choices, pins={t: p for t, p in pins.items() if p}))


def leave_out(rows: frozenset[SourceRow]) -> None:
    """Says which rows of the file are not to be taken."""
    work().unticked, work().page_opened = rows, None
    if rows != work().choices.without:
        say_about(lambda choices: replace(choices, without=rows))


def forget_columns() -> None:
    """Forgets what the columns of the file hold, here and for files with the same heading."""
    now = work()
    if now.file and may_edit():
        with suppress(OSError):
            forget_mapping(now.file.sheets, beside(open_store().home))
        say_about(lambda choices: replace(choices, mapping=None))


def plan_of(now: Work, going_on: Callable[[str, int], None]) -> Plan | None:
    """The plan of the file on the tables as they are; made where there is none yet. `going_on` is
    told each step, and how many rows it is about."""
    if now.plan is None and now.file and not now.problem:
        try:
            now.plan = make_plan(now.file, tables_now(), now.choices, going_on=going_on)
        except CannotRead as told:
            now.problem = message_of(told)
        except CannotChange as told:
            now.problem = told.reasons[0]
    return now.plan


def save(plan: Plan) -> None:
    """Saves what the file asks for, if the tables are still those that the plan was made on; else
    the plan is made anew, and who was first is told. A second press on a plan that is
    saved does nothing: it came while the first was at work."""
    now = work()
    if now.plan is not plan:
        now.outcome = OTHER_NOW if now.file else now.outcome
        return
    occasion = Occasion("import", "", now.kept)
    now.outcome = done = _saved(plan.review, occasion)
    now.plan = None
    if done.entry or done.proposed:
        if now.choices.mapping and now.file:
            with suppress(OSError):
                keep_mapping(now.choices.mapping, now.file.sheets, beside(open_store().home))
        now.put_away()


def save_undo(review: Review, number: int, reason: str) -> None:
    """Saves the change that takes an entry back, for this reason."""
    now = work()
    rows = tuple(replace(row, reason=reason) for row in review.change.rows)
    review = replace(review, change=Change(rows))
    now.outcome = _saved(review, Occasion("undo", "", None, number))
    now.plan = None


def save_by_hand(review: Review) -> None:
    """Saves a row that was changed by hand; its form is a new one then."""
    now = work()
    if save_reading(review):
        now.row += 1


def save_reading(review: Review) -> bool:
    """Saves what somebody read; whether it is saved, or waits."""
    now = work()
    now.outcome = done = _saved(review, Occasion("edit"))
    now.plan = None
    return bool(done.entry or done.proposed)


def save_proposal(review: Review, head: EntryHead) -> None:
    """Makes a change that an editor proposed; the journal says who did and who let it in."""
    now = work()
    if not may_publish():
        now.outcome = MAY_NOT
        return
    proposal = proposal_of(beside(open_store().home), head)
    if proposal is None:
        now.outcome = _decided_since(head)
        return
    try:
        made = decided(proposal, open_store().entries())
    except (BrokenJournal, OSError) as error:
        now.outcome = Outcome(refused=(message_of(error),))
        return
    if made:
        # Whoever let it in was stopped before it was taken away.
        settle(beside(open_store().home), proposal)
        forget_review()
        now.outcome = Outcome(meanwhile=(made,))
        return
    if read_anew(proposal.change, review.before.snapshot) != review.change:
        # A name was erased from it since it was looked at, or another has its number by now.
        forget_review()
        now.outcome = OTHER_PROPOSAL
        return
    publisher = who_now()
    who = proposal.occasion.who
    told = f"{who}, {publisher}" if who and publisher and who != publisher else who or publisher
    now.outcome = done = _saved(
        review, replace(proposal.occasion, who=told, lets_in=proposal.number), as_it_is=True
    )
    if done.entry:
        settle(beside(open_store().home), proposal)


def refuse_proposal(head: EntryHead, reason: str) -> None:
    """Takes a proposal away without making it; the journal says who did, and why."""
    now = work()
    if not may_publish():
        done = MAY_NOT
    elif (proposal := proposal_of(beside(open_store().home), head)) is None:
        done = _decided_since(head)
    else:
        try:
            done = Outcome(not_made=refuse(open_store(), proposal, who_now(), reason))
        except SavedMeanwhile as told:
            done = Outcome(meanwhile=told.entries, by_hand=not told.entries)
        except (BrokenJournal, OSError) as error:
            done = Outcome(refused=(message_of(error),))
    now.outcome = done


def _decided_since(head: EntryHead) -> Outcome:
    """What is told of a proposal that waits no more: the entry that made or refused it, else the
    last since it was proposed."""
    try:
        since = [entry for entry in open_store().entries() if entry.at >= head.at]
    except (BrokenJournal, OSError) as error:
        return Outcome(refused=(message_of(error),))
    made = decided(head, since)
    return Outcome(meanwhile=(made,) if made else tuple(since[-1:]), by_hand=not since)


def who_now() -> str:
    """Who does it, for the journal: whoever is logged in, else what was typed."""
    editor = editor_now()
    return (editor.name if editor else "") or work().who.strip()


def _saved(review: Review, occasion: Occasion, *, as_it_is: bool = False) -> Outcome:
    """Saves the change, or keeps it as a proposal where this editor may not save."""
    forget_review()
    if not may_edit():
        return MAY_NOT
    if not as_it_is:
        occasion = replace(occasion, who=who_now())
    store = open_store()
    try:
        if not may_publish():
            return Outcome(proposed=propose(beside(store.home), review.change, occasion))
        entry = store.save(
            review.change, occasion, on=review.before.snapshot, after=review.after.snapshot
        )
    except SavedMeanwhile as told:
        return Outcome(meanwhile=told.entries, by_hand=not told.entries)
    except TooManyWaiting:
        return Outcome(refused=(to_say("So many changes wait that no other can."),))
    except CannotChange as told:
        return Outcome(refused=told.reasons)
    except (BrokenJournal, OSError) as error:
        return Outcome(refused=(message_of(error),))
    return Outcome(entry)
