"""The walk of a calculation through the library: how many files and rooms it crosses, and that documents name files that are there."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "how_it_works.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("walk", ROOT / "tools" / "walk.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["walk"] = module  # dataclasses look their module up by its name
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("work", "files", "rooms", "arrows"), [("quick", 25, 9, 18), ("table", 36, 12, 25)])
def test_a_calculation_crosses_few_files(tool, work, files, rooms, arrows):
    """A file more is a reason to ask whether two of them are one."""
    walk = tool.walked(getattr(tool, work))
    assert len(walk.files) <= files, str(walk)
    assert len(walk.rooms) <= rooms, str(walk)
    assert len(walk.arrows) <= arrows, str(walk)


def test_the_engine_is_entered_by_its_roads_and_left_for_what_lies_below(tool):
    rooms = ["engine/roads", "engine/result", "engine/table", "engine/plan", "engine/answering", "engine/asking"]
    for one, other in tool.walked(tool.quick).arrows:
        if one in rooms and other in rooms:
            assert rooms.index(one) < rooms.index(other), (one, other)
        assert not (other in rooms and one not in rooms) or other == "engine/roads" or one == "_api", (one, other)


def test_the_page_names_files_that_are_there():
    """A name without its folder is in that of a name before it in the line."""
    home, named = ROOT / "src" / "carbon", 0
    for line in TEXT.splitlines():
        folders = [ROOT, home, home / "engine", home / "activities"]
        for name in re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", line):
            there = next((folder / name for folder in folders if (folder / name).is_file()), None)
            assert there, (name, line)
            folders.append(there.parent)
            named += 1
    assert named > 30
