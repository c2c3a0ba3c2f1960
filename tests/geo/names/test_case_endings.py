"""A name in a case leads to the name, in both alphabets."""

import pytest

from geo.names.case_endings import base_forms, forms_of


@pytest.mark.parametrize(
    "written, name",
    [
        ("уральске", "уральск"),
        ("уральска", "уральск"),
        ("кызылорде", "кызылорда"),
        ("астану", "астана"),
        ("астаны", "астана"),
        ("костанае", "костанай"),
        ("семее", "семей"),
        ("рудном", "рудный"),
        ("костанайской", "костанайская"),
        ("новом узене", "новый узень"),
        ("шымкентте", "шымкент"),
        ("алматыда", "алматы"),
        ("алматыдағы", "алматы"),
        ("ақтөбеден", "ақтөбе"),
        ("szymkencie", "szymkent"),
        ("astanos", "astana"),
        ("semeyde", "semey"),
    ],
)
def test_a_case_leads_to_the_name(written: str, name: str) -> None:
    assert name in base_forms(written)


def test_the_name_as_it_stands_comes_first() -> None:
    assert next(iter(forms_of("уральске"))) == "уральске"


def test_a_latin_name_of_four_letters_has_no_case() -> None:
    assert base_forms("oralda") == ()


def test_no_form_comes_twice() -> None:
    forms = list(forms_of("алматыдағы"))

    assert len(forms) == len(set(forms))
