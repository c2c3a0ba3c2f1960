"""Where the project's own data lie: the tables, the gazetteer, the base map, the catalogues."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def _folder(name: str) -> Path:
    """A folder of the checkout, or what `pip install` makes of it: it stands beside the code under
    a name of its own."""
    installed = _ROOT / f"detentions_{name}"
    return installed if installed.is_dir() else _ROOT / name


PROJECT_DATA = _folder("data")
"""The folder with `datapackage.json` and the tables."""

LOCALE = _folder("locale")
"""The folder with the catalogues, in a folder for each language."""
