"""The map of the country without any foreign host: Leaflet and our scripts come from the app.

The scripts are plain files in `static/`, in the order in which a page loads them; an exported page
carries the same ones. The app serves them as one file. What they are given and give is said in
`timemap.d.ts`, and `tsc` holds them to it.
"""

import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

STATIC = Path(__file__).parent / "static"
SCRIPTS = (
    "elements.js",
    "canvas_layer.js",
    "theme.js",
    "view.js",
    "basemap.js",
    "marks.js",
    "legend.js",
    "free_space.js",
    "crowd.js",
    "circles.js",
    "unpack.js",
    "timetable.js",
    "words.js",
    "ticks.js",
    "track.js",
    "panel.js",
    "notes.js",
    "tiles.js",
    "tip.js",
    "place_list.js",
    "overlay.js",
    "playing.js",
    "position.js",
    "date_field.js",
    "reporter.js",
    "input.js",
    "printing.js",
    "slider.js",
    "timemap.js",
)
STYLESHEETS = ("timemap.css",)

FROM_THE_FRAME = "../../assets"
"""The app's assets as seen from the frame of a map, which streamlit-folium serves at
component/NAME/index.html: right whatever path the app itself is served at."""

# Only where a frame starts before its script has fitted the country to its size.
MIDDLE_OF_THE_COUNTRY = (48.5, 66.9)
ZOOM_BEFORE_FITTING = 4


@cache
def load_style() -> Any:
    """How everything on the map looks: the content of style.json, for drawings in files too.

    Cached, so not to be changed.
    """
    return json.loads((STATIC / "style.json").read_text(encoding="utf-8"))


def as_javascript(value: Any) -> str:
    r"""The value as a JavaScript expression that stays itself wherever it is pasted.

    JSON in a string literal without any letter that ends a script, a string or a template literal,
    or that streamlit-folium takes for the name of an element.

    >>> print(as_javascript(["${alert(1)}</script>"]))
    JSON.parse("[\"\u0024\u007balert(1)\u007d\u003c/script\u003e\"]")
    """
    literal = json.dumps(json.dumps(value, ensure_ascii=True, allow_nan=False))
    escaped = re.sub(r"[<>&'`${}_]", lambda found: f"\\u{ord(found[0]):04x}", literal)
    return f"JSON.parse({escaped})"


def without_comments(script: str) -> str:
    r"""A script of ours without the comments and types that have lines of their own.

    >>> without_comments("/* Twice as much.\n   @type {Rule} */\n  const of = 2; // times\n")
    '  const of = 2; // times\n'
    """
    return re.sub(r"(?m)^ *(/\*(?s:.*?)\*/|//.*)\n", "", script)


@cache
def script_bundle() -> str:
    """Leaflet and all our scripts as one, in the order in which they need one another."""
    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.js"
    # The address of a source map would be looked for beside the bundle.
    texts = [re.sub(r"(?m)^//# sourceMappingURL=.*$", "", leaflet.read_text(encoding="utf-8"))]
    texts += [without_comments((STATIC / name).read_text(encoding="utf-8")) for name in SCRIPTS]
    return "\n".join(texts)


@cache
def style_bundle() -> str:
    """Leaflet's stylesheet and ours as one, without the pictures of controls that no map has."""
    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.css"
    plain = re.sub(r"background-image: url\(.*?\);", "", leaflet.read_text(encoding="utf-8"))
    return "\n".join([plain, *((STATIC / name).read_text("utf-8") for name in STYLESHEETS)])


@cache
def bundles() -> dict[str, str]:
    """The two bundles by the names that they are served by, the scripts first."""
    return named_by_content("map", js=script_bundle(), css=style_bundle())


def named_by_content(name: str, **texts: str) -> dict[str, str]:
    """The texts, one a kind of file, by names that are others whenever a letter of them changes."""
    return {
        f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.{kind}": text
        for kind, text in texts.items()
    }


class ScriptOnly(MacroElement):
    """A part of a map of which streamlit-folium sends the script alone."""

    def render(self, **kwargs: Any) -> str:
        """Nothing: it would write the script into a page that nobody is sent, and compile it as a
        template for that."""
        return ""


class _Ground(ScriptOnly):
    """The script that draws the land and lets the map fill its page."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            document.documentElement.classList.add("timemap-page");
            basemap({{ this._parent.get_name() }}, {{ this.settings }});
        {% endmacro %}
        """
    )

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Ground"
        self._id = "country"
        self.settings = as_javascript(settings)


def base_map(asset_root: str = FROM_THE_FRAME) -> folium.Map:
    """A folium map of Kazakhstan with no circles on it, that asks nothing of any other host.

    `asset_root` is where the app serves `basemap/` (data/basemap); the `bundles` come with the
    frame of the map. Each call returns a new map with the same script, letter for letter:
    streamlit-folium mounts a map anew when its script changes.
    """
    country = folium.Map(
        location=MIDDLE_OF_THE_COUNTRY,
        zoom_start=ZOOM_BEFORE_FITTING,
        tiles=None,
        track_resize=False,
    )
    country._id = "country"
    country.default_js = country.default_css = []
    land = {"style": load_style(), "url": f"{asset_root}/basemap/kazakhstan.json"}
    country.add_child(_Ground(land))
    return country
