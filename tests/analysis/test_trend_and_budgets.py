"""When a target is reached at the present trend, with its interval; what is left of a budget; sectoral goals and dynamic rates."""

import json
from math import inf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.analysis.budgets import budgets
from carbon.analysis.dynamic_targets import DynamicContraction
from carbon.analysis.goal_verdicts import goals
from carbon.analysis.indicator_values import IndicatorResult, Value
from carbon.analysis.targets import SectorPath, sectoral_intensity
from carbon.analysis.trend import student, trend
from carbon.cli.main import main
from carbon.core.errors import CarbonError
from carbon.inventory.goal_parts import Budget, Indicator


@pytest.mark.parametrize(("freedom", "bound"), [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (7, 2.365), (30, 2.042), (120, 1.980)])
def test_students_t_is_that_of_the_tables(freedom, bound):
    assert student(0.95, freedom) == pytest.approx(bound, abs=5e-4)


@given(st.floats(-9, -0.5), st.floats(50, 500), st.integers(3, 12))
def test_years_on_a_line_reach_the_target_where_the_line_does(slope, start, count):
    values = {2010 + step: start + slope * step for step in range(count)}
    target = start + slope * 30.5
    found = trend(values, target)
    assert found.year == pytest.approx(2040.5, abs=1e-6)
    assert (found.earliest, found.latest) == (pytest.approx(2040.5, abs=1e-3), pytest.approx(2040.5, abs=1e-3))


def test_at_its_bounds_the_line_is_just_as_far_from_the_target_as_it_may_be():
    values = {2015: 101.0, 2016: 95.0, 2017: 93.0, 2018: 85.0, 2019: 83.0}
    found = trend(values, 60.0)
    years = np.array(list(values)) - 2017
    slope, height = np.polyfit(years, list(values.values()), 1)
    rest = sum((np.array(list(values.values())) - height - slope * years) ** 2) / 3
    for bound in (found.earliest, found.latest):
        x = bound - 2017
        assert abs(height + slope * x - 60.0) == pytest.approx(3.18245 * sqrt(rest * (1 / 5 + x**2 / 10)), rel=1e-5)


def test_the_interval_holds_the_true_year_in_19_of_20_histories():
    random, inside = np.random.default_rng(3), 0
    for _ in range(400):
        values = {2012 + step: 100.0 - 3.0 * step + random.normal(0, 2.0) for step in range(8)}
        found = trend(values, 40.0)
        inside += found.earliest is not None and found.earliest <= 2032 <= found.latest
    assert 0.92 <= inside / 400 <= 0.98


def test_what_does_not_move_may_never_arrive():
    still = trend({2015: 100.0, 2016: 103.0, 2017: 98.0, 2018: 101.0, 2019: 99.0}, 60.0)
    assert still.latest == inf
    away = trend({2015: 100.0, 2016: 102.0, 2017: 104.1, 2018: 106.0, 2019: 108.0}, 60.0)
    assert (away.year, away.earliest, away.latest) == (None, None, None)
    with pytest.raises(CarbonError, match="a trend with an interval needs 3 years; 2 are known."):
        trend({2018: 1.0, 2019: 2.0}, 0.0)


def emissions(**years):
    values = tuple(Value(int(name[1:]), value, computed=False) for name, value in years.items())
    return [IndicatorResult(Indicator(name="Emissions", unit="t"), values)]


def budget(**entries):
    return [Budget(**({"name": "Budget", "indicator": "Emissions", "value": 100_000, "start": 2018, "citation": "decision 7"} | entries))]


def test_what_is_left_of_a_budget_by_hand():
    (found,) = budgets(budget(), emissions(y2017=30_000, y2018=24_000, y2019=20_000))
    assert (found.used, found.remaining, found.share) == (44_000, 56_000, pytest.approx(0.56))
    assert (found.years_left, found.straight) == (pytest.approx(2.8), pytest.approx(5.6))
    # A straight line to zero in n years uses half of n times the last year.
    assert found.straight * 20_000 / 2 == pytest.approx(found.remaining)
    (over,) = budgets(budget(value=40_000), emissions(y2018=24_000, y2019=20_000))
    assert (over.remaining, over.years_left) == (-4_000, 0.0)


def test_a_year_without_a_value_leaves_a_budget_open():
    (found,) = budgets(budget(), emissions(y2018=24_000, y2020=20_000))
    assert (found.used, found.why) == (None, "2019 has no value. Write it under values of the indicator, or give its inventory.")
    (none,) = budgets(budget(start=2025), emissions(y2018=24_000))
    assert none.why.startswith("2025 has no value")
    with pytest.raises(CarbonError, match="budget 'Budget': no indicator 'Emisions' in inventory.toml. Nearest: Emissions"):
        budgets(budget(indicator="Emisions"), emissions(y2018=1))


SECTOR = {2019: 0.6, 2030: 0.4, 2050: 0.1}


def test_the_path_of_a_sector():
    path = SectorPath(SECTOR, "own")
    assert path.intensity(2025) == pytest.approx(0.6 - 0.2 * 6 / 11)
    assert path.asked(0.8, 2019, 2019) == pytest.approx(0.8)
    assert path.asked(0.8, 2019, 2050) == pytest.approx(0.1)
    assert path.asked(0.8, 2019, 2030, 1.25) == pytest.approx(sectoral_intensity(0.8, 0.6, 0.4, 0.1, 0.10, 0.125))
    with pytest.raises(CarbonError, match="the sector's path goes from 2019 to 2050; 2010 is not in it."):
        path.intensity(2010)
    with pytest.raises(CarbonError, match="the sector's path has 2019; it needs the base year and 2050"):
        SectorPath({2019: 0.6}, "own")


@pytest.mark.parametrize(("one", "two", "rate"), [(100.0, 0.0, 0.042), (50.0, 50.0, 0.0513), (0.0, 100.0, 0.0667)])
def test_dynamic_rates_are_those_of_the_publications_example(one, two, rate):
    recent = {part: value for part, value in (("scope 1", one), ("scope 2", two)) if value}
    found = DynamicContraction(100.0, 2025, recent, 2025, 2030)
    assert found.rate == pytest.approx(rate, abs=5e-5)
    assert found.allowed(2030) == pytest.approx(100 * (1 - 5 * found.rate))


@given(st.integers(2019, 2026), st.floats(1, 150), st.integers(1, 9))
def test_a_dynamic_rate_leads_to_what_recent_emissions_must_come_to(recent_year, recent, ahead):
    found = DynamicContraction(100.0, 2018, {"scope 1": recent}, recent_year, recent_year + ahead)
    must = recent * (1 - 0.9 / (2050 - recent_year) * ahead)
    assert found.allowed(recent_year + ahead) <= must + 1e-9
    assert found.rate >= 0.042


def test_dynamic_targets_that_cannot_be_are_sentences():
    with pytest.raises(CarbonError, match="part 'scope 4' is unknown"):
        DynamicContraction(1.0, 2019, {"scope 4": 1.0}, 2020, 2030)
    with pytest.raises(CarbonError, match="2019, 2030 and 2025 are not in order"):
        DynamicContraction(1.0, 2019, {"scope 1": 1.0}, 2030, 2025)
    with pytest.raises(CarbonError, match="the most recent year 2045 is not before the year of net zero"):
        DynamicContraction(1.0, 2019, {"scope 2": 1.0}, 2045, 2046)
    with pytest.raises(CarbonError, match="must be above 0"):
        DynamicContraction(0.0, 2019, {"scope 1": 1.0}, 2020, 2030)


INVENTORY = """[inventory]
name = "Test 2019"
organisation = "Test"
period = "2019"
region = "GB"

[facts.floor_area]
value = "1000 m2"

[[tables]]
path = "fuel.csv"
kind = "fuel"
source = "Cars"

[[indicators]]
name = "Emissions"
unit = "t"
of = { measure = "co2e" }
values = { 2016 = 310, 2017 = 300, 2018 = 285 }

[[indicators]]
name = "Intensity"
unit = "kg/m2"
of = { measure = "co2e" }
per = "floor_area"
values = { 2016 = 310 }

[[goals]]
name = "Half"
indicator = "Emissions"
target = "-50 %"
base_year = 2016
year = 2030

[[goals]]
name = "As the sector"
indicator = "Intensity"
target = "sectoral"
sector = { 2016 = 250, 2030 = 120, 2050 = 10 }
citation = "the sector's path"
base_year = 2016
year = 2030

[[budgets]]
name = "To 2030"
indicator = "Emissions"
value = 2000
start = 2017
citation = "decision 7"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inventory.toml").write_text(INVENTORY, encoding="utf-8")
    (tmp_path / "fuel.csv").write_text("fuel,volume\ndiesel,85000 l\n", encoding="utf-8")
    return tmp_path


def test_goals_and_budgets_of_an_inventory(folder, capsys):
    footprint = carbon.Inventory.open(folder).footprint()
    found = goals(footprint)
    half, sector = found.goals
    tonnes = footprint.co2e_kg / 1000
    assert ("with 95% between" in half.words) or ("perhaps never" in half.words)
    assert sector.target == pytest.approx(300 * (120 - 10) / (250 - 10) + 10)
    at_2019 = 250 - 130 * 3 / 14
    assert sector.path == pytest.approx(300 * (at_2019 - 10) / 240 + 10)
    (left,) = found.budgets
    assert left.used == pytest.approx(300 + 285 + tonnes)
    assert main(["goals", str(folder)]) == 0
    text = capsys.readouterr().out
    assert "budget To 2030" in text
    assert "decision 7" in text
    assert main(["goals", str(folder), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["budgets"][0]["remaining"] == pytest.approx(2000 - 585 - tonnes)


def test_a_sectoral_goal_without_its_source_is_refused(folder):
    text = INVENTORY.replace('citation = "the sector\'s path"\n', "")
    (folder / "inventory.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CarbonError, match="goal 'As the sector' follows a sector whose source is not told. Write citation = …"):
        goals(carbon.Inventory.open(folder).footprint())
