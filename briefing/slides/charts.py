"""Native charts with ranges: a dark bar to the lowest figure, a pale one on to the highest.

Both bars hold the figures themselves, so that who edits the chart's sheet finds the numbers of
the table and no differences.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Pt
from xlsxwriter import Workbook

from briefing.slides.colours import ACCENT, INK, PALE_ACCENT, QUIET, RULE, WHITE
from briefing.slides.deck import describe
from briefing.slides.text_boxes import Box, clean, on_one_line
from incidents.export.zipped import FIRST_MOMENT
from incidents.words.language import Language

MOST_BARS = 14
"""Bars of one chart that can be read from the back row."""

LONGEST_NAME = 60
ROOM_FOR_LABELS = 1.45
"""How much longer than the longest bar the axis is."""

TALLEST_BAR, LEGEND = 0.8, 0.6
"""Inches."""


@dataclass(frozen=True)
class Range:
    """A bar: its name, its ends (None: no number), its figure as printed, if it is disputed."""

    name: str
    low: int | None
    high: int | None
    label: str
    disputed: bool = False

    @property
    def has_number(self) -> bool:
        return self.low is not None or self.high is not None


def chosen(ranges: Sequence[Range], *, most: int = MOST_BARS) -> list[Range]:
    """The ranges that get a bar: those with a number, the longest first, at most `most`."""
    numbered = [one for one in ranges if one.has_number]
    return sorted(numbered, key=lambda one: (-_high(one), one.name))[:most]


def add_chart(
    slide: Any, ranges: Sequence[Range], box: Box, language: Language, ends: tuple[str, str]
) -> None:
    """Draws these ranges, from the top down, in their order; there must be one at least.

    `ends` says what the dark bar and the pale bar mean.
    """
    names = [on_one_line(one.name, LONGEST_NAME) for one in ranges]
    lows = (clean(ends[0]), [one.low for one in ranges])
    highs = (clean(ends[1]), [_high(one) for one in ranges])
    box = replace(box, height=min(box.height, LEGEND + TALLEST_BAR * len(names)))
    data = CategoryChartData(number_format="#,##0")
    data.categories = names
    # The later series is drawn over the earlier one.
    for name, values in (highs, lows):
        data.add_series(name, values)
    shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.in_emu, data)
    describe(shape, "; ".join(f"{one.name}: {one.label}" for one in ranges),
             name=language.say("Chart"))  # fmt: skip
    chart = shape.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_sheet(names, [highs, lows]))
    _dress(chart, max(highs[1]) * ROOM_FOR_LABELS)
    high_series, low_series = chart.plots[0].series
    _paint(high_series.format.fill, PALE_ACCENT)
    _paint(low_series.format.fill, ACCENT)
    for index, one in enumerate(ranges):
        _label(high_series.points[index], on_one_line(one.label, LONGEST_NAME))
        if one.disputed:
            _hatch(high_series.points[index].format.fill)


def _high(one: Range) -> int:
    """The longer end; a figure without a high reaches to its low."""
    return max(one.low or 0, one.high or 0)


def _dress(chart: Any, longest: float) -> None:
    chart.font.size, chart.font.color.rgb = Pt(13), INK
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size, chart.legend.font.color.rgb = Pt(12), QUIET
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, 45
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.format.line.color.rgb = RULE
    names.tick_labels.font.size = Pt(13)
    values.visible = values.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, longest


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
