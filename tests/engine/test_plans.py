"""A plan is an artefact: saved, read by a later library, compared, and joined by hand."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pyarrow as pa
import pytest

import carbon
from engines import LEDGER, MAPPED, duckdb_relation, polars_lazy


@pytest.fixture
def made(tmp_path):
    plan = carbon.plan(pl.DataFrame(LEDGER), **MAPPED)
    plan.save(tmp_path / "plan.json")
    return plan, tmp_path / "plan.json"


def test_a_stored_plan_recomputes_to_the_last_bit(made):
    plan, path = made
    again = carbon.Plan.load(path)
    assert again.fingerprint == plan.fingerprint
    first = carbon.calculate(pl.DataFrame(LEDGER), **MAPPED)
    second = carbon.calculate(pl.DataFrame(LEDGER), plan=again)
    assert second.to_frame().equals(first.to_frame())
    assert second.to_dict() == first.to_dict()
    assert second.explain() == first.explain()


def test_a_stored_plan_needs_no_installed_gwp_nor_factor(made, monkeypatch):
    """The weights are the file's: a library that has restated its GWP set gives the old number."""
    _, path = made
    before = carbon.calculate(pl.DataFrame(LEDGER), **MAPPED).co2e_kg
    monkeypatch.setattr("carbon.engine.plan.plan.gwp", lambda _: dict.fromkeys(("co2", "ch4_fossil", "n2o", "co2e"), 7.0))
    assert carbon.calculate(pl.DataFrame(LEDGER), plan=carbon.Plan.load(path)).co2e_kg == before


def test_a_changed_plan_says_which_line(made):
    _, path = made
    record = json.loads(path.read_text())
    record["lines"][0]["form"]["gases"]["co2"] *= 10
    path.write_text(json.dumps(record))
    with pytest.raises(carbon.CarbonError, match=r"plan.json: line 0 \(\w+, \w+, .*\) comes to [\d.e+-]+ kg CO2e per unit and says"):
        carbon.Plan.load(path)


def test_a_changed_booking_is_told_by_the_fingerprint(made):
    _, path = made
    record = json.loads(path.read_text())
    record["lines"][0]["booking"] = [3, 1]
    path.write_text(json.dumps(record))
    with pytest.raises(carbon.CarbonError, match="the fingerprint of its lines is"):
        carbon.Plan.load(path)


def test_a_file_that_is_no_plan(tmp_path):
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(carbon.CarbonError, match=r"x.json is not a plan: it lacks 'format'\. Save one with plan.save"):
        carbon.Plan.load(tmp_path / "x.json")
    with pytest.raises(carbon.CarbonError, match="is not there"):
        carbon.Plan.load(tmp_path / "y.json")


def test_a_plan_beside_fields_or_activities(made):
    plan, _ = made
    with pytest.raises(carbon.CarbonError, match="the plan says which columns are which fields; leave unit out, or plan="):
        carbon.calculate(pl.DataFrame(LEDGER), plan=plan, unit="uom")
    with pytest.raises(carbon.CarbonError, match="plan= goes with a table"):
        carbon.calculate("diesel", "40 L", plan=plan)
    with pytest.raises(carbon.CarbonError, match="the plan was made of activities and says nothing of columns"):
        carbon.calculate(pl.DataFrame(LEDGER), plan=carbon.plan("diesel", "40 L"))
    with pytest.raises(carbon.CarbonError, match="column 'uom', mapped to unit, is not in the table"):
        carbon.calculate(pl.DataFrame(LEDGER).drop("uom"), plan=plan)


def test_the_difference_of_two_plans_says_what_moved_and_why():
    one = carbon.plan("diesel", "40 L", region="GB", period=2019, gwp_set="ar5_100")
    other = carbon.plan("diesel", "40 L", region="GB", period=2019, gwp_set="ar6_100")
    moved = one.diff(other)
    assert moved["why"].to_list() == ["GWP set ar5_100 → ar6_100"]
    assert moved["co2e_before"].to_list() == one.co2e_per_unit[:1].tolist()
    assert one.diff(one).height == 0
    added = one.diff(
        carbon.plan(
            [{"kind": "diesel", "amount": "40 L", "region": "GB", "period": 2019}, {"kind": "taxi", "amount": "1 km"}], gwp_set="ar5_100"
        )
    )
    assert set(added["why"]) == {"question added"}
    named = carbon.plan("cement", "1 t", factor="0.15 kg CO2e/kg").diff(carbon.plan("cement", "1 t", factor="0.2 kg CO2e/kg"))
    assert named["why"].to_list() == ["question gone", "question added"]


def test_a_plan_joins_by_hand_in_duckdb():
    import duckdb

    plan = carbon.plan(pl.DataFrame(LEDGER), **MAPPED)
    connection = duckdb.connect()
    connection.register("ledger", pa.table(LEDGER))
    connection.register("plan", pa.table(plan.key_columns()))
    by_hand = connection.sql(plan.sql("ledger", "plan")).pl().sort("row")
    out = carbon.calculate(pl.DataFrame(LEDGER), plan=plan).to_frame()
    for name in ("co2e_kg", "co2_kg", "n2o_kg"):
        assert by_hand[name].to_list() == out[name].to_list()
    assert "LEFT JOIN" in plan.sql("ledger", dialect="bigquery")
    with pytest.raises(carbon.CarbonError, match="SQL dialect 'dukdb' is unknown. Nearest: duckdb"):
        plan.sql("ledger", dialect="dukdb")


YEARS = {"what": ["diesel", "petrol"], "qty": [1.0, 2.0], "uom": ["l", "l"]}
READ = {"kind": "what", "amount": "qty", "unit": "uom", "region": "GB", "period": "time"}
DAYS = [date(1975, 7, 13), date(2019, 5, 1)]
"""The first is day 2019 of 1970: as a number it would be the year 2019."""


@pytest.mark.parametrize("way", [pl.DataFrame, polars_lazy, duckdb_relation, pa.table])
@pytest.mark.parametrize(
    ("made_of", "given", "said"),
    [
        ({"time": [2019, 2019]}, {"time": ["2019", "then"]}, "'time' holds String, and the plan was made of numbers"),
        ({"time": [2019, 2019]}, {"time": DAYS}, "'time' holds Date, and the plan was made of numbers"),
        ({"time": [2019, 2019]}, {"time": [True, False]}, "'time' holds Boolean, and the plan was made of numbers"),
        ({"time": DAYS}, {"time": [2019, 2019]}, "'time' holds Int64, and the plan was made of dates"),
        ({"time": [True, False]}, {"time": ["yes", "no"]}, "'time' holds String, and the plan was made of true and false"),
        ({"time": [2019, 2019]}, {"time": [2019, 2019], "qty": ["1", "x"]}, "'qty' holds String, and the plan was made of numbers"),
    ],
)
def test_a_plan_refuses_columns_of_another_type(way, made_of, given, said):
    plan = carbon.plan(pl.DataFrame(YEARS | made_of), **READ)
    with pytest.raises(carbon.CarbonError, match=f"column {said}. Cast the column, or make a plan of this table."):
        carbon.calculate(way(YEARS | given), plan=plan)


def test_a_plan_of_text_meets_numbers_written_alike():
    plan = carbon.plan(pl.DataFrame(YEARS | {"time": ["2018", "2019"]}), **READ)
    by_number = carbon.calculate(pl.DataFrame(YEARS | {"time": [2018, 2019]}), plan=plan)
    assert (
        by_number.to_frame()["co2e_kg"].to_list()
        == carbon.calculate(pl.DataFrame(YEARS | {"time": [2018, 2019]}), **READ).to_frame()["co2e_kg"].to_list()
    )


@pytest.mark.parametrize(
    "changed",
    [
        lambda record: record["combinations"]["multiple"].__setitem__(0, 5.0),
        lambda record: record["combinations"]["cells"][0].__setitem__(0, "petrol"),
        lambda record: record["combinations"]["question"].__setitem__(0, 99),
        lambda record: record["answers"][0].update(missing=["combustion"]),
    ],
    ids=["share", "cell", "question", "answer"],
)
def test_a_changed_cell_or_share_is_refused(made, changed):
    _, path = made
    record = json.loads(path.read_text())
    changed(record)
    path.write_text(json.dumps(record))
    with pytest.raises(carbon.CarbonError, match="plan.json: cells, answers or shares in the file were changed. Save the plan anew."):
        carbon.Plan.load(path)


def test_a_plan_that_points_nowhere_is_no_plan(made):
    _, path = made
    record = json.loads(path.read_text())
    record["lines"][0]["factor"] = 99
    path.write_text(json.dumps(record))
    with pytest.raises(carbon.CarbonError, match=r"plan.json is not a plan: list index out of range\. Save one with plan.save"):
        carbon.Plan.load(path)


def test_a_folder_is_no_plan(made, tmp_path):
    plan, _ = made
    with pytest.raises(carbon.CarbonError, match="cannot be read: Is a directory. Name a file that plan.save"):
        carbon.Plan.load(tmp_path)
    with pytest.raises(carbon.CarbonError, match="is a folder. Name a file in it, as .*plan.json"):
        plan.save(tmp_path)
