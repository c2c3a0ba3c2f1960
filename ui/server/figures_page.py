"""The figures of a link as one plain page, at /figures: no script and no connection needed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from incidents.counting.count import count
from incidents.languages.language import as_sentence
from incidents.selection import Ignored
from incidents.slider.timeline import last_of_track
from incidents.words.caveats import each_caveat
from incidents.words.dataset_metadata import about
from incidents.words.sentence import claim_and_basis
from incidents.words.speaker import Speaker
from ui.elements.figures_list import figures_list
from ui.elements.html import joined, tag
from ui.server.asked_view import OF_THE_BROWSER, language_asked, pairs_of
from ui.session.session import ignored_told, speaker_of
from ui.session.tables import keeper
from ui.session.view_of_link import view_of_link

AT_ONCE = CapacityLimiter(2)
"""Pages made at one time: the other pages need their threads."""

PAGE = Markup(
    '<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<title>{title}</title><link rel="icon" href="data:,"><style>'
    ":root{{color-scheme:light dark;font:1rem/1.5 sans-serif;overflow-wrap:anywhere}}"
    "main{{max-width:45rem;margin:0 auto;padding:1rem}}h1{{font-size:1.5rem;line-height:1.25}}"
    "a{{color:inherit}}</style></head><body><main>{content}</main></body></html>\n"
)


def figures_routes() -> list[Route]:
    """The route /figures; it takes the keys of a link."""
    return [Route("/figures", figures)]


async def figures(request: Request) -> HTMLResponse:
    """The page of the link's figures."""
    pairs = pairs_of(request)
    language = language_asked(pairs, request).code
    page = await to_thread.run_sync(_page, pairs, language, limiter=AT_ONCE)
    return HTMLResponse(page, headers=OF_THE_BROWSER)


def _page(pairs: Sequence[tuple[str, str]], language: str) -> str:
    dataset = keeper().tables().shown.dataset
    view, ignored = view_of_link(pairs, dataset)
    speaker, last = speaker_of(dataset, view.locale(language)), last_of_track(dataset, view.filters)
    selection, say = view.selection_on(last), speaker.language.say
    result = count(dataset, selection)
    claim, basis = claim_and_basis(result, speaker)
    version = about(dataset).version
    query = urlencode(view.to_query(last))
    links = (
        (f"./?{query}", say("The page with the map")),
        (f"./api/incidents.csv?{urlencode(selection.to_query())}", say("The same as CSV")),
    )
    beneath = [as_sentence(basis), *each_caveat(result, speaker)]
    content = [
        tag("h1", claim),
        tag("p", " ".join(filter(None, beneath))),
        *_left_out(ignored, speaker),
        figures_list(speaker, selection),
        *(tag("p", tag("a", label, href=address)) for address, label in links),
        tag("p", say("Data version {version}", version=version)) if version else Markup(),
    ]
    return PAGE.format(language=speaker.language.code, title=claim, content=joined(content))


def _left_out(ignored: Sequence[Ignored], speaker: Speaker) -> list[Markup]:
    """What of the link could not be used."""
    if not ignored:
        return []
    told, *lines = ignored_told(ignored, speaker.language)
    return [tag("p", told), tag("ul", joined(tag("li", line) for line in lines))]
