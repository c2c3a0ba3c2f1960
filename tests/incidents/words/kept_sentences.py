"""The sentences of the rule in a language for selections of a released version of the tables.

They are kept beside this file, so that a change of words is seen in review. To keep them anew:
`python -m tests.incidents.words.kept_sentences ru`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from briefing.counted.spoken import spoken
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rows_by_id
from incidents.passport.statements import how_sure
from incidents.selection import Selection
from incidents.words.caveats import caveats
from incidents.words.place_names import PlaceNames
from incidents.words.selection import in_words
from incidents.words.sentence import headline
from incidents.words.speaker import Speaker
from tests.project_tables import released_dataset
from ui.session.catalogues import language_of


def kept_file(language: str) -> Path:
    """Where the sentences of a language are kept."""
    return Path(__file__).with_name(f"sentences_{language}.txt")


def sentences(language: str) -> str:
    """For each selection what is chosen, the headline, the caveats, how sure, and what is said
    aloud, a line each."""
    dataset = released_dataset()
    speaker = Speaker(dataset, language_of(language), PlaceNames(dataset, language))
    blocks = []
    for selection in selections(dataset):
        counted = count(dataset, selection)
        lines = (
            f"# {in_words(selection, speaker)}",
            headline(counted, speaker),
            caveats(counted, speaker),
            how_sure(counted.figure, speaker),
            f"> {spoken(counted, speaker)}",
        )
        blocks.append("".join(f"{line}\n" for line in lines if line))
    return "\n".join(blocks)


def selections(dataset: Dataset) -> Iterator[Selection]:
    """Choices of every kind, more than 60."""
    yield Selection()
    yield Selection(measure="journalists")
    yield Selection(contexts=("protest", "election_day", "state_of_emergency"))
    yield Selection(contexts=("election_day",))
    yield Selection(review="full_text")
    yield Selection(bases=("official",))
    yield Selection(bases=("eyewitness", "monitor"))
    yield Selection(voices=("state",))
    yield Selection(since=date(2030, 1, 1))
    yield Selection(until=date(2000, 1, 1))
    yield Selection(since=date(2019, 2, 1), until=date(2019, 2, 3))
    yield Selection(since=date(2019, 10, 26), until=date(2019, 10, 26))
    for year in range(2016, 2024):
        yield Selection(since=date(year, 1, 1), until=date(year, 12, 31))
    incidents = rows_by_id(dataset, "incidents")
    places = (str(row["resolved_place_id"]) for row in incidents.values())
    for place in [*dict.fromkeys(filter(None, places))][:8]:
        yield Selection(places=(place,))
    regions = (str(row["region_code"]) for row in incidents.values())
    for region in [*dict.fromkeys(filter(None, regions))][:5]:
        yield Selection(regions=(region,))
    for organizer in [*rows_by_id(dataset, "organizers")][:2]:
        yield Selection(organizers=(organizer,))
    for event in rows_by_id(dataset, "events"):
        yield Selection(events=(event,))
    for event in [*rows_by_id(dataset, "events")][::4]:
        yield Selection(events=(event,), measure="journalists")
    for incident in [*incidents][::20]:
        yield Selection(incidents=(incident,))


if __name__ == "__main__":
    for code in sys.argv[1:]:
        kept_file(code).write_text(sentences(code), encoding="utf-8")
