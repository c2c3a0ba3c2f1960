"""`python -m incidents import`: brings a file into the tables, and shows first what it will do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.namesakes import named_apart
from geo.message import Message, message_of, to_say
from incidents.changes.journal import BrokenJournal, Entry, Occasion, source_file
from incidents.changes.open_store import open_store
from incidents.changes.review import reviewed
from incidents.changes.store import SavedMeanwhile
from incidents.changes.table_text import CannotChange
from incidents.commands.change_in_words import entry_in_words, review_in_words
from incidents.commands.language_option import (
    add_language_option,
    language_for_people,
    language_for_programs,
)
from incidents.commands.print_json import print_json
from incidents.commands.saving import tables_not_written
from incidents.export.writing import CANNOT_WRITE
from incidents.importing.marked_copy import marked_copy
from incidents.importing.plan import KINDS, Choices, Plan, kind_in_words, make_plan
from incidents.importing.plan_as_json import plan_as_json
from incidents.importing.proposal import names_told
from incidents.incoming.incoming_file import CannotRead, IncomingFile, read_path
from incidents.incoming.kept_mappings import keep_mapping
from incidents.incoming.layout import ColumnMapping, read_mapping
from incidents.languages.language import Language
from incidents.tables.home import beside
from incidents.tables.problems import visible
from incidents.whole_file import replace_whole
from incidents.words.code_names import MATCHES

USAGE, BAD_ROWS = 64, 65
"""Exit codes (EX_USAGE, EX_DATAERR of sysexits.h)."""

MOST_TRIES = 5
"""How often a change is put together anew because others saved meanwhile."""


def add_parser(commands: Any, language: Language) -> None:
    """Adds `import`."""
    say = language.say
    parser = commands.add_parser(
        "import",
        help=say("bring a table into the tables, or see what that would do"),
        description=say(
            "Brings in tables of our own kind (a folder of CSV, a Data Package, a workbook "
            "with a sheet a table), a list with a row a report, or a table of others that is "
            "known. Rows with problems are told and left out; every total that moves is shown."
        ),
    )
    parser.add_argument(
        "file", type=Path, metavar=say("FILE"), help=say("a file, or a folder of CSV files")
    )
    parser.add_argument(
        "--as", dest="kind", choices=KINDS, help=say("what the file is; else found out")
    )
    parser.add_argument("--dry-run", action="store_true", help=say("show it and change nothing"))
    parser.add_argument(
        "--all-or-nothing", action="store_true", help=say("change nothing if a row has a problem")
    )
    parser.add_argument("--json", action="store_true", help=say("print the review as JSON"))
    parser.add_argument(
        "--marked",
        type=Path,
        metavar=say("OUT.xlsx"),
        help=say(
            "write the file's own rows with each problem marked in its cell; replaces OUT.xlsx"
        ),
    )
    parser.add_argument(
        "--columns",
        type=Path,
        metavar=say("FILE.json"),
        help=say(
            "what each column holds: {example}; kept for the next file with the same heading",
            example='{"columns": {"date": "Day"}, "fixed": {"origin": "KIBHR"}}',
        ),
    )
    parser.add_argument(
        "--add-up",
        action="store_true",
        help=say("rows are persons: add up those of a day and place"),
    )
    parser.add_argument(
        "--dates",
        choices=("day_first", "month_first"),
        help=say("what days such as 05/06/2019 are"),
    )
    parser.add_argument(
        "--place",
        action="append",
        default=[],
        type=partial(_pin, say=say),
        metavar=say("NAME=ID"),
        help=say("which place a name means; may stand several times"),
    )
    parser.add_argument(
        "--reason", metavar=say("TEXT"), default="", help=say("why rows are corrected")
    )
    parser.add_argument(
        "--by", default="", metavar=say("NAME"), help=say("who does it, for the journal")
    )
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def _pin(text: str, *, say: Callable[..., str]) -> tuple[str, str]:
    name, found, place_id = text.rpartition("=")
    if not found or not name.strip():
        told = say(
            "{text}, wanted a name and an id: {example}", text=repr(text), example="Aksu=1524298"
        )
        raise argparse.ArgumentTypeError(told)
    return name.strip(), place_id.strip()


def run(arguments: argparse.Namespace) -> int:
    """Prints the review and saves the change; 0, 65 where a row has a problem, 64 where the file is
    not read, 73 where the tables cannot be written."""
    language = language_for_people(arguments)
    try:
        return _bring_in(arguments, language)
    except (CannotRead, BrokenJournal) as told:
        print(language.told(message_of(told)), file=sys.stderr)
        return USAGE
    except CannotChange as told:
        print(*map(language.told, told.reasons), sep="\n", file=sys.stderr)
        return CANNOT_WRITE
    except BrokenPipeError:  # whoever reads has read enough: no fault of the tables
        raise
    except OSError as error:
        return tables_not_written(error, language)


def _bring_in(arguments: argparse.Namespace, language: Language) -> int:
    file, content = read_path(arguments.file)
    if arguments.marked:
        _check_marked(arguments.marked, arguments.file)
    kept = source_file(file.name, content)
    choices = Choices(
        arguments.kind,
        arguments.dates,
        dict(arguments.place),
        arguments.reason,
        _mapping(arguments.columns),
        arguments.add_up,
    )
    store, meanwhile = open_store(), list[Message]()
    for _ in range(MOST_TRIES):
        before = reviewed(store.snapshot())
        plan = make_plan(file, before, choices)
        refused = bool(plan.blocked) or (arguments.all_or_nothing and bool(plan.problems))
        entry = None
        if not (arguments.dry_run or refused) and plan.review.change.rows:
            try:
                occasion = Occasion("import", arguments.by, kept)
                entry = store.save(
                    plan.review.change,
                    occasion,
                    on=before.snapshot,
                    after=plan.review.after.snapshot,
                )
            except SavedMeanwhile as told:
                # Others were first: what the file does is put together again on what they did.
                meanwhile += map(entry_in_words, told.entries)
                meanwhile += [] if told.entries else [to_say("a table was changed by hand")]
                continue
        break
    else:
        told_tries = language.say("others save all the time; nothing was changed: try again")
        print(told_tries, file=sys.stderr)
        return CANNOT_WRITE
    if arguments.marked:
        replace_whole(arguments.marked, marked_copy(file, plan, language), mode=0o644)
    if choices.mapping and not arguments.dry_run:
        keep_mapping(choices.mapping, file.sheets, beside(before.snapshot.folder))
    if arguments.json:
        shown = plan_as_json(plan, language_for_programs(arguments), saved=entry)
        print_json(shown)
    else:
        for line in _lines(file, plan, entry, meanwhile, language, is_dry=arguments.dry_run):
            print(line)
        if arguments.marked:
            print(language.say("marked copy: {file}", file=str(arguments.marked)))
    return BAD_ROWS if plan.problems or plan.blocked else 0


def _check_marked(out: Path, brought: Path) -> None:
    """CannotRead where the marked copy cannot be written, before anything is saved."""
    told = None
    if out.exists() and out.samefile(brought):
        told = to_say("wanted another file: this is the one that is brought in")
    elif out.is_dir():
        told = to_say("wanted a file: this is a folder")
    elif not out.parent.is_dir():
        told = to_say("wanted a file in a folder that exists")
    if told:
        raise CannotRead(
            to_say("--marked is '{out}': {wanted}", out=visible(str(out)), wanted=told)
        )


def _mapping(path: Path | None) -> ColumnMapping | None:
    if path is None:
        return None
    try:
        return read_mapping(path.read_bytes())
    except OSError as error:
        raise CannotRead(
            to_say(
                "{file} cannot be read: {reason}",
                file=visible(str(path)),
                reason=message_of(error),
            )
        ) from error


def _lines(
    file: IncomingFile,
    plan: Plan,
    entry: Entry | None,
    meanwhile: list[Message],
    language: Language,
    *,
    is_dry: bool,
) -> Iterator[str]:
    """The review as text, line by line."""
    say, told, proposal = language.say, language.told, plan.proposal
    places = load_gazetteer().places
    yield language.say_count(
        "{file}: {kind}; {number} row, {sound} sound",
        "{file}: {kind}; {number} rows, {sound} sound",
        proposal.read,
        file=visible(file.name),
        kind=told(kind_in_words(proposal.kind)),
        sound=language.number(plan.sound),
    )
    if file.separator:
        separated = told(file.separator)
        yield say(
            "read as {encoding}, separated by {separator}",
            encoding=file.encoding_name,
            separator=separated,
        )
    elif file.encoding:
        yield say("read as {encoding}", encoding=file.encoding_name)
    if proposal.lacks:
        yield told(proposal.lacks)
    if plan.mapping:
        columns = (f"{name} ← {visible(title)}" for name, title in plan.mapping.columns.items())
        yield say("columns: {columns}", columns="; ".join(columns))
    for why, number in proposal.passed_over.items():
        yield language.say_count(
            "{number} row passed over: {why}",
            "{number} rows passed over: {why}",
            number,
            why=told(why),
        )
    if proposal.unchanged:
        yield language.say_count(
            "{number} row in the tables already",
            "{number} rows in the tables already",
            proposal.unchanged,
        )
    for one in meanwhile:
        yield say("meanwhile: {change}", change=told(one))
    if proposal.not_taken:
        yield say("not read: {name}", name=names_told(proposal.not_taken, language))
    for problem in plan.problems:
        yield told(problem.sentence())
    for remark in proposal.remarks:
        yield say("note: {note}", note=told(remark.sentence()))
    for place in proposal.places.values():
        can_be = [places[place_id] for place_id, _ in place.candidates]
        names = "; ".join(named_apart(can_be, language.code, ids=True))
        line = say(
            "place: {text}: {names}", text=visible(place.text), names=names or say("not found")
        )
        how = MATCHES.get(place.matched_by)
        yield f"{line} ({say(how)})" if how else line
    for duplicate in proposal.duplicates:
        yield say(
            "row {row}: there already as {report}: {remark}",
            row=duplicate.row,
            report=duplicate.report_id,
            remark=told(duplicate.remark),
        )
    yield from review_in_words(plan.review, language)
    for reason in plan.blocked:
        yield say("not possible: {reason}", reason=told(reason))
    if entry:
        yield say("saved as entry {entry} of the journal", entry=entry.number)
    elif is_dry:
        yield say("nothing was changed")
    elif not plan.review.change.rows:
        yield say("nothing was changed: there is nothing to change")
    else:
        yield say("nothing was changed: mend the problems first")
