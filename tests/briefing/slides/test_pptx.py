from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest
from pptx.enum.dml import MSO_FILL
from pptx.oxml.ns import qn

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Briefing
from briefing.slides.charts import MOST_BARS, NAMES
from briefing.slides.colours import ACCENT, LINK
from briefing.slides.pptx import to_pptx
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.slider.table import DISPUTED
from incidents.words.bars import Bar, Bars
from incidents.words.signs import signs_in_words
from tests.briefing.slides.deck_reading import (
    bars_of,
    chart_of,
    described,
    links,
    opened,
    parts,
    sheet_of,
    slide_of,
    table_of,
    text_of,
    titles,
)

OPEN = Discretion()


@pytest.fixture(scope="module")
def shown(shipped_scenes: list[Shown]) -> list[Shown]:
    return shipped_scenes


@pytest.fixture(scope="module")
def content(shipped: Briefing, shown: list[Shown]) -> bytes:
    return to_pptx(shipped, shown)


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    """The briefing that ships, read back once."""
    return opened(content)


def deck_of(*scenes: Shown) -> bytes:
    return to_pptx(Briefing("A briefing", tuple(s.scene for s in scenes)), scenes)


def test_each_scene_has_its_figure_its_sentence_and_its_source_line(
    deck: Any, shown: list[Shown], dataset: Dataset
) -> None:
    for scene in shown:
        assert scene.selection and scene.count == count(dataset, scene.selection)
        lines = text_of(slide_of(deck, scene.title)).split("\n")
        assert {scene.figure, scene.sentence, scene.basis} <= set(lines)
        assert f"{scene.source_line} {scene.as_of}" in lines


def test_the_places_of_a_map_are_a_native_table(deck: Any) -> None:
    assert table_of(slide_of(deck, "Four cities, one day: in figures")) == [
        ["Place", "Low", "High", "As printed", "Means"],
        ["Almaty", "12", "12+", "12+", "or more"],
        ["Aqtobe", "10", "10+", "10+", "or more"],
        ["Nur-Sultan", "13", "13+", "13+", "or more"],
        ["Shymkent", "3", "3+", "3+", "or more"],
    ]


def test_the_chart_holds_the_figures_of_the_places_from_low_to_high(
    deck: Any, shown: list[Shown]
) -> None:
    bars = bars_of(slide_of(deck, "2019, event by event: in figures"))

    circles = shown[4].circles
    assert bars == {circle.name: (circle.low, circle.high, circle.label) for circle in circles}
    assert len({low == high for low, high, _ in bars.values()}) == 2


def test_the_axis_of_a_chart_begins_at_zero_and_ends_where_the_scale_does(
    deck: Any, shown: list[Shown]
) -> None:
    axis = chart_of(slide_of(deck, "The year around it, region by region")).value_axis

    bars = shown[3].bars
    assert axis.minimum_scale == 0
    assert axis.maximum_scale == pytest.approx(bars.scale.end)
    assert max(bar.end for bar in bars.bars) < axis.maximum_scale


def test_the_bars_of_a_chart_end_where_its_names_and_figures_have_room(deck: Any) -> None:
    chart = chart_of(slide_of(deck, "The year around it, region by region"))
    [layout] = chart._chartSpace.chart.plotArea.iter(qn("c:manualLayout"))
    places = {part.tag.rpartition("}")[2]: part.get("val") for part in layout}

    assert (places["layoutTarget"], places["x"], places["y"]) == ("inner", str(NAMES), "0")
    assert 0 < float(places["w"]) < 1 - NAMES
    assert 0.5 < float(places["h"]) < 1


def test_a_title_that_an_editor_adds_is_bold_and_begins_at_the_left(deck: Any) -> None:
    master = deck.slide_master._element
    level = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")

    assert level.get("algn") == "l"
    assert (level.find(qn("a:defRPr")).get("b"), level.find(qn("a:defRPr")).get("sz")) == (
        "1",
        "2800",
    )


def test_a_bar_that_would_dwarf_the_rest_is_broken_where_it_is_in_the_picture(
    showing: Callable[..., Shown],
) -> None:
    bars = Bars(tuple(Bar(n, n, n, n, low=int(n), high=int(n)) for n in ("30", "9000", "40")))
    scene = replace(showing("regions", title="Broken"), bars=bars)

    slide = slide_of(opened(deck_of(scene)), "Broken")
    chart = chart_of(slide)
    drawn, high, low = chart.plots[0].series
    (gap,) = [shape for shape in slide.shapes if shape.name == "Break"]

    assert tuple(high.values) == tuple(low.values) == (30, 9000, 40)
    assert chart.value_axis.maximum_scale == pytest.approx(max(drawn.values), abs=1)
    assert [at / bars.scale.end for at in drawn.values] == pytest.approx(
        [bars.scale.at(bar.end) for bar in bars.bars], abs=0.02
    )
    assert drawn.name == signs_in_words(Language())["broken"]
    assert [drawn.points[i].data_label.text_frame.text for i in range(3)] == ["30", "9000", "40"]
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    middle = (gap.top + gap.height / 2 - frame.top) / frame.height
    assert 1 / 3 < middle < 2 / 3  # the second of three rows


def test_a_chart_is_no_ranking_but_stands_by_name(
    deck: Any, shown: list[Shown], showing: Callable[..., Shown]
) -> None:
    passport = slide_of(deck, "How the number comes about: report by report")
    regions = slide_of(deck, "The year around it, region by region")
    places = slide_of(deck, "2019, event by event: in figures")

    for slide in (passport, regions, places):
        names = list(bars_of(slide))
        lengths = [high for _, high, _ in bars_of(slide).values()]
        assert names == sorted(names, key=Language().by_name)
        assert lengths != sorted(lengths, reverse=True)


def test_the_reports_of_an_incident_are_the_drawing_of_its_page_with_its_words(
    deck: Any, shown: list[Shown]
) -> None:
    slide = slide_of(deck, "Almaty: what the witnesses say: report by report")

    scale = shown[2].report_scale
    assert scale and described(slide) == {"Reports": scale.in_words()}


def test_the_workbook_in_the_chart_holds_what_the_chart_shows(deck: Any) -> None:
    slide = slide_of(deck, "The year around it, region by region")

    (_, *names), *rows = zip(*sheet_of(slide), strict=True)
    written = {
        name.value: tuple(column[n].value for column in rows) for n, name in enumerate(names, 1)
    }
    drawn = {name: (high, low) for name, (low, high, _) in bars_of(slide).items()}
    assert written == drawn


def test_a_region_without_a_report_has_no_bar_and_is_named(deck: Any, shown: list[Shown]) -> None:
    slide = slide_of(deck, "The year around it, region by region")

    silent = [bar.name for bar in shown[3].bars.bars if not bar.has_number]
    assert silent and not set(silent) & set(bars_of(slide))
    assert f"No figure of its own: {', '.join(silent)}." in text_of(slide)


def test_the_reports_of_an_incident_stand_with_words_and_numbers_of_their_sources(
    deck: Any, shown: list[Shown]
) -> None:
    rows = table_of(slide_of(deck, "Almaty: what the witnesses say"))[1:]

    assert [row[0] for row in rows] == [report.figure for report in shown[2].reports]
    assert rows[2][1].endswith("(not in the number here)")
    number = re.fullmatch(r"RFE/RL, eyewitness \[(\d+)\]", rows[1][1])
    first = next(s for s in deck.slides if s.shapes.title.text_frame.text == "Sources")
    assert number and (
        f"{number[1]}. RFE/RL: Kazakh Police Forcibly Detain Dozens Of Would-Be Protesters"
        in text_of(first)
    )


def test_long_words_in_a_table_end_at_a_word_with_their_translation_beside_them(
    showing: Callable[..., Shown],
) -> None:
    scene = showing("incident", "incident=2019-10-26-almaty", title="Long")
    words, english = "задержаны люди " * 60, "people detained " * 60
    first = replace(scene.reports[0], words=words, translation=english)
    scene = replace(scene, reports=(first,))

    said = table_of(slide_of(opened(deck_of(scene)), "Long"))[1][2]

    found = re.fullmatch(r"“([^”]+)…” \(“([^”]+)…”\)", said)
    assert found
    assert f"{found[1]} " in words and f"{found[2]} " in english


def test_the_steps_of_a_passport_are_numbered_by_their_depth(deck: Any) -> None:
    rows = table_of(slide_of(deck, "How the number comes about"))

    assert ["1.1.1", "Added up: 26 + 10 + 3 = at least 39"] in rows


def test_the_map_is_a_picture_with_alternative_text(deck: Any, shown: list[Shown]) -> None:
    slide = slide_of(deck, "Four cities, one day")

    assert described(slide) == {"Map": shown[0].alternative}


def test_tables_and_charts_have_alternative_text(deck: Any) -> None:
    for slide in deck.slides:
        assert all(described(slide).values())


def test_the_notes_say_the_figure_aloud_and_name_every_source_with_its_address(
    deck: Any, shown: list[Shown]
) -> None:
    for scene in shown:
        notes = slide_of(deck, scene.title).notes_slide.notes_text_frame.text
        assert scene.spoken in notes and scene.scene.notes in notes
        assert all(source.url in notes and source.title in notes for source in scene.sources)
        assert all(line in notes for line in scene.left_out)
    assert "thirty-nine" in deck.slides[1].notes_slide.notes_text_frame.text


def test_the_last_slides_list_every_source_once_with_a_link(deck: Any, shown: list[Shown]) -> None:
    urls = [source.url for scene in shown for source in scene.sources]
    assert set(urls) <= set(links(deck))
    listed = "\n".join(
        text_of(s) for s in deck.slides if s.shapes.title.text_frame.text == "Sources"
    ).split("\n")
    assert all(listed.count(url) == 1 for url in urls)


def test_the_method_says_rule_version_licence_and_what_was_left_out(
    deck: Any, shown: list[Shown]
) -> None:
    method = text_of(slide_of(deck, "Sources and method"))

    one = shown[0]
    told = (one.rule, one.as_of, one.licence, one.licence_url, *one.left_out, *one.risks)
    assert all(text in method for text in told)


def test_each_scene_says_what_it_counts(deck: Any, shown: list[Shown]) -> None:
    rows = table_of(slide_of(deck, "What each scene counts"))[1:]

    assert [row[1:] for row in rows] == [[s.title, s.filters, s.scene.selection] for s in shown]


def test_what_became_of_a_figure_since_the_scene_was_kept_stands_on_its_slide(
    showing: Callable[..., Shown],
) -> None:
    scene = replace(showing(title="Then"), changed="When this scene was kept: 38; now: 39.")

    slide = slide_of(opened(deck_of(scene)), "Then")

    assert scene.changed in text_of(slide)


def test_an_own_sentence_is_marked_and_the_counted_one_stands_in_the_notes(
    showing: Callable[..., Shown],
) -> None:
    scene = showing(title="Own", sentence="They were many.", sentence_is_own=True)

    slide = slide_of(opened(deck_of(scene)), "Own")

    assert "They were many." in text_of(slide) and "at least 39" in text_of(slide)
    assert "the author's own" in text_of(slide)
    assert "At least 39 people" in slide.notes_slide.notes_text_frame.text


def test_a_scene_that_cannot_be_shown_says_why(showing: Callable[..., Shown]) -> None:
    scene = showing(selection="place=nowhere", title="Gone")

    assert scene.problem in text_of(slide_of(opened(deck_of(scene)), "Gone"))


def test_a_name_that_looks_like_a_formula_stays_text_in_the_chart(
    showing: Callable[..., Shown],
) -> None:
    names = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "http://127.0.0.2/x")
    bars = tuple(Bar("", name, "3–5", "3 to 5", low=3, high=5) for name in names)
    scene = replace(showing("regions", title="Bars"), bars=Bars(bars))

    cells = sheet_of(slide_of(opened(deck_of(scene)), "Bars"))

    assert {row[0].value for row in cells[1:]} == set(names)
    assert all(row[0].data_type == "s" and not row[0].hyperlink for row in cells[1:])


HOSTILE = "\x00\x0b\x1b[31m<script>alert(1)</script>&amp;]]>\ud800\uffff${x} ‮abc"


def test_hostile_text_is_text(showing: Callable[..., Shown]) -> None:
    scene = showing(title=HOSTILE, notes=HOSTILE, sentence=HOSTILE, sentence_is_own=True)

    deck = opened(deck_of(scene))

    assert "<script>alert(1)</script>&amp;]]>" in titles(deck)[1]
    assert "<script>" in deck.slides[1].notes_slide.notes_text_frame.text


def test_only_addresses_of_the_web_are_links(showing: Callable[..., Shown]) -> None:
    scene = showing()
    urls = cycle(["javascript:alert(1)", "file:///etc/passwd", "ppaction://x", "//x"])
    bad = tuple(replace(source, url=next(urls), archive_url=next(urls)) for source in scene.sources)

    deck = opened(deck_of(replace(scene, sources=bad)))

    assert len(bad) > 1
    assert links(deck) == [scene.licence_url]


def test_without_links_no_source_has_an_address(showing: Callable[..., Shown]) -> None:
    scene = showing(discretion=Discretion(links=False))

    content = deck_of(scene)

    assert links(opened(content)) == [scene.licence_url]
    assert not [name for name, part in parts(content) if b"rferl.org" in part]


def test_the_file_names_nobody_and_no_place_on_a_disk(content: bytes, deck: Any) -> None:
    known = deck.core_properties
    assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
    assert known.title == "26 October 2019: who was detained, and who says so"
    assert known.language == "en-GB"
    for name, part in parts(content):
        for word in (b"Steve Canny", b"127.0.0.1", b"/tmp/", b"/home/", b"/work/", b"Macintosh"):
            assert word not in part, name


def test_what_an_editor_adds_has_our_letters_and_hues(content: bytes) -> None:
    theme = dict(parts(content))["ppt/theme/theme1.xml"].decode()

    assert 'latin typeface="Arial"' in theme and "Calibri" not in theme
    assert f'<a:accent1><a:srgbClr val="{ACCENT}"/>' in theme
    assert f'<a:hlink><a:srgbClr val="{LINK}"/>' in theme


def test_the_same_briefing_is_the_same_bytes(
    shipped: Briefing, shown: list[Shown], content: bytes
) -> None:
    assert to_pptx(shipped, shown) == content


def test_persons_stand_on_a_slide_of_their_own_only_where_let_in(
    showing: Callable[..., Shown],
) -> None:
    without, let_in = showing(), replace(showing(), persons=("A. Journalist (A Paper)",))

    assert b"A. Journalist" not in b"".join(part for _, part in parts(deck_of(without)))
    slides = [s for s in opened(deck_of(let_in)).slides if "A. Journalist" in text_of(s)]
    assert len(slides) == 1
    assert "DCK" not in text_of(slides[0])


@pytest.mark.parametrize("letters", ["W" * 200, "слово " * 33])
def test_nothing_sticks_out_of_a_slide(showing: Callable[..., Shown], letters: str) -> None:
    long = {"title": letters, "sentence": (letters * 5)[:1000], "sentence_is_own": True}
    scenes = [
        showing(**long),
        showing("passport", "event=2022-01", **long),
        showing("regions", "since=2019-01-01", **long),
    ]

    deck = opened(deck_of(*scenes))

    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name


def test_a_chart_is_cut_in_its_order_and_says_how_many_are_left_out(
    showing: Callable[..., Shown],
) -> None:
    numbers = [1, 30, *range(2, 30)]
    bars = tuple(Bar("", f"Region {n}", str(n), str(n), low=n, high=n) for n in numbers)
    scene = replace(showing("regions", title="Many"), bars=Bars(bars))

    slide = slide_of(opened(deck_of(scene)), "Many")

    first = [f"Region {n}" for n in numbers[:MOST_BARS]]
    assert list(chart_of(slide).plots[0].categories) == first
    assert f"{30 - MOST_BARS} more are not in this chart." in text_of(slide)


def test_a_long_passport_goes_on_over_a_second_slide_and_the_rest_is_in_its_notes(
    showing: Callable[..., Shown],
) -> None:
    outline = tuple((0, f"Step {n} of a number") for n in range(500))
    scene = replace(showing("passport", title="Long"), outline=outline)

    deck = opened(deck_of(scene))
    first, second = slide_of(deck, "Long"), slide_of(deck, "Long (continued)")
    rows = [text for slide in (first, second) for _, text in table_of(slide)[1:]]
    notes = second.notes_slide.notes_text_frame.text

    assert rows == [text for _, text in outline[: len(rows)]]
    assert 20 < len(rows) < 100
    assert f"{500 - len(rows)} more rows are in the notes." in text_of(second)
    assert [text for _, text in outline[len(rows) :] if text not in notes] == []
    assert all(f"{r.origin} · {r.where}: {r.figure}" in notes for r in scene.reports if r.low)


def test_a_scene_of_the_shipped_briefing_has_two_slides_at_most(
    deck: Any, shown: list[Shown]
) -> None:
    places = [shape.text for s in deck.slides for shape in s.shapes if shape.name == "Place"]

    of_scenes = [places.count(f"Scene {scene.number} of {scene.of}") for scene in shown]
    assert of_scenes == [2] * len(shown)


@pytest.mark.parametrize("kind", ["map", "regions", "passport"])
def test_a_scene_of_the_whole_table_has_two_slides_at_most(
    showing: Callable[..., Shown], kind: str
) -> None:
    scene = showing(kind, "", title="Everything")
    deck = opened(deck_of(scene))

    assert len([title for title in titles(deck) if title.startswith("Everything")]) == 2


def test_an_incident_of_many_reports_has_two_slides_at_most(showing: Callable[..., Shown]) -> None:
    scene = showing("incident", "incident=2019-10-26-almaty", title="Many")
    deck = opened(deck_of(replace(scene, reports=scene.reports * 12)))

    assert [title for title in titles(deck) if title.startswith("Many")] == [
        "Many",
        "Many (continued)",
    ]


def test_a_table_of_bounds_says_that_they_are_not_what_was_said(deck: Any) -> None:
    for title in ("Four cities, one day", "The year around it, region by region"):
        slide = slide_of(deck, f"{title}: in figures")
        assert "Low and high are the bounds that are added up" in text_of(slide)


def test_a_region_in_dispute_is_hatched_too(showing: Callable[..., Shown]) -> None:
    bars = Bars(
        (
            Bar("a", "A", "3 / 9", "3 or 9", low=3, high=9, disputed=True),
            Bar("b", "B", "5–8", "5 to 8", low=5, high=8),
        )
    )
    scene = replace(showing("regions", title="Two"), bars=bars)

    series = chart_of(slide_of(opened(deck_of(scene)), "Two")).plots[0].series[0]

    fills = [series.points[n].format.fill.type for n in range(2)]
    assert [fill == MSO_FILL.PATTERNED for fill in fills] == [True, False]


def test_a_dispute_is_hatched(showing: Callable[..., Shown]) -> None:
    scene = showing(selection="event=2019-07-06", title="July")

    slide = slide_of(opened(deck_of(scene)), "July: in figures")
    plot = chart_of(slide).plots[0]

    hatched = {
        name
        for n, name in enumerate(plot.categories)
        if plot.series[0].points[n].format.fill.type == MSO_FILL.PATTERNED
    }
    disputed = {circle.name for circle in scene.circles if circle.flags & DISPUTED}
    assert hatched == disputed and disputed


def test_scenes_of_one_incident_have_their_titles_in_their_order(
    showing: Callable[..., Shown],
) -> None:
    wanted = ["Scene 2", "Scene 10", "Scene 1"]
    scenes = [showing("incident", "incident=2019-10-26-almaty", title=name) for name in wanted]

    found = titles(opened(deck_of(*scenes)))

    assert [title for title in found if title in wanted] == wanted


def test_a_briefing_without_scenes_is_its_opening() -> None:
    assert titles(opened(to_pptx(Briefing("Nothing yet"), []))) == ["Nothing yet"]


def test_a_number_with_a_no_break_space_stays_one_number(showing: Callable[..., Shown]) -> None:
    scene = replace(showing(title="Wide"), figure="at least 10\u00a0000")

    assert "at least 10\u00a0000" in text_of(slide_of(opened(deck_of(scene)), "Wide")).split("\n")
