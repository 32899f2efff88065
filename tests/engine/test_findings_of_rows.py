"""What is said of a row stands in the findings column of that row, on every road."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import polars as pl
import pytest

import carbon

ROWS = [
    {"kind": "car", "amount": "10 mil", "fuel": "diesel", "region": "SE", "period": "2024"},
    {"kind": "diesel", "amount": "12 l", "region": "SE", "period": "2024"},
    {"kind": "waste", "amount": "1 ton", "material": "20 01 08", "treatment": "composting", "region": "SE", "period": "2024"},
    {"kind": "spend", "amount": "10 tkr", "sector": "C17", "classification": "figaro", "region": "SE", "period": "2024"},
    {"kind": "generic", "amount": "10 kg", "factor": "0.1 kg/kg", "region": "SE", "period": "2024"},
    {"kind": "flight", "origin": "LLA", "destination": "ARN", "amount": "3 passengers", "region": "SE", "period": "2024"},
    {"kind": "car", "amount": "20 mil", "fuel": "diesel", "region": "SE", "period": "2024"},
    {"kind": "electricity", "amount": "10 kWh", "region": "SE", "period": "2024"},
]
OF_THE_WHOLE = {"columns_used", "compilation_offered", "categories_open", "category_3_incomplete"}
"""What is said of the table, and what is offered once for a result."""
NAMES = list(dict.fromkeys(name for row in ROWS for name in row))
TABLE = [{name: row.get(name) for name in NAMES} for row in ROWS]


def cells(result):
    frame = result.to_frame()
    column = frame["findings"].to_list() if isinstance(frame, pl.DataFrame) else frame["findings"].tolist()
    return [set((cell or "").split("; ")) - {""} for cell in column]


def footprint():
    with TemporaryDirectory() as folder:
        path = Path(folder)
        pl.DataFrame(TABLE, infer_schema_length=None).write_csv(path / "t.csv")
        head = '[inventory]\nname = "x"\norganisation = "x"\nperiod = "2024"\nregion = "SE"\n'
        (path / "inventory.toml").write_text(f'{head}[[tables]]\npath = "t.csv"\n', encoding="utf-8")
        return carbon.Inventory.open(path).footprint()


ROADS = {
    "file": footprint,
    "dicts": lambda: carbon.calculate(ROWS),
    "polars": lambda: carbon.calculate(pl.DataFrame(TABLE, infer_schema_length=None), map_names=True),
    "pandas": lambda: carbon.calculate(pd.DataFrame(TABLE), map_names=True),
}


@pytest.mark.parametrize("road", ROADS)
def test_every_finding_of_a_row_is_in_its_row_and_as_often_as_it_is_counted(road):
    result = ROADS[road]()
    of_rows = cells(result)
    for code in {item.code for item in result.findings} - OF_THE_WHOLE:
        held = sum(code in codes for codes in of_rows)
        assert held, code
        assert held <= sum(item.count for item in result.findings if item.code == code)
    assert [row for row, codes in enumerate(of_rows) if "unit_custom" in codes] == [0, 2, 3, 6]
    assert [row for row, codes in enumerate(of_rows) if "waste_codes_read" in codes] == [2]


def test_all_roads_say_the_same_of_each_row():
    """pandas writes an empty cell as NaN, and asks the same."""
    found = {road: [codes - OF_THE_WHOLE for codes in cells(make())] for road, make in ROADS.items()}
    # A file says of rows without a source that they are counted under their kind.
    found["file"] = [codes - {"source_of_kind"} for codes in found["file"]]
    assert found["dicts"] == found["polars"] == found["pandas"] == found["file"]


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_a_row_alone_says_what_it_says_among_others(place):
    row = dict(ROWS[place])
    alone = carbon.calculate(row.pop("kind"), row.pop("amount"), **row)
    whole = ROADS["dicts"]()
    assert cells(alone)[0] - OF_THE_WHOLE == cells(whole)[place] - OF_THE_WHOLE == cells(whole[place])[0] - OF_THE_WHOLE


def test_two_results_together_keep_what_is_said_of_each_row():
    whole, other = carbon.calculate(ROWS[:3]), carbon.calculate(ROWS[3:])
    assert cells(whole + other) == cells(carbon.calculate(ROWS))
