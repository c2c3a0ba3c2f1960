"""What one reader sees, as one value: the filters, the slider's window, the map's view."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from geo.days import FIRST_DAY, LAST_DAY, iso_day
from incidents.selection import CODES, LISTS, Ignored, Selection
from incidents.slider.timeline import MODES, WINDOWS
from incidents.words.place_names import LANGUAGES, TIMES

SOLE_KEYS = (
    *("from", "to", "mode", "window_days", "open", "incident_open", "zoom", "center", "language"),
    *("names_in", "names_of"),
)
"""Keys of a link beside those of the selection; each may stand once."""

VERSION_KEY = "version"
"""The key of a permanent link that says with which version of the tables it was made."""

BRIEFING_KEY = "briefing"
"""The key of a link that holds the reader's briefing: no part of a view, and never shared."""

KEYS = {*SOLE_KEYS, *LISTS.values(), *CODES, "since", "until", "view", VERSION_KEY, BRIEFING_KEY}
"""Every key of a link; `view` is a whole view as a code, which is unpacked before."""

A_DATE = f"a date such as 2019-10-26, from {FIRST_DAY.year} to {LAST_DAY.year}"


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

    `since` and `until` are the slider's window inside it, None before the reader moved it: then
    the window is the track. `place_id` is the place that is open beside the map, `incident_id`
    the incident that is open on the page of incidents. Names of places are in the language
    `names_in` (None: that of the page), of the time that `names_of` says (`place_names.TIMES`).
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
    language: str = "en"
    names_in: str | None = None
    names_of: str = "day"

    @property
    def selection(self) -> Selection:
        """What is counted: the filters over the slider's window.

        Where the window follows from the slider's day, it is made anew from it, so that it is
        right under filters that moved the ends of the track.
        """
        until = self.until or self.filters.until
        since = self.since or self.filters.since
        if self.mode == "cumulative":
            since = self.filters.since
        elif self.mode == "window" and until:
            since = until - timedelta(days=self.window_days - 1)
            since = max(since, self.filters.since or since)
        return self.filters.with_period(since, until)

    @property
    def locale(self) -> ReaderLocale:
        """In which words this view is told."""
        return ReaderLocale(self.language, self.names_in or self.language, self.names_of)

    def with_filters(self, filters: Selection) -> View:
        """The same view through other filters; the window is kept inside the track."""
        since, until = self.since, self.until
        if since and filters.since and since < filters.since:
            since = filters.since
        if until and filters.until and until > filters.until:
            until = filters.until
        if since and until and since > until:
            since = until = None
        beyond = (since and filters.until and since > filters.until) or (
            until and filters.since and until < filters.since
        )
        if beyond:
            since = until = None
        return replace(self, filters=filters, since=since, until=until)

    def after(self, message: Mapping[str, Any]) -> View:
        """The view after the map has told its state; what is no such state changes nothing."""
        since, until = _day(message.get("since")), _day(message.get("until"))
        mode, window = message.get("mode"), message.get("window_days")
        place = message.get("place_id")
        return replace(
            self,
            since=since if since and until else self.since,
            until=until if since and until else self.until,
            mode=mode if mode in MODES else self.mode,
            window_days=window if window in WINDOWS else self.window_days,
            place_id=place if isinstance(place, str) and place else None,
            zoom=_number(message.get("zoom"), self.zoom),
            center=_point(message.get("center")) or self.center,
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

    def to_query(self) -> tuple[tuple[str, str], ...]:
        """Key and value pairs of the link that opens this view."""
        default = View()
        ends = (("from", self.filters.since), ("to", self.filters.until))
        since = self.since if self.mode == "event" else None
        pairs = list(self.filters.with_period(since, self.until).to_query())
        pairs += [(key, day.isoformat()) for key, day in ends if day]
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
        if self.language != default.language:
            pairs.append(("language", self.language))
        if self.names_in and self.names_in != self.language:
            pairs.append(("names_in", self.names_in))
        if self.names_of != default.names_of:
            pairs.append(("names_of", self.names_of))
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
                    problems.append(Ignored(key, value, "one value only"))
            return used

        first, last = read("from", _day, A_DATE), read("to", _day, A_DATE)
        if first and last and first > last:
            problems.append(Ignored("from", f"{first} to {last}", "a first day before the last"))
            first = last = None
        days = {str(days): days for days in WINDOWS}
        view = cls(
            mode=read("mode", _one_of(MODES), ", ".join(MODES)) or "cumulative",
            window_days=read("window_days", days.get, ", ".join(days)) or 30,
            place_id=read("open", _one_of(known.get("place", ())), "a place of this table"),
            incident_id=read(
                "incident_open", _one_of(known.get("incident", ())), "an incident of this table"
            ),
            zoom=read("zoom", lambda v: _number(v, None), "a number from 3 to 12"),
            center=read("center", lambda v: _point(v.split(",")), "a latitude,longitude"),
            language=read("language", lambda v: v if v in languages else None, ", ".join(languages))
            or "en",
            names_in=read("names_in", _one_of(LANGUAGES), ", ".join(LANGUAGES)),
            names_of=read("names_of", _one_of(TIMES), ", ".join(TIMES)) or "day",
            since=window.since,
            until=window.until,
        )
        if view.mode == "cumulative" and not first:
            first = window.since
        return view.with_filters(window.with_period(first, last)), tuple(problems)


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
            ignored.append(Ignored(key, value, "a shorter link"))
        elif not _is_from_elsewhere(key):
            ignored.append(Ignored(key, value, "a key of this app"))
    return kept, ignored


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


def _point(value: object) -> tuple[float, float] | None:
    try:
        latitude, longitude = (float(part) for part in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (latitude, longitude) if inside else None


LEFT_OUT = "left_out"
"""The key that tells the page how many values were left out of its link."""
