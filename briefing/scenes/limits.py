"""What a briefing file holds at most, read from the schema that says so."""

from __future__ import annotations

from math import ceil

from briefing.scenes.scene import schema

_WHOLE = schema()["properties"]
_SCENE = schema()["$defs"]["scene"]["properties"]

MOST_SCENES: int = _WHOLE["scenes"]["maxItems"]

LONGEST_TITLE: int = _WHOLE["title"]["maxLength"]
"""Characters of the title of the briefing."""

LONGEST: dict[str, int] = {
    name: field["maxLength"] for name, field in _SCENE.items() if "maxLength" in field
}
"""Characters of each text of a scene, by its field."""

MOST_MINUTES: float = _SCENE["minutes"]["maximum"]
"""Of one scene."""

BYTES_OF_A_LETTER = 6
"""At most, where JSON spells it out: \\u04d9."""

BYTES_BESIDE = 2_000
"""Of a scene at most, for its keys, its numbers and the blanks before them."""

MEGABYTES = ceil(
    MOST_SCENES * (sum(LONGEST.values()) * BYTES_OF_A_LETTER + BYTES_BESIDE) / 1_000_000
)
LARGEST = MEGABYTES * 1_000_000
"""Bytes of a briefing file: whatever the schema allows can be opened again."""

MOST_SIGNS = 400 * MOST_SCENES
"""Brackets and commas of a file outside its texts: a full briefing has less than a tenth. What has
more is no briefing, and would take memory many times its size."""
