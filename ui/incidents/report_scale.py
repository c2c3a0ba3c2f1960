"""The reports of an incident side by side, as every picture of them draws them."""

from __future__ import annotations

from briefing.pictures.embedded import scale_pictures
from incidents.words.report_scale import report_scale
from ui.component import component
from ui.session.session import Session

_report_scale = component(__file__, '<div class="scale"></div>')


def draw_report_scale(session: Session, incident_id: str) -> None:
    """Draws the reports on one scale; their words and sources stand beneath."""
    scale = report_scale(session.speaker, incident_id)
    pictures = scale_pictures(scale, session.speaker.language)
    _report_scale(data={"pictures": pictures}, key="report-scale")
