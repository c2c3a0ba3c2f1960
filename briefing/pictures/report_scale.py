"""The reports of an incident side by side on one scale, so that the eye sees who disagrees."""

from __future__ import annotations

from briefing.counted.counted_scene import ReportLine, Shown
from briefing.pictures.bar import Extent, draw_bar, key
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import first_lines, shortened, width, wrapped
from incidents.counting.report_marks import Mark, Scale, marks_at

LETTERS = 28
WITH_WORDS, WITHOUT_WORDS = 132.0, 84.0
"""The least height of a row that repeats the words of its report, and of one that does not."""

TALLEST_ROW = 196.0
THICK = 26
STEP = 35


def draw_scale(canvas: Canvas, shown: Shown, area: Box, colors: dict[str, str]) -> None:
    """The reports into this box, in the order of the incident's page; what does not fit is
    counted."""
    language = shown.speaker.language
    marks = marks_at(shown.speaker.dataset, shown.selection.incidents[0])
    lines = {report.report_id: report for report in shown.reports}
    inner = Box(area.left + 64, area.top + 64, area.right - 72, area.bottom - 30)
    scale = Scale.of(marks)
    told = [language.say("A scale that shrinks large numbers.")] if scale and scale.shrinks else []
    told += [key([_extent(mark) for mark in marks], language.say)]
    foot = [line for text in told if text for line in wrapped(text, LETTERS, inner.width)]
    rows = Box(inner.left, inner.top, inner.right, inner.bottom - len(foot) * 36 - 70)
    most = int(rows.height // WITHOUT_WORDS)
    if len(marks) > most:
        more = len(marks) - most + 1
        foot.insert(0, language.say_count("and {number} more report", "and {number} more reports",
                                          more))  # fmt: skip
        marks = marks[: most - 1]
    height = min(TALLEST_ROW, rows.height / max(1, len(marks)))
    for index, mark in enumerate(marks):
        top = rows.top + index * height
        row = Box(rows.left, top, rows.right, top + height)
        _row(canvas, mark, lines[mark.report_id], scale, row, colors)
    end = rows.top + height * len(marks)
    if scale:
        _axis(canvas, scale, shown, Box(rows.left, rows.top, rows.right, end), colors)
    y = inner.bottom - (len(foot) - 1) * 36
    canvas.lines(foot, inner.left, y, LETTERS, color=colors["quiet_ink"], step=36)


def _row(
    canvas: Canvas,
    mark: Mark,
    report: ReportLine,
    scale: Scale | None,
    row: Box,
    colors: dict[str, str],
) -> None:
    foot = row.top + LETTERS
    canvas.text(report.figure, row.left, foot, LETTERS + 2, bold=True, color=colors["ink"])
    after = row.left + width(report.figure, LETTERS + 2, bold=True) + 16
    who = f"{report.origin}, {report.basis}"
    if mark.shared:
        who += f" ({report.where})"
    canvas.text(shortened(who, LETTERS, row.right - after), after, foot, LETTERS,
                color=colors["quiet_ink"])  # fmt: skip
    bar = Box(row.left, foot + 14, row.right, foot + 14 + THICK)
    draw_bar(canvas, _extent(mark), bar, scale.place if scale else lambda number: 0.0, colors)
    words = wrapped(f"“{report.words}”" if report.words else "", LETTERS, row.width)
    most = int((row.height - WITH_WORDS) // STEP) + 1
    kept = first_lines(words, max(0, most), LETTERS, row.width)
    canvas.lines(kept, row.left, bar.bottom + STEP, LETTERS, color=colors["ink"], step=STEP)


def _extent(mark: Mark) -> Extent:
    return Extent(mark.low, mark.high, open_ended=mark.open, shared=mark.shared,
                  hedged=mark.hedged, counted=mark.counted)  # fmt: skip


def _axis(canvas: Canvas, scale: Scale, shown: Shown, rows: Box, colors: dict[str, str]) -> None:
    """Round numbers under the rows; those that would touch the one before are left out."""
    number = shown.speaker.language.number
    y, free_from = rows.bottom + 40, rows.left - 1
    canvas.line(rows.left, rows.bottom + 8, rows.right, rows.bottom + 8, stroke=colors["line"],
                stroke_width=2)  # fmt: skip
    for tick in scale.ticks():
        x = rows.left + scale.place(tick) * rows.width
        half = width(number(tick), LETTERS) / 2
        middle = min(max(x, rows.left + half), rows.right - half)
        if middle - half < free_from:
            continue
        free_from = middle + half + 20
        canvas.line(x, rows.bottom + 2, x, rows.bottom + 14, stroke=colors["control_line"],
                    stroke_width=2)  # fmt: skip
        canvas.text(number(tick), middle, y, LETTERS, anchor="middle", color=colors["quiet_ink"])
