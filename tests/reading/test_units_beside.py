"""Amounts with a unit of their own beside a unit: read where they agree, refused by both names where not."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main
from carbon.core.quantities import parse_amount
from carbon.reading.prepared import Prepared
from carbon.reading.units_beside import without_unit


@pytest.mark.parametrize(
    ("cell", "unit", "region", "read"),
    [
        ("4800000 kr", "SEK", "", "4800000"),
        ("4800000 kr", "EUR", "SE", "4800000 kr"),
        ("2450 mil", "km", "SE", "24500"),
        ("2450 mil", "km", "NO", "24500"),
        ("2450 mil", "km", "", "2450 mil"),
        ("2450 mil", "km", "GB", "2450 mil"),
        ("2450 mil", "kg", "SE", "2450 mil"),
        ("40 L", "l", "", "40"),
        ("40 MWh", "kWh", "", "40 MWh"),
        ("40", "kWh", "", "40"),
    ],
)
def test_a_unit_that_agrees_is_left_out(cell, unit, region, read):
    table = Prepared("t", {}, {"amount": [cell], "unit": [unit], "region": [region]}, {}, {}, [1], ())
    cells, noted = without_unit(table, [cell])
    assert cells == [read]
    assert [finding.code for finding in noted.findings] == (["unit_custom"] if read == "24500" else [])
    assert noted.noted == ({0: ("unit_custom",)} if read == "24500" else {})


def test_another_unit_is_refused_by_both_names():
    with pytest.raises(carbon.CarbonError, match="'40 MWh' is in MWh, and the unit beside it is kWh. Write the number in kWh") as caught:
        parse_amount(("40 MWh", "kWh"))
    assert caught.value.code == "unit_contradicts"
    with pytest.raises(carbon.CarbonError, match="is not a number"):
        parse_amount(("4-5", "kWh"))


def test_a_file_of_kronor(tmp_path, capsys):
    path = tmp_path / "rows.csv"
    path.write_text("kind;amount;unit;region;period\ndiesel;40 L;l;SE;2019\ncar_travel;2450 mil;km;SE;2019\n", encoding="utf-8")
    main(["calculate", str(path)])
    said = capsys.readouterr()
    assert "'mil' was read as scandinavian_mile, as is the custom in SE." in said.out + said.err
    assert "is not a number" not in said.out + said.err
