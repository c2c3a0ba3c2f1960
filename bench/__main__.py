"""python -m bench [MEASURE ...]: measures, all of it by default.

Ours is the real app on made-up tables; the peers do the same job in the ways that Streamlit and
folium offer. The table goes to the screen; that of all measures also into docs/speed.md.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench.api_load import measure_api
from bench.briefing_files import measure_briefing
from bench.bytes_sent import measure_sent
from bench.counting import measure_counting
from bench.desk_review import measure_desk
from bench.export_formats import measure_export
from bench.filter_change import measure_filter
from bench.first_circle import measure_page
from bench.foreign_handshakes import measure_handshakes
from bench.importing import measure_importing
from bench.incidents_page import measure_incidents
from bench.killed_saves import measure_killed_saves
from bench.many_readers import measure_sessions
from bench.passport_window import measure_passport
from bench.place_finding import measure_places
from bench.results import Row, as_markdown, bounds_in_words, machine, with_table
from bench.run import Bench, one_run
from bench.servers import NotThere
from bench.slider_drag import measure_slider
from bench.store_limit import measure_store

MEASURES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "slider": measure_slider,
    "sent": measure_sent,
    "filter": measure_filter,
    "page": measure_page,
    "sessions": measure_sessions,
    "passport": measure_passport,
    "incidents": measure_incidents,
    "counting": measure_counting,
    "export": measure_export,
    "api": measure_api,
    "places": measure_places,
    "briefing": measure_briefing,
    "store": measure_store,
    "saves": measure_killed_saves,
    "importing": measure_importing,
    "desk": measure_desk,
    "handshakes": measure_handshakes,
}
SPEED = Path(__file__).parents[1] / "docs" / "speed.md"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="|".join(MEASURES), default=list(MEASURES))
    chosen = parser.parse_args().measures
    if unknown := sorted(set(chosen) - set(MEASURES)):
        parser.error(f"no measure is called {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    # Else the servers would outlive the bench.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            with one_run(Path(folder)) as bench:
                description = machine(bench.browser.version)
                print(description, flush=True)
                found, seconds = {}, {}
                for name in chosen:
                    start = time.monotonic()
                    found[name] = list(_rows(bench, name))
                    seconds[name] = time.monotonic() - start
        except NotThere as problem:
            print(problem, file=sys.stderr)
            return 1
    took = _told(seconds)
    print(took)
    if set(chosen) == set(MEASURES):
        _keep(f"{description}\n\n{took}", found)
    return 0


def _told(seconds: Mapping[str, float]) -> str:
    """How long each measure took, and all of them together."""
    each = ", ".join(f"{name} {taken:.0f} s" for name, taken in seconds.items())
    return f"It took {sum(seconds.values()) / 60:.0f} minutes: {each}."


def _keep(description: str, found: Mapping[str, list[Row]]) -> None:
    """Writes the tables of all measures where readers look."""
    verdict = bounds_in_words(row for rows in found.values() for row in rows)
    tables = "\n\n".join(f"### {name}\n\n{as_markdown(rows)}" for name, rows in found.items())
    text = SPEED.read_text(encoding="utf-8")
    measured = f"{description}\n\n{verdict}\n\n{tables}"
    SPEED.write_text(with_table(text, measured), encoding="utf-8")


def _rows(bench: Bench, name: str) -> Iterator[Row]:
    """The rows of a measure as they come; that it failed is a row as well."""
    try:
        for row in MEASURES[name](bench):
            print(as_markdown([row]).splitlines()[-1], flush=True)
            yield row
    except Exception as problem:  # whatever it is, the other measures can still be had
        why = (str(problem) or type(problem).__name__).splitlines()[0][:120]
        row = Row(f"{name}: could not be measured", why, met=False)
        print(as_markdown([row]).splitlines()[-1], flush=True)
        yield row


if __name__ == "__main__":
    sys.exit(main())
