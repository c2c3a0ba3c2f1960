"""A briefing as a value: scenes in an order. A scene says what to show and holds no number."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from incidents.selection import Selection

VERSION = 1
"""The version of the form of a briefing file, as `scene.schema.json` says it."""

KINDS = ("map", "regions", "incident", "passport")

SCHEMA_FILE = Path(__file__).with_name("scene.schema.json")


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a briefing file; cached, so not to be changed."""
    read: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return read


@dataclass(frozen=True)
class SceneView:
    """How a scene looks: the map's zoom and centre (None: the whole country), what a position of
    its slider counts, the days that playing goes over (None: those of the selection), and in
    which language ("": that of the words) and of which time names of places are
    (`incidents.words.place_names`).

    `center` is latitude and longitude.
    """

    zoom: float | None = None
    center: tuple[float, float] | None = None
    mode: str = "cumulative"
    window_days: int = 30
    first: date | None = None
    last: date | None = None
    names_in: str = ""
    names_of: str = "day"


@dataclass(frozen=True)
class Scene:
    """One picture of a briefing. Its numbers are counted when it is shown.

    `selection` is the query form of a `Selection`. `sentence` is what the author wrote in place
    of the counted sentence, "" where `sentence_is_own` is False. `minutes` is how long it is to
    be shown, 0 for no plan. `data_version` is that of the tables when it was kept.
    """

    kind: str
    selection: str
    title: str = ""
    view: SceneView = field(default_factory=SceneView)
    sentence: str = ""
    sentence_is_own: bool = False
    notes: str = ""
    minutes: float = 0
    data_version: str = ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The selection as key and value pairs."""
        return parse_qsl(self.selection, keep_blank_values=True)


@dataclass(frozen=True)
class Briefing:
    """Scenes in the order in which they are shown."""

    title: str = ""
    scenes: tuple[Scene, ...] = ()


def query_of(selection: Selection) -> str:
    """A selection as a scene keeps it."""
    return urlencode(selection.to_query())


def to_json(briefing: Briefing) -> str:
    """The briefing as a small file that a person can read; `reading.read_briefing` reads it."""
    content = {
        "version": VERSION,
        "title": briefing.title,
        "scenes": [_scene(scene) for scene in briefing.scenes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _scene(scene: Scene) -> dict[str, Any]:
    view = scene.view
    return {
        "kind": scene.kind,
        "selection": scene.selection,
        "view": {
            "zoom": view.zoom,
            "center": list(view.center) if view.center else None,
            "mode": view.mode,
            "window_days": view.window_days,
            **_track(view),
            "labels": {"language": view.names_in, "of": view.names_of}
            if view.names_in
            else {"of": view.names_of},
        },
        "title": scene.title,
        "sentence": scene.sentence,
        "sentence_is_own": scene.sentence_is_own,
        "notes": scene.notes,
        "minutes": scene.minutes,
        "data_version": scene.data_version,
    }


def _track(view: SceneView) -> dict[str, Any]:
    """The days that playing goes over, where they are others than those of the selection."""
    days = {"first": view.first, "last": view.last}
    if not any(days.values()):
        return {}
    return {"track": {end: day.isoformat() if day else None for end, day in days.items()}}
