"""Native charts with ranges: a dark bar to the lowest figure, a pale one on to the highest.

Both bars hold the figures themselves, so that who edits the chart's sheet finds the numbers of
the table and no differences. Where the scale breaks a bar, the axis ends with it: bars without a
colour end where those of the picture do, carry the labels, and say in the legend what is broken.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from briefing.slides.colours import ACCENT, INK, PALE_ACCENT, QUIET, RULE, WHITE
from briefing.slides.deck import describe
from briefing.slides.text_boxes import Box, clean, on_one_line
from incidents.counting.scale import REACH
from incidents.dataset.versions import FIRST_MOMENT
from incidents.languages.language import Language
from incidents.words.bars import Bars
from incidents.words.signs import signs_in_words

MOST_BARS = 17
"""Bars of one chart: as many as there are regions."""

LONGEST_NAME = 60
NAMES, PLOT = 0.3, 0.46
"""Parts of the chart's width: the names, and the axis; the rest is for the figures."""

TALLEST_BAR, LEGEND, GAP = 0.8, 0.6, 0.09
"""Inches."""

BAR = 0.69
"""The part of its row's height that a bar takes."""


def chosen(bars: Bars) -> Bars:
    """The bars of a chart in their order: those with a number, at most `MOST_BARS`."""
    return Bars(tuple(bar for bar in bars.bars if bar.has_number)[:MOST_BARS])


def add_chart(slide: Any, bars: Bars, box: Box, language: Language, ends: tuple[str, str]) -> None:
    """Draws these bars, from the top down, in their order; each has a number, and there is one.

    `ends` says what the dark bar and the pale bar mean.
    """
    names = [on_one_line(bar.name, LONGEST_NAME) for bar in bars.bars]
    box = replace(box, height=min(box.height, LEGEND + TALLEST_BAR * len(names)))
    scale = bars.scale
    # The later series is drawn over the earlier one.
    series: list[tuple[str, Sequence[int | None]]] = [
        (clean(ends[1]), [bar.end for bar in bars.bars]),
        (clean(ends[0]), [bar.low for bar in bars.bars]),
    ]
    if scale.longest is not None:
        drawn = [round(scale.at(bar.end) * scale.end) for bar in bars.bars]
        series.insert(0, (clean(signs_in_words(language)["broken"]), drawn))
    data = CategoryChartData(number_format="#,##0")
    data.categories = names
    for name, values in series:
        data.add_series(name, values)
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.in_emu, data)
    describe(
        shape,
        "; ".join(f"{bar.name}: {bar.figure}" for bar in bars.bars),
        name=language.say("Chart"),
    )
    chart = shape.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_sheet(names, series))
    end = REACH if scale.longest is not None else 1.0
    _dress(chart, scale.end * end)
    _leave_room(chart, width=PLOT * end, height=1 - LEGEND / box.height)
    *labels, high_series, low_series = chart.plots[0].series
    for carrier in labels:
        carrier.format.fill.background()
    _paint(high_series.format.fill, PALE_ACCENT)
    _paint(low_series.format.fill, ACCENT)
    for index, bar in enumerate(bars.bars):
        carrier = labels[0] if labels else high_series
        _label(carrier.points[index], on_one_line(bar.figure, LONGEST_NAME))
        if bar.disputed:
            _hatch(high_series.points[index].format.fill)
        if scale.break_at and scale.is_beyond(bar.end):
            row = (box.height - LEGEND) / len(names)
            top = box.top + (index + (1 - BAR) / 2) * row
            across = box.left + (NAMES + PLOT * scale.break_at) * box.width
            _draw_break(slide, Box(across - GAP / 2, top, GAP, row * BAR), language)


def _dress(chart: Any, end: float) -> None:
    chart.font.size, chart.font.color.rgb = Pt(13), INK
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size, chart.legend.font.color.rgb = Pt(12), QUIET
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, round(100 * (1 / BAR - 1))
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.format.line.color.rgb = RULE
    names.tick_labels.font.size = Pt(13)
    values.visible = values.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, end


def _leave_room(chart: Any, *, width: float, height: float) -> None:
    """Ends the plot, whose axis ends where the scale does, where names and figures have room."""
    area = chart._chartSpace.chart.plotArea
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    places = (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", NAMES),
        ("y", 0),
        ("w", width),
        ("h", height),
    )
    layout = area.makeelement(qn("c:layout"), {})
    manual = layout.makeelement(qn("c:manualLayout"), {})
    for name, value in places:
        manual.append(manual.makeelement(qn(f"c:{name}"), {"val": str(value)}))
    layout.append(manual)
    area.insert(0, layout)


def _draw_break(slide: Any, box: Box, language: Language) -> None:
    """A slanting gap over the bar that is longer than drawn."""
    gap = slide.shapes.add_shape(MSO_SHAPE.PARALLELOGRAM, *box.in_emu)
    describe(gap, signs_in_words(language)["broken"], name=language.say("Break"))
    gap._element.remove(gap._element.find(qn("p:style")))  # a shadow would be part of the sign
    _paint(gap.fill, WHITE)
    gap.line.color.rgb, gap.line.width = ACCENT, Pt(1)


def _label(point: Any, text: str) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = text
    run = frame.paragraphs[0].runs[0] if text else None
    if run is not None:
        run.font.size, run.font.bold, run.font.color.rgb = Pt(13), True, INK
    label.position = XL_LABEL_POSITION.OUTSIDE_END


def _paint(fill: Any, colour: Any) -> None:
    fill.solid()
    fill.fore_color.rgb = colour


def _hatch(fill: Any) -> None:
    fill.patterned()
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = ACCENT, WHITE


def _sheet(names: Sequence[str], series: Sequence[tuple[str, Sequence[int | None]]]) -> bytes:
    """The chart's own workbook: names are text there, also one that looks like a formula."""
    written = io.BytesIO()
    harmless = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with Workbook(written, harmless) as book:
        book.set_properties({"created": datetime(*FIRST_MOMENT)})
        sheet, text = book.add_worksheet(), book.add_format({"quote_prefix": True})
        sheet.write_column(1, 0, names, text)
        for column, (name, values) in enumerate(series, start=1):
            sheet.write_string(0, column, name, text)
            for row, value in enumerate(values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return written.getvalue()
