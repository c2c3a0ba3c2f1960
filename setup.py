"""What pyproject.toml has no words for: the folders `data` and `locale` are installed under names
of their own, since beside other packages `data` could be anybody's."""

from setuptools import find_namespace_packages, find_packages, setup

FOLDERS = {"detentions_data": "data", "detentions_locale": "locale"}  # as in geo/project_data.py

setup(
    packages=[
        *find_packages(include=["briefing*", "geo*", "incidents*", "text_safety*"]),
        *FOLDERS,
        *(
            f"{name}.{inside}"
            for name, folder in FOLDERS.items()
            for inside in find_namespace_packages(folder)
        ),
    ],
    package_dir=FOLDERS,
    package_data={"": ["*.csv", "*.tsv", "*.json", "*.md", "*.zip", "*.po", "*.mo", "static/*"]},
)
