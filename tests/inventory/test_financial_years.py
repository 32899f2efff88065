"""A financial year is read by the day on which the inventory's begins, in every section, whether or not the section states one."""

import pytest

from inventories import TABLE, make

HEAD = """[inventory]
name = "Test"
organisation = "Test"
period = "2024/25"
financial_year = "07-01"
region = "GB"
gwp_set = "ar5_100"
"""
STATED = TABLE.replace("t.csv", "u.csv") + 'period = "2024/25"\n'


@pytest.mark.parametrize("tables", [TABLE + STATED, TABLE + TABLE.replace("t.csv", "u.csv"), STATED + TABLE])
def test_tables_with_and_without_a_period_are_of_the_same_financial_year(tmp_path, tables):
    found = make(tmp_path, HEAD + tables, t_csv="volume\n40 l\n", u_csv="volume\n40 l\n").footprint()
    assert [item.message for item in found.findings if item.severity == "error"] == []
    first, second = found.row_kg().tolist()
    assert first == second > 0
