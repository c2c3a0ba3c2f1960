"""Where figures come from a cluster that gives none, addresses say so and the app starts; with a
setting that cannot be used it does not start."""

from __future__ import annotations

import pytest
from starlette.middleware.exceptions import ExceptionMiddleware

from tests.ui.server.asking import asked
from ui.process.cluster_problem import cluster_problem
from ui.requests.plain_answers import answers_to_errors
from ui.server.api import api


def test_the_api_answers_503_and_why(no_cluster: str) -> None:
    around = ExceptionMiddleware(api, handlers=answers_to_errors({}))
    answer = asked("count", "measure=journalists&basis=monitor", by=around)

    assert answer.status_code == 503
    assert answer.body == f"No cluster answers at {no_cluster}: see that it runs.\n".encode()


def test_a_setting_that_can_be_used_is_no_problem(no_cluster: str) -> None:
    assert cluster_problem() == ""


def test_one_that_cannot_is_named(no_cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTIONS_ENGINE", "spark://127.0.0.1:7077")

    assert cluster_problem() == "DETENTIONS_ENGINE cannot be used, wanted is sc://host:port"
