"""What moved and why: effects sum to the change, each cause is found where it alone moves."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.comparison import CAUSES, compare, logarithmic_mean
from carbon.analysis.restating import with_gwp_set
from carbon.core.errors import CarbonError

AMOUNTS = st.floats(0.0, 1e5)
ROWS = st.lists(st.tuples(st.sampled_from(["diesel", "petrol"]), AMOUNTS, st.sampled_from(["Car", "Boat"])), min_size=1, max_size=6)


def fuels(rows, period=2019, **settings):
    made = [{"kind": fuel, "amount": (amount, "l"), "region": "GB", "period": period, "source": source} for fuel, amount, source in rows]
    return carbon.calculate(made, **settings)


def causes(moved):
    return {cause: math.fsum(effect.kg for effect in moved.effects if effect.cause == cause) for cause in CAUSES}


@given(ROWS, ROWS)
def test_effects_sum_to_the_change(before, after):
    one, other = fuels(before, 2018, gwp_set="ar5_100"), fuels(after, 2022, gwp_set="ar6_100")
    moved = compare(one, other)
    assert math.fsum(effect.kg for effect in moved.effects) == pytest.approx(moved.change_kg, rel=1e-9, abs=1e-6)


def test_an_amount_alone():
    moved = compare(fuels([("diesel", 100.0, "Car")]), fuels([("diesel", 110.0, "Car")]))
    found = causes(moved)
    assert found["amount"] == pytest.approx(moved.change_kg)
    assert found["factor"] == pytest.approx(0.0, abs=1e-9)


def test_a_factor_alone():
    moved = compare(fuels([("diesel", 100.0, "Car")], 2018), fuels([("diesel", 100.0, "Car")], 2022))
    assert causes(moved)["factor"] == pytest.approx(moved.change_kg)
    assert causes(moved)["amount"] == pytest.approx(0.0, abs=1e-9)


def test_structure_alone():
    before, after = [("diesel", 60.0, "Car"), ("petrol", 40.0, "Car")], [("diesel", 40.0, "Car"), ("petrol", 60.0, "Car")]
    found = causes(compare(fuels(before), fuels(after)))
    assert found["amount"] == pytest.approx(0.0, abs=1e-9)
    assert found["structure"] == pytest.approx(20 * (fuels([("petrol", 1.0, "Car")]).co2e_kg - fuels([("diesel", 1.0, "Car")]).co2e_kg))


def test_a_source_of_one_year_alone_is_boundary():
    moved = compare(fuels([("diesel", 10.0, "Car")]), fuels([("diesel", 10.0, "Car"), ("diesel", 5.0, "Boat")]))
    assert causes(moved)["boundary"] == pytest.approx(fuels([("diesel", 5.0, "Boat")]).co2e_kg)
    assert moved.by("source", "cause")["source"].to_list() == ["Boat"]


def test_a_gwp_set_alone():
    one = carbon.calculate("nitrous_oxide", "2 kg", gwp_set="ar5_100", source="Gas")
    other = carbon.calculate("nitrous_oxide", "2 kg", gwp_set="ar6_100", source="Gas")
    moved = compare(one, other)
    # 2 kg × (273 − 265): AR6 WGI Table 7.SM.7 and AR5 WGI Table 8.A.1
    assert causes(moved)["gwp_set"] == pytest.approx(16.0)
    assert moved.change_kg == pytest.approx(16.0)
    assert str(moved) == "530.00 kg → 546.00 kg CO2e (+16.00 kg): gwp set +16.00 kg"


def test_the_three_factors_by_hand():
    # V = Q × f with Q 100 → 200 and one activity: L(V_T, V_0) ln 2 for the amount, the rest is the factor.
    one, other = fuels([("diesel", 100.0, "Car")], 2018), fuels([("diesel", 200.0, "Car")], 2022)
    mean = logarithmic_mean(other.co2e_kg, one.co2e_kg)
    assert causes(compare(one, other))["amount"] == pytest.approx(mean * math.log(2))
    assert logarithmic_mean(3.0, 3.0) == 3.0


def test_wrong_keys_and_results_are_sentences():
    one = fuels([("diesel", 1.0, "Car")])
    with pytest.raises(CarbonError, match="'causes' is no key of a comparison. Nearest: cause"):
        compare(one, one).by("causes")
    with pytest.raises(CarbonError, match="one of the results has no answer"):
        compare(one, carbon.calculate([carbon.Fuel(fuel="unobtainium", volume="1 l")]))
    with pytest.raises(CarbonError, match="a location-based and a market-based result cannot be compared"):
        compare(one, one.view("market"))


def test_a_gas_that_a_set_lacks_is_never_zero():
    gas = carbon.calculate("sevoflurane", "250 ml", gwp_set="ar5_100")
    assert with_gwp_set(gas, "ar6_100").co2e_kg == pytest.approx(gas.co2e_kg * 195 / 216)
    with pytest.raises(CarbonError, match="ar4_100 has no GWP of sevoflurane. Choose a set that has, as ar6_100."):
        with_gwp_set(gas, "ar4_100")
