"""Where a table stands, which of its rows are sums, and columns side by side."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon
from carbon.reading.found_sums import is_sum_label
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.tables.read import read_cells
from inventories import HEAD, errors, found, make


def read(tmp_path, text, **mapping):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path, TableMapping(**({"region": "SE", "period": 2019} | mapping)))


def amounts(found):
    return [activity.amount[0] for activity in found.activities]


def told(found):
    return [(item.finding.code, item.finding.row) for item in found.refused]


def codes(found):
    return {item.code for item in found.notes}


def message(found, code):
    return next(item.message for item in found.notes if item.code == code)


# Where the table begins and ends


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        ("\nkind;amount;unit\ndiesel;40;l\n", (2,), [3]),
        ("Energy report 2019;;\nkind;amount;unit\ndiesel;40;l\n", (2,), [3]),
        ("sep=;\nkind;amount;unit\ndiesel;40;l\n", (2,), [3]),
        ("kind|amount|unit\ndiesel|40|l\n", (1,), [2]),
        ("Report;\nMade by;Anna\n\nkind;amount;unit;site\ndiesel;40;l;A\npetrol;2;l;B\n\nSource: the meter;;\n", (4,), [5, 6]),
        ("kind;amount;unit\ndiesel;40;l\n\n* preliminary;;\n", (1,), [2]),
        ("kind;amount;unit\ndiesel;40;l\nkind;amount;unit\npetrol;1;l\n", (1,), [2, 4]),
    ],
)
def test_where_a_table_stands(text, header, rows, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    table = read_cells(path)
    assert (table.header, table.row_numbers) == (header, rows)
    assert list(table.columns)[:3] == ["kind", "amount", "unit"]


def test_a_title_is_said_and_confirmed(tmp_path):
    text = "Energy report 2019;;\nkind;amount;unit\ndiesel;40;l\n"
    assert message(read(tmp_path, text), "header_found").startswith("row 2 was taken as the header; above it 'Energy report 2019'")
    assert "header_found" not in codes(read(tmp_path, text, header=2))
    with pytest.raises(carbon.CarbonError, match="header = 9 names an empty row"):
        read(tmp_path, text, header=9)


def test_an_activity_without_an_amount_is_no_note(tmp_path):
    assert told(read(tmp_path, "kind;amount;unit\ndiesel;40;l\npetrol;;\n")) == [("amount_missing", 3)]


def test_two_header_rows(tmp_path):
    text = "Site;Energy;;Period\n;El [kWh];Gas [m3];\nA;10;2;2019\nB;20;3;2019\n"
    table = read_cells(_file(tmp_path, text))
    assert table.header == (1, 2)
    assert list(table.columns) == ["Site", "Energy El [kWh]", "Energy Gas [m3]", "Period"]
    units = read_cells(_file(tmp_path, "Site;Amount\n;kWh\nA;10\n"))
    assert list(units.columns) == ["Site", "Amount kWh"]


def _file(folder, text, name="t.csv"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_an_id_counts_once_in_a_file_as_in_an_inventory(tmp_path):
    text = "id;kind;amount;unit\nF1;diesel;40;l\nF2;diesel;2;l\nF1;diesel;40;l\n;diesel;1;l\n;diesel;1;l\n"
    alone = read(tmp_path, text)
    assert (sum(amounts(alone)), told(alone)) == (44, [("id_twice", 4)])
    (finding,) = (item.finding for item in alone.refused)
    assert finding.message == "id 'F1' stands already in t.csv row 2. Counted once; give this row its own id."
    entries = HEAD + '[[tables]]\npath = "t.csv"\nsource = "s"\n'
    footprint = make(tmp_path, entries, t_csv=text).footprint()
    assert [item.message for item in found(footprint, "id_twice")] == [finding.message]


# Sums


def test_a_sum_by_name_and_number_is_asked_about(tmp_path):
    text = "Month;amount\n" + "".join(f"{month};{month * 100}\n" for month in range(1, 13)) + "Summa;7800\n"
    found = read(tmp_path, text, kind="electricity", unit="kWh")
    assert told(found) == [("sum_row", 14)]
    finding = found.refused[0].finding
    assert finding.column == "Month"
    assert finding.message.startswith(
        "'Summa' in column Month is the sum of rows 2 to 13; counted too, they would count twice. Write sums = \"leave out\""
    )
    left = read(tmp_path, text, kind="electricity", unit="kWh", sums="leave out")
    assert (sum(amounts(left)), left.refused, [row for _, row, _ in left.left_out]) == (7800, [], [14])
    assert message(left, "sums_left_out").startswith("row 14 is a sum of other rows and was left out")
    assert sum(amounts(read(tmp_path, text, kind="electricity", unit="kWh", sums="count"))) == 15600


def test_one_of_the_two_is_a_warning(tmp_path):
    text = "Supplier;amount\nA;10\nB;20\nC;35\n"
    found = read(tmp_path, text + "Total;17\n", kind="diesel", unit="l")
    assert (sum(amounts(found)), told(found)) == (82, [])
    assert "'Total' reads like a sum, and the numbers above do not add up to it (row 5); it was counted." in message(found, "sum_label")
    assert 'leave_out = { "Supplier" = ["Total"] }' in message(found, "sum_label")
    assert amounts(read(tmp_path, text + "Total;17\n", kind="diesel", unit="l", leave_out={"Supplier": ["total"]})) == [10, 20, 35]
    by_number = read(tmp_path, text + "D;65\n", kind="diesel", unit="l")
    assert message(by_number, "sum_suspected").startswith("the amount is the sum of rows 2 to 4.")


def test_subtotals_and_the_total_of_all(tmp_path):
    rows = ["A;10", "A;20", "A;30", "Delsumma A;60", "B;1", "B;2", "B;4", "Delsumma B;7", "Summa totalt;67"]
    found = read(tmp_path, "Site;amount\n" + "\n".join(rows) + "\n", kind="electricity", unit="kWh", sums="leave out")
    assert sum(amounts(found)) == 67
    assert [row for _, row, _ in found.left_out] == [5, 9, 10]


def test_a_total_above_its_rows_is_their_sum_whichever_of_them_is_zero(tmp_path):
    text = "Site;amount\nTotal;30\nA;10\nB;0\nC;20\n"
    assert told(read(tmp_path, text, kind="diesel", unit="l")) == [("sum_row", 2)]
    assert told(read(tmp_path, text.replace("B;0", "B;1"), kind="diesel", unit="l")) == []


def test_units_are_not_added_up_with_each_other(tmp_path):
    text = "what;amount;unit\na;10;l\nb;20;m3\nc;30;l\nTotal;60;l\n"
    assert told(read(tmp_path, text, kind="diesel")) == []


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        (["El;100", "El;50", "Summa;150"], [4]),
        (["El;100", "El;50", "Summa;150", "Gas;7", "Gas;3", "Summa;10", "Slutsumma;160"], [4, 7, 8]),
        (["El;100", "El;50", "Summa;150", "Gas;7", "Summa;7", "Slutsumma;157"], [4, 6, 7]),
        (["Gas;7", "Summa;7", "El;100", "El;50", "Summa;150", "Slutsumma;157"], [3, 6, 7]),
        (["Summa;150", "El;100", "El;50"], [2]),
        (["Shell;40", "Total;40", "Shell;2"], []),
        (["Shell;40", "Shell;3", "Total;42"], []),
        (["Shell;40", "Shell;2", "Circle;42"], []),
    ],
)
def test_a_label_and_two_numbers_that_add_up_are_asked_about(rows, asked, tmp_path):
    text = "Vad;amount\n" + "\n".join(rows) + "\n"
    given = {"kind": "electricity", "unit": "MWh"}
    found = read(tmp_path, text, **given)
    assert told(found) == [("sum_row", row) for row in asked]
    assert not asked or "sum_label" not in codes(found)
    left = read(tmp_path, text, **given, sums="leave out")
    assert [row for _, row, _ in left.left_out] == asked


def test_a_grand_total_may_be_the_sum_of_totals_that_do_not_add_up(tmp_path):
    rows = "El;100\nEl;50\nSumma;151\nGas;7\nGas;3\nSumma;11\nSlutsumma;162\n"
    found = read(tmp_path, "Vad;amount\n" + rows, kind="electricity", unit="MWh")
    assert told(found) == [("sum_row", 8)]
    assert "is the sum of rows 4 to 7" in found.refused[0].finding.message


def test_a_row_that_is_not_counted_is_not_said_to_be(tmp_path):
    found = read(tmp_path, "kind;amount;unit\nel;100;MWh\nel;50;MWh\nSumma;170;MWh\n")
    assert [row for _, row in told(found)] == [4]
    assert "(row 4); it was not counted." in message(found, "sum_label")
    empty = read(tmp_path, "kind;note;amount;unit\nel;a;100;MWh\nel;Summa;;MWh\n")
    assert "'Summa' reads like a sum, and has no amount (row 3); it was not counted." in message(empty, "sum_label")


def test_each_way_out_of_a_sum_that_a_workbook_has_is_one(tmp_path):
    rows = "Vad;amount\nEl;100\nEl;50\n{}\n"
    (asked,) = read(tmp_path, rows.format("Summa;150"), kind="electricity", unit="MWh").refused
    assert asked.finding.message.endswith("In a workbook: clear row 4, or write another word than 'Summa' in its column Vad.")
    cleared, renamed = (read(tmp_path, rows.format(row), kind="electricity", unit="MWh") for row in (";", "Hus C;150"))
    assert (sum(amounts(cleared)), cleared.refused) == (150, [])
    assert (sum(amounts(renamed)), renamed.refused) == (300, [])


def test_names_of_sums():
    assert all(map(is_sum_label, ["Summa", "TOTAL", "Total:", "Delsumma el", "Grand total 2019", "Sous-total", "Gesamtsumme", "Totalt"]))
    assert not any(map(is_sum_label, ["Sumatra", "Totalförsvaret", "Diesel", "Summerfield"]))


@settings(max_examples=60)
@given(st.data())
def test_no_style_title_sum_or_order_of_columns_changes_the_total_in_silence(data):
    """A workbook as people write it: either its total is that of its rows, or an error says why not."""
    values = data.draw(st.lists(st.integers(1, 10**6).map(lambda value: value / 10), min_size=3, max_size=12))
    decimal = data.draw(st.sampled_from([",", "."]))
    shown = data.draw(st.sampled_from(["number", "text", "grouped"]))
    titles = data.draw(st.lists(st.sampled_from([["Miljödata 2019"], ["Kontakt", "Anna"], []]), max_size=3))
    label = data.draw(st.sampled_from([None, "Summa", "Total"]))
    order = data.draw(st.permutations(["Sort", "Mängd", "Enhet", "Plats", "Anm"]))

    def cell(value):
        text = f"{value:,.1f}" if shown == "grouped" else f"{value:.1f}"
        return (
            value if shown == "number" else text.replace(",", "t").replace(".", decimal).replace("t", "\u00a0" if decimal == "," else ",")
        )

    rows = [{"Sort": "diesel", "Mängd": cell(value), "Enhet": "l", "Plats": f"P{place}", "Anm": None} for place, value in enumerate(values)]
    if label:
        rows.append({"Sort": label, "Mängd": cell(sum(values)), "Enhet": "l"})
    book = openpyxl.Workbook()
    for title in titles:
        book.active.append(title)
    book.active.append(order)
    for row in rows:
        book.active.append([row.get(name) for name in order])
    with TemporaryDirectory() as folder:
        book.save(Path(folder) / "b.xlsx")
        columns = {"kind": "Sort", "amount": "Mängd", "unit": "Enhet", "site": "Plats"}
        for wish in ("ask", "leave out"):
            found = read_file(Path(folder) / "b.xlsx", TableMapping(region="SE", period=2019, columns=columns, sums=wish))
            assert sum(amounts(found)) == pytest.approx(sum(values))
            assert len(found.activities) + len(found.refused) + len(found.left_out) == len(rows)
            assert bool(found.refused) == (label is not None and wish == "ask")


# Registers


def registers(*values, meter="m1", start=1):
    return "".join(f"2019-01-{day:02};{meter};{value}\n" for day, value in enumerate(values, start=start))


READINGS = [210, 230, 260, 300, 301, 350, 420, 480, 500, 600, 700, 874]


@pytest.mark.parametrize(
    "heading",
    ["Mätarställning kWh", "Meter reading (kWh)", "index kWh", "Zählerstand [kWh]", "Relevé kWh", "Stand kWh", "Meterstand (kWh)"],
)
def test_a_heading_that_says_register_asks_of_a_short_one(heading, tmp_path):
    def asked(heading, *values, **more):
        rows = "".join(f"2019-{month:02};{value}\n" for month, value in enumerate(values, start=1))
        columns = {"period": "Månad", "amount": heading}
        path = _file(tmp_path, f"Månad;{heading}\n{rows}")
        return read_file(path, TableMapping(region="SE", kind="electricity", columns=columns, **more))

    seven = (10500, 11200, 11900, 12500, 13000, 13600, 14100)
    found = asked(heading, *seven)
    assert f"the heading '{heading}' reads like what a meter shows" in message(found, "register_suspected")
    assert "7 readings in order of time never fall" in message(found, "register_suspected")
    assert sum(amounts(asked(heading, *seven, reading="register"))) == 3600
    assert "register_suspected" not in codes(asked(heading, *seven, reading="use"))
    assert "register_suspected" not in codes(asked(heading, 700, 600, 650))
    assert "register_suspected" not in codes(asked("Förbrukning kWh", *seven))


def test_a_register_is_asked_about_and_read(tmp_path):
    text = "period;meter;amount\n" + registers(*READINGS)
    asked = read_file(_file(tmp_path, text), TableMapping(region="SE", kind="natural gas", unit="m3"))
    assert sum(amounts(asked)) == sum(READINGS)
    assert message(asked, "register_suspected").startswith("meter 'm1': 12 readings in order of time never fall, from 210 to 874.")
    assert "the use is then 664" in message(asked, "register_suspected")
    mapping = {"region": "SE", "kind": "natural gas", "unit": "m3"}
    use = read_file(_file(tmp_path, text), TableMapping(**mapping, reading="register"))
    assert sum(amounts(use)) == 664
    assert [row for _, row, _ in use.left_out] == [2]
    assert "register_suspected" not in codes(read_file(_file(tmp_path, text), TableMapping(**mapping, reading="use")))


def test_a_register_that_falls_and_a_gap(tmp_path):
    text = "period;meter;amount\n2019-01-31;a;100\n2019-02-28;a;150\n2019-03-31;a;\n2019-04-30;a;170\n2019-05-31;a;5\n2019-06-30;a;25\n2019-01-31;b;1\n2019-02-28;b;3\n"
    use = read_file(_file(tmp_path, text), TableMapping(region="SE", kind="natural gas", unit="m3", reading="register"))
    assert amounts(use) == [50, 20, 20, 2]
    assert [str(item.period) for item in use.activities] == ["2019-02", "2019-03-01/2019-04-30", "2019-06", "2019-02"]
    assert told(use) == [("amount_missing", 4), ("register_fell", 6)]


def test_use_that_goes_up_and_down_is_no_register(tmp_path):
    text = "period;meter;amount\n" + registers(5, 6, 5, 7, 8, 6, 9, 10, 4, 11, 12, 13)
    assert "register_suspected" not in codes(read_file(_file(tmp_path, text), TableMapping(region="SE", kind="natural gas", unit="m3")))


# States


def test_states_are_asked_about_as_a_column(tmp_path):
    text = "kind;amount;unit;{}\n" + "".join(f"electricity;1;MWh;{code}\n" for code in ("MA", "IN", "DE", "CA", "GA", "TX"))
    with pytest.raises(
        carbon.CarbonError, match=r"'TX' is a state of the United States, and 'CA' would be Canada. Write region_codes = \"US states\""
    ) as error:
        read_file(_file(tmp_path, text.format("region")), TableMapping(period=2019))
    assert error.value.code == "region_states"
    path = _file(tmp_path, text.format("region"))
    found = read_file(path, TableMapping(period=2019, region_codes="US states"))
    assert [item.region for item in found.activities] == ["US-MA", "US-IN", "US-DE", "US-CA", "US-GA", "US-TX"]
    found = read_file(path, TableMapping(period=2019, region_codes="countries"))
    assert told(found) == [("region_unknown", 7)]


def test_codes_of_countries_alone_are_read_unless_the_heading_says_state(tmp_path):
    text = "kind;amount;unit;{}\nelectricity;1;MWh;DE\nelectricity;1;MWh;CA\n"
    found = read_file(_file(tmp_path, text.format("region")), TableMapping(period=2019))
    assert [item.region for item in found.activities] == ["DE", "CA"]
    with pytest.raises(carbon.CarbonError, match="its heading says state, and 'CA' would be Canada"):
        read_file(_file(tmp_path, text.format("State")), TableMapping(period=2019, columns={"region": "State"}))


# Side by side


def test_a_column_a_month(tmp_path):
    text = "Mätare;jan;feb;mar\nA;1;2;3\nB;10;;30\n"
    mapping = TableMapping(
        region="SE", kind="electricity", unit="kWh", columns={"meter": "Mätare"}, melt={"first": "jan", "last": "mar", "text": "{} 2019"}
    )
    found = read_file(_file(tmp_path, text), mapping)
    assert amounts(found) == [1, 2, 3, 10, 30]
    assert [str(item.period) for item in found.activities] == ["2019-01", "2019-02", "2019-03", "2019-01", "2019-03"]
    assert [item.meter for item in found.activities] == ["A", "A", "A", "B", "B"]
    assert [number for _, number in found.places] == [2, 2, 2, 3, 3]
    assert message(found, "cells_empty").startswith("1 empty cells of the columns side by side are no rows: feb in row 3")


def test_quarter_hours_of_a_day(tmp_path):
    times = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(0, 1440, 15)]
    text = "Datum;" + ";".join(times) + "\n" + "".join(f"{day:02}.01.2019;" + ";".join(["0,25"] * 96) + "\n" for day in (1, 2))
    mapping = TableMapping(region="SE", kind="electricity", unit="kWh", melt={"first": times[0], "last": times[-1], "text": "{Datum} {}"})
    found = read_file(_file(tmp_path, text), mapping)
    assert (len(found.activities), sum(amounts(found))) == (192, 48)
    assert {str(item.period) for item in found.activities} == {"2019-01-01", "2019-01-02"}


def test_energy_and_gas_side_by_side(tmp_path):
    text = "Plats;El [kWh];Gas [m3]\nA;10;2\nB;20;3\nSumma;30;5\n"
    columns = {"El [kWh]": {"kind": "electricity", "unit": "kWh"}, "Gas [m3]": {"kind": "natural gas", "unit": "m3"}}
    found = read(tmp_path, text, columns={"site": "Plats"}, melt={"columns": columns})
    assert [item.kind_name() for item in found.activities[:2]] == ["electricity", "fuel"]
    assert [code for code, _ in told(found)] == ["sum_row", "sum_row"]
    with pytest.raises(carbon.CarbonError, match="melt: column 'El' is not in the table. Known: El"):
        read(tmp_path, text, melt={"columns": ["El"]})


# The mapping


def test_headers_that_changed_are_refused(tmp_path):
    text = "kind;amount;unit\ndiesel;1;l\n"
    assert amounts(read(tmp_path, text, headers=["kind", "unit", "amount"])) == [1]
    with pytest.raises(carbon.CarbonError, match=r"without 'fuel'; new are 'amount'. Read the file anew") as error:
        read(tmp_path, text, headers=["kind", "unit", "fuel"])
    assert error.value.code == "headers_changed"


def test_a_mapping_in_a_file_of_an_inventory(tmp_path):
    _file(tmp_path, 'kind = "diesel"\ndecimal = ","\n[columns]\namount = "Mängd [l]"\n', "m.toml")
    _file(tmp_path, 'Mängd\n"1,234"\nx\n')
    footprint = make(tmp_path, HEAD + '\n[[tables]]\npath = "t.csv"\nmapping = "m.toml"\nsource = "Fleet"\n').footprint()
    assert errors(footprint) == [("amount_invalid", "t.csv", 3, "Mängd")]
    assert footprint.labels["source"] == ["Fleet", None]
    assert found(footprint, "columns_used")


def test_a_row_with_too_many_cells_is_refused(tmp_path):
    found = read(tmp_path, "kind,amount,unit\ndiesel,1,234,l\npetrol,1,l\n")
    assert (told(found), amounts(found)) == ([("row_too_long", 2)], [1])


def test_signs_inside_quotes_separate_nothing(tmp_path):
    text = 'kind,note,amount,unit\ndiesel,"a\tb;c\nd;e;f\tg;h\ni;j",1,l\npetrol,"x;y\tz",2,l\n'
    found = read(tmp_path, text)
    assert (amounts(found), [number for _, number in found.places]) == ([1, 2], [2, 3])
