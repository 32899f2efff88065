"""Fuels: blends of the pump by their parts, own properties, and sorts that factors tell apart."""

from __future__ import annotations

import csv
from math import isclose
from pathlib import Path

import pytest

import carbon

AR5 = carbon.Policy(gwp_set="ar5_100")
BLENDS = Path(__file__).parents[2] / "emission_factors" / "fuels" / "blends.csv"
with BLENDS.open(encoding="utf-8", newline="") as file:
    PARTS = list(csv.DictReader(file))
NAMES = sorted({(row["fuel"], row["blend"]) for row in PARTS})


def fuel(**fields):
    return carbon.calculate(carbon.Fuel(**fields), policy=AR5)


def codes(result):
    return {item.code for item in result.findings}


def test_a_stated_blend_is_burned_as_its_parts():
    """UK Government conversion factors 2023, rows 203 and 3419: mineral diesel 2.65937 and, of biodiesel, 0.16751 kg a litre."""
    result = fuel(fuel="diesel", volume="1000 l", blend="b7", region="GB", period=2023)
    assert isclose(result.where(stage="combustion").co2e_kg, 930 * 2.65937 + 70 * 0.16751, rel_tol=1e-4)
    assert result.where(stage="wtt").co2e_kg > 500
    said = next(item.message for item in result.findings if item.code == "blend_assumed")
    assert "b7 of diesel is taken as 93% diesel and 7% biodiesel by volume (EN 590:2022" in said


def test_the_parts_are_those_of_a_mix_of_ones_own():
    stated = fuel(fuel="diesel", volume="1000 l", blend="b20", region="DE", period=2022)
    mixed = carbon.calculate(carbon.FuelBlend(shares="diesel=80 %; biodiesel=20 %", volume="1000 l", region="DE", period=2022), policy=AR5)
    assert isclose(stated.co2e_kg, mixed.co2e_kg, rel_tol=1e-12)


@pytest.mark.parametrize(("name", "blend"), NAMES)
@pytest.mark.parametrize("region", ["GB", "NO", "US", None])
def test_no_stated_blend_takes_the_mineral_figure(name, blend, region):
    parts = [row for row in PARTS if (row["fuel"], row["blend"]) == (name, blend)]
    assert isclose(sum(float(row["share"]) for row in parts), 1.0)
    result = fuel(fuel=name, volume="1000 l", blend=blend, region=region, period=2022)
    burned = {line.factor.key for _, line in result.plan.lines if line.stage == "combustion"}
    assert burned == {f"fuel.{row['part']}" for row in parts}
    assert "technology_gap" not in codes(result)
    assert "blend_assumed" in codes(result)


def test_the_home_publishers_own_factor_of_the_blend_goes_first():
    """ADEME prints B10 for France."""
    result = fuel(fuel="diesel", volume="1000 l", blend="b10", region="FR", period=2023)
    assert {line.factor.qualifiers["blend"] for _, line in result.plan.lines} == {"b10"}
    assert "blend_assumed" not in codes(result)


def test_shares_of_a_mass_follow_from_density():
    """UK 2024, Fuel properties!F24, F42: mineral diesel 830.565, biodiesel 890 kg/m3."""
    result = fuel(fuel="diesel", mass="1000 kg", blend="b7", region="GB", period=2024)
    steps = [step for _, line in result.plan.lines for step in line.steps]
    share = 0.93 * 830.565 / (0.93 * 830.565 + 0.07 * 890)
    assert any(step.startswith(f"{share:.6g} diesel of b7") for step in steps)


def test_a_blend_that_nobody_knows_is_refused():
    with pytest.raises(carbon.CarbonError, match="blend 'b77' of diesel is unknown. Nearest: b7."):
        carbon.Fuel(fuel="diesel", volume="10 l", blend="b77", region="NO", period=2023)
    row = {"kind": "fuel", "fuel": "diesel", "volume": "10 l", "blend": "b77", "region": "NO", "period": 2023}
    result = carbon.calculate([row])
    assert result.co2e is None
    assert "blend 'b77' of diesel is unknown. Nearest: b7." in " ".join(item.message for item in result.findings)


def test_a_biofuel_burned_in_sweden_is_upstream():
    """Energimyndigheten 2016, HVO 476 g a litre by the method of Directive 2009/28/EC, which counts use as 0."""
    result = fuel(fuel="hvo", volume="100 l", region="SE", period=2019)
    assert result.where(scope=1).co2e_kg == 0
    assert isclose(result.where(scope=3).co2e_kg, 47.6, rel_tol=1e-9)
    assert "stage_not_split" not in codes(result)


def test_vehicle_gas_is_no_fortieth_of_itself():
    """Energimyndigheten 2016: 1347 g a kilogram; no factor of Boverket's, a fortieth of it, stands in when that is too old."""
    assert isclose(fuel(fuel="vehicle_gas", mass="10 kg", region="SE", period=2019).co2e_kg, 13.47, rel_tol=1e-9)
    later = fuel(fuel="vehicle_gas", mass="10 kg", region="SE", period=2023)
    assert later.co2e is None
    assert "the policy allows 5 years" in next(item.message for item in later.findings if item.code == "factor_missing")


@pytest.mark.parametrize(
    ("name", "amount", "period", "expected"),
    [
        ("natural_gas", "1000 therm", 2016, 100 * (53.06 + 0.001 * 28 + 0.0001 * 265)),
        ("natural_gas", "1000 therm", 2019, 100 * (53.06 + 0.001 * 28 + 0.0001 * 265)),
        ("petrol", "100 us_gallon", 2019, 100 * (8.78 + 0.00038 * 28 + 0.00008 * 265)),
    ],
)
def test_american_fuels_take_the_hub_before_its_edition(name, amount, period, expected):
    """US EPA Emission Factors Hub 2021, Table 1: constants of 40 CFR 98, in force since 2014."""
    result = carbon.calculate(name, amount, region="US", period=period, policy=AR5).where(stage="combustion")
    assert isclose(result.co2e_kg, expected, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # UK Government conversion factors 2024, rows of coal and biodiesel; kg CO2e a tonne.
        ({"fuel": "coal", "use": "domestic", "mass": "1 t"}, 2904.95234),
        ({"fuel": "coal", "use": "electricity generation", "mass": "1 t"}, 2262.11448),
        ({"fuel": "coal", "mass": "1 t"}, 2399.43994),
    ],
)
def test_coal_by_its_use(fields, expected):
    result = fuel(region="GB", period=2024, **fields).where(stage="combustion")
    assert isclose(result.co2e_kg, expected, rel_tol=2e-4)


def test_own_density_and_heating_value_go_before_published_ones():
    """IPCC 2006, Table 2.4, diesel: 74100 kg CO2, 10 kg CH4, 0.6 kg N2O a TJ."""
    result = fuel(
        fuel="diesel", volume="1000 l", density="0.82 kg/l", net_calorific_value="43 MJ/kg", region="DE", period=2022, evidence="laboratory"
    )
    terajoules = 1000 * 0.82 * 43e-6
    assert isclose(result.where(stage="combustion").co2e_kg, terajoules * (74100 + 10 * 28 + 0.6 * 265), rel_tol=1e-9)
    said = next(item.message for item in result.findings if item.code == "own_property")
    assert "density 0.82 kg/l, net_calorific_value 43 MJ/kg: given with the activity: laboratory." in said
    assert "fuel_property_stand_in" not in codes(result)


def test_own_gross_heating_value():
    """US EPA Emission Factors Hub 2025, Table 1: 53.06 kg CO2, 1 g CH4, 0.1 g N2O a mmBtu."""
    result = fuel(fuel="natural_gas", volume="1000 scf", gross_calorific_value="0.00104 mmBtu/scf", region="US", period=2025)
    assert isclose(result.where(stage="combustion").co2e_kg, 1.04 * (53.06 + 0.001 * 28 + 0.0001 * 265), rel_tol=1e-9)


def test_own_carbon_content_is_all_oxidised():
    result = fuel(fuel="diesel", mass="1000 kg", carbon_content="0.86 kg/kg", region="GB", period=2022)
    assert isclose(result.where(stage="combustion").gases_kg()["co2"], 860 * 44 / 12, rel_tol=1e-12)
    assert "gases_missing" in codes(result)
    wood = fuel(fuel="wood_pellets", mass="1000 kg", carbon_content="0.47 kg/kg", region="GB", period=2022)
    assert isclose(wood.where(stage="combustion").gases_kg()["co2_biogenic"], 470 * 44 / 12, rel_tol=1e-12)


def test_an_own_property_that_is_not_needed_is_said():
    result = fuel(fuel="diesel", mass="1000 kg", density="0.82 kg/l", region="GB", period=2022)
    assert "property_not_used" in codes(result)
    assert result.co2e_kg == fuel(fuel="diesel", mass="1000 kg", region="GB", period=2022).co2e_kg


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"density": "0.82 l/kg"}, "expected mass per volume"),
        ({"net_calorific_value": "43 MJ_gross/kg"}, "expected energy or energy_net per mass"),
        ({"density": "0 kg/l"}, "is not above zero"),
        ({"use": "domestc"}, "use 'domestc' is unknown. Nearest: domestic"),
    ],
)
def test_an_own_property_is_checked(fields, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("fuel", "1 l", fuel="diesel", **fields)
    assert message in str(caught.value)


def test_carbon_that_cannot_be_reached_asks_for_what_is_missing():
    result = fuel(fuel="diesel", volume="1 l", carbon_content="0.86 kg/kg", region="GB", period=2022)
    assert result.co2e is None
    assert "Give density or net_calorific_value too" in " ".join(item.message for item in result.findings)


@pytest.mark.parametrize(
    ("unit", "combustion", "wtt"),
    [
        # ADEME Base Carbone V23.6, natural gas of 2022: per kWh gross element 37133, per toe net element 37136.
        ("toe_net", 2337, 444),
    ],
)
def test_the_publishers_row_in_the_very_unit_is_taken(unit, combustion, wtt):
    one = carbon.Fuel(fuel="natural_gas", energy=f"1 {unit}", region="FR", period=2022)
    result = carbon.calculate(one, policy=carbon.Policy(gwp_set="ar5_100_split"))
    assert isclose(result.where(stage="wtt").co2e_kg, wtt, rel_tol=3e-3)
    assert {line.form.unit for _, line in result.plan.lines} == {unit}
    assert isclose(result.where(stage="combustion").co2e_kg, combustion, rel_tol=3e-3)


def test_engines_off_the_road():
    """US EPA Emission Factors Hub 2025, table 5: construction equipment, diesel, 1.01 g CH4 and 0.94 g N2O a gallon (E306, F306)."""
    one = carbon.EngineExhaust(volume="100 us_gallon", vehicle="construction_equipment", fuel="diesel", region="US", period=2025)
    gases = carbon.calculate(one).gases_kg()
    assert isclose(gases["ch4_fossil"], 100 * 1.01 / 1000, rel_tol=1e-12)
    assert isclose(gases["n2o"], 100 * 0.94 / 1000, rel_tol=1e-12)
    assert "co2" not in gases


def _engines():
    keys = {"exhaust.non_road": None, "exhaust.sea": "ship", "exhaust.air": "aircraft", "exhaust.rail": "locomotive"}
    found = [(factor, vehicle) for key, vehicle in keys.items() for _, factor in carbon.catalogue().by_key(key)]
    return [pytest.param(factor, vehicle, id=factor.id) for factor, vehicle in found]


@pytest.mark.parametrize(("factor", "vehicle"), _engines())
def test_every_shipped_engine_is_reached(factor, vehicle):
    words = {"vehicle": vehicle} | factor.qualifiers
    year = int((factor.valid_to or "2025")[:4])
    result = carbon.calculate(carbon.EngineExhaust(volume="1 us_gallon", region="US", period=year, **words))
    assert [line.factor.id for _, line in result.plan.lines] == [factor.id]


def test_a_petrol_engine_needs_its_technology():
    one = carbon.EngineExhaust(volume="1 us_gallon", vehicle="logging_equipment", fuel="petrol", region="US", period=2025)
    said = " ".join(item.message for item in carbon.calculate(one).findings)
    assert "several factors fit. Write technology, one of 2_stroke, 4_stroke" in said


def test_upstream_that_scope_1_holds_is_said_with_its_size():
    """Energimyndigheten 2016 prints diesel well to wheel, 2.5 kg a litre; of it the UK's well-to-tank is about a quarter."""
    result = fuel(fuel="diesel", volume="100 l", region="SE", period=2018)
    said = next(item.message for item in result.findings if item.code == "scope_1_holds_upstream")
    share = (
        carbon.calculate("diesel", "100 l", region="GB", period=2018, policy=AR5).where(stage="wtt").co2e_kg / result.where(scope=1).co2e_kg
    )
    assert f"about {share:.0%} of it belongs to category 3." in said
    assert "scope_1_holds_upstream" not in codes(fuel(fuel="diesel", volume="100 l", region="GB", period=2018))
    assert "scope_1_holds_upstream" not in codes(fuel(fuel="diesel", volume="100 l", region="SE", period=2018, control="purchased"))


def test_heating_oil_in_britain_names_what_it_may_be_and_gas_oil_is_gas_oil():
    plain = carbon.calculate("heating_oil", "1000 l", region="GB", period=2022)
    assert any(note.code == "word_narrowed" and "kerosene" in note.message for note in plain.findings)
    for word in ("gas oil", "red diesel"):
        said = carbon.calculate(word, "1000 l", region="GB", period=2022)
        assert said.co2e_kg == plain.co2e_kg
        assert "word_narrowed" not in {note.code for note in said.findings}
    abroad = carbon.calculate("heating_oil", "1000 l", region="FR", period=2022)
    assert "word_narrowed" not in {note.code for note in abroad.findings}


def test_the_parts_of_a_stated_blend_are_of_one_edition_where_the_country_has_none_of_its_own():
    """UK Government 2023, rows 203 and 482: 0.93 l mineral diesel and 0.07 l biodiesel, each with its upstream."""
    found = carbon.calculate("diesel", "1000 l", blend="b7", region="NO", period=2023)
    assert {line.factor.publication.name for _, line in found.plan.lines} == {"uk-2023"}
    own = carbon.calculate("diesel", "1000 l", blend="b7", region="US", period=2022)
    assert "epa-2021" in {line.factor.publication.name for _, line in own.plan.lines}
