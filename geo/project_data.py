"""Where the project's own data lie: the tables, the gazetteer, the base map."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]

INSTALLED = _ROOT / "detentions_data"
"""What `pip install` makes of the folder `data`, beside the code, under a name of its own."""

PROJECT_DATA = INSTALLED if INSTALLED.is_dir() else _ROOT / "data"
"""The folder with `datapackage.json` and the tables, in a checkout or as it was installed."""
