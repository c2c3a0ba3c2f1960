"""Addresses that spell a person's name are noted by the check and printed nowhere, others are."""

from __future__ import annotations

from itertools import product
from urllib.parse import quote

import pytest

from incidents.checks.people import FEW_NAMES
from incidents.export.formats import FORMATS
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.sheets.selection_content import take
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables

NAMED = [
    "https://example.org/aigul-testbayeva-detained",
    "https://example.org/Testbayeva_Aigul",
    "https://example.org/%D0%90%D0%B9%D0%B3%D1%83%D0%BB-Testbayeva",
    "https://example.org/ajgul-testbaevoj",
    "https://example.org/aigul-testbaev",
    "https://example.org/" + quote(quote("айгуль_тестбаеву")),
    "https://example.org/" + quote("тестбаева айгуль".encode("windows-1251")),
    "https://example.org/%u0410%u0439%u0433%u0443%u043B-testbayeva",
    "https://xn--" + "айгуль-тестбаева".encode("punycode").decode() + ".example.org/",
]


# Among few names each is looked for, among many each run of letters.
@pytest.mark.parametrize(("column", "others"), [("url", 0), ("archive_url", FEW_NAMES)])
@pytest.mark.parametrize("address", NAMED)
def test_an_address_with_the_name_is_withheld(
    tables: Tables, address: str, column: str, others: int
) -> None:
    tables.add("reports").add("people").rows["sources"][0][column] = address
    for first, second in [*product("bdkms", "aeiou")][:others]:
        person = f"{first}{second}"
        tables.add("people", person_id=f"person-{person}", name=f"Bota {person.title()}galiyeva")

    source = tables.read().dataset.sources.iloc[0]

    assert (source[column], bool(source["address_withheld"])) == ("", True)


@pytest.mark.parametrize(
    ("path", "spells"),
    [("2019/aigul-testbayeva-30237675", True), ("aigul-testb12ayeva", False), ("30237675", False)],
)
def test_numbers_in_an_address_are_no_part_of_a_name(
    tables: Tables, path: str, spells: bool
) -> None:
    tables.add("reports").add("people").rows["sources"][0]["url"] = f"https://example.org/{path}"

    assert bool(tables.read().dataset.sources.iloc[0]["address_withheld"]) == spells


def test_an_address_without_it_is_not(tables: Tables) -> None:
    address = "https://example.org/aigul-detained"
    tables.add("reports").add("people").rows["sources"][0]["url"] = address

    source = tables.read().dataset.sources.iloc[0]

    assert (source["url"], bool(source["address_withheld"])) == (address, False)


@pytest.mark.parametrize("name", ["csv", "geojson", "json"])
def test_no_export_prints_an_address_with_the_name(tables: Tables, name: str) -> None:
    tables.add("reports").add("people").rows["sources"][0]["url"] = NAMED[0]
    dataset = tables.read().dataset
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))

    written = FORMATS[name].write(take(speaker, Selection(), links=True)).decode()

    assert "rferl-2019-10-26" in written or "RFE/RL" in written
    assert "testbayeva" not in written


@pytest.mark.parametrize("address", NAMED)
def test_the_check_notes_every_address_that_is_withheld(tables: Tables, address: str) -> None:
    tables.add("reports").add("people").rows["sources"][0]["url"] = address

    assert ("sources", 2, "url") in tables.notes()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Сергей Щукин", "sergey-schukin"),
        ("Сергей Щукин", "sergej-shhukin"),
        ("Хамида Айтжанова", "hamida-aitjanova"),
        ("Хамида Айтжанова", "xamida-ajtzhanova"),
        ("Yulia Chernyshova", "julija-tschernyshova"),
        ("Ермек Қуаныш", "yermek-kuanysh"),
    ],
)
def test_a_name_is_found_in_every_usual_romanisation(
    tables: Tables, name: str, address: str
) -> None:
    tables.add("reports").add("people", name=name)
    tables.rows["sources"][0]["url"] = f"https://example.org/{address}-zaderzhan"

    assert ("sources", 2, "url") in tables.notes()


@pytest.mark.parametrize(
    "title",
    ["Задержана Айгуль Тестбаева", "Суд над Айгулью Тестбаевой", "Testbaeva Aygul detained"],
)
def test_a_title_that_spells_the_name_is_a_problem_and_does_not_print_it(
    tables: Tables, title: str
) -> None:
    tables.add("reports").add("people").rows["sources"][0]["title"] = title

    found = [problem for problem in tables.check().problems if problem.field == "title"]

    assert [problem.value for problem in found] == ["[title]"]


@pytest.mark.parametrize("title", ["Aigul detained at a rally", "Anti-war rally in Linz", ""])
def test_a_title_without_the_name_is_none(tables: Tables, title: str) -> None:
    tables.add("reports").add("people").add("people", person_id="person-2", name="An Li")
    tables.rows["sources"][0]["title"] = title

    assert ("sources", 2, "title") not in tables.problems()
