"""Who said it and where it can be read: the origins and the sources of reports, by name."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.dataset.index import rows_by_id, sources_of
from incidents.words.speaker import Speaker


def origin_names(report_ids: Iterable[str], speaker: Speaker) -> list[str]:
    """The names of the origins of these reports, each once, in their order."""
    reports = rows_by_id(speaker.dataset, "reports")
    return list(dict.fromkeys(speaker.origin(reports[r]["origin_id"]) for r in report_ids))


def cited_in(report_ids: Iterable[str], speaker: Speaker) -> list[str]:
    """The ids of the sources of these reports, each once, in the order in which they are cited."""
    reports = rows_by_id(speaker.dataset, "reports")
    return list(dict.fromkeys(source for r in report_ids for source in sources_of(reports[r])))


def source_names(source_ids: Iterable[str], speaker: Speaker) -> str:
    """Publisher and title of each of these sources."""
    rows = [speaker.row("sources", source) for source in source_ids]
    named = [": ".join(filter(None, (row["publisher"], row["title"]))) for row in rows]
    return "; ".join(named)


def source_addresses(source_ids: Iterable[str], speaker: Speaker) -> str:
    """The addresses of these sources, between blanks; no address holds one."""
    rows = [speaker.row("sources", source) for source in source_ids]
    return " ".join(row["url"] for row in rows if row["url"])


def risks_of(report_ids: Iterable[str], speaker: Speaker) -> tuple[str, ...]:
    """Each warning about sharing an address that stands with a source of these reports, once."""
    rows = (speaker.row("sources", source) for source in sorted(cited_in(report_ids, speaker)))
    texts = (row["sharing_risk_text"] for row in rows if row["url"])
    return tuple(dict.fromkeys(text for text in texts if text))
