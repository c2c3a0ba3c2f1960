"""The card that answers for the place or the event that is shown, and the button that copies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from incidents.counting.count import Count
from incidents.languages.language import Language
from incidents.passport.answer import Answer, Citation, Quote, answer
from incidents.words.quotation import quoted
from ui.elements.html import joined, link, show, tag, text
from ui.session.session import Session
from ui.sharing.copy_button import copy_button

LONGEST_QUOTE = 250
"""Characters of the words of the authorities, and of their translation."""

MOST_QUOTES = 3
"""Quotations on the card; the reports under it have all of them."""


def answer_card(
    session: Session, title: str, result: Count, address: str, *, has_figure: bool = True
) -> None:
    """Draws the card with this title; `address` is where the view can be seen, for the copy, which
    is whole. `has_figure`: whether the card says the figure, too; else the page has said it."""
    say, language = session.say, session.speaker.language
    made = answer(result, session.speaker)
    parts = card_parts(made, language) if has_figure else quotes(made, language)
    content = joined([tag("h2", title), *parts])
    show(tag("section", content, css="place answer", aria_label=title))
    copied = "\n\n".join([title, *lines(made, language), f"{made.credit} {address}"])
    as_html = joined(
        [tag("h2", title), *card_parts(made, language), tag("p", f"{made.credit} {address}")]
    )
    copy_button(say("Copy all, with sources and link"), say("Copied"), copied, str(as_html))


def lines(made: Answer, language: Language) -> Iterator[str]:
    """The card as paragraphs of plain text."""
    say = language.say
    yield made.figure
    yield made.claim
    if beneath := made.caveats or made.sure:
        yield beneath
    for quote in _best(made):
        parts = [*_quoted(quote, language), f"{quote.who}.", _where(quote)]
        yield "\n".join(filter(None, parts))
    for quote in _of_authorities(made):
        told = say("The authorities: {words}", words=_in_short(quote, language))
        yield f"{told}\n{_where(quote)}".strip()
    if made.wider:
        yield _not_here(made, language)


def _where(quote: Quote) -> str:
    """Each publisher of it, with its day and its address, on a line: a sign behind an address would
    be taken for a part of it."""
    return "\n".join(_cited(citation) for citation in quote.citations)


def _cited(citation: Citation) -> str:
    day = f", {citation.published}" if citation.published else ""
    return f"{citation.publisher}{day} {citation.address}".strip()


def _quoted(quote: Quote, language: Language) -> list[str]:
    """The words, and our translation of those that are not English."""
    quoted = [language.say("“{words}”", words=quote.words)]
    if quote.translation:
        quoted.append(language.say("Our translation: “{words}”", words=quote.translation))
    return quoted


def _best(made: Answer) -> Sequence[Quote]:
    return (made.quotes or made.silent)[:MOST_QUOTES]


def _of_authorities(made: Answer) -> Iterable[Quote]:
    shown = {quote.report_id for quote in _best(made)}
    return [quote for quote in made.authorities[:MOST_QUOTES] if quote.report_id not in shown]


def _in_short(quote: Quote, language: Language) -> str:
    words = quoted(quote.words, quote.translation, language, most=LONGEST_QUOTE)
    if quote.together:
        together = language.say("one number for {places} together", places=quote.together)
        return f"{words} ({quote.who}), {together}"
    return f"{words} ({quote.who})"


def _not_here(made: Answer, language: Language) -> str:
    return language.say_count(
        "Not in this number: {number} report that covers more places or days.",
        "Not in this number: {number} reports that cover more places or days.",
        len(made.wider),
    )


def card_parts(made: Answer, language: Language) -> Iterator[Markup]:
    """The same as markup, with its links."""
    yield tag("p", made.figure, css="figure")
    yield tag("p", made.claim)
    if beneath := made.caveats or made.sure:
        yield tag("p", beneath, css="quiet")
    yield from quotes(made, language)


def quotes(made: Answer, language: Language) -> Iterator[Markup]:
    """The words that carry the figure, those of the authorities, and what is not in it."""
    say = language.say
    for quote in _best(made):
        words, *translation = _quoted(quote, language)
        yield tag("blockquote", words, lang=quote.language)
        yield from (tag("p", line, css="quiet") for line in translation)
        yield tag("p", joined([text(f"{quote.who}. "), _links(quote)]), css="quiet")
    for quote in _of_authorities(made):
        said = text(say("The authorities: {words}", words=_in_short(quote, language)) + " ")
        yield tag("p", joined([said, _links(quote)]))
    if made.wider:
        yield tag("p", _not_here(made, language), css="quiet")


def _links(quote: Quote) -> Markup:
    """Each publisher with its day, a link where it has an address."""
    cited = []
    for citation in quote.citations:
        day = f", {citation.published}" if citation.published else ""
        cited.append(link(citation.address, f"{citation.publisher}{day}"))
    return joined(cited, "; ")
