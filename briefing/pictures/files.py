"""Scenes as pictures and the files of pictures: SVG, PNG and PDF, made without a browser.

SVG is written as such and not through a chart grammar: the circles and the legend follow the live
map's own rules, words keep out of one another's way, and lines of text are measured and wrapped;
none of this can be said in Vega-Lite.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from briefing.counted.counted_scene import Shown
from briefing.pictures.back_pages import back_pages
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.map_picture import colors_of, map_plan
from briefing.pictures.metadata import alternative, facts, persons_in
from briefing.pictures.png_and_pdf import svg_to_png, to_one_pdf
from briefing.pictures.report_scale import ScaleDrawing
from briefing.pictures.slide import WIDTH, number_of_slides, slides
from briefing.pictures.text_metrics import legal


def scene_svg(shown: Shown, *, dark: bool = False) -> str:
    """A scene as a picture of 1920 by 1080 with title, figure, sentence, sources and legend; of
    several pictures the first."""
    return slides(shown, dark=dark)[0].svg(fitted=True)


def scene_png(shown: Shown, *, width: int) -> bytes:
    """A scene as such a picture in PNG, so many pixels wide, with what it says inside it."""
    return svg_to_png(slides(shown)[0].svg(), _inside(shown), scale=width / WIDTH)


def is_one_picture(scenes: Sequence[Shown]) -> bool:
    """Whether one picture holds all of them."""
    return len(scenes) == 1 and number_of_slides(scenes[0]) == 1


def map_svg(shown: Shown, *, width: int, height: int, dark: bool = False) -> str:
    """The map of a scene alone, of this size in pixels, with its alternative text."""
    colors = colors_of(dark)
    canvas = Canvas(width, height, background=colors["land_outside"])
    canvas.describe(shown.title, shown.alternative)
    plan = map_plan(shown, Box(0, 0, width, height))
    plan.draw_ground(canvas, colors)
    plan.draw_marks(canvas, colors)
    return canvas.svg()


def report_scale_svg(shown: Shown, *, width: int, height: int) -> str:
    """The reports of a scene's incident on their scale, without their words, in this size in
    pixels; what does not fit is counted."""
    assert shown.report_scale is not None
    canvas = Canvas(width, height, background=colors_of(dark=False)["paper"])
    canvas.describe(shown.title, shown.report_scale.in_words())
    drawing = ScaleDrawing(shown.report_scale, shown.speaker.language, width, words=False)
    drawing.draw(canvas, Box(0, 0, width, height), colors_of(dark=False))
    return canvas.svg()


def to_svg(scenes: Sequence[Shown], *, dark: bool = False) -> bytes:
    """The one picture as SVG, or a zip with an SVG for each of several.

    Persons whom the author let in are in a file of the zip; an SVG alone names none.
    """
    if is_one_picture(scenes):
        return scene_svg(scenes[0], dark=dark).encode()
    pictures = [
        (f"{name}.svg", canvas.svg(fitted=True).encode())
        for shown in scenes
        for name, canvas in _named_slides(shown, dark=dark)
    ]
    return _zipped([*pictures, *_persons_file(scenes)])


def to_png(scenes: Sequence[Shown], *, dark: bool = False) -> bytes:
    """A zip with a PNG of 1920 by 1080 for each picture of a scene, its alternative text and
    licence inside it, and beside it a text file with all that the scene says and rests on."""
    pictures = [file for shown in scenes for file in _png_files(shown, dark=dark)]
    return _zipped([*pictures, *_persons_file(scenes)])


def to_pdf(scenes: Sequence[Shown], *, title: str = "", dark: bool = False) -> bytes:
    """The pictures of each scene as pages, and the pages on sources and method that end it;
    ValueError without a scene: no PDF is without a page."""
    if not scenes:
        raise ValueError("a PDF of no scene")
    sound = next((shown for shown in scenes if not shown.problem), scenes[0])
    pages: list[Canvas] = []
    bookmarks = []
    for shown in scenes:
        bookmarks.append((len(pages), f"{shown.number}. {shown.title}"))
        pages += slides(shown, dark=dark)
    return to_one_pdf(
        pages + back_pages(scenes, dark=dark),
        title=title or scenes[0].title,
        version=sound.as_of,
        rule=sound.rule,
        language=sound.speaker.language.code,
        bookmarks=bookmarks,
    )


def _png_files(shown: Shown, *, dark: bool) -> Iterable[tuple[str, bytes]]:
    for name, canvas in _named_slides(shown, dark=dark):
        yield f"{name}.png", svg_to_png(canvas.svg(), _inside(shown))
    told = [shown.title, alternative(shown), *shown.beyond]
    told += [f"{name}:\n{text}" for name, text in facts(shown) if text]
    yield f"{_name(shown)}.txt", legal("\n\n".join(told) + "\n").encode()


def _inside(shown: Shown) -> list[tuple[str, str]]:
    """The texts inside a PNG of a scene, by keywords of the PNG standard."""
    return [
        ("Title", shown.title),
        ("Description", alternative(shown)),
        ("Copyright", f"{shown.licence} {shown.licence_url}".strip()),
        ("Source", f"{shown.source_line} {shown.as_of}".strip()),
    ]


def _persons_file(scenes: Sequence[Shown]) -> Iterable[tuple[str, bytes]]:
    """The persons whom the author let in, in a file with nothing else in it."""
    if persons := persons_in(scenes):
        yield "persons.txt", legal("\n".join(persons) + "\n").encode()


def _named_slides(shown: Shown, *, dark: bool) -> Iterable[tuple[str, Canvas]]:
    """The pictures of a scene: scene-02, then scene-02-2 and on."""
    for number, canvas in enumerate(slides(shown, dark=dark), start=1):
        yield _name(shown) + (f"-{number}" if number > 1 else ""), canvas


def _name(shown: Shown) -> str:
    """The name of a scene's files: its number, since a title may hold any letter."""
    return f"scene-{shown.number:02}"


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files in a zip that says nothing of the machine or the moment."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in files:
            packed = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            archive.writestr(ZipInfo(name), content, compress_type=packed)
    return written.getvalue()
