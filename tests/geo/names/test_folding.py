"""Spellings of one name meet, and different names stay apart."""

import pytest

from geo.names.folding import fold, skeleton
from geo.names.name_parts import LONGEST_TEXT, parts_of


def sound(text: str) -> str:
    return skeleton(fold(text))


@pytest.mark.parametrize(
    "spellings",
    [
        "Aqtobe, Aktobe, Актобе, Ақтөбе, Aqtöbe, Aktөbe, AQTÖBE",
        "Nur-Sultan, Nursultan, Nur Sultan, Нур-Султан, Нұр-Сұлтан, Нурсултан, Nūr-Sūltan",
        "Qaraghandy, Qarağandy, Qaragandy, Karagandy, Қарағанды",
        "Jezqazghan, Djezkazgan, Zhezkazgan, Dzhezkazgan, Жезказган, Жезқазған, Jezqazğan",
        "Zhanaozen, Janaozen, Jañaözen, Жанаозен, Жаңаөзен",
        "Shymkent, Şymkent, Шымкент, Шимкент, Shimkent",
        "Ust-Kamenogorsk, Ust'-Kamenogorsk, Ust’ Kamenogorsk, Усть-Каменогорск",
        "Rudny, Rudnyy, Рудный",
        "Konayev, Qonaev, Конаев, Қонаев",
        "Ekibastuz, Yekibastuz, Екібастұз, Экибастуз",
        "Atyrau, Atıraw, Атырау",
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: str) -> None:
    assert len({sound(name) for name in spellings.split(", ")}) == 1


@pytest.mark.parametrize(
    ("mixed", "folded"),
    [("Oрал", "орал"), ("Орal", "opal"), ("Орaл", "орал"), ("Сaйрам", "сайрам")],
)
def test_of_two_alphabets_a_word_has_the_one_with_more_letters_else_latin(
    mixed: str, folded: str
) -> None:
    assert fold(mixed) == folded


@pytest.mark.parametrize("one, other", [("Aktau", "Aktobe"), ("Oral", "Aral"), ("Abai", "Altai")])
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("mixed", ["Aлматы", "Алмaты", "АЛМАTЫ", "Aлмaты"])
def test_letters_of_another_alphabet_are_seen_through(mixed: str) -> None:
    assert fold(mixed) == "алматы"


def test_folding_keeps_the_alphabet() -> None:
    assert fold("Ақтөбе") == "ақтөбе"


@pytest.mark.parametrize(
    "text, kind",
    [
        ("г. Алматы", "settlement"),
        ("город Алматы", "settlement"),
        ("Алматы қаласында", "settlement"),
        ("city of Almaty", "settlement"),
        ("Almaty city", "settlement"),
        ("Алматы облысы", "region"),
        ("Almaty Oblast", "region"),
        ("Алматы обл.", "region"),
        ("р-н Алматы", "district"),
        ("Almaty district", "district"),
        ("Almaty", None),
    ],
)
def test_a_kind_word_is_taken_off_the_name(text: str, kind: str | None) -> None:
    (part,) = parts_of(text)

    assert (sound(part.name), part.kind) == ("almati", kind)


@pytest.mark.parametrize("text", ["", "   ", "!!!", ",", "x" * (LONGEST_TEXT + 1)])
def test_no_name_has_no_parts(text: str) -> None:
    assert parts_of(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("27-й микрорайон Актау", ["27 й микрорайон", "актау"]),
        ("27 микрорайон Актау", ["27 микрорайон", "актау"]),
        ("11 мкр", ["11 мкр"]),
        ("Площадь 16 декабря", ["площадь 16 декабря"]),
        ("16 декабря Актау", ["16 декабря актау"]),
    ],
)
def test_a_number_parts_names_with_the_word_for_a_microdistrict_alone(
    text: str, names: list[str]
) -> None:
    assert [part.name for part in parts_of(text)] == names


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Восточно-Казахстанский областной суд", "восточно казахстанская"),
        ("Актюбинский областной суд", "актюбинская"),
        ("Жана-Жанаозенский городской суд", "жана жанаозен"),
    ],
)
def test_of_the_name_of_an_office_the_last_word_is_the_adjective(office: str, name: str) -> None:
    assert [part.name for part in parts_of(office)] == [name]


def test_a_text_of_200_letters_still_has_its_parts() -> None:
    text = "Almaty, " + "x" * 192

    assert [part.name for part in parts_of(text)] == ["almaty", "x" * 192]


def test_a_name_of_six_words_can_be_a_place_and_one_of_seven_cannot() -> None:
    assert [parts_of(" ".join(["abc"] * words))[0].is_place for words in (6, 7)] == [True, False]
