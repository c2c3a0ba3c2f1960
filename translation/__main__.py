"""`python -m translation`: prints every fault of the catalogues in locale/ and of their glossary.

It edits nothing. `make check` runs it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from translation.catalogue import faults_of_folder

LOCALE = Path(__file__).parents[1] / "locale"


def main(folder: Path = LOCALE) -> int:
    """Prints the faults of a folder such as locale/, a line each, and their number; 1 if there are
    any."""
    faults = faults_of_folder(folder)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in the catalogues")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
