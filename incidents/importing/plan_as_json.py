"""A plan as JSON values: what `import --json` prints and a notebook shows."""

from __future__ import annotations

from typing import Any

from incidents.changes.journal import Entry
from incidents.changes.moved_as_json import row_as_json, totals_as_json
from incidents.importing.plan import Plan
from incidents.languages.language import Language
from incidents.list_rows.row_places import PlaceFound
from incidents.list_rows.row_problem import RowProblem


def plan_as_json(plan: Plan, language: Language, *, saved: Entry | None = None) -> dict[str, Any]:
    """The kind of the file, its rows and how many are sound, problems, places, duplicates, the rows
    that change, and each total with before and after."""
    proposal, told = plan.proposal, language.told
    places = list(proposal.places.values())
    return {
        "kind": proposal.kind,
        "lacks": told(proposal.lacks) if proposal.lacks else "",
        "columns": plan.mapping.as_json() if plan.mapping else None,
        "rows": proposal.read,
        "sound": plan.sound,
        "unchanged": proposal.unchanged,
        "passed_over": [
            {"rows": number, "message": told(why)} for why, number in proposal.passed_over.items()
        ],
        "problems": [_problem(problem, language) for problem in plan.problems],
        "notes": [{**_problem(one, language), "left_out": False} for one in proposal.remarks],
        "places": {
            "found": [_found(place) for place in places if len(place.candidates) == 1],
            "ambiguous": [_several(place) for place in places if len(place.candidates) > 1],
            "not_found": [place.text for place in places if not place.candidates],
        },
        "duplicates": [
            {"sheet": d.sheet, "row": d.row, "report_id": d.report_id, "message": told(d.remark)}
            for d in proposal.duplicates
        ],
        "not_taken": [told(name) for name in proposal.not_taken],
        "blocked": [told(reason) for reason in plan.blocked],
        "edits": [row_as_json(row) for row in plan.review.change.rows],
        "changes": totals_as_json(plan.review, language),
        "saved": saved.number if saved else None,
    }


def _problem(problem: RowProblem, language: Language) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": language.told(problem.value),
        "message": language.told(problem.message),
        "left_out": problem.left_out,
    }


def _found(place: PlaceFound) -> dict[str, Any]:
    [(place_id, name)] = place.candidates
    return {
        "text": place.text,
        "place_id": place_id,
        "name": name,
        "matched_by": place.matched_by,
    }


def _several(place: PlaceFound) -> dict[str, Any]:
    candidates = [{"place_id": place_id, "name": name} for place_id, name in place.candidates]
    return {"text": place.text, "matched_by": place.matched_by, "candidates": candidates}
