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
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping

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


METER = "Tid;kWh;Mätare\n"
HOURS = [(10, 10), (11, 8), (12, -4), (13, -6), (14, 5), (15, 9)]


def of_a_meter(tmp_path, rows, **more):
    path = tmp_path / "meter.csv"
    path.write_text(METER + "".join(f"{when};{value};A\n" for when, value in rows), encoding="utf-8")
    columns = {"period": "Tid", "amount": "kWh", "meter": "Mätare"}
    found = read_file(path, TableMapping(kind="electricity", region="SE", columns=columns, **more))
    return [item.amount[0] for item in found.activities], [
        (item.finding.code, item.finding.row, item.finding.message) for item in found.refused
    ]


def test_power_that_was_fed_in_is_not_taken_off_what_was_used(tmp_path):
    """Used are 10 + 8 + 5 + 9 = 32 kWh, whatever the roof gave at noon."""
    used, refused = of_a_meter(tmp_path, [(f"2024-06-01 {hour}:00", value) for hour, value in HOURS])
    assert used == [10, 8, 5, 9]
    assert [(code, row) for code, row, _ in refused] == [("amount_negative", 4), ("amount_negative", 5)]
    said = (
        "an amount below zero at a time of day is no credit note: of power it is what was fed into the grid, and is not taken off what was "
        "used. Take such rows out of the file, unless one corrects another row. Name the row that it corrects, by its id, in a column "
        "corrects, or take it off the amount of that row."
    )
    assert {message for *_, message in refused} == {said}
    between, refused = of_a_meter(tmp_path, [(f"2024-06-01T{hour}:00/2024-06-01T{hour + 1}:00", value) for hour, value in HOURS])
    assert (between, len(refused)) == (used, 2)


@pytest.mark.parametrize("form", ["2024-0{}-28", "2024-0{}-28 00:00:00", "2024-0{0}-01 00:00/2024-0{0}-28 23:59"])
def test_a_credit_of_a_day_or_month_is_netted_however_its_day_is_written(tmp_path, form):
    used, refused = of_a_meter(tmp_path, [(form.format(month), value) for month, value in ((1, 100), (2, 80), (3, -30))])
    assert (sum(used), refused) == (150, [])
