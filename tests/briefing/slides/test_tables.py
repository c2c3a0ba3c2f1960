"""A table on a slide is as high as it was reckoned, and breaks no word that can stay whole."""

from __future__ import annotations

from pptx import Presentation
from pptx.oxml.ns import qn

from briefing.slides.tables import SIZES, Column, Table, add_table, sized
from briefing.slides.text_boxes import Box, number_of_lines
from incidents.languages.language import Language

BOX = Box(0.5, 1, 6.6, 5)


def test_a_cell_without_text_has_letters_of_the_table_s_size_and_no_run() -> None:
    """Else LibreOffice makes its row as high as letters of 18 points, and the table too long."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = Table((Column("Place", 0.5), Column("Means", 0.5)), (("Oral", ""),), "", size=12)

    add_table(slide, table, table.rows, BOX, Language())

    (paragraph,) = slide.shapes[0].table.cell(1, 1).text_frame.paragraphs
    assert not paragraph.runs
    assert paragraph._p.find(qn("a:endParaRPr")).get("sz") == "1200"


def test_a_narrow_column_takes_the_room_of_its_longest_word_from_the_others() -> None:
    columns = (Column("Место", 0.7), Column("Нижняя граница", 0.1, is_number=True), Column("", 0.2))
    made = sized(Table(columns, (("Алматы", "1", ""),) * 40, ""), BOX)

    assert made.size == SIZES[-1]
    room = made.columns[1].share * BOX.width - 0.28
    assert number_of_lines("граница", room + 0.001, made.size) == 1
    assert abs(sum(column.share for column in made.columns) - 1) < 1e-9


def test_columns_stay_as_they_are_where_every_word_has_room() -> None:
    columns = (Column("Place", 0.5), Column("Low", 0.5))

    assert sized(Table(columns, (("Oral", "13"),), ""), BOX).columns == columns
