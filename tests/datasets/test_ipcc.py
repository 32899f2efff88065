"""The defaults of the IPCC Guidelines: every figure is cited, and carbon content, CO2 and heating values agree."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import carbon
from carbon.core.store.read import store

EDITION = Path(__file__).parents[2] / "emission_factors" / "ipcc" / "2006"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_cited_and_left_out_are_all_808_figures():
    package = json.loads((EDITION / "datapackage.json").read_text(encoding="utf-8"))
    parts = [sum(int(row["values"]) for row in rows(EDITION / name)) for name in ("factors.csv", "unmapped.csv")]
    assert sum(parts) == package["source_values"] == 808


@pytest.mark.parametrize(
    ("factor_id", "gases"),
    [
        ("fuel.coal/sector=commercial/world/combustion", {"co2": 94600, "ch4_fossil": 10, "n2o": 1.5}),
        ("fuel.petrol/sector=road+technology=vintage_1995/world/combustion", {"co2": 69300, "ch4_fossil": 3.8, "n2o": 5.7}),
        ("fuel.diesel/sector=off_road/world/combustion", {"co2": 74100, "ch4_fossil": 4.15, "n2o": 28.6}),
        (
            "fuel.petrol/engine=two_stroke+sector=off_road+use=forestry/world/combustion",
            {"co2": 69300, "ch4_fossil": 170, "n2o": 0.4},
        ),
        ("fuel.bioethanol/sector=road+technology=us_trucks/world/combustion", {"co2_biogenic": 70800, "ch4_biogenic": 260, "n2o": 41}),
    ],
)
def test_printed_figures(factor_id, gases):
    """Tables 2.4, 3.2.2 and 3.3.1, kg/TJ."""
    assert carbon.catalogue().factor(f"ipcc-2006/{factor_id}").forms[0].gases == gases


def bounds(row: dict[str, str]) -> dict[str, tuple[float, float]]:
    parts = (part.partition(":") for part in row["uncertainty"].split("; "))
    return {gas: tuple(float(bound) for bound in limits.split("..")) for gas, _, limits in parts}


def test_bounds_hold_the_default():
    checked = 0
    for row in rows(EDITION / "factors.csv"):
        for gas, (lower, upper) in bounds(row).items():
            assert lower <= float(row[gas]) <= upper, row["locator"]
            checked += 1
    assert checked > 680


def test_bounds_are_skewed_as_printed():
    """Tables 2.2 and 3.2.2: coal CH4 1 (0.3 to 3), natural gas in cars CH4 92 (50 to 1540); coal tar's misprint (30 to 30 for 10) is left out."""
    found = {(row["key"], row["qualifiers"]): bounds(row) for row in rows(EDITION / "factors.csv")}
    assert found["fuel.anthracite", "sector=energy_industries"]["ch4_fossil"] == (0.3, 3)
    assert found["fuel.natural_gas", "sector=road"] == {"co2": (54300, 58300), "ch4_fossil": (50, 1540), "n2o": (1, 77)}
    assert "ch4_fossil" not in found["fuel.coal_tar", "sector=commercial"]


def test_heating_values_of_table_1_2():
    """53 fuels; gas/diesel oil 43.0 TJ/Gg, printed for gas oil and for diesel oil."""
    values = dict(store().rows("SELECT fuel, value FROM fuel_property WHERE region = 'world' AND source = 'IPCC 2006 Guidelines'"))
    assert len(values) == 53
    assert values["diesel"] == values["heating_oil"] == 43.0
