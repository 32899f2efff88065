"""Every exit gives the same columns and the same cells: frames of any library, files, SQL and JSON."""

from __future__ import annotations

import json
from math import isclose

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.engine.plan.output_columns import LABELS, ORDER
from carbon.factors.gaps import cited
from engines import ALL, LEDGER, MAPPED, cells, read_once

GIVEN = {"kind": "what", "amount": "qty", "unit": "uom", "region": "place", "period": "when", "site": "where", "id": "ref"}
LAST = ("factor_ids", "citation", "findings")
WORDS = (*LABELS, "kind", "unit", "scopes", "categories", *LAST)
row = st.tuples(
    st.sampled_from(["diesel", "petrol", "electricity", "district_heating", "rail", "diesl", "sevoflurane"]),
    st.one_of(st.floats(0, 1e6), st.none()),
    st.sampled_from(["l", "kg", "MWh", "pkm"]),
    st.sampled_from(["GB", "SE", "NO"]),
    st.sampled_from(["2019", "2018", "2018-07-01/2019-06-30"]),
    st.sampled_from(["a", "b", None]),
)


def table_of(rows):
    names = ("what", "qty", "uom", "place", "when", "where")
    columns = {name: [cell[place] for cell in rows] for place, name in enumerate(names)}
    return {"ref": [f"r{number}" for number in range(len(rows))], **columns}


def exits(data, folder):
    """Exit → its table, of the same rows."""
    frame = pl.DataFrame(data, schema_overrides={"qty": pl.Float64, "where": pl.String})
    result = carbon.calculate(frame, **GIVEN)
    found = {"polars": result.to_frame(), "json": pl.DataFrame(json.loads(result.to_json(rows=True))["table"], infer_schema_length=None)}
    others = {"pandas": frame.to_pandas(), "pyarrow": frame.to_arrow(), "lazy": frame.lazy()}
    found |= {name: carbon.calculate(table, **GIVEN).to_frame() for name, table in others.items()}
    connection = duckdb.connect()
    connection.register("ledger", frame.to_arrow())
    found["duckdb"] = carbon.calculate(connection.table("ledger"), **GIVEN).to_frame()
    connection.register("plan", pa.table(result.plan.key_columns()))
    found["sql"] = connection.sql(result.plan.sql("ledger"))
    for name, write in (("ledger.csv", frame.write_csv), ("ledger.parquet", frame.write_parquet)):
        write(folder / name)
        mapping = [text for field, column in GIVEN.items() for text in ("--map", f"{field}={column}")]
        for suffix in ("csv", "parquet"):
            out = folder / f"{name}.{suffix}"
            assert main(["calculate", str(folder / name), *mapping, "-o", str(out)]) in (0, 1)
            found[f"{name} → {suffix}"] = pl.read_csv(out, infer_schema_length=None) if suffix == "csv" else pl.read_parquet(out)
    return found


def by_id(table):
    """Row id → column → cell, of the columns that every exit has."""
    names = [name for name in names_of(table) if name in (*ORDER, *LAST) or name.endswith("_kg")]
    table = read_once(table)
    columns = {name: cells(table, name) for name in names}
    return {ref: {name: columns[name][place] for name in names} for place, ref in enumerate(cells(table, "ref"))}


def names_of(table):
    if isinstance(table, pl.LazyFrame):
        return table.collect_schema().names()
    return table.column_names if isinstance(table, pa.Table) else list(table.columns)


def alike(name, one, other):
    if name in WORDS:
        return (one or None) == (other or None) or str(one) == str(other)
    return one == other or (one is not None and other is not None and isclose(one, other, rel_tol=1e-12))


def assert_agree(found):
    expected = by_id(found["polars"])
    for name, table in found.items():
        for ref, row in by_id(table).items():
            # A plan of the table has the gases of rows without a usable amount too: such a column is empty, or is not there.
            assert [column for column in row if column in expected[ref]] == [column for column in expected[ref] if column in row], name
            assert {*ORDER, *LAST} & row.keys() == {*ORDER, *LAST} & expected[ref].keys(), name
            for column in row.keys() | expected[ref].keys():
                pair = row.get(column), expected[ref].get(column)
                # A row with two faults is told by the one that is met first.
                both_told = column == "findings" and row["co2e_kg"] is None and all(pair)
                assert both_told or alike(column, *pair), (name, ref, column, *pair)


@settings(max_examples=5, phases=(Phase.explicit, Phase.generate))
@given(st.lists(row, min_size=1, max_size=6))
def test_all_exits_agree_cell_for_cell(tmp_path_factory, rows):
    assert_agree(exits(table_of(rows), tmp_path_factory.mktemp("exits")))


def test_the_columns_of_a_row_are_what_an_auditor_needs(tmp_path):
    data = table_of(
        [("diesel", 40.0, "l", "GB", "2019", "a"), ("electricity", 2.0, "MWh", "SE", "2019", "b"), ("diesl", 1.0, "l", "GB", "2019", None)]
    )
    found = exits(data, tmp_path)
    assert_agree(found)
    fuel, power, wrong = by_id(found["polars"]).values()
    alone = carbon.calculate("electricity", "2 MWh", region="SE", period=2019)
    assert list(fuel)[: len(ORDER) - 1] == [name for name in ORDER if name != "source"]
    assert (fuel["id"], fuel["kind"], fuel["site"], fuel["scopes"], fuel["categories"]) == ("r0", "fuel", "a", "1; 3", "3")
    assert (fuel["amount"], fuel["unit"]) == (40.0, "l")
    assert (power["co2e_kg"], power["co2e_market_kg"]) == (alone.total_kg("location"), alone.total_kg("market"))
    assert power["co2e_kg"] != power["co2e_market_kg"]
    assert "residual_mix" in power["factor_ids"]
    for line in (line for _, line in alone.plan.lines):
        assert line.factor.id in power["factor_ids"].split("; ")
        assert cited(line.factor, line.form) in power["citation"]
    assert "gwp_set_differs" in fuel["findings"]
    assert wrong == dict.fromkeys(wrong) | {"id": "r2", "findings": "kind_unknown"}


def test_objects_have_the_same_columns_as_their_table():
    rows = [("diesel", 40.0, "l", "GB", "2018-07-01/2019-06-30", "a"), ("electricity", 2.0, "MWh", "SE", "2019", "b")]
    objects = carbon.calculate(
        [
            {"kind": what, "amount": qty, "unit": uom, "region": place, "period": when, "site": where, "id": f"r{number}"}
            for number, (what, qty, uom, place, when, where) in enumerate(rows)
        ]
    ).to_frame()
    table = carbon.calculate(pl.DataFrame(table_of(rows)), **GIVEN).to_frame()
    for name in (*ORDER, *LAST, "co2_kg", "co2e_unsplit_kg"):
        if name in objects.columns:
            assert all(alike(name, *both) for both in zip(objects[name], table[name], strict=True)), name
    assert set(objects.columns) - {"period"} == set(table.columns) - {*GIVEN.values()}


@pytest.mark.parametrize("engine", ALL.items(), ids=list(ALL))
def test_a_column_that_the_input_has_stays_and_is_not_added_twice(engine):
    _, make = engine
    renamed = {{"commodity": "kind", "qty": "amount", "uom": "unit"}.get(name, name): values for name, values in LEDGER.items()}
    out = carbon.calculate(make(renamed), **MAPPED | {"kind": "kind", "amount": "amount", "unit": "unit"}).to_frame()
    names = names_of(out)
    assert len(names) == len(set(names))
    assert sorted(value for value in cells(out, "kind") if value) == sorted(value for value in LEDGER["commodity"] if value)
    assert not {"id", "source"} & set(names)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ALL.items(), ids=list(ALL))
def test_every_engine_gives_the_same_words_and_numbers(engine):
    """Rows with an answer, of two scopes, with an unknown kind, without one, without an amount and below zero."""
    _, make = engine
    expected = carbon.calculate(pl.DataFrame(LEDGER), **MAPPED).to_frame()
    out = carbon.calculate(make(LEDGER), **MAPPED).to_frame()
    assert names_of(out) == names_of(expected)
    out = read_once(out)
    order = [LEDGER["row"].index(row) for row in cells(out, "row")]
    for name in names_of(expected)[len(LEDGER) :]:
        pairs = zip(cells(out, name), (expected[name][row] for row in order), strict=True)
        assert all(alike(name, one, other) for one, other in pairs), name
    assert expected["findings"].to_list()[2:6] == ["kind_unknown", "kind_missing", "amount_missing", "amount_negative"]


def test_a_footprint_is_written_with_the_same_columns(tmp_path, capsys):
    folder = tmp_path / "inventory"
    folder.mkdir()
    (folder / "inventory.toml").write_text(
        '[inventory]\nname = "Test"\norganisation = "Test"\nperiod = 2019\nregion = "GB"\n\n[[tables]]\npath = "rows.csv"\n',
        encoding="utf-8",
    )
    (folder / "rows.csv").write_text(
        "id,kind,amount,source\na,diesel,40 l,cars\nb,diesl,1 l,cars\nc,electricity,1 MWh,power\n", encoding="utf-8"
    )
    outs = {suffix: tmp_path / f"out.{suffix}" for suffix in ("csv", "parquet", "xlsx")}
    for out in outs.values():
        assert main(["footprint", str(folder), "-o", str(out)]) == 1
    capsys.readouterr()
    frame = carbon.Inventory.open(folder).footprint().to_frame()
    assert pl.read_parquet(outs["parquet"]).equals(frame)
    assert {*ORDER, *LAST} <= set(frame.columns)
    assert frame["findings"].to_list()[1].startswith("kind_unknown")
    written = {"csv": pl.read_csv(outs["csv"]), "xlsx": pl.read_excel(outs["xlsx"], engine="openpyxl")}
    written["json"] = pl.DataFrame(json.loads(carbon.Inventory.open(folder).footprint().to_json(rows=True))["table"])
    for exit_, table in written.items():
        assert table.columns == frame.columns, exit_
        for name in (*ORDER, *LAST):
            assert all(alike(name, *pair) for pair in zip(table[name], frame[name], strict=True)), (exit_, name)


@pytest.mark.parametrize("name", ["open", "problem"])
def test_a_column_of_the_input_may_be_named_as_a_word_of_the_calculation(name):
    table = pl.DataFrame({"qty": [1.0, None, 2.0], name: ["x", "y", "z"], "what": ["diesel", "diesel", "diesl"]})
    result = carbon.calculate(table, kind="what", amount="qty", unit="l", region="GB", period=2019)
    assert {finding.code: finding.rows for finding in result.findings if finding.severity == "error"} == {
        "amount_missing": (1,),
        "kind_unknown": (2,),
    }
    assert result.to_frame()[name].to_list() == ["x", "y", "z"]
    assert result.to_frame()["findings"].to_list()[1:] == ["amount_missing", "kind_unknown"]


def test_a_small_file_is_grouped_by_the_column_that_a_label_is_mapped_to(tmp_path, capsys):
    path = tmp_path / "ledger.csv"
    path.write_text("kind,amount,Avd\ndiesel,1 l,Bilar\ndiesel,2 l,Lager\n", encoding="utf-8")
    assert main(["calculate", str(path), "--map", "source=Avd", "--set", "region=GB", "--set", "period=2019", "--by", "source"]) == 0
    shown = capsys.readouterr().out
    assert "Bilar" in shown
    assert "Lager" in shown


@pytest.mark.parametrize("count", [1, 2])
def test_activities_that_say_nothing_but_their_amount_have_rows(count):
    """None of them has a label, so that there is no column of the input to put the result beside."""
    result = carbon.calculate([{"kind": "train", "amount": "100 km"}] * count)
    named = carbon.calculate([{"kind": "train", "amount": "100 km", "site": "a"}] * count)
    assert result.to_frame().equals(named.to_frame().drop("site"))
    assert result.to_frame()["co2e_kg"].to_list() == result.row_kg().tolist()
    assert len(json.loads(result.to_json(rows=True))["table"]) == count
