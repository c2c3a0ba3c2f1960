"""The metadata of every export: version, filters, licence, date, whom to write to."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.sheets.selection_content import Taking


@dataclass(frozen=True)
class Line:
    """One statement: its key for programs, its name and its text for readers."""

    key: str
    name: str
    text: str


def about_lines(taking: Taking) -> tuple[Line, ...]:
    """The statements in their order; `text` is "" where nothing is known."""
    about, say = taking.about, taking.speaker.language.say
    total = next(taking.total.records())
    links = say("included") if taking.links else say("left out")
    lines = [
        Line("title", say("Title"), about.title),
        Line("total", say("Total of the selection"), total["label"] or say("none")),
        Line("sentence", say("In words"), taking.sentence),
        Line("filters", say("Filters"), taking.filters),
        Line("query", say("The same as a query"), taking.query),
        Line("counting_rule", say("Counting rule"), about.rule),
        Line("rows_and_total", say("Rows and total"), total["rows_and_total"]),
        Line(
            "figures_together",
            say("Reports on several places together"),
            taking.speaker.language.number(total["figures_together"]),
        ),
        Line("data_version", say("Data version"), about.version),
        Line("data_date", say("Date of the data"), about.date),
        Line("licence", say("Licence"), about.licence),
        Line("licence_url", say("Licence, address"), about.licence_url),
        Line("citation", say("Cite as"), about.citation),
        Line("contact", say("Errors and removals"), about.contact),
        Line("links", say("Links to sources"), links),
    ]
    if taking.is_empty:
        nothing = say("Nothing in the table fits this selection: this file has no row.")
        lines.insert(0, Line("empty", say("Nothing found"), nothing))
    if taking.links and taking.sharing_risks:
        lines.append(
            Line("sharing_risk", say("Before you share a link"), " ".join(taking.sharing_risks))
        )
    return tuple(lines)


def source_line(taking: Taking) -> str:
    """The line to print under a chart or a table: what it is of, its version and licence."""
    about = taking.about
    parts = [about.citation, about.licence, taking.filters, about.contact]
    return ". ".join(part for part in parts if part)


def about_record(taking: Taking) -> dict[str, str]:
    """The statements by key."""
    return {line.key: line.text for line in about_lines(taking)}


def about_text(taking: Taking) -> str:
    """The statements as a text of one line each."""
    return "".join(f"{line.name}: {line.text}\n" for line in about_lines(taking) if line.text)
