from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.pictures.canvas import Box
from briefing.pictures.circles import placed, rule_for
from briefing.pictures.files import map_svg, scene_svg, to_pdf, to_png, to_svg
from briefing.pictures.free_space import Room
from briefing.pictures.map_picture import colors_of, map_plan
from briefing.pictures.marks import radius_rule
from briefing.pictures.slide import (
    FOOT,
    HEIGHT,
    IN_THE_FOOT,
    INNER,
    PANEL,
    SMALLEST,
    WIDTH,
    slides,
)
from briefing.pictures.steps import steps_by_page
from briefing.scenes.scene import SceneView
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.words.bars import Bar, Bars, broken_in_words
from tests.briefing.pictures.written import SVG, Line, lines_of, radii_of
from tests.longer_language import PSEUDO
from tests.pdf_text import text_of

Showing = Callable[..., Shown]

YEAR = "since=2019-01-01&until=2019-12-31"
SCENES = [
    ("map", "since=2019-10-26&until=2019-10-26"),
    ("map", YEAR),
    ("map", "event=2022-01"),
    ("map", "since=2016-05-21&until=2016-05-21"),
    ("map", "since=2019-05-01&until=2019-05-01"),
    ("map", "since=2015-01-01&until=2015-01-02"),
    ("regions", YEAR),
    ("regions", "since=2016-01-01&until=2024-12-31"),
    ("regions", "since=2015-01-01&until=2015-01-02"),
    ("incident", "incident=2019-10-26-almaty"),
    ("incident", "incident=2019-05-01-almaty"),
    ("passport", "event=2019-10-26"),
    ("passport", "event=2022-01"),
]
JOURNALISTS = "event=2018-06-23&measure=journalists"
A_JOURNALIST = "Maria Melnikova"
HOSTILE = "</text><script>alert(1)</script>\x00\ud800 ${x} ]]> <image href='http://e.org/'/>"


@pytest.fixture(scope="module", params=SCENES, ids=lambda scene: f"{scene[0]}-{scene[1][:20]}")
def shown(request: pytest.FixtureRequest, showing: Showing) -> Shown:
    kind, selection = request.param
    return showing(kind, selection)


@pytest.fixture(scope="module")
def svg(shown: Shown) -> str:
    """The scene drawn, light."""
    return scene_svg(shown)


@pytest.fixture(scope="module")
def lines(svg: str) -> list[Line]:
    """The lines of text in it."""
    return lines_of(svg)


def words_of(svg: str) -> str:
    return " ".join(line.text for line in lines_of(svg))


def pdf_of(*scenes: Shown, **options: str) -> PdfReader:
    return PdfReader(BytesIO(to_pdf(scenes, **options)))


def page_of(shown: Shown) -> str:
    """The words of the picture as a page of PDF; the pages of its sources are not made."""
    return text_of(pdf_of(replace(shown, sources=())).pages[0])


def plain(text: str) -> str:
    return " ".join(text.split())


# -- One truth --------------------------------------------------------------------------------


def test_a_picture_holds_the_figure_that_count_gives(shown: Shown, svg: str) -> None:
    words = words_of(svg)

    assert plain(shown.figure.replace(",", "")) in plain(words.replace(",", ""))
    assert plain(shown.sentence) in words


@pytest.mark.parametrize(("kind", "selection"), SCENES[::3])
def test_a_page_of_the_pdf_holds_the_figure_that_count_gives(
    showing: Showing, kind: str, selection: str
) -> None:
    shown = showing(kind, selection)
    page = plain(page_of(shown))

    for number in re.findall(r"\d[\d,]*", shown.figure):
        assert number in page
    assert plain(shown.sentence).replace(" ", "") in page.replace(" ", "")


def test_the_map_names_each_circle_with_its_figure(showing: Showing) -> None:
    shown = showing("map", YEAR)
    svg, page = scene_svg(shown), page_of(shown)

    texts = [line.text for line in lines_of(svg)]
    for circle in shown.circles:
        assert circle.name in texts and circle.label in texts
        assert circle.name in page and circle.label in page


def test_a_figure_has_the_ink_for_a_disc_inside_one_and_that_for_the_land_on_the_land(
    showing: Showing,
) -> None:
    shown = showing(selection="event=2022-01")
    labels, colors = {circle.label for circle in shown.circles}, colors_of(dark=False)
    texts = ElementTree.fromstring(scene_svg(shown)).iter(f"{SVG}text")

    inside = {str(t.text): t.get("fill") for t in texts if t.get("text-anchor") == "middle"}

    assert {text: ink for text, ink in inside.items() if text in labels} == {
        "1,885+": colors["accent_ink"],
        "almost 700": colors["ink"],
    }


def test_circles_have_the_radii_of_the_style_the_larger_first(showing: Showing) -> None:
    shown = showing("map", YEAR)
    lows = [circle.low for circle in shown.circles if circle.low]
    highs = [circle.high or 0 for circle in shown.circles if circle.low]
    rule = radius_rule(1200, 1000, max(highs))
    svg = map_svg(shown, width=1200, height=1000)

    on_the_map = radii_of(svg, "low")[-len(lows) :]  # the legend's samples come before them
    assert on_the_map == pytest.approx([rule.of(low) for low in lows], abs=0.01)
    assert on_the_map == sorted(on_the_map, reverse=True)
    ringed = [rule.of(h) for low, h in zip(lows, highs, strict=True) if h > low]
    assert radii_of(svg, "high")[-len(ringed) :] == pytest.approx(ringed, abs=0.01)


def test_a_slide_and_its_map_share_one_rule(showing: Showing) -> None:
    shown = showing("map", YEAR)
    rule = rule_for(shown.circles, Box(0, 0, WIDTH - PANEL, HEIGHT - FOOT))
    wanted = [rule.of(circle.low) for circle in shown.circles if circle.low]

    assert radii_of(scene_svg(shown), "low")[-len(wanted) :] == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize(
    ("selection", "stands_for", "told"), [(YEAR, 4, "4 or fewer"), ("event=2019-10-26", 1, "1")]
)
def test_the_legend_says_up_to_which_number_the_smallest_circle_stands_for(
    showing: Showing, selection: str, stands_for: int, told: str
) -> None:
    shown = showing("map", selection)
    rule = rule_for(shown.circles, Box(0, 0, WIDTH - PANEL, HEIGHT - FOOT))

    assert rule.smallest_stands_for == stands_for
    assert told in [line.text for line in lines_of(scene_svg(shown))]


@pytest.mark.parametrize("size", [(608, 380), (1200, 1000), (700, 500)])
def test_no_circle_lies_under_the_legend(showing: Showing, size: tuple[int, int]) -> None:
    shown = showing(selection="since=2019-02-01&until=2019-12-31")

    plan = map_plan(shown, Box(0, 0, *size))

    circles = {one.circle.name: one for one in placed(shown.circles, plan.frame)}
    assert "Zhanaozen" in circles and plan.legend.width
    discs = [(one.x, one.y, one.mark.reach) for one in circles.values()]
    assert Room(Box(0, 0, *size), discs).is_free(plan.legend)


@pytest.mark.parametrize("size", [(1600, 800), (1180, 660), (800, 1000)])
def test_the_country_makes_room_where_the_legend_has_none(
    showing: Showing, size: tuple[int, int]
) -> None:
    shown = showing(selection="")

    plan = map_plan(shown, Box(0, 0, *size))

    discs = [(one.x, one.y, one.mark.reach) for one in placed(shown.circles, plan.frame)]
    assert Room(Box(0, 0, *size), discs).is_free(plan.legend)


def test_bars_are_as_long_as_the_scale_says_from_zero(showing: Showing) -> None:
    shown = showing("regions", YEAR)
    root = ElementTree.fromstring(scene_svg(shown))
    long = [float(r.attrib["width"]) for r in root.iter(f"{SVG}rect") if r.get("class") == "low"]
    lows = [bar.low for bar in shown.bars.bars if bar.low]
    longest = lows.index(max(lows))

    *drawn, _ = long  # the last is the key's
    assert [one / drawn[longest] for one in drawn] == pytest.approx(
        [low / max(lows) for low in lows], abs=0.005
    )


def test_a_bar_that_would_dwarf_the_rest_is_broken_and_says_so(showing: Showing) -> None:
    bars = tuple(Bar(n, n, n, n, low=int(n), high=int(n)) for n in ("30", "9000", "40"))
    shown = replace(showing("regions"), bars=Bars(bars))
    root = ElementTree.fromstring(scene_svg(shown))
    long = [float(r.attrib["width"]) for r in root.iter(f"{SVG}rect") if r.get("class") == "low"]
    gaps = [node for node in root.iter() if node.get("class") == "broken"]

    assert long[0] / long[2] == pytest.approx(30 / 40, abs=0.01)
    assert long[1] < 1.3 * long[2]
    assert len(gaps) == 2  # the bar's, and the key's
    assert broken_in_words(shown.bars, Language()) in words_of(scene_svg(shown))
    assert "broken" not in words_of(scene_svg(showing("regions", YEAR)))


@pytest.mark.parametrize("sign", ["low", "high", "disputed", "open"])
def test_each_bar_has_its_signs_and_the_key_has_each_once(showing: Showing, sign: str) -> None:
    bars = (
        Bar("a", "A", "3 / 9", "3 or 9", low=3, high=9, disputed=True),
        Bar("b", "B", "5–8", "5 to 8", low=5, high=8),
        Bar("c", "C", "4+", "at least 4", low=4, open=True),
    )
    root = ElementTree.fromstring(scene_svg(replace(showing("regions"), bars=Bars(bars))))

    drawn = [node for node in root.iter() if node.get("class") == sign]
    assert len(drawn) == sum(sign in bar.signs for bar in bars) + 1


def test_regions_without_a_report_are_told_and_get_no_bar(showing: Showing) -> None:
    shown = showing("regions", YEAR)
    words = words_of(scene_svg(shown))
    silent = [bar.name for bar in shown.bars.bars if not bar.numbered]

    assert silent
    assert f"No figure of its own: {', '.join(silent)}." in words


def test_regions_stand_by_name_and_are_no_ranking(showing: Callable[..., Shown]) -> None:
    shown = showing("regions", YEAR)
    names = {bar.name for bar in shown.bars.bars}

    drawn = [line.text for line in lines_of(scene_svg(shown)) if line.text in names]

    assert drawn == sorted(drawn, key=str.casefold)
    ends = {bar.name: bar.end for bar in shown.bars.bars}
    assert [ends[name] for name in drawn] != sorted((ends[n] for n in drawn), reverse=True)


def test_the_axis_of_regions_has_the_round_numbers_of_the_scale(showing: Showing) -> None:
    shown = showing("regions", "since=2019-10-26&until=2019-10-26")
    beside = [line for line in lines_of(scene_svg(shown)) if line.box.left > PANEL]

    assert [line.text for line in beside if line.text.isdecimal()] == [
        str(tick) for tick in shown.bars.scale.ticks
    ]


def test_regions_say_how_many_events_and_figures_they_rest_on(showing: Showing) -> None:
    assert "8 events · 16 figures" in words_of(scene_svg(showing("regions", YEAR)))


def test_reports_of_an_incident_stand_side_by_side_and_shared_ones_are_hollow(
    showing: Showing,
) -> None:
    shown = showing("incident", "incident=2019-10-26-almaty")
    svg = scene_svg(shown)
    texts = [line.text for line in lines_of(svg)]

    assert [text for text in texts if text in {r.figure for r in shown.reports}] == [
        "around a dozen",
        "a dozen",
        "26",
        "more than three dozen",
    ]
    assert "one number for several places" in texts
    drawn = [n for n in ElementTree.fromstring(svg).iter() if n.get("class") == "report"]
    *rows, sample = [n.get("fill") == "none" for n in drawn]
    assert rows == [False, False, True, True] and sample


def test_reports_of_an_incident_are_bars_from_zero_under_what_they_cover(
    showing: Showing,
) -> None:
    shown = showing("incident", "incident=2019-10-26-almaty")
    svg = scene_svg(shown)
    root = ElementTree.fromstring(svg)
    *bars, _ = [r for r in root.iter(f"{SVG}rect") if r.get("class") == "report"]
    texts = [line.text for line in lines_of(svg)]

    assert len({bar.attrib["x"] for bar in bars}) == 1
    ends = [row.mark.end for row in shown.report_scale.rows] if shown.report_scale else []
    assert [float(bar.attrib["width"]) / float(bars[-1].attrib["width"]) for bar in bars] == (
        pytest.approx([end / 37 for end in ends], abs=0.01)
    )
    assert texts.index("For this place alone") < texts.index("a dozen") < texts.index("26")
    assert texts[texts.index("26") - 1].startswith("One number for Almaty")


def test_a_passport_shows_its_steps_in_order(showing: Showing) -> None:
    shown = showing("passport", "event=2019-10-26")
    words = words_of(scene_svg(shown))

    places = [words.index(text) for _, text in shown.outline]
    assert places == sorted(places)


def test_a_long_passport_flows_over_pages_and_no_step_is_cut(showing: Showing) -> None:
    shown = showing("passport", YEAR)
    pages = [words_of(canvas.svg(fitted=True)) for canvas in slides(shown)]
    drawn = " ".join(pages)

    assert len(shown.outline) > 40 and len(pages) > 2
    assert [text for _, text in shown.outline if text not in drawn] == []
    assert all(plain(shown.title) in page and shown.figure.split()[-1] in page for page in pages)
    assert all(f"({n} / {len(pages)})" in page for n, page in enumerate(pages, start=1))


@pytest.mark.parametrize("before", [(), ((1, "one more"),)])
def test_a_step_stands_on_the_page_of_what_explains_it(before: tuple[tuple[int, str], ...]) -> None:
    pairs = [(depth, f"{name}{n}") for n in range(40) for depth, name in ((0, "a"), (1, "b"))]
    outline = (*before, *pairs)
    pages = steps_by_page(outline, INNER)

    assert [step for page in pages for step in page] == list(outline)
    assert len(pages) > 2 and {page[-1][0] for page in pages} == {1}


@pytest.fixture(scope="module")
def two_pages(showing: Showing) -> Shown:
    """A passport of so many steps as two pages hold."""
    year = showing("passport", YEAR)
    return replace(year, outline=year.outline[:20], sources=(), number=1, of=1)


@pytest.mark.parametrize(("write", "suffix"), [(to_svg, "svg"), (to_png, "png")])
def test_each_page_of_a_passport_is_a_picture_of_its_own(
    two_pages: Shown, write: Callable[..., bytes], suffix: str
) -> None:
    names = ZipFile(BytesIO(write([two_pages]))).namelist()

    wanted = [f"scene-01{n}.{suffix}" for n in ("", "-2")]
    assert [name for name in names if name.endswith(suffix)] == wanted


def test_a_bookmark_leads_to_the_first_page_of_its_scene(
    showing: Showing, two_pages: Shown
) -> None:
    scenes = [two_pages, replace(showing("map", title="After it"), sources=())]
    reader = pdf_of(*scenes)
    pages = [reader.get_destination_page_number(found) for found in reader.outline]

    assert pages == [0, len(slides(scenes[0]))]


# -- Legible ----------------------------------------------------------------------------------


@pytest.mark.parametrize("names_in", ["ru", "kk"])
@pytest.mark.parametrize("selection", [YEAR, "event=2022-01"])
def test_no_text_stands_on_another_in_other_languages(
    showing: Showing, names_in: str, selection: str
) -> None:
    assert_apart(
        lines_of(scene_svg(showing(selection=selection, view=SceneView(names_in=names_in))))
    )


@pytest.mark.parametrize(
    ("kind", "selection"),
    [
        ("map", "event=2022-01"),
        ("map", YEAR),
        ("regions", YEAR),
        ("incident", "incident=2019-10-26-almaty"),
        ("passport", "event=2019-10-26"),
    ],
)
def test_no_text_stands_on_another_where_words_are_much_longer(
    showing: Showing, kind: str, selection: str
) -> None:
    assert_apart(lines_of(scene_svg(showing(kind, selection, language=PSEUDO))))


@pytest.mark.parametrize("language", [Language(), PSEUDO], ids=["english", "longer"])
def test_what_is_said_of_borders_stands_whole_under_a_map(
    showing: Showing, language: Language
) -> None:
    told = language.say("Borders as drawn by Natural Earth are no position of ours.")
    lines = lines_of(scene_svg(showing(language=language)))

    foot = [line.text for line in lines if line.box.top > HEIGHT - FOOT]
    assert " ".join(foot).endswith(plain(told))


def test_no_text_stands_on_another_or_leaves_the_picture(lines: list[Line]) -> None:
    assert_apart(lines)


def assert_apart(lines: list[Line]) -> None:
    edge = Box(0, 0, WIDTH, HEIGHT)

    assert [line.text for line in lines if not edge.holds(line.box)] == []
    over = [
        (one.text, other.text)
        for index, one in enumerate(lines)
        for other in lines[index + 1 :]
        if one.box.inset(0.5).touches(other.box.inset(0.5))
    ]
    assert over == []


def test_letters_are_large_enough_for_the_last_row(lines: list[Line]) -> None:
    small = [line for line in lines if line.size < SMALLEST * 0.85]
    assert all(line.box.top > HEIGHT - FOOT for line in small)
    assert min(line.size for line in lines) >= IN_THE_FOOT > 20


def test_names_are_those_of_the_language_and_the_day(dataset: Dataset, showing: Showing) -> None:
    russian = words_of(scene_svg(showing(view=SceneView(names_in="ru"))))
    kazakh = words_of(scene_svg(showing(view=SceneView(names_in="kk"))))

    assert "Нур-Султан" in russian and "Кызылорда" in russian
    assert "Нұр-Сұлтан" in kazakh and "Ақтөбе" in kazakh
    today = showing(selection="since=2016-05-21&until=2016-05-21")
    assert "Astana" in words_of(scene_svg(today))
    assert "Нұр-Сұлтан" in page_of(showing(view=SceneView(names_in="kk")))


def test_dark_and_light_say_the_same(shown: Shown, svg: str, lines: list[Line]) -> None:
    dark = scene_svg(shown, dark=True)

    assert dark != svg
    assert [line.text for line in lines_of(dark)] == [line.text for line in lines]


def test_the_source_line_and_the_day_stand_under_every_picture(
    shown: Shown, lines: list[Line]
) -> None:
    foot = [line.text for line in lines if line.box.top > HEIGHT - FOOT]

    assert any(shown.as_of in text for text in foot)
    assert any(text.startswith(shown.source_line[:40]) for text in foot)
    assert any(shown.licence in text and "left out" in text for text in foot)


# -- Sound whatever comes ---------------------------------------------------------------------


def test_an_empty_selection_draws_the_map_and_says_that_silence_is_not_zero(
    showing: Showing,
) -> None:
    shown = showing(selection="since=2015-01-01&until=2015-01-02")
    svg = scene_svg(shown)

    assert radii_of(svg, "low") == []
    assert "no report" in words_of(svg)
    assert "not the same as zero" in words_of(svg)
    assert "people reported detained" not in words_of(svg)


def test_a_scene_that_cannot_be_shown_says_why(showing: Showing) -> None:
    shown = showing(selection="place=nowhere", title="Gone")

    assert plain(shown.problem) in words_of(scene_svg(shown))
    (page,) = pdf_of(shown).pages
    assert plain(shown.problem) in plain(text_of(page))


def test_hostile_words_stay_words_in_every_file(showing: Showing) -> None:
    shown = showing(title=HOSTILE, sentence=HOSTILE, sentence_is_own=True)
    root = ElementTree.fromstring(scene_svg(shown))

    assert {e.tag.removeprefix(SVG) for e in root.iter()}.isdisjoint({"script", "image", "a"})
    assert "<script>alert(1)</script>" in page_of(shown)
    with ZipFile(BytesIO(to_png([shown]))) as files:
        Image.open(BytesIO(files.read("scene-01.png"))).load()
        assert b"<script>" in files.read("scene-01.txt")


def test_endless_titles_and_sentences_are_cut_and_marked(showing: Showing) -> None:
    shown = showing(title="W" * 200, sentence="word " * 200, sentence_is_own=True)
    lines = lines_of(scene_svg(shown))

    assert all(
        line.box.right <= PANEL and line.box.bottom < HEIGHT - FOOT
        for line in lines
        if line.text.startswith(("W", "word"))
    )
    assert any(line.text.endswith("…") for line in lines)


def test_no_picture_refers_to_anything_outside(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    attributes = [value for element in root.iter() for value in element.attrib.values()]

    assert [name for e in root.iter() for name in e.attrib if "href" in name] == []
    assert [a for a in attributes if "url(" in a and not a.startswith("url(#")] == []
    assert [a for a in attributes if "//" in a or a.startswith("data:")] == []


# -- Files ------------------------------------------------------------------------------------


def test_several_scenes_are_a_zip_and_one_is_the_svg(shipped_scenes: list[Shown]) -> None:
    with ZipFile(BytesIO(to_svg(shipped_scenes))) as files:
        assert files.namelist() == [f"scene-0{number}.svg" for number in range(1, 6)]
        assert files.read("scene-01.svg").decode() == scene_svg(shipped_scenes[0])
    assert to_svg(shipped_scenes[:1]).decode() == scene_svg(shipped_scenes[0])


def test_an_svg_says_what_it_is_made_of(shipped_scenes: list[Shown]) -> None:
    shown = shipped_scenes[0]
    root = ElementTree.fromstring(scene_svg(shown))
    about = str(root.findtext(f"{SVG}metadata"))

    assert root.findtext(f"{SVG}title") == shown.title
    assert shown.alternative in str(root.findtext(f"{SVG}desc"))
    for told in (
        shown.as_of,
        shown.filters,
        shown.scene.selection,
        shown.rule,
        shown.licence_url,
        shown.sources[0].url,
        *shown.left_out,
    ):
        assert told in about


def test_a_png_is_1920_by_1080_and_holds_its_text(shipped_scenes: list[Shown]) -> None:
    with ZipFile(BytesIO(to_png(shipped_scenes[:1]))) as files:
        picture = Image.open(BytesIO(files.read("scene-01.png")))
        beside = files.read("scene-01.txt").decode()
    picture.load()

    assert picture.size == (WIDTH, HEIGHT)
    inside = picture.text  # type: ignore[attr-defined]
    assert shipped_scenes[0].alternative in inside["Description"]
    assert shipped_scenes[0].licence in inside["Copyright"]
    assert set(inside) == {"Title", "Description", "Copyright", "Source"}
    for told in (
        shipped_scenes[0].alternative,
        shipped_scenes[0].as_of,
        shipped_scenes[0].sources[0].url,
        shipped_scenes[0].rule,
    ):
        assert told in beside


def test_a_pdf_has_a_page_for_each_scene_and_its_sources_at_the_end(
    shipped_scenes: list[Shown],
) -> None:
    some = shipped_scenes[1:3]
    pdf = pdf_of(*some)
    last = plain(" ".join(page.extract_text() for page in pdf.pages[len(some) :]))

    assert [item.title for item in pdf.outline] == [  # type: ignore[union-attr]
        f"{shown.number}. {shown.title}" for shown in some
    ]
    without_blanks = last.replace(" ", "")
    for shown in some:
        assert shown.scene.selection in last
        for source in shown.sources:
            assert source.url.replace(" ", "") in without_blanks
    for told in (some[0].rule, some[0].licence_url, *some[0].left_out, *some[0].risks):
        assert plain(told) in last


@pytest.fixture(scope="module")
def first_scene(shipped_scenes: list[Shown]) -> bytes:
    """The first scene of the briefing that ships as PDF."""
    return to_pdf(shipped_scenes[:1], title="Ours")


def test_sources_in_a_pdf_can_be_followed(first_scene: bytes, shipped_scenes: list[Shown]) -> None:
    pdf = PdfReader(BytesIO(first_scene))
    targets = {
        annotation.get_object()["/A"]["/URI"]
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
    }

    assert targets == {source.url for source in shipped_scenes[0].sources}


def test_without_links_no_file_holds_one(showing: Showing) -> None:
    shown = showing(discretion=Discretion(links=False))
    pdf = pdf_of(shown)

    said = " ".join(text_of(page) for page in pdf.pages)
    addresses = set(re.findall(r"https?://[^\s/]+", said + scene_svg(shown)))
    assert addresses == {"https://creativecommons.org", "http://www.w3.org"}
    assert "Addresses of sources were left out" in plain(said)
    assert not [page for page in pdf.pages if "/Annots" in page]


def test_persons_stay_out_and_that_is_said(showing: Showing) -> None:
    shown = showing(selection=JOURNALISTS)
    said = " ".join(text_of(page) for page in pdf_of(shown).pages)

    assert A_JOURNALIST not in said
    assert "Names of persons were left out." in plain(said)
    assert A_JOURNALIST.encode() not in to_svg([shown])


def test_persons_whom_the_author_lets_in_have_a_sheet_of_their_own(showing: Showing) -> None:
    shown = showing(selection=JOURNALISTS, discretion=Discretion(persons=True))
    pages = [text_of(page) for page in pdf_of(shown).pages]

    assert [A_JOURNALIST in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert shown.title not in pages[-1]
    with ZipFile(BytesIO(to_png([shown]))) as files:
        assert A_JOURNALIST in files.read("persons.txt").decode()
        assert A_JOURNALIST not in files.read("scene-01.txt").decode()
    picture = to_svg([shown]).decode()
    assert A_JOURNALIST not in picture and "Names of persons stand in no picture." in picture


def test_a_pdf_tells_title_version_and_rule_and_nobody(
    first_scene: bytes, shipped_scenes: list[Shown]
) -> None:
    pdf = PdfReader(BytesIO(first_scene))

    assert dict(pdf.metadata or {}) == {
        "/Title": "Ours",
        "/Subject": shipped_scenes[0].as_of,
        "/Keywords": shipped_scenes[0].rule,
    }
    assert pdf.xmp_metadata is None
    assert pdf.root_object["/Lang"] == "en"


def test_no_file_tells_of_this_machine(first_scene: bytes, shipped_scenes: list[Shown]) -> None:
    for content in (to_svg(shipped_scenes[:1]), to_png(shipped_scenes[:1]), first_scene):
        for trace in (b"127.0.0.1", b"localhost", b"/tmp", b"/home", b"/work", b"site-packages"):
            assert trace not in content


@pytest.mark.parametrize(("write", "number"), [(to_svg, 2), (to_png, 1)])
def test_a_file_is_made_the_same_twice(
    shipped_scenes: list[Shown], write: Callable[..., bytes], number: int
) -> None:
    assert write(shipped_scenes[:number]) == write(shipped_scenes[:number])


def test_a_pdf_of_no_scene_is_refused() -> None:
    with pytest.raises(ValueError, match="no scene"):
        to_pdf([])
