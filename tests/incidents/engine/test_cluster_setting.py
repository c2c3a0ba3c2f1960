"""Which cluster counts is what the environment says, and a slip in it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.engine.cluster_setting import ClusterFailure, cluster_setting

SECRET = "sc://spark.example:443/;use_ssl=true;token=verysecret"


@pytest.mark.parametrize("address", [None, "", " ", "here"])
def test_this_process_counts_unless_a_cluster_is_set(address: str | None) -> None:
    assert cluster_setting({} if address is None else {"DETENTIONS_ENGINE": address}) is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("sc://spark.example", "sc://spark.example:15002"),
        ("sc://10.0.0.7:7000", "sc://10.0.0.7:7000"),
        ("sc://[::1]:7000", "sc://[::1]:7000"),
        (SECRET, "sc://spark.example:443"),
    ],
)
def test_the_address_is_shown_without_what_follows_its_port(
    address: str, shown: str, tmp_path: Path
) -> None:
    setting = cluster_setting({"DETENTIONS_ENGINE": address, "DETENTIONS_SHARED": str(tmp_path)})

    assert setting
    assert (setting.shown, setting.address) == (shown, address)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DETENTIONS_ENGINE", "spark://spark.example:7077"),
        ("DETENTIONS_ENGINE", "sc://"),
        ("DETENTIONS_ENGINE", "sc://spark.example:port"),
        ("DETENTIONS_SHARED", ""),
        ("DETENTIONS_SHARED", "shared"),
        ("DETENTIONS_SHARED", "/nowhere/at/all"),
        ("DETENTIONS_ENGINE_SECONDS", "0"),
        ("DETENTIONS_ENGINE_SECONDS", "soon"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_value(
    name: str, value: str, tmp_path: Path
) -> None:
    sound = {"DETENTIONS_ENGINE": SECRET, "DETENTIONS_SHARED": str(tmp_path)}
    with pytest.raises(ClusterFailure, match=f"^{name} cannot be used, wanted is ") as failure:
        cluster_setting({**sound, name: value})

    assert "verysecret" not in str(failure.value)
