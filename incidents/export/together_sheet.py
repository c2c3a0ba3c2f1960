"""The sheet of figures for several places together: no row of an incident holds a part of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, overload

from incidents.counting.count import Count
from incidents.dataset.index import bound, columns_of, day_of, outermost_incidents, rows_by_id
from incidents.dataset.part import part_of, rows_with
from incidents.export.sheets import Cell, Sheet, described
from incidents.words.code_names import N_
from incidents.words.sources import cited_in, origin_names, source_addresses, source_names
from incidents.words.speaker import Speaker

AT_ONCE = 5_000
"""Reports whose rows are made at a time."""

COLUMNS = described(
    {
        N_("report_id"): ("string", "Readable and stable, never reused."),
        N_("event_id"): ("string", "The event that the report speaks of."),
        N_("event"): ("string", "Title of the event."),
        N_("places"): ("string", "The places of the figure, as it covers them together."),
        N_("incident_ids"): ("string", "Ids of the incidents covered, between blanks."),
        N_("date_first"): ("date", "First day that the report covers."),
        N_("date_last"): ("date", "Last day that the report covers."),
        N_("low"): ("integer", "Lower bound of what the report says; empty: none."),
        N_("high"): ("integer", "Upper bound of what the report says; empty: none."),
        N_("words"): ("string", "The report's own words."),
        N_("words_en"): ("string", "The same in English, where they are in another language."),
        N_("basis"): ("string", "How the origin knows."),
        N_("in_total"): (
            "boolean",
            "Whether it lies inside the selection; else it reaches beyond its places "
            "and is in no total.",
        ),
        N_("reported_by"): ("string", "Who first said it."),
        N_("sources"): ("string", "Publisher and title of each source."),
        N_("source_urls"): ("string", "Their addresses; empty where links were left out."),
        N_("event_ref"): ("string", "The event in a form that no program takes for a date."),
    }
)


def event_ref(event_id: str) -> str:
    """The id of an event as text for every program: spreadsheets, GDAL and QGIS take 2019-10-26 for
    a date, whatever a column is said to be.

    >>> event_ref("2019-10-26")
    'event 2019-10-26'
    """
    return f"event {event_id}"


def together_sheet(result: Count, own: Set[str], speaker: Speaker, *, links: bool) -> Sheet:
    """The reports of a count that are not about one incident alone, by id.

    `own` are the reports that are: their figures stand in the rows of the incidents.
    """
    shared = sorted((set(result.reports) - own) | set(result.wider))
    title = speaker.language.say(
        "Figures for several places together: part of no row of an incident, not to be added up"
    )
    rows = _TogetherRows(shared, frozenset(result.wider), speaker, links)
    return Sheet(N_("figures_together"), title, COLUMNS, rows)


class _TogetherRows(Sequence[tuple[Cell, ...]]):
    """The rows of these reports, each made when it is read; those that are `wider` lie in no
    total."""

    def __init__(
        self, report_ids: Sequence[str], wider: Set[str], speaker: Speaker, links: bool
    ) -> None:
        self._ids, self._wider, self._speaker, self._links = report_ids, wider, speaker, links

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> _TogetherRows: ...
    def __getitem__(self, place: int | slice) -> tuple[Cell, ...] | _TogetherRows:
        ids = self._ids[place] if isinstance(place, slice) else [self._ids[place]]
        some = _TogetherRows(ids, self._wider, self._speaker, self._links)
        return some if isinstance(place, slice) else next(iter(some))

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        whole = self._speaker.dataset
        reports = columns_of(whole, "reports").to_native().select(["report_id", "event_id"])
        for start in range(0, len(self._ids), AT_ONCE):
            ids = self._ids[start : start + AT_ONCE]
            rows = reports.take(rows_with(reports["report_id"], ids))
            part = part_of(whole, tuple(sorted(set(rows["event_id"].to_pylist()))))
            speaker, known = replace(self._speaker, dataset=part), rows_by_id(part, "reports")
            for one in ids:
                yield _row(known[one], one not in self._wider, speaker, self._links)


def _row(
    report: Mapping[str, Any], in_total: bool, speaker: Speaker, links: bool
) -> tuple[Cell, ...]:
    report_id = report["report_id"]
    cited = cited_in([report_id], speaker)
    return (
        report_id,
        report["event_id"],
        speaker.event_title(report["event_id"]),
        _places(report, speaker),
        " ".join(outermost_incidents(speaker.dataset).get(report_id, ())),
        day_of(report["date_first"]),
        day_of(report["date_last"]),
        bound(report["detained_low"]),
        bound(report["detained_high"]),
        report["detained_text"],
        report["detained_text_en"],
        report["basis"],
        in_total,
        "; ".join(origin_names([report_id], speaker)),
        source_names(cited, speaker),
        source_addresses(cited, speaker) if links else "",
        event_ref(report["event_id"]),
    )


def _places(report: Mapping[str, Any], speaker: Speaker) -> str:
    """The places that the report covers, in words."""
    say, names = speaker.language.say, []
    if report["has_all"]:
        return say("all places of the event, named or not")
    for incident_id in outermost_incidents(speaker.dataset).get(report["report_id"], ()):
        names.append(speaker.place_of(speaker.row("incidents", incident_id)))
    if report["covers_elsewhere"]:
        names.append(say("elsewhere"))
    return "; ".join(dict.fromkeys(names))
