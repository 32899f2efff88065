"""Where a fuel is burned refines a factor and makes no other of it: home goes before a sector of the Guidelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.methods.combustion import SECTORS
from carbon.core.regions import lineage
from laws.asking import YEARS

FUELS = ("diesel", "petrol", "natural_gas", "heating_oil", "lpg", "coal", "jet_kerosene", "biodiesel", "wood_chips")
REGIONS = ("GB", "US", "FR", "SE", "AU", "DE", "NO", "IN", "world")


def burned(fuel, region, year, sector=None, amount="1 t"):
    activity = carbon.Fuel(fuel=fuel, mass=amount, region=region, period=year, sector=sector)
    lines = [line for _, line in carbon.calculate(activity).plan.lines]
    return next((line.factor for line in lines if line.stage == "combustion"), None)


@given(st.sampled_from(FUELS), st.sampled_from(REGIONS), st.sampled_from(YEARS), st.sampled_from(SECTORS))
def test_a_sector_takes_no_fuel_abroad(fuel, region, year, sector):
    """What answers without a sector from home answers with one: a Swede's diesel is not the Guidelines' because a machine burns it."""
    alone, asked = burned(fuel, region, year), burned(fuel, region, year, sector)
    if alone and alone.region in set(lineage(region)) - {"world"}:
        assert asked
        assert asked.region in lineage(region), asked.id
        assert asked.qualifiers.get("sector", sector) == sector


@given(st.sampled_from(("diesel", "petrol", "lpg")), st.sampled_from(("DE", "NO", "IN", "BR", "JP", "PL")), st.sampled_from(YEARS))
def test_a_vehicle_burns_by_the_table_of_roads(fuel, region, year):
    """2006 IPCC Guidelines, vol. 2, Tables 3.2.1 and 3.2.2, where the country has nothing of its own: not those of boilers, Table 2.4."""
    car = carbon.CarTravel(distance="100 km", fuel=fuel, consumption="7 l/100km", region=region, period=year)
    burning = next(line for _, line in carbon.calculate(car).plan.lines if line.stage == "combustion")
    assert burning.factor.qualifiers["sector"] == "road"
    assert "technology_gap" not in {finding.code for finding in carbon.calculate(car).findings}


@pytest.mark.parametrize(("sector", "said"), [("road", True), ("commercial", False), (None, False)])
def test_a_stated_sector_that_the_factor_does_not_tell_apart_is_said(sector, said):
    result = carbon.calculate(carbon.Fuel(fuel="diesel", volume="1 l", region="GB", period=2022, sector=sector))
    notes = [finding.message for finding in result.findings if finding.code == "technology_gap"]
    assert notes == (["uk-2022/fuel.diesel/blend=average/GB/2022/combustion is for all sectors, sector=road too."] if said else [])
