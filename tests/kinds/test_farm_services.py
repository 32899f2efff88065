"""Farms, services, direct lines and what else the publishers print for France, the US and Sweden: their own numbers, multiplied."""

from __future__ import annotations

from math import isclose

import pytest

import carbon

ADEME = carbon.Policy(gwp_set="ar5_100_split")
FR = {"region": "FR", "period": 2024}


@pytest.mark.parametrize(
    ("activity", "printed"),
    [
        # Base Carbone V23.6, element 22798, rows 18040 and 18041, and 22817, row 18043: fuel, its upstream, machines [kg/ha]
        (carbon.FieldWork(area="12 ha", crop="vignes", **FR), 12 * (506 + 53.3 + 168)),
        # element 22825, rows 16028 and 16029: heated greenhouses of Brittany [kg/m2]
        (carbon.FieldWork(area="100 m2", crop="serres_chauffees", place="bretagne", **FR), 100 * (79.6 + 13.7)),
        # element 24270, row 7567 [kg/kg N]; element 24276, row 4947 [kg/ha]
        (carbon.ManagedSoil(nitrogen="120 kg", practice="mineral_fertilizers_spreading", **FR), 120 * 5.73),
        (carbon.ManagedSoil(area="3 ha", practice="drainage_managed_soils_temperate_organic_forest_soils", **FR), 3 * 246),
        # element 20683, row 13566: a vegetarian meal; element 20557, row 4255: office consumables per euro
        (carbon.Service(quantity=120, product="meal", type="vegetarien", **FR), 120 * 0.51),
        (carbon.CapitalGood(quantity="500 EUR", product="office_consumables", **FR), 500 * 0.917),
        # element 14741, row 17623 [kg/kg COD]; element 14740, row 17624 [kg/kg N]
        (carbon.WasteWater(oxygen_demand="1200 kg", **FR), 1200 * 0.0056),
        (carbon.WasteWater(nitrogen="50 kg", **FR), 50 * 0.199),
        # element 15321, row 3457 [kg/ha]; element 14746, row 4521 [kg/t]
        (carbon.LandUseChange(area="2 ha", change="direct_land_use_change_crop_to_raincoated_soils", **FR), 2 * 190_000),
        (carbon.IndustrialProcess(mass="10 t", product="decarbonation", route="brick_and_tile_production", **FR), 10 * 40),
    ],
    ids=lambda item: item.kind if isinstance(item, carbon.Activity) else "",
)
def test_base_carbone_comes_out_as_it_is_printed(activity, printed):
    result = carbon.calculate(activity, policy=ADEME)
    assert result.complete
    assert isclose(result.co2e_kg, printed, rel_tol=1e-9)


def test_a_direct_line_is_the_same_in_both_views():
    """Base Carbone V23.6, element 26033, rows 6772 and 6773: wind on land, 0 and 0.0141 kg/kWh."""
    result = carbon.calculate(carbon.DirectLine(energy="2 GWh", technology="wind_turbine_on_land", **FR), policy=ADEME)
    assert result.total_kg("location") == result.total_kg("market") == pytest.approx(2e6 * 0.0141)
    assert result.where(scope=2).co2e_kg == 0


def test_panels_need_to_say_where_they_were_made():
    """Element 34721, row 7198: made in Europe, 0.0323 kg/kWh."""
    sun = carbon.DirectLine(energy="1 MWh", technology="photovoltaic", **FR)
    refused = carbon.calculate(sun, policy=ADEME)
    assert not refused.complete
    assert "photovoltaic: several factors fit. Write origin, one of fabrication_chine_par_defaut" in str(refused.findings[0].message)
    known = carbon.DirectLine(energy="1 MWh", technology="photovoltaic", origin="fabrication_europe", **FR)
    assert carbon.calculate(known, policy=ADEME).co2e_kg == pytest.approx(32.3)


@pytest.mark.parametrize(("margins", "printed"), [("with", 0.532), ("without", 0.488)])
def test_spend_with_and_without_the_margins_of_trade(margins, printed):
    """US EPA Supply Chain factors v1.3.0, NAICS CO2e table, row 2: 0.488 without margins and 0.532 with them; gases as printed."""
    soy = carbon.Spend(money="1000 USD", sector="111110", margins=margins, vat=0, region="US", period=2022)
    assert carbon.calculate(soy, gwp_set="ar5_100").co2e_kg / 1000 == pytest.approx(printed, abs=1e-3)


def test_spend_of_swedish_agencies():
    """Upphandlingsmyndigheten 2019, state agencies: 43.18 g/SEK of 2019, tax included in the price."""
    bought = {"money": "1000 SEK", "sector": "state_agencies", "classification": "upphandlingsmyndigheten"}
    result = carbon.calculate(carbon.Spend(**bought, vat=0, region="SE", period=2019))
    assert [line.factor.id.partition("/")[0] for _, line in result.plan.lines] == ["upphandlingsmyndigheten-2019"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "land_use_change needs biomass_before and biomass_after and carbon_fraction"),
        (
            {"change": "direct_land_use_change_crop_to_raincoated_soils", "carbon_fraction": 0.5},
            "includes plants and soil, but carbon_fraction is given. Write one of them.",
        ),
        ({"change": "meadow"}, "change 'meadow' is unknown"),
    ],
)
def test_land_says_what_to_write(fields, message):
    with pytest.raises(carbon.CarbonError, match=message):
        carbon.calculate("land_use_change", "1 ha", **fields)


def test_a_product_of_several_systems_asks_for_one():
    result = carbon.calculate("farm_product", "1 t", product="walnut dried inshell", **FR)
    assert "Write system, one of a_la_ferme_fr_u, les_varietes" in result.findings[0].message
    assert carbon.calculate("farm_product", "1 t", product="walnut dried inshell", system="a_la_ferme_fr_u", **FR).complete


def test_power_by_what_it_is_used_for():
    """Base Carbone V23.6, 'Electricité 2023 - usage : Climatisation', seasonal method: 0.0866, losses 0.0047, upstream 0.0309 kg/kWh."""
    cold = {"usage": "use_air_conditioning", "usage_method": "seasonal_method"}
    result = carbon.calculate(carbon.Electricity(energy="1 MWh", region="FR", period=2023, **cold), policy=ADEME)
    assert result.total_kg("location") == pytest.approx(1000 * (0.0866 + 0.0047 + 0.0309))
    with pytest.raises(carbon.CarbonError, match="Write both, usage_method as average_method or seasonal_method"):
        carbon.calculate("electricity", "1 MWh", region="FR", period=2023, usage="use_heating")


def test_power_saved_is_that_of_the_plants_at_the_margin():
    """US EPA Emission Factors Hub 2025, Table 6, US average: 1 393.7 lb CO2, 0.104 lb CH4 and 0.015 lb N2O a MWh; AR5 as the Hub has it."""
    result = carbon.calculate(carbon.AvoidedElectricity(energy="20 MWh", region="US", period=2025), gwp_set="ar5_100")
    assert result.co2e_kg == 0
    assert result.outside_totals("avoided").co2e_kg == pytest.approx(20 * 0.45359237 * (1393.7 + 0.104 * 28 + 0.015 * 265), rel=1e-4)


def test_words_that_tell_rows_apart():
    """UK 2017, row 6990: London, 29.4 kg a room night; Base Carbone, element 28300, row 4170: compression of hydrogen to 200 bar, 0.1 kg/kg."""
    night = carbon.HotelStay(nights=3, place="london", region="GB", period=2017)
    assert carbon.calculate(night, gwp_set="ar4_100").co2e_kg == pytest.approx(3 * 29.4)
    pressed = {"route": "hydrogen_compression_to_200_bars", "step": "production_d_hydrogene"}
    assert carbon.calculate(carbon.Material(mass="20 kg", material="hydrogen", **pressed, **FR), policy=ADEME).co2e_kg == pytest.approx(2)


@pytest.mark.parametrize(("digestate", "printed"), [("dry", 0.14), ("wet", 0.11)])
def test_digested_waste_by_what_is_done_with_its_digestate(digestate, printed):
    """US EPA Emission Factors Hub 2021, Table 9, beef, anaerobically digested: 0.14 and 0.11 t CO2e a short ton."""
    beef = carbon.Waste(
        mass="10 short_ton", material="beef", treatment="anaerobic_digestion", digestate=digestate, region="US", period=2021
    )
    assert carbon.calculate(beef, gwp_set="ar4_100").co2e_kg == pytest.approx(10_000 * printed)
