"""What the code host is told: which jobs run on a change, what a reporter is asked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.processes import PROJECT

WORKFLOW = PROJECT / ".github/workflows/tests.yml"
FORMS = sorted((PROJECT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
JOBS = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]


def commands() -> list[str]:
    return [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]


def test_each_job_that_a_change_runs_is_in_the_makefile() -> None:
    asked = {name for run in commands() for name in re.findall(r"^make ([a-z-]+)", run)}

    assert asked >= {"check", "test", "test-rest", "test-fast"}
    assert [name for name in asked if not re.search(rf"^{name}:", MAKEFILE, re.MULTILINE)] == []


def test_a_change_is_tried_on_each_python_that_the_project_names() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    steps = [step.get("with", {}) for step in JOBS["everything"]["steps"]]
    first = [with_["python-version"] for with_ in steps if "python-version" in with_]

    assert [*first, *JOBS["each-python"]["strategy"]["matrix"]["python"]] == named
    assert project["requires-python"] == f">={named[0]}"


def test_a_change_builds_the_image_that_deploy_describes() -> None:
    (build,) = [run for run in commands() if run.startswith("docker build")]

    assert (PROJECT / build.split()[3]).is_file()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_what_somebody_can_act_on(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in asked]

    assert form["name"] and form["description"] and len(set(ids)) == len(ids)
    assert any(part.get("validations", {}).get("required") for part in asked)


def test_there_is_a_form_for_an_error_a_removal_and_a_fault() -> None:
    assert [path.stem for path in FORMS] == ["error-in-a-figure", "fault", "removal"]


def test_who_asks_for_a_removal_is_warned_that_the_form_is_public() -> None:
    text = (PROJECT / ".github/ISSUE_TEMPLATE/removal.yml").read_text(encoding="utf-8")

    assert "This form is public" in text and "Not the name itself" in text
