"""The tables that a command is about: a folder or a database, by default that of the setting."""

from __future__ import annotations

import argparse

from incidents.languages.language import Language
from incidents.tables.home import home_of


def add_folder_argument(parser: argparse.ArgumentParser, language: Language) -> None:
    """Adds `folder`, which holds a Home, or None where the line names none."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=home_of,
        metavar=language.say("FOLDER"),
        help=language.say("by default that of {setting}", setting="DETENTIONS_DATA"),
    )
