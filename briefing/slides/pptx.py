"""A briefing as slides whose titles, tables, charts and notes an editor can change (PPTX)."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.counted.counted_scene import Shown
from briefing.scenes.scene import Briefing
from briefing.slides.colours import QUIET
from briefing.slides.deck import WIDTH, Deck, add_notes
from briefing.slides.scene_slides import add_scene
from briefing.slides.sources import add_method, add_persons, add_sources, sources_of
from briefing.slides.text_boxes import Box, Line, add_text
from incidents.languages.language import Language
from incidents.words.dataset_metadata import about


def to_pptx(briefing: Briefing, shown: Sequence[Shown], language: Language | None = None) -> bytes:
    """The briefing as a PPTX file: an opening, each scene with its tables and charts, the method,
    what each scene counts, the sources.

    Without scenes it is the opening alone.
    """
    language = shown[0].speaker.language if shown else language or Language()
    known = about(shown[0].speaker.dataset, language) if shown else None
    title = briefing.title or (known.title if known else "") or language.say("Briefing")
    deck = Deck(title, language, known.date if known else "")
    sources = sources_of(shown)
    _add_opening(deck, title, shown)
    for scene in shown:
        add_scene(deck, scene, sources)
    add_persons(deck, shown)
    if shown:
        add_method(deck, shown, language.say("Sources and method"))
    add_sources(deck, sources)
    return deck.saved()


def _add_opening(deck: Deck, title: str, shown: Sequence[Shown]) -> None:
    language, slide = deck.language, deck.add_opening(title)
    told = next((scene for scene in shown if scene.count is not None), None)
    lines = [Line(language.say_count("{number} scene", "{number} scenes", len(shown)), 22)]
    if told is not None:
        by = (told.as_of, told.licence, told.contact, *told.left_out)
        lines += [Line(text, 16, ink=QUIET, space_before=6) for text in by if text]
    add_text(slide, Box(1.0, 3.75, WIDTH - 2.0, 3.0), lines, language, name=language.say("About"))
    if told is not None:
        add_notes(slide, "\n\n".join((told.rule, *told.left_out)))
