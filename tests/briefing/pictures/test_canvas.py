from __future__ import annotations

from xml.etree import ElementTree

import pytest

from briefing.pictures.canvas import Box, Canvas, on_one_line

SVG = "{http://www.w3.org/2000/svg}"


def drawn(canvas: Canvas) -> ElementTree.Element:
    return ElementTree.fromstring(canvas.svg())


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</text><image href='https://example.org/x.png'/>",
        "]]>&lt;!--",
        "\x00\x08\x0b\ud800\ufffeAlmaty",
        '"><svg onload="x()">',
    ],
)
def test_hostile_text_stays_text(hostile: str) -> None:
    canvas = Canvas(100, 100, background="#fff")
    canvas.describe(hostile, hostile, [(hostile, hostile)])
    canvas.text(hostile, 1, 1, 10, color="#000")
    root = drawn(canvas)

    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds == {"svg", "title", "desc", "rect", "text", "metadata"}
    assert not [name for element in root.iter() for name in element.attrib if "href" in name]


def test_signs_that_no_xml_holds_are_taken_out() -> None:
    canvas = Canvas(100, 100, background="#fff")
    canvas.text("Al\x00ma\x1bty\ufffe", 1, 1, 10, color="#000")

    assert [text.text for text in drawn(canvas).iter(f"{SVG}text")] == ["Almaty"]


def test_marks_of_direction_stay_only_where_letters_run_from_right_to_left() -> None:
    assert on_one_line("\u2068Almaty\u2069\u00a01\u202f000\n\u202eturned") == "Almaty 1 000 turned"
    assert on_one_line("\u2068אבג\u2069 12 \u202eturned") == "\u2068אבג\u2069 12 turned"


def test_a_picture_says_what_it_shows() -> None:
    canvas = Canvas(100, 100, background="#fff")
    canvas.describe("Title", "What it shows", [("Licence", "CC BY 4.0"), ("Contact", "")])
    root = drawn(canvas)

    assert [child.tag.removeprefix(SVG) for child in root][:2] == ["title", "desc"]
    assert (root[0].text, root[1].text) == ("Title", "What it shows")
    assert root.findtext(f"{SVG}metadata") == "Licence: CC BY 4.0"


def test_lines_are_fitted_only_for_viewers_without_our_font() -> None:
    canvas = Canvas(100, 100, background="#fff")
    canvas.text("Almaty", 1, 1, 10, color="#000")

    assert "textLength" in canvas.svg(fitted=True)
    canvas = Canvas(100, 100, background="#fff")
    canvas.text("Almaty", 1, 1, 10, color="#000")
    assert "textLength" not in canvas.svg()
    assert "data-width" not in canvas.svg()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:,x", ""])
def test_only_addresses_of_the_web_can_be_followed(address: str) -> None:
    canvas = Canvas(100, 100, background="#fff")
    canvas.link(Box(0, 0, 1, 1), address)
    canvas.link(Box(0, 0, 1, 1), "https://example.org/")

    assert [target for _, target in canvas.links] == ["https://example.org/"]


def test_an_inset_counts_from_its_corner_and_ends_at_its_edges() -> None:
    canvas = Canvas(100, 100, background="#fff")
    with canvas.within(Box(10, 20, 50, 40), 0.5) as inner:
        canvas.circle(1, 1, 1)
    canvas.circle(2, 2, 2)
    root = drawn(canvas)

    assert inner == Box(0, 0, 80, 40)
    (group,) = root.iter(f"{SVG}g")
    assert group.get("transform") == "translate(10 20) scale(0.5)"
    assert group.get("clip-path") == f"url(#{root.find(f'{SVG}clipPath').get('id')})"  # type: ignore[union-attr]
    assert len(list(group.iter(f"{SVG}circle"))) == 1
