"""Numbers of publications, recomputed. Each case cites where the expected number stands."""

from __future__ import annotations

from math import isclose

import pytest

import carbon
from carbon.activities.gases.medical import density
from carbon.activities.methods.airports import airport, great_circle

AR4 = carbon.Policy(gwp_set="ar4_100")


def stage(result, name):
    return result.where(stage=name).co2e_kg


@pytest.mark.parametrize(
    ("activity", "name", "expected"),
    [
        # UK Government conversion factors 2019, flat file, sheet Factors by Category; the row of kg CO2e is named.
        (carbon.Fuel(fuel="diesel", volume="40 L", region="GB", period=2019), "combustion", 40 * 2.59411),  # row 142
        (carbon.Fuel(fuel="diesel", volume="40 L", region="GB", period=2019), "wtt", 40 * 0.61709),  # row 2725
        (carbon.Fuel(fuel="diesel", mass="1 t", region="GB", period=2019), "combustion", 3088.23),  # row 146
        (carbon.Fuel(fuel="natural_gas", energy="100 kWh_gross", region="GB", period=2019), "combustion", 18.385),  # row 54
        (carbon.Fuel(fuel="natural_gas", energy="100 kWh_net", region="GB", period=2019), "combustion", 20.428),  # row 58
        (carbon.Electricity(energy="10 MWh", region="GB", period=2019), "transmission", 217.0),  # row 2379
        (carbon.CarTravel(distance="100 km", fuel="diesel", size="medium", region="GB", period=2019), "combustion", 17.061),
        (carbon.Rail(distance="100 km", region="GB", period=2019), "combustion", 4.115),
        (carbon.Taxi(distance="100 km", region="GB", period=2019), "combustion", 21.024),  # row 4266
        (carbon.Taxi(distance="100 pkm", region="GB", period=2019), "combustion", 15.018),  # row 4270
    ],
    ids=lambda value: value.kind if isinstance(value, carbon.Activity) else None,
)
def test_uk_2019(activity, name, expected):
    assert isclose(stage(carbon.calculate(activity, policy=AR4), name), expected, rel_tol=4e-4)


@pytest.mark.parametrize(
    ("haul", "cabin", "with_rf"),
    [
        # UK 2019 flat file, rows 3494-3605, column 'With RF': kg CO2e per passenger-km.
        ("domestic", "average", 0.25493),
        ("short_haul", "economy", 0.15573),
        ("short_haul", "business", 0.23359),
        ("long_haul", "economy", 0.14981),
        ("long_haul", "first", 0.59925),
    ],
)
def test_flights_with_radiative_forcing_come_to_the_published_value(haul, cabin, with_rf):
    flight = carbon.Flight(distance="1000 km", haul=haul, cabin=cabin, region="GB", period=2019)
    result = carbon.calculate(flight, policy=AR4)
    assert isclose(stage(result, "combustion") + stage(result, "non_co2"), 1000 * with_rf, rel_tol=2e-4)
    without = carbon.calculate(flight, policy=carbon.Policy(gwp_set="ar4_100", non_co2=False))
    assert without.where(stage="non_co2").co2e_kg is None or without.where(stage="non_co2").co2e_kg == 0
    assert isclose(without.co2e_kg, result.co2e_kg - stage(result, "non_co2"), rel_tol=1e-12)


@pytest.mark.parametrize(("year", "haul"), [(2018, "short_haul"), (2022, "short_haul"), (2023, "short_haul"), (2025, "long_haul")])
def test_the_multiplier_of_the_edition(year, haul):
    """UK methodology papers: 1.9 on CO2 to 2022, 1.7 from 2023."""
    flight = carbon.Flight(distance="1000 km", haul=haul, cabin="economy", region="GB", period=year)
    result = carbon.calculate(flight, policy=carbon.Policy(gwp_set="ar4_100" if year <= 2022 else "ar5_100"))
    co2 = result.where(stage="combustion").gases_kg()["co2"]
    assert isclose(stage(result, "non_co2"), co2 * (0.9 if year <= 2022 else 0.7), rel_tol=1e-12)


def test_a_charged_car_comes_to_the_published_electricity():
    """UK 2019: medium battery electric car 0.05317 generation, 0.00451 losses, 0.00805 upstream kg CO2e/km."""
    result = carbon.calculate(
        carbon.CarTravel(distance="1000 km", fuel="battery_electric", size="medium", region="GB", period=2019), policy=AR4
    )
    assert isclose(stage(result, "generation"), 53.17, rel_tol=1e-3)
    assert isclose(stage(result, "transmission"), 4.51, rel_tol=2e-3)
    assert isclose(stage(result, "wtt"), 8.05, rel_tol=2e-3)


@pytest.mark.parametrize(
    ("agent", "kg_per_l"),
    [("sevoflurane", 1.530), ("isoflurane", 1.496), ("desflurane", 1.467), ("halothane", 1.879)],
)
def test_densities_follow_from_vapour_volumes(agent, kg_per_l):
    """184, 195, 210, 229 ml vapour per ml liquid at 20 °C × molar mass ÷ 24.055 l/mol."""
    assert isclose(density(agent), kg_per_l, abs_tol=6e-4)


def test_sevoflurane_bottle():
    """250 ml × 1.530 g/ml × GWP100 216 (AR5, Table 8.A.1) = 82.6 kg CO2e."""
    assert isclose(carbon.calculate("sevoflurane", "250 ml", gwp_set="ar5_100").co2e_kg, 0.25 * density("sevoflurane") * 216, rel_tol=1e-12)


def test_nitrous_oxide_with_destruction():
    """100 kg, 60 % collected, 99 % of that destroyed, GWP 265: 100 × (1 − 0.6 × 0.99) × 265 kg."""
    result = carbon.calculate("nitrous_oxide", "100 kg", collected="60 %", destroyed=0.99, gwp_set="ar5_100")
    assert isclose(result.co2e_kg, 100 * (1 - 0.6 * 0.99) * 265, rel_tol=1e-12)


def test_half_of_entonox_is_nitrous_oxide():
    """1000 l at 25 °C: half by volume is N2O, 0.0018 kg/l (NHS)."""
    result = carbon.calculate("entonox", "1000 l", gwp_set="ar5_100")
    assert isclose(result.gases_kg()["n2o"], 0.9, rel_tol=1e-12)


def test_great_circle_distances():
    """Mean earth radius 6371.0088 km; LHR–JFK is 5 540 km in the distance tables of the airports' operators."""
    assert isclose(great_circle(airport("LHR"), airport("JFK")), 5540, rel_tol=2e-3)
    assert great_circle(airport("LLA"), airport("ARN")) == great_circle(airport("ARN"), airport("LLA"))


def test_contracted_bus_by_consumption():
    """1 000 km × 0.38 l/km × 476 g/l HVO (Energimyndigheten, delivered 2016) = 180.88 kg."""
    bus = carbon.ContractedBus(distance="1000 km", fuel="hvo", consumption="38 l/100km", region="SE", period=2016)
    assert isclose(carbon.calculate(bus).co2e_kg, 180.88, rel_tol=1e-12)


def test_location_and_market_are_two_results():
    """10 MWh in Sweden 2019: Ember 42.34 g CO2e/kWh, Nordic residual mix 338.53 g CO2/kWh (Ei)."""
    result = carbon.calculate("electricity", "10 MWh", region="SE", period=2019)
    assert isclose(result.total_location.to("kg").magnitude, 423.4, rel_tol=1e-12)
    assert isclose(result.total_market.to("kg").magnitude, 3385.3, rel_tol=1e-12)
    table = result.by("basis")
    assert dict(zip(table["basis"], table["co2e_kg"], strict=True)) == pytest.approx({"market": 3385.3, "location": 423.4})


def test_biogenic_co2_stands_beside():
    """Bioethanol UK 2019: 0.00855 kg CO2e/l of CH4 and N2O; 1.52 kg biogenic CO2/l outside of scopes."""
    result = carbon.calculate("fuel", "100 l", fuel="bioethanol", region="GB", period=2019, gwp_set="ar4_100")
    assert isclose(result.where(stage="combustion").co2e_kg, 0.855, rel_tol=1e-12)
    assert isclose(result.gases_kg()["co2_biogenic"], 152.0, rel_tol=1e-12)


def test_litres_meet_a_factor_per_terajoule():
    """IPCC 2006 Table 2.4: 74 100 kg CO2/TJ; UK 2024 density 833.519 kg/m3 and NCV 42.719 GJ/t of average diesel."""
    policy = carbon.Policy(gwp_set="ar4_100", stand_ins=("world",))
    result = carbon.calculate("diesel", "1000 l", region="DE", sector="commercial", policy=policy)
    assert isclose(result.gases_kg()["co2"], 0.833519 * 42.719e-3 * 74100, rel_tol=0.03)


def test_wtt_is_never_added_to_a_factor_that_covers_it():
    result = carbon.calculate("diesel", "40 L", region="SE", period=2016)
    assert [line.stage for _, line in result.plan.lines] == ["combustion"]
    assert isclose(result.co2e_kg, 40 * 2.853, rel_tol=1e-12)
    assert "stage_not_split" in {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        # 1 GWh × 74 g/kWh, Göteborg 2019 (key figure SE.1.2.5)
        (carbon.DistrictHeating(energy="1 GWh", network="Göteborg", region="SE", period=2019), 74_000.0),
        # 100 km × 3 passengers × 0.02732 coach, and 0.00653 upstream, kg CO2e/pkm (UK 2019)
        (carbon.Bus(distance="100 km", passengers=3, type="coach", region="GB", period=2019), None),
        # 10 000 km × 0.13 l/km × (2.59411 + 0.61709) kg CO2e/l (UK 2019 rows 142, 2725)
        (carbon.Ambulance(distance="10 000 km", consumption="13 l/100km", region="GB", period=2019), 1300 * (2.59411 + 0.61709)),
        # 2 h × 300 l/h × 2.52 kg fossil CO2/l (SPBI, Jet A1), upstream UK 2019 row 2717: 0.52718 kg CO2e/l
        (carbon.AmbulanceFlight(duration="2 h", consumption="300 l/h", region="SE", period=2019), 600 * (2.52 + 0.52718)),
        # 180 km × 0.157 kg/km, average car in Sweden (Klimatsmart Semester)
        (carbon.PatientTravel(distance="180 km", mode="own_car", fuel="diesel", region="SE", period=2019), 180 * 0.157),
        # 8 participants × 1.5 h × 60 W = 0.72 kWh × 42.34 g/kWh (Ember, Sweden 2019)
        (carbon.DigitalMeeting(participants=8, duration="1.5 h", power="60 W", region="SE", period=2019), 0.72 * 0.04234),
        # 10 m3 × 0.344 kg CO2e/m3 (UK 2019, Water supply)
        (carbon.Generic(quantity="10 m3", key="water.supply", region="GB", period=2019), 3.44),
    ],
    ids=lambda value: value.kind if isinstance(value, carbon.Activity) else None,
)
def test_each_kind_has_a_worked_number(activity, expected):
    result = carbon.calculate(activity, policy=AR4)
    assert result.complete
    if expected is None:
        factors = {line.stage: float(line.form.published["co2e"]) for _, line in result.plan.lines}
        expected = 300 * (factors["combustion"] + factors["wtt"])
    assert isclose(result.co2e_kg, expected, rel_tol=5e-4)


def test_other_gases_can_stand_beside():
    """Sevoflurane is none of the seven gases of the GHG Protocol: in the total by default, beside it on demand, and said either way."""
    inside = carbon.calculate("sevoflurane", "250 ml", gwp_set="ar5_100")
    beside = carbon.calculate("sevoflurane", "250 ml", policy=carbon.Policy(gwp_set="ar5_100", other_gases=False))
    assert "sevoflurane in" in inside.contents
    assert "sevoflurane beside" in beside.contents
    assert beside.co2e_kg == 0.0
    assert beside.gases_kg() == inside.gases_kg()


def test_losses_are_a_share_of_the_own_grid():
    """EPA Hub 2025, Table 6, CAMX and US: lb/MWh total output, grid gross loss s; lost per unit used s/(1-s)."""
    result = carbon.calculate("electricity", "1 MWh", region="US-CAMX", period=2025, gwp_set="ar5_100")
    lines = {line.stage: line for _, line in result.plan.lines if line.basis != "market"}
    share = lines["transmission"].factor.forms[0].gases["loss_share"]
    assert 0.03 < share < 0.07
    assert lines["generation"].factor.region == "US-CAMX"
    assert isclose(
        stage(result, "transmission"), result.where(stage="generation", basis="location").co2e_kg * share / (1 - share), rel_tol=1e-12
    )
    assert "losses" in result.explain()


@pytest.mark.parametrize(
    ("amount", "fuel", "co2", "ch4", "n2o"),
    [
        # US EPA Emission Factors Hub 2025, Tables 1 and 2: kg CO2, g CH4, g N2O per unit
        ("1 us_gallon", "heating_oil", 10.21, 0.41, 0.08),
        ("1 mmBtu_gross", "natural_gas", 53.06, 1.0, 0.10),
        ("1 short_ton", "anthracite", 2602, 276, 40),
        ("1 us_gallon", "jet_kerosene", 9.75, 0.41, 0.08),
    ],
)
def test_epa_hub_fuels(amount, fuel, co2, ch4, n2o):
    gases = carbon.calculate("fuel", amount, fuel=fuel, region="US", period=2025).where(stage="combustion").gases_kg()
    assert isclose(gases["co2"], co2, rel_tol=1e-9)
    assert isclose(gases["ch4_fossil"], ch4 / 1000, rel_tol=0.02)
    assert isclose(gases["n2o"], n2o / 1000, rel_tol=0.02)
