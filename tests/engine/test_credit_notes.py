"""Credit notes: a row below zero is taken off what it corrects, and no total goes below zero."""

from __future__ import annotations

import json
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carbon.cli.main import main
from carbon.engine.asking.credit_notes import net_credits
from carbon.engine.asking.rows import read_rows

# IPCC AR6 WG1, Table 7.15: GWP100 of N2O is 273.
N2O = 273.0


def calculated(tmp_path, capsys, *rows):
    path = tmp_path / "rows.csv"
    path.write_text("id,kind,amount,unit,source,corrects,period\n" + "\n".join(rows) + "\n", encoding="utf-8")
    code = main(["calculate", str(path), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_credit_that_names_its_row_is_taken_off_it(tmp_path, capsys):
    code, found = calculated(tmp_path, capsys, "a1,nitrous_oxide,10,kg,A,,2022", "a2,nitrous_oxide,-4,kg,B,a1,2023")
    said = [finding["message"] for finding in found["findings"] if finding["code"] == "credit_netted"]
    assert (code, found["complete"], found["rows_unanswered"]) == (0, True, 0)
    assert isclose(found["co2e_kg"], 6 * N2O, rel_tol=1e-12)
    assert said == ["a credit of 4 kg is taken off row 2 (id a1), which was 10 kg and is 6 kg."]


def test_a_credit_is_netted_within_its_source(tmp_path, capsys):
    rows = ("a1,nitrous_oxide,1000,g,A,,2022", ",nitrous_oxide,-1,kg,A,,2022", "a3,nitrous_oxide,850,g,A,,2022")
    code, found = calculated(tmp_path, capsys, *rows)
    assert code == 0
    assert isclose(found["co2e_kg"], 0.85 * N2O, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",nitrous_oxide,-11,kg,A,,2022", "the credit of 11 kg is more than what is in row 2."),
        (
            ",nitrous_oxide,-1,kg,B,,2022",
            "the credit of 1 kg corrects nothing here: no other row is of its kind, meter or source, and year.",
        ),
        (",nitrous_oxide,-1,kg,A,,2021", "corrects nothing here: no other row"),
        (",nitrous_oxide,-1,kg,A,zz,2022", "corrects nothing here: no row has the id 'zz'"),
    ],
)
def test_what_cannot_be_netted_is_refused_with_what_to_do(tmp_path, capsys, row, said):
    code, found = calculated(tmp_path, capsys, "a1,nitrous_oxide,10,kg,A,,2022", row)
    error = next(finding for finding in found["findings"] if finding["severity"] == "error")
    assert (code, error["code"], error["row"]) == (1, "amount_negative", 3)
    assert said in error["message"]
    assert error["message"].endswith("in a column corrects, or take it off the amount of that row.")
    assert isclose(found["co2e_kg"], 10 * N2O, rel_tol=1e-12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(-50, 100).filter(bool), min_size=1, max_size=8))
def test_amounts_of_one_source_come_to_their_sum_and_none_is_below_zero(amounts):
    constants = {"kind": "nitrous_oxide", "unit": "kg", "source": "A", "period": "2022"}
    found = net_credits(read_rows({"amount": amounts}, constants, range(len(amounts))), None, range(len(amounts)))
    left = [activity.amount[0] for activity in found.activities]
    assert min(left, default=0) >= 0
    refused = sum(amounts[item.row] for item in found.refused)
    assert isclose(sum(left), sum(amounts) - refused, abs_tol=1e-9)
    assert len(left) + len(found.refused) == len(amounts)
