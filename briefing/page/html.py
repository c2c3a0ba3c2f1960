"""A briefing as one page that presents it: in a file everything is inside, and it asks nobody.

The app serves the same page; only its scripts come from the app then.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.page.content import content_of
from briefing.scenes.scene import Briefing
from geo.map.basemap import bundles, load_style, named_by_content, without_comments
from geo.regions import BASEMAP
from geo.shipped_files import shipped_json
from incidents.languages.language import Language

OWN = Path(__file__).parent / "static"
OWN_SCRIPTS = (
    "present_words.js",
    "present_pictures.js",
    "present_screens.js",
    "present_position.js",
    "present_map.js",
    "present_panes.js",
    "present_matches.js",
    "present_jump.js",
    "present_told.js",
    "present_controls.js",
    "present_windows.js",
    "present_presenter.js",
    "present.js",
)
OWN_STYLESHEETS = ("present.css",)
NOBODY = "'none'"
# present_words.js marks the page once scripts and styles are there.
_PLAIN_STYLE = (
    ".present-plain{max-width:45rem;margin:0 auto;padding:1rem;font-family:var(--font)}"
    ".present-runs .present-plain{display:none}"
    ":root:not(.present-runs) body{overflow:auto}"
)
_ADDRESS_IN_CSS = re.compile(r"url\([^)]*\)")


def to_html(
    briefing: Briefing,
    shown: Sequence[Shown],
    *,
    discretion: Discretion,
    language: Language,
    asset_root: str | None = None,
    languages: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The page as UTF-8; with an `asset_root` its scripts come from there, else it holds them.

    `languages` are those in which the same address can be asked for, code to own name: a file is
    in one language alone.
    """
    content = content_of(briefing, shown, discretion, language)
    content["languages"] = [*languages.items()]
    served = asset_root is not None
    if served:
        content["land_url"] = f"{asset_root}/basemap/kazakhstan.json"
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(language.code)}" class="present-page">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(served=served)}">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(briefing.title)}</title>",
        '<link rel="icon" href="data:,">',
        f"<style>{_colours()}{_PLAIN_STYLE}</style>",
        *(_linked_styles(asset_root) if served else _inlined_styles()),
        "</head><body>",
        _data("present-content", content),
        "" if served else _land(),
        *(_linked_scripts(asset_root) if served else _inlined_scripts()),
        # After the scripts: whoever has them never sees it.
        f'<main class="present-plain">{_plain(briefing, shown, language)}</main>',
        "</body></html>\n",
    ]
    return "\n".join(filter(None, parts)).encode("utf-8", "replace")


def _policy(*, served: bool) -> str:
    """What the page may load: itself, or what the app serves. No script that is not ours runs.

    Styles are inline because the slider sets them as attributes.
    """
    from_app = "'self'"
    ours = from_app if served else " ".join(f"'sha256-{_digest(t)}'" for t in _script_texts())
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {ours}",
            f"style-src {from_app if served else ''} 'unsafe-inline'",
            "img-src data:",
            f"connect-src {from_app if served else NOBODY}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _data(name: str, value: Any) -> str:
    """A value for a script to read, with no sign in it that could end the element around it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="{name}">{text}</script>'


@cache
def _land() -> str:
    """The land for a page in a file, made once: it is the same in each."""
    return _data("present-land", shipped_json(BASEMAP))


def _colours() -> str:
    """The colours of the map's style as custom properties, light and dark."""
    light, dark = (_properties(load_style()["colors"][name]) for name in ("light", "dark"))
    return (
        f":root{{color-scheme:light;{light}}}"
        f"@media(prefers-color-scheme:dark){{:root:not([data-scheme=light])"
        f"{{color-scheme:dark;{dark}}}}}"
        f":root[data-scheme=dark]{{color-scheme:dark;{dark}}}"
        f":root{{--font:{load_style()['font']}}}"
    )


def _properties(colours: dict[str, str]) -> str:
    own = "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in colours.items())
    return f"{own}--background-color:{colours['paper']};--text-color:{colours['ink']};"


@cache
def own_bundles() -> dict[str, str]:
    """The page's own scripts as one and its styles as one, by the names that they are served by.

    So they come whole or not at all.
    """
    scripts = [without_comments((OWN / name).read_text(encoding="utf-8")) for name in OWN_SCRIPTS]
    styles = [(OWN / name).read_text(encoding="utf-8") for name in OWN_STYLESHEETS]
    return named_by_content("present", js="\n".join(scripts), css="\n".join(styles))


def _bundles(kind: str) -> list[tuple[str, str]]:
    """Name and text of what the map needs and of our own, scripts ("js") or styles ("css")."""
    both = (*bundles().items(), *own_bundles().items())
    return [(name, text) for name, text in both if name.endswith(f".{kind}")]


@cache
def _script_texts() -> list[str]:
    """Leaflet with the scripts of the map, and our own, as elements may hold them."""
    return [text.replace("</script", "<\\/script") for _, text in _bundles("js")]


@cache
def _style_texts() -> list[str]:
    """The stylesheets, with no address in them that a browser might ask."""
    return [_ADDRESS_IN_CSS.sub("none", text) for _, text in _bundles("css")]


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _inlined_scripts() -> list[str]:
    return [f"<script>{text}</script>" for text in _script_texts()]


def _inlined_styles() -> list[str]:
    return [f"<style>{text}</style>" for text in _style_texts()]


def _linked_scripts(asset_root: str | None) -> list[str]:
    addresses = (escape(f"{asset_root}/bundle/{name}") for name, _ in _bundles("js"))
    return [f'<script src="{address}"></script>' for address in addresses]


def _linked_styles(asset_root: str | None) -> list[str]:
    addresses = (escape(f"{asset_root}/bundle/{name}") for name, _ in _bundles("css"))
    return [f'<link rel="stylesheet" href="{address}">' for address in addresses]


def _plain(briefing: Briefing, shown: Sequence[Shown], language: Language) -> str:
    """The scenes in words, for a reader to whom no script or no style has come."""
    why = language.say(
        "The presentation does not run: its scripts or its style did not come. "
        "This is the briefing in words."
    )
    scenes = []
    for scene in shown:
        lines = (
            [scene.problem]
            if scene.problem
            else [
                scene.figure,
                f"{scene.sentence}, {scene.basis}" if scene.basis else scene.sentence,
                *(scene.second, *scene.beyond, scene.alternative, scene.source_line, scene.as_of),
            ]
        )
        told = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        scenes.append(f"<h2>{escape(scene.title)}</h2>{told}")
    return (
        f"<p><strong>{escape(why)}</strong></p><h1>{escape(briefing.title)}</h1>{''.join(scenes)}"
    )
