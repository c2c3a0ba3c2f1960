"""`Plan`: what bringing a file in would do: rows that are sound and rows that are not, places,
duplicates, and the review of the change that the sound ones make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from incidents.changes.change import key_columns, key_of
from incidents.changes.review import Review, Reviewed, review
from incidents.importing import list_proposal, own_tables
from incidents.importing.headings import WANTED
from incidents.importing.incoming_file import CannotRead, IncomingFile
from incidents.importing.list_rows import ListRows, Order, heading_row, read_list
from incidents.importing.proposal import Proposal, SourceRow
from incidents.importing.row_problem import RowProblem

KINDS = (own_tables.KIND, list_proposal.KIND)


@dataclass(frozen=True)
class Choices:
    """What an editor says about a file: its kind (None: found out), what 05/06/2019 is, which place
    a name means, why rows are corrected, and `without` which rows it is brought in."""

    kind: str | None = None
    order: Order | None = None
    pins: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    without: frozenset[SourceRow] = frozenset()


@dataclass(frozen=True, eq=False)
class Plan:
    """What a file asks for and what it would do.

    `problems` are those of rows, which are left out of the change; `blocked` says what keeps all of
    it from being made. `sound` counts the rows of the file that have no problem.
    """

    proposal: Proposal
    review: Review
    problems: tuple[RowProblem, ...]
    blocked: tuple[str, ...]

    @property
    def sound(self) -> int:
        """How many rows of the file have no problem."""
        return self.proposal.read - len({(p.sheet, p.row) for p in self.problems})


def kind_of(file: IncomingFile, before: Reviewed) -> str:
    """The kind of a file by its sheets and headings; CannotRead where none is known."""
    if own_tables.tables_in(file, before.snapshot.package):
        return own_tables.KIND
    if any(heading_row(sheet) is not None for sheet in file.sheets):
        return list_proposal.KIND
    rows = [row for sheet in file.sheets for row in sheet.rows.values() if any(row)]
    found = rows[0] if rows else []
    shown = found if isinstance(found, str) else ", ".join(filter(None, found))
    raise CannotRead(f"{file.name} is of no kind that is known: found {shown}; wanted {WANTED}")


def make_plan(file: IncomingFile, before: Reviewed, choices: Choices) -> Plan:
    """The plan of a file on these tables.

    A row that the checks find a problem in is left out, and so is what needs it: what is left is
    put together and checked again, until the checks find nothing that they did not find before.
    CannotRead where the file is of no kind that is known, CannotChange where a table has to be
    mended first.
    """
    kind = choices.kind or kind_of(file, before)
    lists = _lists(file, choices) if kind == list_proposal.KIND else {}
    left_out: dict[SourceRow, list[RowProblem]] = {row: [] for row in choices.without}
    while True:
        if kind == list_proposal.KIND:
            [(sheet, rows)] = lists.items()
            proposal = list_proposal.propose_list(
                rows,
                before.reading,
                sheet=sheet,
                file=file.name,
                without=left_out.keys(),
                pins=choices.pins,
            )
        else:
            proposal = own_tables.propose_tables(
                file, before.snapshot, reason=choices.reason, without=left_out.keys()
            )
        result = review(proposal.change(), before)
        found = _problems_of_rows(result, proposal)
        if not found:
            break
        for problem in found:
            left_out.setdefault((problem.sheet, problem.row), []).append(problem)
    told = [*proposal.problems, *(problem for some in left_out.values() for problem in some)]
    return Plan(
        proposal,
        result,
        tuple(sorted(dict.fromkeys(told), key=lambda problem: (problem.sheet, problem.row))),
        tuple(str(problem) for problem, _ in result.problems),
    )


def _lists(file: IncomingFile, choices: Choices) -> dict[str, ListRows]:
    """The one sheet of a file that is a list."""
    for sheet in file.sheets:
        if heading_row(sheet) is not None:
            return {sheet.name: read_list(sheet, order=choices.order)}
    raise CannotRead(f"{file.name} is no list of reports, wanted {WANTED}")


def _problems_of_rows(result: Review, proposal: Proposal) -> list[RowProblem]:
    """The problems of a review as those of the rows of the file that they come from."""
    found = []
    package = result.before.snapshot.package
    for problem, about in result.problems:
        if about:
            key = key_of(about.row, key_columns(package, about.table))
            for sheet, row in proposal.sources_of(about.table, key):
                table = Path(problem.file).stem
                column = problem.field if proposal.kind == own_tables.KIND else ""
                shown = problem.value if column else f"{table}.{problem.field} '{problem.value}'"
                message = f"wanted {problem.wanted}"
                found.append(RowProblem(sheet, row, column, shown, message))
    return found
