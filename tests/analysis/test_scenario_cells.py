"""Rows are summed once: conditions on what was kept run on the sums, and what was not kept is refused by its name."""

from datetime import date

import polars as pl
import pytest

import carbon
from carbon.analysis.scenario_cells import cells_of
from carbon.analysis.scenario_file import scenario_of
from carbon.analysis.scenarios import scenario, scenarios
from carbon.core.errors import CarbonError

LEDGER = pl.DataFrame(
    {
        "fuel": ["diesel", "diesel", "petrol", "diesel"],
        "litres": [100.0, 50.0, 70.0, 30.0],
        "depot": ["north", "south", "north", "north"],
        "run": ["12 km", "80 km", "90 km", "150 km"],
        "date": [date(2019, 1, 15), date(2019, 2, 3), date(2019, 1, 20), date(2019, 2, 25)],
    }
)


def made(**where):
    measure = {"name": "less", "where": where, "change": "-50 %"}
    return scenario_of({"name": "test", "measures": [measure]}, "test.toml")


def ledger(frame=LEDGER):
    return carbon.calculate(frame, kind="fuel", fuel="fuel", amount="litres", unit="l", region="GB", period="date")


@pytest.fixture(scope="module")
def result():
    return ledger()


def halved(rows):
    """The total when the litres of some rows are halved."""
    litres = [amount * (0.5 if row in rows else 1.0) for row, amount in enumerate(LEDGER["litres"])]
    return ledger(LEDGER.with_columns(pl.Series("litres", litres))).co2e_kg


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ({"depot": "north"}, {0, 2, 3}),
        ({"depot": "north", "fuel": "diesel"}, {0, 3}),
        ({"fuel": ("petrol", "lpg")}, {2}),
        ({"month": "2019-01"}, {0, 2}),
        ({"run": "< 100 km"}, {0, 1, 2}),
        ({"run": ">= 90001 m", "fuel": "diesel"}, {3}),
    ],
)
def test_conditions_are_met_by_the_sums(result, where, rows):
    assert scenario(result, made(**where)).after.co2e_kg == pytest.approx(halved(rows), rel=1e-12)
    cells = cells_of(result, ["depot", "month", "run"])
    assert scenario(cells, made(**where)).after.co2e_kg == pytest.approx(halved(rows), rel=1e-12)


def test_what_was_not_kept_is_refused_by_its_name(result):
    message = r"column 'depot' was not kept when the rows were summed. Keep it: cells_of\(footprint, \['depot'\]\)."
    with pytest.raises(CarbonError, match=message):
        scenario(cells_of(result, ["month"]), made(depot="north"))
    with pytest.raises(CarbonError, match="'depott' is no field and no column that was kept. Nearest: depot."):
        scenario(result, made(depott="north"))
    with pytest.raises(CarbonError, match="'depott' is no column that was kept. Nearest: depot."):
        cells_of(result, ["depott"])
    with pytest.raises(CarbonError, match="no row has depot 'nort'. Nearest: north."):
        scenario(result, made(depot="nort"))
    with pytest.raises(CarbonError, match="no row has run '< 5 km'."):
        scenario(result, made(run="< 5 km"))
    words = ledger(LEDGER.with_columns(pl.col("date").dt.year().alias("date")))
    with pytest.raises(CarbonError, match="the periods hold no dates, so there is no month."):
        scenario(words, made(month="2019-01"))


def test_rows_that_are_alike_make_one_cell(result):
    assert cells_of(result).amounts.size == 2
    assert cells_of(result, ["depot"]).amounts.size == 3
    assert cells_of(result).amounts.tolist() == pytest.approx([180.0, 70.0])


def test_a_lazy_table_is_summed_where_it_lies():
    lazy = ledger(LEDGER.lazy())
    found = scenario(lazy, made(depot="north"))
    assert found.after.co2e_kg == pytest.approx(halved({0, 2, 3}), rel=1e-12)
    assert found.before.co2e_kg == pytest.approx(lazy.co2e_kg, rel=1e-12)
    assert scenario(lazy, made(month="2019-01")).after.co2e_kg == pytest.approx(halved({0, 2}), rel=1e-12)
    assert found.in_order[0] == pytest.approx(found.after.co2e_kg - found.before.co2e_kg)
    assert found.moved.change_kg == pytest.approx(found.in_order[0])


def test_a_row_that_was_refused_stays_refused():
    broken = ledger(LEDGER.with_columns(pl.Series("fuel", ["diesel", "unobtainium", "petrol", "diesel"])))
    found = scenario(broken, made(fuel="diesel"))
    assert (found.before.unanswered, found.after.unanswered, found.after.complete) == (1, 1, False)
    holed = ledger(LEDGER.with_columns(pl.Series("litres", [100.0, None, 70.0, 30.0])))
    assert scenario(holed, made(fuel="diesel")).after.unanswered == holed.unanswered == 1


def test_many_scenarios_answer_what_they_share_once(result):
    shift = {"name": "shift", "where": {"fuel": "diesel"}, "to": {"fuel": "lpg"}}
    wanted = [scenario_of({"name": "a", "measures": [shift | {"share": f"{share} %"}]}, "a.toml") for share in (10, 20, 40)]
    cells = cells_of(result)
    found = scenarios(cells, wanted)
    assert len(cells.questions.answered) == 1
    assert found[2].in_order[0] == pytest.approx(4 * found[0].in_order[0])


def test_what_a_lazy_table_is_moved_to_is_compared_as_that_of_a_frame(tmp_path):
    """New questions join the plan, and the rows of the table stay where they are."""
    path = tmp_path / "ledger.parquet"
    LEDGER.write_parquet(path)
    wanted = scenario_of({"name": "t", "measures": [{"name": "m", "where": {"fuel": "diesel"}, "to": {"fuel": "petrol"}}]}, "t")
    whole = scenario(ledger(), wanted).moved.change_kg
    assert scenario(ledger(pl.scan_parquet(path)), wanted).moved.change_kg == pytest.approx(whole, rel=1e-12)
    assert whole != 0.0
