"""The speaker's notes of a slide: the figure as it is said, the author's notes, the sources."""

from __future__ import annotations

from briefing.counted.counted_scene import Shown
from briefing.slides.sources import Sources, source_in_words
from incidents.languages.language import Language


def notes_of(scene: Shown, sources: Sources, language: Language) -> str:
    """The notes of a scene, as paragraphs of one subject each."""
    if scene.problem:
        return _joined([scene.problem, scene.scene.notes])
    say = language.say
    selection = say("What is counted: {filters}", filters=scene.filters)
    return _joined(
        [
            say("To say: {spoken}", spoken=scene.spoken),
            scene.scene.notes,
            _minutes(scene.scene.minutes, language),
            scene.changed,
            _own_sentence(scene, language),
            " ".join(part for part in (scene.second, scene.checked) if part),
            say("Support: {support}", support=scene.sure) if scene.sure else "",
            (scene.at_rest or scene.played) if scene.scene.kind == "map" else "",
            "\n".join(scene.beyond),
            f"{selection}\n{scene.as_of}",
            _sources(scene, sources, language),
            " ".join(scene.left_out),
        ]
    )


def _joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _minutes(minutes: float, language: Language) -> str:
    if not minutes:
        return ""
    if minutes == int(minutes):
        return language.say_count(
            "Planned: {number} minute.", "Planned: {number} minutes.", int(minutes)
        )
    return language.say("Planned: {minutes} minutes.", minutes=language.decimal(minutes))


def _own_sentence(scene: Shown, language: Language) -> str:
    """Where the author wrote the sentence, the counted one stands here."""
    if not scene.scene.sentence_is_own:
        return ""
    own = language.say("The sentence on the slide is the author's own. Counted:")
    return f"{own} {scene.alternative}"


def _sources(scene: Shown, sources: Sources, language: Language) -> str:
    cited = {source.source_id for source in scene.sources}
    lines = [language.say("Sources:")] if cited else []
    for source in sources.lines:
        if source.source_id in cited:
            lines.append(source_in_words(source))
            lines += [url for url in (source.url, source.archive_url) if url]
    return "\n".join(lines)
