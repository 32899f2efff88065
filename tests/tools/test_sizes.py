"""No file and no function grows past what a reader holds in mind at once."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("src", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 262, 40


def long_functions(path: Path) -> list[str]:
    """The functions of a file that are too long, their docstrings counted: they are read too."""
    functions = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]
    lengths = [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in functions]
    return [f"{path.relative_to(ROOT)}: {name}, {length} lines" for name, length in lengths if length > LINES_OF_A_FUNCTION]


def test_files_are_short():
    assert len(FILES) > 400
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert [f"{name}: {count} lines" for name, count in lines.items() if count > LINES_OF_A_FILE] == [], "split by what a file is for"


def test_functions_are_short():
    assert [row for path in FILES for row in long_functions(path)] == [], "give a step a name of its own"
