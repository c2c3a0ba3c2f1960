"""The session of one run: what all parts of a page ask it for."""

from __future__ import annotations

from incidents.dataset.dataset import read_dataset
from ui.session.session import Session, speaker_of
from ui.session.tables import Tables
from ui.session.view import View


def test_what_is_counted_is_found_once_however_many_rows_ask() -> None:
    reading, view = read_dataset(), View()
    session = Session(Tables(reading), view, speaker_of(reading.dataset, view.locale("en")))

    assert session.selection is session.selection
