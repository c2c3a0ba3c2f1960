"""What a page works with, of the tables of one released version, which nobody changes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from incidents.dataset.dataset import read_dataset
from tests.project_tables import released_dataset
from ui.session.session import Session, speaker_of
from ui.session.tables import Tables
from ui.session.view import View


@cache
def released_session() -> Session:
    """That of an English reader whose link asks for nothing."""
    reading, view = replace(read_dataset(), dataset=released_dataset()), View()
    return Session(Tables(reading), view, speaker_of(reading.dataset, view.locale("en")))
