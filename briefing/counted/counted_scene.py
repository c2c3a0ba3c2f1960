"""`Shown`: a scene with its numbers, from which every picture and every file of it is made.

A page, a slide and a sheet of paper that show the same scene hold the same numbers, since each of
them takes them from here; `counting.py` is the one way from a scene to them.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.scenes.scene import Scene
from incidents.counting.count import Count
from incidents.selection import Selection
from incidents.words.bars import Bars
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import ReportScale
from incidents.words.speaker import Speaker


@dataclass(frozen=True)
class Circle:
    """The figure of one place at a scene's last day; `flags` as in `incidents.slider.table`.

    `area`: of a region or district, which lies at no point: its mark is a square.
    """

    place_id: str
    name: str
    latitude: float
    longitude: float
    low: int | None
    high: int | None
    flags: int
    label: str
    area: bool = False


@dataclass(frozen=True)
class ReportLine:
    """One report: its figure as printed, its bounds as the rule takes them (None: none), who said
    it and how they know, its words as written and in English if others, what it covers.

    `sources` are the numbers of its sources in the list of the scene. `counts`: whether the rule
    used it here, not set aside and not beyond the selection.
    """

    report_id: str
    figure: str
    low: int | None
    high: int | None
    origin: str
    basis: str
    words: str
    words_language: str
    translation: str
    where: str
    source_ids: tuple[str, ...]
    counts: bool
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class SourceLine:
    """A document by its number in the scene, from 1; `url` is "" where links are left out."""

    number: int
    source_id: str
    publisher: str
    title: str
    published: str
    url: str
    archive_url: str


@dataclass(frozen=True)
class Shown:
    """A scene as it is shown, all texts in the speaker's language and ready to print.

    `number` of `of`: where it stands, from 1. `problem` says why it cannot be shown, "" if it can;
    then every text but `title` and `as_of` is empty and `count` is None. `figure` is the number as
    printed ("at least 39"), `when` the days it covers, `sentence` how many, where and when, `basis`
    by whose count, `caveats`, the weightiest first, and `checked` what must stand beneath, `sure`
    support and standing.
    `played` says what playing counts, `at_rest` that what is shown before is a sum of events that
    playing shows one by one; `changed` what became of the figure since the scene was kept,
    "" if nothing. `circles` are those of the map at the scene's last day, the largest low first,
    and `notes` the lines on what no circle shows; `beyond` is what the picture of this kind does
    not show: `notes` on a map, what is in no bar on regions. `bars` are the regions by name,
    `report_scale` the reports of the incident, `outline` the steps of the passport as (depth from
    0, text); each empty for other kinds. `persons` is empty unless the author lets them in;
    `left_out` says what is not here. `source_line` and `as_of` stand under every picture.
    `filters` are the choices in words; `code` is the query.
    """

    scene: Scene
    number: int
    of: int
    speaker: Speaker
    names: PlaceNames
    problem: str = ""
    selection: Selection = Selection()
    count: Count | None = None
    title: str = ""
    figure: str = ""
    when: str = ""
    sentence: str = ""
    basis: str = ""
    caveats: tuple[str, ...] = ()
    checked: str = ""
    sure: str = ""
    spoken: str = ""
    played: str = ""
    at_rest: str = ""
    changed: str = ""
    circles: tuple[Circle, ...] = ()
    notes: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    bars: Bars = Bars()
    report_scale: ReportScale | None = None
    outline: tuple[tuple[int, str], ...] = ()
    reports: tuple[ReportLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    persons: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    source_line: str = ""
    as_of: str = ""
    filters: str = ""
    rule: str = ""
    licence: str = ""
    licence_url: str = ""
    contact: str = ""
    version: str = ""
    alternative: str = ""

    @property
    def second(self) -> str:
        """All caveats, as one text."""
        return " ".join(self.caveats)
