"""The words that are put in the place of Streamlit's."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from string import Formatter

import pytest

from incidents.languages.catalogues import offered_languages
from ui.server.streamlits_words import WORDS, streamlits_words

OF_A_LIBRARY = ("{number} option available.", "{number} options available.", "{name}, selected")
"""Built by React Aria from parts."""


@cache
def streamlits_scripts() -> str:
    folder = files("streamlit") / "static/static/js"
    return "".join(one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".js"))


@pytest.mark.parametrize("word", [word for word in WORDS if word not in OF_A_LIBRARY])
def test_each_of_the_words_stands_in_the_scripts_of_this_streamlit(word: str) -> None:
    parts = [re.sub("^[KM]B|s$", "", part) for part, *_ in Formatter().parse(word)]

    assert all(part in streamlits_scripts() for part in parts)


def test_every_language_but_english_has_each_of_them_with_what_is_put_into_it() -> None:
    said = json.loads(streamlits_words())

    assert said.keys() == offered_languages().keys() - {"en"}
    for words in said.values():
        assert words.keys() == set(WORDS)
        for word, ours in words.items():
            assert ours != word or not re.search("[A-Za-z]{2}", re.sub("{.*?}", "", word))
            assert {*re.findall("{(.*?)}", ours)} == {*re.findall("{(.*?)}", word)}
