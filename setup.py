"""What pyproject.toml has no words for: the folder `data` is installed under a name of its own,
since beside other packages `data` could be anybody's."""

from setuptools import find_namespace_packages, find_packages, setup

DATA = "detentions_data"  # as in geo/project_data.py

setup(
    packages=[
        *find_packages(include=["briefing*", "geo*", "incidents*", "text_safety*"]),
        *(DATA, *(f"{DATA}.{folder}" for folder in find_namespace_packages("data"))),
    ],
    package_dir={DATA: "data"},
    package_data={"": ["*.csv", "*.tsv", "*.json", "*.md", "*.zip", "static/*"]},
)
