"""What a search looks in, made beside the pages while the first reader of large tables reads."""

from __future__ import annotations

import logging
import threading

from incidents.dataset.dataset import Dataset
from incidents.dataset.lazy_rows import FEW
from incidents.dataset.memo import memoised
from incidents.search import make_ready

LOG = logging.getLogger(__name__)

SECONDS = 1.0
"""After which it is made: until then the page goes to the browser, and nothing takes its time."""


@memoised()
def ready_search(dataset: Dataset) -> threading.Timer | None:
    """Has it made once for these tables; None where they are so small that nobody would wait."""
    if len(dataset.tables["incidents"]) <= FEW:
        return None
    making = threading.Timer(SECONDS, _make, [dataset])
    making.daemon = True
    making.start()
    return making


def _make(dataset: Dataset) -> None:
    try:
        make_ready(dataset)
    except MemoryError:  # whoever searches is told
        LOG.exception("too little memory for what searches look in")
