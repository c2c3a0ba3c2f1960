"""The incidents on paper: the first rows of the table, and where they are from."""

from __future__ import annotations

import pandas as pd

from ui.elements.paper import origin_on_paper, table_on_paper
from ui.session.session import Session


def incidents_on_paper(session: Session, shown: pd.DataFrame) -> None:
    """Draws the rows that are shown for a printed page; nothing on a screen."""
    say = session.say
    names = {
        "day": say("Day"),
        "place": say("Place"),
        "figure": say("This place alone"),
        "standing": say("Standing"),
        "event": say("Event"),
    }
    frame = shown[list(names)].rename(columns=names)
    table_on_paper(session, frame, title=say("Incidents"))
    origin_on_paper(session)
