"""Density, net and gross heating value of a fuel: one set of one publication in every conversion, and a cited custom for plain kWh."""

from __future__ import annotations

import csv
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.regions import lineage
from carbon.factors.policy import STAND_INS
from carbon.factors.properties import property_sets, scale_of, sets_for

FOLDER = Path(__file__).parents[2] / "emission_factors" / "fuels"
SCF = 1000 / 28.316846592
"""Cubic feet of a cubic metre: a foot is 0.3048 m."""


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PROPERTIES = [row for path in sorted(FOLDER.glob("properties*.csv")) for row in rows(path.name)]
FUELS = sorted({row["fuel"] for row in PROPERTIES})


def combustion(unit, fuel="natural_gas", **fields):
    form = dict.fromkeys(("l", "m3", "scf", "ccf", "Mscf", "Sm3", "Nm3"), "volume") | dict.fromkeys(("kg", "t"), "mass")
    return carbon.calculate(carbon.Fuel(fuel=fuel, **{form.get(unit, "energy"): f"1000 {unit}"}, **fields)).where(stage="combustion")


def codes(result):
    return [item.code for item in result.findings]


# IPCC 2006 Guidelines vol. 2, table 2.4, as kg CO2e a GJ net: kg a TJ of CO2, CH4 and N2O; AR6: fossil CH4 29.8, N2O 273.
GAS = (56100 + 5 * 29.8 + 0.1 * 273) / 1000
DIESEL = (74100 + 10 * 29.8 + 0.6 * 273) / 1000
COAL = (94600 + 10 * 29.8 + 1.5 * 273) / 1000
# UK Government GHG conversion factors 2024, Fuel properties!D31, E31, F31; D24, E24, F24: GJ/t net, GJ/t gross, kg/m3.
UK_GAS = (45.627, 50.552, 0.796)
UK_DIESEL = (43.028, 45.775, 830.565)
# US EPA Emission Factors Hub 2025, Table 1, row 38: kg CO2, g CH4, g N2O per mmBtu and per scf.
US_GAS = 53.06 + 0.001 * 29.8 + 0.0001 * 273
US_SCF = 0.05444 + 0.00000103 * 29.8 + 0.0000001 * 273


@pytest.mark.parametrize(
    ("unit", "fields", "expected"),
    [
        ("kWh_gross", {"region": "DE", "period": 2022}, 0.0036 * UK_GAS[0] / UK_GAS[1] * GAS),
        ("kWh_net", {"region": "DE", "period": 2022}, 0.0036 * GAS),
        ("m3", {"region": "DE", "period": 2022}, UK_GAS[2] * UK_GAS[0] / 1000 * GAS),
        ("l", {"region": "DE", "period": 2022, "fuel": "diesel"}, UK_DIESEL[2] * UK_DIESEL[0] / 1000 / 1000 * DIESEL),
        ("kg", {"region": "DE", "period": 2022, "fuel": "diesel"}, 43.0 / 1000 * DIESEL),  # IPCC 2006, vol. 2, Table 1.2, Diesel Oil
        ("kWh_gross", {"region": "DE", "period": 2022, "fuel": "diesel"}, 0.0036 * UK_DIESEL[0] / UK_DIESEL[1] * DIESEL),
        ("t", {"region": "DE", "period": 2022, "fuel": "coal"}, 25.8 * COAL),  # Table 1.2, Other Bituminous Coal
        ("scf", {"region": "US", "period": 2025}, US_SCF),
        ("ccf", {"region": "US", "period": 2025}, 100 * US_SCF),
        ("Mscf", {"region": "US", "period": 2025}, 1000 * US_SCF),
        ("m3", {"region": "US", "period": 2025}, SCF * US_SCF),
        ("kWh_gross", {"region": "US", "period": 2025}, US_GAS * 0.0036 / 1.05505585262),
    ],
)
def test_an_amount_meets_its_factor_by_one_publication(unit, fields, expected):
    """IPCC 2006 in TJ net, US EPA in mmBtu gross and scf: kg CO2e of 1000 units, every number as printed."""
    assert isclose(combustion(unit, **fields).co2e_kg, 1000 * expected, rel_tol=1e-6)


def test_net_energy_meets_no_mass_of_a_factor_that_is_printed_per_gross_energy():
    """Peat in the US: EPA is per mmBtu gross and short ton, no publication has both heats; the IPCC's is per net energy (Table 2.2)."""
    net = combustion("kWh_net", fuel="peat", region="US", period=2022)
    assert net.gases_kg()["co2"] == pytest.approx(1000 * 106000 * 3.6e-6)


def ratios():
    """Net ÷ gross heating value of each publication, from the files themselves."""
    pairs = {}
    for row in PROPERTIES:
        place = (row["fuel"], row["qualifiers"], row["publication"])
        pairs.setdefault(place, {})[row["property"]] = float(row["value"])
    both = ("net_calorific_value", "gross_calorific_value")
    return {place: values[both[0]] / values[both[1]] for place, values in pairs.items() if set(both) <= set(values)}


RATIOS = ratios()


@given(
    fuel=st.sampled_from(FUELS),
    region=st.sampled_from(["GB", "US", "FR", "SE", "DE", "CA", "IN", "NO", "JP", None]),
    year=st.integers(2016, 2026),
)
def test_gross_and_net_of_one_answer_are_of_one_publication(fuel, region, year):
    """CO2 per kWh gross ÷ CO2 per kWh net is one publication's net ÷ gross, or that of two printed forms of the factor."""
    kilo, found = {}, {}
    for unit in ("kWh_net", "kWh_gross"):
        result = combustion(unit, fuel=fuel, region=region, period=year)
        lines = [line for _, line in result.plan.lines]
        if not lines or lines[0].factor.region == "SE":
            return
        kilo[unit], found[unit] = result.co2e_kg or sum(result.gases_kg().values()), lines[0]
    if found["kWh_net"].factor.id != found["kWh_gross"].factor.id:
        return
    ratio = kilo["kWh_gross"] / kilo["kWh_net"]
    assert ratio < 1
    factor = found["kWh_net"].factor
    if {"energy_net", "energy_gross"} <= {form.dimension for form in factor.forms}:
        assert 0.8 < ratio < 0.99  # printed forms, rounded by the publisher
        return
    allowed = [value for (name, _, _), value in RATIOS.items() if name == fuel]
    assert any(isclose(ratio, value, rel_tol=1e-9) for value in allowed), (ratio, allowed)


@given(fuel=st.sampled_from(FUELS), region=st.sampled_from(["US", "FR", "SE", "DE", "CA", "IN", "JP", "NZ"]), year=st.integers(2016, 2026))
def test_another_country_comes_after_home_and_its_stand_ins(fuel, region, year):
    """However well the words of a far country's set fit, a nearer one that leads there is taken."""
    lines = combustion("kWh_net", fuel=fuel, region=region, period=year).plan.lines
    near = (*lineage(region), *STAND_INS)
    for _, line in lines:
        far = [item.region not in near for item in sets_for(line.factor, region, year)]
        assert far == sorted(far)


def test_american_diesel_takes_the_stand_in_s_heat():
    """Gross 45.775 GJ/t and 830.565 kg/m3: UK Government conversion factors 2024, Fuel properties, row 24; 10.21 kg/gal: EPA hub 2024, D107."""
    gallons = 3600 / (45.775 * 0.830565) / 3.785411784
    assert combustion("kWh_gross", fuel="diesel", region="US", period=2023).gases_kg()["co2"] == pytest.approx(gallons * 10.21, rel=1e-9)


@given(fuel=st.sampled_from(FUELS), data=st.data())
def test_a_set_leads_there_and_back(fuel, data):
    item = data.draw(st.sampled_from(property_sets(fuel)))
    dimensions = sorted({edge.source for edge in item.edges})
    first, second = data.draw(st.sampled_from(dimensions)), data.draw(st.sampled_from(dimensions))
    if first == second or (there := item.path(first, second)) is None:
        return
    back = item.path(second, first)
    assert back is not None
    assert isclose(scale_of(there) * scale_of(back), 1.0, rel_tol=1e-12)


def test_a_set_is_of_one_publication():
    """Every text of a set cites the same source: no path can join two."""
    sets = [(fuel, item) for fuel in FUELS for item in property_sets(fuel)]
    assert {fuel for fuel, _ in sets} == set(FUELS)
    for fuel, item in sets:
        sources = {row["source"] for row in PROPERTIES if row["fuel"] == fuel and row["publication"] == item.publication}
        assert len(sources) == 1, (fuel, item.publication)
        stated = [edge.text for edge in item.edges if "ideal gas law" not in edge.text and not edge.assumed]
        assert stated, (fuel, item.publication)
        assert all(next(iter(sources)) in text for text in stated), (fuel, item.publication)


@pytest.mark.parametrize("row", rows("billing.csv"), ids=lambda row: f"{row['region']}-{row['fuel']}")
def test_a_custom_is_asserted_with_its_source_alone(row):
    assert row["source"]
    assert row["locator"]
    fuel = "natural_gas" if row["fuel"] == "*" else row["fuel"]
    plain = combustion("kWh", fuel=fuel, region=row["region"], period=2022)
    assert plain.co2e_kg == combustion(f"kWh_{row['heating_value']}", fuel=fuel, region=row["region"], period=2022).co2e_kg
    said = next(item.message for item in plain.findings if item.code == "heating_value_assumed")
    assert row["source"] in said or row["fuel"] == "*"
    assert "kWh_net or kWh_gross" in said
    assert "heating_value_assumed" not in codes(combustion("kWh_net", fuel=fuel, region=row["region"], period=2022))


@pytest.mark.parametrize(
    ("fuel", "region"), [("natural_gas", "IT"), ("natural_gas", "SE"), ("heating_oil", "FR"), ("coal", "DE"), ("natural_gas", None)]
)
def test_kwh_without_a_known_custom_names_both_readings(fuel, region):
    result = carbon.calculate(carbon.Fuel(fuel=fuel, energy="1000 kWh", region=region, period=2022))
    assert result.co2e is None
    missing = next(item.message for item in result.findings if item.code == "factor_missing")
    assert f"kWh of {fuel.replace('_', ' ')} are net or gross, and no source is known" in missing
    assert "write kWh_net or kWh_gross" in missing


@pytest.mark.parametrize("place", sorted({row["region"] for row in rows("billing.csv")}))
@pytest.mark.parametrize("unit", ["toe", "ktoe", "Mtoe"])
def test_a_custom_of_bills_says_nothing_of_a_unit_that_no_bill_is_in(unit, place):
    """Base Carbone prints French gas per tep PCI, its bills are in kWh PCS: read as billed, a toe came out a tenth too low."""
    plain = carbon.calculate(carbon.Fuel(fuel="natural_gas", energy=f"1 {unit}", region=place, period=2022))
    assert plain.co2e is None
    missing = next(item.message for item in plain.findings if item.code == "factor_missing")
    assert f"natural gas is not billed in {unit}: write {unit}_net or {unit}_gross" in missing


def test_cubic_metres_of_us_gas_say_what_is_taken_for_their_conditions():
    plain = carbon.calculate("natural_gas", "1 m3", region="US", period=2025)
    assert "gas_conditions_assumed" in codes(plain)
    assert "fuel_property_stand_in" not in codes(plain)
    stated = carbon.calculate("natural_gas", "1000 scf", region="US", period=2025)
    assert "gas_conditions_assumed" not in codes(stated)


def test_volumes_at_stated_conditions_meet_by_the_gas_law():
    """ISO 13443: 15 °C and 0 °C at one pressure: 288.15 ÷ 273.15."""
    normal, standard = (combustion(unit, region="US", period=2025).co2e_kg for unit in ("Nm3", "Sm3"))
    assert isclose(normal / standard, 288.15 / 273.15, rel_tol=1e-9)


def test_the_worlds_heating_value_stands_in_for_a_countrys():
    """Swedish chips per MJ (Boverket) and the Guidelines' 15.6 GJ/t (Table 1.2) are of two publications, which is told."""
    found = carbon.calculate("fuel", "1 t", fuel="wood_chips", region="SE", period=2022)
    assert found.co2e_kg == pytest.approx(15600 * 0.006)
    (message,) = (finding.message for finding in found.findings if finding.code == "fuel_property_stand_in")
    assert "those of world stand in" in message
    assert "15.6 GJ/t" in message
