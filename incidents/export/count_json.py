"""A count as JSON values, as `count --json` and `/api/count` give it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from incidents.counting.count import Count, Coverage, count_of_other_contexts, event_figures
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.words.figure import label
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker


def as_json(result: Count, speaker: Speaker) -> dict[str, Any]:
    """What the rule for numbers names, with the sentence; ids and plain values only."""
    return {**without_tree(result, speaker), "tree": list(tree(result, speaker))}


def without_tree(result: Count, speaker: Speaker) -> dict[str, Any]:
    """The same without what each event carries."""
    figure, said = result.figure, result.acknowledged
    aside = count_of_other_contexts(speaker.dataset, result)
    return {
        "selection": [list(pair) for pair in result.selection.to_query()],
        **_figure(figure),
        "two_origin_low": figure.two_origin_low,
        "closed_by": list(figure.closed_by),
        "acknowledged": said
        and {
            "low": said.low,
            "high": said.high,
            "open_ended": said.open_ended,
            **places_as_json(result.acknowledged_coverage),
        },
        "without_figure": list(result.without_figure),
        "rests_on": list(figure.rests_on),
        "crossing": list(figure.crossing),
        "longer": list(result.longer),
        "wider": list(result.wider),
        "other_contexts": list(result.other_contexts),
        "not_in_it": aside and _figure(aside.figure),
        "events": list(result.events),
        "reports": list(result.reports),
        "checked_in_full": result.full_text,
        "read_at_the_desk": result.read,
        **places_as_json(result.coverage),
        "label": label(figure, speaker.words, speaker.language),
        "sentence": sentence(result, speaker),
    }


def tree(result: Count, speaker: Speaker) -> Iterator[dict[str, Any]]:
    """What each event carries, by its id, one after the other."""
    for event, figure in event_figures(speaker.dataset, result):
        parts = [_node(node) for node in figure.tree]
        yield {"event_id": event, **_figure(figure), "parts": parts}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "low": figure.low,
        "high": figure.high,
        "open_ended": figure.open_ended,
        "disputed": figure.disputed,
        "disputed_within": figure.disputed_within,
        "standing": figure.standing,
        "far_apart_within": figure.far_apart_within,
        "support": figure.support,
    }


def places_as_json(coverage: Coverage) -> dict[str, Any]:
    """The places that a count covers, by their ids."""
    return {
        "cities": list(coverage.cities),
        "regions": list(coverage.regions),
        "elsewhere": coverage.elsewhere,
        "not_found": coverage.not_found,
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "scope": list(node.scope.members),
        "low": node.range.low,
        "high": node.range.high,
        "open_ended": node.range.open,
        "disputed": node.contradicted,
        "far_apart": node.far_apart,
        "support": node.support,
        "reports": [report.report_id for report in node.reports],
        "sides": [
            {"low": side.range.low, "high": side.range.high, "open_ended": side.range.open}
            for side in node.sides
        ],
        "parts": [_node(part) for part in node.parts],
    }
