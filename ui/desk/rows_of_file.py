"""The rows of a file that was brought in: how many are sound, those with problems, and those that
the tables hold already."""

from __future__ import annotations

import io
from pathlib import PurePath

import streamlit as st

from geo.message import in_texts
from incidents.export.csv_table import BYTE_ORDER_MARK
from incidents.export.xlsx import MEDIA_TYPE
from incidents.importing import own_tables
from incidents.importing.marked_copy import marked_copy
from incidents.importing.plan import Plan, kind_in_words
from incidents.importing.proposal import names_told
from incidents.list_rows.row_problem import RowProblem
from incidents.tables.problems import visible
from incidents.tables.schema import Package
from text_safety.csv_injection import write_table
from ui.desk.columns_of_file import HOLDS
from ui.desk.work import Work
from ui.elements.html import show, tag
from ui.elements.plain_table import plain_table
from ui.list_pages import page_of
from ui.session.session import Session
from ui.session.session_keys import desk_widget


def counted_rows(session: Session, now: Work, plan: Plan) -> None:
    """Says what the file was taken for, how many of its rows are sound, and how many are left
    out."""
    say, language = session.say, session.speaker.language
    proposal, file = plan.proposal, now.file
    assert file is not None
    with_problems = len({(one.sheet, one.row) for one in plan.problems})
    lines = [
        say("The file was taken for {kind}.", kind=language.told(kind_in_words(proposal.kind))),
        language.say_count("{number} row was read.", "{number} rows were read.", proposal.read),
        language.say_count("{number} row is sound.", "{number} rows are sound.", plan.sound),
        language.say_count(
            "{number} row has problems.", "{number} rows have problems.", with_problems
        )
        if with_problems
        else say("No row has problems."),
    ]
    if left_out := len(now.choices.without):
        lines.append(
            language.say_count(
                "{number} row is left out as you said.",
                "{number} rows are left out as you said.",
                left_out,
            )
        )
    if proposal.unchanged:
        lines.append(
            language.say_count(
                "{number} row is in the tables already.",
                "{number} rows are in the tables already.",
                proposal.unchanged,
            )
        )
    if file.encoding:
        lines.append(say("Its characters were read as {encoding}.", encoding=file.encoding_name))
    show(tag("p", " ".join(lines), css="desk-counted"))
    told = [language.told(proposal.lacks)] if proposal.lacks else []
    told += [
        language.say_count(
            "{number} row passed over: {why}",
            "{number} rows passed over: {why}",
            n,
            why=language.told(why),
        )
        for why, n in proposal.passed_over.items()
    ]
    if plan.mapping:
        pairs = [
            f"{say(HOLDS[name]) if name in HOLDS else name} ← {visible(title)}"
            for name, title in plan.mapping.columns.items()
        ]
        told.append(say("Columns: {columns}", columns="; ".join(pairs)))
    for line in told:
        show(tag("p", line))
    if proposal.not_taken:
        named = names_told(proposal.not_taken, language)
        show(tag("p", say("Not read, since nothing here knows it: {names}", names=named)))


def problems_of_rows(session: Session, now: Work, plan: Plan) -> None:
    """Lists every row with a problem, all at once, and gives the list away as a file."""
    if not plan.problems:
        return
    say = session.say
    show(tag("h2", say("Rows with problems"), css="page-part"))
    show(tag("p", say("They wait until they are mended in the file; the others need not.")))
    names = [say("Row"), say("Field"), say("Found"), say("Wanted")]
    shown = page_of(session, desk_widget("problems-page", now.number), len(plan.problems))
    _list(names, [_shown(session, plan, one) for one in plan.problems[shown]], "problems")

    def list_of_problems() -> bytes:
        written = io.StringIO()
        write_table(written, [names, *(_shown(session, plan, one) for one in plan.problems)])
        return (BYTE_ORDER_MARK + written.getvalue()).encode("utf-8")

    with st.container(horizontal=True):
        file = now.file
        if file is not None:
            st.download_button(
                say("Take the file away with its problems marked"),
                data=lambda: marked_copy(file, plan, session.speaker.language),
                file_name=f"{PurePath(file.name).stem}-marked.xlsx",
                mime=MEDIA_TYPE,
                help=say(
                    "A workbook with your rows: each cell with a problem is coloured and says what "
                    "would do. Mend it and bring it in again."
                ),
                on_click="ignore",
                key=desk_widget("marked-file", now.number),
            )
        st.download_button(
            say("Take the list of problems away"),
            data=list_of_problems,
            file_name="problems.csv",
            mime="text/csv",
            on_click="ignore",
            key=desk_widget("problems-file", now.number),
        )


def _shown(session: Session, plan: Plan, problem: RowProblem) -> list[str]:
    row = session.speaker.language.number(problem.row) if problem.row else ""
    where = ": ".join(filter(None, (visible(problem.sheet), row)))
    told = session.speaker.language.told
    value = told(in_texts(problem.value, visible))
    return [where, _column(session, plan, problem.column), value, told(problem.message)]


def _column(session: Session, plan: Plan, column: str) -> str:
    """A column as its file calls it; with the title of the field in tables of our kind, and in
    words where the columns of a file of others were put together."""
    if not column or plan.mapping:
        return visible(column)
    if column in HOLDS and plan.proposal.kind != own_tables.KIND:
        return session.say(HOLDS[column])
    title = _title(plan.review.before.snapshot.package, column)
    if not title:
        return visible(column)
    return f"{session.speaker.language.of_schema(title)} ({visible(column)})"


def _title(package: Package, column: str) -> str:
    """The title of the first field of this name, "" where no table has one."""
    fields = (field for table in package.tables for field in package.fields(table))
    return next((f.get("title", "") for f in fields if f["name"] == column), "")


def known_already(session: Session, now: Work, plan: Plan) -> None:
    """Lists the rows that say what a report already says, which are not added again."""
    if not plan.proposal.duplicates:
        return
    say, number = session.say, session.speaker.language.number
    show(tag("h2", say("Likely here already"), css="page-part"))
    duplicates = plan.proposal.duplicates
    rows = [
        [number(one.row), visible(one.report_id), session.speaker.language.told(one.remark)]
        for one in duplicates[
            page_of(session, desk_widget("known-page", now.number), len(duplicates))
        ]
    ]
    _list([say("Row"), say("Report"), say("Why")], rows, "known")


def read_otherwise(session: Session, now: Work, plan: Plan) -> None:
    """Lists what was decided in reading the cells of rows: days, merged cells, events and origins
    that were taken for those of the tables."""
    remarks = plan.proposal.remarks
    if not remarks:
        return
    say, language = session.say, session.speaker.language
    told = language.say_count(
        "{number} note on how rows were read", "{number} notes on how rows were read", len(remarks)
    )
    with st.expander(told):
        shown = page_of(session, desk_widget("remarks-page", now.number), len(remarks))
        names = [say("Row"), say("Field"), say("Found"), say("How it was read")]
        _list(names, [_shown(session, plan, one) for one in remarks[shown]], "remarks")


def _list(names: list[str], rows: list[list[str]], part: str) -> None:
    """Draws rows to be read, each word of them in sight: a grid cuts what is longer than its
    column, which on a phone is what would do."""
    with st.container(key=f"desk-list-{part}"):
        show(plain_table(names, rows))
