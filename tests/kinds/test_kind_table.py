"""The tables of kinds and of fields are written from the classes, so that a calculation loads the kinds it asks alone."""

import subprocess
import sys
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.field_facts import field_facts
from carbon.activities.framework.kinds import kind_class, kinds
from carbon.engine.asking.mapping import _amounts_with_unit, _stocks

ROOT = Path(__file__).parents[2]
SUBJECTS = {"energy", "travel", "freight", "gases", "land", "industry", "waste_and_water", "digital", "value_chain"}


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


def test_a_row_with_a_unit_and_no_number_loads_its_own_kind_alone():
    code = """
import sys
from carbon.activities.framework.kind_table import KINDS
from carbon.engine.asking.rows import read_activity
print(read_activity({"kind": "electricity", "unit": "kWh", "site": "12", "period": "2023-05-17"})[0].code)
print(*{name.removeprefix("carbon.activities.") for name in sys.modules} & {module for module, _ in KINDS.values()})
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert said == ["amount_missing", "energy.purchased"]


def test_what_takes_a_unit_beside_it_is_a_field_of_numbers():
    assert {*_stocks(), *_amounts_with_unit()} <= field_facts().numbers


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


def test_an_inventory_loads_the_kinds_that_it_names_alone():
    code = f"""
import sys
import carbon
from carbon.activities.framework.kind_table import KINDS
asked = carbon.Inventory.open({str(ROOT / "examples" / "norrbotten-2019")!r}).footprint().by("kind")["kind"]
loaded = {{name.removeprefix("carbon.activities.") for name in sys.modules if name.startswith("carbon.activities.") and name.count(".") == 3}}
print(*sorted(loaded & {{module for module, _ in KINDS.values()}} - {{KINDS[kind][0] for kind in asked}}))
"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    # Of own generation every inventory asks whether certificates of it were sold.
    assert loaded == ["energy.generation"]
