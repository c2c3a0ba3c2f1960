"""The sheet of sources: the documents behind an export."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from incidents.counting.report_codes import Numbers
from incidents.dataset.index import columns_of, day_of, sources_of
from incidents.sheets.sheets import Cell, Sheet, described
from incidents.tables.compact import as_texts
from incidents.words.code_names import N_
from incidents.words.speaker import Speaker

COLUMNS = described(
    {
        N_("source_id"): ("string", "Id of the source."),
        N_("publisher"): ("string", "Who published the document."),
        N_("title"): ("string", "Its title; in square brackets our description."),
        N_("url"): ("string", "Where to read it; empty where links were left out."),
        N_("archive_url"): ("string", "An archived copy; empty where links were left out."),
        N_("published_date"): ("date", "Day of publication, where the document gives it."),
        N_("language"): ("string", "ISO 639 code of the document."),
        N_("sharing_risk_text"): ("string", "What may happen to a reader who shares the address."),
    }
)


def source_sheet(rows: Numbers, speaker: Speaker, *, links: bool) -> Sheet:
    """The sources of the reports in these rows of their table, each once, by id."""
    reports = columns_of(speaker.dataset, "reports").to_native()
    cited = as_texts(reports.select(["source_id", "also_in_source_ids"]).take(pa.array(rows)))
    lists = cited.group_by(cited.column_names).aggregate([]).to_pylist()
    ids = sorted({source for one in lists for source in sources_of(one)})
    found = [_row(speaker.row("sources", source), links) for source in ids]
    return Sheet(N_("sources"), speaker.language.say("Sources"), COLUMNS, found)


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
