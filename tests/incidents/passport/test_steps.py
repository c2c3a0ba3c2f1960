from __future__ import annotations

import pytest

from incidents.languages.language import Language
from incidents.passport.provenance import passport
from incidents.passport.steps import detail_in_words
from incidents.selection import Selection
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables


@pytest.mark.parametrize("status", ["set_aside", "withdrawn"])
def test_the_reason_in_the_table_is_told(tables: Tables, status: str) -> None:
    dataset = tables.add("reports", status=status, status_reason="corrected").read().dataset
    speaker = Speaker(dataset, Language(), lambda place, on: place)

    [part] = passport(dataset, Selection()).left_out

    assert detail_in_words(part, speaker) == "corrected"
