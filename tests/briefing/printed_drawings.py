"""What is drawn of many scenes, printed to a file: one line for each shape, with where it lies and
how it looks.

`make sentences` writes the files anew: a change of a picture then shows in review, shape by shape.
They follow one released version of the tables, which nobody changes. Of words only the beginning
stands here, since `tests/incidents/words` keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_all, show_scene
from briefing.counted.redaction import Discretion
from briefing.pictures.back_pages import back_pages
from briefing.pictures.canvas import Canvas
from briefing.pictures.embedded import scale_pictures, scene_pictures
from briefing.pictures.files import map_svg, report_scale_svg
from briefing.pictures.handout import _page as handout_page
from briefing.pictures.slide import slides
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.scene import Briefing, Scene, SceneView
from briefing.slides.pptx import to_pptx
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.tables.schema import PROJECT_DATA
from tests.project_tables import released_dataset

FOLDER = Path(__file__).parent
PICTURES, DECK = FOLDER / "pictures/pictures.txt", FOLDER / "slides/slides.txt"
LONGEST = 40
"""Letters of a value that are printed: of words their beginning, of a path where it starts."""

SCENES = (
    ("map", "since=2019-05-01&until=2019-05-01"),
    ("map", "event=2022-01"),
    ("map", "since=2016-05-21&until=2016-05-21"),
    ("regions", "since=2016-01-01&until=2024-12-31"),
    ("incident", "incident=2019-05-01-almaty"),
    ("passport", "event=2022-01"),
    ("map", ""),
    ("map", "event=gone"),
)
"""Besides those of the briefing that ships: a dispute, regions, figures far apart,
the whole table, a problem."""

WITHOUT_NUMBERS = tuple((kind, "since=2021-01-01&until=2021-12-31") for kind in ("regions", "map"))
"""Where one place was reported to have no detention, and of another none says how many."""

BARS_IN_DISPUTE = ("regions", "event=2021-10-01")
"""A region whose bar is hatched, which the key explains."""

ALMATY_CLOSE = SceneView(zoom=9.5, center=(43.24, 76.9))
ORDINARY = SceneView()
WINDOWS = SceneView(mode="window", window_days=7)
VIEWS = (
    ("map", "since=2019-10-26&until=2019-10-26", ALMATY_CLOSE),
    ("map", "since=2019-01-01&until=2019-12-31", WINDOWS),
)
"""Maps that are not as they open: near to a town, and of the last days alone."""

Show = Callable[..., Shown]


def pictures(shipped: Sequence[Shown], show: Show) -> str:
    """The scenes as pictures of each kind: on slides, in a handout, in a page, alone."""
    return "\n".join(_pictures(shipped, show)) + "\n"


def deck(briefing: Briefing, shipped: Sequence[Shown]) -> str:
    """The briefing as slides, with their charts."""
    return "\n".join([*_parts(briefing, shipped), *_parts(*_with_long_words(shipped[0]))]) + "\n"


def _with_long_words(shown: Shown) -> tuple[Briefing, list[Shown]]:
    """A briefing whose title fits in no size of letters, and a scene of it."""
    long = " ".join(f"{number} detained" for number in range(60))
    return Briefing(long, ()), [replace(shown, title=long, sentence=long, notes=(long,))]


def _parts(briefing: Briefing, scenes: Sequence[Shown]) -> Iterator[str]:
    with ZipFile(BytesIO(to_pptx(briefing, scenes))) as parts:
        for name in parts.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/notes")):
                yield f"# {name}"
                yield from _shapes(ElementTree.fromstring(parts.read(name)))


def difference(printed: str, kept: Path) -> str:
    """The first line that is not as it is kept; nothing where all are."""
    assert kept.is_file(), "run make sentences, and look through what it wrote"
    lines = zip_longest(printed.splitlines(), kept.read_text(encoding="utf-8").splitlines())
    for number, (drawn, reviewed) in enumerate(lines, start=1):
        if drawn != reviewed:
            return f"line {number}: {drawn}\nkept: {reviewed}"
    return ""


def _pictures(shipped: Sequence[Shown], show: Show) -> Iterator[str]:
    scenes = [*shipped, *(show(*scene) for scene in SCENES)]
    [long] = _with_long_words(shipped[0])[1]
    scenes += [
        *(show(*scene, view=view) for *scene, view in VIEWS),
        long,
        *(show(*scene) for scene in (*WITHOUT_NUMBERS, BARS_IN_DISPUTE)),
    ]
    for number, shown in enumerate(scenes):
        for page, canvas in enumerate(slides(shown, dark=number % 2 == 1)):
            yield from _drawn(f"scene {number}, page {page}", canvas)
    for shown in [*shipped, long, *(scene for scene in scenes if scene.problem)]:
        yield from _drawn("handout", handout_page(shown.title, shown, "1 / 2"))
    for canvas in back_pages(shipped):
        yield from _drawn("back page", canvas)
    yield from _written("map", map_svg(scenes[0], width=800, height=500))
    for shown in scenes:
        for svg in scene_pictures(shown)[:1]:
            yield from _written("in a page", svg)
        if shown.report_scale:
            svg, *_ = scale_pictures(shown.report_scale, shown.speaker.language)
            yield from _written("scale in a page", svg)
            yield from _written("scale", report_scale_svg(shown, width=600, height=300))


def _drawn(name: str, canvas: Canvas) -> Iterator[str]:
    return _written(name, canvas.svg(fitted=True))


def _written(name: str, svg: str) -> Iterator[str]:
    yield f"# {name}"
    yield from _shapes(ElementTree.fromstring(svg))


def _shapes(root: ElementTree.Element) -> Iterator[str]:
    """A line for each element that says anything: its name, its values, its words."""
    for element in root.iter():
        values = [f"{_local(key)}={_short(value)}" for key, value in element.items()]
        if words := (element.text or "").strip():
            values.append(repr(_short(words)))
        if values:
            yield " ".join([_local(element.tag), *values])


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _short(value: str) -> str:
    """The beginning of a long value, with its length."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}… {len(line)}"


def _main() -> None:
    tables = released_dataset()
    briefing = read_briefing((PROJECT_DATA / "briefings/2019-10-26.json").read_bytes()).briefing
    shipped = show_all(briefing, tables, Language(), Discretion())
    PICTURES.write_text(pictures(shipped, partial(_show, tables)), encoding="utf-8")
    DECK.write_text(deck(briefing, shipped), encoding="utf-8")


def _show(tables: Dataset, kind: str, selection: str, *, view: SceneView = ORDINARY) -> Shown:
    return show_scene(Scene(kind, selection, view=view), tables, Language(), Discretion())


if __name__ == "__main__":
    _main()
