"""By which year an edition is matched, and what is too old: held to the publishers' printed numbers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import carbon
from carbon.factors.index.match_year import MatchYear

LB = 0.45359237
AR5 = {"co2": 1.0, "ch4": 28.0, "n2o": 265.0}
EDITIONS = sorted(Path(__file__).parents[2].glob("emission_factors/*/*/datapackage.json"))


def power(place, year):
    return carbon.calculate("electricity", "1 MWh", region=place, period=year, gwp_set="ar5_100")


def generation(result):
    return next(line.factor for _, line in result.plan.lines if line.stage == "generation" and line.basis == "location")


@pytest.mark.parametrize(
    ("place", "year", "edition", "pounds"),
    [
        # Emission Factors Hub 2021, Table 6, D326, E326, F326 (eGRID2019): CO2, CH4 and N2O in lb/MWh.
        ("US-NYUP", 2019, "epa-2021", (232.3, 0.017, 0.002)),
        # Emission Factors Hub 2025, Table 6, row NPCC Upstate NY (eGRID2023).
        ("US-NYUP", 2023, "epa-2025", (240.99, 0.011, 0.001)),
    ],
)
def test_a_grid_is_matched_by_the_year_of_its_data(place, year, edition, pounds):
    result = power(place, year)
    assert generation(result).publication.name == edition
    expected = 1000 * 0.001 * LB * sum(mass * weight for mass, weight in zip(pounds, AR5.values(), strict=True))
    assert result.where(stage="generation").co2e_kg == pytest.approx(expected)


def test_the_united_states_of_2023_are_those_of_egrid_2023():
    """Emission Factors Hub 2025, Table 6, row US Average, column K: 4.2 % of generation is lost."""
    result = power("US", 2023)
    assert generation(result).id == "epa-2025/electricity.grid/US/2025/generation"
    made, lost = (result.where(stage=stage).co2e_kg for stage in ("generation", "transmission"))
    assert lost == pytest.approx(made * 0.042 / (1 - 0.042))
    assert "vintage_gap" not in {finding.code for finding in result.findings}


def test_the_united_kingdom_is_matched_by_the_year_of_the_report():
    for year in range(2016, 2026):
        assert generation(power("GB", year)).publication.name == f"uk-{year}"


def test_a_nearer_region_goes_before_a_nearer_edition():
    """Of 2022 and 2024 there is eGRID2022 and 2023 alone; the country's own mean of the very year stands back."""
    assert generation(power("US-NYUP", 2024)).publication.name == "epa-2025"


def test_constants_of_a_publisher_hold_before_their_edition():
    """Emission Factors Hub 2021, Table 1, natural gas: 53.06 kg CO2, 1.0 g CH4 and 0.10 g N2O per mmBtu."""
    result = carbon.calculate("natural gas", "100 mmBtu", region="US", period=2019, gwp_set="ar5_100")
    assert result.where(stage="combustion").co2e_kg == pytest.approx(100 * (53.06 + 0.001 * 28 + 0.0001 * 265))
    said = [item for item in result.findings if item.code == "vintage_gap" and "epa-2021" in item.message]
    assert [item.severity for item in said] == ["info"]


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_each_dated_edition_says_by_which_year_it_is_matched(path):
    """The index refuses a dated factor of an edition that does not say."""
    package = json.loads(path.read_text(encoding="utf-8"))
    for rule in package.get("match_year", {}).values():
        assert rule["by"] in ("data", "reporting", "any")
        assert len(rule["citation"]) > 20


def test_a_match_year_without_its_citation_is_refused():
    with pytest.raises(carbon.CarbonError, match="x: match_year of \\* needs by \\(data, reporting, any\\) and citation"):
        MatchYear({"name": "x", "match_year": {"*": {"by": "data"}}})


def test_a_blend_that_is_too_old_is_no_answer():
    """Energimyndigheten's vehicle gas is of 2016, 1347 g a kg: seven years from 2023. Another country's does not slip in for it."""
    result = carbon.calculate("fuel", "100 kg", fuel="vehicle_gas", region="SE", period=2023)
    assert result.co2e_kg is None
    [error] = [item for item in result.findings if item.severity == "error"]
    assert error.code == "factor_missing"
    assert "energimyndigheten-2016/fuel.vehicle_gas/SE/2016/combustion+wtt, which is of 2016, 7 years from 2023" in error.message
    assert "the policy allows 5 years (max_year_gap)" in error.message
    wider = carbon.calculate("fuel", "100 kg", fuel="vehicle_gas", region="SE", period=2023, policy=carbon.Policy(max_year_gap=7))
    assert wider.co2e_kg == pytest.approx(134.7)


def test_what_does_not_change_is_answered_with_a_finding():
    """Carbon of mineral diesel is the same in ten years; the average blend at the pump is not."""
    mineral = carbon.calculate("diesel", "100 l", blend="mineral", region="GB", period=2035)
    now = carbon.calculate("diesel", "100 l", blend="mineral", region="GB", period=2025)
    assert mineral.where(stage="combustion").co2e_kg == now.where(stage="combustion").co2e_kg
    said = [item.message for item in mineral.findings if item.code == "vintage_gap"]
    assert any("years from 2035, more than the 5 of the policy" in text for text in said)
    assert carbon.calculate("diesel", "100 l", region="GB", period=2035).co2e_kg is None


def test_own_factors_are_never_too_old(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("key,stages,region,valid_from,unit,mass,co2\nheat.district,generation,SE,2010-01-01,kWh,g,50\n", encoding="utf-8")
    own = carbon.Catalogue.read(path) | carbon.catalogue()
    result = carbon.calculate("district_heating", "1 MWh", region="SE", period=2023, catalogue=own)
    assert result.co2e_kg == pytest.approx(50.0)
    assert any(item.code == "vintage_gap" and item.severity == "warning" for item in result.findings)
