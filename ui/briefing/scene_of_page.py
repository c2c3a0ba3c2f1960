"""Makes a scene of what is on the screen: what it counts and how it looks, and no number."""

from __future__ import annotations

from briefing.scenes.scene import Scene, SceneView, query_of
from incidents.selection import Selection
from ui.session.session import Session


def scene_of(session: Session, kind: str, selection: Selection) -> Scene:
    """A scene of this kind with the names of places as the reader has them."""
    return Scene(
        kind=kind,
        selection=query_of(selection),
        view=SceneView(**names_of_places(session)),
        data_version=session.dataset.version,
    )


def names_of_places(session: Session) -> dict[str, str]:
    """The fields of a scene's view that say how places are named."""
    view = session.view
    return {"names_in": view.names_in or view.language, "names_of": view.names_of}
