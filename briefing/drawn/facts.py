"""What a picture says about itself beside what is drawn."""

from __future__ import annotations

from briefing.shown import Shown


def alternative(shown: Shown) -> str:
    """What the picture shows, in words."""
    if shown.problem:
        return shown.problem
    seen = [f"{bar.name} {bar.label}" for bar in shown.bars]
    seen += [text for _, text in shown.outline]
    if shown.scene.kind == "incident":
        seen = [f"{report.origin}: {report.figure}" for report in shown.reports]
    return " ".join([shown.alternative, "; ".join(seen)]).strip()


def facts(shown: Shown) -> list[tuple[str, str]]:
    """What every file says about itself, as (name, text); nothing of a scene without numbers."""
    if shown.problem:
        return []
    say = shown.speaker.language.say
    listed = [" ".join(part for part in (f"{source.number}. {source.publisher}: {source.title}.",
                                         source.published, source.url, source.archive_url) if part)
              for source in shown.sources]  # fmt: skip
    return [
        (say("Data version"), shown.as_of),
        (say("Selection"), shown.filters),
        (say("Version code"), shown.scene.selection),
        (say("Counting rule"), shown.rule),
        (say("Sources"), "\n".join(listed)),
        (say("Persons named by press-freedom monitors"), "; ".join(shown.persons)),
        (say("Left out"), " ".join(shown.left_out)),
        (say("Licence"), f"{shown.licence} {shown.licence_url}".strip()),
        (say("Contact"), shown.contact),
    ]
