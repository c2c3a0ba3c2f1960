"""The view that a link asks for, whose places, regions, events and organizers may be named."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import known_values
from incidents.dataset.names_as_written import with_ids
from incidents.languages.catalogues import offered_languages
from incidents.selection import Ignored
from ui.session.view import View


def view_of_link(
    pairs: Iterable[tuple[str, str]], *datasets: Dataset
) -> tuple[View, tuple[Ignored, ...]]:
    """The view of key and value pairs, and each that could not be used; an id or a name may be of
    any of the datasets."""
    known = known_values(*datasets)
    named, unclear = with_ids(pairs, known, *datasets)
    view, ignored = View.from_query(named, known=known, languages=offered_languages())
    return view, (*unclear, *ignored)
