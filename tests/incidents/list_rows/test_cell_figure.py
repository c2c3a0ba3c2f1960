"""What a cell gives as a figure of detentions, and what never becomes one."""

from __future__ import annotations

import pytest

from incidents.list_rows.cell_figure import figure_of, in_english
from incidents.rule.quantities import parse_quantity


@pytest.mark.parametrize(
    ("cell", "bounds"),
    [
        ("26", (26, 26)),
        ("1 200,0", (1200, 1200)),
        (">50 arrested", (51, None)),
        ("100s detained", (200, None)),
        ("15 мая задержаны около 30 человек", (27, 33)),
        ("On 1 May dozens were detained", (24, None)),
        ("в 2019 году задержаны 12 человек", (12, 12)),
        ("2 years after the unrest 12 were detained", (12, 12)),
        ("задержаны 12 человек, заявка отклонена", (12, 12)),
        ("26 қазанда ондаған адам ұсталды", (24, None)),
        ("at 15:30 police detained 5", (5, 5)),
        ("задержаны 7 человек по ст. 488 КоАП", (7, 7)),
        ("488-бап бойынша 7 адам ұсталды", (7, 7)),
    ],
)
def test_amounts_are_read_and_days_hours_and_articles_are_none(
    cell: str, bounds: tuple[int | None, int | None]
) -> None:
    quantity = figure_of(cell, cell).quantity

    assert quantity is not None
    assert (quantity.low, quantity.high) == bounds


@pytest.mark.parametrize(
    "cell",
    [
        "a 17-year-old was detained",
        "17-летний задержан",
        "задержаны в 2019 году",
        "15 мая задержали",
    ]
    + ["12 held, 3 injured", "26 задержаны на 15 суток", "5 arrested and fined $100"]
    + ["задержаны на 5 мрп", "30% ұсталды"]
    + ["-99", "-5", "−1", "– 7", "1E+03", "1,5e3"],
)
def test_what_is_no_amount_of_people_detained_is_left_empty_and_told(cell: str) -> None:
    read = figure_of(cell, cell)

    assert read.quantity is None
    assert read.wrong is not None
    assert not read.left_out


@pytest.mark.parametrize(
    ("cell", "words", "heading", "is_told"),
    [
        ("300", "300 strikers gathered", "Number", True),
        ("300", "300 strikers gathered", "Detained", True),
        ("300", "300 strikers gathered, 5 were detained", "Number", True),
        ("300", "300 people gathered, 5 were detained", "Number", True),
        ("300", "Оралда 300 жұмысшы ереуілге шықты", "Саны", True),
        ("300", "на площадь вышли триста рабочих", "Число", True),
        ("300", "Strikers gathered on the square", "Number", True),
        ("300 people", "a crowd of 300 workers", "Number", True),
        ("26", "26 were released by the evening", "Number", True),
        ("300", "Strikers gathered on the square", "Detained", False),
        ("300", "300 strikers were detained", "Number", False),
        ("300", "задержаны триста рабочих", "Число", False),
        ("300", "300 people on Republic Square", "Number", False),
        ("300", "300", "Number", False),
        ("300", "", "Number", False),
        ("300 detained", "300 strikers gathered", "Number", False),
    ],
)
def test_a_number_beside_words_that_count_others_is_kept_and_told(
    cell: str, words: str, heading: str, is_told: bool
) -> None:
    read = figure_of(cell, words, heading)

    assert read.quantity is not None
    assert (read.quantity.low, read.left_out) == (int(cell.split()[0]), False)
    assert (read.remark is not None) is is_told


@pytest.mark.parametrize(
    ("cell", "low"),
    [
        ("people were detained in 5 cities", None),
        ("активистов задержали в трёх городах", None),
        ("задержания прошли в нескольких крупных городах", None),
        ("бірнеше қалада белсенділер ұсталды", None),
        ("доставлены в два отдела полиции", None),
        ("journalists of several outlets were detained", None),
        ("detentions in 2-3 cities", None),
        ("26 people were detained in several cities", 26),
        ("в 5 городах задержали 26 человек", 26),
        ("задержано 12 активистов города Алматы", 12),
        ("detained at 26 Abai Street", None),
        ("задержаны у дома 26", None),
        ("задержаны на ул. Абая 26", None),
        ("detained near house No. 26", None),
        ("detained in microdistrict 11", None),
        ("на 5-м этаже задержаны", None),
        ("в 11 микрорайоне задержали 26 человек", 26),
        ("задержано 5 (пять) человек", 5),
        ("5 (five) people were detained", 5),
    ],
)
def test_cities_outlets_and_houses_are_nobody_who_was_detained(cell: str, low: int | None) -> None:
    quantity = figure_of(cell, cell).quantity

    assert (quantity and quantity.low) == low


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        *((cell, "wanted a whole number") for cell in ("12.5", "2,5", "1.200")),
        ("20 in Almaty, 30 in Oral detained", "holds more than one number"),
        ("5 injured, 7 arrested", "holds more than one number"),
        ("arrests", "gives no number"),
        ("several groups of detained", "does not say that those whom its number counts"),
    ],
)
def test_a_cell_without_a_figure_is_told_why(cell: str, why: str) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, False)
    assert str(read.wrong).startswith(why)


@pytest.mark.parametrize(
    "cell",
    ["500 took part", "участвовали 300", "200 адам қатысты", "штраф 20 МРП", "26 released"]
    + ["отпущены 5", "unspecified", "5 жаралы жараланды", "12 человек оштрафованы на 50 000 тенге"],
)
def test_crowds_fines_injuries_and_releases_make_no_report(cell: str) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, True)


@pytest.mark.parametrize(
    "cell",
    ["-", "–", "—", "?", ".", "..", "...", "n/a", "NA", "none", "null", "unknown", "no data"]
    + ["unspecified", "н/д", "Нет", "нет данных", "неизвестно", "жоқ", "белгісіз", "мәлімет жоқ"]
    + ["nobody was detained", "no one was detained", "no detentions", "никто не задержан"]
    + ["никого не задержали", "ешкім ұсталған жоқ"],
)
def test_what_stands_for_nothing_makes_no_report(cell: str) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, True)


DETAINED = "5 detained; 5 arrested; 5 held; 5 taken away; 5 rounded up; задержали 5; арестовали 5"
DETAINED += "; доставлены 5; увезли 5; 5 адам ұсталды; 5 адам қамалды; 5 адам жеткізілді"
OTHERS = """injured; wounded; hurt; killed; dead; died; fined; fine; fines; charged; sentenced;
    jailed;
    day; days; hours; summoned; attended; gathered; came; in the crowd; warned; took part;
    taking part; participated; percent; tenge; %; $; €; ₸; ранены; пострадали; погибли; убиты;
    оштрафованы; осуждены; осудили; приговорены; суток; сутки; вышли; пришли; собрались; вызваны;
    предупреждены; участвовали; участие; процент; тенге; мрп; жараланды; қаза тапты; айыппұл;
    beaten; casualties; hospitalised; in prison; of penalties; MCI; weeks; months; years;
    rallied; marched; turned out; turnout; have taken part; took to the streets; held a rally;
    травмы; избиты; избили; госпитализированы; лишения свободы; в тюрьме; в колонии; недели;
    месяцев; года; лет; толпа; явка; численность; жарақат алды; зардап шекті; ауруханада; апта; ай;
    жыл; бас бостандығынан айырылды; түрмеде; митингке шықты;
    сотталды; тәулік; жиналды; шақырылды; қатысты; пайыз; теңге; аек"""


def listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(";")]


@pytest.mark.parametrize("cell", listed(DETAINED))
def test_each_word_of_detention_makes_the_number_one_of_people_detained(cell: str) -> None:
    read = figure_of(cell, cell)

    assert read.quantity is not None
    assert (read.quantity.low, read.quantity.high, read.remark) == (5, 5, None)


@pytest.mark.parametrize("cell", listed(DETAINED))
def test_each_word_of_detention_keeps_a_release_beside_it_from_making_the_row_none(
    cell: str,
) -> None:
    assert not figure_of(f"{cell}, released later", "").left_out


@pytest.mark.parametrize("word", listed(OTHERS))
def test_each_word_of_something_else_makes_no_report_alone_and_no_figure_beside_a_detention(
    word: str,
) -> None:
    alone, beside = figure_of(f"5 {word}", ""), figure_of(f"detained, 5 {word}", "")

    assert (alone.quantity, alone.left_out) == (None, True)
    assert (beside.quantity, beside.left_out) == (None, False)


CROWD = """protesters; demonstrators; participants; picketers; strikers; on strike; supporters;
    people protested; victims; участников; митингующих; протестующих; демонстрантов; пикетчиков;
    бастующих; бастовали; сторонников; қатысушы; наразы; ереуілші"""


@pytest.mark.parametrize("word", listed(CROWD))
def test_people_of_a_crowd_are_people_detained_only_where_something_beside_them_says_so(
    word: str,
) -> None:
    cell = f"5 {word}"

    assert figure_of(cell, "").left_out
    for told in (
        figure_of(f"{cell}, detained", ""),
        figure_of(cell, f"задержаны {cell}"),
        figure_of(cell, "", "Ұсталғандар саны"),
    ):
        assert told.quantity is not None and told.quantity.low == 5


@pytest.mark.parametrize(
    "cell",
    ["5 activists", "police held a dozen", "5 активистов", "5 белсенді", "5 women", "5 чел."],
)
def test_people_who_are_no_crowd_are_those_that_a_list_of_detentions_counts(cell: str) -> None:
    assert figure_of(cell, "").quantity is not None


@pytest.mark.parametrize(
    ("cell", "low"),
    [
        ("Police on 1 May detained 20 people", 20),
        ("May detentions: 30", 30),
        ("on 1 may detained 20 people", 20),
        ("20 miners may be arrested", None),
        ("police may detain 20 miners", None),
        ("May be arrested: 20 miners", None),
    ],
)
def test_the_month_of_may_is_no_verb(cell: str, low: int | None) -> None:
    quantity = figure_of(cell, "").quantity

    assert (quantity and quantity.low) == low


@pytest.mark.parametrize("cell", ["арест на 15", "5 held their first rally", "5 held up banners"])
def test_what_only_sounds_like_a_detention_is_none(cell: str) -> None:
    assert figure_of(cell, "").quantity is None


@pytest.mark.parametrize(
    "word", ["released", "freed", "отпущены", "отпустили", "освобождены", "босатылды"]
)
def test_each_word_of_release_makes_no_report_alone(word: str) -> None:
    assert figure_of(f"5 {word}", "").left_out


@pytest.mark.parametrize(
    "word",
    ["seemingly", "apparently", "possibly", "perhaps", "похоже", "по-видимому", "якобы", "мүмкін"]
    + ["maybe", "supposedly", "возможно", "вероятно", "5?"],
)
def test_each_word_of_doubt_is_told(word: str) -> None:
    doubted = word if word == "5?" else f"{word} 5"
    assert str(figure_of(doubted, "").remark).startswith("the words doubt it")
    assert str(figure_of("5 people", doubted).remark).startswith("the words doubt it")
    assert str(figure_of(doubted, "5 detained").remark).startswith("the words doubt it")


@pytest.mark.parametrize(
    "words",
    [
        "on 3rd of May 2019",
        "3-го мая 2019 года",
        "May 3rd, 2019",
        "3.5.2019",
        "3/5/19",
        "2019-05-03",
    ]
    + ["since 2019", "during 2019", "by 2019", "с 2019", "за 2019 год", "2019 году", "2019 г."]
    + ["2019 жылғы", "2019 жылы", "9:30", "17 year old", "17-летний", "17 жастағы", "article 488"]
    + ["section 488", "art. 488-1", "статья 488", "статье 488", "по статьи 488", "488-бабы"],
)
def test_days_years_hours_ages_and_articles_count_nobody(words: str) -> None:
    read = figure_of(f"{words} detained 5 people", "")

    assert read.quantity is not None
    assert (read.quantity.low, read.quantity.high) == (5, 5)


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("26", "26"),
        ("около 30", "about 30"),
        ("почти 100", "nearly 100"),
        ("от 50 до 60", "50 to 60"),
        ("до 50", "up to 50"),
        ("менее 50", "fewer than 50"),
        ("более 50", "more than 50"),
        ("more than a dozen", "more than a dozen"),
        ("несколько", "several"),
        ("десятки", "dozens"),
        ("несколько десятков", "several dozens"),
        ("сотни", "hundreds"),
        ("несколько сотен", "several hundred"),
        ("тысячи", "thousands"),
        ("несколько тысяч", "several thousand"),
        ("десятки тысяч", "tens of thousands"),
        ("не менее 20", "at least 20"),
    ],
)
def test_a_quantity_is_said_in_english_with_the_same_bounds(said: str, english: str) -> None:
    quantity = parse_quantity(said)

    assert quantity is not None
    assert in_english(quantity) == english
