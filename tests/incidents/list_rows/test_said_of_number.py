"""Numbers beside a noun: which word of detention governs them, in three languages."""

from __future__ import annotations

import time

import pytest

from incidents.list_rows.cell_figure import figure_of
from incidents.list_rows.said_of_number import is_of_journalists

GOVERNED = """задержаны 120 шахтёров; detained 120 miners; 120 шахтёров задержали;
    120 miners were detained;
    120 кенші ұсталды; police detained 120 miners; arrested were 120 miners; 120 workers, detained;
    Police in Almaty on Monday detained 120 striking oil workers; 120 detained workers;
    120 miners from the Kostenko mine were arrested; 120 arrests of miners; 120 workers were held;
    120 miners blocked the road and were detained; 120 задержанных рабочих; ұсталған 120 жұмысшы;
    120 шахтёров были задержаны полицией; задержаны вчера вечером в Алматы 120 рабочих;
    число задержанных: 120 рабочих; в полицию доставили 120 рабочих; 120 рабочих, все задержаны;
    120 шахтёров, которых задержали; 120 шахтёров, которые шли на площадь, были задержаны;
    120 шахтёров полиция в Караганде задержала; полиция 120 жұмысшыны ұстады;
    120 жұмысшы қамауға алынды; 120 жұмысшы полицияға жеткізілді; 120 miners were apprehended;
    reported 120 detentions; 120 people in Almaty; Алматы: 120;
    120 человек по данным МВД; 120 адам; 120 қатысушы тұтқындалды; 120 наразы әкетілді;
    полиция 120 үлескерді ұстап әкетті;
    120 членов движения «Оян, Қазақстан» задержаны; 120 workers, including a student, were held;
    120 нефтяников, вышедших на забастовку, были задержаны; 120 journalists detained at the arrests;
    120 women activists were detained over it; 120 журналистов сообщили о своём задержании;
    120 people under arrest; 120 человек находятся под арестом; 120 активистов попали под арест;
    120 адамның ұсталғаны белгілі"""
OF_OTHERS = """120 workers whose leader was detained; 120 workers, their leader was detained;
    120 рабочих перекрыли трассу, задержан их лидер; задержан лидер 120 шахтёров;
    120 шахтёров требовали освободить задержанных коллег; 120 workers support detained leader;
    120 workers demanded the release of detained colleagues; ұсталған соң 120 жұмысшы келді;
    police detained the leader of 120 workers; 120 workers left and police detained their leader;
    задержан за организацию забастовки 120 рабочих; 120 жұмысшы ұсталған басшысын қолдады;
    задержан Иванов, 120 рабочих бастуют; 120 people sang, the leader was detained;
    After the leader was arrested, 120 workers marched; police detained 120 buses;
    120 workers watched as police detained leader; 120 police detained protesters;
    задержаны 120 машин; 120 көлік ұсталды; 120 куәгер белсендінің ұсталғанын көрді;
    полиция 120 тұрғынның көзінше біреуді ұстады; 120 signatures for the release of those arrested;
    120 lawyers defended those who were detained;
    120 рабочих поддержали активиста, которого задержали; 120 journalists covered the arrests;
    120 journalists wrote about detentions; 120 people watched police detain activists;
    120 students saw arrests; 120 activists called for the release of detainees;
    120 журналистов освещали задержания; 120 человек требовали прекратить аресты;
    120 журналист ұстауды түсірді"""
NOT_DONE = """120 workers were not detained; none of the 120 workers was detained;
    120 workers could be arrested; police threatened to detain 120 workers;
    полиция не задержала 120 рабочих; 120 рабочих не были задержаны;
    120 рабочих могут быть арестованы; 120 кенші ұсталған жоқ;
    120 кенші ұсталмады; полиция 120 кеншіні бөлімшеге жеткізбеді"""
OF_NOBODY = """120 workers; 120 шахтёров; 120 жұмысшы; 120 miners or more; более 120 шахтёров;
    120 жұмысшыдан астам; dozens of workers; десятки шахтёров; ондаған кенші; Taxis: 120;
    120 police"""


def listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(";")]


@pytest.mark.parametrize("cell", listed(GOVERNED))
def test_a_number_that_a_word_of_detention_governs_is_read_whoever_it_counts(cell: str) -> None:
    quantity = figure_of(cell, cell).quantity

    assert quantity is not None
    assert quantity.low == 120


def test_the_ending_of_a_number_is_nobody_whom_it_counts() -> None:
    assert figure_of(words := "120-дан астам адамның ұсталғанына куә болды", words).quantity


@pytest.mark.parametrize("cell", listed(OF_OTHERS) + listed(NOT_DONE))
def test_a_number_of_others_than_the_detained_or_of_nobody_yet_is_left_empty_and_told(
    cell: str,
) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, False)
    assert read.wrong is not None


@pytest.mark.parametrize("cell", listed(OF_NOBODY))
def test_a_number_beside_a_noun_alone_makes_no_report(cell: str) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, True)


@pytest.mark.parametrize(
    ("words", "heading", "is_read"),
    [
        ("police detained 120 miners", "", True),
        ("300 people came, police detained 120 miners", "", True),
        ("police detained miners", "", True),
        ("", "Задержано", True),
        ("120 miners struck, their leader was detained", "", False),
        ("120 miners struck", "", False),
    ],
)
def test_a_noun_in_the_column_of_numbers_is_read_with_the_words_and_the_heading(
    words: str, heading: str, is_read: bool
) -> None:
    assert (figure_of("120 miners", words, heading).quantity is not None) == is_read


@pytest.mark.parametrize(
    ("words", "are_journalists"),
    [
        ("12 journalists detained", True),
        ("задержаны 12 журналистов", True),
        ("12 журналист ұсталды", True),
        ("police detained two RFE/RL correspondents", True),
        ("Journalists detained: 12", True),
        ("a photojournalist was detained", True),
        ("были задержаны журналисты нескольких изданий", True),
        ("at least eight journalists detained at protests in several cities", True),
        ("12 people detained, including journalists", False),
        ("12 activists and journalists detained", False),
        ("Police detained 12 people, including 3 journalists", False),
        ("12 detained, a journalist reported", False),
        ("Журналист сообщил о 12 задержанных", False),
        ("задержано 12 человек, среди них журналист Азаттыка", False),
        ("12 адам ұсталды, арасында журналистер бар", False),
        ("30 journalists covered the arrests", False),
        ("Journalists reported arrests", False),
        ("12 people detained", False),
    ],
)
def test_a_report_is_of_journalists_where_those_detained_are_and_not_where_they_tell_of_it(
    words: str, are_journalists: bool
) -> None:
    assert is_of_journalists(words, figure_of(words, words).quantity) is are_journalists


def test_ten_times_the_words_take_no_more_than_some_twenty_times_as_long() -> None:
    def seconds(times: int) -> float:
        begin = time.process_time()
        figure_of.__wrapped__("120 workers " + "in a town, who saw that " * times + "detained", "")
        return time.process_time() - begin

    seconds(100)
    assert seconds(4000) < 20 * max(seconds(400), 0.01)
