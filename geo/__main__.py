"""`python -m geo geocode TEXT`: where is it?  `geocode --batch FILE.csv`: a table of names.
`python -m geo reverse LAT LON`: what is there?  `python -m geo build`: make the tables again."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

from geo.closed_pipe import to_the_end
from geo.command_words import Say, argparse_in, catalogue, speech, terminal_code
from geo.csv_text import OLD_CODE_PAGE
from geo.days import iso_day
from geo.gazetteer.batch import Answer, answers, write_csv
from geo.gazetteer.batch_input import ON_DATE, QUERY, Table, read_queries
from geo.gazetteer.gazetteer import AmbiguousPlace, load_gazetteer
from geo.message import LANGUAGES, Message, message_of, to_say
from geo.regions import unit_name
from geo.shipped_files import EXIT_CODE, BrokenFile

FOUND, NOT_FOUND, AMBIGUOUS, USAGE, BAD_DATA = 0, 1, 2, 64, 65

# Rows from which on the command says how far it is.
LONG_TABLE = 2_000


class _Parser(argparse.ArgumentParser):
    """Ends a wrong command with 64: argparse ends it with 2, which here means several places."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None, *, prog: str = "python -m geo") -> int:
    """Run the command, which speaks the language of `--language`, else that of the terminal.

    0 found, 1 not found, 2 several places, 64 a wrong command, 65 a table with mistakes, whose
    other rows are answered, 78 a file of the project is broken.
    """
    words = catalogue(terminal_code())
    with argparse_in(words):
        options = _options(arguments, prog, speech(words))
    try:
        status: int = options.run(options)
    except BrokenFile as broken:
        print(broken, file=sys.stderr)
        return EXIT_CODE
    return status


def _options(arguments: Sequence[str] | None, prog: str, say: Say) -> argparse.Namespace:
    """What the line asks for: `run` is the command, `rest` what the build is given, `say` how its
    words are said."""
    told = say("Where a place of Kazakhstan is, by its name, and what is at a point.")
    parser = _Parser(prog=prog, description=told)
    commands = parser.add_subparsers(required=True, metavar=say("COMMAND"))
    geocode = commands.add_parser("geocode", help=say("find a place of Kazakhstan by its name"))
    geocode.add_argument(
        "text",
        metavar=say("TEXT"),
        nargs="?",
        help=say("a name in any spelling, old names too"),
    )
    geocode.add_argument(
        "--batch",
        metavar=say("FILE.csv"),
        help=say(
            "a table with a column {query} (or place, city, город, қала) and, if wanted, {on_date};"
            " - reads standard input",
            query=QUERY,
            on_date=ON_DATE,
        ),
    )
    day = partial(_day, say=say)
    geocode.add_argument(
        "--on",
        type=day,
        metavar=say("DATE"),
        help=say("the day of the name, such as 2019-10-26"),
    )
    geocode.add_argument(
        "--json", action="store_true", help=say("print JSON; of a table, a line a row")
    )
    geocode.add_argument(
        "--language",
        choices=LANGUAGES,
        help=say(
            "of all words (by default that of your terminal; of names and regions, English, the "
            "same on every machine)"
        ),
    )
    geocode.set_defaults(run=_geocode)
    reverse = commands.add_parser("reverse", help=say("say what is at a point"))
    degrees = partial(_degrees, say=say)
    reverse.add_argument("latitude", type=degrees, metavar=say("LATITUDE"))
    reverse.add_argument("longitude", type=degrees, metavar=say("LONGITUDE"))
    reverse.add_argument(
        "--on", type=day, metavar=say("DATE"), help=say("the day, such as 2019-10-26")
    )
    reverse.add_argument("--json", action="store_true", help=say("print JSON"))
    reverse.set_defaults(run=_reverse)
    build = commands.add_parser(
        "build", help=say("make the gazetteer and the base map again"), add_help=False
    )
    build.set_defaults(run=_build)
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run is not _build:
        parser.error(say("unknown arguments: {arguments}", arguments=" ".join(rest)))
    if options.run is _geocode and (options.text is None) == (options.batch is None):
        parser.error(say("geocode wants either a name or {option}", option="--batch"))
    if options.run is _geocode and options.batch and options.on:
        told = say(
            "{batch} takes the days from the column {column}, not from {option}",
            batch="--batch",
            column=ON_DATE,
            option="--on",
        )
        parser.error(told)
    options.rest, options.say = rest, say
    if options.run is _geocode:
        if options.language:
            options.say = speech(catalogue(options.language))
        options.language = options.language or "en"
    return options


def _day(text: str, *, say: Say) -> date:
    if day := iso_day(text):
        return day
    told = say("{text} is not a day, wanted a date such as 2019-10-26", text=repr(text))
    raise argparse.ArgumentTypeError(told)


def _degrees(text: str, *, say: Say) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        told = say("{text} is not a number of degrees, wanted one such as 43.25", text=repr(text))
        raise argparse.ArgumentTypeError(told) from None


def _geocode(options: argparse.Namespace) -> int:
    if options.batch is not None:
        return _geocode_table(options)
    try:
        match = load_gazetteer().find(options.text, on=options.on)
    except AmbiguousPlace as several:
        candidates = [
            place.details(on=options.on, language=options.language)
            | {"population": place.population}
            for place in several.candidates
        ]
        if options.json:
            _print_json({"candidates": candidates})
        else:
            told = options.say(
                "{text} can be any of these; add the region.", text=repr(options.text)
            )
            print(told, file=sys.stderr)
            for candidate in candidates:
                region = unit_name(str(candidate["admin1_code"]), options.language)
                people = candidate["population"] or "not known"
                cells = [candidate["place_id"], candidate["name"], candidate["kind"]]
                print(*cells, candidate["admin1_code"], region, people, sep="\t")
        return AMBIGUOUS
    if match is None:
        if options.json:
            _print_json(None)
        else:
            told = options.say("No place of Kazakhstan is called {text}.", text=repr(options.text))
            print(told, file=sys.stderr)
        return NOT_FOUND
    details = match.details(on=options.on, language=options.language)
    if options.json:
        _print_json(details)
    else:
        print("\n".join(f"{field}: {_as_text(value)}" for field, value in details.items()))
    return FOUND


def _geocode_table(options: argparse.Namespace) -> int:
    say = options.say
    try:
        named = options.batch != "-"
        content = Path(options.batch).read_bytes() if named else sys.stdin.buffer.read()
    except OSError as problem:
        reason = message_of(problem)
        told = say("{file} cannot be read: {reason}", file=options.batch, reason=reason)
        print(told, file=sys.stderr)
        return BAD_DATA
    table = read_queries(content)
    for line in _told(table):
        told = say("{file}, {what}", file=options.batch, what=line)
        print(told, file=sys.stderr)
    if table.problems:
        mend, rows = len(table.problems), len(table.queries)
        told = say("To mend: {mend}; rows looked up: {rows}.", mend=mend, rows=rows)
        print(told, file=sys.stderr)
        if not table.queries:
            return BAD_DATA
    answered = answers(table.queries, load_gazetteer(), options.language)
    found = _with_progress(answered, len(table.queries), say)
    if options.json:
        for answer in found:
            print(json.dumps(answer, ensure_ascii=False))
    else:
        write_csv(zip(table.queries, found, strict=True), sys.stdout, options.language)
    return BAD_DATA if table.problems else FOUND


def _told(table: Table) -> Iterator[Message]:
    """How the table was read, where that is not plain, and what is wrong with it."""
    if table.encoding == OLD_CODE_PAGE:
        yield to_say("not UTF-8: read as Windows-1251, with the Kazakh letters of KZ-1048")
    taken = {QUERY: table.column, ON_DATE: table.day_column}
    for own, column in taken.items():
        if column.casefold() not in (own, ""):
            yield to_say("{name} is the column {column}", name=own, column=repr(column))
    if table.not_taken:
        others = ", ".join(table.not_taken)
        yield to_say("columns that would do too, and were not taken: {columns}", columns=others)
    yield from (problem.message for problem in table.problems)


def _with_progress(found: Iterable[Answer], total: int, say: Say) -> Iterator[Answer]:
    for number, answer in enumerate(found, start=1):
        yield answer
        if total >= LONG_TABLE and (number % (total // 10) == 0 or number == total):
            told = say("{number} of {total} rows", number=f"{number:,}", total=f"{total:,}")
            print(told, file=sys.stderr)


def _reverse(options: argparse.Namespace) -> int:
    from geo.gazetteer.reverse import reverse

    try:
        spot = reverse(options.latitude, options.longitude, on=options.on)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return USAGE
    details = spot.details(on=options.on)
    if options.json:
        _print_json(details)
    elif spot.status != "outside":
        print("\n".join(f"{name}: {_as_text(value)}" for name, value in details.items()))
    if spot.status == "outside":
        told = options.say(
            "{point} lies outside Kazakhstan, also with latitude and longitude exchanged.",
            point=f"{spot.latitude}, {spot.longitude}",
        )
        print(told, file=sys.stderr)
        return NOT_FOUND
    if spot.status == "swapped":
        told = options.say(
            "Latitude and longitude were exchanged: as they were given, the point lies outside "
            "Kazakhstan."
        )
        print(told, file=sys.stderr)
    return FOUND


def _as_text(value: str | float | bool | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _print_json(value: Mapping[str, object] | None) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _build(options: argparse.Namespace) -> int:
    # Imported here: to find a place needs nothing of what the build imports.
    from geo.build.__main__ import main as build

    return build(options.rest)


if __name__ == "__main__":
    sys.exit(to_the_end(main))
