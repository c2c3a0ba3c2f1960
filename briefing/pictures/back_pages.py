"""The last pages of a PDF of scenes: where each number comes from and how it was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.map_picture import colors_of
from briefing.pictures.metadata import persons_in
from briefing.pictures.paragraphs import Paragraph, flow
from briefing.pictures.slide import EDGE, HEIGHT, WIDTH
from incidents.languages.language import stopped

SIZE = 21.0
HEAD = 26.0
BETWEEN = 64


def back_pages(scenes: Sequence[Shown], *, dark: bool = False) -> list[Canvas]:
    """The pages with what the scenes select, what no picture had room for, their sources with
    addresses, the rule, licence and contact; none where no scene can be shown."""
    sound = [shown for shown in scenes if not shown.problem]
    if not sound:
        return []
    colors = colors_of(dark)
    middle = WIDTH / 2
    columns = [
        Box(EDGE, EDGE, middle - BETWEEN / 2, HEIGHT - EDGE),
        Box(middle + BETWEEN / 2, EDGE, WIDTH - EDGE, HEIGHT - EDGE),
    ]
    title = sound[0].speaker.language.say("Sources and method")

    def new_page() -> Canvas:
        canvas = Canvas(WIDTH, HEIGHT, background=colors["paper"])
        canvas.describe(title, title)
        return canvas

    pages = flow(_paragraphs(sound), columns, colors, new_page)
    if persons := persons_in(sound):
        # On a sheet of their own: no sheet names a person and a movement.
        heading = _head(
            sound[0].speaker.language.say("Journalists named by press-freedom monitors")
        )
        listed = [Paragraph(name, SIZE, "ink") for name in persons]
        pages += flow([heading, *listed], columns, colors, new_page)
    return pages


def _paragraphs(scenes: Sequence[Shown]) -> Iterator[Paragraph]:
    first = scenes[0]
    say = first.speaker.language.say
    yield _head(say("How it was counted"), gap=0)
    for text in (
        first.rule,
        stopped(first.as_of),
        f"{first.licence} {first.licence_url}".strip(),
        say("Contact: {contact}", contact=first.contact) if first.contact else "",
        *first.left_out,
        *_risks(scenes),
    ):
        if text:
            yield Paragraph(text, SIZE, "ink")
    yield _head(say("What each scene selects"))
    for shown in scenes:
        yield Paragraph(
            f"{shown.title}: {shown.sentence}", SIZE, "ink", mark=f"{shown.number}.", indent=44
        )
        for text in (shown.filters, say("Version code: {code}", code=_code(shown)), *shown.beyond):
            yield Paragraph(text, SIZE, "quiet_ink", gap=0.1, indent=44)
    yield _head(say("Sources"))
    for number, source in enumerate(_sources(scenes), start=1):
        publisher, title, published, *addresses = source
        told = ". ".join(part for part in (publisher, title, published) if part)
        yield Paragraph(told, SIZE, "ink", mark=f"{number}.", indent=44)
        for address in filter(None, addresses):
            yield Paragraph(address, SIZE, "quiet_ink", gap=0.1, indent=44, address=address)


def _head(text: str, *, gap: float = 1.4) -> Paragraph:
    return Paragraph(text, HEAD, "accent", bold=True, gap=gap)


def _code(shown: Shown) -> str:
    return f"{shown.scene.selection}; {shown.version}"


def _risks(scenes: Sequence[Shown]) -> list[str]:
    return list(dict.fromkeys(risk for shown in scenes for risk in shown.risks))


def _sources(scenes: Sequence[Shown]) -> list[tuple[str, ...]]:
    """The documents of all scenes, each once, in the order in which they are first cited."""
    found = {
        source.source_id: (
            source.publisher,
            source.title,
            source.published,
            source.url,
            source.archive_url,
        )
        for shown in scenes
        for source in shown.sources
    }
    return list(found.values())
