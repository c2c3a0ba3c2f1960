"""A reader's list and what has been found out about it so far; it lives as long as the session."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from geo.gazetteer.batch_input import Query
from geo.gazetteer.gazetteer import load_gazetteer
from geo.network.geocoder import Network, NetworkAnswer, as_name
from ui.places.name_list import NameList
from ui.places.outcomes import Outcome, found_offline, with_answer, with_choice
from ui.session.session import Session
from ui.session.session_keys import PLACES

AT_ONCE = 250
"""Names between two looks at the progress bar, and at whether the reader has gone elsewhere."""

Asked = tuple[str, date | None]


@dataclass(slots=True)
class Work:
    """The list, and by name and day what the gazetteer, the network and the reader said."""

    names: NameList = field(default_factory=NameList)
    offline: dict[Asked, Outcome] = field(default_factory=dict)
    answers: dict[str, NetworkAnswer] = field(default_factory=dict)
    choices: dict[Asked, str] = field(default_factory=dict)
    looked_up: set[str] = field(default_factory=set)
    """Names that were looked for among the kept answers of the network."""

    shown_from: int = 0
    """Which of the doubtful names is the first on the page."""

    number: int = 0
    """Of the list, counted up: a new one has widgets of its own."""

    def outcome(self, query: Query, network: Network | None) -> Outcome:
        """What became of this name; what the network said counts only while it is switched on."""
        asked = (query.text, query.on)
        # The same name may stand in another row, beside other cells.
        outcome = replace(self.offline[asked], query=query)
        if network and (answer := self.answers.get(query.text)):
            outcome = with_answer(outcome, answer, credit=network.credit)
        choice = self.choices.get(asked)
        return with_choice(outcome, choice) if choice else outcome

    def to_ask(self, network: Network) -> list[str]:
        """The names that only the network may know, each once, without those it was asked for."""
        unknown = (text for (text, _), found in self.offline.items() if found.status == "not_found")
        names = [query for query in dict.fromkeys(unknown) if as_name(query)]
        for query in names:
            if query not in self.looked_up and (known := network.known(query)):
                self.answers[query] = known
            self.looked_up.add(query)
        return [query for query in names if query not in self.answers]


def work() -> Work:
    """This reader's work; begun where there is none."""
    kept: Work = st.session_state.setdefault(PLACES, Work())
    return kept


def take_list(names: NameList) -> None:
    """Begins with another list; what is known of a name already is kept."""
    now = work()
    now.names = names
    now.number += 1
    now.shown_from = 0
    wanted = {(query.text, query.on) for query in names.queries}
    now.offline = {asked: found for asked, found in now.offline.items() if asked in wanted}
    now.choices = {asked: key for asked, key in now.choices.items() if asked in wanted}


def find_all(session: Session) -> Work:
    """Finds the names of the list that are not found yet, with a progress bar where it takes long.

    A reader who leaves in the middle loses nothing that was found.
    """
    now, gazetteer = work(), load_gazetteer()
    wanted = dict.fromkeys((query.text, query.on) for query in now.names.queries)
    left = [asked for asked in wanted if asked not in now.offline]
    if not left:
        return now
    number = session.speaker.language.number
    bar = st.progress(0.0) if len(left) > AT_ONCE else None
    for done, (text, on) in enumerate(left):
        if bar and done % AT_ONCE == 0:
            told = session.say(
                "Looked for {done} of {all} names.", done=number(done), all=number(len(left))
            )
            bar.progress(done / len(left), text=told)
        now.offline[text, on] = found_offline(Query(text, on), gazetteer)
    if bar:
        bar.empty()
    return now
