"""Sets of global warming potentials: those of the Third Assessment Report, and what no set may lose."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import carbon
from carbon.core.gases import gwp

SETS = Path(__file__).parents[2] / "emission_factors" / "gwp" / "gwp.csv"
ROWS = list(csv.DictReader(SETS.read_text(encoding="utf-8").splitlines()))


def test_a_blend_of_the_third_report():
    """TAR, Table 6.7: HFC-32 550, HFC-125 3400, so that R-410A is 1975; methane 23, nitrous oxide 296, SF6 22 200."""
    assert carbon.calculate("refrigerant", "1 kg", gas="R-410A", gwp_set="tar_100").co2e_kg == pytest.approx(1975)
    weights = gwp("tar_100")
    assert (weights["ch4_fossil"], weights["ch4_biogenic"], weights["n2o"], weights["sf6"]) == (23, 23, 296, 22200)


@pytest.mark.parametrize("report", ["tar", "ar4", "ar6"])
def test_a_gas_that_lives_short_weighs_less_the_longer_one_looks(report):
    """Methane, HFC-32 and HFC-152a are gone in a few decades; PFC-14 and SF6 stay for millennia and weigh more."""
    values = {(row["gwp_set"], row["gas"]): float(row["value"]) for row in ROWS}
    for gas in ("ch4_fossil", "hfc_32", "hfc_152a"):
        assert values[f"{report}_20", gas] > values[f"{report}_100", gas] > values[f"{report}_500", gas]
    for gas in ("pfc_14", "sf6"):
        assert values[f"{report}_20", gas] < values[f"{report}_100", gas] < values[f"{report}_500", gas]
