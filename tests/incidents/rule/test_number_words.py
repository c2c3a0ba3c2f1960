"""Numbers that are written in words are read as a library spells them, and as papers do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from num2words import num2words

from incidents.rule.quantities import quantities
from incidents.rule.shortened_numbers import spelled_out
from incidents.rule.wordings import VAGUE, WORDINGS

UP_TO_999 = [number for number in range(1, 1000) if number != 10]


def read(text: str) -> list[tuple[int | None, int | None]]:
    return [(found.low, found.high) for found in quantities(text)]


@pytest.mark.parametrize(
    ("language", "form"),
    [("en", {}), ("ru", {}), ("ru", {"case": "genitive"}), ("kz", {})],
    ids=["English", "Russian", "Russian genitive", "Kazakh"],
)
def test_every_number_is_read_as_it_is_spelled(language: str, form: dict[str, Any]) -> None:
    spelled = {n: num2words(n, lang=language, **form) for n in (*UP_TO_999, 1000, 10_000, 12_000)}

    assert [words for n, words in spelled.items() if read(words) != [(n, n)]] == []


@pytest.mark.parametrize("text", ["задержан он", "он мыл пол", "увезли, и он один"])
def test_the_russian_he_beside_other_words_is_not_ten(text: str) -> None:
    assert 10 not in {low for low, _ in read(text)}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "одна одного одну"),
        (2, "couple pair две двое двоих пара пару екеу"),
        (3, "трое троих трёх трех үшеу"),
        (4, "четверо четверых четырёх четырех төртеу"),
        (5, "пятеро пятерых бесеу"),
        (6, "шестеро шестерых полдюжины полудюжины алтау"),
        (7, "семеро семерых жетеу"),
        (8, "восьмеро восьмерых"),
        (10, "десяток десятка"),
        (12, "dozen дюжина дюжины дюжину дюжин"),
        (20, "score"),
        (50, "полсотни полусотни"),
        (100, "сто ста hundred сотня сотню жүз"),
        (150, "полтораста полутораста"),
        (300, "трёхсот трехсот"),
        (400, "четырёхсот четырехсот"),
        (500, "полтысячи полутысячи"),
        (1000, "thousand тысяча тысячу тыс мың"),
    ],
)
def test_a_word_of_number_in_other_forms_is_that_number(number: int, words: str) -> None:
    assert {word: read(word) for word in words.split()} == {
        word: [(number, number)] for word in words.split()
    }


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1150, ("мың жүз елу", "бір мың жүз елу")),
        (1100, ("тысяча сотня", "мың жүз")),
        (50, ("half a hundred", "half hundred", "half-a hundred", "жарты жүз")),
        (6, ("half a dozen", "half-a-dozen", "half dozen")),
        (100, ("a hundred", "an hundred")),
        (150, ("one and a half hundred", "бір жарым жүз", "полторы сотни")),
        (1500, ("полторы тысячи", "полутора тысяч", "полтора тысячи")),
        (2000, ("a couple of thousand", "couple of thousand", "a couple thousand")),
        (2000, ("пара тысяч", "пару тысяч", "пары тысяч")),
        (2500, ("two and a half thousand", "два с половиной тысячи", "две с половиной тысячи")),
        (2500, ("двух с половиной тысяч", "екі жарым мың")),
        (3500, ("three and a half thousand", "три с половиной тысячи", "үш жарым мың")),
        (3500, ("трех с половиной тысяч", "трёх с половиной тысяч")),
    ],
)
def test_parts_and_multiples_count_the_unit_behind_them(number: int, words: Sequence[str]) -> None:
    assert {text: read(text) for text in words} == {text: [(number, number)] for text in words}


BEFORE_300 = {
    (301, None): """more than, over, in excess of, upwards of, upward of, north of, above, более,
        более чем, больше, больше чем, свыше""",
    (300, None): """at least, no fewer than, no less than, not fewer than, not less than,
        a minimum of, minimum, no fewer, not fewer, не менее, не менее чем, не меньше,
        по меньшей мере, по крайней мере, как минимум, минимум, кемінде, кем дегенде,
        щонайменше, ең кемі, ең аз дегенде, ең азы, кемі, аз дегенде, самое малое,
        at the very least""",
    (None, 300): """up to, as many as, at most, no more than, not more than, not exceeding,
        a maximum of, maximum, до, не более, не более чем, не больше, максимум,
        ең көбі, ең көп дегенде, көп дегенде, самое большее, от силы""",
    (None, 299): "fewer than, less than, under, below, менее, менее чем, меньше, меньше чем",
    (270, 330): """about, around, some, approximately, roughly, circa, около, примерно,
        приблизительно, порядка, где-то, шамамен, шамасы""",
    (270, 300): """nearly, close to, almost, just under, just short of, почти, без малого,
        едва ли не, чуть ли не, чуть не, close on, getting on for""",
}
BEHIND_300 = {
    (301, None): """с лишним, с небольшим, с чем-то, с хвостиком, астам, артық, аса, көп""",
    (300, None): """or more, and more, or above, and above, and up, or over, and over, +, -plus,
        plus, и более, или более, и больше, или больше, и выше, и свыше, кем емес, аз емес,
        және одан көп, және одан да көп, at least, at the very least, как минимум, минимум,
        по меньшей мере""",
    (
        None,
        300,
    ): "at most, at the most, максимум, or fewer, or less, дейін, көп емес, артық емес, аспайтын",
    (None, 299): "кем, аз",
    (270, 330): """or so, or thereabouts, -odd, odd, -some, -something, something, шақты, шамалы,
        шамасында, адамдай""",
    (270, 300): "жуық, таяу, тарта",
}
NO_NUMBER = {
    3: """several, a few, handful, a handful, горстка, горстки, горстку, несколько, нескольких,
        бірнеше""",
    20: "tens, tens of",
    24: "dozens, десятки, десятков, десяткам, десятками, десятках, ондаған",
    36: """several dozens, several dozen, a few dozen, a few dozens, несколько десятков,
        нескольких десятков, бірнеше ондаған""",
    40: "scores",
    60: "several scores, several score",
    200: "hundreds, сотни, сотен, сотням, сотнями, сотнях, жүздеген",
    300: """several hundred, several hundreds, a few hundred, несколько сотен, нескольких сотен,
        бірнеше жүз, бірнеше жүздеген""",
    2000: "thousands, тысячи, тысяч, тысячам, тысячами, тысячах, мыңдаған",
    3000: """several thousand, several thousands, a few thousand, несколько тысяч,
        нескольких тысяч, бірнеше мың, бірнеше мыңдаған""",
    20_000: """tens of thousands, десятки тысяч, десятков тысяч, десяткам тысяч,
        десятками тысяч, десятках тысяч, ондаған мың""",
    200_000: """hundreds of thousands, сотни тысяч, сотен тысяч, сотням тысяч, сотнями тысяч,
        сотнях тысяч, жүздеген мың""",
}


def phrases(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")]


@pytest.mark.parametrize(("bounds", "words"), BEFORE_300.items())
def test_each_word_before_a_number_moves_its_bounds(
    bounds: tuple[int | None, int | None], words: str
) -> None:
    assert {word: read(f"{word} 300") for word in phrases(words)} == {
        word: [bounds] for word in phrases(words)
    }


@pytest.mark.parametrize(("bounds", "words"), BEHIND_300.items())
def test_each_word_behind_a_number_moves_its_bounds(
    bounds: tuple[int | None, int | None], words: str
) -> None:
    assert {word: read(f"300 {word}") for word in phrases(words)} == {
        word: [bounds] for word in phrases(words)
    }


@pytest.mark.parametrize(("low", "words"), NO_NUMBER.items())
def test_each_word_without_a_number_says_at_least(low: int, words: str) -> None:
    assert {word: read(word) for word in phrases(words)} == {
        word: [(low, None)] for word in phrases(words)
    }


def test_every_word_of_the_tables_is_tried_here() -> None:
    tried = {
        word
        for table in (BEFORE_300, BEHIND_300)
        for row in table.values()
        for word in phrases(row)
    }

    assert tried == {word for row in WORDINGS for word in (*row.words, *row.after)}
    assert {word for row in NO_NUMBER.values() for word in phrases(row)} == set(VAGUE)


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [
        ("jıyrma", "жиырма"),
        ("jiyrma", "жиырма"),
        ("otyz", "отыз"),
        ("qyryq", "қырық"),
        ("elý", "елу"),
        ("elu", "елу"),
        ("alpys", "алпыс"),
        ("jetpis", "жетпіс"),
        ("seksen", "сексен"),
        ("toqsan", "тоқсан"),
        ("júz", "жүз"),
        ("juz", "жүз"),
        ("jüz", "жүз"),
        ("zhuz", "жүз"),
        ("zhüz", "жүз"),
        ("myń", "мың"),
        ("myñ", "мың"),
        ("mıñ", "мың"),
        ("myng", "мың"),
        ("30 astam", "30 астам"),
        ("100-ge jýyq", "100-ге жуық"),
        ("100-ge juyq", "100-ге жуық"),
        ("zhuyq", "жуық"),
        ("30 shaqty", "30 шақты"),
        ("30 saqty", "30 шақты"),
        ("30 şaqty", "30 шақты"),
        ("onshaqty", "он шақты"),
        ("onşaqty", "он шақты"),
        ("shamamen", "шамамен"),
        ("samamen", "шамамен"),
        ("şamamen", "шамамен"),
        ("kem degende", "кем дегенде"),
        ("keminde", "кемінде"),
        ("deıin", "дейін"),
        ("deiin", "дейін"),
        ("deyin", "дейін"),
        ("birneshe", "бірнеше"),
        ("birneşe", "бірнеше"),
        ("birnese", "бірнеше"),
        ("ondaǵan", "ондаған"),
        ("ondağan", "ондаған"),
        ("ondagan", "ондаған"),
        ("júzdegen", "жүздеген"),
        ("jüzdegen", "жүздеген"),
        ("juzdegen", "жүздеген"),
        ("zhuzdegen", "жүздеген"),
        ("myńdaǵan", "мыңдаған"),
        ("myñdağan", "мыңдаған"),
        ("myngdagan", "мыңдаған"),
        ("elýden", "елуден"),
        ("otyzdan", "отыздан"),
        ("júzge", "жүзге"),
        ("qyryqqa", "қырықға"),
    ],
)
def test_kazakh_in_any_latin_alphabet_is_read_in_its_cyrillic(text: str, cyrillic: str) -> None:
    assert spelled_out(text) == cyrillic
