"""Solid waste, waste water, water and what others run for us: worked examples that others have published, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon
from published import ATOMIC6


def own(tmp_path, row, column):
    path = tmp_path / "own.csv"
    path.write_text(f"key,qualifiers,stages,region,unit,mass,{column},locator\n{row},example\n", encoding="utf-8")
    return carbon.Catalogue.read(path)


@pytest.mark.parametrize(
    ("material", "treatment", "mass", "printed_kg"),
    [
        ("copper_wire", "recycling", "10000 lb", 900),
        ("glass", "recycling", "10000 short_ton", 500_000),
        ("textbooks", "recycling", "10000 lb", 200),
        ("dimensional_lumber", "recycling", "10000 short_ton", 900_000),
        ("mixed_paper_general", "recycling", "10000 short_ton", 700_000),
        ("lldpe", "landfill", "10000 lb", 100),
        ("beef", "landfill", "10000 lb", 2_900),
        ("poultry", "landfill", "10000 short_ton", 5_800_000),
        ("mixed_recyclables", "landfill", "10000 short_ton", 6_800_000),
        ("branches", "landfill", "10000 lb", 2_650),
        ("corrugated_containers", "combustion", "10000 lb", 250),
        ("carpet", "combustion", "10000 lb", 8_400),
        ("desktop_cpus", "combustion", "10000 short_ton", 4_000_000),
        ("vinyl_flooring", "combustion", "10000 short_ton", 2_900_000),
    ],
)
def test_solid_waste_comes_to_the_published_example(material, treatment, mass, printed_kg):
    """atomic6ghg, after the US EPA's simplified calculator; here with the shipped factors of the hub of 2021."""
    wasted = carbon.Waste(mass=mass, material=material, treatment=treatment, region="US", period=2021)
    assert carbon.calculate(wasted).co2e_kg == pytest.approx(printed_kg, rel=1e-9), f"{ATOMIC6}/waste_canonical_instance.json"


@pytest.mark.parametrize(
    ("material", "treatment", "tonnes", "printed_kg"),
    [("leaves", "composting", 10, 2_093.8), ("mixed_msw", "combustion", 10_000, 4_738_600), ("pvc", "combustion", 10, 13_885.2)],
)
def test_tonnes_of_waste_differ_by_the_short_ton_alone(material, treatment, tonnes, printed_kg):
    """atomic6ghg, as above: a tonne is 1.102 short tons there and 1.10231 here, 0.03 % more."""
    wasted = carbon.Waste(mass=f"{tonnes} t", material=material, treatment=treatment, region="US", period=2021)
    assert carbon.calculate(wasted).co2e_kg * 0.90718474 * 1.102 == pytest.approx(printed_kg, rel=1e-9)


def test_refinery_waste_water_comes_to_the_published_example(tmp_path):
    """California Air Resources Board, Documentation of California's GHG Inventory (2023 edition), IPCC 4D2, petroleum refining, 2018.

    89 858 231 m3 × 450 g oxygen demand × 0.25 g CH4/g × 0.3 = 3 033 t of CH4; GWP 25: 75 818 t.
    """
    catalogue = own(tmp_path, f"water.treatment,,end_of_life,world,m3,g,{450 * 0.25 * 0.3}", "ch4_biogenic")
    result = carbon.calculate(carbon.WasteWater(volume="89858231 m3"), catalogue=catalogue, gwp_set="ar4_100")
    assert result.gases_kg() == {"ch4_biogenic": pytest.approx(3_033e3, abs=500, rel=0)}
    assert result.co2e_kg == pytest.approx(75_818e3, abs=500, rel=0)


def test_septic_tanks_come_to_the_published_example(tmp_path):
    """California Air Resources Board, Documentation of California's GHG Inventory (2023 edition), IPCC 4D1, septic systems, 2001.

    34 513 000 people × 0.1 × 10.7 g CH4 a day × 365.2425 days = 13 488 t of CH4; GWP 25: 337 200 t. Nothing of the effluent.
    """
    path = tmp_path / "own.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,ch4_biogenic,n2o,locator\n"
        "water.domestic_organics,part=treatment; system=septic_tank,process,world,kg,kg,1,,example\n"
        "water.domestic_organics,part=effluent; discharge=water,process,world,kg,kg,1,,example\n"
        "water.domestic_nitrogen,part=effluent,process,world,kg,kg,,1,example\n",
        encoding="utf-8",
    )
    tanks = carbon.DomesticWasteWater(
        people=34_513_000 * 0.1,
        duration="365.2425 d",
        system="septic_tank",
        oxygen_demand="10.7 g/inhabitant_day",
        nitrogen="0 kg/inhabitant_year",
        organics_removed=1,
    )
    result = carbon.calculate(tanks, catalogue=carbon.Catalogue.read(path), gwp_set="ar4_100")
    assert result.gases_kg()["ch4_biogenic"] == pytest.approx(13_488e3, abs=500, rel=0)
    assert result.co2e_kg == pytest.approx(337_200e3, abs=12_500, rel=0)


def test_tap_water_comes_to_the_published_example(tmp_path):
    """Keisoku, 'Tap Water CO2 Emissions', result shown: 20 m3 at 0.36 kg/m3 are 7.2 kg."""
    catalogue = own(tmp_path, "water.supply,,production,world,m3,kg,0.36", "co2")
    assert carbon.calculate(carbon.WaterSupply(volume="20 m3"), catalogue=catalogue).co2e_kg == pytest.approx(7.2, abs=0.05, rel=0)


def test_water_and_waste_water_come_to_the_published_example():
    """carbonr (CRAN), tests/testthat/test-building_emissions.R: 1 m3 bought and treated, UK factors of 2024, 0.33885 kg."""
    used = [kind(volume="1 m3", region="GB", period=2024) for kind in (carbon.WaterSupply, carbon.WasteWater)]
    assert carbon.calculate(used).co2e_kg == pytest.approx(0.33885, abs=5e-6, rel=0)


def test_a_tenancy_comes_to_the_published_example(tmp_path):
    """HemeraScope, 'The Old Exchange', provenance: 81 200 kWh of a tenant at 0.2069 kg/kWh (UK 2024) are 16.8 t, category 13."""
    catalogue = own(tmp_path, "electricity.grid,,generation,world,kWh,kg,0.2069", "co2e")
    tenancy = carbon.LeasedAsset(pieces=1, energy="electricity=81200 kWh", direction="downstream")
    result = carbon.calculate(tenancy, catalogue=catalogue)
    assert result.co2e_kg == pytest.approx(16.8e3, abs=50, rel=0)
    assert set(result.by("scope", "category").select("scope", "category").rows()) == {(3, 13)}
