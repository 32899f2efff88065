"""Industrial processes and agriculture: worked examples that others have published, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon

CALIFORNIA_WEIGHTS = 1.571133815
"""N2O ÷ N2 by the atomic weights of 2005, where the IPCC and we take 44/28 = 1.571429: 0.02 % more."""


def own(tmp_path, row, column):
    path = tmp_path / "own.csv"
    path.write_text(f"key,qualifiers,stages,region,unit,mass,{column},locator\n{row},example\n", encoding="utf-8")
    return carbon.Catalogue.read(path)


@pytest.mark.parametrize(
    ("activity", "published_kg", "printed_to"),
    [
        # California Air Resources Board, Documentation of California's GHG Inventory (2023 edition), IPCC 2G4, soda ash consumption, 2017.
        pytest.param(
            carbon.CarbonateUse(mass="607784.594306 t", carbonate="soda_ash"), 252_182e3, 500, id="California 2017: soda ash, 252 182 t"
        ),
        # US EPA, Inventory of U.S. GHG Emissions and Sinks 1990-2022 (2024), as in Concrete Products, 8 May 2024: clinker and its process CO2.
        pytest.param(carbon.CementProduction(clinker="80.5 Mt"), 41.9e9, 0.05e9, id="US 2022: 80.5 Mt of clinker, 41.9 Mt"),
        pytest.param(
            carbon.CementProduction(clinker="80.5 Mt", lime_content=0.65), 41.9e9, 0.05e9, id="US 2022: from 65 % CaO and 2 % kiln dust"
        ),
        # Power Plant and Calculations, 'How to calculate the quantity of lime stone required to reduce SO2 emission' (2024), equation I.
        pytest.param(carbon.CarbonateUse(mass="1 kg", carbonate="limestone"), 0.44, 0.005, id="1 kg of CaCO3, 0.44 kg"),
    ],
)
def test_carbonates_come_to_the_published_example(activity, published_kg, printed_to):
    assert carbon.calculate(activity).gases_kg() == {"co2": pytest.approx(published_kg, abs=printed_to, rel=0)}


def herd(tmp_path, animals, animal, kg_each, gwp_set):
    row = f"agriculture.enteric,animal={animal}; zone=north_america,process,world,animal_year,kg,{kg_each}"
    kept = carbon.Livestock(animals=animals, animal=animal, zone="north_america")
    return carbon.calculate(kept, catalogue=own(tmp_path, row, "ch4_biogenic"), gwp_set=gwp_set)


def test_bulls_come_to_the_published_example(tmp_path):
    """California Air Resources Board, Documentation (1st edition, 2007), IPCC 3A1aii, bulls, 1990: 53 kg (2006 Guidelines), GWP 21."""
    result = herd(tmp_path, 70_643, "other_cattle", 53, "sar_100")
    assert result.gases_kg() == {"ch4_biogenic": pytest.approx(3_744e3, abs=500, rel=0)}
    assert result.co2e_kg == pytest.approx(78_626e3, abs=500, rel=0)


def test_dairy_cows_come_to_the_published_example(tmp_path):
    """CRAN package cowfootR 0.1.3, reference of calc_emissions_enteric, first example: 100 cows of 115 kg, 11 500 kg CH4."""
    assert herd(tmp_path, 100, "dairy_cattle", 115, "ar6_100").gases_kg() == {"ch4_biogenic": pytest.approx(11_500, rel=1e-12)}


def of_the_soil(spread, gwp_set):
    """Return N2O and CO2e [kg] of a fertiliser's direct line, without what is volatilised and leached."""
    rows = carbon.calculate(spread, gwp_set=gwp_set).by("factor_id", "gas").rows()
    return next((kg, co2e) for factor, _, kg, co2e in rows if "part=direct" in factor)


@pytest.mark.parametrize(
    ("spread", "gwp_set", "weights", "n2o_kg", "n2o_to", "co2e_kg", "co2e_to"),
    [
        # California Air Resources Board, Documentation (1st edition, 2007), IPCC 3C4, synthetic fertilisers, 1990: a tenth volatilises first.
        pytest.param(
            carbon.Fertiliser(mass="563165 short_ton", nitrogen_share=0.9),
            "sar_100",
            CALIFORNIA_WEIGHTS,
            7_224e3,
            500,
            2_239_488e3,
            500,
            id="California 1990: 563 165 short tons of N, 7 224 t",
        ),
        # The same, manure spread daily, 1990.
        pytest.param(
            carbon.Fertiliser(nitrogen="15989.824097 t", type="organic"),
            "sar_100",
            CALIFORNIA_WEIGHTS,
            251.22e3,
            5,
            77_879e3,
            500,
            id="California 1990: 15 990 t of N in manure, 251.22 t",
        ),
        # CRAN package cowfootR 0.1.3, reference of calc_emissions_soil, second example (direct only), GWP 273.
        pytest.param(
            carbon.Fertiliser(nitrogen="2000 kg"), "ar6_100", 44 / 28, 31.429, 5e-4, 8_580, 0.5, id="cowfootR: 2 000 kg of N, 31.429 kg"
        ),
        # Nova Calculator, 'Fertilizer emission calculator', example 1, direct part: 150 kg/ha on 10 ha; GWP 298.
        pytest.param(
            carbon.Fertiliser(nitrogen="1500 kg"),
            "ar4_100",
            44 / 28,
            23.57,
            5e-3,
            23.57 * 298,
            1.5,
            id="Nova Calculator: 1 500 kg of N, 23.57 kg",
        ),
    ],
)
def test_nitrogen_on_soils_comes_to_the_published_example(spread, gwp_set, weights, n2o_kg, n2o_to, co2e_kg, co2e_to):
    found = [kg * weights / (44 / 28) for kg in of_the_soil(spread, gwp_set)]
    assert found == [pytest.approx(n2o_kg, abs=n2o_to, rel=0), pytest.approx(co2e_kg, abs=co2e_to, rel=0)]
