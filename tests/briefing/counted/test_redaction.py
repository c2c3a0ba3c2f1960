from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion, speaker_of, venue_mask
from briefing.scenes.scene import Scene
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rows_by_id
from incidents.dataset.table_arrays import event_arrays
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import report_scale
from incidents.words.speaker import Speaker
from tests.briefing.conftest import SEED_DAY
from tests.changed_texts import with_texts

ALMATY = "incident=2019-10-26-almaty"
AT_A_VENUE = "event=2021-10-01"
EVERYTHING = Discretion(links=True, persons=True, venues=True)


def speaker_without_venues(dataset: Dataset, code: str) -> Speaker:
    language = language_of(code)
    return speaker_of(dataset, language, PlaceNames(dataset), Discretion())


def all_texts(shown: Shown) -> str:
    return str([shown.reports, shown.outline, shown.filters, shown.alternative, shown.notes])


def test_exact_venues_stay_out_also_of_quotations(showing: Callable[..., Shown]) -> None:
    shown = showing("incident", ALMATY)

    assert "Astana Square" not in all_texts(shown)
    assert "near [venue] in the city of Almaty" in all_texts(shown)
    assert (
        "Exact venues were left out, also of quotations; titles of sources stand as published."
        in shown.left_out
    )


def test_a_venue_is_there_where_the_author_lets_it_in(showing: Callable[..., Shown]) -> None:
    shown = showing("incident", ALMATY, discretion=EVERYTHING)

    assert "near Astana Square" in all_texts(shown)
    assert shown.left_out == ()


def test_an_exact_venue_stays_out_of_the_title_and_of_the_filters(
    showing: Callable[..., Shown],
) -> None:
    """An event is called by its venue where it was at one; both tell the event."""
    shown, open_one = (
        showing(selection=AT_A_VENUE),
        showing(selection=AT_A_VENUE, discretion=EVERYTHING),
    )

    assert shown.title == "Protest, 1 October 2021"
    assert "Protest, 1 October 2021" in shown.filters
    assert open_one.title == "Protest at the Chinese Embassy, 1 October 2021"
    assert open_one.title in open_one.filters
    assert "Embassy" not in all_texts(shown)


@pytest.mark.parametrize(
    ("code", "written", "title"),
    [
        ("ru", "Протест у посольства Китая, 1 октября 2021 года", "Протест, 1 октября 2021 года"),
        ("kk", "Қытай консулдығы жанындағы пикет, 2021 жыл", "Пикет, 2021 жыл"),
    ],
)
def test_a_venue_stays_out_of_a_translated_title(
    dataset: Dataset, code: str, written: str, title: str
) -> None:
    tables = with_texts(dataset, "events", **{f"title_{code}": written})

    assert speaker_without_venues(tables, code).event_title("2021-10-01") == title


def test_where_a_translation_hides_the_venue_in_words_of_its_own_the_title_is_told(
    dataset: Dataset,
) -> None:
    tables = with_texts(
        dataset, "events", title="Banner at the Town Hall", title_ru="Баннер у ратуши"
    )

    assert "Banner" in speaker_without_venues(tables, "ru").event_title("2021-10-01")
    assert "ратуши" not in speaker_without_venues(tables, "ru").event_title("2021-10-01")


@pytest.mark.parametrize("code", ["en", "ru", "kk"])
def test_titles_of_many_events_are_those_of_each(dataset: Dataset, code: str) -> None:
    speaker, ids = speaker_without_venues(dataset, code), event_arrays(dataset).ids.to_pylist()

    titles = speaker.event_titles(np.arange(len(ids)))

    assert titles == [speaker.event_title(event_id) for event_id in ids]


def test_a_sentence_that_names_several_events_names_no_venue_of_theirs(
    showing: Callable[..., Shown],
) -> None:
    shown = showing(selection=f"{AT_A_VENUE}&event=2022-10-06")
    told = (shown.sentence, shown.spoken, shown.alternative, shown.filters)

    assert all("Protest, 1 October 2021, Protest, 6 October 2022" in text for text in told[:3])
    assert [text for text in told if "Embassy" in text or "headquarters" in text] == []


@pytest.mark.parametrize("kind", ["map", "passport"])
def test_no_title_of_an_event_has_a_word_in_brackets(
    showing: Callable[..., Shown], dataset: Dataset, kind: str
) -> None:
    for event in dataset.events["event_id"]:
        shown = showing(kind, f"event={event}")
        titles = [shown.title, *(text for depth, text in shown.outline if depth == 0)]
        assert [title for title in titles if "[" in title] == []


def test_a_title_that_is_nothing_but_a_venue_becomes_a_word(dataset: Dataset) -> None:
    tables = with_texts(dataset, "events", title="Chinese Embassy")
    shown = show_scene(Scene("map", AT_A_VENUE), tables, Language(), Discretion())

    assert shown.title == "Event"


def test_the_title_that_an_author_wrote_stays_as_written(showing: Callable[..., Shown]) -> None:
    title = "At the Chinese Embassy"

    assert showing(selection=AT_A_VENUE, title=title).title == title


def test_an_exact_venue_stays_out_of_how_a_number_was_made(showing: Callable[..., Shown]) -> None:
    outline = showing("passport", AT_A_VENUE).outline

    assert outline[0][1].startswith("Protest, 1 October 2021: ")
    assert "Embassy" not in str(outline)


def test_an_exact_venue_stays_out_of_our_translations(showing: Callable[..., Shown]) -> None:
    told = [report.translation for report in showing("passport", "event=2018-05-10").reports]

    assert any("who had gathered in [venue] in Almaty" in translation for translation in told)
    assert "Panfilov" not in str(told)


def test_links_stay_out_where_the_author_wants_titles_alone(showing: Callable[..., Shown]) -> None:
    shown = showing(discretion=Discretion(links=False))

    assert {source.url for source in shown.sources} == {""}
    assert all(source.title for source in shown.sources)


@pytest.mark.parametrize(("links", "address"), [(True, "https://archive.org/a"), (False, "")])
def test_links_to_archived_copies_stay_out_with_the_others(
    dataset: Dataset, links: bool, address: str
) -> None:
    tables = with_texts(dataset, "sources", archive_url="https://archive.org/a")

    shown = show_scene(Scene("map", SEED_DAY), tables, Language(), Discretion(links=links))

    assert {source.archive_url for source in shown.sources} == {address}


def test_persons_are_named_only_where_the_author_lets_them_in(
    showing: Callable[..., Shown],
) -> None:
    selection = "measure=journalists"

    assert showing(selection=selection).persons == ()
    assert showing(selection=selection, discretion=EVERYTHING).persons


def test_a_source_that_is_dangerous_to_share_is_told(showing: Callable[..., Shown]) -> None:
    assert any("undesirable organization" in risk for risk in showing().risks)


def test_our_own_words_leave_venues_out_whole(dataset: Dataset) -> None:
    speaker = speaker_of(dataset, Language(), PlaceNames(dataset), Discretion())
    incidents = rows_by_id(dataset, "incidents")
    mask = venue_mask(dataset, incidents, Discretion(), Language())

    told = {i: [group.covers for group in report_scale(speaker, i, mask).groups] for i in incidents}

    assert "One number for Almaty and Nur-Sultan together" in told["2019-10-26-almaty"]
    assert "[venue]" not in str(told)


def test_groups_of_one_city_are_told_apart_without_their_venues(dataset: Dataset) -> None:
    speaker = speaker_of(dataset, Language(), PlaceNames(dataset), Discretion())

    covers = [group.covers for group in report_scale(speaker, "2020-02-22-almaty").groups]

    assert "One number for Almaty (one group) and Almaty (another group) together" in covers
