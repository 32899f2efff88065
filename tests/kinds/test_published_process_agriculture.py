"""Industrial processes and agriculture: worked examples that others have published, with their inputs and their results."""

from __future__ import annotations

import pytest

import carbon

CALIFORNIA_WEIGHTS = 1.571133815
"""N2O ÷ N2 by the atomic weights of 2005, where the IPCC and we take 44/28 = 1.571429: 0.02 % more."""


def own(tmp_path, row, column, *more):
    path = tmp_path / "own.csv"
    rows = "".join(f"{line},example\n" for line in (row, *more))
    path.write_text(f"key,qualifiers,stages,region,unit,mass,{column},locator\n{rows}", encoding="utf-8")
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


@pytest.mark.parametrize(
    ("lost", "direct_kg", "indirect_kg"),
    [
        pytest.param({"volatilised": 0, "leached": 0}, 377.14, 0.0, id="liquid storage: without indirect"),
        pytest.param({"volatilised": "20 %", "leached": "30 %"}, 377.14, 80.14, id="solid storage: with indirect"),
    ],
)
def test_nitrogen_per_cow_comes_to_the_published_example(tmp_path, lost, direct_kg, indirect_kg):
    """CRAN package cowfootR 0.1.3, reference of calc_emissions_manure, tier 1: 120 cows, 100 kg of N each, its 2 %, GWP 273.

    Indirect with the 1 % of what volatilises and the 0.75 % of what is leached of the 2006 Guidelines. Methane is its 20 kg per cow.
    """
    catalogue = own(
        tmp_path,
        f"agriculture.manure_nitrogen,system=solid_storage,process,world,kg,kg,{0.02 * 44 / 28},",
        "n2o,ch4_biogenic",
        f"agriculture.nitrogen,part=volatilised,process,world,kg,kg,{0.01 * 44 / 28},",
        f"agriculture.nitrogen,part=leached,process,world,kg,kg,{0.0075 * 44 / 28},",
        "agriculture.manure,animal=dairy_cattle; climate=cool_moist; system=solid_storage,process,world,kg,kg,,20",
    )
    cows = {"animal": "dairy_cattle", "system": "solid_storage", "climate": "cool_moist"}
    excreted = {"nitrogen": "100 kg/animal_year", "volatile_solids": "1 kg/animal_year"}
    result = carbon.calculate(carbon.Manure(animals=120, **cows, **excreted, **lost), catalogue=catalogue, gwp_set="ar6_100")
    assert result.complete
    assert result.gases_kg()["ch4_biogenic"] == pytest.approx(2_400, rel=1e-12)
    assert result.gases_kg()["n2o"] == pytest.approx(direct_kg + indirect_kg, abs=0.01, rel=0)


def test_urea_with_its_indirect_parts_comes_to_the_published_example(tmp_path):
    """Nova Calculator, 'Fertilizer emission calculator', example 1: 150 kg/ha of N on 10 ha, GWP 298.

    23.57 direct, 2.36 volatilised (10 %) and 5.30 leached (30 % × 0.0075) are 31.23 kg N2O, 9 307 kg CO2e.
    """
    catalogue = own(
        tmp_path,
        f"agriculture.nitrogen,part=direct,process,world,kg,kg,{0.01 * 44 / 28}",
        "n2o",
        f"agriculture.nitrogen,part=volatilised,process,world,kg,kg,{0.01 * 44 / 28}",
        f"agriculture.nitrogen,part=leached,process,world,kg,kg,{0.0075 * 44 / 28}",
    )
    urea = carbon.Fertiliser(nitrogen="1500 kg", volatilised="10 %", leached="30 %")
    result = carbon.calculate(urea, catalogue=catalogue, gwp_set="ar4_100")
    kg = {factor.split("part=")[1].split("/")[0]: value for factor, value in result.by("factor_id", "gas").select("factor_id", "kg").rows()}
    assert kg["direct"] == pytest.approx(23.57, abs=5e-3, rel=0)
    assert kg["volatilised"] == pytest.approx(2.36, abs=5e-3, rel=0)
    assert kg["leached"] == pytest.approx(5.30, abs=5e-3, rel=0)
    assert result.co2e_kg == pytest.approx(9_307, abs=0.5, rel=0)


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
