from __future__ import annotations

from io import BytesIO

import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader

from briefing.pictures.canvas import Canvas
from briefing.pictures.text_metrics import (
    balanced,
    first_lines,
    legal,
    register,
    shortened,
    whole_sentences,
    width,
    wrapped,
)

KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "ÄäÖöÜüÑñŪūŞşĞğÇç"
SIGNS = "0123456789“”„«»‘’–—…+×=≥>%№§·•()[]/&@"


def test_every_letter_of_kazakh_and_russian_comes_from_our_own_font() -> None:
    canvas = Canvas(2000, 200, background="#fff")
    for row, text in enumerate((KAZAKH, RUSSIAN, LATIN, SIGNS)):
        canvas.text(text, 10, 40 * row + 40, 24, color="#000")
        canvas.text(text, 1000, 40 * row + 40, 24, color="#000", bold=True)
    register()
    (page,) = PdfReader(BytesIO(vl_convert.svg_to_pdf(canvas.svg()))).pages

    fonts = {
        font.get_object()["/BaseFont"].split("+")[1]
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts == {"PTSans-Regular", "PTSans-Bold"}
    written = page.extract_text()
    for text in (KAZAKH, RUSSIAN, LATIN, SIGNS):
        assert written.count(text) == 2


def test_a_line_is_as_wide_as_the_converter_draws_it() -> None:
    text, size = "Нұр-Сұлтан: at least 4,336 people", 40
    canvas = Canvas(1200, 100, background="#fff")
    canvas.text(text, 0, 60, size, color="#000")
    register()
    drawn = vl_convert.svg_to_png(canvas.svg())
    picture = Image.open(BytesIO(drawn)).convert("L")
    box = ImageChops.invert(picture).getbbox()

    assert box is not None
    assert abs(box[2] - width(text, size)) < 0.01 * width(text, size) + 3


@given(st.text(max_size=200), st.integers(60, 400))
def test_wrapping_loses_no_word_and_keeps_within_the_room(text: str, room: int) -> None:
    lines = wrapped(text, 20, room)

    assert "".join("".join(line.split()) for line in lines) == "".join(legal(text).split())
    assert all(width(line, 20) <= room for line in lines if len(line) > 1)


def test_balanced_lines_leave_no_word_alone() -> None:
    text = "At least 39 people were reported detained in 4 cities on 26 October 2019"
    room = width("At least 39 people were reported", 36) + 1

    plain, even = wrapped(text, 36, room), balanced(text, 36, room)

    assert len(even) == len(plain)
    assert min(map(len, even)) > min(map(len, plain))
    assert " ".join(even) == text


def test_a_short_number_stays_with_the_word_it_counts() -> None:
    text = "At least 39 people in 4 cities between 27 February and 16 December"

    for room in range(300, 900, 10):
        ends = [line.split()[-1] for line in wrapped(text, 36, room)]
        assert not {"39", "4", "27", "16"} & set(ends)


def test_what_is_left_out_of_a_text_is_marked() -> None:
    assert shortened("Almaty and Nur-Sultan", 20, 100).endswith("…")
    assert width(shortened("Almaty and Nur-Sultan", 20, 100), 20) <= 100
    assert shortened("Almaty", 20, 100) == "Almaty"
    assert shortened("Almaty", 20, 1) == "…"  # where no letter has room
    assert first_lines(["one", "two", "three"], 2, 20, 300) == ["one", "two…"]
    assert first_lines(["one", "two"], 2, 20, 300) == ["one", "two"]


def test_sentences_that_do_not_fit_are_left_out_whole() -> None:
    said = ["All of them agree.", "The highest comes to 40.", "One says nothing."]
    lines = len(wrapped(" ".join(said[:2]) + " …", 20, 200))

    assert " ".join(whole_sentences(said, lines, 20, 200)) == " ".join([*said[:2], "…"])
    assert " ".join(whole_sentences(said, 9, 20, 200)) == " ".join(said)
    assert " ".join(whole_sentences(said, 1, 20, 80)) == "All of…"
    assert whole_sentences(said, 0, 20, 200) == whole_sentences([], 3, 20, 200) == []


@given(
    st.lists(st.text("abcabc", min_size=1, max_size=9), min_size=1, max_size=40),
    st.integers(160, 400),
    st.integers(1, 3),
)
def test_what_is_left_out_of_a_text_begins_at_a_word(
    words: list[str], room: int, most: int
) -> None:
    text = " ".join(words)

    lines = first_lines(wrapped(text, 20, room), most, 20, room, end="…”")
    for said, end in ((shortened(text, 20, room), "…"), (" ".join(lines), "…”")):
        kept = said.removesuffix(end).split(" ")
        assert said == text or (said.endswith(end) and kept == words[: len(kept)])
    assert all(width(line, 20) <= room for line in lines)
