"""Changes are files of their own until a release joins them."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("changelog", ROOT / "tools" / "changelog.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_files_and_what_stood_there_are_one_release(tool):
    page = "# Changelog\n\n## Unreleased\n\n- c\n\n## 0.1.0 (2026-01-01)\n\n- d\n"
    made = tool.joined(page, ["- a", "- b"], "0.2.0", "2026-12-01")
    assert made == "# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-12-01)\n\n- a\n- b\n- c\n\n## 0.1.0 (2026-01-01)\n\n- d\n"
    with pytest.raises(ValueError, match=r"has 0.2.0 already"):
        tool.joined(made, ["- e"], "0.2.0", "2026-12-02")


def test_a_page_without_its_place_is_refused(tool):
    with pytest.raises(ValueError, match="must have '## Unreleased' once"):
        tool.joined("# Changelog\n", ["- a"], "0.2.0", "2026-12-01")


def test_the_files_that_are_there_are_lists(tool):
    tool.fragments(ROOT / "changes")


def test_a_file_that_is_no_list_is_refused(tool, tmp_path):
    (tmp_path / "a.md").write_text("New.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a.md does not begin with '- '"):
        tool.fragments(tmp_path)


def test_the_changelog_can_be_released(tool):
    page = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    made = tool.joined(page, [], "99.0.0", "2099-01-01")
    assert all(line in made.splitlines() for line in page.splitlines())
