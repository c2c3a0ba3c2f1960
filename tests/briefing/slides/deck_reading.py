"""Slides read back as an editor's program holds them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def slide_of(deck: Any, title: str) -> Any:
    """The only slide with this title."""
    (found,) = [slide for slide in deck.slides if slide.shapes.title.text_frame.text == title]
    return found


def text_of(slide: Any) -> str:
    """Every text of a slide, also those in its tables."""
    texts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if shape.has_table:
            texts += [text for row in rows_of(shape) for text in row]
    return "\n".join(texts)


def table_of(slide: Any) -> list[list[str]]:
    """The rows of the slide's only table, headings first."""
    (shape,) = [shape for shape in slide.shapes if shape.has_table]
    return rows_of(shape)


def rows_of(shape: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]


def chart_of(slide: Any) -> Any:
    """The slide's only chart."""
    (shape,) = [shape for shape in slide.shapes if shape.has_chart]
    return shape.chart


def bars_of(slide: Any) -> dict[str, tuple[float | None, float | None, str]]:
    """Of the slide's chart: name to low, high and the label of its end."""
    plot = chart_of(slide).plots[0]
    high, low = plot.series
    labels = [high.points[i].data_label.text_frame.text for i in range(len(high.values))]
    return dict(
        zip(plot.categories, zip(low.values, high.values, labels, strict=True), strict=True)
    )


def sheet_of(slide: Any) -> list[list[Any]]:
    """The cells of the workbook inside the slide's chart, formulas as they are written."""
    blob = chart_of(slide).part.chart_workbook.xlsx_part.blob
    return [[c for c in row] for row in load_workbook(io.BytesIO(blob)).active.iter_rows()]


def described(slide: Any) -> dict[str, str]:
    """Name to alternative text of each picture, table and chart."""
    found = {}
    for shape in slide.shapes:
        if shape.shape_type is not None and not shape.has_text_frame:
            properties = next(shape._element.iter(qn("p:cNvPr")))
            found[shape.name] = properties.get("descr") or ""
    return found


def links(deck: Any) -> list[str]:
    """Every address that a click on a slide would open."""
    return [
        relation.target_ref
        for slide in deck.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    ]


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of the file, those of the workbooks inside it too."""
    with ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            yield name, part
            if name.endswith(".xlsx"):
                yield from ((f"{name}/{inner}", text) for inner, text in parts(part))
