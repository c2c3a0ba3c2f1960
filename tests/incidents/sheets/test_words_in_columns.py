"""What is said of rows in columns is what a speaker says of each."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from incidents.counting.own_printed import Lists
from incidents.dataset.index import columns_of, sources_of
from incidents.languages.catalogues import language_of
from incidents.sheets.words_in_columns import WordsInColumns
from incidents.words.place_names import PlaceNames
from incidents.words.sources import source_addresses, source_names
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset


def speaker_of(code: str) -> Speaker:
    dataset = project_dataset()
    return Speaker(dataset, language_of(code), PlaceNames(dataset, language=code))


@pytest.mark.parametrize("code", ["en", "kk"])
@pytest.mark.parametrize("table", ["incidents", "reports"])
def test_titles_are_those_of_the_events_of_the_rows(table: str, code: str) -> None:
    speaker = speaker_of(code)
    events = columns_of(speaker.dataset, table).to_native()["event_id"].to_pylist()
    rows = np.arange(len(events))[::-3]

    titles = WordsInColumns(speaker, links=True).titles(table, rows)

    assert titles.to_pylist() == [speaker.event_title(events[row]) for row in rows]


def test_an_event_without_a_title_is_named_by_its_id_and_one_without_a_translation_in_english(
    tables: Tables,
) -> None:
    tables.add("events", event_id="untitled", title="").add("events", event_id="b", title="May Day")
    for event in ("untitled", "b"):
        tables.add("incidents", incident_id=f"{event}-1", event_id=event)
    dataset = tables.read().dataset
    speaker = Speaker(dataset, language_of("kk"), PlaceNames(dataset))
    events = columns_of(dataset, "incidents").to_native()["event_id"].to_pylist()

    titles = WordsInColumns(speaker, links=True).titles("incidents", np.arange(len(events)))

    assert titles.to_pylist() == [speaker.event_title(event) for event in events]


@pytest.mark.parametrize("code", ["en", "kk"])
def test_places_have_the_names_of_their_first_days(code: str) -> None:
    speaker = speaker_of(code)
    incidents = columns_of(speaker.dataset, "incidents").to_native()
    rows = zip(
        incidents["resolved_place_id"].to_pylist(), incidents["date_first"].to_pylist(), strict=True
    )

    places = WordsInColumns(speaker, links=True).places(incidents)

    assert places.to_pylist() == [
        speaker.place_name(place, day.date()) if place else "" for place, day in rows
    ]


def test_a_place_has_its_new_name_from_the_very_day_on(tables: Tables) -> None:
    days = [date(2019, 3, 22), date(2019, 3, 23), date(2019, 3, 24)]
    for day in days:
        tables.add("incidents", incident_id=str(day), date_first=str(day), date_last=str(day))
    dataset = tables.read().dataset
    names = PlaceNames(dataset)
    speaker = Speaker(dataset, language_of("en"), names)
    incidents = columns_of(dataset, "incidents").to_native()
    astana = pa.array(["1526273"] * len(incidents))
    incidents = incidents.set_column(
        incidents.column_names.index("resolved_place_id"), "resolved_place_id", astana
    )

    places = WordsInColumns(speaker, links=True).places(incidents).to_pylist()

    on = [day.date() for day in incidents["date_first"].to_pylist()]
    assert places == [names("1526273", day) for day in on]
    assert len({*places}) == 2


@pytest.mark.parametrize("links", [True, False])
def test_lists_of_reports_name_each_origin_and_source_once(links: bool) -> None:
    speaker = speaker_of("en")
    reports = columns_of(speaker.dataset, "reports").to_native()
    origin = reports["origin_id"].to_pylist()
    cited = reports.select(["source_id", "also_in_source_ids"]).to_pylist()
    # Pairs, triples and single ones, the same reports again, in another order, and none.
    rows = [[n, n + 1, n + 2][: 1 + n % 3] for n in range(0, len(origin) - 2)]
    rows += [[2, 1], [1, 2], [1, 2], [2], [], [1, 1]]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in rows])])
    lists = Lists(starts, np.array([row for one in rows for row in one]))

    by, sources, addresses = WordsInColumns(speaker, links=links).said_by(lists)

    for number, own in enumerate(rows):
        names = dict.fromkeys(speaker.origin(origin[row]) for row in own)
        ids = list(dict.fromkeys(one for row in own for one in sources_of(cited[row])))
        assert by[number].as_py() == "; ".join(names)
        assert sources[number].as_py() == source_names(ids, speaker)
        told = source_addresses(ids, speaker) if links else ""
        assert addresses[number].as_py() == told
