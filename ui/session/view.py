"""What one reader sees, as one value: the filters, the slider's window, the map's view."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from geo.days import FIRST_DAY, LAST_DAY, iso_day
from geo.message import LANGUAGES, one_of, to_say
from incidents.search import LONGEST
from incidents.selection import CODES, IN_ORDER, LISTS, OF_THIS_TABLE, ONE_VALUE, Ignored, Selection
from incidents.slider.timeline import MODES, WINDOWS
from incidents.words.place_names import TIMES

SOLE_KEYS = (
    *("track", "mode", "window_days", "open", "incident_open", "zoom", "center", "language"),
    *("names_in", "names_of", "group", "search", "order", "rows_page"),
    *("from", "to"),  # the ends of the track in older links
)
"""Keys of a link beside those of the selection; each may stand once."""

VERSION_KEY = "version"
"""The key of a permanent link that says with which version of the tables it was made."""

PAGE_KEY = "page"
"""The key of a view code that says to which page it leads; a link has the page in its path."""

BRIEFING_KEY = "briefing"
"""The key of a link that holds the reader's briefing: no part of a view, and never shared."""

KEYS = {
    *SOLE_KEYS,
    *LISTS.values(),
    *CODES,
    "since",
    "until",
    "view",
    VERSION_KEY,
    PAGE_KEY,
    BRIEFING_KEY,
}
"""Every key of a link; `view` is a whole view as a code, which is unpacked before."""

GROUPINGS = ("region", "city", "month", "year", "event", "organizer", "outlet")
"""What the figures of a view can be grouped by."""

INCIDENT_ORDERS = ("latest", "earliest", "largest", "smallest", "apart", "reports", "place")
"""The orders in which incidents are listed."""

MOST_PAGES = 1_000_000
"""Pages of rows that a link may name."""

OPEN_END = ".."
"""An end of a track that nobody chose, as ISO 8601-2 writes an open interval."""

Ends = tuple[date | None, date | None]
"""First and last day of a track, None for an end that nobody chose."""

A_TRACK = to_say("two days such as 2019-01-01/2020-12-31, with .. for an open end")
A_DATE = to_say(
    "a date such as 2019-10-26, from {first} to {last}", first=FIRST_DAY.year, last=LAST_DAY.year
)
A_ZOOM = to_say("a number from {least} to {most}", least=3, most=12)
A_PAGE = to_say("a page, counted from {least}", least=1)
A_POINT = to_say("a latitude,longitude")
WITH_ZOOM = to_say("a zoom beside it")
WITH_CENTER = to_say("a center beside it")
FEW_WORDS = to_say("up to {most} characters: the rest was left out", most=LONGEST)


@dataclass(frozen=True)
class ReaderLocale:
    """What a reader's words follow from beside the tables: the language of the page, that of
    names of places, and of which time these are (`place_names.TIMES`).
    """

    language: str = "en"
    names_in: str = "en"
    names_of: str = "day"


@dataclass(frozen=True)
class View:
    """`filters` is the selection over the whole track: its period is the date filter.

    `until` is the day on which the slider stands, None where it stands at the end of its track:
    then the period follows the filters. In the mode of single events `since` and `until` are the
    days of the event. A day that the filters leave outside waits until they let it in again.
    `zoom` and `center` are None where the map shows the whole country. `place_id` is the place that
    is open beside the map, `incident_id` the incident that is open on the page of incidents, which
    are searched for the words of `search` and listed in one of `INCIDENT_ORDERS`; of a long list
    the page `rows_page` is shown, the first is 1. Figures are grouped by one of `GROUPINGS`.
    `language` is the one that the reader or the link chose (None: that of the browser). Names of
    places are in the language `names_in` (None: that of the page), of the time that `names_of` says
    (`place_names.TIMES`).
    """

    filters: Selection = field(default_factory=Selection)
    since: date | None = None
    until: date | None = None
    mode: str = "cumulative"
    window_days: int = 30
    place_id: str | None = None
    incident_id: str | None = None
    zoom: float | None = None
    center: tuple[float, float] | None = None
    language: str | None = None
    names_in: str | None = None
    names_of: str = "day"
    grouping: str = "region"
    search: str = ""
    order: str = INCIDENT_ORDERS[0]
    rows_page: int = 1

    def selection_on(self, last: date | None) -> Selection:
        """What is counted: the filters over the days that the slider stands for.

        `last` is the last day of the tables (None: they are empty), where an open track ends.
        """
        first, end = self.filters.since, self.filters.until
        since, until = first, end
        if self.mode == "event":
            if self.since and self.until and self._on_track(self.since, self.until):
                since = max(self.since, first or self.since)
                until = min(self.until, end or self.until)
        elif self.until and self._on_track(self.until, self.until):
            until = self.until
        if self.mode == "window" and (day := until or (last and max(last, first or last))):
            since = day - timedelta(days=self.window_days - 1)
            since, until = max(since, first or since), day
        return self.filters.with_period(since, until)

    def _on_track(self, since: date, until: date) -> bool:
        """Whether any of these days lies between the ends that the date filter sets."""
        first, end = self.filters.since, self.filters.until
        return (first is None or until >= first) and (end is None or since <= end)

    def locale(self, usual: str) -> ReaderLocale:
        """The language and the names of places of this view, where it fixes none in `usual`, the
        language of the browser."""
        language = self.language or usual
        return ReaderLocale(language, self.names_in or language, self.names_of)

    def at_the_end(self) -> View:
        """The same view with the slider at the end of its track, counting from the start."""
        return replace(self, since=None, until=None, mode="cumulative")

    def after(self, message: Mapping[str, Any]) -> View:
        """The view after the map has told its state; what is no such state changes nothing."""
        since, until = _day(message.get("since")), _day(message.get("until"))
        mode, window = message.get("mode"), message.get("window_days")
        place, whole = message.get("place_id"), message.get("whole_country") is True
        if message.get("at_end"):
            since = until = None
        elif not until:
            since, until = self.since, self.until
        elif mode != "event":
            since = None
        return replace(
            self,
            since=since,
            until=until,
            mode=mode if mode in MODES else self.mode,
            window_days=window if window in WINDOWS else self.window_days,
            place_id=place if isinstance(place, str) and place else None,
            zoom=None if whole else _number(message.get("zoom"), self.zoom),
            center=None if whole else _point(message.get("center")) or self.center,
        )

    def initial(self) -> dict[str, Any]:
        """What the map starts with."""
        return {
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "mode": self.mode,
            "window_days": self.window_days,
            "place_id": self.place_id,
            "zoom": self.zoom,
            "center": self.center and list(self.center),
        }

    def to_query(self, last: date | None = None) -> tuple[tuple[str, str], ...]:
        """Key and value pairs of the link that opens this view.

        `since` and `until` are the days that are counted, as in `/api` and on the command line;
        the ends of the track stand beside them where they are others. `last` as in `selection_on`.
        """
        default, counted = View(), self.selection_on(last)
        pairs = list(counted.to_query())
        ends = self.filters.since, self.filters.until
        if ends != _usual_track(self.mode, counted):
            pairs.append(("track", "/".join(end.isoformat() if end else OPEN_END for end in ends)))
        if self.mode != default.mode:
            pairs.append(("mode", self.mode))
        if self.mode == "window":
            pairs.append(("window_days", str(self.window_days)))
        if self.place_id:
            pairs.append(("open", self.place_id))
        if self.incident_id:
            pairs.append(("incident_open", self.incident_id))
        if self.zoom is not None and self.center:
            pairs.append(("zoom", f"{self.zoom:g}"))
            pairs.append(("center", f"{self.center[0]:.3f},{self.center[1]:.3f}"))
        if self.language:
            pairs.append(("language", self.language))
        if self.names_in and self.names_in != self.language:
            pairs.append(("names_in", self.names_in))
        if self.names_of != default.names_of:
            pairs.append(("names_of", self.names_of))
        if self.grouping != default.grouping:
            pairs.append(("group", self.grouping))
        if self.search:
            pairs.append(("search", self.search))
        if self.order != default.order:
            pairs.append(("order", self.order))
        if self.rows_page != default.rows_page:
            pairs.append(("rows_page", str(self.rows_page)))
        return tuple(pairs)

    @classmethod
    def from_query(
        cls,
        pairs: Iterable[tuple[str, str]],
        *,
        known: Mapping[str, Collection[str]],
        languages: Collection[str],
    ) -> tuple[View, tuple[Ignored, ...]]:
        """The view that a link asks for, and each part of it that could not be used."""
        pairs, problems = _sorted_out(pairs)
        window, ignored = Selection.from_query(pairs, known=known)
        problems += ignored

        def read(key: str, parse: Callable[[str], Any], wanted: str) -> Any:
            """The first usable value of a key."""
            used, of_used = None, ""
            for value in (value for other, value in pairs if other == key):
                parsed = parse(value)
                if parsed is None:
                    problems.append(Ignored(key, value, wanted))
                elif used is None:
                    used, of_used = parsed, value
                elif value != of_used:
                    problems.append(Ignored(key, value, ONE_VALUE))
            return used

        mode = read("mode", _one_of(MODES), one_of(MODES)) or "cumulative"
        ends = read("track", _track, A_TRACK)
        first, last = read("from", _day, A_DATE), read("to", _day, A_DATE)
        if first and last and first > last:
            problems.append(Ignored("from", f"{first}/{last}", IN_ORDER))
            first = last = None
        if ends is None and (first or last):
            ends = first or (window.since if mode == "cumulative" else None), last
        first, last = ends or _track_of_one_end(mode, window) or _usual_track(mode, window)
        days = {str(days): days for days in WINDOWS}
        problems += [
            Ignored(key, value, FEW_WORDS)
            for key, value in pairs
            if key == "search" and len(value.strip()) > LONGEST
        ]
        view = cls(
            filters=window.with_period(first, last),
            mode=mode,
            window_days=read("window_days", days.get, one_of([*days])) or 30,
            place_id=read("open", _one_of(known.get("place", ())), OF_THIS_TABLE["place"]),
            incident_id=read(
                "incident_open", _one_of(known.get("incident", ())), OF_THIS_TABLE["incident"]
            ),
            zoom=read("zoom", lambda v: _number(v, None), A_ZOOM),
            center=read("center", lambda v: _point(v.split(",")), A_POINT),
            language=read("language", _one_of(languages), one_of([*languages])),
            names_in=read("names_in", _one_of(LANGUAGES), one_of([*LANGUAGES])),
            names_of=read("names_of", _one_of(TIMES), one_of([*TIMES])) or "day",
            grouping=read("group", _one_of(GROUPINGS), one_of(GROUPINGS)) or "region",
            search=read("search", lambda text: text.strip()[:LONGEST] or None, to_say("words"))
            or "",
            order=read("order", _one_of(INCIDENT_ORDERS), one_of(INCIDENT_ORDERS))
            or INCIDENT_ORDERS[0],
            rows_page=read("rows_page", _page, A_PAGE) or 1,
            since=window.since if mode == "event" else None,
            until=window.until if mode == "event" or window.until != last else None,
        )
        problems += _without_the_other(view, dict(pairs))
        return view, tuple(problems)


def _sorted_out(
    pairs: Iterable[tuple[str, str]],
) -> tuple[list[tuple[str, str]], list[Ignored]]:
    """The pairs that a view can be asked with, and those that no view knows."""
    kept, ignored = [], []
    for key, value in pairs:
        if key in KEYS:
            if key in ("since", "until") and _day(value) is None:
                ignored.append(Ignored(key, value, A_DATE))
            else:
                kept.append((key, value))
        elif key == LEFT_OUT:
            ignored.append(Ignored(key, value, to_say("a shorter link")))
        elif not _is_from_elsewhere(key):
            ignored.append(Ignored(key, value, to_say("a key of this app")))
    return kept, ignored


def _without_the_other(view: View, query: Mapping[str, str]) -> list[Ignored]:
    """A zoom without a center, or a center without a zoom: neither moves the map alone."""
    if view.zoom is not None and "center" not in query:
        return [Ignored("zoom", query["zoom"], WITH_CENTER)]
    if view.center is not None and "zoom" not in query:
        return [Ignored("center", query["center"], WITH_ZOOM)]
    return []


def _usual_track(mode: str, counted: Selection) -> Ends:
    """The ends of the track where a link names none: counting from the start those of the period,
    else open, since the period is a part of it."""
    return (counted.since, counted.until) if mode == "cumulative" else (None, None)


def _track_of_one_end(mode: str, counted: Selection) -> Ends | None:
    """The ends of the track where a link names one day that no position of the slider has: the
    first of its days, or one end of a single event; else None."""
    since, until = counted.since, counted.until
    is_of_track = (since and not until) or (mode == "event" and until and not since)
    return (since, until) if is_of_track else None


def _track(text: str) -> Ends | None:
    """The ends that `2019-01-01/..` names; None if it names none."""
    first, _, last = text.partition("/")
    if not all(end == OPEN_END or _day(end) for end in (first, last)):
        return None
    ends = _day(first), _day(last)
    return None if ends[0] and ends[1] and ends[0] > ends[1] else ends


def _one_of(codes: Collection[str]) -> Callable[[str], str | None]:
    return lambda value: value if value in codes else None


def _is_from_elsewhere(key: str) -> bool:
    """Whether a messenger or a newsletter hung this key on the link: nobody asked for it."""
    return key.startswith("utm_") or key.endswith("clid")


def _day(value: object) -> date | None:
    day = iso_day(value)
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def _number(value: object, default: float | None) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return default
    return number if 3 <= number <= 12 else default


def _page(text: str) -> int | None:
    number = int(text) if text.isdecimal() and len(text) <= len(str(MOST_PAGES)) else 0
    return number if 1 <= number <= MOST_PAGES else None


def _point(value: object) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(part) for part in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (latitude, longitude) if inside else None


LEFT_OUT = "left_out"
"""The key that tells the page how many values were left out of its link."""
