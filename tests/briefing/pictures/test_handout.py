from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.pictures.handout import A4, to_handout
from briefing.scenes.scene import Briefing
from tests.pdf_text import text_of

Showing = Callable[..., Shown]
OURS = Briefing("Ours")


def page_of(*scenes: Shown, briefing: Briefing = OURS) -> PageObject:
    (page,) = PdfReader(BytesIO(to_handout(briefing, scenes))).pages
    return page


def words_of(page: PageObject) -> str:
    """In the order of PDFium, which puts the large number of a figure into the line beside it."""
    return " ".join(text_of(page).split())


def beside(shown: Shown) -> str:
    """The words of the sentence that no large number is beside."""
    told = shown.sentence.partition("reported ")[2].split(",")[0]
    assert told
    return told


@pytest.fixture(scope="module")
def page(shipped: Briefing, shipped_scenes: list[Shown]) -> PageObject:
    return page_of(*shipped_scenes, briefing=shipped)


@pytest.fixture(scope="module")
def words(page: PageObject) -> str:
    return words_of(page)


def test_it_is_one_page_of_a4(page: PageObject) -> None:
    assert (float(page.mediabox.width), float(page.mediabox.height)) == A4


def test_it_holds_number_sentence_and_map_of_the_first_map(
    page: PageObject, showing: Showing
) -> None:
    shown, words = showing(), " ".join(page.extract_text().split())

    assert shown.sentence in words and "at least 39" in words
    assert shown.second in words
    for circle in shown.circles:
        assert f"{circle.name} {circle.label}" in words
    assert all(note in words for note in shown.notes)


def test_it_says_who_says_what_with_the_numbers_of_sources(words: str, showing: Showing) -> None:
    for report in showing().reports:
        assert report.figure in words and report.words in words
        assert re.search(
            re.escape(report.words) + r"[”)\s]*" + ", ".join(map(str, report.sources)), words
        )


def test_each_source_has_its_number_and_its_address(page: PageObject, showing: Showing) -> None:
    words = words_of(page)
    followed = {annotation.get_object()["/A"]["/URI"] for annotation in page["/Annots"]}
    shown = showing()

    for source in shown.sources:
        assert f"{source.number}. {source.publisher}. " in words
        assert source.url in words.replace(" ", "")
    assert followed == {source.url for source in shown.sources}


def test_it_says_method_version_code_licence_day_and_what_is_not_here(
    words: str, showing: Showing
) -> None:
    shown = showing()

    assert "Method Counted: people reported detained or taken to police" in words
    assert "a figure for several places is never split" in words
    assert "Silence is not zero" in words
    assert f"Version code: {shown.scene.selection}; {shown.version}" in words
    for told in (shown.as_of, shown.licence, shown.licence_url, *shown.left_out):
        assert told in words


def test_whom_to_write_to_stands_on_it_where_it_is_known(showing: Showing) -> None:
    shown = replace(showing(), contact="desk@example.org")

    assert "Contact: desk@example.org" in words_of(page_of(shown))


def test_what_does_not_fit_is_counted(showing: Showing) -> None:
    shown = showing(selection="since=2019-01-01&until=2019-12-31")
    words = words_of(page_of(shown))
    reports = re.search(r"and (\d+) more reports", words)
    sources = re.search(r"and (\d+) more sources", words)

    assert reports and sources
    told = sum(f"{source.number}. {source.publisher}. " in words for source in shown.sources)
    assert told == len(shown.sources) - int(sources[1]) > 3
    assert 3 <= len(shown.reports) - int(reports[1]) < len(shown.reports)


def test_a_source_alone_has_its_place(showing: Showing) -> None:
    shown = showing()
    (first, *_), (report, *_) = shown.sources, shown.reports
    alone = replace(shown, sources=[first], reports=[replace(report, sources=[first.number])])

    words = words_of(page_of(alone))

    assert f"{first.number}. {first.publisher}. " in words
    assert "more source" not in words


def test_without_links_sources_are_titles(showing: Showing) -> None:
    page = page_of(showing(discretion=Discretion(links=False)))
    words = words_of(page)

    assert "Kazakh Police Forcibly Detain Dozens" in words
    assert "rferl.org" not in words and "/Annots" not in page
    assert "Addresses of sources were left out" in words


def test_a_map_is_taken_before_a_scene_of_another_kind(showing: Showing) -> None:
    incident = showing("incident", "incident=2019-10-26-almaty")

    words = words_of(page_of(incident, showing()))

    assert beside(showing()) in words and beside(incident) not in words


def test_a_briefing_without_a_map_gets_its_first_sound_scene(showing: Showing) -> None:
    broken = showing(selection="place=nowhere")
    incident = showing("incident", "incident=2019-10-26-almaty")

    assert beside(incident) in words_of(page_of(broken, incident))


def test_a_scene_that_cannot_be_shown_says_why(showing: Showing) -> None:
    broken = showing(selection="place=nowhere")

    assert broken.problem in words_of(page_of(broken))


def test_an_empty_selection_says_that_silence_is_not_zero(showing: Showing) -> None:
    words = words_of(page_of(showing(selection="since=2015-01-01&until=2015-01-02")))

    assert "no report" in words and "Who says what" not in words


def test_no_person_stands_on_it_even_where_the_author_lets_names_in(showing: Showing) -> None:
    selection = "event=2018-06-23&measure=journalists"
    shown = showing(selection=selection, discretion=Discretion(persons=True))
    words = words_of(page_of(shown))

    assert shown.persons and "Maria Melnikova" not in words
    assert "Names of persons are not on this page." in words


def test_hostile_words_stay_words(showing: Showing) -> None:
    hostile = "</text><script>alert(1)</script>\x00\ud800"
    page = page_of(showing(title=hostile), briefing=Briefing(hostile))

    assert "<script>alert(1)</script>" in words_of(page)


def test_it_tells_title_version_and_rule_and_nobody(
    page: PageObject, shipped: Briefing, showing: Showing
) -> None:
    shown, pdf = showing(), page.pdf

    assert pdf and dict(pdf.metadata or {}) == {
        "/Title": shipped.title,
        "/Subject": shown.as_of,
        "/Keywords": shown.rule,
    }


def test_a_handout_of_no_scene_is_refused() -> None:
    with pytest.raises(ValueError, match="no scene"):
        to_handout(OURS, [])


def test_each_scene_that_is_chosen_has_a_page_with_its_title_and_place(
    shipped: Briefing, shipped_scenes: list[Shown]
) -> None:
    pages = PdfReader(BytesIO(to_handout(shipped, shipped_scenes, chosen=(2, 4)))).pages

    for number, (scene, page) in enumerate(
        zip((shipped_scenes[1], shipped_scenes[3]), pages, strict=True), start=1
    ):
        words = words_of(page)
        assert scene.title in words and f"{number} / 2" in words
        assert beside(scene) in words


def test_one_scene_that_is_chosen_is_called_as_the_briefing(
    shipped: Briefing, shipped_scenes: list[Shown]
) -> None:
    (page,) = PdfReader(BytesIO(to_handout(shipped, shipped_scenes, chosen=(3,)))).pages

    assert shipped.title in words_of(page) and "1 / 1" not in words_of(page)
    assert beside(shipped_scenes[2]) in words_of(page)
