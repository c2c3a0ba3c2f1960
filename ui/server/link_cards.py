"""What a link shows in a chat: the product's name, the sentence and a picture of what it leads to.

Whoever draws such a card runs no page, but reads its static head (the Open Graph protocol), which
`ui/server/page_frame.py` puts into the page. Nothing of a query stands in it as it came: ids, codes
and days are read as a selection, and words and picture are made of that.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from anyio import CapacityLimiter, move_on_after, to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion, speaker_of
from briefing.pictures.files import scene_png
from briefing.scenes.scene import Scene, SceneView, query_of
from geo.message import to_say
from incidents.counting.count import count, place_selection
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rows_by_id
from incidents.dataset.memo import memoised
from incidents.languages.catalogues import SOURCE_LANGUAGE, language_of
from incidents.languages.language import LOCALES
from incidents.selection import Ignored, Selection
from incidents.slider.timeline import last_of_track
from incidents.words.dataset_metadata import about
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import sentence
from ui.elements.html import joined, meta, tag
from ui.requests.plain_answers import plain_answer
from ui.server.asked_view import pairs_of, unpacked
from ui.server.assets import KEPT
from ui.session.links import public_link
from ui.session.tables import keeper
from ui.session.view import PAGE_KEY, ReaderLocale, View
from ui.session.view_of_link import view_of_link

KINDS = {"passport": "passport", "regions": "regions"}
"""The kind of scene that is drawn for a page; for the others, the map."""

ADDRESS = "link-card"
WIDTH, HEIGHT = 1200, 675
"""Pixels of a picture: what chats show large, and still read small."""

SECONDS = 1.0
"""How long a page waits for its words: a reader has come for the page, which reads its tables
itself where these are not read yet."""

LONGEST = 2_000
"""Characters of the address of a picture; longer ones are not asked for by everybody."""

HEADS_AT_ONCE = CapacityLimiter(3)
PICTURES_AT_ONCE = CapacityLimiter(1)
"""A picture takes a core for a second, and the pages need the other."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LinkCard:
    """What a link leads to: what is counted there, as which kind of scene, in which words."""

    kind: str
    selection: Selection
    locale: ReaderLocale = ReaderLocale()

    def to_query(self) -> tuple[tuple[str, str], ...]:
        """Key and value pairs from which `read_card` reads the same card."""
        locale = self.locale
        told = View(
            filters=self.selection,
            language=None if locale.language == SOURCE_LANGUAGE else locale.language,
            names_in=None if locale.names_in == locale.language else locale.names_in,
            names_of=locale.names_of,
        )
        return told.to_query()


def link_card_routes() -> list[Route]:
    """The pictures that the heads of pages name."""
    return [Route(f"/{ADDRESS}/{{version}}/{{kind}}.png", picture)]


async def head_in_time(page: str, pairs: Sequence[tuple[str, str]], language: str) -> Markup:
    """The head of this page ("": the map) with this query, in this language where the query names
    none; with the product's name alone where the words take too long or fail, for the page itself
    says what is wrong."""
    with move_on_after(SECONDS):
        try:
            return await to_thread.run_sync(
                _head_of, page, pairs, language, abandon_on_cancel=True, limiter=HEADS_AT_ONCE
            )
        except Exception:
            _log.exception("no words for the head of a page")
    return tag("title", language_of(language).say("Detention map: Kazakhstan"))


async def picture(request: Request) -> Response:
    """The picture of a card on the tables of now; an address of other tables leads there."""
    return await to_thread.run_sync(_picture, request, limiter=PICTURES_AT_ONCE)


def read_card(
    page: str,
    pairs: Iterable[tuple[str, str]],
    dataset: Dataset,
    language: str = SOURCE_LANGUAGE,
) -> tuple[LinkCard, tuple[Ignored, ...]]:
    """The card of this page ("": the map), or of the one that a view code names, with this query,
    in this language where the query names none, and what of the query it cannot use."""
    pairs = unpacked(pairs)
    page = dict(pairs).get(PAGE_KEY, page)
    view, ignored = view_of_link(pairs, dataset)
    selection = view.selection_on(last_of_track(dataset, view.filters))
    if page == "events" and len(selection.events) == 1:
        event = rows_by_id(dataset, "events")[selection.events[0]]
        selection = selection.within(event["date_first"].date(), event["date_last"].date())
    elif page == "" and view.place_id:
        selection = place_selection(selection, view.place_id)
    return LinkCard(KINDS.get(page, "map"), selection, view.locale(language)), ignored


def version_of(dataset: Dataset) -> str:
    """Names these tables and what is said of them; others have another name."""
    known = f"{dataset.digest} {about(dataset)}"
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def head(card: LinkCard, dataset: Dataset) -> Markup:
    """Title and tags of a page's head. The picture is named where the app has a public address,
    since cards take no other; `og:url` is left out, so that the card leads where its link does.
    """
    language = language_of(card.locale.language)
    names = PlaceNames(dataset, card.locale.names_in, card.locale.names_of)
    speaker = speaker_of(dataset, language, names, Discretion())
    words = sentence(count(dataset, card.selection), speaker)
    name = language.say("Detention map: Kazakhstan")
    tags = [
        *(tag("title", name), meta("description", words), meta("og:type", "website")),
        *(meta("og:site_name", name), meta("og:title", name), meta("og:description", words)),
        meta("og:locale", LOCALES[card.locale.language]),
    ]
    where = f"{ADDRESS}/{version_of(dataset)}/{card.kind}.png"
    address = public_link(card.to_query(), page=where)
    if address and len(address) <= LONGEST:
        tags += [
            *(meta("og:image", address), meta("og:image:type", "image/png")),
            *(meta("og:image:width", str(WIDTH)), meta("og:image:height", str(HEIGHT))),
            *(meta("og:image:alt", words), meta("twitter:card", "summary_large_image")),
        ]
    return joined(tags, "\n    ")


def _head_of(page: str, pairs: Sequence[tuple[str, str]], language: str) -> Markup:
    dataset = keeper().tables().shown.dataset
    return head(read_card(page, pairs, dataset, language)[0], dataset)


def _picture(request: Request) -> Response:
    kind, version = request.path_params["kind"], request.path_params["version"]
    dataset = keeper().tables().shown.dataset
    card, ignored = read_card(kind if kind in KINDS else "", pairs_of(request), dataset)
    if ignored or kind != card.kind:
        return plain_answer(request.scope, to_say("There is no such picture."), 404)
    if version != version_of(dataset):
        now = f"../{version_of(dataset)}/{kind}.png"
        headers = {"Cache-Control": "no-cache"}
        return RedirectResponse(f"{now}?{urlencode(card.to_query())}", 307, headers=headers)
    headers = {"Cache-Control": KEPT}
    return Response(_png(dataset, card), media_type="image/png", headers=headers)


@memoised(at_most=32)
def _png(dataset: Dataset, card: LinkCard) -> bytes:
    names = SceneView(names_in=card.locale.names_in, names_of=card.locale.names_of)
    scene = Scene(card.kind, query_of(card.selection), view=names)
    shown = show_scene(scene, dataset, language_of(card.locale.language), Discretion())
    return scene_png(shown, width=WIDTH)
