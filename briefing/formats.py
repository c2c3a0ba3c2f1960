"""The files that a briefing becomes, by the name that a command and a page give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from briefing.counted.broken_scenes import write_all
from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from briefing.page.html import to_html
from briefing.pictures.files import is_one_picture, to_pdf, to_png, to_svg
from briefing.pictures.handout import to_handout
from briefing.scenes.scene import Briefing
from briefing.slides.pptx import to_pptx
from incidents.dataset.dataset import Dataset
from incidents.export.formats import dashed
from incidents.languages.language import Language

LONGEST_NAME = 60
"""Characters of a file name before its version and its ending."""


@dataclass(frozen=True)
class Taken:
    """A briefing on its way into a file: its scenes counted, and what the file may hold.

    `chosen` are the numbers of the scenes that a handout has a page of, none for its first map.
    """

    briefing: Briefing
    shown: tuple[Shown, ...]
    discretion: Discretion
    language: Language
    chosen: tuple[int, ...] = ()

    @property
    def risks(self) -> tuple[str, ...]:
        """What may happen to who shares the addresses in the file; none where it has none."""
        if not self.discretion.links:
            return ()
        return tuple(dict.fromkeys(risk for scene in self.shown for risk in scene.risks))


def take(briefing: Briefing, dataset: Dataset, discretion: Discretion, language: Language) -> Taken:
    """The briefing counted on these tables."""
    shown = tuple(show_all(briefing, dataset, language, discretion))
    return Taken(briefing, shown, discretion, language)


@dataclass(frozen=True)
class Format:
    """A format: how its files end, their media type, and what writes one.

    `is_text`: a terminal can show it.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Taken], bytes]
    is_text: bool = False


def _html(taken: Taken) -> bytes:
    return to_html(
        taken.briefing, taken.shown, discretion=taken.discretion, language=taken.language
    )


def _pptx(taken: Taken) -> bytes:
    return to_pptx(taken.briefing, taken.shown, taken.language)


def _pdf(taken: Taken) -> bytes:
    return to_pdf(taken.shown, title=taken.briefing.title)


def _handout(taken: Taken) -> bytes:
    return to_handout(taken.briefing, taken.shown, taken.chosen)


def _png(taken: Taken) -> bytes:
    return to_png(taken.shown)


def _svg(taken: Taken) -> bytes:
    return to_svg(taken.shown)


_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format_.name: format_
        for format_ in (
            Format("html", ".html", "text/html; charset=utf-8", _html, is_text=True),
            Format("pptx", ".pptx", _SLIDES, _pptx),
            Format("pdf", ".pdf", "application/pdf", _pdf),
            Format("handout", "-handout.pdf", "application/pdf", _handout),
            Format("png", "-png.zip", "application/zip", _png),
            Format("svg", "-svg.zip", "application/zip", _svg),
        )
    }
)
"""The SVG of a briefing that is one picture is no archive: `ending` and `media_type` say so."""


def write_taken(format_: Format, taken: Taken) -> tuple[bytes, Taken]:
    """The file, and the briefing as it is in it: a scene that the format fails at says so there."""
    content, shown = write_all(
        taken.shown, lambda scenes: format_.write(replace(taken, shown=tuple(scenes)))
    )
    return content, replace(taken, shown=shown)


def ending(format_: Format, taken: Taken) -> str:
    """How the file of this briefing ends."""
    return ".svg" if _is_one_picture(format_, taken) else format_.suffix


def media_type(format_: Format, taken: Taken) -> str:
    """What the file of this briefing is."""
    return "image/svg+xml" if _is_one_picture(format_, taken) else format_.media_type


def file_name(format_: Format, taken: Taken) -> str:
    """A name that is safe on any disk and in any header, with the data version; no day and no
    name of who made it."""
    version = next((scene.version for scene in taken.shown if scene.version), "")
    title = dashed(taken.briefing.title)[:LONGEST_NAME].strip("-.")
    parts = ["briefing", title, f"v{dashed(version)[:20]}" if version else ""]
    return "-".join(part for part in parts if part) + ending(format_, taken)


def _is_one_picture(format_: Format, taken: Taken) -> bool:
    return format_.name == "svg" and is_one_picture(taken.shown)
