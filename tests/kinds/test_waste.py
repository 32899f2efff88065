"""Waste, waste water and the end of sold products: worked examples and published factors; shares sum to 1; nothing is credited."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import carbon
from carbon.core.errors import CarbonError

AR5 = carbon.Policy(gwp_set="ar5_100")
HEAD = "key,qualifiers,stages,region,unit,mass,co2e,gwp_set,locator\n"


def own(tmp_path, *rows):
    path = tmp_path / "own.csv"
    path.write_text(HEAD + "".join(f"{row},ar5_100,illustrative\n" for row in rows), encoding="utf-8")
    return carbon.Catalogue.read(path)


def test_waste_by_type_comes_to_the_guidance(tmp_path):
    """Technical Guidance (2013), example 5.1, page 75: 132 500 kg."""
    treated = {"landfill": (2000, 40), "combustion": (5000, 2), "recycling": (4000, 10)}
    catalogue = own(
        tmp_path,
        *(f"waste,material=plastics; treatment={name},end_of_life,world,t,kg,{value}" for name, (_, value) in treated.items()),
        "water.treatment,,end_of_life,world,m3,kg,0.5",
    )
    rows = [carbon.Waste(mass=f"{mass} t", material="plastics", treatment=name) for name, (mass, _) in treated.items()]
    result = carbon.calculate([*rows, carbon.WasteWater(volume="5000 m3")], catalogue=catalogue, policy=AR5)
    assert isclose(result.co2e_kg, 132_500, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 5, result.co2e_kg)]


def test_waste_by_average_data_comes_to_the_guidance(tmp_path):
    """Technical Guidance, example 5.2, page 77: 3 320 kg; recycling stands in it twice, with and without material recovery."""
    values = {"landfill": 300, "combustion": 0, "recycling_cut_off": 0, "recycling": 10, "composting": 30}
    catalogue = own(tmp_path, *(f"waste,treatment={name},end_of_life,world,t,kg,{value}" for name, value in values.items()))
    shares = "landfill=25 %; combustion=5 %; recycling_cut_off=30 %; recycling=20 %; composting=20 %"
    result = carbon.calculate(carbon.Waste(mass="40 t", treatments=shares), catalogue=catalogue, policy=AR5)
    assert isclose(result.co2e_kg, 3_320, rel_tol=1e-12)


def test_end_of_life_comes_to_the_guidance(tmp_path):
    """Technical Guidance, example 12.1, page 127: 3 700 kg."""
    catalogue = own(
        tmp_path,
        "waste,material=laminated_paper; treatment=landfill,end_of_life,world,kg,kg,0.3",
        "waste,material=laminated_paper; treatment=combustion,end_of_life,world,kg,kg,1.0",
    )
    sold = carbon.EndOfLife(mass="10000 kg", material="laminated_paper", treatments="landfill=90 %; combustion=10 %; recycling=0 %")
    result = carbon.calculate(sold, catalogue=catalogue, policy=AR5)
    assert isclose(result.co2e_kg, 3_700, rel_tol=1e-12)
    assert result.by("category").rows() == [(12, result.co2e_kg)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # UK Government conversion factors 2024, flat file, Factors by Category: kg CO2e per tonne, row named.
        ({"material": "glass", "treatment": "landfill"}, 8.88386),  # row 4219
        ({"material": "glass", "treatment": "closed_loop"}, 6.41061),  # row 4216
        ({"material": "books", "treatment": "landfill"}, 1164.39015),  # row 4212
        ({"material": "wood", "treatments": "landfill=50 %; composting=50 %"}, (925.24423 + 8.88386) / 2),  # rows 4205, 4204
    ],
)
def test_waste_comes_to_the_published_factor(fields, expected):
    result = carbon.calculate(carbon.Waste(mass="3 t", region="GB", period=2024, **fields), policy=AR5)
    assert isclose(result.co2e_kg, 3 * expected, rel_tol=1e-12)


def test_water_comes_to_the_published_factor():
    """UK 2024 flat file, rows 3944 to 3947: 0.15311 and 0.18574 kg CO2e/m3."""
    supply = carbon.calculate(carbon.WaterSupply(volume="1000 m3", region="GB", period=2024), policy=AR5)
    sewer = carbon.calculate(carbon.WasteWater(volume="1000 m3", region="GB", period=2024), policy=AR5)
    assert isclose(supply.co2e_kg, 153.11, rel_tol=1e-4)
    assert isclose(sewer.co2e_kg, 185.74, rel_tol=1e-4)
    assert [part.by("category")["category"].to_list() for part in (supply, sewer)] == [[1], [5]]


def test_unsorted_waste_is_assumed_in_words():
    result = carbon.calculate(carbon.Waste(mass="1 t", treatment="landfill", region="GB", period=2024), policy=AR5)
    assert "waste_type_assumed" in {finding.code for finding in result.findings}


def test_recycling_is_cut_off_and_nothing_is_negative():
    """Technical Guidance, page 78: the recycled content method; avoided emissions are not deducted."""
    factors = [factor for _, factor in carbon.catalogue().by_key("waste")]
    assert factors
    assert all(value >= 0 for factor in factors for form in factor.forms for value in form.gases.values())


@given(share=st.floats(0, 1))
def test_treatments_mix_linearly(share):
    def total(**fields):
        return carbon.calculate(carbon.Waste(mass="7 t", material="glass", region="GB", period=2024, **fields), policy=AR5).co2e_kg

    mixed = total(treatments=(("landfill", share), ("closed_loop", 1 - share)))
    apart = share * total(treatment="landfill") + (1 - share) * total(treatment="closed_loop")
    assert isclose(mixed, apart, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({}, "field_missing", "Give treatment=landfill"),
        ({"treatment": "landfill", "treatments": "landfill=1"}, "fields_contradict", "Write one of them"),
        ({"treatments": "landfill=25 %; combustion=50 %"}, "shares_invalid", "sum to 0.75, not 1"),
        ({"treatments": "landfill"}, "shares_invalid", "cannot be read as shares"),
    ],
)
def test_bad_waste_says_what_to_write(fields, code, words):
    with pytest.raises((ValidationError, carbon.CarbonError)) as raised:
        carbon.Waste(mass="1 t", **fields)
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)


def waste_water(**fields):
    given = {"people": 1000, "oxygen_demand": "60 g/inhabitant_day", "nitrogen": "5 kg/inhabitant_year"} | fields
    result = carbon.calculate(carbon.DomesticWasteWater(**given))
    assert result.complete
    gases = result.gases_kg()
    return gases["ch4_biogenic"], gases["n2o"] * 28 / 44


@pytest.mark.parametrize(
    ("fields", "ch4", "n2o_n"),
    [
        # 2019 Refinement vol. 5: Table 6.3 (0.018 and 0.068 kg CH4/kg), 6.8A (0.016, 0.005), 6.6B (85 %), 6.10C (40 %); I = 1.25.
        ({"system": "secondary"}, 27_375 * (0.018 + 0.15 * 0.068), 5_000 * (0.016 + 0.6 * 0.005)),
        ({"system": "septic_tank"}, 21_900 * (0.3 + 0.375 * 0.068), 5_000 * 0.85 * 0.005),
        ({"system": "septic_field"}, 21_900 * (0.3 + 0.375 * 0.068), 5_000 * (0.0045 + 0.32 * 0.005)),
        ({"system": "septic_tank", "sludge": "25 %"}, 21_900 * (0.75 * 0.3 + 0.375 * 0.068), 5_000 * 0.85 * 0.005),
        ({"system": "untreated", "discharge": "still_water"}, 21_900 * 0.114, 5_000 * 0.005),
        (
            {"system": "anaerobic_reactor", "captured": 0.9, "organics_removed": 0.7, "nitrogen_removed": 0, "discharge": "flowing_water"},
            27_375 * (0.1 * 0.48 + 0.3 * 0.021),
            5_000 * 0.005,
        ),
        # half a year
        ({"system": "untreated", "duration": "0.5 a"}, 10_950 * 0.068, 2_500 * 0.005),
    ],
)
def test_domestic_waste_water_by_hand(fields, ch4, n2o_n):
    """1000 people × 60 g × 365 days = 21 900 kg of oxygen demand, 27 375 kg with industry in the sewer."""
    assert waste_water(**fields) == (pytest.approx(ch4, rel=1e-9), pytest.approx(n2o_n, rel=1e-9))


def test_nitrogen_of_protein_by_hand():
    """2019 Refinement vol. 5, eq. 6.10: 33 kg × 0.16 × 1.08 × 1.09 (Europe) × 1.25 of a sewer, 1 of a tank."""
    per_person = 33 * 0.16 * 1.08 * 1.09
    for system, industry, lost in (("tertiary", 1.25, 0.016 + 0.2 * 0.005), ("septic_tank", 1.0, 0.85 * 0.005)):
        found = waste_water(system=system, nitrogen=None, protein="33 kg/inhabitant_year", region="SE")
        assert found[1] == pytest.approx(1000 * per_person * industry * lost, rel=1e-9)


def test_the_oxygen_demand_of_a_region_is_said():
    """2006 Guidelines vol. 5, Table 6.4: Sweden 75, Europe 60 g a day."""
    for region, grams in (("SE", 75), ("GB", 60)):
        water = carbon.DomesticWasteWater(people=1, system="untreated", nitrogen="5 kg/inhabitant_year", region=region)
        result = carbon.calculate(water)
        assert result.gases_kg()["ch4_biogenic"] == pytest.approx(grams * 0.365 * 0.068, rel=1e-9)
        assert f"the default {grams} g of 2006 IPCC Guidelines" in next(f.message for f in result.findings if f.code == "parameter_default")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"system": "secondary"}, 1),
        ({"system": "secondary", "nitrogen": None, "protein": "33 kg/inhabitant_year"}, 2),
        ({"system": "secondary", "industry": "25%"}, 0),
        ({"system": "septic_tank"}, 0),
    ],
)
def test_industry_in_the_sewer_is_said_where_it_is_assumed(fields, said):
    """2019 Refinement vol. 5, eq. 6.3A and 6.10: 1.25 of what is collected, 1 of what is not."""
    given = {"people": 1000, "oxygen_demand": "60 g/inhabitant_day", "nitrogen": "5 kg/inhabitant_year", "region": "SE"} | fields
    result = carbon.calculate(carbon.DomesticWasteWater(**given))
    found = [item.message for item in result.findings if "industry in the sewer: the default 1.25" in item.message]
    assert len(found) == said
    assert all("Write industry=, such as '0%'" in text for text in found)


def test_industry_in_the_sewer_of_ones_own():
    assert waste_water(system="secondary", industry="25%") == pytest.approx(waste_water(system="secondary"), rel=1e-12)
    assert waste_water(system="secondary", industry=0)[0] * 1.25 == pytest.approx(waste_water(system="secondary")[0], rel=1e-12)
    with pytest.raises(CarbonError, match="septic tank has no sewer"):
        carbon.calculate(
            carbon.DomesticWasteWater(people=1, system="septic_tank", nitrogen="5 kg/inhabitant_year", industry="10%", region="SE")
        )


def test_waste_water_of_others_is_category_5():
    fields = {"people": 10, "system": "tertiary", "nitrogen": "5 kg/inhabitant_year", "region": "SE"}
    for control, booked in (("owned", (1, None)), ("purchased", (3, 5))):
        result = carbon.calculate(carbon.DomesticWasteWater(control=control, **fields))
        assert set(result.by("scope", "category").select("scope", "category").rows()) == {booked}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"nitrogen": None},
            "nitrous oxide needs nitrogen in the water, such as '5 kg/inhabitant_year', or protein eaten. Write one of them.",
        ),
        ({"protein": "33 kg/inhabitant_year"}, "Write one of them."),
        ({"system": "deep_lagoon"}, "no table says what deep lagoon removes. Write organics_removed, such as '40%'."),
        ({"system": "untreated", "sludge": 0.1}, "untreated water gives no sludge and no gas. Leave sludge and captured out."),
        ({"nitrogen": "5"}, "'5' is not a rate. Write it as '40 kg/inhabitant_year'."),
        ({"nitrogen": "5 kg/d"}, "5 kg/d is mass per duration; expected mass per inhabitant_time, as 40 kg/inhabitant_year."),
        ({"people": -1}, "negative"),
    ],
)
def test_bad_waste_water_says_what_to_write(fields, message):
    given = {"people": 10, "system": "tertiary", "nitrogen": "5 kg/inhabitant_year"} | fields
    with pytest.raises((ValidationError, carbon.CarbonError)) as error:
        carbon.DomesticWasteWater(**given)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"nitrogen": "5 kg/inhabitant_year"}, "no oxygen demand of region world is known"),
        (
            {"protein": "33 kg/inhabitant_year", "oxygen_demand": "40 g/inhabitant_day"},
            "Write nitrogen in the water, such as '5 kg/inhabitant_year'",
        ),
    ],
)
def test_waste_water_of_a_region_without_figures_is_unanswered(fields, message):
    result = carbon.calculate(carbon.DomesticWasteWater(people=10, system="tertiary", region="world", **fields))
    assert not result.complete
    assert any(message in finding.message for finding in result.findings)
