"""Many questions at once: what is shared between units, and keys that are met by their hash, change no number."""

from __future__ import annotations

import polars as pl
import pytest

import carbon
from carbon.activities.framework.kinds import build
from carbon.engine.answering.answer import _solution as solution_of
from carbon.engine.result.grouping import taken_rows
from carbon.engine.table import plan_of_table
from carbon.tables import keys as hashing
from carbon.tables.engines import opened
from carbon.tables.whole_columns import sample

UNITS = [
    "kg",
    "t",
    "g",
    "lb",
    "kWh_net",
    "MWh_net",
    "kWh_gross",
    "MJ_net",
    "l",
    "litre",
    "L",
    "m3",
    "gal_us",
    "kWh",
    "MWh",
    "furlong",
    "km",
    None,
]


def ledger():
    rows = [(fuel, unit, place) for fuel in ("diesel", "natural_gas") for unit in UNITS for place in ("GB", "SE", "Sweden")]
    return pl.DataFrame(rows, ["fuel", "unit", "region"], orient="row").with_columns(qty=pl.lit(3.7), row=pl.int_range(pl.len()))


GIVEN = {"kind": carbon.constant("fuel"), "fuel": "fuel", "amount": "qty", "unit": "unit", "region": "region", "period": 2019}


def by_itself(row, period=2019):
    try:
        return carbon.calculate("fuel", (row["qty"], row["unit"]), fuel=row["fuel"], region=row["region"], period=period).co2e_kg
    except (carbon.CarbonError, TypeError, ValueError):
        return None


def test_every_unit_gives_the_number_of_its_scalar_to_the_last_bit():
    table = ledger()
    out = carbon.calculate(table, **GIVEN).to_frame()
    expected = [by_itself(row) for row in table.iter_rows(named=True)]
    assert out["co2e_kg"].to_list() == expected
    assert sum(value is None for value in expected) < table.height / 2


def test_both_years_of_a_period_are_asked_in_every_unit():
    table, period = ledger(), "2018-07-01/2019-06-30"
    out = carbon.calculate(table, **GIVEN | {"period": period}).to_frame()
    for found, row in zip(out["co2e_kg"].to_list(), table.iter_rows(named=True), strict=True):
        assert found == (None if (value := by_itself(row, period)) is None else pytest.approx(value, rel=1e-14))


def test_a_unit_that_cannot_be_read_is_refused_with_its_own_words():
    messages = [finding.message for finding in carbon.calculate(ledger(), **GIVEN).findings if finding.severity == "error"]
    assert any("unit 'furlong' is unknown" in message for message in messages)
    assert any("km is distance" in message for message in messages)


def test_siblings_of_a_refused_combination_are_refused_each_with_its_own_unit():
    table = pl.DataFrame({"what": ["diesel"] * 3, "unit": ["km", "mi", "m"], "qty": [1.0, 2.0, 3.0]})
    result = carbon.calculate(table, kind="what", amount="qty", unit="unit", region="GB", period=2019)
    errors = [finding.message for finding in result.findings if finding.severity == "error"]
    assert len(errors) == 3
    assert {message.split()[1] for message in errors} == {"km", "mi", "m"}


def test_questions_of_one_dimension_share_their_solution():
    table = pl.DataFrame({"qty": [1.0, 1.0], "unit": ["MWh", "kWh"]})
    power = carbon.plan(table, kind=carbon.constant("electricity"), amount="qty", unit="unit", region="GB", period=2019)
    by_unit = {answer.unit: answer for answer in power.answers}
    assert by_unit["MWh"].solution is by_unit["kWh"].solution
    assert by_unit["MWh"].ratio == 1000.0


def test_a_fuel_is_asked_in_its_own_unit():
    """A publisher may print a row of a fuel in the very unit."""
    plan = carbon.plan(ledger().filter(pl.col("fuel") == "diesel", pl.col("region") == "GB"), **GIVEN)
    by_unit = {answer.unit: answer for answer in plan.answers}
    assert by_unit["MWh_net"].solution is not by_unit["kWh_net"].solution
    assert by_unit["l"].solution is not by_unit["kg"].solution
    assert sum(answer.unit == "l" for answer in plan.answers) == 1  # l, L and litre ask one question


@pytest.mark.parametrize("region", ["GB", "SE", "US", "FR", "BR"])
@pytest.mark.parametrize("fuel", ["diesel", "natural_gas", "lpg", "e10", "wood_pellets", "biogas"])
def test_a_fuel_in_any_unit_is_answered_as_if_that_unit_alone_were_asked(fuel, region):
    """Units of one dimension share what is not of the unit: the row in the very unit, the bits and the words are its own."""
    units = [
        "kg",
        "t",
        "lb",
        "l",
        "m3",
        "ft3",
        "us_gallon",
        "Nm3",
        "scf",
        "kWh",
        "MWh",
        "therm",
        "kWh_net",
        "GJ_net",
        "TJ_net",
        "MWh_gross",
        "MJ_gross",
    ]
    given = {"kind": carbon.constant("fuel"), "fuel": carbon.constant(fuel), "amount": "qty", "unit": "unit"}
    table = pl.DataFrame({"qty": 3.7, "unit": units})
    plan = carbon.plan(table, **given, region=region, period=2019)
    for found in (answer for answer in plan.answers if answer.missing != ("method",)):
        activity = build("fuel", {"fuel": fuel, "amount": 3.7, "unit": found.unit, "region": region, "period": 2019})
        alone = solution_of(found.question, activity.one(), activity, carbon.catalogue(), carbon.Policy())
        assert plain(found.lines) == plain(alone.lines)
        assert (found.solution.left_out, found.missing) == (alone.left_out, alone.missing)
        assert found.findings[: len(alone.findings)] == alone.findings


def plain(lines):
    return [
        (line.factor.id, line.form, line.stage, line.booking, line.met, line.per, line.steps, line.wanted, line.gases) for line in lines
    ]


def test_distances_that_choose_a_factor_share_nothing():
    """A band of distance is read off the amount: 3 000 km and 3 000 mi are two hauls."""
    table = pl.DataFrame({"qty": [3000.0, 3000.0], "unit": ["km", "mi"]})
    out = carbon.calculate(table, kind=carbon.constant("flight"), amount="qty", unit="unit", region="GB", period=2019).to_frame()
    for row in out.iter_rows(named=True):
        assert row["co2e_kg"] == carbon.calculate("flight", distance=(row["qty"], row["unit"]), region="GB", period=2019).co2e_kg


@pytest.fixture
def one_hash(monkeypatch):
    """All combinations share the first hash: what happens once in 10^12 tables."""
    own = hashing._hashes
    monkeypatch.setattr(hashing, "_hashes", lambda names: own(names) | {hashing.HASH: pl.lit(7, pl.UInt64)})


@pytest.mark.usefixtures("one_hash")
def test_combinations_of_one_hash_are_told_apart_by_their_keys():
    out = carbon.calculate(ledger(), **GIVEN).to_frame()
    assert out["co2e_kg"].to_list() == [by_itself(row) for row in ledger().iter_rows(named=True)]


@pytest.mark.usefixtures("one_hash")
def test_a_row_never_takes_the_answer_of_another_combination():
    known = ledger().filter(pl.col("row") == 0)
    plan = carbon.plan(known, **GIVEN)
    out = carbon.calculate(ledger().sort("row"), plan=plan)
    values = out.to_frame()["co2e_kg"].to_list()
    assert values[0] is not None
    assert values[1:] == [None] * (len(values) - 1)
    assert out.unanswered == len(values) - 1


@pytest.mark.parametrize("keys", [("site",), ("site", "gas"), ("site", "scope", "stage"), ("region", "fuel"), ("gas",)])
def test_totals_are_those_of_the_rows_in_memory(keys):
    table = ledger().with_columns(site=pl.when(pl.col("row") % 3 > 0).then(pl.format("s{}", pl.col("row") % 3)))
    lazy = carbon.calculate(table.lazy(), **GIVEN).by(*keys).lazy().collect().sort(*keys, nulls_last=True)
    rows = carbon.calculate(table, **GIVEN)
    eager = taken_rows(rows, range(rows.rows)).by(*keys).sort(*keys, nulls_last=True)
    assert eager.select(keys).equals(lazy.select(keys))
    for name in set(eager.columns) - set(keys):
        assert eager[name].to_list() == pytest.approx(lazy[name].to_list(), rel=1e-12)


@pytest.mark.parametrize("some", [1, 7, 30, 90])
@pytest.mark.parametrize("repeated", [1, 3])
@pytest.mark.parametrize("sort", ["row", "unit"])
def test_what_some_rows_ask_ahead_changes_nothing(some, repeated, sort, monkeypatch, tmp_path):
    """Some rows are asked about while all are counted: whether they hold all questions, a part, or nothing that repeats."""
    table = pl.concat([ledger()] * repeated).sort(sort)
    table.write_parquet(tmp_path / "ledger.parquet")
    before = carbon.calculate(table, **GIVEN)
    monkeypatch.setattr(plan_of_table, "_SOME", some)
    for given in (table, table.lazy(), pl.scan_parquet(tmp_path / "ledger.parquet")):
        after = carbon.calculate(given, **GIVEN)
        assert after.plan.fingerprint == before.plan.fingerprint
        assert after.plan.combinations.cells == before.plan.combinations.cells
        assert after.rows == before.rows
        assert after.unanswered == before.unanswered
        assert after.question_amounts.tolist() == pytest.approx(before.question_amounts.tolist(), rel=1e-14)
        assert after.to_frame().lazy().collect().sort("row", "co2e_kg").equals(before.to_frame().sort("row", "co2e_kg"))


@pytest.mark.usefixtures("one_hash")
def test_combinations_of_one_hash_that_some_rows_ask_ahead(monkeypatch):
    monkeypatch.setattr(plan_of_table, "_SOME", 30)
    test_combinations_of_one_hash_are_told_apart_by_their_keys()


@pytest.mark.parametrize("good", [0, 3000])
def test_a_broken_row_is_one_sentence_wherever_it_stands(good, monkeypatch, tmp_path):
    monkeypatch.setattr(plan_of_table, "_SOME", 10)
    path = tmp_path / "ledger.csv"
    path.write_text("what,qty\n" + "diesel,1\n" * good + "diesel,1,2,3\n")
    lazy = pl.scan_csv(path, schema={"what": pl.String, "qty": pl.Float64})
    with pytest.raises(carbon.CarbonError, match="the table cannot be read: "):
        carbon.calculate(lazy, kind="what", amount="qty", unit=carbon.constant("l"), region=carbon.constant("GB"))


def test_some_rows_are_read_only_where_they_cost_little(tmp_path):
    table = ledger()
    table.write_parquet(tmp_path / "ledger.parquet")
    spread = sample(opened(table), 5)
    assert (spread.in_memory, spread.whole) == (True, False)
    assert spread.table.data.collect()["row"].to_list()[:3] == [0, table.height // 5, 2 * (table.height // 5)]
    first = sample(opened(pl.scan_parquet(tmp_path / "ledger.parquet")), 5)
    assert (first.in_memory, first.whole) == (False, False)
    assert first.table.data.collect()["row"].to_list() == [0, 1, 2, 3, 4]
    assert sample(opened(table), 10_000).whole
    assert sample(opened(pl.scan_parquet(tmp_path / "ledger.parquet")), 10_000).whole
    assert sample(opened(table.lazy().sort("unit")), 5) is None
    assert sample(opened(table.lazy().group_by("fuel").agg(pl.col("qty").sum())), 5) is None
