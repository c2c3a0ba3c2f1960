"""The steps of a passport in the order in which they are told: one walk for every medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from incidents.passport.provenance import EventPart, Role
from incidents.passport.steps import basis_of_step, step_figure, sum_in_words
from incidents.rule.combining import Node
from incidents.words.figure import phrase
from incidents.words.scopes import scope_in_words
from incidents.words.speaker import Speaker


@dataclass(frozen=True)
class Step:
    """One scope of an event in words: where, its figure, how that came about.

    `depth` is 0 for the outermost. `roles` are those of the reports on this very scope; `inside`
    are the steps that it holds.
    """

    depth: int
    where: str
    figure: str
    how: tuple[str, ...]
    roles: tuple[Role, ...]
    inside: tuple[Step, ...]

    def walk(self) -> Iterator[Step]:
        """This step, then all that it holds, each before those inside it."""
        yield self
        for step in self.inside:
            yield from step.walk()


@dataclass(frozen=True)
class Outline:
    """One event in words: `added_up` are the terms of its figure, "" where they are no sum.

    `silent` are the roles of reports that give no firm number.
    """

    title: str
    figure: str
    added_up: str
    steps: tuple[Step, ...]
    silent: tuple[Role, ...]

    def walk(self) -> Iterator[Step]:
        """All steps, each before those inside it."""
        for step in self.steps:
            yield from step.walk()


def outline(event: EventPart, speaker: Speaker) -> Outline:
    """The event of a passport with its steps, on each level in the order of days and then names."""
    tree, roles = event.figure.tree, {role.report_id: role for role in event.roles}
    return Outline(
        title=speaker.event_title(event.event_id),
        figure=phrase(event.figure, speaker.words, speaker.language, exact=True),
        added_up=sum_in_words(tree, speaker),
        steps=_steps(tree, event.event_id, roles, speaker, depth=0),
        silent=tuple(role for role in event.roles if role.part in ("hedged", "no_number")),
    )


def step_in_words(step: Step, speaker: Speaker) -> str:
    """A scope and its figure: Nur-Sultan and Almaty: 26."""
    return speaker.language.say("{where}: {figure}", where=step.where, figure=step.figure)


def _steps(
    nodes: Iterable[Node],
    event_id: str,
    roles: Mapping[str, Role],
    speaker: Speaker,
    *,
    depth: int,
) -> tuple[Step, ...]:
    named = [
        (
            min(first for _, first, _ in node.scope.days),
            scope_in_words(node.scope, event_id, speaker),
            node,
        )
        for node in nodes
    ]
    return tuple(
        Step(
            depth,
            where,
            phrase(step_figure(node), speaker.words, speaker.language, exact=True),
            tuple(basis_of_step(node, speaker)),
            tuple(roles[report.report_id] for report in node.reports),
            _steps(node.parts, event_id, roles, speaker, depth=depth + 1),
        )
        for _, where, node in sorted(named, key=lambda one: one[:2])
    )
