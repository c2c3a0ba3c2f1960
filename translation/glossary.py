"""The glossary: one word for one thing in all messages of a language.

A row of locale/glossary.csv holds a `term` in English, its word in each language (`ru`, `kk`), and
`why`. Columns such as `not_ru` hold beginnings of words that must not stand for it, as a regular
expression: "арестован|посажен" for detained. A message in which one of them is right all the same
says so in a comment of its translator: "glossary: detained".

That the word itself stands in each message is not asked: "alone" is "only" in half of them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

EXCEPTION = "glossary:"
"""What a translator's comment begins with that lets a message differ from the glossary."""

SHORTEST_STEM = 3
"""Letters that a word keeps at least when its ending is cut off to look for it in any case."""


@dataclass(frozen=True)
class Term:
    """A term in English; by language its word, and what finds words that must not stand for it."""

    term: str
    words: Mapping[str, str]
    never: Mapping[str, re.Pattern[str]]

    def stands_in(self, text: str) -> bool:
        """Whether the text has the term as whole words, in singular or plural."""
        words = r"\s+".join(map(re.escape, self.term.split()))
        return re.search(rf"(?<!\w){words}(?:e?s)?(?!\w)", text, re.IGNORECASE) is not None


def read_glossary(path: Path, languages: Sequence[str]) -> tuple[list[Term], list[str]]:
    """The terms of a glossary, and what is wrong with its rows."""
    if not path.is_file():
        return [], [f"{path.name}: there is no such file"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(number, row) for number, row in enumerate(csv.DictReader(file), start=2)]
    terms: dict[str, Term] = {}
    faults = []
    for number, row in rows:
        term = (row.get("term") or "").strip()
        wanted = ["term", *languages, "why"]
        if empty := [name for name in wanted if not (row.get(name) or "").strip()]:
            faults.append(f"{path.name}, row {number}: {', '.join(empty)} is empty")
        elif term.casefold() in terms:
            faults.append(f"{path.name}, row {number}: “{term}” has a row already")
        else:
            words = {code: row[code] for code in languages}
            try:
                terms[term.casefold()] = Term(term, words, _never(row, languages))
            except re.error as error:
                faults.append(f"{path.name}, row {number}: what must not stand ({error})")
    return list(terms.values()), faults


def _never(row: Mapping[str, str | None], languages: Sequence[str]) -> dict[str, re.Pattern[str]]:
    written = {code: (row.get(f"not_{code}") or "").strip() for code in languages}
    return {
        code: re.compile(rf"\b(?:{beginnings})\w*", re.IGNORECASE)
        for code, beginnings in written.items()
        if beginnings
    }


def forms(words: str | Iterable[str] | None) -> tuple[str, ...]:
    """The forms of a message or of its translation, one where it has no plural."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def faults_of_terms(message: Message, code: str, terms: Iterable[Term]) -> Iterator[str]:
    """Where the translation has a word that must not stand for a term of the message, unless it is
    the word of another term that the message has too."""
    sources, written = forms(message.id), forms(message.string)
    source = " ".join(sources)
    there = [term for term in terms if term.stands_in(source)]
    meant = [term for term in there if not _is_exception(message, term)]
    right = {word for term in there for word in _stems(term.words.get(code, ""))}
    for term in meant:
        found = term.never[code].findall(" ".join(written)) if code in term.never else ()
        wrong = [said for said in found if not any(map(said.casefold().startswith, right))]
        if wrong:
            yield f"says “{wrong[0]}”, which must not stand for “{term.term}”"


def _is_exception(message: Message, term: Term) -> bool:
    said = (comment.strip().casefold() for comment in message.user_comments)
    return any(
        comment.startswith(EXCEPTION) and term.stands_in(comment.removeprefix(EXCEPTION))
        for comment in said
    )


def _stems(words: str) -> list[str]:
    """The words without what cases and plurals change at their end, in small letters."""
    return [word[: max(SHORTEST_STEM, -(-len(word) * 2 // 3))] for word in words.casefold().split()]
