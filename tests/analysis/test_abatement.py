"""Where a measure pays, by hand: it is put there, and costs and savings meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.abatement import curve
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenarios import scenario
from carbon.core.errors import CarbonError


def spaced(number):
    return f"{number:,.0f}".replace(",", " ")


def rows(litres=100_000):
    fuel = {"kind": "fuel", "volume": f"{litres} l", "source": "Cars", "region": "GB", "period": 2019}
    return carbon.calculate([fuel | {"fuel": name} for name in ("diesel", "petrol")])


def made(*measures, **head):
    return scenario_of({"name": "test", "measures": list(measures)} | head, "test.toml")


LESS = {"name": "less", "where": {"fuel": "diesel"}, "change": "-40 %"}


@given(st.integers(1, 1000), st.integers(1, 400), st.integers(50, 5000))
def test_at_the_share_from_which_it_pays_costs_and_savings_meet(cost, fixed, price):
    money = {"cost": f"{cost} kSEK", "fixed": f"{fixed} kSEK"}
    result = scenario(rows(), made(LESS | money, price=f"{price} SEK/t"))
    (found,) = result.abatement
    saved = -found.in_order / 1000
    assert (found.per_tonne, found.currency) == (pytest.approx((cost + fixed) * 1000 / saved), "SEK")
    gain = price * saved - cost * 1000
    if gain * 1.0 < fixed * 1000:
        assert found.share is None
        assert "never at" in found.words
    else:
        assert price * saved * found.share == pytest.approx(cost * 1000 * found.share + fixed * 1000)
        assert "of the change at" in found.words


@pytest.mark.parametrize("unit", ["SEK", "kSEK", "MSEK"])
def test_a_cost_is_the_same_in_whatever_unit_of_its_currency(unit):
    text = {"SEK": "4 000 000 SEK", "kSEK": "4 000 kSEK", "MSEK": "4 MSEK"}[unit]
    (found,) = scenario(rows(), made(LESS | {"cost": text})).abatement
    assert (found.per_tonne, found.currency) == (pytest.approx(4_000_000 / (-found.in_order / 1000)), "SEK")
    assert found.words == f"from a price of {spaced(found.per_tonne)} SEK/t"
    cheap = LESS | {"name": "cheap", "cost": "3 900 000 SEK"}
    assert [one.name for one in curve((found, *scenario(rows(), made(cheap)).abatement))] == ["cheap", "less"]


def test_a_measure_that_is_carried_out_in_part_costs_a_part():
    """What it costs at its share is not paid before the share is reached; the price and the share from which it pays follow."""
    inventory = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    buses = {"name": "buses", "sources": ["County bus traffic"], "where": {"fuel": "diesel"}, "share": "60 %"}
    buses |= {"to": {"fuel": "hvo", "blend": "", "consumption": "0.345 l/km"}, "cost": "2 MSEK"}
    ramp = {"start": 2020, "full": 2023}

    def of(year=2022, price="1500 SEK/t", **more):
        return scenario(inventory, made(buses | more, year=year, price=price)).abatement[0]

    whole, part = of(), of(**ramp)
    assert part.in_order == pytest.approx(0.75 * whole.in_order)
    assert part.per_tonne == pytest.approx(whole.per_tonne)
    assert part.cost.value == pytest.approx(1.5)
    fixed = of(**ramp, fixed="500 kSEK")
    assert fixed.cost.value == pytest.approx(2.0)
    saved = -whole.in_order / 1000 / 0.6
    assert fixed.share == pytest.approx(500_000 / (1500 * saved - 2_000_000 / 0.6), rel=1e-9)
    assert fixed.share == pytest.approx(of(fixed="500 kSEK").share), "it depends on the share that is reached, not on when"


@pytest.mark.parametrize(
    ("cost", "head", "words"),
    [
        ({"cost": "-1 MSEK"}, {}, "from the first unit: it costs nothing"),
        ({"cost": "0 SEK"}, {"price": "900 SEK/t"}, "from the first unit: it costs nothing"),
        ({"cost": "1 SEK"}, {"price": "900 SEK/t"}, "from the first unit at 900 SEK/t"),
    ],
)
def test_what_costs_next_to_nothing_pays_from_the_first_unit(cost, head, words):
    (found,) = scenario(rows(), made(LESS | cost, **head)).abatement
    assert found.words == words


def test_costs_in_two_currencies_make_no_curve():
    other = {"name": "other", "where": {"fuel": "petrol"}, "change": "-10 %", "cost": "1 EUR"}
    result = scenario(rows(), made(LESS | {"cost": "1 SEK"}, other))
    with pytest.raises(CarbonError, match="costs are in EUR and SEK, so that no measure is the cheaper. Write them in one."):
        curve(result.abatement)


@given(st.integers(1, 100), st.integers(1, 1000), st.integers(0, 200))
def test_of_a_shift_the_share_is_that_of_what_it_concerns(share, litres, fixed):
    to_gas = {"name": "gas", "where": {"fuel": "diesel"}, "share": f"{share} %", "to": {"fuel": "lpg"}, "fixed": f"{fixed} SEK"}
    (found,) = scenario(rows(litres), made(to_gas, price="1000 SEK/t")).abatement
    whole = scenario(rows(litres), made(to_gas | {"share": "100 %"})).in_order[0] / 1000
    if found.share is not None:
        assert -whole * found.share * 1000 == pytest.approx(fixed, abs=1e-9)
    else:
        assert -whole * 1000 < fixed


def test_what_saves_nothing_never_pays():
    worse = {"name": "worse", "where": {"fuel": "diesel"}, "to": {"fuel": "fuel_oil"}, "cost": "1 MSEK"}
    (found,) = scenario(rows(), made(worse, price="9000 SEK/t")).abatement
    assert found.in_order > 0
    assert (found.share, found.per_tonne, found.words) == (None, None, "never: it saves nothing")


VISIT = {"kind": "digital_care_visit", "visits": 1, "duration": "20 min", "power": "60 W", "data": "1.5 GB/h"}


@given(st.integers(5, 400), st.integers(1, 100))
def test_a_digital_visit_pays_from_the_distance_at_which_both_emit_alike(trip, share):
    driven = {"kind": "patient_travel", "mode": "own_car", "fuel": "petrol", "size": "medium", "distance": "100 000 km"}
    travel = carbon.calculate([driven | {"source": "Patients", "region": "SE", "period": 2019}])
    wanted = {"name": "visits", "sources": ["Patients"], "share": f"{share} %", "trip": f"{trip} km", "to": VISIT}
    (found,) = scenario(travel, made(wanted)).abatement
    visit = carbon.calculate(VISIT | {"region": "SE", "period": 2019, "purpose": "visitors"})
    assert found.distance == pytest.approx(visit.co2e_kg / (travel.co2e_kg / 100_000), rel=1e-9)
    assert found.words.startswith("from journeys of ")
    at_that = scenario(travel, made(wanted | {"trip": f"{found.distance!r} km"}))
    assert at_that.in_order[0] == pytest.approx(0.0, abs=1e-6)


def test_a_journey_that_is_too_short_says_from_which_length_the_visit_pays():
    driven = {"kind": "patient_travel", "mode": "own_car", "fuel": "petrol", "size": "medium", "distance": "100 000 km"}
    travel = carbon.calculate([driven | {"source": "Patients", "region": "SE", "period": 2019}])
    short = {"name": "visits", "sources": ["Patients"], "share": "10 %", "trip": "1 m", "to": VISIT}
    (found,) = scenario(travel, made(short)).abatement
    assert found.in_order > 0
    assert found.words == f"from journeys of {found.distance:.3g} km: at 1 m it saves nothing"
    (dear,) = scenario(travel, made(short | {"trip": "80 km", "cost": "1 MSEK"})).abatement
    assert dear.words == f"from journeys of {dear.distance:.3g} km; from a price of {spaced(dear.per_tonne)} SEK/t"


def test_the_curve_begins_with_the_cheapest_tonne():
    dear = {"name": "dear", "where": {"fuel": "petrol"}, "change": "-10 %", "cost": "5 MSEK"}
    free = {"name": "free", "where": {"fuel": "petrol"}, "change": "-10 %"}
    result = scenario(rows(), made(dear, free, LESS | {"cost": "1 MSEK"}))
    assert [one.name for one in curve(result.abatement)] == ["less", "dear", "free"]
    record = result.to_dict()["measures"][0]
    assert record["pays"].startswith("from a price of ")
    assert record["cost"] == "5 MSEK"


@pytest.mark.parametrize(
    ("measure", "head", "message"),
    [
        (LESS | {"cost": "1 MSEK"}, {"price": "100 EUR/t"}, "cost in MSEK, price of a tonne in EUR. Write both in one currency."),
        (LESS | {"fixed": "1"}, {}, "measure 'less': fixed '1' has no currency. Write it as '1.2 MSEK'."),
        (LESS | {"cost": "1 EUR", "fixed": "1 kSEK"}, {}, "measure 'less': cost in EUR, fixed in kSEK. Write both in one currency."),
        (LESS, {"price": "-100 SEK/t"}, "price '-100 SEK/t' is no price of a tonne."),
        (LESS, {"price": "0 SEK/t"}, "price '0 SEK/t' is no price of a tonne."),
        (LESS, {"price": "100"}, "price '100' is no price of a tonne. Write it as '1 200 SEK/t'."),
        (LESS, {"price": "100 SEK/km"}, "price '100 SEK/km' is no price of a tonne."),
        (LESS, {"path": "2 °C"}, "path '2 °C' is unknown."),
    ],
)
def test_what_cannot_be_priced_is_a_sentence(measure, head, message):
    with pytest.raises(CarbonError, match=message):
        _ = scenario(rows(), made(measure, **head)).abatement
