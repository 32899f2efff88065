"""What a type checker does not look at stays rare: `Any` per thousand lines never grows past the ceiling."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "untyped.py"))
CEILING = 5.0
"""`Any` per thousand lines outside the room of dataframe libraries."""
WITHOUT = ("_api", "activities")
"""Rooms that have none."""


@pytest.fixture(scope="module")
def counts():
    return TOOL["counts"]()


def test_any_stays_under_its_ceiling(counts):
    rooms = {name: size for name, size in counts.items() if name != TOOL["EDGE"]}
    found = TOOL["per_thousand"](rooms)
    assert found <= CEILING, f"{found:.2f} Any per thousand lines: python tools/untyped.py ROOM lists them; object or a TypedDict will do"


def test_rooms_that_have_none_keep_it(counts):
    assert {name: counts[name][0] for name in WITHOUT} == dict.fromkeys(WITHOUT, 0)


def test_the_tool_sees_names_and_texts(tmp_path):
    path = tmp_path / "one.py"
    path.write_text('from typing import Any\nx: Any = 1\ny: "Any" = 2\ndef f(a: dict[str, Any]) -> object: ...\n', encoding="utf-8")
    assert list(TOOL["anys"](path)) == [2, 3, 4]
