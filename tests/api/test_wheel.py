"""The wheel, installed in an environment of its own: no checkout is in reach, and it brings all it needs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import carbon

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A python of its own with the wheel; the libraries are those of this environment, its editable installs are not."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", place, ROOT]
    subprocess.run([str(part) for part in build], check=True)
    wheel = next(place.glob("*.whl"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "own")], check=True)
    python = place / "own" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel]
    subprocess.run([str(part) for part in pip], check=True)
    libraries = python.parents[1] / sysconfig.get_path("purelib", vars={"base": "", "platbase": ""}).lstrip("/\\")
    (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "norrbotten-2019", place / "norrbotten-2019")
    return python


def run(python, *arguments):
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CARBON"))}
    done = subprocess.run([str(python), *arguments], cwd=python.parents[2], env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "indexing" not in done.stderr
    return done.stdout


def test_no_checkout_is_in_reach(installed):
    found = Path(run(installed, "-c", "import carbon; print(carbon.__file__)").strip())
    assert installed.parents[1] in found.parents
    # An environment inside the checkout is no way to its sources: where else the package could come from is asked of each path.
    paths = json.loads(run(installed, "-c", "import json, sys; print(json.dumps(sys.path))"))
    assert [path for path in paths if path and (Path(path) / "carbon").exists()] == [str(found.parents[1])]
    assert (found.parent / "py.typed").is_file()


def test_a_quick_calculation(installed):
    out = run(installed, "-m", "carbon", "diesel", "40", "L", "--region", "GB", "--period", "2019", "--format", "json")
    assert json.loads(out)["co2e_kg"] == carbon.calculate("diesel", "40 L", region="GB", period=2019).co2e_kg


def test_the_example_inventory(installed):
    there = json.loads(run(installed, "-m", "carbon", "footprint", "norrbotten-2019", "--format", "json"))
    here = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()
    assert there["co2e_kg"] == here.co2e_kg


def test_the_factors(installed):
    assert "electricity.grid" in run(installed, "-m", "carbon", "factors", "grid electricity", "--region", "SE")


def test_what_else_the_package_brings(installed):
    """A report and a template are made of files that lie in the package beside the code."""
    place = installed.parents[2]
    run(installed, "-m", "carbon", "report", "norrbotten-2019", "-o", "report.html")
    assert "<html" in (place / "report.html").read_text(encoding="utf-8")[:500]
    run(installed, "-m", "carbon", "template", "-o", "book.xlsx")
    assert (place / "book.xlsx").stat().st_size > 5000
    run(installed, "-m", "carbon", "freeze", "norrbotten-2019", "-o", "2019.lock")
    run(installed, "-m", "carbon", "verify", "2019.lock")
