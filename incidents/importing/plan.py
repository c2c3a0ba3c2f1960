"""`Plan`: what bringing a file in would do: rows that are sound and rows that are not, places,
duplicates, and the review of the change that the sound ones make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from geo.message import Message, to_say
from geo.written_days import Order
from incidents.changes.change import key_columns, key_of
from incidents.changes.review import Review, Reviewed, review
from incidents.dataset.freed_memory import few_collections
from incidents.importing import list_proposal, own_tables
from incidents.importing.proposal import Proposal, SourceRow
from incidents.importing.template import is_template
from incidents.incoming.headings import WANTED
from incidents.incoming.incoming_file import CannotRead, IncomingFile, Sheet
from incidents.incoming.kept_mappings import kept_mapping
from incidents.incoming.layout import ColumnMapping, Layout, list_layout, mapped_layout
from incidents.list_rows.list_rows import ListRows, read_list, read_shape
from incidents.list_rows.row_problem import RowProblem
from incidents.list_rows.shapes import SHAPES, Shape, shape_of
from incidents.tables.home import beside
from incidents.tables.problems import Problem, every_problem_listed, visible
from incidents.tables.schema import Package

MAPPED, TEMPLATE = "mapped", "template"

KINDS = (
    own_tables.KIND,
    list_proposal.KIND,
    TEMPLATE,
    MAPPED,
    *(shape.kind for shape in SHAPES),
)
"""What a file can be: tables of ours, a list with a row a report, our template filled in, columns
that an editor mapped, or a table of others."""

_IN_WORDS = {
    own_tables.KIND: to_say("tables of our kind"),
    list_proposal.KIND: to_say("a list, one report a row"),
    TEMPLATE: to_say("our template, filled in"),
    MAPPED: to_say("a table whose columns were mapped"),
    **{shape.kind: Message(shape.name) for shape in SHAPES},
}


def kind_in_words(kind: str) -> Message:
    """What a file of this kind is, one of `KINDS`."""
    return _IN_WORDS[kind]


@dataclass(frozen=True)
class Choices:
    """What an editor says about a file: its kind (None: found out), what its columns hold, what
    05/06/2019 is, which place a name means, whether rows that are persons are added up, why rows
    are corrected, and `without` which rows it is brought in."""

    kind: str | None = None
    order: Order | None = None
    pins: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    mapping: ColumnMapping | None = None
    add_up: bool = False
    without: frozenset[SourceRow] = frozenset()


@dataclass(frozen=True)
class Heading:
    """The number of the row that the rows of a sheet stand under, and the titles of its columns."""

    row: int
    titles: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """What a file asks for and what it would do.

    `problems` are those of rows, which are left out of the change; `blocked` says what keeps all of
    it from being made. `mapping` says which column of a list was taken for what, `headings` where
    the heading of each sheet that was read stands.
    """

    proposal: Proposal
    review: Review
    problems: tuple[RowProblem, ...]
    blocked: tuple[Message, ...]
    mapping: ColumnMapping | None = None
    headings: Mapping[str, Heading] = field(default_factory=dict)

    @cached_property
    def taken(self) -> Mapping[SourceRow, Sequence[tuple[str, str]]]:
        """The rows of the file that something is made of, by their numbers: the tables and ids of
        the rows that are made of each."""
        found: dict[SourceRow, list[tuple[str, str]]] = {}
        for made, sources in self.proposal.sources.items():
            if made in self.proposal.rows:
                for source in sources:
                    found.setdefault(source, []).append(made)
        return dict(sorted(found.items()))

    @property
    def sound(self) -> int:
        """How many rows of the file have no problem and are not passed over."""
        wrong = len({(p.sheet, p.row) for p in self.problems if p.row})
        return self.proposal.read - wrong - sum(self.proposal.passed_over.values())


@dataclass(frozen=True)
class Known:
    """A file that is known: its kind, the sheet that counts, and how its rows are read."""

    kind: str
    sheet: Sheet | None = None
    layout: Layout | None = None
    shape: Shape | None = None
    start: int = 0

    @property
    def mapping(self) -> ColumnMapping | None:
        """Which column holds what, by its heading; None where nobody could map it otherwise."""
        if self.layout is None:
            return None
        columns = {name: self.layout.titles[at] for name, at in self.layout.columns.items()}
        return ColumnMapping(columns, self.layout.fixed)

    def headings(self, file: IncomingFile) -> dict[str, Heading]:
        """The heading of each sheet that is read, by the name of the sheet."""
        if self.sheet is None:
            firsts = ((sheet.name, own_tables.heading_of(sheet)) for sheet in file.sheets)
            return {name: Heading(row, tuple(titles)) for name, (row, titles) in firsts if titles}
        if self.layout:
            return {self.sheet.name: Heading(self.layout.last_row, self.layout.titles)}
        return {self.sheet.name: Heading(self.start, tuple(self.sheet.rows.get(self.start, ())))}

    def rows(self, choices: Choices) -> ListRows:
        """The rows of its sheet."""
        if self.sheet is None:
            return ListRows()
        options = {"order": choices.order, "add_up": choices.add_up}
        if self.shape:
            return read_shape(self.sheet, self.shape, self.start, **options)  # type: ignore[arg-type]
        if self.layout:
            return read_list(self.sheet, self.layout, **options)  # type: ignore[arg-type]
        return ListRows()


def known_as(file: IncomingFile, before: Reviewed, choices: Choices) -> Known:
    """What a file is, by its sheets and headings and by what the editor says of it; CannotRead
    where it is none of the kinds that are known, or not the one that it is said to be."""
    kind = MAPPED if choices.mapping else choices.kind
    if kind in (None, own_tables.KIND) and own_tables.is_export(file):
        raise CannotRead(
            to_say(
                "{file} is a selection that was taken away: it holds figures, not rows of the "
                "tables; wanted its Data Package, which holds both",
                file=visible(file.name),
            )
        )
    for find in (_own_tables, _shape, _mapped, _list):
        if found := find(file, before, choices):
            if kind in (None, found.kind) or (kind, found.kind) == (list_proposal.KIND, TEMPLATE):
                return found
    rows = [row for sheet in file.sheets for row in sheet.rows.values() if any(row)]
    found_cells = rows[0] if rows else []
    shown = found_cells if isinstance(found_cells, str) else ", ".join(filter(None, found_cells))
    names = {shape.kind: ", ".join(sorted(shape.needs)) for shape in SHAPES}
    if kind is not None:
        raise CannotRead(
            to_say(
                "{file} is not {kind}: found {found}; wanted {wanted}",
                file=visible(file.name),
                kind=kind,
                found=visible(shown),
                wanted=names.get(kind, WANTED),
            )
        )
    raise CannotRead(
        to_say(
            "{file} is of no kind that is known: found {found}; wanted {wanted}; or say what each "
            "column holds",
            file=visible(file.name),
            found=visible(shown),
            wanted=WANTED,
        )
    )


Find = Callable[[IncomingFile, Reviewed, Choices], Known | None]


def _own_tables(file: IncomingFile, before: Reviewed, choices: Choices) -> Known | None:
    if choices.mapping or not own_tables.tables_in(file, before.snapshot.package):
        return None
    return Known(own_tables.KIND)


def _shape(file: IncomingFile, before: Reviewed, choices: Choices) -> Known | None:
    del before
    for sheet in file.sheets if choices.mapping is None else ():
        if found := shape_of(sheet, choices.kind):
            shape, start = found
            return Known(shape.kind, sheet, shape=shape, start=start)
    return None


def _mapped(file: IncomingFile, before: Reviewed, choices: Choices) -> Known | None:
    """By the mapping that the editor gave, of several sheets the first that has its headings, or
    the one that was kept for this heading."""
    if choices.mapping:
        told: CannotRead | None = None
        for sheet in file.sheets:
            try:
                return Known(MAPPED, sheet, mapped_layout(sheet, choices.mapping))
            except CannotRead as error:
                told = told or error
        if told:
            raise told
    for sheet in file.sheets:
        if kept := kept_mapping(sheet, beside(before.snapshot.folder)):
            return Known(MAPPED, sheet, mapped_layout(sheet, kept))
    return None


def _list(file: IncomingFile, before: Reviewed, choices: Choices) -> Known | None:
    del before, choices
    for sheet in file.sheets:
        if layout := list_layout(sheet):
            kind = TEMPLATE if is_template(layout.titles) else list_proposal.KIND
            return Known(kind, sheet, layout)
    return None


@few_collections()
def make_plan(
    file: IncomingFile,
    before: Reviewed,
    choices: Choices,
    *,
    going_on: Callable[[str, int], None] = lambda step, rows: None,
) -> Plan:
    """The plan of a file on these tables.

    A row that the checks find a problem in is left out, and so is what needs it: what is left is
    put together and checked again, until the checks find nothing that they did not find before.
    CannotRead where the file is of no kind that is known, CannotChange where a table has to be
    mended first. `going_on` is told each step and how many rows it is about; what it raises ends
    the work.
    """
    known = known_as(file, before, choices)
    going_on("read", sum(len(sheet.rows) for sheet in file.sheets))
    rows = known.rows(choices)
    left_out: dict[SourceRow, list[RowProblem]] = {row: [] for row in choices.without}
    while True:
        going_on("propose", rows.read)
        if known.sheet is None:
            proposal = own_tables.propose_tables(
                file, before.snapshot, reason=choices.reason, without=left_out.keys()
            )
        else:
            proposal = list_proposal.propose_list(
                rows,
                before.reading,
                sheet=known.sheet.name,
                file=file.name,
                kind=known.kind,
                without=left_out.keys(),
                pins=choices.pins,
            )
        going_on("check", len(proposal.rows))
        with every_problem_listed():
            result = review(proposal.change(), before)
        found = _problems_of_rows(result, proposal)
        if not found:
            break
        for problem in found:
            left_out.setdefault((problem.sheet, problem.row), []).append(problem)
    proposal.not_taken += file.not_taken
    proposal.lacks = known.shape.lacks if known.shape else None
    told = [*proposal.problems, *(problem for some in left_out.values() for problem in some)]
    return Plan(
        proposal,
        result,
        tuple(sorted(dict.fromkeys(told), key=lambda problem: (problem.sheet, problem.row))),
        tuple(problem.sentence() for problem, _ in result.problems),
        known.mapping,
        known.headings(file),
    )


def _cell_named(package: Package, table: str, problem: Problem) -> Message:
    """A cell of a row that was made of a row of the file, by the title of its field."""
    titles = {field["name"]: field.get("title", "") for field in package.fields(table)}
    title = titles.get(problem.field, "")
    # Somebody's own title is of no catalogue, and may hold anything.
    named: str = to_say(title) if title and not {"{", "}"} & set(title) else problem.field
    return to_say(
        "{title} ({table}.{field}): '{value}'",
        title=named,
        table=table,
        field=problem.field,
        value=problem.value,
    )


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
                shown = problem.value if column else _cell_named(package, table, problem)
                message = to_say("wanted {wanted}", wanted=problem.wanted)
                found.append(RowProblem(sheet, row, column, shown, message))
    return found
