"""What a row of a large inventory costs, counted in calls of Python functions: rows are many, and kinds, periods and words are few."""

from __future__ import annotations

import sys
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.periods import Period
from carbon.inventory.contained import _nesting
from carbon.tables.read import read_cells

FIRST = date(2023, 1, 1)
HEAD = '[inventory]\nname = "Many"\norganisation = "Region"\nperiod = "2023"\nregion = "SE"\n[[tables]]\npath = "rows.csv"\n'
KINDS = (("el", "kWh", ""), ("fuel", "l", "diesel"), ("bil", "km", "bensin"), ("hotell", "nätter", ""))


def rows(count):
    yield "id;kind;site;source;period;amount;unit;fuel"
    for row in range(count):
        kind, unit, fuel = KINDS[row % 4]
        yield f"r{row};{kind};hus {row % 40};Drift;{FIRST + timedelta(row % 365)};{row % 97 + 1};{unit};{fuel}"


def calls(folder, count):
    (folder / "inventory.toml").write_text(HEAD, encoding="utf-8")
    (folder / "rows.csv").write_text("\n".join(rows(count)), encoding="utf-8")
    inventory, found = carbon.Inventory.open(folder), [0]

    def tally(_, event, __):
        found[0] += event == "call"

    sys.setprofile(tally)
    try:
        footprint = inventory.footprint()
    finally:
        sys.setprofile(None)
    assert footprint.complete
    return found[0]


def test_a_row_more_costs_few_calls(tmp_path):
    calls(tmp_path, 1000)
    less, more = calls(tmp_path, 1000), calls(tmp_path, 3000)
    assert (more - less) / 2000 < 20


def test_a_text_that_stands_in_many_cells_is_held_once(tmp_path):
    """What looks at all cells afterwards meets one object, whose hash is known: a third of the time of a report of many rows."""
    (tmp_path / "rows.csv").write_text("\n".join(rows(400)), encoding="utf-8")
    columns = read_cells(tmp_path / "rows.csv").columns
    held = {name: len(set(map(id, cells))) for name, cells in columns.items()}
    assert held == {name: len(set(cells)) for name, cells in columns.items()}


days = st.integers(0, 40)
periods = st.builds(lambda start, length: Period(FIRST + timedelta(start), FIRST + timedelta(start + length)), days, st.integers(0, 12))


@given(st.frozensets(periods, max_size=12))
def test_periods_that_nest_are_those_that_contain_another_or_lie_in_one(some):
    nest = {one for one in some for other in some if one != other and (one.contains(other) or other.contains(one))}
    assert _nesting(some | {None}) == nest
