"""What the app does where figures come from a cluster: whether it can start, and what an address
answers that gets no figure."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from incidents.engine.cluster_setting import ClusterFailure, cluster_setting


def cluster_problem() -> str:
    """What is wrong with the settings of the cluster, in one line; "" if nothing is."""
    try:
        cluster_setting()
    except ClusterFailure as problem:
        return str(problem)
    return ""


async def _answer(request: Request, failure: Exception) -> PlainTextResponse:
    return PlainTextResponse(f"{failure}\n", status_code=503)


NO_CLUSTER_HANDLERS = {ClusterFailure: _answer}
"""For an app: 503, with the line that says why there is no figure."""
