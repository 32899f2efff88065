"""What `to_json` wrote comes back: the same totals, lines, findings and groups."""

from __future__ import annotations

import json
from math import isclose
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from engines import LEDGER, MAPPED

ROOT = Path(__file__).parents[2]

activity = st.builds(
    lambda of, amount, source: {"kind": of[0], "amount": (amount, of[1]), "region": "SE", "period": 2019, "source": source},
    st.sampled_from([("diesel", "l"), ("electricity", "MWh"), ("district_heating", "kWh")]),
    st.floats(0, 1e6),
    st.sampled_from(["a", "b", None]),
)


def assert_same(stored, result):
    for basis in ("location", "market"):
        assert stored.total_kg(basis) == result.total_kg(basis)
    assert (stored.rows, stored.unanswered, stored.complete) == (result.rows, result.unanswered, result.complete)
    assert stored.gases_kg() == result.gases_kg()
    assert stored.findings == result.findings
    assert stored.fingerprint == result.plan.fingerprint
    assert [dict(line) for line in stored.lines] == result.to_dict()["lines"]


@settings(max_examples=10)
@given(st.lists(activity, min_size=1, max_size=5))
def test_totals_lines_and_findings_come_back(items):
    result = carbon.calculate(items)
    stored = carbon.Emissions.from_json(result.to_json())
    assert_same(stored, result)
    if result.co2e_kg is not None:
        for keys in (("scope",), ("source", "stage"), ("scope", "basis")):
            expected = {tuple(row[:-1]): row[-1] for row in result.by(*keys).iter_rows()}
            found = {tuple(row[:-1]): row[-1] for row in stored.by(*keys).iter_rows()}
            assert found.keys() == expected.keys()
            assert all(isclose(found[place], expected[place], rel_tol=1e-12) for place in found)


def test_a_table_with_refused_rows_and_an_answer_to_nothing_come_back():
    table = carbon.calculate(pl.DataFrame(LEDGER), **MAPPED)
    stored = carbon.Emissions.from_json(table.to_json(rows=True))
    assert_same(stored, table)
    assert [row["co2e_kg"] for row in stored.record["table"]] == table.to_frame()["co2e_kg"].to_list()
    nothing = carbon.calculate(pl.DataFrame({"qty": [None, -1.0]}), kind="diesel", amount="qty", unit="l", region="GB", period=2019)
    assert nothing.co2e_kg is None
    again = carbon.Emissions.from_json(nothing.to_json())
    assert again.co2e_kg is None
    assert repr(again).startswith("<StoredEmissions no answer")


def test_a_footprint_comes_back_with_what_is_its_own():
    footprint = carbon.Inventory.open(ROOT / "examples" / "norrbotten-2019").footprint()
    stored = carbon.Emissions.from_json(footprint.to_json())
    assert_same(stored, footprint)
    assert stored.record["control_totals"] == json.loads(footprint.to_json())["control_totals"]
    assert stored.by("scope").height == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda record: record | {"schema": 99}, "of schema 99; this library reads 1"),
        (lambda record: {name: value for name, value in record.items() if name != "lines"}, "it lacks lines"),
        (lambda record: record | {"total_location_kg": 1.0}, "the total says 1.0. The JSON was changed"),
        (lambda record: [record], "it lacks schema"),
    ],
)
def test_a_text_that_is_no_result_is_refused(change, said):
    record = carbon.calculate("diesel", "40 L", region="GB", period=2019).to_dict()
    with pytest.raises(carbon.CarbonError, match=said):
        carbon.Emissions.from_json(json.dumps(change(record)))


def test_a_text_that_is_no_json_and_a_key_that_is_none():
    with pytest.raises(carbon.CarbonError, match="the text is no JSON"):
        carbon.Emissions.from_json("diesel 40 L")
    stored = carbon.Emissions.from_json(carbon.calculate("diesel", "40 L", region="GB", period=2019).to_json())
    with pytest.raises(carbon.CarbonError, match="'scop' is not a key of a stored result. Nearest: scope"):
        stored.by("scop")
    with pytest.raises(carbon.CarbonError, match="basis 'green' is unknown"):
        stored.total_kg("green")
