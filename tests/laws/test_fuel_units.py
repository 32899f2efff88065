"""Units of fuels, there and back: every unit that a set of a fuel's properties leads to, and one set in one conversion."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.store.read import store
from carbon.core.units.scales import units
from carbon.factors.conversion import convert
from carbon.factors.properties import property_sets, scale_of
from laws.asking import REGIONS, YEARS

FUELS = sorted({fuel for (fuel,) in store().rows("SELECT DISTINCT fuel FROM fuel_property")})
SETS = [(fuel, item) for fuel in FUELS for item in property_sets(fuel)]
ENERGY = ("energy", "energy_net", "energy_gross")
VOLUMES = ("volume", "normal_volume", "standard_volume", "us_standard_volume")
ASKED = sorted({item.name for item in units().values() if item.dimension in ("mass", *VOLUMES, *ENERGY)})
ROUNDED = 0.03
"""Density and heating values are printed to two or three digits, each by itself."""


def dimensions(item):
    return sorted({edge.source for edge in item.edges})


@given(st.sampled_from(SETS), st.data())
def test_there_and_back_is_one(chosen, data):
    _, item = chosen
    first, second = data.draw(st.sampled_from(list(permutations(dimensions(item), 2))))
    there, back = item.path(first, second), item.path(second, first)
    assert (there is None) is (back is None)
    if there and back:
        assert scale_of(there) * scale_of(back) == pytest.approx(1.0, rel=1e-9)


@pytest.mark.parametrize("fuel", FUELS)
def test_a_detour_within_a_set_comes_to_the_same(fuel):
    """What is printed per kilogram and per litre belongs to one density, but for the rounding of the publisher."""
    for item in property_sets(fuel):
        for first, middle, last in permutations(dimensions(item), 3):
            ways = item.path(first, middle), item.path(middle, last), item.path(first, last)
            if all(ways) and not any(edge.assumed for way in ways for edge in way):
                detour = scale_of(ways[0]) * scale_of(ways[1])
                assert detour == pytest.approx(scale_of(ways[2]), rel=ROUNDED), (item.publication, item.qualifiers, first, middle, last)


@given(st.sampled_from(FUELS), st.sampled_from(ASKED), st.sampled_from(REGIONS), st.sampled_from(YEARS), st.data())
def test_a_conversion_cites_one_publication(fuel, name, place, year, data):
    """Each property of one conversion stands in one set; gross energy holds more than net."""
    factors = [factor for _, factor in carbon.catalogue().by_key(f"fuel.{fuel}")]
    if not factors:
        return
    factor = data.draw(st.sampled_from(factors))
    found = convert(factor, name, place or "world", year)
    if found is None:
        return
    texts = {step for step in found.steps if " calorific value " in step or step.startswith(("density", "energy content"))}
    own = {step for step in texts if " read as " not in step}
    assert any(own <= {edge.text for edge in item.edges} for item in property_sets(fuel)), found.steps
    assert found.met > 0
    net, gross = (convert(factor, unit, place or "world", year) for unit in ("kWh_net", "kWh_gross"))
    if net and gross and net.form == gross.form:
        assert 0.8 < gross.met / net.met < 1.0
