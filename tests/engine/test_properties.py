"""Properties that hold for every calculation."""

from __future__ import annotations

import json
from dataclasses import replace
from math import fsum, isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.gases import gwp
from carbon.core.kernel import per_question
from strategies import activities, amounts, many


def close(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-12, abs_tol=1e-300)


@given(many)
def test_scalar_equals_its_row_bit_for_bit(items):
    table = carbon.calculate(items)
    rows, gases = table.row_kg(), table.row_gases_kg()
    for number, item in enumerate(items):
        alone = carbon.calculate(item)
        assert alone.co2e_kg == rows[number]
        assert table[number].co2e_kg == rows[number]
        mine = dict(zip(table.plan.gases, gases[number], strict=True))
        assert dict(alone.gases_kg().items()) == {gas: mine[gas] for gas in alone.plan.gases}


@given(many)
def test_total_is_the_sum_of_rows(items):
    table = carbon.calculate(items)
    assert close(table.co2e_kg, fsum(table.row_kg().tolist()))


@given(many, many)
def test_results_add(one, other):
    first, second = carbon.calculate(one), carbon.calculate(other)
    both = first + second
    assert close(both.co2e_kg, first.co2e_kg + second.co2e_kg)
    assert close(both.co2e_kg, carbon.calculate([*one, *other]).co2e_kg)


@given(many)
def test_a_result_is_its_rows_and_python_sums_them(items):
    table = carbon.calculate(items)
    assert len(table) == len(items) == len(list(table))
    assert close(sum(table).co2e_kg, table.co2e_kg)
    assert sum([table]) is table


@pytest.mark.parametrize("other", [1, 2.5, None, "121 kg"])
def test_what_is_no_result_is_not_added(other):
    with pytest.raises(TypeError, match="unsupported operand"):
        carbon.calculate("diesel", "40 L", region="GB", period=2019) + other


@given(many, st.sampled_from(["source", "scope", "category", "stage", "gas", "kind", "region", "period", "factor_id"]))
def test_by_partitions_the_total(items, key):
    table = carbon.calculate(items)
    assert close(fsum(table.by(key)["co2e_kg"].to_list()), table.co2e_kg)


@given(many)
def test_gases_times_gwp_are_the_total(items):
    table = carbon.calculate(items)
    weights = gwp(table.plan.policy.gwp_set)
    assert close(fsum(value * weights[gas] for gas, value in table.gases_kg().items()), table.co2e_kg)


@given(amounts, st.sampled_from([("l", 1.0), ("m3", 1000.0), ("ml", 1e-3), ("us_gallon", 3.785411784)]))
def test_unit_makes_no_difference(value, unit):
    name, litres = unit
    one = carbon.calculate("diesel", (value, name), region="GB", period=2019)
    other = carbon.calculate("diesel", (value * litres, "l"), region="GB", period=2019)
    assert close(one.co2e_kg, other.co2e_kg)


@given(activities, st.floats(min_value=1e-3, max_value=1e3))
def test_emissions_scale_with_the_amount(item, factor):
    field = item.amount_form[0]
    value, unit = getattr(item, field)
    if item.kind == "flight" and item.distance is not None:
        field, (value, unit) = "passengers", item.passengers
    scaled = item.model_copy(update={field: carbon.Amount(value * factor, unit)})
    assert close(carbon.calculate(scaled).co2e_kg, carbon.calculate(item).co2e_kg * factor)


@given(many)
def test_views_agree_with_totals(items):
    table = carbon.calculate(items)
    assert close(table.view("market").co2e_kg, table.total_kg("market"))
    assert close(table.view("location").co2e_kg, table.co2e_kg)


@given(many)
def test_where_parts_sum_to_the_whole(items):
    table = carbon.calculate(items)
    parts = [table.where(scope=scope).co2e_kg or 0.0 for scope in (1, 2, 3)]
    assert close(fsum(parts), table.co2e_kg)


def test_a_period_over_two_years_is_split_by_days():
    whole = carbon.calculate("diesel", "731 l", region="GB", period="2018-07-01/2019-06-30")
    first = carbon.calculate("diesel", f"{731 * 184 / 365!r} l", region="GB", period=2018)
    second = carbon.calculate("diesel", f"{731 * 181 / 365!r} l", region="GB", period=2019)
    assert whole.co2e_kg == pytest.approx(first.co2e_kg + second.co2e_kg, rel=1e-12)
    assert np.allclose(whole.row_kg(), [whole.co2e_kg], rtol=1e-12)


@given(activities)
def test_an_activity_comes_back_from_its_json(item):
    assert type(item).model_validate_json(item.model_dump_json(exclude_none=True)) == item


@given(many)
def test_json_says_what_the_result_says(items):
    table = carbon.calculate(items)
    record = json.loads(table.to_json())
    assert record["co2e_kg"] == table.co2e_kg
    assert record["gases_kg"] == table.gases_kg()
    assert record["fingerprint"] == table.plan.fingerprint
    location = fsum(line["co2e_kg"] for line in record["lines"] if line["basis"] in (None, "location"))
    assert close(location, table.co2e_kg)


@given(many)
def test_equal_plans_have_equal_fingerprints(items):
    assert carbon.plan(items).fingerprint == carbon.plan(items).fingerprint


@given(many)
def test_plain_numbers_and_arrays_of_the_same_lines_and_rows_are_the_same_bits(items):
    """A quick calculation sums in plain floats, a table in arrays."""
    result = carbon.calculate(items)
    plan, held = result.plan, result.input
    for basis in ("location", "market"):
        seen = np.where(plan.in_view(basis), plan.co2e_per_unit, 0.0)
        assert per_question(seen, plan.line_question, len(plan.answers)).tolist() == plan.question_kg[basis]
    assert replace(held, held=held.portions).tally(plan) == held.tally(plan)
