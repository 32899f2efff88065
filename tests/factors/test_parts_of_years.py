"""Factors of parts of a year: shipped ones beside that of the year, own ones of a quarter, in every way of asking."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import duckdb
import polars as pl
import pytest

import carbon
from carbon.activities.framework.kinds import build, kinds
from carbon.analysis.scenario_questions import _other
from carbon.cli.quick import example_fields
from carbon.factors.wanted import part_of_year

QUARTERS = """key,unit,co2e,gwp_set,stages,region,valid_from,valid_to,locator
electricity.grid,kWh,0.1,unstated,generation,SE,2021-01-01,2021-03-31,contract p. 1
electricity.grid,kWh,0.2,unstated,generation,SE,2021-04-01,2021-06-30,contract p. 2
electricity.grid,kWh,0.9,unstated,generation,SE,2020-01-01,2020-12-31,contract p. 0
"""


def codes(result):
    return [finding.code for finding in result.findings]


def diesel(period, **fields):
    return carbon.calculate("fuel", fuel="diesel", volume="1000 l", region="SE", period=period, **fields)


@pytest.mark.parametrize("period", [2021, "2021-07-01/2021-08-31", 2025, "2025-06-15/2025-07-15", 2018, "2018-03"])
def test_a_period_in_no_part_is_told_which_parts_there_are(period):
    found = [finding for finding in diesel(period).findings if finding.code == "part_of_year"]
    assert len(found) == 1
    year = str(period)[:4]
    parts = [str(window) for window in carbon.catalogue().windows if window.key == "fuel.diesel" and str(window.year) == year]
    assert all(part in found[0].message for part in parts)


@pytest.mark.parametrize("period", [2022, "2021-03", "2021-08-01/2021-12-31", "2025-07", 2024, "2019"])
def test_a_period_in_a_part_or_in_a_year_without_parts_is_told_nothing(period):
    assert "part_of_year" not in codes(diesel(period))


def test_a_financial_year_takes_the_part_of_each_of_its_years():
    """184 days of 2024 and 181 days of 2025, which all lie in its first half."""
    whole = diesel("2024-07-01/2025-06-30").co2e_kg
    assert whole == pytest.approx((184 * diesel(2024).co2e_kg + 181 * diesel("2025-03").co2e_kg) / 365, rel=1e-9)


def test_days_of_a_table_ask_as_rows_do(tmp_path):
    days = pl.date_range(dt.date(2018, 1, 1), dt.date(2025, 12, 31), "17d", eager=True)
    table = pl.DataFrame({"period": days, "litres": [100.0] * len(days)})
    records = [{"kind": "fuel", "fuel": "diesel", "region": "SE", "volume": "100 l", "period": str(day)} for day in days]
    rows = carbon.calculate(records)
    asked = {"kind": "fuel", "fuel": "diesel", "region": "SE", "volume": ("litres", "l"), "period": "period"}
    moments = table.with_columns(pl.col("period").cast(pl.Datetime))
    here = moments.with_columns(pl.col("period").dt.replace_time_zone("Europe/Stockholm"))
    for other in (table, table.lazy(), table.to_pandas(), moments, moments.to_pandas(), here, duckdb.from_arrow(table.to_arrow())):
        assert carbon.calculate(other, **asked).co2e_kg == pytest.approx(rows.co2e_kg, rel=1e-12)
    plan = carbon.calculate(table, **asked).plan
    assert len(plan.answers) == len(rows.plan.answers)
    plan.save(tmp_path / "plan.json")
    loaded = type(plan).load(tmp_path / "plan.json")
    assert carbon.calculate(moments, plan=loaded).co2e_kg == pytest.approx(rows.co2e_kg, rel=1e-12)


def test_what_a_scenario_changes_stays_in_its_part_of_the_year():
    """Petrol in place of diesel of September is petrol of August to December."""
    [answer] = diesel("2021-09").plan.answers
    measure = SimpleNamespace(name="petrol", to={"fuel": "petrol"})
    moved = carbon.calculate(_other(answer.question, measure, carbon.catalogue())).co2e_kg
    petrol = carbon.calculate("fuel", fuel="petrol", volume="1000 l", region="SE", period="2021-09")
    assert moved * 1000 == pytest.approx(petrol.co2e_kg, rel=1e-12)


def test_days_of_another_country_ask_for_years_alone():
    days = pl.date_range(dt.date(2021, 1, 1), dt.date(2021, 12, 31), "1d", eager=True)
    result = carbon.calculate(pl.DataFrame({"period": days}), kind="fuel", fuel="diesel", volume="1 l", region="GB", period="period")
    assert len(result.plan.answers) == 1
    assert result.plan.combinations.cells == ((2021,),)


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "power.csv"
    path.write_text(QUARTERS, encoding="utf-8")
    return carbon.Catalogue.read(path) | carbon.catalogue()


def power(own, period):
    return carbon.calculate("electricity", "1000 kWh", region="SE", period=period, catalogue=own)


def test_own_quarters_answer_their_own_months(own):
    pages = {"2021-02": "contract p. 1", "2021-05": "contract p. 2", "2021-Q2": "contract p. 2", 2020: "contract p. 0"}
    for period, page in pages.items():
        result = power(own, period)
        assert {line.form.locator for _, line in result.plan.lines if line.factor.publication.name.startswith("own-")} == {page}
        assert "part_of_year" not in codes(result)


def test_an_own_quarter_that_stands_in_for_another_says_so(own):
    for period in ("2021-11", 2021):
        warned = [finding for finding in power(own, period).findings if finding.code == "part_of_year"]
        assert warned
        assert warned[0].severity == "warning"
        assert "2021-01-01/2021-03-31" in warned[0].message


def test_every_kind_that_asks_for_a_fuel_is_asked_by_part_of_the_year():
    """A kind without a field of a fuel never meets a factor that changes in July."""
    for name, cls in kinds().items():
        for example in cls.examples:
            asked = build(*example_fields(example))
            try:
                there = type(asked)(**(asked.model_dump(exclude_unset=True, exclude={"kind"}) | {"region": "SE", "period": "2021-09"}))
            except carbon.CarbonError:
                continue
            plan = carbon.calculate(there).plan
            years = {line.factor.id for _, line in plan.lines if line.factor.key in ("fuel.diesel", "fuel.petrol")}
            parted = {line.factor.id for _, line in plan.lines if part_of_year(line.factor)}
            assert not {factor for factor in years if factor.startswith("swedish-blends")} - parted, (name, example)
