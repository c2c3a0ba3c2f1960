"""What a cell gives as a figure of detentions, and what never becomes one."""

from __future__ import annotations

import pytest

from incidents.importing.cell_figure import figure_of


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


@pytest.mark.parametrize("cell", ["12.5", "2,5", "1.200"])
def test_a_number_with_a_point_or_a_comma_is_told_to_be_no_whole_one(cell: str) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, False)
    assert "wanted a whole number" in str(read.wrong)


@pytest.mark.parametrize(
    "cell",
    ["500 took part", "участвовали 300", "200 адам қатысты", "штраф 20 МРП", "26 released"]
    + ["отпущены 5", "unspecified", "5 жаралы жараланды", "12 человек оштрафованы на 50 000 тенге"],
)
def test_crowds_fines_injuries_and_releases_make_no_report(cell: str) -> None:
    read = figure_of(cell, cell)

    assert (read.quantity, read.left_out) == (None, True)
