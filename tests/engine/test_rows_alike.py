"""Rows that ask the same are read once: what is read, and what is said of each row, is that of the row by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carbon.core.errors import CarbonError
from carbon.engine.asking.dicts import DictReader
from carbon.engine.asking.rows import RowsAlike, read_activity, read_rows

KINDS = {
    "kind": ["el", "fjärrvärme", "diesel", "fuel", "bil", "hotell", "lustgas", "dísel", ""],
    "unit": ["kWh", "MWh", "l", "km", "nätter", "kg", "kilowatt", ""],
    "fuel": ["", "", "petrol", "bensin", "ghost"],
    "region": ["SE", "GB", "", "XX"],
}
FLIGHTS = {
    "kind": ["flyg"],
    "origin": ["LLA", "ARN", "QQQ"],
    "destination": ["ARN", "GOT"],
    "passengers": ["", "1", "2", "2.5", "0"],
    "distance": ["", "100 km", "7 km"],
}
FREIGHT = {
    "kind": ["frakt"],
    "mode": ["road", "sea", ""],
    "mass": ["", "12 t", "0.5 t", "900 kg", "3", "-1 t"],
    "distance": ["", "100 km", "5 mil", "40"],
    "unit": ["", "t", "km"],
}
LAND = {"kind": ["paddy", "rice_cultivation", "spend", "kraftvärme", "generic"], "unit": ["ha", "SEK", "kWh_net", "kg", ""]} | {
    "factor": ["", "0.15 kg CO2e/kg"],
    "fuel": ["", "natural_gas"],
    "heat_output": ["", "50 kWh"],
    "power_output": ["", "30 kWh"],
    "output": ["", "heat"],
    "region": ["SE"],
}
LABELS = {
    "id": ["", "a", "b", "c"],
    "period": ["2023", "2023-05", "2022-07-01/2023-06-30", "2023-05-17", "2023-13", ""],
    "site": ["", "hus 1", "hus 2"],
    "uncertainty": ["", "±20 %", "±x"],
    "evidence": ["", "", "faktura 7"],
    "corrects": ["", "a"],
}
AMOUNTS = [
    "1",
    "2",
    "12.5",
    "40",
    "700",
    "0",
    "",
    "många",
    "-3",
    "1 234",
    "0 000",
    "12 kWh",
    "12.5 kWh",
    "3 l",
    "1e3",
    "7" * 120,
    5,
    2.5,
    -1,
    True,
]
_MANY = {"amount": 5, "mass": 3, "distance": 3, "passengers": 3, "kind": 2, "unit": 2, "period": 2, "id": 2}


@st.composite
def tables(draw):
    kinds = draw(st.sampled_from([KINDS, FLIGHTS, FREIGHT, LAND]))
    pools = {**kinds, **draw(st.sampled_from([LABELS, {"period": ["2023", "2024"]}, {}]))}
    pools |= {"amount": AMOUNTS} if draw(st.booleans()) or kinds is KINDS else {}
    # Few words of each column, so that rows ask the same.
    words = {name: draw(st.lists(st.sampled_from(pool), min_size=1, max_size=_MANY.get(name, 1))) for name, pool in pools.items()}
    rows = draw(st.lists(st.fixed_dictionaries({name: st.sampled_from(pool) for name, pool in words.items()}), min_size=2, max_size=10))
    constants = draw(st.sampled_from([{}, {"period": "2023"}, {"source": "Drift", "region": "SE"}, {"period": "2023-13"}]))
    return {name: [row[name] for row in rows] for name in pools}, constants, len(rows)


@settings(deadline=None, max_examples=250)
@given(tables())
def test_a_row_among_others_is_read_as_by_itself(table):
    cells, constants, count = table
    numbers = [row + 2 for row in range(count)]
    together = read_rows(cells, constants, numbers, file="a.csv", columns={"amount": "Mängd"})
    for row in range(count):
        alone = read_rows(
            {name: [column[row]] for name, column in cells.items()}, constants, [row + 2], file="a.csv", columns={"amount": "Mängd"}
        )
        places = [place for place, at in enumerate(together.rows) if at == row]
        assert [together.activities[place] for place in places] == alone.activities
        assert [together.activities[place].model_fields_set for place in places] == [item.model_fields_set for item in alone.activities]
        assert [item.finding for item in together.refused if item.row == row] == [item.finding for item in alone.refused]
        assert [fields for at, fields in together.credits if at == row] == [fields for _, fields in alone.credits]
        assert [note for note in together.notes if note.row == row + 2] == alone.notes
    assert together.rows == sorted(together.rows)


@settings(deadline=None, max_examples=100)
@given(tables())
def test_a_dict_among_others_is_read_as_by_itself(table):
    cells, constants, count = table
    reader = DictReader()
    for row in range(count):
        record = {**constants, **{name: column[row] for name, column in cells.items() if name != "corrects" and column[row] != ""}}
        assert _said(reader, record) == _said(DictReader(), record)


@pytest.mark.parametrize("first", [True, 1, 1.0, "1", "true"])
@pytest.mark.parametrize("second", [True, 1, 1.0, "1", "true"])
def test_what_equals_an_earlier_value_is_read_by_its_own_type(first, second):
    """1.0 is neither yes nor no, whether True stood before it or not."""
    reader, record = DictReader(), {"kind": "rail", "amount": 100, "unit": "pkm", "region": "GB", "period": 2023}
    for value in (first, second):
        given = record | {"infrastructure": value}
        assert _said(reader, given) == _said(DictReader(), given)


def _said(reader, record):
    try:
        found = reader.read(record)
    except CarbonError as error:
        return str(error), error.code
    return found, found.activity.model_fields_set


def test_many_rows_of_one_question_are_read_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "carbon.engine.asking.rows.read_activity", lambda fields, known: asked.append(fields) or read_activity(fields, known)
    )
    rows = 1000
    cells = {"amount": [f"{row + 1}.5" for row in range(rows)], "unit": ["kWh"] * rows, "id": [f"r{row}" for row in range(rows)]}
    cells |= {"period": [f"2023-{row % 12 + 1:02}" for row in range(rows)], "kind": ["el"] * (rows - 400) + ["ell"] * 400}
    found = list(RowsAlike(cells, {"region": "SE"}, rows).read())
    assert [str(item.energy) for item in found[:2]] == ["1.5 kWh", "2.5 kWh"]
    assert {item.code for item in found[rows - 400 :]} == {"kind_unknown"}
    assert len(asked) == 3


@pytest.mark.parametrize("cell", ["x" * 40_000, "7" * 40_000])
def test_a_cell_longer_than_a_spreadsheet_holds_is_refused_in_its_row_alone(cell):
    cells = {"amount": ["1", "2", cell], "note": ["", "", ""], "id": ["a", cell, "c"]}
    found = read_rows(cells, {"kind": "el", "unit": "kWh", "region": "SE"}, [2, 3, 4])
    assert [item.finding.code for item in found.refused] == ["cell_too_long"] * 2
    assert found.rows == [0]
