"""Events no two of whose reports lie inside one another or cross: counted in columns.

In most events every report is about one incident alone, and the reports on an incident are about
the same days. Then the rule for numbers has no tree to build: at each incident the strongest "at
least" and the tightest "at most" stand, or the lowest and the highest side of a dispute, and
incidents and events add up. All other events go through the rule itself, and so has every figure
here to be what the rule gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from incidents.dataset.index import Frame, columns_of, joined, with_groups
from incidents.dataset.memo import memoised
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure, weakest

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@memoised()
def leaves(dataset: Dataset) -> Frame:
    """For each report the number of the incident that it is about, as `leaf`.

    None where it covers more than one incident or elsewhere, and where reports on the incident
    differ in its days that they cover.
    """
    reports = columns_of(dataset, "reports")
    reports = reports.select("report_id", "date_first", "date_last", "covers_elsewhere")
    members = columns_of(dataset, "members")
    of_one = members.group_by("report_id").agg(members=nw.len()).filter(nw.col("members") == 1)
    incidents = columns_of(dataset, "incidents").with_row_index("leaf")
    incidents = incidents.select(
        "incident_id", nw.col("leaf").cast(nw.Int64), since="date_first", until="date_last"
    )
    rows = members.join(of_one.select("report_id"), on="report_id", how="inner")
    rows = rows.join(incidents, on="incident_id", how="inner")
    rows = rows.join(reports, on="report_id", how="inner").filter(~nw.col("covers_elsewhere"))
    meets = (nw.col("date_first") <= nw.col("until")) & (nw.col("since") <= nw.col("date_last"))
    rows = rows.with_columns(  # as `Scope.of` has it
        first=nw.when(meets).then(nw.max_horizontal("date_first", "since")).otherwise("date_first"),
        last=nw.when(meets).then(nw.min_horizontal("date_last", "until")).otherwise("date_last"),
    )
    days = rows.group_by("leaf").agg(
        nw.col("first").min(),
        nw.col("last").max(),
        latest_first=nw.col("first").max(),
        earliest_last=nw.col("last").min(),
    )
    same = days.filter(
        nw.col("first") == nw.col("latest_first"), nw.col("last") == nw.col("earliest_last")
    )
    found = rows.join(same.select("leaf"), on="leaf", how="inner").select("report_id", "leaf")
    return joined(reports.select("report_id"), found, on="report_id", how="left")


def plain_and_others(reports: Frame) -> tuple[Frame, Frame]:
    """The reports on plain events, and those on all others, in whatever order.

    All reports of a plain event, of those given, are about one incident each, or there is only one.
    """
    reports = reports.with_columns(wider=nw.col("leaf").is_null().cast(nw.Int64))
    marked = with_groups(reports, "event_id", of_event=nw.len(), not_alone=nw.col("wider").sum())
    is_plain = (nw.col("not_alone") == 0) | (nw.col("of_event") == 1)
    return marked.filter(is_plain), marked.filter(~is_plain)


def added_up(reports: Frame, *, carries_number: nw.Expr, measure: str) -> Figure:
    """The figure of the plain events that these reports are of, as one of several (rule 7)."""
    rows = reports.with_row_index("row").with_columns(
        leaf=nw.coalesce("leaf", -1 - nw.col("row").cast(nw.Int64)),
        floor=nw.col("detained_low").fill_null(0),
        is_measure=nw.col("measure") == measure,
    )
    numbered, silent = rows.filter(carries_number), rows.filter(~carries_number)
    numbered = with_groups(
        numbered, "leaf", ceiling=nw.col("upper").min(), top=nw.col("floor").max()
    )
    in_lowest = numbered.filter(
        nw.col("ceiling").is_null() | (nw.col("floor") <= nw.col("ceiling"))
    )
    in_highest = numbered.filter(nw.col("upper").is_null() | (nw.col("upper") >= nw.col("top")))
    lowest = in_lowest.group_by("leaf").agg(low=nw.col("detained_low").max())
    highest = in_highest.group_by("leaf").agg(closed=nw.col("upper").min(), top=nw.col("top").max())
    highest = highest.select("leaf", "closed", high=nw.coalesce("closed", "top"))
    disputed = numbered.filter(nw.col("ceiling") < nw.col("top")).select("leaf").unique()
    rests_on = _first(in_lowest.join(lowest, on="leaf"), nw.col("detained_low") == nw.col("low"))
    own_high = nw.coalesce("upper", "floor") == nw.col("high")
    gives_high = _first(in_highest.join(highest, on="leaf"), own_high)
    counted = highest.filter(nw.col("high") > 0).select("leaf")
    is_open = highest["closed"].is_null().any() or not silent["hedged"].all()
    lows, of_voices = lowest["low"].drop_nulls(), _voices(numbered)
    return Figure(
        low=int(lows.sum()) if len(lows) else None,
        high=int(highest["high"].sum()) if len(highest) else None,
        open_ended=bool(is_open),
        disputed_within=bool(len(disputed)),
        far_apart=_far_apart(of_voices.join(disputed, on="leaf", how="anti")),
        no_number=bool(len(silent.join(counted, on="leaf", how="anti"))),
        support=_support(numbered),
        two_origin_low=_second_lows(of_voices),
        rests_on=tuple(sorted(rests_on["report_id"].to_list())),
        closed_by=() if is_open else _closed_by(in_highest),
        number_of_events=numbered["event_id"].n_unique(),
        low_computed=bool(rests_on["computed"].any()),
        high_computed=bool(gives_high["computed"].any()),
    )


def _first(rows: Frame, wanted: nw.Expr) -> Frame:
    """Of the rows that are wanted the first of each leaf by its report's id."""
    rows = rows.filter(wanted).select("leaf", "report_id", "computed")
    return rows.sort("report_id").unique("leaf", keep="first")


def _voices(numbered: Frame) -> Frame:
    """The low of each voice at each leaf, of reports on the measure that is counted."""
    voices = numbered.filter("is_measure").group_by("leaf", "voice_id")
    return voices.agg(low=nw.col("detained_low").max()).filter(~nw.col("low").is_null())


def _far_apart(voices: Frame) -> bool:
    """Whether at a leaf one voice's low is twice another's or more."""
    lows = voices.group_by("leaf").agg(
        voices=nw.len(), least=nw.col("low").min(), most=nw.col("low").max()
    )
    lows = lows.filter(nw.col("voices") > 1, nw.col("most") >= 2 * nw.col("least"))
    return bool(len(lows))


def _second_lows(voices: Frame) -> int | None:
    """The second largest low among the voices of each leaf, added up."""
    marked = with_groups(voices, "leaf", most=nw.col("low").max())
    marked = marked.with_columns(at_most=(nw.col("low") == nw.col("most")).cast(nw.Int64))
    of_leaf = marked.group_by("leaf").agg(nw.col("most").max(), nw.col("at_most").sum())
    twice = of_leaf.filter(nw.col("at_most") > 1)["most"]
    once = of_leaf.filter(nw.col("at_most") == 1).select("leaf")
    below = marked.filter(nw.col("low") < nw.col("most")).join(once, on="leaf", how="inner")
    second = below.group_by("leaf").agg(nw.col("low").max())["low"]
    return int(twice.sum()) + int(second.sum()) if len(twice) + len(second) else None


def _support(numbered: Frame) -> str:
    """What the weakest leaf stands on: the voices on the measure, or of all where there is none."""
    numbered = numbered.with_columns(on_measure=nw.col("is_measure").cast(nw.Int64))
    marked = with_groups(numbered, "leaf", asked=nw.col("on_measure").max())
    heard = marked.filter(nw.col("is_measure") | (nw.col("asked") == 0))
    voices = with_groups(heard.select("leaf", "voice_id").unique(), "leaf", voices=nw.len())
    voices = voices.with_columns(state=nw.col("voice_id") == STATE)
    alone = voices.filter(nw.col("voices") == 1)
    supports = ["two_origins"] * bool(len(voices)) + ["one_origin"] * bool(len(alone))
    return weakest([*supports, *["state_only"] * bool(alone["state"].any())])


def _closed_by(in_highest: Frame) -> tuple[str, ...]:
    """The state's origins at the leaves that nobody else closes."""
    closing = in_highest.filter(~nw.col("upper").is_null())
    others = closing.filter(nw.col("voice_id") != STATE).select("leaf").unique()
    by_state = closing.join(others, on="leaf", how="anti")
    return tuple(sorted(by_state["origin_id"].unique().to_list()))
