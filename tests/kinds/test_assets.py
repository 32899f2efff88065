"""Leased assets, franchises and the processing of sold products: the worked examples of the Scope 3 Technical Guidance."""

from __future__ import annotations

from math import isclose

import pytest
from pydantic import ValidationError

import carbon

AR5 = carbon.Policy(gwp_set="ar5_100")
HEAD = "key,qualifiers,stages,region,unit,mass,co2e,gwp_set,locator\n"


def own(tmp_path, *rows):
    path = tmp_path / "own.csv"
    path.write_text(HEAD + "".join(f"{row},ar5_100,illustrative\n" for row in rows), encoding="utf-8")
    return carbon.Catalogue.read(path)


def test_a_leased_floor_comes_to_the_guidance(tmp_path):
    """Technical Guidance (2013), example 8.1, pages 97-98: 40 + 280 + 0.67 × 1 500 = 1 325 kg; with 2/3 kg unrounded 1 320."""
    catalogue = own(tmp_path, "electricity.grid,,generation,world,kWh,kg,0.7", "fuel.natural_gas,,combustion,world,kWh,kg,0.2")
    areas = {"own_area": "200 m2", "total_area": "2000 m2", "occupancy": 0.75}
    floor = carbon.LeasedAsset(pieces=1, energy="natural_gas=1500 kWh; electricity=3000 kWh", **areas)
    leak = carbon.LeasedAsset(emissions=f"{5 * 1500} kg CO2e", evidence="building manager", **areas)
    result = carbon.calculate([floor, leak], catalogue=catalogue, policy=AR5)
    assert isclose(result.co2e_kg, 40 + 280 + 1000, rel_tol=1e-12)
    assert isclose(result.co2e_kg, 1325, rel_tol=4e-3)
    assert result.by("scope", "category").rows() == [(3, 8, pytest.approx(1320))]


def test_a_lessor_comes_to_the_guidance():
    """Technical Guidance, example 13.1, page 129: 9 000 × 5 000 ÷ 15 000 = 3 000 kg."""
    factory = carbon.LeasedAsset(
        emissions="9000 kg CO2e", direction="downstream", own_area="5000 m2", total_area="15000 m2", evidence="company D"
    )
    result = carbon.calculate(factory, policy=AR5)
    assert isclose(result.co2e_kg, 3000, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [13]


@pytest.mark.parametrize(("direction", "category"), [("upstream", 8), ("downstream", 13)])
@pytest.mark.parametrize(
    ("amount", "factor", "expected"),
    [({"area": "200 m2"}, "45 kg CO2e/m2", 9000), ({"pieces": 12}, "2 t CO2e/piece", 24_000)],
)
def test_average_data_by_floor_space_and_by_number(direction, category, amount, factor, expected):
    """Technical Guidance, formulas 8.4 and 8.5."""
    asset = carbon.LeasedAsset(**amount, factor=factor, direction=direction, evidence="survey")
    result = carbon.calculate(asset, policy=AR5)
    assert isclose(result.co2e_kg, expected, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [category]


def test_franchises_that_report_come_to_the_guidance():
    """Technical Guidance, example 14.1, page 133: 355 000 kg."""
    reported = [(100_000, 20_000), (25_000, 10_000), (30_000, 10_000), (90_000, 30_000), (30_000, 10_000)]
    rows = [carbon.Franchise(emissions=f"{one + two} kg CO2e", evidence="franchisee") for one, two in reported]
    result = carbon.calculate(rows, policy=AR5)
    assert isclose(result.co2e_kg, 355_000, rel_tol=1e-12)
    assert result.by("category")["category"].to_list() == [14]


def test_franchises_by_floor_space_come_to_the_guidance():
    """Technical Guidance, example 14.2, page 135: 23 500 000 kg."""
    shops = [(100, 30_000), (150, 30_000), (400, 10_000), (700, 10_000), (500, 10_000)]
    rows = [carbon.Franchise(area=f"{area} m2", factor=f"{value} kg CO2e/m2", evidence="average") for area, value in shops]
    assert isclose(carbon.calculate(rows, policy=AR5).co2e_kg, 23_500_000, rel_tol=1e-12)


def test_processing_at_a_customer_comes_to_the_guidance(tmp_path):
    """Technical Guidance, example 10.1, page 110: 700 + 1 000 + 25 = 1 725 kg."""
    catalogue = own(
        tmp_path,
        "electricity.grid,,generation,world,kWh,kg,0.5",
        "fuel.natural_gas,,combustion,world,kWh,kg,0.2",
        "waste,material=plastics; treatment=landfill,end_of_life,world,kg,kg,0.5",
    )
    resin = carbon.Processing(quantity="10 t", per="t", energy="natural_gas=350 kWh; electricity=200 kWh", waste="plastics/landfill=5 kg")
    result = carbon.calculate(resin, catalogue=catalogue, policy=AR5)
    assert isclose(result.co2e_kg, 1_725, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 10, pytest.approx(1725))]


def test_processing_by_average_data_comes_to_the_guidance():
    """Technical Guidance, example 10.2, page 112: 1 500 kg."""
    sugar = carbon.Processing(quantity="1000 kg", factor="1.5 kg CO2e/kg", evidence="industry average")
    result = carbon.calculate(sugar, policy=AR5)
    assert (result.co2e_kg, result.by("category")["category"].to_list()) == (1500.0, [10])


def test_energy_of_a_leased_asset_has_its_upstream_in_the_same_category():
    result = carbon.calculate(carbon.LeasedAsset(area="200 m2", energy="electricity=120 kWh", region="GB", period=2024), policy=AR5)
    assert result.by("category")["category"].to_list() == [8]
    assert set(result.by("stage")["stage"].to_list()) == {"generation", "transmission", "wtt"}


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (lambda: carbon.LeasedAsset(area="1 m2"), "field_missing", "Give energy, such as 'electricity=120 kWh'"),
        (
            lambda: carbon.LeasedAsset(area="1 m2", energy="electricity=1 kWh", factor="1 kg CO2e/m2"),
            "fields_contradict",
            "cover the same emissions",
        ),
        (lambda: carbon.LeasedAsset(emissions="1 t CO2e", own_area="5 m2"), "field_missing", "total_area is not given"),
        (
            lambda: carbon.LeasedAsset(emissions="1 t CO2e", own_area="5 m2", total_area="9 m2", occupancy=0),
            "occupancy_zero",
            "Write the share that is let",
        ),
        (lambda: carbon.LeasedAsset(emissions="1 t CO2e", own_area="9 m2", total_area="5 m2"), "share_invalid", "more than what is let"),
        (lambda: carbon.LeasedAsset(emissions="120 t"), "dimension", "expected co2e"),
        (lambda: carbon.Processing(quantity="1 t"), "field_missing", "as '1.5 kg CO2e/kg'"),
        (lambda: carbon.Processing(quantity="1 t", energy="electricity=1 kWh"), "field_missing", "Write per=, as per=t"),
        (lambda: carbon.Processing(quantity="1 t", per="t", waste="plastics=1 kg").method(carbon.Amount(1, "t"), None), "recipe_invalid",
         "as plastics/landfill"),
    ],
)  # fmt: skip
def test_bad_assets_say_what_to_write(call, code, words):
    with pytest.raises((ValidationError, carbon.CarbonError)) as raised:
        call()
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)
