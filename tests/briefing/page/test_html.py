from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from briefing.page.html import OWN, OWN_SCRIPTS, own_bundles, to_html
from briefing.page.texts import present_texts
from briefing.scenes.scene import Briefing, Scene, SceneView
from geo.map.basemap import bundles
from geo.regions import BASEMAP
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import known_values
from incidents.languages.language import Language
from incidents.selection import Selection
from tests.changed_texts import with_texts
from tests.hostile_tables import ATTACKS

LARGEST = 1_500_000


class Elements(HTMLParser):
    """What a browser makes of the page: start tags with attributes, texts of scripts."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            attributes, text = self.scripts.pop()
            self.scripts.append((attributes, text + data))

    @property
    def content(self) -> dict[str, Any]:
        """What the page gives its scripts."""
        (text,) = [t for a, t in self.scripts if a.get("id") == "present-content"]
        read: dict[str, Any] = json.loads(text)
        return read


Page = Callable[..., bytes]


@pytest.fixture(scope="session")
def page(dataset: Dataset) -> Page:
    """page(briefing, discretion=..., asset_root=...) is the page of a briefing."""

    def make(
        briefing: Briefing,
        *,
        discretion: Discretion = Discretion(),  # noqa: B008
        asset_root: str | None = None,
    ) -> bytes:
        shown = show_all(briefing, dataset, Language(), discretion)
        return to_html(
            briefing, shown, discretion=discretion, language=Language(), asset_root=asset_root
        )

    return make


@pytest.fixture(scope="session")
def shipped_page(page: Page, shipped: Briefing) -> bytes:
    return page(shipped)


@pytest.fixture(scope="session")
def shipped_content(shipped_page: bytes) -> dict[str, Any]:
    return Elements(shipped_page).content


def one_scene(page: Page, scene: Scene, **more: Any) -> dict[str, Any]:
    content = Elements(page(Briefing("One", (scene,)), **more)).content
    return {**content, "scene": content["scenes"][0]}


def selected(scene: Scene, dataset: Dataset) -> Selection:
    return Selection.from_query(scene.pairs, known=known_values(dataset))[0]


def test_the_shipped_briefing_fits_into_an_attachment(shipped_page: bytes) -> None:
    assert len(shipped_page) <= LARGEST


def test_every_scene_holds_the_figure_that_count_gives(
    shipped_content: dict[str, Any], shipped: Briefing, dataset: Dataset
) -> None:
    told, counted = [], []
    for scene, written in zip(shipped.scenes, shipped_content["scenes"], strict=True):
        figure = count(dataset, selected(scene, dataset)).figure
        counted.append((figure.low, figure.high, figure.open_ended))
        told.append((written["low"], written["high"], written["open_ended"]))

    assert told == counted


def test_a_scene_says_what_the_shown_scene_says(showing: Callable[..., Shown], page: Page) -> None:
    shown = showing()
    scene = one_scene(page, shown.scene)["scene"]

    texts = ("figure", "when", "sentence", "basis", "second", "source_line", "as_of", "spoken")
    assert [scene[name] for name in texts] == [getattr(shown, name) for name in texts]


def test_without_scripts_the_scenes_can_be_read(
    shipped_page: bytes, showing: Callable[..., Shown]
) -> None:
    plain = re.search(r'<main class="present-plain">(.*?)</main>', shipped_page.decode(), re.DOTALL)

    assert plain and showing().sentence in plain[1] and showing().source_line in plain[1]


def test_the_map_of_one_day_begins_with_its_own_table(shipped_content: dict[str, Any]) -> None:
    assert shipped_content["scenes"][0]["map"]["rest"] is None


def test_the_map_of_a_year_by_events_begins_with_the_whole_year(
    shipped_content: dict[str, Any],
) -> None:
    played = shipped_content["scenes"][4]["map"]

    assert played["table"]["mode"] == "event"
    assert played["rest"]["mode"] == played["initial"]["mode"] == "cumulative"


def test_the_map_of_a_window_begins_where_it_was_kept(page: Page) -> None:
    scene = Scene(
        "map",
        "since=2019-10-01&until=2019-10-30",
        view=SceneView(mode="window", zoom=5.5, center=(48.0, 67.0)),
    )
    made = one_scene(page, scene)["scene"]["map"]

    assert made["rest"] is None
    assert made["initial"] == {
        **{"since": "2019-10-01", "until": "2019-10-30", "mode": "window"},
        **{"place_id": None, "zoom": 5.5, "center": [48.0, 67.0]},
    }


def test_a_place_is_found_by_every_name_it_had(shipped_content: dict[str, Any]) -> None:
    names = shipped_content["scenes"][0]["map"]["names"]["1526273"]

    assert {"Nur-Sultan", "Astana", "Нұр-Сұлтан", "Нур-Султан"} <= set(names)


def test_a_report_that_two_scenes_share_is_held_once(shipped_content: dict[str, Any]) -> None:
    written = [json.dumps(report, sort_keys=True) for report in shipped_content["reports"]]

    assert len(written) == len(set(written))


def test_every_report_on_a_map_names_its_places(shipped_content: dict[str, Any]) -> None:
    reports, made = shipped_content["reports"], shipped_content["scenes"][0]["map"]
    places = {reports[n]["report_id"]: where for n, where, *_ in made["reports"]}

    assert places["2019-10-26-nur-sultan-almaty-ministry"] == ["1526273", "1526384"]


def test_a_report_is_on_the_map_from_the_first_of_its_days_to_the_last(page: Page) -> None:
    content = one_scene(page, Scene("map", "event=2022-01"))
    made, reports = content["scene"]["map"], content["reports"]
    days = {reports[n]["report_id"]: since_first for n, _, *since_first in made["reports"]}

    assert made["table"]["first"] == "2022-01-02"
    assert days["2022-01-12-almaty-police"] == [9, 10]
    assert days["2022-01-12-all-ap"] == [0, 10]


def test_the_page_says_rule_licence_version_and_what_was_left_out(
    shipped_content: dict[str, Any], showing: Callable[..., Shown]
) -> None:
    whole, shown = shipped_content["whole"], showing()

    for name in ("rule", "licence", "licence_url", "version", "as_of"):
        assert whole[name] == getattr(shown, name) != ""
    assert shipped_content["scenes"][0]["left_out"] == list(shown.left_out)


def test_sources_come_with_their_addresses(shipped_content: dict[str, Any]) -> None:
    source = shipped_content["sources"]["rferl-2019-10-26"]

    assert source["url"].startswith("https://www.rferl.org/a/kazakh-authorities-forcibly-")


def test_what_is_no_web_address_leads_nowhere_in_the_page(
    dataset: Dataset, shipped: Briefing
) -> None:
    spoofed = with_texts(
        dataset, "sources", url="https://www.rferl.org@example.net/", archive_url="data:,"
    )
    shown = show_all(shipped, spoofed, Language(), Discretion())
    written = to_html(shipped, shown, discretion=Discretion(), language=Language())

    sources = Elements(written).content["sources"].values()
    assert len(sources) > 10
    assert {(source["url"], source["archive_url"]) for source in sources} == {("", "")}


def test_without_links_no_address_of_a_source_is_in_the_page(
    page: Page, shipped: Briefing, shipped_content: dict[str, Any]
) -> None:
    told = page(shipped, discretion=Discretion(links=False)).decode()

    urls = {source["url"] for source in shipped_content["sources"].values()} - {""}
    assert len(urls) > 10
    assert [url for url in urls if url in told] == []


def test_venues_are_out_of_every_text_unless_they_are_let_in(page: Page, shipped: Briefing) -> None:
    with_venues = page(shipped, discretion=Discretion(venues=True)).decode()
    without = page(shipped).decode()

    for venue in ("Astana Square", "Panfilov", "Панфилов", "Ghandi Park", "Chinese Embassy"):
        assert venue in with_venues
        assert venue not in without


@pytest.mark.parametrize(
    "discretion", [Discretion(links=False), Discretion(links=True, persons=True, venues=True)]
)
def test_the_map_for_questions_holds_what_a_scene_of_the_same_table_holds(
    page: Page, discretion: Discretion
) -> None:
    content = one_scene(page, Scene("map", ""), discretion=discretion)

    told = ("reports", "persons", "left_out")
    assert [content["question"][name] for name in told] == [content["scene"][name] for name in told]


def test_persons_are_out_unless_they_are_let_in(page: Page, dataset: Dataset) -> None:
    named = sorted(set(dataset.people["name"]))
    year = Briefing("", (Scene("map", "measure=journalists"),))
    told, untold = page(year, discretion=Discretion(persons=True)).decode(), page(year).decode()

    assert any(name in told for name in named)
    assert [name for name in named if name in untold] == []


def test_a_file_asks_nobody_for_anything(shipped_page: bytes) -> None:
    asked = [
        (tag, value)
        for tag, attributes in Elements(shipped_page).tags
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data", "poster") and value != "data:,"
    ]

    assert asked == []
    styles = re.findall(r"<style>(.*?)</style>", shipped_page.decode(), re.DOTALL)
    assert len(styles) == 3
    assert [word for word in ("url(", "@import") if word in "".join(styles)] == []
    assert b"sourceMappingURL" not in shipped_page and b"127.0.0.1" not in shipped_page


def test_the_policy_of_a_file_lets_its_own_scripts_run_and_no_other(shipped_page: bytes) -> None:
    elements = Elements(shipped_page)
    policy = next(
        attributes["content"] or ""
        for tag, attributes in elements.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for attributes, text in elements.scripts
        if attributes.get("type") != "application/json"
    ]
    directives = dict(part.split(" ", 1) for part in policy.split("; "))

    assert directives["default-src"] == directives["connect-src"] == "'none'"
    assert directives["script-src"].split() == hashes


def test_a_file_holds_the_land(shipped_page: bytes) -> None:
    held = [text for tag, text in Elements(shipped_page).scripts if tag.get("id") == "present-land"]

    assert [json.loads(text) for text in held] == [json.loads(BASEMAP.read_text("utf-8"))]


def test_a_served_page_takes_scripts_from_the_app_and_holds_no_land(
    page: Page, shipped: Briefing
) -> None:
    served = page(shipped, asset_root="/assets")
    linked = [a["src"] for a, _ in Elements(served).scripts if "src" in a]

    assert linked == [
        f"/assets/bundle/{name}" for name in (next(iter(bundles())), next(iter(own_bundles())))
    ]
    assert {path.name for path in OWN.glob("*.js")} == set(OWN_SCRIPTS)
    assert Elements(served).content["land_url"] == "/assets/basemap/kazakhstan.json"
    assert len(served) < 400_000


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_title_and_notes_stays_a_text(
    page: Page, shipped_page: bytes, attack: str
) -> None:
    text = ATTACKS[attack][:5000]
    scene = Scene(
        "incident",
        "incident=2019-10-26-almaty",
        title=text[:200],
        notes=text,
        sentence=text[:1000],
        sentence_is_own=True,
    )
    elements = Elements(page(Briefing(text[:200], (scene,))))
    ours = [tag for tag, _ in Elements(shipped_page).tags if tag != "p" and tag != "h2"]

    assert [tag for tag, _ in elements.tags if tag not in ("p", "h2")] == ours
    assert elements.content["scenes"][0]["author_notes"] == text
    assert elements.content["title"] == text[:200]


def test_half_a_letter_in_a_title_breaks_nothing(page: Page) -> None:
    made = page(Briefing("half \ud800 a letter", (Scene("passport", "event=2019-10-26"),)))

    assert "half ? a letter" in made.decode()


def test_a_scene_that_cannot_be_counted_says_why_and_the_others_are_there(page: Page) -> None:
    made = Briefing("Two", (Scene("map", "place=nowhere"), Scene("map", "event=2019-10-26")))
    broken, sound = Elements(page(made)).content["scenes"]

    assert "place=nowhere" in broken["problem"] and "figure" in broken
    assert sound["low"] == 39


def test_a_briefing_with_nothing_to_count_is_a_page_too(page: Page) -> None:
    content = Elements(page(Briefing("Empty"))).content

    assert content["scenes"] == [] and content["question"] is None


def test_a_file_offers_no_language_but_its_own(shipped_content: dict[str, Any]) -> None:
    assert shipped_content["language"] == "en" and shipped_content["languages"] == []


def test_what_became_of_a_figure_is_told(page: Page) -> None:
    scene = Scene("map", "event=2019-10-26", data_version="1.0.0")

    assert isinstance(one_scene(page, scene)["scene"]["changed"], str)


def test_every_word_that_the_scripts_ask_for_is_there_and_none_besides() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in OWN.glob("*.js"))
    asked = set(re.findall(r"\btexts\.(\w+)", scripts)) | set(
        re.findall(r'\["(\w+)", "[^"]+", (?:\(\)|\w)', scripts)
    )

    assert present_texts(Language()).keys() == asked


def test_two_pages_of_one_briefing_are_the_same(page: Page, shipped: Briefing) -> None:
    few = replace(shipped, scenes=shipped.scenes[:2])

    assert page(few) == page(few)
