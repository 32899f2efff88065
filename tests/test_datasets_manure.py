"""Methane of manure is B0 × 0.67 × MCF: Tables 10.14, 10.16 and 10.17 of the 2019 Refinement agree row by row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import carbon

FACTORS = Path(__file__).parents[1] / "emission_factors" / "ipcc" / "2019-vol4" / "factors.csv"

B0 = {
    "dairy_cattle": 0.24,
    "other_cattle": 0.18,
    "growing_pigs": 0.45,
    "breeding_pigs": 0.45,
    "poultry": 0.39,
    "sheep": 0.19,
    "goats": 0.18,
    "horses": 0.30,
}
"""Table 10.16 (updated), p. 10.66, high productivity outside North America [m3 CH4 per kg of volatile solids]."""
B0_PASTURE = 0.19
DENSITY = 0.67
"""Equation 10.23 [kg CH4 per m3]."""

CLIMATES = (
    *("cool_moist", "cool_dry", "boreal_moist", "boreal_dry", "warm_moist"),
    *("warm_dry", "tropical_montane", "tropical_wet", "tropical_moist", "tropical_dry"),
)
SIX_MONTHS = (21, 26, 14, 14, 37, 41, 59, 76, 73, 74)
COOL, TEMPERATE = CLIMATES[:4], CLIMATES[4:6]


def _three(cool: float, temperate: float, warm: float) -> tuple[float, ...]:
    return tuple(cool if climate in COOL else temperate if climate in TEMPERATE else warm for climate in CLIMATES)


MCF = {
    "lagoon": (60, 67, 50, 49, 73, 76, 76, 80, 80, 80),
    "slurry": SIX_MONTHS,
    "open_slurry": SIX_MONTHS,
    "pit": SIX_MONTHS,
    "solid_storage": _three(2, 4, 5),
    "drylot": _three(1, 1.5, 2),
    "daily_spread": _three(0.1, 0.5, 1),
    "pasture": (0.47,) * 10,
}
"""Table 10.17 (updated), pp. 10.67 and 10.68 [%], in the order of CLIMATES; liquid systems with a retention of six months."""


def _rows() -> list[dict[str, str]]:
    with FACTORS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["key"] == "agriculture.manure"]


def _words(row: dict[str, str]) -> dict[str, str]:
    return dict(pair.split("=") for pair in row["qualifiers"].split("; "))


@pytest.mark.parametrize("animal", B0)
def test_methane_is_the_product_of_the_three_tables(animal):
    checked = 0
    for row in _rows():
        words = _words(row)
        if words["animal"] != animal or words["system"] not in MCF:
            continue
        if animal == "poultry" and words["system"] not in ("lagoon", "slurry", "open_slurry", "pit"):
            continue  # poultry has a conversion factor of its own for solid manure
        b0 = B0_PASTURE if words["system"] == "pasture" else B0[animal]
        expected = b0 * DENSITY * MCF[words["system"]][CLIMATES.index(words["climate"])] / 100
        assert float(row["ch4_biogenic"]) == pytest.approx(expected, abs=0.6e-4), row["locator"]
        checked += 1
    assert checked >= 30


def test_each_row_of_methane_states_the_spread_of_the_table():
    """Table 10.14, note 7: ±30 %."""
    assert {row["uncertainty"] for row in _rows()} == {"±30 %"}


@pytest.mark.parametrize("system", ["drylot", "slurry"])
def test_a_pair_without_a_printed_loss_is_refused_and_never_zero(system):
    """Table 10.22 prints NA and NO for nitrogen volatilised from poultry manure of these systems."""
    words = {"animals": 100, "weight": "1.5 kg", "animal": "poultry", "system": system, "climate": "cool_moist", "region": "SE"}
    result = carbon.calculate(carbon.Manure(**words, period=2023))
    assert not result.complete
    wanted = f"the IPCC prints no share of nitrogen volatilised for poultry {system}. Write volatilised, as '10 %'."
    assert [finding.message for finding in result.findings if finding.severity == "error"] == [wanted]
    assert carbon.calculate(carbon.Manure(**words, period=2023, volatilised="10 %", leached="0 %")).complete
