"""Arguments of another type or word than is asked: each is an error of the library that says what to write, and none is 0 kg."""

from __future__ import annotations

import pytest

import carbon
from carbon.activities.framework.kinds import kinds


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"gwp_set": ["ar6_100"]}, "gwp_set"),
        ({"gwp_set": {"n2o": 265}}, "gwp_set"),
        ({"policy": {"gwp_set": "ar6_100"}}, "policy"),
        ({"policy": "ar6_100"}, "policy"),
    ],
)
def test_a_policy_of_another_type_is_refused(given, field):
    with pytest.raises(carbon.CarbonError, match=f"^{field} is .*, which it cannot be. Write it as ") as error:
        carbon.calculate("diesel", "40 L", region="GB", **given)
    assert (error.value.code, error.value.field) == ("policy_invalid", field)


def test_an_empty_set_is_no_set():
    with pytest.raises(carbon.CarbonError, match="GWP set '' is unknown"):
        carbon.calculate("diesel", "40 L", region="GB", gwp_set="")


@pytest.mark.parametrize(
    "given",
    [
        {"gwp_set": 5},
        {"non_co2": 1},
        {"other_gases": "yes"},
        {"stand_ins": 5},
        {"stand_ins": [5]},
        {"max_year_gap": "5"},
        {"max_year_gap": 5.0},
        {"max_year_gap": -1},
        {"max_year_gap": True},
        {"future_factors": "no"},
        {"sources": [["ember-2025"]]},
    ],
)
def test_a_choice_of_another_type_is_refused(given):
    """Equal values of other types, as 1 and True, would be one policy, and the first of them would stand in every later result."""
    with pytest.raises(carbon.CarbonError, match=rf"^{next(iter(given))} is .*, which it cannot be") as error:
        carbon.Policy(**given)
    assert error.value.field == next(iter(given))


@pytest.mark.parametrize("period", [[2019], {}, (2019, 2020)])
def test_a_period_of_another_type_is_no_period(period):
    with pytest.raises(carbon.CarbonError, match="is not a period"):
        carbon.calculate("diesel", "40 L", region="GB", period=period)
    with pytest.raises(carbon.CarbonError, match="is not a period"):
        carbon.calculate([{"kind": "diesel", "amount": 1, "unit": "l"}], period=period or [0])


@pytest.fixture(scope="module")
def power():
    return carbon.calculate("electricity", "1 MWh", region="SE", period=2019)


@pytest.mark.parametrize("basis", ["marked", "Market", "", None])
def test_a_view_that_is_none_is_refused_by_whatever_takes_one(power, basis):
    for ask in (power.view, power.total_kg, power.row_kg, lambda basis: power.by("scope", basis=basis)):
        with pytest.raises(carbon.CarbonError, match=f"basis '{basis}' is unknown. Known: location, market."):
            ask(basis)


def test_a_scope_is_a_number_however_it_is_written(power):
    assert {power.where(scope=scope).co2e_kg for scope in (2, 2.0, "2", " 2 ", [2], ["2", 3], (2,))} == {power.co2e_kg}
    assert power.where(scope="1").co2e_kg == power.where(scope=1).co2e_kg == 0
    assert power.where(year="2019").co2e_kg == power.where(year=2019).co2e_kg == power.co2e_kg


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"scope": "scope 2"}, "no line has scope 'scope 2'. Write a number, as scope=3."),
        ({"scope": True}, "no line has scope 'True'. Write a number, as scope=3."),
        ({"category": "travel"}, "no line has category 'travel'. Write a number, as category=3."),
        ({"year": "last"}, "no line has year 'last'. Write a number, as year=2019."),
        ({"stage": "generatio"}, "no line has stage 'generatio'. Nearest: generation. Known: combustion, "),
        ({"stage": ["generation", "Upstream"]}, "no line has stage 'Upstream'."),
        ({"basis": "marked"}, "no line has basis 'marked'. Nearest: market. Known: location, market, "),
    ],
)
def test_a_part_that_can_hold_no_line_is_refused_and_not_zero(power, wanted, said):
    with pytest.raises(carbon.CarbonError) as error:
        power.where(**wanted)
    assert str(error.value).startswith(said)
    assert error.value.code == "value_unknown"


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("leased_asset", "energy", (1,)),
        ("hybrid_product", "waste", (1, "kg")),
        ("product_use", "gases", (1,)),
        ("process_gas", "byproducts", (1, "kg")),
        ("avoided_travel", "replaced", 10**400),
    ],
)
def test_a_field_of_another_type_is_refused_as_a_wrong_text_is(kind, field, value):
    """By dict and by class, with the field and what to write; TypeError and OverflowError reached the caller."""
    for ask in (lambda: carbon.calculate([{"kind": kind, field: value}]), lambda: kinds()[kind](**{field: value})):
        with pytest.raises(carbon.CarbonError) as error:
            ask()
        told = (f"{field}: ", f"field_invalid in {field}")
        assert any(words in str(error.value) for words in told), "first of all, or beside a field that is missing"


def test_a_field_of_another_type_says_what_to_write():
    with pytest.raises(carbon.CarbonError) as error:
        kinds()["leased_asset"](energy=(1,), asset="building", floor_area="10 m2")
    assert (error.value.code, error.value.field) == ("field_invalid", "energy")
    assert "(1,) is of no type that is read here. Write it as text, such as 'electricity=1.3 kWh; natural_gas=0.2 kWh_net'." in str(
        error.value
    )
    with pytest.raises(carbon.CarbonError, match="airport '0' is unknown"):
        carbon.Flight(origin="LLA", destination="ARN", via=0)
