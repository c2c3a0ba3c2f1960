"""Messages that are said later: the words and the values stay apart."""

from __future__ import annotations

import errno
import os
import pickle

import pytest

from geo.message import in_languages, in_texts, message_of, one_of, to_say, to_say_count


def test_to_all_who_know_no_language_it_is_its_english_text() -> None:
    message = to_say("a day of event {event}", event="2019")

    assert (message, hash(message), f"{message}") == ("a day of event 2019",) + (
        hash("a day of event 2019"),
        "a day of event 2019",
    )


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 cell"), (0, "0 cells"), (2_000, "2,000 cells")]
)
def test_a_number_chooses_the_form(number: int, text: str) -> None:
    assert to_say_count("{number} cell", "{number} cells", number) == text


def test_what_changes_texts_changes_values_deep_inside_and_no_words_of_the_message() -> None:
    inner = to_say("names {name}", name="name")

    changed = in_texts(to_say("the name: {what}, {row}", what=inner, row=3), str.upper)

    assert changed == "the name: names NAME, 3"


def test_a_value_with_braces_is_no_placeholder() -> None:
    assert to_say("found {value}", value="{row}") == "found {row}"


def test_a_copy_through_pickle_can_still_be_said() -> None:
    message = to_say_count("{number} cell of {file}", "{number} cells of {file}", 2, file="a.csv")

    copy = pickle.loads(pickle.dumps(message))

    assert vars(copy) == vars(message)


def test_an_error_keeps_the_message_that_it_was_raised_with() -> None:
    told = to_say("{file} cannot be read", file="a.zip")

    assert message_of(ValueError(told)) is told
    assert message_of(OSError(2, "No such file")) == "No such file"


OF_THE_SYSTEM = "ENOENT EACCES EPERM ENOSPC EDQUOT EROFS EIO EISDIR ENOTDIR EEXIST ENAMETOOLONG"
OF_THE_SYSTEM += " EFBIG EMFILE ECONNREFUSED ECONNRESET ETIMEDOUT ENETUNREACH EHOSTUNREACH"


@pytest.mark.parametrize("number", [getattr(errno, name) for name in OF_THE_SYSTEM.split()])
def test_what_the_system_says_can_be_said_and_names_no_folder_of_the_machine(number: int) -> None:
    told = message_of(OSError(number, os.strerror(number), "/home/somebody/a.csv"))

    assert told.singular == told == os.strerror(number)


@pytest.mark.parametrize(
    ("choices", "text"),
    [(["yes", "no"], "yes or no"), (["yes"], "one of yes"), (["1", "7", "30"], "one of 1, 7, 30")],
)
def test_two_choices_are_one_or_the_other_and_more_are_listed(
    choices: list[str], text: str
) -> None:
    assert one_of(choices) == text


def test_a_text_with_a_form_in_each_language_is_its_english_one_and_keeps_all() -> None:
    message = in_languages({"en": "Oral", "ru": "Уральск"})

    assert (message, pickle.loads(pickle.dumps(message)).by_language["ru"]) == ("Oral", "Уральск")
    assert message.with_texts(str.upper).by_language == {"en": "ORAL", "ru": "УРАЛЬСК"}
