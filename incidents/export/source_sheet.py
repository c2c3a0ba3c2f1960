"""The sheet of sources: the documents behind an export."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from incidents.dataset.index import day_of
from incidents.export.sheets import Cell, Sheet, columns_of
from incidents.words.sources import cited_in
from incidents.words.speaker import Speaker

COLUMNS = columns_of(
    {
        "source_id": ("string", "Id of the source."),
        "publisher": ("string", "Who published the document."),
        "title": ("string", "Its title; in square brackets our description."),
        "url": ("string", "Where to read it; empty where links were left out."),
        "archive_url": ("string", "An archived copy; empty where links were left out."),
        "published_date": ("date", "Day of publication, where the document gives it."),
        "language": ("string", "ISO 639 code of the document."),
        "sharing_risk_text": ("string", "What may happen to a reader who shares the address."),
    }
)


def source_sheet(report_ids: Iterable[str], speaker: Speaker, *, links: bool) -> Sheet:
    """The sources of these reports, each once, by id."""
    ids = sorted(cited_in(report_ids, speaker))
    rows = [_row(speaker.row("sources", source), links) for source in ids]
    return Sheet("sources", speaker.language.say("Sources"), COLUMNS, rows)


def sharing_risks(sources: Sheet) -> tuple[str, ...]:
    """Each warning about sharing an address that stands with these sources, once."""
    place = sources.header.index("sharing_risk_text")
    return tuple(dict.fromkeys(str(row[place]) for row in sources.rows if row[place]))


def _row(source: Any, links: bool) -> tuple[Cell, ...]:
    return (
        source["source_id"],
        source["publisher"],
        source["title"],
        source["url"] if links else "",
        source["archive_url"] if links else "",
        day_of(source["published_date"]),
        source["language"],
        source["sharing_risk_text"],
    )
