"""The map as it is on the screen, as a scene of a briefing."""

from __future__ import annotations

from datetime import date

from briefing.scenes.scene import Scene, SceneView, query_of
from ui.briefing.add_scene import names_of_places
from ui.map.live_map import shows_whole_country, track_of_slider
from ui.session.session import Session


def map_scene(session: Session) -> Scene:
    """The map as it is: its position, what a position counts, and the days of its track."""
    view = session.view
    first, last = _track(session)
    # A screen of another size shows the whole country with another zoom.
    close = not shows_whole_country(session)
    return Scene(
        kind="map",
        selection=query_of(session.selection),
        view=SceneView(
            zoom=view.zoom if close else None,
            center=view.center if close else None,
            mode=view.mode,
            window_days=view.window_days,
            first=first,
            last=last,
            **names_of_places(session),
        ),
        data_version=session.dataset.version,
    )


def _track(session: Session) -> tuple[date | None, date | None]:
    """The days that the slider goes over; None for an end that is that of the selection, for both
    where they are the same."""
    filters, shown = session.view.filters, session.selection
    first, last = filters.since, filters.until
    if (first is None and shown.since) or (last is None and shown.until):
        # The filters leave this end open, the slider stands inside: it plays the whole table.
        begin, end = track_of_slider(session)
        first = first or (begin if shown.since else None)
        last = last or (end if shown.until else None)
    if (first, last) == (shown.since, shown.until):
        return None, None
    return first, last
