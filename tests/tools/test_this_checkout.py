"""Tests and checks stop where the imported package is another copy than this checkout's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def stale(tmp_path):
    """The settings of a process that finds an installed copy first."""
    shutil.copytree(ROOT / "src" / "carbon", tmp_path / "carbon", ignore=shutil.ignore_patterns("__pycache__"))
    return os.environ | {"PYTHONPATH": str(tmp_path)}


def run(settings, *arguments):
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False)


def test_the_tests_stop_on_another_copy(stale):
    done = run(stale, "-m", "pytest", "tests/api/test_imports.py")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"not from {ROOT / 'src' / 'carbon'}" in done.stderr


def test_the_checks_stop_on_another_copy(stale):
    done = run(stale, "tools/check.py")
    assert done.returncode == 1
    assert "the checks would test another copy" in done.stdout
    assert "== format" not in done.stdout


def test_development_is_installed_editable_wherever_it_is_written_down():
    for place in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        lines = [line for line in (ROOT / place).read_text(encoding="utf-8").splitlines() if "[dev" in line]
        assert lines or place == ".ci/run"
        assert all("-e '.[dev" in line for line in lines), place
