"""Benchmarks run on an idle machine alone; that they still name what the library has is asked here."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[2] / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_benchmark_takes_from_the_library_what_is_there(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "carbon":
            module = importlib.import_module(node.module)
            missing = [name.name for name in node.names if not hasattr(module, name.name)]
            assert missing == [], node.module


def test_every_part_of_the_benchmarks_is_in_the_table():
    parts = ast.parse((FILES[0].parent / "run.py").read_text(encoding="utf-8"))
    named = next(node.value for node in parts.body if isinstance(node, ast.Assign) and node.targets[0].id == "PARTS")
    assert {"start_up", "processes", "inventories", "what_if"} <= {key.value for key in named.keys}
