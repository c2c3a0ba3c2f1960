"""The door through which text becomes HTML, and that no page has another one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from google.protobuf.message import Message
from markdown_it import MarkdownIt
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from incidents.languages.bidi import OPENS, isolated
from incidents.tables.schema import LONGEST_VERSION
from incidents.words.quotation import LONGEST_WORD
from tests.app_pages import opened
from tests.hostile_tables import (
    ATTACKS,
    FIRST_DAY,
    day_of,
    places,
    write_hostile_codes,
    write_hostile_texts,
)
from ui.elements import html
from ui.elements.html import (
    SHOWN,
    SHOWN_OF_SEVERAL,
    composed,
    cut,
    joined,
    label,
    label_with_codes,
    link,
    meta,
    tag,
    text,
    whole,
    with_codes,
)

PAGES = sorted(path.stem for path in (Path(__file__).parents[3] / "pages").glob("*.py"))
WRITTEN_BY_US = {
    "class",
    "role",
    "tabindex",
    "lang",
    "href",
    "target",
    "rel",
    "aria-label",
    "scope",
    "colspan",
    "id",
    "open",
}

# What Streamlit reads as Markdown wherever it stands: these fields of what a page sends.
MARKDOWN_FIELDS = {"label", "help", "placeholder", "body", "tooltip", "content"}
NOT_MARKDOWN = {"html", "text", "code", "bidi_component", "iframe"}


class Written(HTMLParser):
    """The elements of some markup with their attributes, and the text between them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_text_stays_text(attack: str) -> None:
    written = Written(tag("p", attack))

    assert written.elements == [("p", {})]
    assert attack[: SHOWN - LONGEST_WORD] in written.text


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attribute_stays_an_attribute(attack: str) -> None:
    assert Written(tag("p", "", title=attack)).elements == [("p", {"title": attack})]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_line_of_a_head_stays_one_line(attack: str) -> None:
    ((name, attributes),) = Written(meta("og:title", attack)).elements

    assert (name, attributes["property"]) == ("meta", "og:title")
    assert attack[: SHOWN - LONGEST_WORD] in (attributes["content"] or "")


def test_a_code_between_backticks_is_a_code_on_a_page_and_in_a_help_and_the_rest_is_text() -> None:
    words = "`a_b`: *all* <b> of `[name]` and `"

    assert with_codes(words) == "<code>a_b</code>: *all* &lt;b&gt; of <code>[name]</code> and `"
    assert label_with_codes(words) == r"`a_b`\: \*all\* \<b\> of `[name]` and \`"


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_in_a_label_no_sign_is_read_as_markdown(attack: str) -> None:
    paragraph, inline, _ = MarkdownIt("commonmark").enable("strikethrough").parse(label(attack))

    assert paragraph.type == "paragraph_open"
    assert {part.type for part in inline.children or ()} <= {"text", "text_special"}
    assert "".join(part.content for part in inline.children or ()) == isolated(
        " ".join(cut(attack).split())
    )


@pytest.mark.parametrize("attack", [*ATTACKS.values(), *(f"`{one}`" for one in ATTACKS.values())])
def test_in_a_help_with_codes_nothing_but_text_and_codes_is_read(attack: str) -> None:
    read = MarkdownIt("commonmark").enable("strikethrough").parse(label_with_codes(f"a {attack}"))
    paragraph, inline, _ = read

    assert paragraph.type == "paragraph_open"
    assert {one.type for one in inline.children or ()} <= {"text", "text_special", "code_inline"}


def test_a_very_long_text_is_cut_and_the_rest_counted() -> None:
    assert text("x" * 10_000) == "x" * SHOWN + f"… (+{10_000 - SHOWN})"


def test_a_long_text_is_cut_at_a_word_and_counts_what_is_left_out() -> None:
    words = "detained " * 100

    cut = text(words)

    assert cut.startswith("detained ") and "detained… (+" in cut
    assert len(cut.split("…")[0]) + int(cut.split("+")[1].rstrip(")")) == len(words)


def test_what_is_composed_of_several_texts_has_more_room_before_it_is_cut() -> None:
    assert composed("detained " * 100) == "detained " * 100
    assert composed("x" * 10_000) == "x" * SHOWN_OF_SEVERAL + f"… (+{10_000 - SHOWN_OF_SEVERAL})"
    assert composed("<b>") == "&lt;b&gt;"


def test_text_from_right_to_left_is_closed_in() -> None:
    assert text("\u202eturned\u2069 on") == "\u2068\u202eturned on\u2069"
    assert text("Алматы") == "Алматы"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//www.example.org/",
        "https:///www.example.org",
        "https:javascript:alert(1)",
        "https://www.example.org@other.example.org/",
        "https://www.example.org\\@other.example.org/",
        "https://[www.example.org/",
        "https://[www.example.org]/",
        "http://",
        "",
    ],
)
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    assert link(address, "<b>RFE/RL</b>") == text("<b>RFE/RL</b>")


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_link_is_an_address_and_nothing_else(attack: str) -> None:
    ((name, given),) = Written(link(f"https://www.example.org/{attack}", attack)).elements

    assert name == "a"
    assert (given["target"], given["rel"]) == ("_blank", "noopener noreferrer")
    assert (given["href"] or "").startswith("https://www.example.org/")
    assert not set("<>\"'`{}\\ \n") & set(given["href"] or "")
    assert given.keys() == {"href", "target", "rel"}


def test_an_address_in_any_script_is_a_link() -> None:
    address = "https://қаз.example.org:8443/жаңалық?a=1&b=%20#c"

    assert Written(link(address, "x")).elements[0][1]["href"] == address


def sent(message: Message, kind: str = "") -> Iterator[tuple[str, str, str]]:
    """(kind of element, field, text) of every text in what a page sends."""
    for field, value in message.ListFields():
        inner = kind or field.name
        for one in [value] if isinstance(value, Message | str | bytes) else _several(value):
            if isinstance(one, Message):
                yield from sent(one, inner)
            elif isinstance(one, str):
                yield inner, field.name, one


def _several(value: Any) -> list[Any]:
    """The members of a repeated field; none of a number."""
    return list(value) if isinstance(value, Iterable) and not isinstance(value, Mapping) else []


def on_the_page(app: AppTest) -> list[tuple[str, str, str]]:
    def walk(block: Any) -> Iterator[tuple[str, str, str]]:
        for node in block.children.values():
            if (message := getattr(node, "proto", None)) is not None:
                kind = getattr(node, "type", "")
                yield from sent(message, kind)
            if hasattr(node, "children"):
                yield from walk(node)

    return list(walk(app._tree))


@pytest.fixture(scope="module")
def shown_last() -> Iterator[list[Path]]:
    """The folder whose tables the app has kept since the last test."""
    yield []
    st.cache_resource.clear()


@pytest.fixture
def show(shown_last: list[Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """show(folder) makes the app read these tables, and keep none that it has read before: it
    would rather show those than broken ones."""

    def read(folder: Path) -> None:
        if shown_last != [folder]:
            st.cache_resource.clear()
            shown_last[:] = [folder]
        monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    return read


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile_texts(tmp_path_factory.mktemp("texts"))


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile_codes(tmp_path_factory.mktemp("codes"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tables", ["texts", "codes"])  # read once for all pages
def test_on_a_page_of_attacks_is_no_element_of_theirs_and_none_where_markdown_is_read(
    request: pytest.FixtureRequest, show: Callable[[Path], None], tables: str, page: str
) -> None:
    show(request.getfixturevalue(tables))
    for place in ("backtick", "markup") if page == "map" else ("markup",):
        app = opened(page, open=places()[place])

        for element in app.get("html"):
            for name, attributes in Written(element.proto.body).elements:
                assert attributes.keys() <= WRITTEN_BY_US, (name, attributes)
                assert name not in {"script", "img", "svg", "iframe", "input", "object"}
        texts = on_the_page(app)
        assert "html" in {kind for kind, _, _ in texts}
        for kind, field, words in texts:
            if kind not in NOT_MARKDOWN and field in MARKDOWN_FIELDS:
                closed_in = words.startswith(OPENS)  # then it turns no words around it
                held = [
                    name
                    for name, attack in ATTACKS.items()
                    if attack in words and not (name == "turned" and closed_in)
                ]
                assert held in ([], ["backslash"]), (kind, field, words[:200])


@pytest.mark.parametrize("name", ATTACKS)
def test_the_sentence_and_the_panel_show_an_attack_as_text(
    show: Callable[[Path], None], texts: Path, name: str
) -> None:
    show(texts)
    day, place = day_of(name).isoformat(), places()[name]
    query = {"from": day, "to": day, "place": place, "open": place}

    app = opened("map", **query)

    bodies = [Written(element.proto.body) for element in app.get("html")]
    beginning = ATTACKS[name][:SHOWN].strip()[:500]
    heading = next(body for body in bodies if ("h1", {}) in body.elements)
    panel = next(body for body in bodies if ("h2", {}) in body.elements)
    assert beginning in heading.text
    assert panel.text.count(beginning) >= len(("title", "venue", "tactics", "words", "origin"))


def test_the_version_of_the_data_is_text_too(show: Callable[[Path], None], tmp_path: Path) -> None:
    version = ATTACKS["markup"][:LONGEST_VERSION].rstrip()
    show(write_hostile_texts(tmp_path, version=version))

    app = opened("data", **{"from": FIRST_DAY.isoformat()})

    assert any(version in element.value for element in app.text)
    assert not any(version in element.value for element in app.caption)


@pytest.fixture(scope="module")
def no_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile tables of which one holds bytes that are no text, and ends in the middle of a row."""
    folder = write_hostile_texts(tmp_path_factory.mktemp("no-text"))
    days = b"2019-02-01,2019-02-01"
    with (folder / "events.csv").open("ab") as file:
        file.write(b"2019-02-01,not \xff\xfe text," + days + b",protest,,,\n")
        file.write(b"2019-02-02,\x00 and \x1b[31m," + days + b",protest,,,\n")
        file.write(b'"never closed \xff\n')
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_bytes_that_are_no_text_are_shown_by_their_numbers(
    show: Callable[[Path], None], no_text: Path, page: str
) -> None:
    show(no_text)
    app = opened(page)

    assert app.get("html")


def test_markup_made_here_is_taken_as_it_is() -> None:
    assert tag("p", Markup("<b>x</b>")) == "<p><b>x</b></p>"


def test_a_text_that_is_cut_opens_to_all_of_it() -> None:
    long = "at least one <b> elderly " * 60

    shown = whole(long)

    assert shown.startswith("<details><summary>")
    assert Markup.escape(long) in shown
    assert whole("a note") == "a note"


def test_a_text_that_is_no_markup_is_escaped_where_parts_are_joined() -> None:
    parts = [Markup("<i>12</i>"), "<b>"]

    assert joined(parts, " & ") == "<i>12</i> &amp; &lt;b&gt;"  # type: ignore[arg-type]


UI = Path(html.__file__).parents[1]


def test_no_field_is_named_in_markdown_which_a_screen_reader_would_spell_out() -> None:
    """Of buttons and expanders Streamlit draws the words; of fields it reads them as they are."""
    drawn = {"button", "download_button", "form_submit_button", "expander", "link_button"}
    calls = [
        (path.name, node.func.attr)
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "st"
        if "label"
        in {
            part.func.id
            for part in ast.walk(node.args[0])
            if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)
        }
    ]

    assert calls
    assert {name for name in calls if name[1] not in drawn} == set()
