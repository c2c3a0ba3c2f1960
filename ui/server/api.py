"""The addresses under /api: a selection as a file, for other programs.

They say what is on the screen and take the same keys as a link. Any origin may read them where
the tables are meant for everybody: those of the project, or whatever an app serves that has a
PUBLIC_URL. An app on somebody's own machine with tables of its own does not let a page from
elsewhere read them through the reader's browser.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from geo.message import LANGUAGES, one_of, to_say
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import known_values
from incidents.dataset.names_as_written import with_ids
from incidents.export.dataset_jsonld import ADDRESSES, dataset_jsonld
from incidents.export.formats import FORMATS, Format, digest, file_name
from incidents.languages.catalogues import SOURCE_LANGUAGE, language_of, offered_languages
from incidents.languages.language import Language
from incidents.selection import CODES, LISTS, ONE_VALUE, Ignored, Selection
from incidents.sheets.selection_content import take
from incidents.tables.problems import visible
from incidents.tables.schema import PROJECT_DATA
from incidents.words.dataset_metadata import about
from incidents.words.place_names import TIMES, PlaceNames
from incidents.words.speaker import Speaker
from ui.requests.app_paths import way_to_app
from ui.requests.long_links import LONGEST, MOST_VALUES
from ui.server.kept_answers import KeptAnswers
from ui.session.links import app_address, public_address
from ui.session.tables import keeper
from ui.session.view import LEFT_OUT

SELECTION_KEYS = tuple(dict.fromkeys(("since", "until", *LISTS.values(), *CODES)))
FORM_KEYS = ("links", "language", "names_in", "names_of")
"""Keys that say how a file is written, not what is in it."""

OLDER = {"from": "since", "to": "until"}
"""Keys of older links, and what they are called now."""

JSON = "application/json"
JSON_LD = "application/ld+json"
JSON_LD_ADDRESS = "dataset.jsonld"
METHODS = "GET, HEAD, OPTIONS"
FORMAT_OF = {address: FORMATS[name] for name, address in ADDRESSES.items()} | {
    "count": FORMATS["count"]
}
"""The format that each address under /api serves."""

SHOWN_IN_PLACE = {JSON, "application/geo+json"}
"""Media types that a browser shows; the rest is offered as a file to keep."""


AT_ONCE = CapacityLimiter(3)
"""Answers made at one time: a large one takes memory, and the pages need their threads."""

READ_AT_ONCE = CapacityLimiter(8)
"""Questions read at one time, which takes milliseconds: none waits for the making of others."""

ANSWERS = KeptAnswers()

PART = 256_000
"""Bytes of an answer handed on at a time: a slow reader holds so many of them, not all."""

KEPT_ROWS = 50_000
"""Incidents of a table up to which whole files are made, and kept for who asks next. Those of a
larger one that hold every incident are sent as they are made."""

IN_PARTS = ("csv", "geojson", "json", "xlsx", "datapackage")
"""The formats that are made in parts, or read back from a file of the disk in parts."""

GZIP = 31
"""What zlib calls a window of 32 kB in a gzip file."""

PACKING = 6
"""The level of gzip: a file is packed once and sent often."""


@dataclass(frozen=True)
class Wish:
    """What a request asks for beside its format."""

    selection: Selection
    links: bool
    language: str
    names_in: str
    names_of: str


@dataclass(frozen=True)
class File:
    """The file that answers a question: what tells it from others, its headers, what makes it."""

    tag: str
    headers: Mapping[str, str]
    media_type: str
    make: Callable[[], bytes]
    parts: Callable[[], Iterator[bytes]] | None = None

    async def in_parts(self, *, packed: bool) -> AsyncIterator[bytes]:
        """The file as it is made, part by part, or packed by gzip; nothing of it is kept."""
        assert self.parts is not None, "a file that is made in parts"
        packer = zlib.compressobj(PACKING, zlib.DEFLATED, GZIP) if packed else None
        parts = await to_thread.run_sync(self.parts, limiter=AT_ONCE)

        def following() -> bytes | None:
            part = next(parts, None)
            return packer.compress(part) if packer and part is not None else part

        while (part := await to_thread.run_sync(following, limiter=AT_ONCE)) is not None:
            yield part
        if packer:
            yield packer.flush()

    async def whole(self) -> bytes:
        """The file as it is."""
        return await ANSWERS.answer(self.tag, lambda: self._in_a_thread(self.make))

    async def packed(self) -> bytes:
        """The file packed by gzip, in the same bytes each time."""

        async def pack() -> bytes:
            whole = await self.whole()
            return await self._in_a_thread(lambda: gzip.compress(whole, PACKING, mtime=0))

        return await ANSWERS.answer((self.tag, "gzip"), pack)

    async def _in_a_thread(self, make: Callable[[], bytes]) -> bytes:
        return await to_thread.run_sync(make, limiter=AT_ONCE)


class InParts(Response):
    """A response whose body waits for whoever reads it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **start})
        body = memoryview(self.body)
        for at in range(0, len(body), PART):
            part = bytes(body[at : at + PART])
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def api_routes() -> list[Mount]:
    """The routes under /api."""
    return [Mount("/api", api)]


async def api(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI app under /api; the work is done in a thread, beside the pages."""
    if scope["type"] != "http":
        await WebSocketClose()(scope, receive, send)
        return
    request = Request(scope)
    asked_for = await to_thread.run_sync(understood, request, limiter=READ_AT_ONCE)
    response = await _sent(asked_for, request) if isinstance(asked_for, File) else asked_for
    await response(scope, receive, send)


def understood(request: Request) -> Response | File:
    """The file that a request asks for, not made yet, or the answer to it where that is none; what
    cannot be used is told as a list of problems."""
    dataset = keeper().tables().shown.dataset
    headers = {"Cache-Control": "no-cache", "Allow": METHODS}
    language = _language_of(request.scope["query_string"])
    if may_be_read_from_elsewhere(dataset):
        headers |= {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "ETag, Content-Disposition",
        }
    address = request.scope["path"].removeprefix(request.scope.get("root_path", "")).strip("/")
    if request.method == "OPTIONS":
        headers |= {
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
        return Response(status_code=204, headers=headers)
    if request.method not in ("GET", "HEAD"):
        unusable = Ignored("method", request.method, METHODS)
        return _problems([unusable], language, headers, status=405)
    if address == "":
        return Response(_index(), media_type=JSON, headers=headers)
    if address not in FORMAT_OF and address != JSON_LD_ADDRESS:
        unknown = Ignored("address", address, one_of([*FORMAT_OF, JSON_LD_ADDRESS]))
        return _problems([unknown], language, headers, status=404)
    wish, ignored = asked(request.scope["query_string"], dataset)
    if ignored:
        return _problems(ignored, language, headers, status=400)
    if address == JSON_LD_ADDRESS:
        return _described(request, dataset, wish, headers)
    return _file(request, FORMAT_OF[address], dataset, wish, headers)


def may_be_read_from_elsewhere(dataset: Dataset) -> bool:
    """Whether pages of other origins may read these tables in a reader's browser."""
    return bool(public_address()) or dataset.folder == PROJECT_DATA


def _pairs(query: bytes) -> list[tuple[str, str]]:
    return parse_qsl(query.decode("latin-1"), keep_blank_values=True, errors="replace")


def _language_of(query: bytes) -> Language:
    """The first language of the query that is offered, in which its problems are told too."""
    offered = offered_languages()
    named = (value for key, value in _pairs(query) if key == "language" and value in offered)
    return language_of(next(named, SOURCE_LANGUAGE))


def asked(query: bytes, dataset: Dataset) -> tuple[Wish, list[Ignored]]:
    """What the query asks for, and each part of it that cannot be used, unknown keys too."""
    pairs = _pairs(query)
    known = (*SELECTION_KEYS, *OLDER, *FORM_KEYS)
    ignored = [Ignored(key, value, _wanted(key, known)) for key, value in pairs if key not in known]
    values = known_values(dataset)
    named, unclear = with_ids(((OLDER.get(key, key), v) for key, v in pairs), values, dataset)
    selection, unusable = Selection.from_query(named, known=values)
    ignored += [*unclear, *unusable]

    def sole(key: str, choices: list[str]) -> str:
        values = [value for other, value in pairs if other == key]
        wrong = [value for value in values if value not in choices]
        ignored.extend(Ignored(key, value, one_of(choices)) for value in wrong)
        if len(set(values)) > 1:
            ignored.append(Ignored(key, ", ".join(values), ONE_VALUE))
        return values[0] if values else choices[0]

    links = sole("links", ["yes", "no"])
    language = sole("language", list(offered_languages()))
    own_first = sorted(LANGUAGES, key=lambda code: code != language)
    names = sole("names_in", own_first), sole("names_of", [*TIMES])
    return Wish(selection, links == "yes", language, *names), ignored


def _wanted(key: str, known: Iterable[str]) -> str:
    """What would do in place of a key that is not known."""
    if key == LEFT_OUT:
        return to_say(
            "a query of at most {values} values and {bytes} bytes",
            values=MOST_VALUES,
            bytes=LONGEST,
        )
    return to_say("one of the keys {keys}", keys=", ".join(known))


def _file(
    request: Request, format_: Format, dataset: Dataset, wish: Wish, headers: Mapping[str, str]
) -> Response | File:
    language = language_of(wish.language)
    names = PlaceNames(dataset, wish.names_in, wish.names_of)
    speaker, facts = Speaker(dataset, language, names), about(dataset, language)
    form = (wish.links, wish.language, wish.names_in, wish.names_of)
    tag = digest(dataset.digest, format_, wish.selection, facts, *form)
    kept = format_.media_type not in SHOWN_IN_PLACE
    name = file_name(format_, wish.selection, facts.version)
    disposition = f'{"attachment" if kept else "inline"}; filename="{name}"'
    headers = {**headers, "Content-Disposition": disposition, "Content-Language": wish.language}

    def make() -> bytes:
        return format_.write(take(speaker, wish.selection, links=wish.links))

    def parts() -> Iterator[bytes]:
        return format_.parts(take(speaker, wish.selection, links=wish.links))

    is_long = len(dataset.tables["incidents"]) > KEPT_ROWS and format_.name in IN_PARTS
    file = File(tag, headers, format_.media_type, make, parts if is_long else None)
    return _unless_had(request, file)


def _described(
    request: Request, dataset: Dataset, wish: Wish, headers: Mapping[str, str]
) -> Response | File:
    facts = about(dataset, language_of(wish.language))
    public = public_address()
    content = dataset_jsonld(dataset, facts, base=f"{public}/api/" if public else "")
    tag = digest(dataset.digest, FORMATS["json"], Selection(), facts, JSON_LD, public)
    return _unless_had(request, File(tag, headers, JSON_LD, lambda: content))


def _unless_had(request: Request, file: File) -> Response | File:
    """304 where the caller has this version; the tag is weak, for the answer may be packed."""
    had = [
        t.strip().removeprefix("W/") for t in request.headers.get("If-None-Match", "").split(",")
    ]
    if "*" in had or f'"{file.tag}"' in had:
        return Response(status_code=304, headers=_headers(file))
    return file


def _headers(file: File) -> dict[str, str]:
    return {**file.headers, "ETag": f'W/"{file.tag}"', "Vary": "Accept-Encoding"}


async def _sent(file: File, request: Request) -> Response:
    """The file as the caller takes it; for the head alone nothing is made."""
    headers, packs = _headers(file), "gzip" in request.headers.get("Accept-Encoding", "")
    if request.method == "HEAD":
        response = Response(media_type=file.media_type, headers=headers)
        whole = ANSWERS.kept(file.tag)
        if whole is None or packs:
            del response.headers["Content-Length"]
        else:
            response.headers["Content-Length"] = str(len(whole))
        return response
    if packs:
        headers["Content-Encoding"] = "gzip"
    if file.parts:
        body = file.in_parts(packed=packs)
        return StreamingResponse(body, media_type=file.media_type, headers=headers)
    if packs:
        packed = await file.packed()
        return InParts(packed, media_type=file.media_type, headers=headers)
    return InParts(await file.whole(), media_type=file.media_type, headers=headers)


def _problems(
    ignored: list[Ignored], language: Language, headers: Mapping[str, str], *, status: int
) -> Response:
    problems = [
        {"key": visible(i.key), "found": visible(i.value), "wanted": language.told(i.wanted)}
        for i in ignored
    ]
    content = json.dumps({"problems": problems}, ensure_ascii=False, indent=1) + "\n"
    headers = {**headers, "Content-Language": language.code}
    return Response(content, status_code=status, media_type=JSON, headers=headers)


def _index() -> bytes:
    """The addresses that there are and the keys they take."""
    addresses = [f"{app_address()}/api/{name}" for name in (*FORMAT_OF, JSON_LD_ADDRESS)]
    keys = [*SELECTION_KEYS, *FORM_KEYS]
    return (json.dumps({"addresses": addresses, "keys": keys}, indent=1) + "\n").encode()


class DatasetLink:
    """ASGI middleware that tells with each page where the tables are described (schema.org)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("Content-Type", "").startswith("text/html"):
                    described = f"{way_to_app(scope)}api/{JSON_LD_ADDRESS}"
                    headers["Link"] = f'<{described}>; rel="describedby"; type="{JSON_LD}"'
            await send(message)

        await self.app(scope, receive, send_with_link)
