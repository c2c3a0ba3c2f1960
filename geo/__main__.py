"""`python -m geo geocode TEXT`: where is it?  `python -m geo build`: make the tables again."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NoReturn

from geo.gazetteer import AmbiguousPlace, load_gazetteer

FOUND, NOT_FOUND, AMBIGUOUS, USAGE = 0, 1, 2, 64


class _Parser(argparse.ArgumentParser):
    """argparse says 2 for a wrong command; here 2 says that there are several places."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 found, 1 not found, 2 several places, 64 a wrong command."""
    parser = _Parser(prog="python -m geo", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    geocode = commands.add_parser("geocode", help="find a place of Kazakhstan by its name")
    geocode.add_argument("text", metavar="TEXT", help="a name in any spelling, old names too")
    geocode.add_argument(
        "--on", type=_day, metavar="DATE", help="the day of the name, such as 2019-10-26"
    )
    geocode.add_argument("--json", action="store_true", help="print JSON")
    geocode.set_defaults(run=_geocode)
    build = commands.add_parser(
        "build", help="make the gazetteer and the base map again", add_help=False
    )
    build.set_defaults(run=_build)
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run is not _build:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    options.rest = rest
    status: int = options.run(options)
    return status


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day, wanted a date such as 2019-10-26"
        raise argparse.ArgumentTypeError(message) from None


def _geocode(options: argparse.Namespace) -> int:
    try:
        match = load_gazetteer().find(options.text, on=options.on)
    except AmbiguousPlace as several:
        candidates = [place.details(on=options.on) for place in several.candidates]
        if options.json:
            _print_json({"candidates": candidates})
        else:
            print(f"{options.text!r} can be any of these; add the region.", file=sys.stderr)
            for candidate in candidates:
                print("{place_id}\t{name}\t{kind}\t{admin1_code}".format(**candidate))
        return AMBIGUOUS
    if match is None:
        if options.json:
            _print_json(None)
        else:
            print(f"No place of Kazakhstan is called {options.text!r}.", file=sys.stderr)
        return NOT_FOUND
    details = match.details(on=options.on)
    if options.json:
        _print_json(details)
    else:
        print("\n".join(f"{field}: {_as_text(value)}" for field, value in details.items()))
    return FOUND


def _as_text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _print_json(value: Mapping[str, object] | None) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _build(options: argparse.Namespace) -> int:
    from geo.build import main as build  # only here: it brings what finding a place never needs

    return build(options.rest)


if __name__ == "__main__":
    sys.exit(main())
