"""The style sheets of what the pages draw themselves, on a screen and on paper."""

from pathlib import Path

SHEETS = ("style.css", "briefing.css", "print.css")

STYLE = "<style>{}</style>".format(
    "\n".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in SHEETS)
)
