"""Pictures inside a page: at each width everything is read, in the colours of the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box
from briefing.pictures.embedded import WIDTHS, scale_pictures, scene_pictures
from briefing.pictures.files import scene_svg
from incidents.languages.language import Language
from tests.briefing.pictures.written import SVG, lines_of

Showing = Callable[..., Shown]
SCENES = [
    ("regions", "since=2016-01-01&until=2024-12-31"),
    ("regions", "event=2019-10-26"),
    ("incident", "incident=2019-10-26-almaty"),
    ("incident", "incident=2022-01-09-kyzylorda"),
    ("incident", "incident=2019-05-01-almaty"),
]


@pytest.fixture(scope="module", params=SCENES, ids=lambda scene: f"{scene[0]}-{scene[1][-20:]}")
def shown(request: pytest.FixtureRequest, showing: Showing) -> Shown:
    return showing(*request.param)


def size_of(svg: str) -> tuple[float, float]:
    root = ElementTree.fromstring(svg)
    return float(root.attrib["width"]), float(root.attrib["height"])


def test_there_is_a_picture_for_each_width_the_narrowest_first(shown: Shown) -> None:
    assert [size_of(svg)[0] for svg in scene_pictures(shown)] == list(WIDTHS)


def test_no_text_stands_on_another_or_leaves_the_picture(shown: Shown) -> None:
    for svg in scene_pictures(shown):
        lines, edge = lines_of(svg), Box(0, 0, *size_of(svg))
        assert [line.text for line in lines if not edge.holds(line.box)] == []
        assert [
            (one.text, other.text)
            for index, one in enumerate(lines)
            for other in lines[index + 1 :]
            if one.box.inset(0.5).touches(other.box.inset(0.5))
        ] == []


def test_letters_are_as_large_as_those_of_a_slide(shown: Shown) -> None:
    assert min(line.size for svg in scene_pictures(shown) for line in lines_of(svg)) >= 28


def test_every_row_is_there_with_its_figure_in_its_order(shown: Shown) -> None:
    figures = [bar.figure for bar in shown.bars.bars if bar.has_number]
    if shown.report_scale:
        figures = [row.figure for row in shown.report_scale.rows]

    for svg in scene_pictures(shown):
        texts = iter([line.text for line in lines_of(svg)])
        assert figures and all(figure in texts for figure in figures)


def test_it_is_one_image_with_its_figures_as_alternative_text(shown: Shown) -> None:
    for svg in scene_pictures(shown):
        root = ElementTree.fromstring(svg)
        told = root.attrib["aria-label"]
        assert root.attrib["role"] == "img"
        assert shown.alternative in told
        assert all(f"{bar.name} {bar.figure}" in told for bar in shown.bars.bars)
        for row in shown.report_scale.rows if shown.report_scale else ():
            assert f"{row.figure} ({row.note})" in told


def test_its_colours_are_those_of_the_page_light_or_dark(shown: Shown) -> None:
    for svg in scene_pictures(shown):
        colours = re.findall(r'(?:fill|stroke)="([^"]*)"', svg)
        assert set(colours) - {"none"}
        assert all(colour == "none" or colour.startswith("var(--") for colour in colours)


def test_it_asks_nobody_and_links_nowhere(shown: Shown) -> None:
    for svg in scene_pictures(shown):
        names = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
        assert names <= {"svg", "rect", "line", "path", "circle", "text"}
        assert "url(" not in svg and "href" not in svg


def test_marks_lie_where_those_of_the_slide_lie(showing: Showing) -> None:
    shown = showing("incident", "incident=2019-10-26-almaty")
    assert shown.report_scale

    def starts(svg: str) -> list[float]:
        marks = [
            n for n in ElementTree.fromstring(svg).iter(f"{SVG}rect") if n.get("class") == "report"
        ]
        return [float(mark.attrib["x"]) for mark in marks[:3]]

    widest, slide = scene_pictures(shown)[-1], scene_svg(shown)
    between = [one - other for one, other in zip(starts(slide), starts(widest), strict=True)]
    assert between == pytest.approx([between[0]] * 3, abs=0.1)


def test_what_is_open_ends_in_an_arrow_and_a_range_goes_on_pale(showing: Showing) -> None:
    shown = showing("incident", "incident=2020-03-01-almaty")
    assert shown.report_scale
    root = ElementTree.fromstring(scene_pictures(shown)[-1])
    drawn = [node.get("class") for node in root.iter()]

    forms = [row.form for row in shown.report_scale.rows]
    assert set(forms) == {"open", "range", "point"}
    assert drawn.count("open") == forms.count("open") + 1  # the key's
    assert drawn.count("reach") == forms.count("range")


def test_a_report_that_would_dwarf_the_others_is_broken_there_and_in_the_key(
    showing: Showing,
) -> None:
    for svg in scene_pictures(showing("incident", "incident=2019-06-09-almaty")):
        drawn = [node.get("class") for node in ElementTree.fromstring(svg).iter()]
        assert drawn.count("broken") == 2


def test_what_reports_cover_stands_in_bold_above_them(showing: Showing) -> None:
    shown = showing("incident", "incident=2019-10-26-almaty")
    assert shown.report_scale
    heads = {group.covers for group in shown.report_scale.groups} - {""}
    texts = ElementTree.fromstring(scene_pictures(shown)[-1]).iter(f"{SVG}text")

    bold = {text.text for text in texts if text.get("font-weight") == "700"}

    assert heads and heads <= bold


def test_words_in_another_language_have_their_translation_under_them(showing: Showing) -> None:
    shown = showing("incident", "incident=2019-10-26-almaty")
    assert shown.report_scale
    group, *rest = shown.report_scale.groups
    rows = (replace(group.rows[0], words="около дюжины", translation="around twelve"),)
    scale = replace(shown.report_scale, groups=(replace(group, rows=rows), *rest))

    svg = scene_pictures(replace(shown, report_scale=scale))[-1]
    texts = [line.text for line in lines_of(svg)]

    assert texts.index("(“around twelve”)") == texts.index("“около дюжины”") + 1


def test_without_words_the_scale_is_lower_and_quotes_nobody(showing: Showing) -> None:
    shown = showing("incident", "incident=2019-10-26-almaty")
    assert shown.report_scale

    with_words = scene_pictures(shown)[0]
    without = scale_pictures(shown.report_scale, Language())[0]

    assert size_of(without)[1] < size_of(with_words)[1]
    assert "“" in with_words and "“" not in without


def test_other_scenes_have_no_such_picture(showing: Showing) -> None:
    assert scene_pictures(showing("map")) == []
    assert scene_pictures(showing("passport", "event=2019-10-26")) == []
