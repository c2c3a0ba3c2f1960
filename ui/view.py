"""What one reader sees, as one value: the filters, the slider's window, the map's view."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from incidents.selection import Ignored, Selection
from incidents.timeline import MODES, WINDOWS

SOLE_KEYS = ("from", "to", "mode", "window_days", "open", "zoom", "center", "language")
"""Keys of a link beside those of the selection; each may stand once."""


@dataclass(frozen=True)
class View:
    """`filters` is the selection over the whole track: its period is the date filter.

    `since` and `until` are the slider's window inside it, None before the reader moved it: then
    the window is the track. `place_id` is the place that is open beside the map.
    """

    filters: Selection = field(default_factory=Selection)
    since: date | None = None
    until: date | None = None
    mode: str = "cumulative"
    window_days: int = 30
    place_id: str | None = None
    zoom: float | None = None
    center: tuple[float, float] | None = None
    language: str = "en"

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
        if self.zoom is not None and self.center:
            pairs.append(("zoom", f"{self.zoom:g}"))
            pairs.append(("center", f"{self.center[0]:.3f},{self.center[1]:.3f}"))
        if self.language != default.language:
            pairs.append(("language", self.language))
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
        pairs = tuple(pairs)
        window, ignored = Selection.from_query(pairs, known=known)
        problems = list(ignored)
        sole: dict[str, str] = {}
        for key, value in pairs:
            if key in SOLE_KEYS and sole.setdefault(key, value) != value:
                problems.append(Ignored(key, value, "one value only"))

        def read(key: str, parse: Any, wanted: str) -> Any:
            if key not in sole:
                return None
            value = parse(sole[key])
            if value is None:
                problems.append(Ignored(key, sole[key], wanted))
            return value

        first = read("from", _day, "a date such as 2019-10-26")
        last = read("to", _day, "a date such as 2019-10-26")
        if first and last and first > last:
            problems.append(Ignored("from", f"{first} to {last}", "a first day before the last"))
            first = last = None
        days = {str(days): days for days in WINDOWS}
        view = cls(
            mode=read("mode", lambda v: v if v in MODES else None, ", ".join(MODES))
            or "cumulative",
            window_days=read("window_days", days.get, ", ".join(days)) or 30,
            place_id=read(
                "open",
                lambda v: v if v in known.get("place", ()) else None,
                "a place of this table",
            ),
            zoom=read("zoom", lambda v: _number(v, None), "a number from 3 to 12"),
            center=read("center", lambda v: _point(v.split(",")), "a latitude,longitude"),
            language=read("language", lambda v: v if v in languages else None, ", ".join(languages))
            or "en",
            since=window.since,
            until=window.until,
        )
        if view.mode == "cumulative" and not first:
            first = window.since
        return view.with_filters(window.with_period(first, last)), tuple(problems)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


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
