"""The fields of the tables, as datapackage.json says them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import Any

from geo.message import Message, one_of, to_say, to_say_count
from geo.project_data import PROJECT_DATA as PROJECT_DATA
from geo.shipped_files import shipped_json
from incidents.tables.problems import Note, Problem

PACKAGE_FILE = "datapackage.json"

LONGEST_VERSION = 40
"""Characters of a version of the tables; as many are kept in a scene."""

NEED_NOT_BE_THERE = ("considered", "readings")
"""Tables that no number needs: packages made before there was one lack it."""

TRANSLATES = "translates"
"""What a field that holds another one's words in another language says of itself."""

Descriptor = Mapping[str, Any]


TOLD_OF_FIELDS = ("title", "description")
"""What is kept of a field that somebody has added, beside its name."""


@dataclass(frozen=True)
class Package:
    """What the data package says: its version ("" if unknown) and its tables by name.

    The project's own tables and fields are always there; a folder's package may add fields.
    """

    version: str
    tables: Mapping[str, Descriptor]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()

    def fields(self, table: str) -> list[Descriptor]:
        """The fields of a table in their order."""
        fields: list[Descriptor] = self.tables[table]["schema"]["fields"]
        return fields

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns in their order."""
        return tuple(field["name"] for field in self.fields(table))

    def may_lack(self, table: str) -> frozenset[str]:
        """The columns that a file need not have: another column's words in another language."""
        return frozenset(field["name"] for field in self.fields(table) if TRANSLATES in field)

    def foreign_keys(self, table: str) -> Iterator[tuple[str, str]]:
        """Each column that holds ids of another table, and that table."""
        for key in self.tables[table]["schema"].get("foreignKeys", []):
            yield key["fields"][0], key["reference"]["resource"] or table


def read_package(folder: Traversable = PROJECT_DATA, *, label: str = PACKAGE_FILE) -> Package:
    """The package of the folder; where it is missing or broken, the project's, and says so."""
    try:
        return package_of((folder / PACKAGE_FILE).read_bytes(), label=label)
    except FileNotFoundError:
        return package_of(None, label=label)
    except OSError as error:
        problem = Problem(label, 0, "", _broken(error), Message("JSON"))
        return replace(package_of(None, label=label), problems=(problem,), notes=())


def package_of(content: bytes | None, *, label: str = PACKAGE_FILE) -> Package:
    """The package in these bytes, None where there are none: as `read_package` gives it."""
    project = shipped_json(PROJECT_DATA / PACKAGE_FILE, mend=f"git checkout data/{PACKAGE_FILE}")
    own = _tables(project)
    if content is None:
        found = to_say("there is no such file")
        remark = to_say("the project's own fields are used, the version is not known")
        return Package("", own, notes=(Note(label, 0, "", found, remark),))
    try:
        descriptor = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Package("", own, (Problem(label, 0, "", _broken(error), Message("JSON")),))
    if descriptor == project:
        return Package(project["version"], own)
    if broken := _what_is_broken(descriptor, own):
        wanted = to_say("a data package with the tables and fields of the project's own")
        return Package("", own, (Problem(label, 0, "", broken, wanted),))
    theirs = _tables(descriptor)
    tables = {name: _with_added_fields(own[name], theirs.get(name, own[name])) for name in own}
    version, told = _version(descriptor, label)
    return Package(version, tables, told)


def _version(descriptor: Descriptor, label: str) -> tuple[str, tuple[Problem, ...]]:
    """The version that a package names, any text on one line; "" and why where it is none."""
    found = str(descriptor.get("version", ""))
    version = " ".join("".join(c if c.isprintable() else " " for c in found).split())
    if len(version) <= LONGEST_VERSION:
        return version, ()
    wanted = to_say_count(
        "a text of at most {number} character",
        "a text of at most {number} characters",
        LONGEST_VERSION,
    )
    return "", (Problem(label, 0, "version", version[: LONGEST_VERSION * 2], wanted),)


def _broken(error: Exception) -> Message:
    return to_say("it is broken ({error})", error=str(error))


def _tables(descriptor: Descriptor) -> dict[str, Descriptor]:
    return {resource["name"]: resource for resource in descriptor["resources"]}


def _types(resource: Descriptor) -> dict[str, str]:
    return {field["name"]: field.get("type", "string") for field in resource["schema"]["fields"]}


def _what_is_broken(descriptor: Any, own: Mapping[str, Descriptor]) -> str:
    """The first thing that keeps a descriptor from being used, or nothing."""
    import frictionless  # takes longer than to read our own tables, which need no look at theirs

    report = frictionless.Package.validate_descriptor(descriptor)
    if not report.valid:
        return "; ".join(note for [note] in report.flatten(["note"]))
    theirs = _tables(descriptor)
    for name, resource in own.items():
        if name not in theirs and name in NEED_NOT_BE_THERE:
            continue
        if name not in theirs or not isinstance(theirs[name].get("schema"), dict):
            return to_say("there is no table {name} with a schema", name=name)
        types = _types(theirs[name])
        for field in resource["schema"]["fields"]:
            found, wanted = types.get(field["name"]), field["type"]
            if found == wanted or (found is None and TRANSLATES in field):
                continue
            named = f"{name}.{field['name']}"
            if found is None:
                return to_say("there is no field {field}", field=named)
            return to_say(
                "{field} is {found}, not {wanted}", field=named, found=found, wanted=wanted
            )
    return ""


def _with_added_fields(own: Descriptor, theirs: Descriptor) -> Descriptor:
    """Our own table with the fields that only theirs has, which are read as text, with what they
    are called and how they are explained."""
    known = _types(own)
    added = [
        {
            "name": field["name"],
            "type": "string",
            **{key: field[key] for key in TOLD_OF_FIELDS if isinstance(field.get(key), str)},
        }
        for field in theirs["schema"]["fields"]
        if field["name"] not in known
    ]
    fields = [*own["schema"]["fields"], *added]
    return {**own, "schema": {**own["schema"], "fields": fields}}


def wanted_in(field: Descriptor, *, in_range: bool = False) -> Message:
    """What a cell of the field should hold, in words; with the range if asked.

    >>> wanted_in({"name": "date_first", "type": "date"})
    'a date such as 2024-02-29'
    >>> wanted_in({"name": "event_id", "type": "string", "example": "2019-10-26"})
    'event_id such as 2019-10-26'
    """
    constraints = field.get("constraints", {})
    type_ = field.get("type", "string")
    if choices := constraints.get("enum"):
        return one_of(choices)
    if type_ == "boolean":
        return one_of(("true", "false"))
    limits = {"least": constraints.get("minimum"), "most": constraints.get("maximum")}
    is_in_range = in_range and None not in limits.values()
    if type_ == "date":
        if is_in_range:
            return to_say("a date such as 2024-02-29, from {least} to {most}", **limits)
        return to_say("a date such as 2024-02-29")
    if type_ == "integer":
        if is_in_range:
            return to_say("a whole number in digits from {least} to {most}, or nothing", **limits)
        return to_say("a whole number in digits, or nothing")
    if "example" in field:
        return to_say("{field} such as {example}", field=field["name"], example=field["example"])
    return to_say("a text")
