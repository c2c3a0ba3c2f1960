"""`show_scene`: the one way from a scene to its numbers and words."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from briefing.counted.broken_scenes import cannot_be_shown
from briefing.counted.counted_scene import Circle, ReportLine, Shown, SourceLine
from briefing.counted.picture_values import bars_of, circles_of, outline_of
from briefing.counted.redaction import Discretion, Mask, speaker_of, venue_mask
from briefing.counted.reports import persons_of, report_lines, source_lines
from briefing.counted.spoken import spoken
from briefing.scenes.scene import Briefing, Scene
from incidents.counting.count import Count, count
from incidents.counting.report_marks import marks_at
from incidents.counting.version_changes import compare
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import known_values
from incidents.dataset.memo import memoised
from incidents.dataset.read_version import read_version
from incidents.dataset.versions import BrokenVersion, is_version
from incidents.languages.language import Language, as_sentence
from incidents.passport.provenance import passport
from incidents.passport.statements import how_sure
from incidents.selection import Selection
from incidents.words.bars import Bars
from incidents.words.caveats import each_caveat
from incidents.words.dataset_metadata import about
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import report_scale
from incidents.words.selection import in_words
from incidents.words.sentence import (
    checked_in_full,
    claim_and_basis,
    days_in_words,
    figure_in_words,
    read_at_desk,
)
from incidents.words.sources import origin_names, risks_of
from incidents.words.speaker import Speaker

log = logging.getLogger(__name__)

MOST_ORIGINS = 4
"""Up to this many origins are named in the source line."""

MOST_PLACES = 3
"""Up to this many places stand in a title."""


def show_all(
    briefing: Briefing, dataset: Dataset, language: Language, discretion: Discretion
) -> list[Shown]:
    """Every scene with its numbers, in order; one that cannot be shown says why."""
    return [
        show_scene(scene, dataset, language, discretion, number=number, of=len(briefing.scenes))
        for number, scene in enumerate(briefing.scenes, start=1)
    ]


def show_scene(
    scene: Scene,
    dataset: Dataset,
    language: Language,
    discretion: Discretion,
    *,
    number: int = 1,
    of: int = 1,
) -> Shown:
    """The scene counted on these tables; whatever is wrong with it, it says so itself."""
    try:
        shown = count_scene(scene, dataset, language, discretion)
    except Exception:  # Whatever it is, the other scenes of the briefing have nothing of it.
        shown = fails_to_be_counted(scene, dataset, language, discretion)
    return replace(shown, number=number, of=of)


def count_scene(
    scene: Scene, dataset: Dataset, language: Language, discretion: Discretion
) -> Shown:
    """The scene counted on these tables, or why they cannot show it; raises where the app fails."""
    shown = _uncounted(scene, dataset, language, discretion)
    selection, problem = selection_of(scene, dataset, language)
    if selection is None:
        return cannot_be_shown(shown, problem)
    return _counted(shown, selection, discretion)


def fails_to_be_counted(
    scene: Scene, dataset: Dataset, language: Language, discretion: Discretion
) -> Shown:
    """The scene that the app just failed to count; the log says why."""
    log.exception("A scene of a briefing could not be counted")
    told = language.say(
        "The app fails to count it, which is an error of the app; its log says why."
    )
    return cannot_be_shown(_uncounted(scene, dataset, language, discretion), told)


def left_out(problems: Sequence[str], dataset: Dataset, language: Language) -> Shown:
    """A screen that names what could not be read of the file of a briefing."""
    scene = Scene("map", "", language.say("Not all of this briefing can be shown"))
    shown = _uncounted(scene, dataset, language, Discretion())
    return cannot_be_shown(shown, "\n".join(problems))


def _uncounted(scene: Scene, dataset: Dataset, language: Language, discretion: Discretion) -> Shown:
    names = PlaceNames(dataset, scene.view.names_in or language.code, scene.view.names_of)
    speaker = speaker_of(dataset, language, names, discretion)
    known = about(dataset, language)
    as_of = _as_of(known.version, known.date, language)
    return Shown(scene, 1, 1, speaker, names, as_of=as_of)


def selection_of(
    scene: Scene, dataset: Dataset, language: Language
) -> tuple[Selection | None, str]:
    """What the scene counts, or None and why: a choice that is gone would widen the figure."""
    selection, ignored = Selection.from_query(scene.pairs, known=known_values(dataset))
    if ignored:
        found = "; ".join(f"{part.key}={part.value[:60]}" for part in ignored)
        wanted = "; ".join(dict.fromkeys(language.told(part.wanted) for part in ignored))
        told = language.say(
            "These tables do not have what this scene selects: {found}. Wanted: {wanted}.",
            found=found,
            wanted=wanted,
        )
        return None, told
    if scene.kind == "incident" and len(selection.incidents) != 1:
        return None, language.say(
            "A scene of an incident names one incident; here are {number}.",
            number=len(selection.incidents),
        )
    return selection, ""


def _counted(shown: Shown, selection: Selection, discretion: Discretion) -> Shown:
    scene, speaker = shown.scene, shown.speaker
    language, dataset = speaker.language, speaker.dataset
    result = count(dataset, selection)
    beside = _counted_beside(scene, selection, dataset)
    mask = venue_mask(dataset, {*result.incidents, *beside}, discretion, language)
    claim, basis = claim_and_basis(result, speaker)
    own = scene.sentence if scene.sentence_is_own else ""
    known = about(dataset, language)
    reports = report_lines(scene, result, speaker, mask)
    cited = [report.report_id for report in reports]
    sources = source_lines(cited, speaker, links=discretion.links)
    circles, notes = circles_of(speaker, result)
    bars, in_no_bar = bars_of(speaker, selection) if scene.kind == "regions" else (Bars(), ())
    beyond = notes if scene.kind == "map" else in_no_bar
    persons = persons_of(result.reports, dataset) if discretion.persons else ()
    return replace(
        shown,
        selection=selection,
        count=result,
        title=scene.title or _title(scene, selection, result, speaker),
        figure=figure_in_words(result, speaker),
        when=days_in_words(result, speaker) if result.reports else "",
        sentence=own or claim,
        basis=basis,
        caveats=tuple(each_caveat(result, speaker)),
        checked=" ".join(
            filter(None, (checked_in_full(result, speaker), read_at_desk(result, speaker)))
        ),
        sure=how_sure(result.figure, speaker) if result.reports else "",
        spoken=spoken(result, speaker),
        played=_played(scene, language),
        at_rest=_at_rest(scene, result, language),
        changed=_changed(scene, selection, speaker),
        circles=circles,
        notes=notes,
        beyond=beyond,
        bars=bars,
        report_scale=(
            report_scale(speaker, selection.incidents[0], mask)
            if scene.kind == "incident"
            else None
        ),
        outline=_outline(selection, speaker, mask) if scene.kind == "passport" else (),
        reports=_numbered(reports, sources),
        sources=sources,
        persons=persons,
        left_out=tuple(discretion.left_out(language)),
        risks=risks_of(cited, speaker),
        source_line=_source_line(result, speaker, basis),
        filters=in_words(selection, speaker),
        rule=known.rule,
        licence=known.licence,
        licence_url=known.licence_url,
        contact=known.contact,
        version=known.version,
        alternative=_alternative(
            claim, basis, circles if scene.kind == "map" else (), beyond, language
        ),
    )


def _counted_beside(scene: Scene, selection: Selection, dataset: Dataset) -> set[str]:
    """The incidents that the reports of a scene's incident count together with it."""
    if scene.kind != "incident":
        return set()
    return {one for mark in marks_at(dataset, selection.incidents[0]) for one in mark.members}


def _outline(selection: Selection, speaker: Speaker, mask: Mask) -> tuple[tuple[int, str], ...]:
    return outline_of(passport(speaker.dataset, selection, most_events=12), speaker, mask)


def _numbered(
    reports: Sequence[ReportLine], sources: Sequence[SourceLine]
) -> tuple[ReportLine, ...]:
    """The reports with the numbers of their sources."""
    number = {source.source_id: source.number for source in sources}
    return tuple(
        replace(r, sources=tuple(number[s] for s in r.source_ids if s in number)) for r in reports
    )


def _title(scene: Scene, selection: Selection, result: Count, speaker: Speaker) -> str:
    """What an untitled scene is called: its only event, with the places where these were chosen
    of several; or its days."""
    if len(result.events) == 1:
        title = speaker.event_title(result.events[0])
        if not (selection.places or selection.regions or selection.incidents):
            return title
        whole = count(speaker.dataset, Selection(events=(result.events[0],)))
        rows = [speaker.row("incidents", one) for one in result.incidents]
        places = list(dict.fromkeys(speaker.place_of(row) for row in rows))
        if len(whole.incidents) == len(rows) or not 1 <= len(places) <= MOST_PLACES:
            return title
        return f"{title}: {speaker.language.joined(places)}"
    days = speaker.language.days
    return days(*result.period) if result.reports else in_words(selection, speaker)


def _played(scene: Scene, language: Language) -> str:
    """What a position of the playing counts; sums over a table say that they are of a table."""
    if scene.view.mode == "event":
        return language.say("One event at a time.")
    if scene.view.mode == "window":
        return language.say_count(
            "The last {number} day of each date.",
            "The last {number} days of each date.",
            scene.view.window_days,
        )
    return language.say("In this table so far.")


def _at_rest(scene: Scene, result: Count, language: Language) -> str:
    """That a map whose events are played one by one shows their sum until then; "" for others."""
    number = len(result.events)
    if scene.kind != "map" or scene.view.mode != "event" or number < 2:
        return ""
    return language.say_count(
        "The sum of {number} event. Played, they follow one by one.",
        "The sum of {number} events. Played, they follow one by one.",
        number,
    )


def _changed(scene: Scene, selection: Selection, speaker: Speaker) -> str:
    now = speaker.dataset
    if not scene.data_version or scene.data_version == now.version:
        return ""
    try:
        then = _version(now, scene.data_version)
    except OSError:  # A disk that is full for a while: the figure of now stands all the same.
        log.exception("Version %s of the tables could not be read", scene.data_version)
        then = None
    if then is None:
        return speaker.language.say(
            "Kept with data version {version}, which is not kept here: what changed since cannot "
            "be shown.",
            version=scene.data_version,
        )
    compared = compare(then, now, selection)
    before = figure_in_words(compared.before, replace(speaker, dataset=then), exact=True)
    after = figure_in_words(compared.now, speaker, exact=True)
    if not compared.changes or before == after:
        return ""
    return speaker.language.say(
        "When this scene was kept: {before}; now: {now}.", before=before, now=after
    )


@memoised(at_most=4)
def _version(now: Dataset, version: str) -> Dataset | None:
    try:
        return read_version(now.folder, version) if is_version(version) else None
    except BrokenVersion:
        return None


def _source_line(result: Count, speaker: Speaker, basis: str) -> str:
    """Whose reports these are, in one line; each is named once where the basis names all."""
    language = speaker.language
    names = origin_names((*result.figure.rests_on, *(result.numbered or result.reports)), speaker)
    if all(name in basis for name in names):
        names = []
    said = f"{language.joined(names[:MOST_ORIGINS], of=len(names))}." if names else ""
    return " ".join(filter(None, (said, as_sentence(basis))))


def _as_of(version: str, day: str, language: Language) -> str:
    if not day:
        return language.say("Data version {version}", version=version or "?")
    return language.say(
        "Data version {version}, as of {day}",
        version=version or "?",
        day=language.day(date.fromisoformat(day)),
    )


def _alternative(
    claim: str, basis: str, circles: Iterable[Circle], notes: Iterable[str], language: Language
) -> str:
    """The picture in words, for who does not see it."""
    sentence = f"{claim}, {basis}." if basis else claim
    placed = [f"{circle.name} {circle.label}" for circle in circles]
    listed = language.say("On the map: {places}.", places=", ".join(placed)) if placed else ""
    return " ".join(part for part in (sentence, listed, *notes) if part)
