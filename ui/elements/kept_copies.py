"""The kept pages of reports, which only editors may open: copyright may ask for it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from incidents.changes.open_store import open_store
from incidents.tables.home import beside
from incidents.verification.kept_pages import KINDS, kept_page
from incidents.verification.to_read import readings_of
from ui.elements.html import label
from ui.session.session import Session


def kept_copies(session: Session, report_ids: Iterable[str], *, may_open: bool) -> None:
    """Draws a press for each page that is kept of these reports; nothing for other readers."""
    if not may_open:
        return
    readings = readings_of(session.dataset)
    folder = beside(open_store().home)
    for report_id in report_ids:
        for reading in readings.get(report_id, ()):
            page = kept_page(folder, reading.copy_sha256)
            if page is None:
                continue
            st.download_button(
                label(
                    session.say(
                        "Kept page of {report}, read by {who}",
                        report=report_id,
                        who=reading.read_by,
                    )
                ),
                data=page.path.read_bytes,
                file_name=f"{report_id}.{page.kind}",
                mime=KINDS[page.kind],
                on_click="ignore",
                key=f"kept-{reading.reading_id}",
            )
