"""Columns of lists, known by their headings."""

from __future__ import annotations

import pytest

from incidents.incoming.headings import columns_of

EVERY = ["event", "date", "place", "number", "origin", "source", "url"]


@pytest.mark.parametrize(
    "headings",
    [
        "event title; day; place; number or words; who says so; source; address",
        "Event; Date; City; Detained; According to; Outlet; Link",
        "Событие; Дата; Место; Число или слова; Кто сообщает; Источник; Адрес",
        "Название события; Когда; Населённый пункт; Сколько задержано; По данным; СМИ; Ссылка",
        "Оқиға; Күні; Орны; Саны немесе сөздер; Кім айтты; Дереккөз; Мекенжай",
        "Шара атауы; Қашан; Қала; Ұсталғандар саны; Кім хабарлады; Басылым; Сілтеме",
    ],
)
def test_the_columns_are_known_in_three_languages(headings: str) -> None:
    assert list(columns_of(headings.split("; "))) == EVERY


@pytest.mark.parametrize(
    "heading",
    ["Crowd size", "Number of protesters", "Injured", "Число участников", "Ранено", "Оштрафовано"]
    + ["Қатысушылар саны", "Fines", "Sentences"],
)
def test_what_counts_others_than_detained_is_no_figure(heading: str) -> None:
    assert columns_of([heading]) == {}


def test_the_day_of_publication_is_not_the_day_of_the_event() -> None:
    assert columns_of(["Publication date", "Date"]) == {"published": 0, "date": 1}


WORDS_OF = {
    "published": "publication published жарияланды жариялану жарияланған опубликовано публикации",
    "url": "address link url www адрес гиперссылка мекенжай мекенжайы ссылка сілтеме",
    "translation": "english translation английский английском аударма аудармасы ағылшынша перевод",
    "date_last": """end last till until аяқталу аяқталған конец конца окончание окончания последний
        соңы соңғы""",
    "number": """arrest arrested arrests count detained detention detentions figure figures how many
        number numbers total арестованных арестовано задержан задержаний задержания
        задержанные задержанных задержано задержаны кол количество сан саны сколько цифра
        число қанша ұсталды ұсталған ұсталғандар ұсталғандардың""",
    "words": """quotation quote text word wording words дословно дәйексөз мәтін слова сөз сөздер
        сөздері сөзі текст формулировка цитата""",
    "origin": """according origin said says who айтады айтты айтқан говорит данным кім мәлімдеді
        первоисточник сказал слов сообщает сообщил сообщила сообщили хабарлады хабарлайды
        хабарлаған""",
    "source": """article document media outlet publisher read source sources басылым бақ дереккөз
        дереккөздер дереккөзі документ издание источник источники мақала публикация сми
        статья құжат""",
    "venue": "square street venue алаң алаңы көше көшесі площадь улица",
    "place": """cities city district loc locality location oblast oblys oryn place province qala
        region settlement town village where аймақ аудан ауыл ауылы где город города елді
        жер локация мекен мекені места место местоположение нас населенного населенный нп
        область облыс облысы орны орын пункт пункта район регион село қайда қала қаласы""",
    "date": "date day when басталуы дата день когда күн күні начало қашан",
    "event": """event events occasion protest protests rallies rally акции акция мероприятие митинг
        митинги митингі наразылық оқиға оқиғалар протест протесты событие события шара шеру
        іс-шара""",
    "note": "comment note notes remark remarks ескертпе ескерту комментарий примечание примечания",
    "latitude": "lat latitude ендік широта",
    "longitude": "lng lon long longitude бойлық долгота",
    "basis": "basis негіз негізі основание откуда қайдан",
    "person": "detainee journalist surname аты-жөні есімі журналист имя отчество тегі фамилия фио",
}

BESIDE = {
    ("published", "publication"): "date day дата день күн күні",
    ("translation", "english"): "english text words на",
    ("date_last", "end"): "date day event дата день күн күні",
    (
        "number",
        "цифра",
    ): """people persons reported words адам адамдар адамдардың во лиц людей слов слова
        словами словом сөз сөзбен сөздер человек""",
    ("words", "цитата"): "exact source дереккөз источника",
    ("origin", "according"): "first first-hand reported кто со",
    ("source", "outlet"): "name title атауы название",
    (
        "place",
        "city",
    ): """detention detentions event first name names protest атауы задержаний задержания
        название наименование протеста события""",
    ("date", "date"): """detention detentions event first protest start бастапқы бірінші задержаний
        задержания начала протеста события""",
    ("event", "event"): "name title атауы название наименование",
    ("basis", "basis"): "белгілі известно",
    (
        "person",
        "detainee",
    ): "detained full name names of person the адамның задержанного задержанный ұсталған",
}


@pytest.mark.parametrize(("name", "words"), WORDS_OF.items())
def test_each_word_alone_is_a_heading_of_its_column(name: str, words: str) -> None:
    for word in words.split():
        assert columns_of([word]) == {name: 0}, word


@pytest.mark.parametrize(("column", "words"), BESIDE.items())
def test_each_word_may_stand_beside_the_one_that_names_the_column(
    column: tuple[str, str], words: str
) -> None:
    name, first = column
    for word in words.split():
        assert columns_of([f"{first} {word}"]) == {name: 0}, word


@pytest.mark.parametrize("word", "and or of the in a is was were it so by to for as".split())
@pytest.mark.parametrize("heading", ["{} detained", "detained {}"])
def test_small_words_of_english_change_no_heading(heading: str, word: str) -> None:
    assert columns_of([heading.format(word)]) == {"number": 0}


@pytest.mark.parametrize("word", "и или о об по за в мен және немесе бойынша".split())
def test_small_words_of_russian_and_kazakh_change_no_heading(word: str) -> None:
    assert columns_of([f"{word} задержано"]) == {"number": 0}


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Title", "event"), ("Название", "event"), ("Атауы", "event")]
    + [("People", "number"), ("Name", "person"), ("Аты", "person")],
)
def test_some_words_say_enough_alone_and_no_more_beside_others(heading: str, name: str) -> None:
    assert columns_of([heading]) == {name: 0}
    assert columns_of([f"{heading} xyz"]) == {}


def test_of_two_columns_that_hold_the_same_the_first_is_taken() -> None:
    assert columns_of(["Link", "URL"]) == {"url": 0}


def test_a_town_goes_before_a_place_and_a_place_before_its_region() -> None:
    assert columns_of(["Region", "Place", "City"]) == {"place": 2, "region": 0}
    assert columns_of(["Region", "Place"]) == {"place": 1, "region": 0}
    assert columns_of(["Place", "City"]) == {"place": 1}
    assert columns_of(["Region"]) == {"place": 0}
