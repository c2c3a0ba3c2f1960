"""Whether the app can start with the settings of the cluster that it is given."""

from __future__ import annotations

from incidents.engine.cluster_setting import ClusterFailure, cluster_setting


def cluster_problem() -> str:
    """What is wrong with the settings of the cluster, in one line; "" if nothing is."""
    try:
        cluster_setting()
    except ClusterFailure as problem:
        return str(problem)
    return ""
