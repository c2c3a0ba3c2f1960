"""Where figures come from a cluster that gives none, addresses say so and the app starts; with a
setting that cannot be used it does not start."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.middleware.exceptions import ExceptionMiddleware

from incidents.engine import spread
from tests.processes import free_port
from tests.ui.server.asking import asked
from ui.process.cluster_problem import cluster_problem
from ui.requests.plain_answers import answers_to_errors
from ui.server.api import api


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a cluster that is not there, set as the engine."""
    address = f"sc://127.0.0.1:{free_port()}"
    monkeypatch.setenv("DETENTIONS_ENGINE", address)
    monkeypatch.setenv("DETENTIONS_SHARED", str(tmp_path))
    monkeypatch.setattr(spread, "FEW", 0)
    return address


def test_the_api_answers_503_and_why(nobody: str) -> None:
    around = ExceptionMiddleware(api, handlers=answers_to_errors({}))
    answer = asked("count", "measure=journalists&basis=monitor", by=around)

    assert answer.status_code == 503
    assert answer.body == f"No cluster answers at {nobody}: see that it runs.\n".encode()


def test_a_setting_that_can_be_used_is_no_problem(nobody: str) -> None:
    assert cluster_problem() == ""


def test_one_that_cannot_is_named(nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTIONS_ENGINE", "spark://127.0.0.1:7077")

    assert cluster_problem() == "DETENTIONS_ENGINE cannot be used, wanted is sc://host:port"
