"""What a briefing file holds at most, read from the schema that says so."""

from __future__ import annotations

from briefing.scenes.scene import schema

_WHOLE = schema()["properties"]
_SCENE = schema()["$defs"]["scene"]["properties"]

MEGABYTES = 1
LARGEST = MEGABYTES * 1_000_000
"""Bytes of a briefing file: a hundred scenes with long notes have less."""

MOST_SCENES: int = _WHOLE["scenes"]["maxItems"]

LONGEST_TITLE: int = _WHOLE["title"]["maxLength"]
"""Characters of the title of the briefing."""

LONGEST: dict[str, int] = {
    name: field["maxLength"] for name, field in _SCENE.items() if "maxLength" in field
}
"""Characters of each text of a scene, by its field."""

MOST_MINUTES: float = _SCENE["minutes"]["maximum"]
"""Of one scene."""
