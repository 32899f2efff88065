"""Published worked examples of leased assets and franchises."""

from __future__ import annotations

import pytest

import carbon
from published import SUITE, Example, agrees

FRANCHISES = f"{SUITE}, s3-c14-franchises, FAQ 1: 5 000 restaurants of 2 800 ft2"
LEASED = f"{SUITE}, s3-c08-upstream-leased-assets, method 3: an office of 40 000 ft2"
POWER = "electricity.grid,,generation,kWh,"
FOOT = 0.09290304
"""m2 in a square foot; energy is per m2."""
GAS = "fuel.natural_gas,,combustion,mmBtu_gross,"

EXAMPLES = [
    Example(
        f"{LEASED} × 12.4 kWh × 0.38 kg",
        carbon.LeasedAsset(area="40000 ft2", energy=f"electricity={12.4 / FOOT!r} kWh"),
        "188.5",
        "t",
        (f"{POWER}0.38",),
    ),
    Example(
        f"{LEASED} × 31 kBtu × 53.1 kg",
        carbon.LeasedAsset(area="40000 ft2", energy=f"natural_gas={0.031 / FOOT!r} mmBtu_gross"),
        "65.8",
        "t",
        (f"{GAS}53.1",),
    ),
    Example(
        f"{SUITE}, s3-c13-downstream-leased-assets, FAQ 3: 4 000 generators × 900 h × 15 l × 2.72 kg",
        carbon.LeasedAsset(pieces=4000, energy="diesel=13500 l", direction="downstream"),
        "146880",
        "t",
        ("fuel.diesel,,combustion,l,2.72",),
    ),
    Example(
        f"{FRANCHISES} × 45 kWh × 0.37 kg", carbon.Franchise(pieces=5000, energy="electricity=126000 kWh"), "233100", "t", (f"{POWER}0.37",)
    ),
    Example(
        f"{FRANCHISES} × 0.10 MMBtu × 53.4 kg",
        carbon.Franchise(pieces=5000, energy="natural_gas=280 mmBtu_gross"),
        "74760",
        "t",
        (f"{GAS}53.4",),
    ),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.source[-30:]} {example.printed}")
def test_published_examples(example, tmp_path):
    assert agrees(example.ours(tmp_path), example.printed), example.source
