"""Scenes on paper, a sheet each: number, map, who says what, sources, method."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.headline_figure import draw_figure
from briefing.pictures.map_picture import colors_of, map_plan
from briefing.pictures.metadata import alternative, facts
from briefing.pictures.paragraphs import Paragraph, draw_paragraph, height_of
from briefing.pictures.png_and_pdf import to_one_pdf
from briefing.pictures.text_metrics import shortened, whole_sentences
from briefing.pictures.voices_table import draw_rows, fitting, rows_of
from briefing.scenes.scene import Briefing
from incidents.languages.language import Language, as_sentence, stopped

A4 = (595.0, 842.0)
EDGE = 42.0
PAPER = Box(EDGE, EDGE, A4[0] - EDGE, A4[1] - 34)
MAP = Box(EDGE + 196, EDGE + 30, A4[0] - EDGE, EDGE + 30 + 232)
WORDS = MAP.left - EDGE - 18
"""The width of the figure and its sentence, beside the map."""

MAP_SCALE, MAP_LETTERS = 0.48, 17.0
"""Points for a pixel of the map, so that its lines and circles are as fine as on a screen."""

TEXT, SMALL = 9.0, 7.0
GAP, HEAD = 16.0, 16.0


def to_handout(briefing: Briefing, scenes: Sequence[Shown], chosen: Container[int] = ()) -> bytes:
    """A PDF with a page of A4 for each scene whose number is chosen; where none is, one page on the
    first map that can be shown, or else the first scene that can.

    ValueError without a scene.
    """
    if not scenes:
        raise ValueError("a handout of no scene")
    wanted = [shown for shown in scenes if shown.number in chosen] or [_first(scenes)]
    title = briefing.title or wanted[0].title
    # A page of several is called by its scene: the briefing's title would be the same on each.
    heads = [shown.title for shown in wanted] if len(wanted) > 1 else [title]
    places = [f"{n} / {len(wanted)}" if len(wanted) > 1 else "" for n in range(1, len(wanted) + 1)]
    return to_one_pdf(
        [_page(*page) for page in zip(heads, wanted, places, strict=True)],
        title=title,
        version=wanted[0].as_of,
        rule=wanted[0].rule,
        language=wanted[0].speaker.language.code,
        bookmarks=list(enumerate(heads)) if len(wanted) > 1 else (),
    )


def _first(scenes: Sequence[Shown]) -> Shown:
    sound = [shown for shown in scenes if not shown.problem] or list(scenes)
    return next((one for one in sound if one.scene.kind == "map"), sound[0])


def _page(title: str, shown: Shown, place: str) -> Canvas:
    colors = colors_of(dark=False)
    canvas = Canvas(*A4, background=colors["paper"])
    no_map = shown.scene.kind != "map"
    seen = [alternative(shown), *(shown.notes if no_map else ())]
    canvas.describe(title, " ".join(seen), facts(shown))
    canvas.text(
        shortened(title, 15, PAPER.width - 36, bold=True),
        EDGE,
        EDGE + 13,
        15,
        bold=True,
        color=colors["ink"],
    )
    canvas.text(place, PAPER.right, EDGE + 13, TEXT, anchor="end", color=colors["quiet_ink"])
    if shown.problem:
        draw_paragraph(canvas, Paragraph(shown.problem, TEXT + 2, "ink"), PAPER, 80, colors)
        return canvas
    top = max(_words(canvas, shown, colors), _map(canvas, shown, colors)) + GAP
    foot = _foot(canvas, shown, colors)
    _evidence(canvas, shown, Box(PAPER.left, top, PAPER.right, foot - GAP), colors)
    return canvas


def _words(canvas: Canvas, shown: Shown, colors: dict[str, str]) -> float:
    """Figure and sentence beside the map; where they end, not far below it."""
    y = draw_figure(
        canvas,
        shown.figure,
        EDGE,
        MAP.top - 2,
        WORDS,
        color=colors["accent"],
        largest=80,
        smallest=14,
    )
    y += 20
    told = [
        ((shown.sentence,), 12.0, "ink"),
        ((as_sentence(shown.basis),), TEXT, "quiet_ink"),
        (shown.caveats, TEXT, "ink"),
        ((as_sentence(shown.sure),), TEXT, "quiet_ink"),
        ((shown.checked,), TEXT, "quiet_ink"),
    ]
    for sentences, size, color in told:
        most = int((MAP.bottom + 44 - y) // (size * 1.22)) + 1
        lines = whole_sentences(sentences, max(0, most), size, WORDS)
        y = canvas.lines(lines, EDGE, y, size, color=colors[color], step=size * 1.22)
        y += 4 if lines else 0
    return y - TEXT


def _map(canvas: Canvas, shown: Shown, colors: dict[str, str]) -> float:
    """The map and, beneath it, what no circle shows; where they end."""
    with canvas.within(MAP, MAP_SCALE) as box:
        plan = map_plan(shown, box, letters=MAP_LETTERS)
        plan.draw_ground(canvas, colors)
        plan.draw_marks(canvas, colors)
    canvas.rect(MAP, fill="none", stroke=colors["line"], stroke_width=0.6)
    y = MAP.bottom + 2
    for note in shown.notes:
        y = draw_paragraph(canvas, Paragraph(note, SMALL + 1, "ink", gap=0.1), MAP, y, colors)
    return y


def _evidence(canvas: Canvas, shown: Shown, box: Box, colors: dict[str, str]) -> None:
    """Reports and sources; where both are too long, each gives way to the other."""
    language = shown.speaker.language
    rows = rows_of(shown.reports, box.width, language) if shown.reports else []
    half = box.width / 2
    columns = (
        Box(box.left, box.top, box.left + half - 8, box.bottom),
        Box(box.left + half + 8, box.top, box.right, box.bottom),
    )
    sources = [list(_source(source, language)) for source in _listed(shown)]
    heights = [sum(height_of(p, half - 8) for p in parts) for parts in sources]
    room = box.height - 2 * HEAD - GAP - 12
    kept = fitting(rows, max(room * 0.6, room - _longer(heights)))
    y = box.top
    if rows:
        y = _head(canvas, language.say("Who says what"), box.left, y, colors)
        y = draw_rows(canvas, kept, Box(box.left, y, box.right, box.bottom), colors)
    if left := len(rows) - len(kept):
        more = language.say_count("and {number} more report", "and {number} more reports", left)
        canvas.text(more, box.left, y + 11, 8, color=colors["quiet_ink"])
        y += 12
    if sources:
        y = _head(canvas, language.say("Sources"), box.left, y + GAP, colors)
        beside = [Box(c.left, y, c.right, box.bottom) for c in columns]
        _draw_sources(canvas, sources, heights, beside, colors, language)


def _longer(heights: Sequence[float]) -> float:
    """How long the longer of two columns is into which these are parted as evenly as they can."""
    return min(
        (max(sum(heights[:at]), sum(heights[at:])) for at in range(len(heights) + 1)), default=0
    )


def _draw_sources(
    canvas: Canvas,
    sources: Sequence[list[Paragraph]],
    heights: Sequence[float],
    columns: Sequence[Box],
    colors: dict[str, str],
    language: Language,
) -> None:
    """The sources down two columns, as evenly as they can; those without room are counted."""
    full = columns[0].height - SMALL * 1.6
    down = min(full, _longer(heights))
    column, y, left = 0, columns[0].top, len(sources)
    for parts, height in zip(sources, heights, strict=True):
        if y + height > columns[0].top + down + 0.1:
            column, y = column + 1, columns[0].top
            if column == len(columns) or height > down:
                break
        for part in parts:
            y = draw_paragraph(canvas, part, columns[column], y, colors)
        left -= 1
    if left:
        more = language.say_count("and {number} more source", "and {number} more sources", left)
        canvas.text(more, columns[-1].left, columns[-1].bottom, SMALL, color=colors["quiet_ink"])


def _listed(shown: Shown) -> list[tuple[int, str, str]]:
    """Number, what it is, and its address, "" where links are left out."""
    return [
        (
            source.number,
            ". ".join(part for part in (source.publisher, source.title, source.published) if part),
            source.url,
        )
        for source in shown.sources
    ]


def _source(source: tuple[int, str, str], language: Language) -> Iterator[Paragraph]:
    number, told, address = source
    yield Paragraph(told, SMALL, "ink", mark=f"{language.number(number)}.", gap=0.3, indent=16)
    if address:
        yield Paragraph(address, SMALL, "quiet_ink", gap=0, indent=16, address=address)


def _head(canvas: Canvas, text: str, x: float, top: float, colors: dict[str, str]) -> float:
    canvas.text(text, x, top + 10, 11, bold=True, color=colors["accent"])
    return top + HEAD


def _foot(canvas: Canvas, shown: Shown, colors: dict[str, str]) -> float:
    """Method, left out, version and licence at the lower edge; where they begin."""
    say = shown.speaker.language.say
    method = [
        say(
            "Counted: people reported detained or taken to police at protests; not summonses, "
            "charges or sentences."
        ),
        say("What does not overlap is added up; a figure for several places is never split."),
        say(
            "A witness sees a part and says at least; a report is believed until two cannot both "
            "be right, then both are shown."
        ),
        say(
            "Silence is not zero: reported zero, detentions without a number and no report are "
            "three things."
        ),
    ]
    code = say("Version code: {code}", code=f"{shown.scene.selection}; {shown.version}")
    contact = say("Contact: {contact}", contact=shown.contact) if shown.contact else ""
    borders = say("Borders as drawn by Natural Earth are no position of ours.")
    left_out = list(shown.left_out)
    if shown.persons:
        left_out.append(say("Names of persons are not on this page."))
    about = [
        " ".join([as_sentence(shown.filters), f"{code}."]),
        " ".join(
            part
            for part in (stopped(shown.as_of), f"{shown.licence}: {shown.licence_url}", contact)
            if part
        ),
        " ".join([*left_out, borders]),
    ]
    paragraphs = [Paragraph(text, 8, "ink", gap=0.1) for text in method]
    paragraphs += [Paragraph(text, SMALL, "quiet_ink", gap=0.15) for text in about if text]
    height = HEAD + sum(height_of(p, PAPER.width) for p in paragraphs)
    top = PAPER.bottom - height
    y = _head(canvas, say("Method"), PAPER.left, top, colors)
    for paragraph in paragraphs:
        y = draw_paragraph(canvas, paragraph, PAPER, y, colors)
    return top
