"""Columns of a frame that read like a field which nothing gives are named, with the argument that maps them."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pytest

import carbon

ROWS = {"Källa": ["El", "Diesel"], "Mängd": [120_000, 4_500], "Enhet": ["kWh", "liter"], "År": [2023, 2023]}
WHOLE = {"kind": "Källa", "amount": "Mängd", "unit": "Enhet", "period": "År", "region": "SE"}


def _told(frame, **given):
    return [finding.message for finding in carbon.calculate(frame, **given).findings if finding.code == "columns_not_used"]


@pytest.mark.parametrize("library", [pl.DataFrame, pd.DataFrame])
@pytest.mark.parametrize("missing", ["kind", "amount", "unit", "period"])
def test_what_nothing_gives_is_named_with_its_argument(library, missing):
    """Given so, nothing more is said, and every row is answered."""
    (told,) = _told(library(ROWS), **{name: value for name, value in WHOLE.items() if name != missing})
    assert (
        told
        == f"some columns of the table are not used. '{WHOLE[missing]}' reads like {missing}: if it is, give {missing}='{WHOLE[missing]}'."
    )
    assert _told(library(ROWS), **WHOLE) == []
    assert carbon.calculate(library(ROWS), **WHOLE).complete


def test_a_frame_that_nothing_is_said_of_names_all():
    (told,) = _told(pl.DataFrame(ROWS))
    assert all(f"give {name}='{column}'" in told for name, column in WHOLE.items() if name != "region")


def test_columns_that_read_like_nothing_that_is_open_are_not_named():
    """A price, a note and a second date are not the library's business where all it needs is given."""
    frame = pl.DataFrame({**ROWS, "Pris": [1, 2], "Anm": ["a", "b"], "Fakturadatum": ["2023-01-02", "2023-02-03"]})
    assert _told(frame, **WHOLE) == []
    assert _told(pl.DataFrame({"what": ["diesel"], "qty": [1.0], "uom": ["l"]}), kind="what", amount="qty", unit="uom", region="SE") == []
