"""The page of rules and the pages of checks name functions and tests that are there."""

import importlib
import re
from pathlib import Path

import pytest

from carbon.activities.framework.kinds import kinds

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`" in line
]
FILES = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
TESTS = {name for text in FILES for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


def found(path):
    """The function or method of a dotted path below the package."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            item = importlib.import_module("carbon." + ".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            item = getattr(item, part)
        return item
    raise AssertionError(f"{path} is not in the package")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_each_rule_has_its_function_and_its_tests(row):
    functions, tests = re.findall(r"`([^`]+)`", row[2]), re.findall(r"`([^`]+)`", row[3])
    assert functions, "a rule without a function"
    assert tests, "a rule without a test"
    assert all(callable(found(function)) for function in functions)
    assert set(tests) <= TESTS, set(tests) - TESTS


def test_every_page_of_checks_is_in_the_table():
    folder = ROOT / "docs" / "kinds_checks"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
    assert all(f"({name})" in listed for name in pages)


def test_each_kind_stands_in_the_table_of_checks():
    table = (ROOT / "docs" / "kinds_checks" / "README.md").read_text(encoding="utf-8")
    named = {word for line in table.splitlines() if line.startswith("| ") for word in re.findall(r"\w+", line.split("|")[1])}
    lacking = sorted(set(kinds()) - named)
    assert lacking == [], "give each a row in the page of its subject in docs/kinds_checks/, then run python tools/written.py"
