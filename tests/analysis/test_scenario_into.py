"""What a measure makes may count under another source: totals, intervals and costs stay, and later measures find it there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.scenario_draws import bounds, scenario_draws
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenario_form import linear_form
from carbon.analysis.scenarios import scenario, scenarios
from carbon.core.errors import CarbonError

SHARES = st.integers(0, 100)


def fleet():
    rows = [("diesel", 1000.0, "Cars", "A"), ("petrol", 300.0, "Cars", "B"), ("petrol", 200.0, "Vans", "A")]
    given = {"kind": "fuel", "region": "GB", "period": 2019, "uncertainty": "±10 %"}
    return carbon.calculate(
        [given | {"fuel": fuel, "volume": f"{litres!r} l", "source": source, "site": site} for fuel, litres, source, site in rows]
    )


FLEET = fleet()


def made(*measures):
    return scenario_of({"name": "test", "measures": list(measures)}, "test.toml")


def shift(share, **more):
    return {"name": "shift", "sources": ["Cars"], "where": {"fuel": "diesel"}, "share": f"{share} %", "to": {"fuel": "petrol"}} | more


def by_source(result):
    return {moved.source: moved.after for moved in result.moved.sources}


@given(SHARES, st.sampled_from(("Vans", "New cars")))
def test_only_the_source_differs(share, into):
    plain, renamed = scenarios(FLEET, [made(shift(share)), made(shift(share, into=into))])
    assert renamed.in_order == plain.in_order
    assert renamed.alone == plain.alone
    assert renamed.moved.after == pytest.approx(plain.moved.after, rel=1e-12)
    one, other = by_source(plain), by_source(renamed)
    (line,) = renamed.lines
    arrived = line.made.value * line.made_kg_per_unit
    assert other.get(into, 0.0) == pytest.approx(one.get(into, 0.0) + arrived, rel=1e-9)
    assert other["Cars"] == pytest.approx(one["Cars"] - arrived, rel=1e-9, abs=1e-6)


def test_the_error_of_the_amount_goes_along():
    plain, renamed = (scenario(FLEET, made(shift(60, **more))) for more in ({}, {"into": "New cars"}))
    assert [bounds(draws.change) for draws in scenario_draws([plain])] == [bounds(draws.change) for draws in scenario_draws([renamed])]


def test_a_later_measure_finds_it_under_its_source():
    halved = {"name": "halved", "sources": ["New cars"], "change": "-50 %"}
    found = scenario(FLEET, made(shift(40, into="New cars"), halved))
    shifted, less = found.lines
    arrived = shifted.made.value * shifted.made_kg_per_unit
    assert found.in_order[1] == pytest.approx(-0.5 * arrived, rel=1e-9)
    assert (less.source, less.concerned.value) == ("New cars", pytest.approx(shifted.made.value))
    assert by_source(found)["New cars"] == pytest.approx(0.5 * arrived, rel=1e-9)
    form = linear_form(found)
    assert {term.source for term in form.terms} == {"Cars", "New cars"}
    cars = {"name": "cars", "sources": ["Cars"], "where": {"fuel": "petrol"}, "change": "-100 %"}
    untouched = scenario(FLEET, made(shift(40, into="New cars"), cars))
    assert by_source(untouched)["New cars"] == pytest.approx(arrived, rel=1e-9)


def test_a_source_for_nothing_that_moves_is_refused():
    with pytest.raises(CarbonError, match=r"measure 'less' names a source to count under, but moves nothing\. Write to = …"):
        made({"name": "less", "sources": ["Cars"], "change": "-10 %", "into": "Vans"})
