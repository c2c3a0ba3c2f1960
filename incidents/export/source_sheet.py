"""The sheet of sources: the documents behind an export, and who takes a risk by sharing them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from incidents.dataset.index import day_of, rows_by_id, sources_of
from incidents.export.sheets import Cell, Sheet, columns_of
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
    ids = set(cited_in(report_ids, speaker))
    rows = [_row(speaker.row("sources", source), links) for source in sorted(ids)]
    return Sheet("sources", speaker.language.say("Sources"), COLUMNS, rows)


def cited_in(report_ids: Iterable[str], speaker: Speaker) -> list[str]:
    """The ids of the sources of these reports, each once, in the order in which they are cited."""
    reports = rows_by_id(speaker.dataset, "reports")
    return list(dict.fromkeys(source for r in report_ids for source in sources_of(reports[r])))


def sharing_risks(sources: Sheet) -> tuple[str, ...]:
    """Each warning about sharing an address that stands with these sources, once."""
    place = sources.header.index("sharing_risk_text")
    return tuple(dict.fromkeys(str(row[place]) for row in sources.rows if row[place]))


def risks_of(report_ids: Iterable[str], speaker: Speaker) -> tuple[str, ...]:
    """Each warning about sharing an address that stands with a source of these reports, once."""
    rows = (speaker.row("sources", source) for source in sorted(cited_in(report_ids, speaker)))
    texts = (row["sharing_risk_text"] for row in rows if row["url"])
    return tuple(dict.fromkeys(text for text in texts if text))


def source_names(source_ids: Iterable[str], speaker: Speaker) -> str:
    """Publisher and title of each of these sources."""
    rows = [speaker.row("sources", source) for source in source_ids]
    named = [": ".join(filter(None, (row["publisher"], row["title"]))) for row in rows]
    return "; ".join(named)


def addresses(source_ids: Iterable[str], speaker: Speaker) -> str:
    """The addresses of these sources, between blanks; no address holds one."""
    rows = [speaker.row("sources", source) for source in source_ids]
    return " ".join(row["url"] for row in rows if row["url"])


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
