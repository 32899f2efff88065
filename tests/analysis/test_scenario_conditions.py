"""Conditions of measures: values as values, bounds where they can be compared, and what is not there named."""

import pytest

import carbon
from carbon.analysis.scenario_file import scenario_of
from carbon.core.errors import CarbonError


@pytest.fixture(scope="module")
def footprint():
    return carbon.Inventory.open("examples/norrbotten-2019").footprint()


def change(footprint, **measure):
    made = scenario_of({"name": "test", "measures": [{"name": "less", "change": "-50 %"} | measure]}, "test.toml")
    return carbon.scenario(footprint, made).moved.change_kg


HVO_BUSES = 3_120_000 * 0.345 * 0.476


@pytest.mark.parametrize("consumption", ["0.345 l/km", "34.5 l/100km", "34,5 l/100km"])
def test_a_rate_is_the_same_however_it_is_written(footprint, consumption):
    found = change(footprint, sources=["County bus traffic"], where={"consumption": consumption})
    assert found == pytest.approx(-0.5 * HVO_BUSES, rel=1e-9)


@pytest.mark.parametrize("collected", ["0", "0.0", "0,0", 0, 0.0])
def test_a_number_is_the_same_however_it_is_written(footprint, collected):
    assert change(footprint, sources=["Nitrous oxide"], where={"collected": collected}) == pytest.approx(-0.5 * 1115 * 265, rel=1e-9)


@pytest.mark.parametrize("back", [True, "true", "True"])
def test_true_may_be_written_as_such(footprint, back):
    every = change(footprint, kinds=["flight"])
    assert change(footprint, kinds=["flight"], where={"round_trip": back}) == pytest.approx(every, rel=1e-12)


def test_a_route_is_told_by_its_stops(footprint):
    found = change(footprint, kinds=["flight"], where={"via": "ARN", "destination": "CPH"})
    assert found == pytest.approx(-0.5 * 334 * 433.9990226357418, rel=1e-9)


def test_a_bound_is_compared_where_the_other_conditions_admit(footprint):
    """The consumption of buses is in l/km, and a bound on that of aircraft does not concern it."""
    found = change(footprint, kinds=["ambulance_flight"], where={"consumption": "> 320 l/h"})
    assert found == pytest.approx(-0.5 * 1440 * 1066.296, rel=1e-9)
    assert change(footprint, kinds=["ambulance_flight"], where={"consumption": "> 5 l/min"}) == pytest.approx(found, rel=1e-12)


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        ({"where": {"fuel": "disel"}}, "measure 'less': no row has fuel 'disel'. Nearest: diesel"),
        ({"where": {"fuel": ["diesel", "biodisel"]}}, "measure 'less': no row has fuel 'biodisel'. Nearest: biodiesel"),
        ({"kinds": ["flight"], "where": {"leg_km": "< 500 kg"}}, "km' cannot be compared with '< 500 kg'. Write the bound in its unit."),
        ({"where": {"consumption": "< 1 l/h"}, "kinds": ["contracted_bus"]}, "cannot be compared with '< 1 l/h'"),
    ],
)
def test_a_value_that_is_not_there_is_named_among_others_too(footprint, measure, sentence):
    with pytest.raises(CarbonError) as error:
        change(footprint, **measure)
    assert sentence in str(error.value)


def test_labels_are_what_is_written():
    """A site 01 is no site 1."""
    rows = [{"kind": "diesel", "amount": "10 l", "region": "GB", "period": 2019, "site": site} for site in ("1", "01")]
    result = carbon.calculate(rows)
    assert change(result, sites=["01"]) == pytest.approx(-0.25 * result.co2e_kg)
