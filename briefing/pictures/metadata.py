"""The metadata of a picture: its description in words, its version, licence and filters."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.counted.counted_scene import Shown


def alternative(shown: Shown) -> str:
    """What the picture shows, in words."""
    if shown.problem:
        return shown.problem
    seen = [f"{bar.name} {bar.figure}" for bar in shown.bars.bars]
    seen += [text for _, text in shown.outline]
    if shown.report_scale:
        seen.append(shown.report_scale.in_words())
    return " ".join([shown.alternative, "; ".join(seen)]).strip()


def facts(shown: Shown) -> list[tuple[str, str]]:
    """What every file says about itself, as (name, text); nothing of a scene without numbers.

    No person is named here, though the author let names in: a title may name a banned movement,
    and no sheet holds both.
    """
    if shown.problem:
        return []
    say = shown.speaker.language.say
    listed = [
        " ".join(
            part
            for part in (
                f"{source.number}. {source.publisher}: {source.title}.",
                source.published,
                source.url,
                source.archive_url,
            )
            if part
        )
        for source in shown.sources
    ]
    left_out = list(shown.left_out)
    if shown.persons:
        left_out.append(say("Names of persons stand in no picture."))
    return [
        (say("Data version"), shown.as_of),
        (say("Selection"), shown.filters),
        (say("Version code"), shown.scene.selection),
        (say("Counting rule"), shown.rule),
        (say("Sources"), "\n".join(listed)),
        (say("Left out"), " ".join(left_out)),
        (say("Licence"), f"{shown.licence} {shown.licence_url}".strip()),
        (say("Contact"), shown.contact),
    ]


def persons_in(scenes: Sequence[Shown]) -> list[str]:
    """The persons whom the author let in, each once, for a sheet of their own."""
    return list(dict.fromkeys(name for shown in scenes for name in shown.persons))
