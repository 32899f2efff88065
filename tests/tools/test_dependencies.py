"""What pyproject.toml declares: a lower bound for each library, extras for what not everyone needs."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest

from carbon.core.errors import CarbonError
from carbon.tables.marking import marks

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


@pytest.fixture(scope="module")
def lowest():
    spec = importlib.util.spec_from_file_location("lowest", ROOT / "tools" / "lowest.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_every_dependency_has_a_lower_bound(lowest):
    names = [re.split(r"[\[=]", pin)[0] for pin in lowest.pins(lowest.declared(PROJECT))]
    assert len(names) == len(set(names))
    assert {"numpy", "pint", "pydantic", "polars", "narwhals", "rich"} <= set(names)


def test_a_dependency_without_a_bound_is_refused(lowest):
    with pytest.raises(ValueError, match="numpy has no lower bound"):
        lowest.pins(["numpy"])


def test_all_is_every_extra_but_those_that_need_java_and_development():
    (everything,) = EXTRAS["all"]
    named = set(re.fullmatch(r"carbon-accounting\[(.+)\]", everything)[1].split(","))
    assert named == set(EXTRAS) - {"all", "dev", "spark"}


def test_a_library_has_one_bound_wherever_it_stands():
    bounds = {}
    for text in [*PROJECT["dependencies"], *(item for items in EXTRAS.values() for item in items)]:
        if ">=" in text:
            name, bound = re.split(r"\[.*\]>=|>=", text)
            assert bounds.setdefault(name, bound) == bound, name


def test_the_smoke_tests_are_there(lowest):
    assert all((ROOT / path).is_file() for path in lowest.SMOKE)


def test_what_lacks_a_library_names_its_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CarbonError, match=r"needs openpyxl. Run pip install 'carbon-accounting\[excel\]'.") as refused:
        marks._loaded(tmp_path / "book.xlsx")
    assert refused.value.code == "missing_dependency"


def test_every_extra_is_said_in_the_readme():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in set(EXTRAS) - {"dev"})


def test_every_extra_that_is_named_is_declared():
    named = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r'missing_extra\([^)]*"(\w+)"\)', path.read_text(encoding="utf-8"))
    }
    assert named <= set(EXTRAS)
    assert "excel" in named
