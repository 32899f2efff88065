"""Run the tests of each dependency with the lowest versions that pyproject.toml declares: python tools/lowest.py."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "build" / "lowest"
EXTRAS = ("all",)
"""Extras whose libraries are lowered too: all that need no Java."""
NEEDED = ("pytest", "pytest-xdist", "hypothesis", "airportsdata")
"""What tests and the making of the index need beside the library, in the newest version."""
SMOKE = (
    "tests/tables/test_frames.py",
    "tests/tables/test_engines.py",
    "tests/engine/test_plans.py",
    "tests/tables/test_bad_tables.py",
    "tests/tables/test_stream.py",
    "tests/core/test_units.py",
    "tests/inventory/test_inventory.py",
    "tests/cli/test_cli.py",
    "tests/api/test_public_api.py",
)
"""Tests that use each dependency in every way that the library does."""
WHERE = "import sysconfig; print(sysconfig.get_path('purelib'))"
_BOUND = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)(?P<extras>\[[^]]*\])?>=(?P<version>[^,;]+)")


def declared(project: dict[str, list[str] | dict[str, list[str]]]) -> list[str]:
    """Return every dependency of the library and of its extras, without those that name extras of its own.

    Parameters: project, the table [project] of pyproject.toml.
    """
    own, extras = project["dependencies"], project["optional-dependencies"]
    assert isinstance(own, list)
    assert isinstance(extras, dict)
    found, wanted = list(own), list(EXTRAS)
    while wanted:
        for text in extras[wanted.pop()]:
            nested = re.fullmatch(r"carbon-accounting\[(.+)\]", text)
            if nested:
                wanted += [name.strip() for name in nested[1].split(",")]
            else:
                found.append(text)
    return list(dict.fromkeys(found))


def pins(dependencies: list[str]) -> list[str]:
    """Return each dependency at its lower bound; of two bounds of one library the higher.

    Parameters: dependencies, each as `name>=version`.
    Raises: ValueError for one without a lower bound.

    >>> pins(["numpy>=1.26", "dask[dataframe]>=2025.1", "numpy>=1.25"])
    ['numpy==1.26', 'dask[dataframe]==2025.1']
    """
    kept: dict[str, tuple[str, str]] = {}
    for text in dependencies:
        bound = _BOUND.fullmatch(text)
        if bound is None:
            raise ValueError(f"{text} has no lower bound; write {text}>=VERSION in pyproject.toml")
        before = kept.get(bound["name"])
        if before is None or parts(bound["version"]) > parts(before[1]):
            kept[bound["name"]] = (bound["extras"] or "", bound["version"])
    return [f"{name}{extras}=={version}" for name, (extras, version) in kept.items()]


def parts(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, to be compared."""
    return tuple(int(part) for part in version.split("."))


def main() -> int:
    """Install the lowest versions in an environment of their own, run the tests there, and return their exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    venv.create(PLACE, with_pip=True, clear=True)
    python = PLACE / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    lowest = pins(declared(project))
    print("\n".join(lowest), flush=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *lowest, *NEEDED], check=True)
    packages = subprocess.run([python, "-c", WHERE], capture_output=True, text=True, check=True).stdout.strip()
    (Path(packages) / "checkout.pth").write_text(str(ROOT / "src"), encoding="utf-8")
    return subprocess.run([python, "-m", "pytest", "-n", "2", *SMOKE, *sys.argv[1:]], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
