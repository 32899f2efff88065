"""The table from kind to module is written from the classes, and one calculation loads one kind alone."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework import kind_table
from carbon.activities.framework.kinds import kind_class, kinds

ROOT = Path(__file__).parents[2]
SUBJECTS = {"energy", "travel", "freight", "gases", "land", "industry", "waste_and_water", "digital", "value_chain"}


def test_the_table_is_up_to_date():
    spec = importlib.util.spec_from_file_location("kind_table_tool", ROOT / "tools" / "kind_table.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert Path(kind_table.__file__).read_text(encoding="utf-8") == tool.page()


def test_each_kind_is_found_by_its_name_and_is_public():
    for name, cls in kinds().items():
        assert kind_class(name) is cls
        assert getattr(carbon, cls.__name__) is cls


@pytest.mark.parametrize("word", ["diesel", "fuel", "hotel stays"])
def test_a_word_loads_its_own_kind_alone(word):
    code = f"""
import sys
from carbon.activities.framework.kinds import resolve
cls, _ = resolve({word!r})
loaded = sorted(name for name in sys.modules if name.startswith("carbon.activities.") and name.split(".")[2] in {SUBJECTS!r})
print(cls.__module__, *[name for name in loaded if name.count(".") == 3])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert said[1:] == [said[0]]


def test_a_kind_of_a_program_of_ones_own_is_found():
    code = """
import carbon
class Rowing(carbon.Ferry):
    kind: str = "rowing"
print(carbon.calculate("rowing", "10 pkm", region="GB", period=2019).co2e_kg, carbon.calculate("ferry", "10 pkm", region="GB", period=2019).co2e_kg)
"""
    one, other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert one == other
    assert kind_class("no such kind") is None
