"""What is said of many selections of the released tables, printed to a file for each language.

`make sentences` writes the files anew: a change of wording then shows in review, with real names
and numbers, in every language at once. They follow one released version of the tables, which
nobody changes; a later one is taken by its number here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

from briefing.counted.spoken import spoken
from incidents.counting.count import Count, count
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rows_by_id
from incidents.dataset.known_values import known_values
from incidents.dataset.memo import memoised
from incidents.dataset.read_version import read_version
from incidents.languages.catalogues import language_of, offered_languages
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA
from incidents.words.caveats import caveats
from incidents.words.code_names import STANDING_NAMES, SUPPORT_NAMES
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import headline
from incidents.words.speaker import Speaker

VERSION = "2.0.0"
FOLDER = Path(__file__).parent

BESIDE_EVENTS = """
since=2019-01-01&until=2019-12-31
since=2022-01-01&until=2022-12-31
since=2020-02-01&until=2020-03-31
since=2019-06-09&until=2019-06-10
since=2019-06-09&until=2019-06-09
until=2012-12-31
since=2024-01-01
since=1999-01-01&until=1999-12-31
since=2017-01-01&until=2017-12-31
since=2019-05-02&until=2019-05-05
since=2030-01-01
place=1526384
place=1526273
place=1526384&since=2019-10-26&until=2019-10-26
place=1526273&since=2019-10-26&until=2019-10-26
place=1526384&place=1526273&since=2019-10-26&until=2019-10-26
place=1526384&since=2019-03-22&until=2019-03-22
place=1526384&since=2022-01-04&until=2022-01-06&context=state_of_emergency
region=KZ-75
region=KZ-79&since=2019-01-01
region=KZ-27
region=KZ-75&region=KZ-71&since=2019-12-16&until=2019-12-16
organizer=dck
organizer=oyan-qazaqstan
organizer=dck&organizer=democratic-party
organizer=dck&organizer_match=only
organizer=not_reported
basis=eyewitness
basis=official
basis=monitor&since=2022-01-01
basis=official&event=2019-06-09
basis=eyewitness&event=2019-10-26
voice=state
voice=rferl&event=2019-10-26
voice=afp
review=full_text
review=full_text&event=2019-10-26
measure=journalists
measure=journalists&since=2019-01-01&until=2019-12-31
measure=journalists&event=2018-06-23
measure=journalists&place=1526384
context=election_day
context=state_of_emergency
context=protest&context=election_day
context=protest&context=election_day&context=state_of_emergency
incident=2019-10-26-almaty
incident=2019-10-26-almaty&incident=2019-10-26-nur-sultan
event=2019-10-26&event=2019-05-01
event=2022-01&since=2022-01-05&until=2022-01-06
event=2019-12-16&place=1526384
event=2019-12-16&place=1526273
event=2020-06-06&place=1526384&basis=media
"""
"""Queries of what is chosen besides single events."""


def queries(dataset: Dataset) -> list[str]:
    """That of everything, `BESIDE_EVENTS`, and every event alone."""
    events = [f"event={event_id}" for event_id in rows_by_id(dataset, "events")]
    return ["", *BESIDE_EVENTS.split(), *events]


def released() -> Dataset:
    """The tables that the sentences are about."""
    dataset = read_version(PROJECT_DATA, VERSION)
    assert dataset is not None, f"version {VERSION} is not kept"
    return dataset


def selected(query: str, dataset: Dataset) -> Selection:
    """The selection of a query, all of which must be usable."""
    selection, ignored = Selection.from_query(parse_qsl(query), known=known_values(dataset))
    assert not ignored, f"{query}: {ignored}"
    return selection


@memoised()
def counts(dataset: Dataset) -> dict[str, Count]:
    """What is counted for each query, which is the same in every language."""
    return {query: count(dataset, selected(query, dataset)) for query in queries(dataset)}


def printed(code: str, dataset: Dataset) -> str:
    """For each query what is said of it in a language: the headline, what stands under it, how the
    reports stand to one another, and what is read aloud."""
    return "\n".join(_printed(code, dataset))


def _printed(code: str, dataset: Dataset) -> Iterator[str]:
    speaker = Speaker(dataset, language_of(code), PlaceNames(dataset, code))
    say = speaker.language.say
    for query, result in counts(dataset).items():
        figure = result.figure
        yield f"# {query or 'everything'}"
        yield headline(result, speaker)
        yield from filter(None, [caveats(result, speaker)])
        yield f"{say(STANDING_NAMES[figure.standing])}; {say(SUPPORT_NAMES[figure.support])}"
        yield from (f"> {line}" for line in spoken(result, speaker).splitlines())
        yield ""


def path_of(code: str) -> Path:
    """The file of a language."""
    return FOLDER / f"sentences_{code}.txt"


if __name__ == "__main__":
    tables = released()
    for language in offered_languages():
        path_of(language).write_text(printed(language, tables), encoding="utf-8")
