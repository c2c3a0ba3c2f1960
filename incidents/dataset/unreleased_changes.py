"""The note that the tables differ from the released version whose number they name."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.dataset.dataset import Dataset
from incidents.dataset.versions import BrokenVersion, differing, number, released
from incidents.tables.problems import Note
from incidents.tables.schema import PACKAGE_FILE


def tables_unlike_their_version(dataset: Dataset) -> Iterator[Note]:
    """A note where the version that the data package names is kept with other tables, or not kept.

    An editor at work sees it until the version is raised; folders that keep no version see none.
    """
    folder, version = dataset.folder, dataset.version
    if not released(folder) or number(version) is None:
        return
    label = f"{folder.resolve().name}/{PACKAGE_FILE}"
    try:
        changed = differing(folder, version)
    except BrokenVersion as broken:
        yield Note(label, 0, "version", version, str(broken))
        return
    if changed is None:
        remark = "this version is not kept yet: python -m incidents release"
        yield Note(label, 0, "version", version, remark)
    elif changed:
        remark = f"the tables differ from version {version} ({', '.join(changed)}): "
        yield Note(label, 0, "version", version, remark + "raise the version")
