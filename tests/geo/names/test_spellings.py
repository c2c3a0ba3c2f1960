"""Other readings of what somebody typed, each by its rule."""

from __future__ import annotations

import pytest

from geo.names.spellings import other_keyboards, other_readings

READINGS = """
    ay'yl auyl, s'alqar shalqar, c'at chat, an'ar anar, ai'yl aiyl, atyraý atyrau, taeraz taraz,
    toeraz toraz, tueraz turaz, tangba tanba, tahhar tahar, dschambul dzhambul, tschapaj chapai,
    tchapai chapai, schalkar shalkar, szalkar shalkar, czapaj chapai, djambul dzhambul,
    kourgan kurgan, yolka elka, jolka elka, sarjal sarial, aktack aktak, warka varka,
    chromtau khromtau, zelinograd tselinograd, djambul jambul, tchat chat, chalkar shalkar,
    choubar shubar, djouze juze, tchou chu, guelde gelde, cetisu jetisu,
    oziornoje ozernoe, zarioje zaroe,
    ternoje ternoe, nikolaja nikolaia, sinije sinie, sarij sari, wyskij vyski,
    sioly sely,
    karier karer, szalij shali, czalij chali, dzalij jali,
    карагантюбе карагантобе, каракуль караколь, кызылузек кызылозек, узень озен, карагач карагаш,
    каракудук каракудык, кзылорда кызылорда, karatyube karatobe, karauzek karaozek,
    karagach karagash, kzylorda kyzylorda, західно западно, східно восточно, північно северо
"""


@pytest.mark.parametrize("pair", [" ".join(one.split()) for one in READINGS.split(",")])
def test_each_habit_of_writing_is_read(pair: str) -> None:
    written, meant = pair.split(" ")

    assert meant in other_readings(written)


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "–", "—"])
@pytest.mark.parametrize(
    "written", ["ust {}kamenogorsk", "ust{} kamenogorsk", "ust {} kamenogorsk"]
)
def test_a_loose_hyphen_of_any_kind_is_closed_up(written: str, hyphen: str) -> None:
    assert "ust-kamenogorsk" in other_readings(written.format(hyphen))


@pytest.mark.parametrize("apostrophe", "`´‘’‚‛′ʹʺʻʼʽˈˌ'")
def test_any_sign_stands_for_the_apostrophe_of_2017(apostrophe: str) -> None:
    assert "shalqar" in other_readings(f"S{apostrophe}alqar")


def test_latin_capitals_that_look_cyrillic_are_read_so_in_whole_words_alone() -> None:
    assert "авсенкмортху" in other_readings("ABCEHKMOPTXY")
    assert "ав-сенк мор" in other_readings("AB-CEHK MOP")
    assert "асеорху" in other_readings("aceopxy")
    assert "аст" not in other_readings("ACT")  # three letters are too few
    assert "актау" not in other_readings("AKTAU")


def test_the_word_for_the_kind_of_place_stays_as_it_is() -> None:
    assert "kourgan village" not in other_readings("kourgan village")
    assert "kurgan village" in other_readings("kourgan village")
    assert "варка wieś" not in other_readings("warka wieś")
    assert "varka wieś" in other_readings("warka wieś")


def test_no_reading_is_the_text_or_comes_twice() -> None:
    readings = list(other_readings("djalagach"))

    assert "djalagach" not in readings
    assert len(readings) == len(set(readings))
    assert list(other_readings("taraz")) in ([], ["tarats"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qwertyuiop[]", "йцукенгшщзхъ"),
        ("asdfghjkl;'", "фывапролджэ"),
        ("zxcvbnm,.", "ячсмитьбю"),
        ("йцукенгшщзхъ", "qwertyuiop[]"),
        ("фывапролджэ", "asdfghjkl;'"),
        ("ячсмитьбюё", "zxcvbnm,.`"),
        ("Fkvfns", "алматы"),
    ],
)
def test_the_keys_of_the_other_keyboard_are_read(typed: str, meant: str) -> None:
    assert list(other_keyboards(typed)) == [meant]


def test_five_letters_are_too_few_for_the_other_keyboard() -> None:
    assert list(other_keyboards("fktks")) == []
    assert list(other_keyboards("fktksn")) == ["алелыт"]
