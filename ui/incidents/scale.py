"""The reports of an incident side by side, as every picture of them draws them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from briefing.pictures.embedded import scale_pictures
from incidents.words.report_scale import report_scale
from ui.session.session import Session

HERE = Path(__file__).parent

_report_scale = st.components.v2.component(
    "report_scale",
    html='<div class="scale"></div>',
    css=(HERE / "scale.css").read_text(encoding="utf-8"),
    js=(HERE / "scale.js").read_text(encoding="utf-8"),
)


def draw_report_scale(session: Session, incident_id: str) -> None:
    """Draws the reports on one scale; their words and sources stand beneath."""
    scale = report_scale(session.speaker, incident_id)
    pictures = scale_pictures(scale, session.speaker.language)
    _report_scale(data={"pictures": pictures}, key="report-scale")
