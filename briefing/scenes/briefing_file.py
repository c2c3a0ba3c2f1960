"""A briefing file read with every fault told at once; the sound scenes open all the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from briefing.scenes.json_syntax import Keyed, Parsed, parse, signs_outside_texts
from briefing.scenes.limits import LARGEST, LONGEST_TITLE, MOST_SCENES, MOST_SIGNS
from briefing.scenes.scene import VERSION, Briefing, Scene, SceneView, schema
from geo.message import to_say, to_say_count
from incidents.languages.language import Language

LONGEST_FOUND = 60
"""Characters of a wrong value that a message repeats."""

ENGLISH = Language()


@dataclass(frozen=True)
class BriefingReading:
    """What a file holds: the scenes that can be used, a line for each fault, and where each of
    these scenes stands in the file, from 1."""

    briefing: Briefing
    problems: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


def read_briefing(content: bytes, language: Language = ENGLISH) -> BriefingReading:
    """The briefing in these bytes of JSON.

    Never raises for what the bytes hold: a cut file gives the scenes before the cut, a wrong scene
    is left out and told with its number, its key, what was found and what would do.
    """
    say = language.say
    if len(content) > LARGEST:
        return too_long(len(content), language)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = say("Byte {byte} is no UTF-8, wanted a briefing file.", byte=error.start + 1)
        return BriefingReading(Briefing(), (told,))
    if signs_outside_texts(text) > MOST_SIGNS:
        told = say("The file holds far more parts than a briefing has: it is none.")
        return BriefingReading(Briefing(), (told,))
    try:
        return _of_parsed(parse(text), language)
    except RecursionError:
        return BriefingReading(Briefing(), (say("The file is nested too deep to be a briefing."),))


def too_long(size: int, language: Language = ENGLISH) -> BriefingReading:
    """What comes of a file of so many bytes, more than a briefing has: it need not be read."""
    told = language.say(
        "The file has {size} bytes, wanted at most {most}.",
        size=language.number(size),
        most=language.number(LARGEST),
    )
    return BriefingReading(Briefing(), (told,))


def _of_parsed(parsed: Parsed, language: Language) -> BriefingReading:
    say, read = language.say, parsed.read
    problems: list[str] = []
    if parsed.broken:
        line, column = parsed.broken
        problems.append(
            language.say_count(
                "Line {line}, column {column}: the file is cut off or broken here; {number} "
                "scene before it could be read.",
                "Line {line}, column {column}: the file is cut off or broken here; {number} "
                "scenes before it could be read.",
                len(read["scenes"]),
                line=line,
                column=column,
            )
        )
    if not isinstance(read, dict):
        return BriefingReading(Briefing(), (say("The file holds no briefing: no object in it."),))
    problems += _of_the_whole(read, language, has_version=not parsed.broken)
    title: Any = read.get("title")
    title = title if isinstance(title, str) else ""
    scenes: Any = read.get("scenes")
    scenes = scenes if isinstance(scenes, list) else []
    if len(scenes) > MOST_SCENES:
        told = say(
            "{number} scenes, wanted at most {most}: the rest is left out.",
            number=language.number(len(scenes)),
            most=MOST_SCENES,
        )
        problems.append(told)
    kept, numbers = [], []
    for number, scene in enumerate(scenes[:MOST_SCENES], start=1):
        faults = list(_faults(scene, number, language))
        problems += faults
        if not faults:
            kept.append(_scene(scene))
            numbers.append(number)
    briefing = Briefing(_whole(title[:LONGEST_TITLE]), tuple(kept))
    return BriefingReading(briefing, tuple(problems), tuple(numbers))


def _of_the_whole(read: dict[str, Any], language: Language, *, has_version: bool) -> Iterator[str]:
    version: Any = read.get("version")
    is_number = isinstance(version, int | float) and not isinstance(version, bool)
    if has_version and (version != VERSION or not is_number):
        newer = is_number and version > VERSION
        found = _found(version)
        if newer:
            yield language.say(
                "version: found {found}; this app writes {known}. Scenes that it understands are "
                "opened, what is new in the others is not known here.",
                found=found,
                known=VERSION,
            )
        else:
            yield language.say(
                "version: found {found}, wanted {known}.", found=found, known=VERSION
            )
    if "title" in read and not isinstance(read["title"], str):
        yield language.say("title: found {found}, wanted a text.", found=_found(read["title"]))
    if not isinstance(read.get("scenes"), list):
        yield language.say(
            "scenes: found {found}, wanted a list.", found=_found(read.get("scenes"))
        )
    for key in sorted(set(read) - set(schema()["properties"])):
        yield language.say("{key}: not known, and not kept.", key=_found(key))
    for key in read.twice if isinstance(read, Keyed) else []:
        yield language.say(
            "{key} stands twice, wanted once: the last one is taken.", key=_found(key)
        )


@cache
def _validator() -> Draft202012Validator:
    of_scene = {"$ref": "#/$defs/scene", "$defs": schema()["$defs"]}
    return Draft202012Validator(of_scene)


def _faults(scene: Any, number: int, language: Language) -> Iterator[str]:
    errors = sorted(_validator().iter_errors(scene), key=lambda error: list(map(str, error.path)))
    title = scene.get("title") if isinstance(scene, dict) else None
    named = _found(title) if isinstance(title, str) and title else ""
    where = language.say("Scene {number}", number=number) + (f" ({named})" if named else "")
    for error in errors:
        key = ".".join(map(str, error.absolute_path)) or language.say("the scene")
        yield language.say(
            "{where}: {key}: found {found}, wanted {wanted}.",
            where=where,
            key=key,
            found=_found(error.instance),
            wanted=language.told(_wanted(error)),
        )
    for key in _twice(scene):
        yield language.say(
            "{where}: {key} stands twice, wanted once.", where=where, key=_found(key)
        )
    if not errors and (wrong := _no_days(scene)):
        yield language.say(
            "{where}: view.track: found {found}, wanted days of the calendar, the "
            "first not after the last.",
            where=where,
            found=wrong,
        )


def _twice(scene: Any) -> Iterator[str]:
    """The keys of a scene that stand twice: nobody can tell which of their values is meant."""
    view = scene.get("view") if isinstance(scene, Keyed) else None
    parts = [("", scene), ("view.", view)]
    if isinstance(view, Keyed):
        parts += [(f"view.{name}.", view.get(name)) for name in ("track", "labels")]
    for where, part in parts:
        yield from (where + key for key in part.twice) if isinstance(part, Keyed) else ()


def _no_days(scene: dict[str, Any]) -> str:
    track = scene.get("view", {}).get("track", {})
    written = [track.get("first"), track.get("last")]
    try:
        days = [date.fromisoformat(day) for day in written if day]
    except ValueError:
        return _found(written)
    return _found(written) if days != sorted(days) else ""


def _wanted(error: ValidationError) -> str:
    """What a rule of the schema asks for, in a few words."""
    rule, value = error.validator, error.validator_value
    if rule == "enum":
        return " | ".join(map(str, value))
    if rule == "type":
        return str(value if isinstance(value, str) else " | ".join(value))
    if rule == "required":
        return ", ".join(value)
    if rule == "additionalProperties":
        return ", ".join(error.schema.get("properties", {}))
    if rule == "maxLength":
        return to_say_count("at most {number} character", "at most {number} characters", value)
    if rule in ("minItems", "maxItems"):
        return to_say_count("{number} number", "{number} numbers", value)
    if rule == "minimum":
        return to_say("at least {number}", number=value)
    if rule == "maximum":
        return to_say("at most {number}", number=value)
    return to_say("a date such as 2019-10-26") if rule == "pattern" else f"{rule} {value}"


def _found(value: Any) -> str:
    """A value as a message repeats it: short and on one line."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    printable = "".join(sign if sign.isprintable() else " " for sign in written)
    return printable if len(printable) <= LONGEST_FOUND else printable[:LONGEST_FOUND] + "…"


def _scene(read: dict[str, Any]) -> Scene:
    """The scene of an object that the schema lets through."""
    view = read.get("view", {})
    track, labels = view.get("track", {}), view.get("labels", {})
    center = view.get("center")
    days = {end: date.fromisoformat(track[end]) for end in ("first", "last") if track.get(end)}
    known = SceneView()
    own = bool(read.get("sentence_is_own"))
    return Scene(
        kind=read["kind"],
        selection=_whole(read["selection"]),
        title=_whole(read.get("title", "")),
        view=SceneView(
            zoom=view.get("zoom"),
            center=(float(center[0]), float(center[1])) if center else None,
            mode=view.get("mode", known.mode),
            window_days=view.get("window_days", known.window_days),
            first=days.get("first"),
            last=days.get("last"),
            names_in=labels.get("language", known.names_in),
            names_of=labels.get("of", known.names_of),
        ),
        sentence=_whole(read.get("sentence", "")) if own else "",
        sentence_is_own=own,
        notes=_whole(read.get("notes", "")),
        minutes=read.get("minutes", 0),
        data_version=_whole(read.get("data_version", "")),
    )


def _whole(text: str) -> str:
    """The text without halves of letters, which JSON can spell and no file can hold."""
    return text.encode("utf-8", "replace").decode()
