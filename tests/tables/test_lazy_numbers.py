"""Amounts of text in lazy tables: every engine asks what a file is asked, and reads what has one reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.reading.large import seen_by_engine
from carbon.reading.numbers import style_of
from carbon.tables.engines import opened
from carbon.tables.written_numbers import number_shapes, shapes_where_they_live
from engines import ALL, LAZY

POWER = {"kind": "electricity", "unit": "kWh", "region": "SE", "period": "2024"}


def table(engine, *amounts):
    return ALL[engine]({"amount": list(amounts), **{name: [value] * len(amounts) for name, value in POWER.items()}})


@pytest.mark.parametrize("engine", ALL)
def test_a_number_of_two_readings_is_asked_about(engine):
    with pytest.raises(carbon.CarbonError, match="has two readings: 1234 where a comma") as found:
        carbon.calculate(table(engine, "1.234", "2.345"), map_names=True)
    assert found.value.code == "number_ambiguous"


@pytest.mark.parametrize("engine", ALL)
def test_two_styles_in_a_column_are_refused(engine):
    with pytest.raises(carbon.CarbonError, match="holds '0,5' with a decimal comma") as found:
        carbon.calculate(table(engine, "1.234", "0,5"), map_names=True)
    assert found.value.code == "number_styles"


@pytest.mark.parametrize("engine", ALL)
def test_another_cell_shows_the_style(engine):
    """1.234 + 2.5 = 3.734 kWh."""
    whole = carbon.calculate("electricity", "3.734 kWh", region="SE", period="2024")
    assert carbon.calculate(table(engine, "1.234", "2.5"), map_names=True).co2e_kg == pytest.approx(whole.co2e_kg)


CELLS = st.lists(st.from_regex(r"\A[0-9]{1,4}([.,][0-9]{1,3})?( kWh)?\Z"), min_size=1, max_size=8)


@pytest.mark.parametrize("engine", ["duckdb", "polars lazy"])
@settings(max_examples=25)
@given(CELLS)
def test_an_engine_sees_what_polars_sees(engine, cells):
    data = opened(LAZY[engine]({"amount": cells})).data
    here = shapes_where_they_live(data, "amount")
    there = number_shapes(opened(ALL["polars"]({"amount": cells})).data.to_native(), "amount")
    assert {name: shape.cells for name, shape in here.items()} == {name: shape.cells for name, shape in there.items()}
    assert style_of(seen_by_engine(here), "amount")[0] == style_of(seen_by_engine(there), "amount")[0]
