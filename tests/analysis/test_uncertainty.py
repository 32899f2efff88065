"""How sure a total is: factors err together, rows do not, means stay, and what a spread rests on is said."""

import math
import time
from unittest import mock

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import carbon
from carbon.analysis import skewness
from carbon.analysis.defaults import factor_spread
from carbon.analysis.drawing import drawn
from carbon.analysis.drivers import drivers
from carbon.analysis.erring import Variable
from carbon.analysis.moments import analytical, at_states, of_reduced
from carbon.analysis.reduction import Part, Reduced, reduced
from carbon.analysis.shapes import Moments, Shape, Z, covariance, moments_of, shape_by_moments, shape_of
from carbon.analysis.uncertainty import uncertainty
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.core.spread import Spread, parse_spread, ranged
from inventories import HEAD, make

BARE = {"defaults": False}
HALVES = st.floats(0.001, 3.0)


def diesel(**fields):
    return {"kind": "diesel", "amount": "100 l", "region": "GB", "period": 2019} | fields


def own(spread, amount="100 t", **fields):
    """An amount with a spread, times exactly 1 kg CO2e per kg."""
    return carbon.calculate("cement", amount, factor="1 kg CO2e/kg", evidence="test", uncertainty=spread, **fields)


def test_the_mean_of_the_draws_is_the_sum_of_amounts_times_expected_factors():
    result = own("±50 %", "0.128 t")
    sure = uncertainty(result, **BARE)
    assert result.co2e_kg == pytest.approx(128)
    assert np.mean(sure.draws) == pytest.approx(128, rel=1e-4)
    assert sure.mean == pytest.approx(128, rel=1e-9)


@given(HALVES, HALVES, st.sampled_from(["mean", "median"]))
def test_a_spread_keeps_its_centre(low, high, centre):
    shape = shape_of(Spread(low, high, centre))
    if shape.kind == "split":
        assert shape.at(np.array([0.0]))[0] == pytest.approx(1.0)
    else:
        assert shape.moments.mean == pytest.approx(1.0, abs=1e-9)
        assert centre == "mean"
    assert (np.diff(shape.at(np.linspace(-5, 5, 101))) >= 0).all(), "a shape rises with its variable"


@given(st.floats(0.01, 0.9), st.floats(0.01, 3.0))
def test_published_bounds_are_kept(low, high):
    for centre in ("mean", "median"):
        if centre == "mean" and abs(high - low) < 1e-9:
            continue
        shape = shape_of(Spread(low, high, centre))
        assert shape.at(np.array([-Z, Z])) == pytest.approx([1 - low, 1 + high], rel=1e-6)


@given(st.floats(0.2, 5.0), st.floats(0.001, 2.0), st.floats(-3.0, 6.0))
def test_a_shape_by_moments_has_them(mean, deviation, skewness):
    found = shape_by_moments(Moments(mean, deviation**2, skewness * deviation**3)).moments
    assert found.mean == pytest.approx(mean, rel=1e-6)
    assert found.variance == pytest.approx(deviation**2, rel=1e-3)
    assert found.third == pytest.approx(skewness * deviation**3, rel=0.02, abs=1e-4 * deviation**3)


def test_a_skewed_published_range_is_around_its_median_and_both_are_printed():
    # IPCC 2006 vol. 2, Table 2.2, gas/diesel oil: CH4 3 kg/TJ, 95 % between 1 and 10.
    assert ranged(1 - 1 / 3, 10 / 3 - 1).centre == "median"
    result = carbon.calculate("diesel", "1 TJ_net", sector="commercial", gwp_set="ar5_100")
    sure = uncertainty(result)
    above = {gas: factor_spread(line, gas).spread for _, line in result.plan.lines if line.stage == "combustion" for gas in line.gases}
    assert above["co2"][:2] == pytest.approx((1 - 72_600 / 74_100, 74_800 / 74_100 - 1))
    assert above["co2"].centre == "mean"
    assert above["ch4_fossil"].centre == "median"
    assert sure.mean > sure.total
    expected = sum(part.kg * math.prod(sure.model.variables[n].shape.moments.mean for n in part.variables) for part in sure.model.parts)
    assert sure.mean == pytest.approx(expected)
    assert np.mean(sure.draws) == pytest.approx(expected, rel=1e-3)


def test_nine_hundred_rows_of_one_factor_err_together_in_the_factor_and_apart_in_the_amounts():
    one = carbon.calculate([diesel(uncertainty="±10 %")])
    many = carbon.calculate([diesel(amount=f"{100 / 900} l", uncertainty="±10 %") for _ in range(900)])
    assert uncertainty(one, **BARE).relative == pytest.approx(0.10, rel=0.01)
    assert uncertainty(many, **BARE).relative == pytest.approx(0.10 / 30, rel=0.02)
    assert uncertainty(many, together=True, **BARE).relative == pytest.approx(0.10, rel=0.01)
    assert uncertainty(carbon.calculate([diesel(amount=f"{100 / 900} l") for _ in range(900)]), otherwise="±5 %").relative == pytest.approx(
        uncertainty(carbon.calculate([diesel()]), otherwise="±5 %").relative, rel=1e-3
    )


def test_sums_of_independent_and_of_correlated_quantities():
    # IPCC 2006 vol. 1, equation 3.2: 100 ± 10 % and 50 ± 20 % come to ± 9.43 %; what errs together adds linearly, ± 13.33 %.
    rows = [own("±10 %", "100 t", source="A"), own("±20 %", "50 t", source="A")]
    both = rows[0] + rows[1]
    for together, percent in ((False, 9.428), (True, 13.333)):
        sure = uncertainty(both, together=together, **BARE)
        assert 100 * Z * sure.analytical.deviation / sure.mean == pytest.approx(percent, abs=0.001)
        assert 100 * sure.relative == pytest.approx(percent, rel=0.01)


def test_a_product_of_amount_and_factor():
    # IPCC 2006 vol. 1, equation 3.1: ± 5 % and ± 10 % come to ± 11.18 %; the exact product has the term of both errors too.
    sure = uncertainty(own("±5 %"), otherwise="±10 %")
    exact = math.hypot(0.05, 0.10, 0.05 * 0.10 / Z)
    assert Z * sure.analytical.deviation / sure.mean == pytest.approx(exact, rel=1e-9)
    assert exact == pytest.approx(0.1118, abs=0.0002)


KG = st.floats(1.0, 100.0)
SHAPED = st.lists(st.tuples(KG, st.floats(0.01, 0.6), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=6)


def products(rows):
    """Products of an amount, a factor and a fit, of which the factors and fits are shared: skewed, and up to 100 % wide."""
    amounts = [Variable(("amount", str(n)), "", shape_of(Spread(u, u)), "amount", "a") for n, (_, u, _, _) in enumerate(rows)]
    factors = [Variable(("factor", "p", str(n)), "", shape_of(Spread(0.1 * (n + 1), 0.15 * (n + 1))), "factor", "f (p)") for n in range(3)]
    fits = [Variable(("match", str(n)), "", shape_of(Spread(0.05 + n / 20, 0.05 + n / 20)), "fit", "m") for n in range(3)]
    parts = [Part("s", 1, None, kg, (n, len(rows) + f, len(rows) + 3 + m)) for n, (kg, _, f, m) in enumerate(rows)]
    return Reduced(tuple(parts), (*amounts, *factors, *fits), ())


@settings(max_examples=8)
@given(SHAPED)
@example([(1.0, 0.6, 2, 2)])
@example([(100.0, 0.01, 0, 0), (30.0, 0.6, 2, 0)])
def test_analytical_and_simulated_agree_within_a_hundredth(rows):
    model = products(rows)
    # The 95 % bounds of so many draws are known to about 0.2 % of the interval.
    draws = sum(drawn(model, 400_000, 3).values())
    found = of_reduced(model)
    mean = found.moments.mean
    assert np.mean(draws) == pytest.approx(mean, rel=0.001)
    assert np.std(draws) == pytest.approx(found.deviation, rel=0.01)
    assert np.quantile(draws, [0.025, 0.975]) == pytest.approx(found.at(np.array([-Z, Z])), abs=0.01 * mean)
    width = np.diff(np.quantile(draws, [0.025, 0.975]))[0]
    assert width == pytest.approx(np.diff(found.at(np.array([-Z, Z])))[0], rel=0.01)
    assert sum(found.shares.values()) == pytest.approx(found.moments.variance)


@given(SHAPED)
def test_the_third_moment_is_that_of_all_values(rows):
    """Three values for each error, with mean 0: every combination is a world, so that the moments are sums without noise."""
    points = Z * np.array([-1.0, 0.0, 1.0])
    model = products(rows[:2])
    used = sorted({number for part in model.parts for number in part.variables})
    worlds = np.stack(np.meshgrid(*[points] * len(used)), -1).reshape(-1, len(used))
    chances = np.prod(np.exp(-0.5 * worlds**2), axis=1)
    chances /= chances.sum()

    def moments_here(function):
        values, weights = function(points), np.exp(-0.5 * points**2) / np.exp(-0.5 * points**2).sum()
        mean = float(weights @ values)
        return Moments(mean, float(weights @ (values - mean) ** 2), float(weights @ (values - mean) ** 3))

    values = sum(
        part.kg * np.prod([model.variables[n].shape.at(worlds[:, used.index(n)]) for n in part.variables], axis=0) for part in model.parts
    )
    mean = chances @ values
    with (
        mock.patch.object(skewness, "moments_of", moments_here),
        mock.patch.object(Shape, "moments", property(lambda s: moments_here(s.at))),
    ):
        found = analytical(model.parts, model.variables).moments
        assert found.third == pytest.approx(chances @ (values - mean) ** 3, rel=1e-6, abs=1e-9 * mean**3)


@given(SHAPED, st.sampled_from([0.0, 0.4, 1.0]))
def test_many_states_at_once_are_each_by_itself(rows, correlation):
    model = products(rows)
    scales = np.array([1.0, 0.0, -0.5, 3.0])
    sums = {}
    for number, part in enumerate(model.parts):
        states = part.kg * (scales if number % 2 else np.ones(4))
        sums[part.variables] = sums.get(part.variables, 0.0) + states
    found = at_states(sums, model.variables, correlation).moments
    for state in range(4):
        parts = [part._replace(kg=part.kg * (scales[state] if number % 2 else 1.0)) for number, part in enumerate(model.parts)]
        alone = analytical(parts, model.variables, correlation).moments
        assert found[state] == pytest.approx(alone, rel=1e-9, abs=1e-9 * abs(alone.mean) ** 3)


def test_a_shape_of_several_editions_counts_each_pair():
    shapes = [shape_of(Spread(u, u)) for u in (0.1, 0.2, 0.5)]
    variables = [Variable(("factor", "x"), f"{2017 + n}", shape, "factor", "f (p)") for n, shape in enumerate(shapes)]
    parts = [Part("s", 1, None, kg, (n,)) for n, kg in enumerate((5.0, -3.0, 2.0))]
    for correlation in (0.0, 0.4, 1.0):
        pairs = [
            (correlation if one != other else 1.0) * parts[one].kg * parts[other].kg * covariance(shapes[one], shapes[other])
            for one in range(3)
            for other in range(3)
        ]
        assert analytical(parts, variables, correlation).moments.variance == pytest.approx(sum(pairs), rel=1e-9)


@pytest.mark.slow
def test_a_thousand_factors_and_four_thousand_amounts_take_seconds():
    amounts = [Variable(("amount", str(n)), "", shape_of(Spread(0.1, 0.1)), "amount", f"source {n % 4}") for n in range(4000)]
    factors = [Variable(("factor", "p", f"k{n}"), "", shape_of(Spread(0.2, 0.2)), "factor", "f (p)") for n in range(1000)]
    parts = [Part(f"source {n % 4}", 1, None, 1.0 + n, (n, 4000 + n // 4)) for n in range(4000)]
    model = Reduced(tuple(parts), (*amounts, *factors), ())
    started = time.process_time()
    drawn(model, 10_000, 1)
    drawing = time.process_time() - started
    started = time.process_time()
    found = drivers(model)
    assert sum(driver.share for driver in found) == pytest.approx(1.0)
    assert drawing < 2.0
    assert time.process_time() - started < 2.0


def test_shares_of_the_drivers_add_up_and_are_in_words():
    rows = [diesel(uncertainty="±5 %", source="Cars"), diesel(kind="petrol", uncertainty="±30 %", source="Boats")]
    sure = uncertainty(carbon.calculate(rows))
    assert sum(driver.share for driver in sure.drivers) == pytest.approx(1.0)
    assert sure.drivers[0].words == "amounts of Boats"
    assert "factor of Cars (fuel.diesel, UK Government (BEIS))" in {driver.words for driver in sure.drivers}
    assert sure.by()["share"].to_list() == sorted(sure.by()["share"].to_list(), reverse=True)
    assert sure.drivers[0].halved < 0.8


def test_halving_a_spread_gives_the_gain_that_was_told():
    rows = [diesel(uncertainty="±20 %", source="Cars"), diesel(kind="petrol", uncertainty="±30 %", source="Boats")]
    better = [rows[0], rows[1] | {"uncertainty": "±15 %"}]
    told = next(driver for driver in uncertainty(carbon.calculate(rows)).drivers if driver.words == "amounts of Boats").halved
    before, after = (of_reduced(reduced(carbon.calculate(each))).deviation for each in (rows, better))
    assert told == pytest.approx(after / before, rel=1e-6)


def test_intervals_by_source_and_scope():
    sure = uncertainty(
        carbon.calculate([diesel(uncertainty="±5 %", source="Cars"), diesel(kind="electricity", amount="1 MWh", source="Grid")])
    )
    table = sure.by("source")
    assert table["stated_kg"].sum() == pytest.approx(sure.total)
    assert (table["low_kg"] < table["mean_kg"]).all()
    assert (table["mean_kg"] < table["high_kg"]).all()
    assert set(sure.by("scope")["scope"]) == {1, 2, 3}
    with pytest.raises(CarbonError, match="'scop' is not a key of an uncertainty. Nearest: scope"):
        sure.by("scop")


def test_what_states_nothing_takes_a_published_default_and_it_is_said():
    sure = uncertainty(carbon.calculate([diesel()]))
    assert sure.basis["default"] == pytest.approx(1.0)
    assert sure.relative > 0.005, "a factor that states nothing is not known exactly"
    sources = {told.source for told in sure.model.told}
    assert any("2006 IPCC Guidelines" in source for source in sources)
    assert any("Base Carbone" in source for source in sources)
    assert "spreads of factors, by emissions: default 100%" in str(sure)
    bare = uncertainty(carbon.calculate([diesel()]), **BARE)
    assert (bare.basis["unknown"], bare.relative) == (1.0, 0.0)


def test_own_words_go_before_the_defaults():
    result = carbon.calculate([diesel()])
    assert uncertainty(result, otherwise="±10 %").relative > 2 * uncertainty(result, otherwise=Spread(0.03, 0.03)).relative
    with pytest.raises(CarbonError, match="'ten' is no uncertainty. Write it as ±20%"):
        uncertainty(result, otherwise="ten")
    with pytest.raises(CarbonError, match="the spread of factors is a share; ±5 t has a unit"):
        uncertainty(result, otherwise="±5 t")


def test_a_stand_in_and_an_old_year_widen_the_spread_apart_from_the_factor():
    here = carbon.calculate("bus", "1000 pkm", region="GB", period=2019)
    there = carbon.calculate("bus", "1000 pkm", region="SE", period=2019)
    assert any(variable.what == "fit" and "GB stands in for SE" in variable.words for variable in reduced(there).variables)
    assert not any(variable.what == "fit" for variable in reduced(here).variables)
    assert of_reduced(reduced(there)).deviation > of_reduced(reduced(here)).deviation


def test_a_width_with_a_unit_is_read_and_divided_by_its_amount():
    assert uncertainty(own("±15000 t", "100000 t"), **BARE).relative == pytest.approx(0.15, rel=0.01)
    assert uncertainty(own("±15 000 000 kg", "100000 t"), **BARE).relative == pytest.approx(0.15, rel=0.01)
    with pytest.raises(CarbonError, match=r"row 0: uncertainty ±5 kWh does not fit an amount in t. Write it in that unit, or as ±10%"):
        uncertainty(own("±5 kWh"))
    assert parse_spread("×/÷2") == Spread(0.5, 1.0, "median")
    with pytest.raises(CarbonError, match="is no uncertainty"):
        parse_spread("about a tenth")


def test_years_drawn_apart_subtract_with_what_they_share():
    before, after = (
        carbon.calculate([diesel(amount=f"{litres} l", source="Car", period=year)]) for litres, year in ((100, 2018), (110, 2019))
    )
    change = uncertainty(after, otherwise="±30 %") - uncertainty(before, otherwise="±30 %")
    assert change.total == pytest.approx(after.co2e_kg - before.co2e_kg)
    # What is left of a factor's error is 30 % of what its part of the total moved.
    moved = {}
    for part in change.model.parts:
        key = change.model.variables[part.variables[0]].key
        moved[key] = moved.get(key, 0.0) + part.kg
    assert Z * change.analytical.deviation == pytest.approx(0.3 * math.hypot(*moved.values()), rel=1e-6)
    assert np.std(change.draws) == pytest.approx(change.analytical.deviation, rel=0.02)
    apart = uncertainty(after, otherwise="±30 %", edition_correlation=0.0) - uncertainty(before, otherwise="±30 %", edition_correlation=0.0)
    assert apart.analytical.deviation > 8 * change.analytical.deviation
    assert np.std(apart.draws) == pytest.approx(apart.analytical.deviation, rel=0.05)
    same = uncertainty(after) - uncertainty(after)
    assert np.abs(same.draws).max() == 0.0
    with pytest.raises(CarbonError, match="cannot be combined. Give both one seed="):
        uncertainty(after, seed=2) - uncertainty(before)


def test_organisations_drawn_apart_add_with_what_they_share():
    one, other = (carbon.calculate([diesel(amount=f"{litres} l")]) for litres in (100, 900))
    whole = uncertainty(one, otherwise="±20 %") + uncertainty(other, otherwise="±20 %")
    assert whole.relative == pytest.approx(uncertainty(one + other, otherwise="±20 %").relative, rel=1e-6)


def test_an_interval_contains_its_share_of_the_draws_and_the_seed_repeats_them():
    result = carbon.calculate([diesel(uncertainty="±40 %")])
    first, second = (uncertainty(result, draws=5_000, seed=7) for _ in range(2))
    assert (first.draws == second.draws).all()
    low, high = first.interval(0.9)
    assert np.mean((first.draws > low) & (first.draws < high)) == pytest.approx(0.9, abs=0.002)
    assert (first.draws > 0).all(), "large uncertainties are lognormal: never below zero"
    assert 0 < first.settled < 0.02


def test_quality_scores_are_a_spread_and_a_stated_uncertainty_goes_before_them():
    scored = carbon.calculate([diesel(quality="1; 1; 1; 1; 5")])
    assert uncertainty(scored, **BARE).interval() == pytest.approx((0.5 * scored.co2e_kg, 2 * scored.co2e_kg), rel=0.01)
    both = carbon.calculate([diesel(quality="1; 1; 1; 1; 5", uncertainty="±10 %")])
    assert uncertainty(both, **BARE).relative == pytest.approx(0.1, rel=0.01)


def test_shares_of_a_change_and_a_mixed_sign_stay_finite():
    plus = Variable(("factor", "x"), "2018", shape_of(Spread(0.3, 0.3)), "factor", "f (p)")
    found = analytical([Part("s", 1, None, 5.0, (0,)), Part("s", 1, None, -5.0, (0,))], [plus])
    assert found.moments.variance == pytest.approx(0.0, abs=1e-12)


def test_wrong_questions_are_sentences():
    result = carbon.calculate([diesel()])
    with pytest.raises(CarbonError, match="99 draws are too few for a 95% interval. Use 100 or more."):
        uncertainty(result, draws=99)
    with pytest.raises(CarbonError, match="level 95 is not a probability. Write one between 0 and 1, as 0.95."):
        uncertainty(result).interval(95)
    with pytest.raises(CarbonError, match="method 'guess' is unknown. Known: simulation, analytical."):
        uncertainty(result).interval(method="guess")
    with pytest.raises(CarbonError, match="edition_correlation 2 is not a correlation"):
        uncertainty(result, edition_correlation=2)
    with pytest.raises(CarbonError, match="no row has an answer"):
        uncertainty(carbon.calculate([diesel(kind="fuel", fuel="unobtainium")]))


def test_the_command_prints_intervals_drivers_defaults_and_json(capsys):
    import json

    assert main(["uncertainty", "examples/norrbotten-2019"]) == 0
    text = capsys.readouterr().out
    for words in (
        "Reconstruction:",
        "95% interval by source, location-based",
        "amounts of County bus traffic",
        "by default 6",
        "weighed by emissions",
    ):
        assert words in text
    assert main(["uncertainty", "examples/norrbotten-2019", "--format", "json", "--basis", "market"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["basis"]["stated"] + record["basis"]["default"] + record["basis"]["unknown"] == pytest.approx(1.0)
    assert record["interval_kg"][0] < record["total_kg"] < record["interval_kg"][1]
    assert main(["uncertainty", "examples/norrbotten-2017"]) == 2
    assert "is not there. Nearest: norrbotten-201" in capsys.readouterr().err


def test_a_total_of_zero_and_a_change_of_zero_have_an_interval():
    nothing = uncertainty(carbon.calculate([diesel(amount="0 l", uncertainty="±10 %")]))
    assert (nothing.interval(), nothing.relative) == ((0.0, 0.0), 0.0)
    assert str(nothing).startswith("0 kg CO2e, 95% between")
    one = [carbon.calculate([diesel(amount="100 l", source=source, uncertainty="±10 %")]) for source in ("A", "B")]
    change = uncertainty(one[0]) - uncertainty(one[1])
    assert change.total == 0.0
    assert change.relative == math.inf or change.relative > 1e6
    assert "95% between" in str(change)


def test_the_trend_of_two_years_is_as_the_guidelines_propagate_it(tmp_path):
    # IPCC 2006 vol. 1, Table 3.2, columns I to M: sensitivity A of the factors, B times √2 of the amounts, against draws of the ratio.
    from carbon.analysis.propagation import TrendLine, trend_uncertainty

    fuels = {"diesel": (100.0, 130.0, 0.05, 0.10), "petrol": (80.0, 60.0, 0.03, 0.20), "lpg": (40.0, 45.0, 0.08, 0.02)}
    head = "key,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,uncertainty,locator,publication\n"
    rows = [
        f"fuel.{fuel},combustion,GB,2018-01-01,2019-12-31,l,kg,mass_of_gas,1,±{known[3]:.0%},row 2,own\n" for fuel, known in fuels.items()
    ]
    (tmp_path / "own.csv").write_text(head + "".join(rows))
    catalogue = carbon.Catalogue.read(tmp_path / "own.csv") | carbon.catalogue()

    def drawn(year, place):
        made = [
            {"kind": "fuel", "fuel": fuel, "volume": f"{known[place]} l", "region": "GB", "period": year, "uncertainty": f"±{known[2]:.0%}"}
            for fuel, known in fuels.items()
        ]
        result = carbon.calculate(made, catalogue=catalogue).where(stage="combustion")
        assert result.co2e_kg == pytest.approx(sum(known[place] for known in fuels.values()))
        return uncertainty(result, draws=40_000, **BARE).draws

    ratio = drawn(2019, 1) / drawn(2018, 0)
    by_the_table = trend_uncertainty([TrendLine(*known) for known in fuels.values()])
    assert Z * np.std(ratio) == pytest.approx(by_the_table, rel=0.06)


@given(st.floats(0.001, 2.0), st.floats(0.001, 2.0), st.sampled_from(["mean", "median"]))
def test_moments_in_closed_form_are_those_of_the_grid(low, high, centre):
    shape = shape_of(Spread(low, high, centre))
    if max(shape.a, shape.b, shape.c) < 1.2:
        assert shape.moments == pytest.approx(moments_of(shape.at), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("written", ["±300 %", "±1000 %", "-90 % +900 %", "×/÷11"])
def test_very_wide_spreads_keep_the_sign_of_what_they_are_of(written):
    sure = uncertainty(own(written), **BARE)
    assert min(sure.interval()) > 0
    if parse_spread(written).centre == "mean":
        assert sure.interval() == pytest.approx(sure.interval(method="analytical"), rel=0.1, abs=0.01 * sure.mean)


@pytest.mark.parametrize("written", ["±1001 %", "×/÷12", "-50 % +100000 %"])
def test_a_spread_beyond_ten_times_the_value_is_a_slip(written):
    with pytest.raises(CarbonError, match="reaches beyond ten times the value. Check its unit"):
        parse_spread(written)


@pytest.mark.parametrize(
    "written", ["-5 %", "±-5 %", "10–5", "10-5", "±", "± %", "±nan %", "±5", "20 %", "+30 % -10 %", "-50 %", "×/÷0.5", "×/÷0"]
)
def test_what_is_no_spread_is_refused_with_how_to_write_it(written):
    with pytest.raises(CarbonError, match="is no uncertainty. Write it as ±20%, -10% [+]30%, ±15 000 t or ×/÷2."):
        parse_spread(written)


@pytest.mark.parametrize("written", ["±0 %", "-0 % +0 %", "×/÷1", "±0 t"])
def test_no_spread_is_certain(written):
    sure = uncertainty(own(written), **BARE)
    assert sure.interval() == sure.interval(method="analytical") == (100_000.0, 100_000.0)
    assert sure.drivers == ()
    assert sure.relative == 0.0


def test_a_total_of_nothing_is_known_and_can_be_compared(tmp_path, capsys):
    fuel = '\n[[tables]]\npath = "t.csv"\nkind = "fuel"\nsource = "Fleet"\nfuel = "diesel"\n'
    folders = []
    for year, litres in (("2018", "100 l"), ("2019", "0 l")):
        (tmp_path / year).mkdir()
        make(tmp_path / year, HEAD.replace("2019", year) + fuel, t_csv=f"volume,uncertainty\n{litres},±10 %\n")
        folders.append(str(tmp_path / year))
    assert main(["uncertainty", folders[1]]) == 0
    assert "Fleet     0.00  0.00  0.00   0.00" in capsys.readouterr().out
    assert main(["uncertainty", folders[1], "--format", "json"]) == 0
    capsys.readouterr()
    assert main(["compare", *folders]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "0.32 t (100.0%) less than Test (0.32 t)" in text
    assert main(["compare", *reversed(folders)]) == 0
    assert "0.32 t more than Test (0.00 t)." in " ".join(capsys.readouterr().out.split())
    assert main(["compare", folders[1], folders[1]]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "95% interval of the change: 0 to 0 t" in text
    assert "Test: 0.00 t CO2e, as Test." in text
