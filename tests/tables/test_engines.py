"""One calculation, any engine: the same activities give the same numbers as scalars, objects and tables, eager or lazy."""

from __future__ import annotations

from math import fsum, isclose

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from engines import ALL, EAGER, LAZY, LEDGER, MAPPED, cells, read_once, spark_frames

amounts = st.floats(min_value=0, max_value=1e12, allow_nan=False)
rows = st.lists(
    st.tuples(
        st.sampled_from(
            [("diesel", "l"), ("diesel", "kg"), ("petrol", "m3"), ("electricity", "MWh"), ("taxi", "km"), ("sevoflurane", "ml")]
        ),
        amounts,
        st.sampled_from(["GB", "SE"]),
        st.sampled_from(["2018", "2019", "2018-07-01/2019-06-30"]),
        st.sampled_from(["north", "south", None]),
    ),
    min_size=1,
    max_size=12,
)


def ledger(items):
    return {
        "row": list(range(len(items))),
        "what": [item[0][0] for item in items],
        "uom": [item[0][1] for item in items],
        "qty": [item[1] for item in items],
        "country": [item[2] for item in items],
        "when": [item[3] for item in items],
        "site": [item[4] for item in items],
    }


def one_by_one(data):
    columns = (data[name] for name in ("what", "qty", "uom", "country", "when"))
    return [carbon.calculate(what, (qty, uom), region=place, period=when) for what, qty, uom, place, when in zip(*columns, strict=True)]


def as_objects(items):
    return carbon.calculate(
        [{"kind": what, "amount": (qty, uom), "region": place, "period": when} for (what, uom), qty, place, when, _ in items]
    )


def run(table, **more):
    return carbon.calculate(table, kind="what", amount="qty", unit="uom", region="country", period="when", **more)


def close(one, other):
    return isclose(one, other, rel_tol=1e-12, abs_tol=1e-300)


def check(name, make, data):
    """Rows of one year are bit-equal to the scalar; rows over two years, a sum of two products, to 1e-12."""
    alone = one_by_one(data)
    result = run(make(data))
    out = read_once(result.to_frame())
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    for number, scalar in enumerate(alone):
        if "/" in data["when"][number]:
            assert close(found[number], scalar.co2e_kg), name
        else:
            assert found[number] == scalar.co2e_kg, name
    total = fsum(scalar.co2e_kg for scalar in alone)
    assert close(result.co2e_kg, total), name
    for keys in (("site",), ("scope", "site"), ("what", "factor_id"), ("gas",), ("stage", "kind")):
        assert close(fsum(cells(result.by(*keys), "co2e_kg")), total), (name, keys)
    gases = [scalar.gases_kg() for scalar in alone]
    for gas, mass in result.gases_kg().items():
        assert close(mass, fsum(scalar.get(gas, 0.0) for scalar in gases)), (name, gas)


@settings(max_examples=12)
@given(rows)
def test_the_same_numbers_by_polars_pandas_and_pyarrow(items):
    data = ledger(items)
    objects = as_objects(items)
    assert objects.row_kg().tolist() == [scalar.co2e_kg for scalar in one_by_one(data)]
    for name, make in EAGER.items():
        check(name, make, data)
        assert run(make(data)).row_kg().tolist() == objects.row_kg().tolist()


@settings(max_examples=3)
@given(rows)
def test_the_same_numbers_by_lazy_engines(items):
    for name, make in LAZY.items():
        check(name, make, ledger(items))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@settings(max_examples=10)
@given(rows)
def test_the_same_activities_by_every_engine_and_spark(spark, items):
    """One set of activities at a time: as scalars, as objects, and as a table of each of seven engines."""
    data = ledger(items)
    assert as_objects(items).row_kg().tolist() == [scalar.co2e_kg for scalar in one_by_one(data)]
    for name, make in (ALL | {"spark": spark_frames(spark)}).items():
        check(name, make, data)


def test_every_input_row_and_column_is_kept(engine):
    name, make = engine
    out = carbon.calculate(make(LEDGER), **MAPPED).to_frame()
    assert type(out) is type(make(LEDGER))
    out = read_once(out)
    assert sorted(cells(out, "row")) == LEDGER["row"]
    order = [LEDGER["row"].index(row) for row in cells(out, "row")]
    for column in ("commodity", "qty", "uom", "country", "site"):
        assert cells(out, column) == [LEDGER[column][row] for row in order]
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    assert [number for number in range(8) if found[number] is None] == [2, 3, 4, 5]
    scopes = dict(zip(cells(out, "row"), cells(out, "scopes"), strict=True))
    assert scopes == {0: "1; 3", 1: "1; 3", 2: None, 3: None, 4: None, 5: None, 6: "2", 7: "1; 3"}
    if name in EAGER or name == "polars lazy":
        assert cells(out, "row") == LEDGER["row"]


def test_the_same_findings_and_rows_in_every_engine(engine):
    name, make = engine
    result = carbon.calculate(make(LEDGER), **MAPPED)
    assert (result.rows, result.unanswered, result.complete) == (8, 4, False)
    errors = {finding.code: (finding.count, finding.rows) for finding in result.findings if finding.severity == "error"}
    numbered = name in EAGER or name == "polars lazy"
    first = {"kind_unknown": (2,), "kind_missing": (3,), "amount_missing": (4,), "amount_negative": (5,)}
    assert errors == {code: (1, rows if numbered else ()) for code, rows in first.items()}
    assert str(result).endswith("incomplete: 4 of 8 rows unanswered)")


def test_a_plan_is_made_once_and_used_again(engine):
    _, make = engine
    plan = carbon.plan(make(LEDGER), **MAPPED)
    again = carbon.calculate(make(LEDGER), plan=plan)
    first = carbon.calculate(make(LEDGER), **MAPPED)
    assert again.co2e_kg == first.co2e_kg
    assert cells(again.by("site"), "co2e_kg") == cells(first.by("site"), "co2e_kg")
    assert plan.fingerprint == first.plan.fingerprint == carbon.plan(pl.DataFrame(LEDGER), **MAPPED).fingerprint


@pytest.mark.parametrize("keys", [("kind",), ("scope", "kind"), ("gas", "kind")])
def test_what_a_plan_answers_and_no_row_asks_is_in_no_group(engine, keys):
    _, make = engine
    columns = {"kind": ["diesel", "electricity"], "amount": [40.0, 2.0], "unit": ["l", "MWh"]}
    plan = carbon.plan(pl.DataFrame(columns), map_names=True, region="GB", period=2019)
    found = carbon.calculate(make({name: cells_[:1] for name, cells_ in columns.items()}), plan=plan)
    assert set(cells(found.by(*keys), "kind")) == {"fuel"}


def test_cells_that_a_plan_does_not_know_are_unanswered():
    plan = carbon.plan(pl.DataFrame(LEDGER), **MAPPED)
    other = pl.DataFrame(LEDGER | {"country": ["NO", *LEDGER["country"][1:]]})
    result = carbon.calculate(other, plan=plan)
    finding = next(finding for finding in result.findings if finding.code == "not_in_plan")
    assert (finding.count, finding.rows) == (1, (0,))
    assert "the plan has no answer to these cells. Make a plan of this table" in finding.message
    assert result.unanswered == 5
    assert result.refused[0].finding.code == "not_in_plan"


def test_lines_and_views_of_a_lazy_table():
    lazy = carbon.calculate(LAZY["polars lazy"](LEDGER), **MAPPED)
    eager = carbon.calculate(pl.DataFrame(LEDGER), **MAPPED)
    assert lazy.where(scope=1).co2e_kg == eager.where(scope=1).co2e_kg
    assert close(lazy.view("market").co2e_kg, eager.total_kg("market"))
    assert lazy.view("market").by("scope").equals(eager.view("market").by("scope"))
    assert lazy.to_dict()["co2e_kg"] == eager.to_dict()["co2e_kg"]
    assert lazy.explain() == eager.explain()
    assert lazy.by("month")["month"].to_list() == ["2018-12", "2019-03"]
    assert eager[0].co2e_kg == eager.row_kg()[0]
    assert close((eager + eager).co2e_kg, 2 * eager.co2e_kg)
    assert close(eager.where(site="a").co2e_kg, fsum(eager.row_kg()[[0, 7]]))


def test_amounts_of_text_are_numbers_or_say_their_unit(engine):
    _, make = engine
    data = {"qty": ["40", " 2.5e1 ", "1 234,5", "7 kg", "1,234", None, "", "-3"], "row": list(range(8))}
    result = carbon.calculate(make(data), kind="diesel", amount="qty", unit=carbon.constant("l"), region="GB", period=2019)
    out = read_once(result.to_frame())
    found = dict(zip(cells(out, "row"), cells(out, "co2e_kg"), strict=True))
    ask = lambda amount: carbon.calculate("diesel", amount, region="GB", period=2019).co2e_kg  # noqa: E731
    assert [found[number] for number in range(3)] == [ask("40 l"), ask("25 l"), ask("1234.5 l")]
    errors = {finding.code: finding.count for finding in result.findings if finding.severity == "error"}
    assert errors["number_ambiguous"] == 1
    assert errors["amount_missing"] == 2
    assert errors["amount_negative"] == 1
