"""What a column says as a whole: its numbers, days, units and words; and what a row that cannot be read says."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.quantities import parse_amount, parse_rate
from carbon.reading.dates import is_open_day
from carbon.reading.day_columns import iso_column
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.numbers import Seen, open_number, plain_column, plain_number, seen_in, style_of


def read(tmp_path, text, **mapping):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path, TableMapping(**({"region": "SE", "period": 2019} | mapping)))


def write(tmp_path, text):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def litres(found):
    return [activity.amount[0] for activity in found.activities]


def told(found):
    return [(item.finding.code, item.finding.row) for item in found.refused]


def codes(found):
    return {item.code for item in found.notes}


# Numbers


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20), st.sampled_from(",."), st.booleans(), st.integers(0, 4))
def test_numbers_of_one_style_come_back(values, decimal, grouped, digits):
    thousands = "." if decimal == "," else ","
    plain = [value / 10**digits for value in values]
    texts = [
        f"{value:{',' if grouped else ''}.{digits}f}".replace(",", "t").replace(".", decimal).replace("t", thousands) for value in plain
    ]
    style, _ = style_of(seen_in(texts), "x")
    read = plain_column(texts, style)
    shown = {decimal: any(decimal in text for text in texts), thousands: any(thousands in text for text in texts)}
    for text, value, back in zip(texts, plain, read, strict=True):
        # Either the number comes back, or the cell is asked about.
        assert open_number(text, style) or float(back) == pytest.approx(round(value, digits))
    if digits not in (0, 3) or all(shown.values()):
        assert [float(back) for back in read] == pytest.approx([round(value, digits) for value in plain])


def test_a_point_of_thousands_in_one_row_is_one_in_the_next(tmp_path):
    found = read(tmp_path, "kind;amount;unit\ndiesel;1.234,5;l\ndiesel;1.234;l\ndiesel;500;l\n")
    assert litres(found) == [1234.5, 1234.0, 500.0]


def test_a_decimal_comma_in_one_row_is_one_in_the_next(tmp_path):
    assert litres(read(tmp_path, "kind;amount;unit\ndiesel;0,495;l\ndiesel;5,445;l\n")) == [0.495, 5.445]


def test_a_comma_of_two_readings_is_refused_until_the_mapping_says(tmp_path):
    text = "kind;amount;unit\ndiesel;1,234;l\n"
    assert told(read(tmp_path, text)) == [("number_ambiguous", 2)]
    assert litres(read(tmp_path, text, decimal=",")) == [1.234]
    assert litres(read(tmp_path, text, decimal=".")) == [1234.0]


def test_a_point_of_two_readings_is_refused_as_a_comma_is(tmp_path):
    text = "kind;amount;unit\ndiesel;1.234;l\ndiesel;2.500;l\ndiesel;900;l\n"
    found = read(tmp_path, text)
    assert litres(found) == [900.0]
    assert told(found) == [("number_ambiguous", 2), ("number_ambiguous", 3)]
    said = str(found.refused[0].finding.message)
    assert said.startswith("'1.234' has two readings: 1234 where a comma is the decimal sign, 1.234 where a point is")
    assert litres(read(tmp_path, text, decimal=",")) == [1234.0, 2500.0, 900.0]
    assert litres(read(tmp_path, text, decimal=".")) == [1.234, 2.5, 900.0]


@pytest.mark.parametrize(("other", "amounts"), [("12345", [1.234, 12345.0]), ("0,5", [1234.0, 0.5]), ("0.5", [1.234, 0.5])])
def test_another_cell_of_the_column_decides(other, amounts, tmp_path):
    assert litres(read(tmp_path, f'kind;amount;unit\ndiesel;1.234;l\ndiesel;"{other}";l\n')) == amounts


def test_a_point_and_a_comma_of_two_readings_do_not_decide_each_other(tmp_path):
    found = read(tmp_path, 'kind;amount;unit\ndiesel;1.234;l\ndiesel;"1,234";l\ndiesel;12345;l\n')
    assert told(found) == [("number_ambiguous", 2), ("number_ambiguous", 3)]
    found = read(tmp_path, 'kind;amount;unit\ndiesel;1.234;l\ndiesel;"1.234,5";l\ndiesel;"1,234.5";l\n')
    assert told(found) == [("number_ambiguous", 2)]


def test_two_styles_are_said_and_what_is_open_is_refused(tmp_path):
    found = read(tmp_path, 'kind;amount;unit\ndiesel;1.234,5;l\ndiesel;"1,234.5";l\ndiesel;"1,234";l\n')
    assert litres(found) == [1234.5, 1234.5]
    assert told(found) == [("number_ambiguous", 4)]
    assert "number_styles" in codes(found)


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        ("1’234.50", "l", 1234.5),
        ("12 345", "l", 12345.0),
        ("12\u202f345,6", "l", 12345.6),
        ("40 L", "L", 40.0),
        ("40 L", "l", 40.0),
        ("40 L", "", 40.0),
        ("1e3", "l", 1000.0),
        ("£2,400,000", "", 2.4e6),
        ("2 400 000 SEK", "", 2.4e6),
    ],
)
def test_numbers_as_people_write_them(cell, unit, amount, tmp_path):
    kind = "diesel" if "L" in cell or unit else "spend"
    sector = "construction" if kind == "spend" else ""
    found = read(tmp_path, f'kind;amount;unit;sector\n{kind};"{cell}";{unit};{sector}\n')
    assert litres(found) == [amount], found.refused


def test_a_cell_in_another_unit_than_its_column_is_refused(tmp_path):
    assert told(read(tmp_path, "kind;amount;unit\ndiesel;40 kg;l\n")) == [("unit_contradicts", 2)]


@pytest.mark.parametrize("cell", ["(500)", "-500", "500-", "\u2212500"])
def test_a_number_in_brackets_is_below_zero(cell, tmp_path):
    found = read(tmp_path, f"kind;amount;unit\ndiesel;{cell};l\n")
    assert [(item.finding.code, item.finding.row) for item in found.refused] == [("amount_negative", 2)]


def test_labels_keep_their_text(tmp_path):
    found = read(tmp_path, "kind;amount;unit;id;site\ndiesel;1,5;l;1.234;1.000\n")
    assert (found.activities[0].id, found.activities[0].site) == ("1.234", "1.000")


# Days


def days(*cells, form=None):
    return iso_column(cells, "Datum", form)


def test_days_of_one_reading_are_found():
    assert days("31/01/2019", "01/02/2019") == ["2019-01-31", "2019-02-01"]
    assert days("01/31/2019", "02/01/2019") == ["2019-01-31", "2019-02-01"]
    assert days("01.02.2019") == ["2019-02-01"]
    assert days("13-01-19") == ["2019-01-13"]
    assert days("2019/01/31", "2019.02.01") == ["2019-01-31", "2019-02-01"]
    assert days("Jan-16", "okt-17", "mars 2019", "2019-Q1", "2019.0", "43555") == [
        "2016-01", "2017-10", "mars 2019", "2019-Q1", "2019", "2019-03-31",
    ]  # fmt: skip
    assert days("31/01/2019 13:45", "01/02/2019 1:05 PM") == ["2019-01-31 13:45", "2019-02-01 13:05"]


def test_days_of_two_readings_are_asked_about():
    with pytest.raises(
        carbon.CarbonError, match=r"in '03/04/2019', as in each other row, the first number may be the day or the month"
    ) as error:
        days("03/04/2019", "05/06/2019")
    assert 'date_format = "DD/MM/YYYY" or date_format = "MM/DD/YYYY"' in str(error.value)
    assert days("03/04/2019", "03/03/2019", "2019-05", "") == ["03/04/2019", "2019-03-03", "2019-05", ""]
    assert days("31/01/2019", "01/31/2019", "03/04/2019") == ["2019-01-31", "2019-01-31", "03/04/2019"]


DATED = "kind;amount;unit;period\n" + "".join(f"diesel;1;l;{day}\n" for day in ("03/04/2019", "2019-05", "05-06-2019"))


def test_one_day_of_two_readings_stops_no_other_row(tmp_path):
    found = read_file(write(tmp_path, DATED), TableMapping(region="SE"))
    assert [str(activity.period) for activity in found.activities] == ["2019-05"]
    assert told(found) == [("date_ambiguous", 2), ("date_ambiguous", 4)]
    said = str(found.refused[0].finding.message)
    assert said.startswith("'03/04/2019' has two readings, 2019-04-03 where the day comes first, 2019-03-04 where the month does")
    assert 'date_format = "DD/MM/YYYY" or "MM/DD/YYYY"' in said


@pytest.mark.parametrize(
    ("form", "read"), [("DD/MM/YYYY", ["2019-04-03", "2019-05", "2019-06-05"]), ("M-D-YY", ["2019-03-04", "2019-05", "2019-05-06"])]
)
def test_a_stated_form_answers_what_has_two_readings_and_turns_no_other(form, read, tmp_path):
    found = read_file(write(tmp_path, DATED), TableMapping(region="SE", date_format=form))
    assert [str(activity.period) for activity in found.activities] == read


def test_a_day_that_a_stated_form_cannot_be_is_refused(tmp_path):
    found = read_file(write(tmp_path, DATED.replace("2019-05", "31/01/2019")), TableMapping(region="SE", date_format="MM/DD/YYYY"))
    assert told(found) == [("period_invalid", 3)]


def test_days_of_two_forms_are_said(tmp_path):
    found = read_file(write(tmp_path, DATED + "diesel;1;l;31/01/2019\ndiesel;1;l;01/31/2019\n"), TableMapping(region="SE"))
    assert [item.message for item in found.notes if item.code == "date_forms"] == [
        "days are written in two forms, as 31/01/2019 and 01/31/2019; each cell was read by itself. Write them in one."
    ]
    assert told(found) == [("date_ambiguous", 2), ("date_ambiguous", 4)]
    with pytest.raises(ValueError, match=r"'DD\.dd' is no form of days"):
        TableMapping(date_format="DD.dd")


@given(
    st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), min_size=1),
    st.sampled_from(["DD-MM-YYYY", "MM/DD/YYYY", "YYYY.MM.DD", "D/M/YYYY", "DDMMYYYY"]),
)
def test_days_of_a_stated_form(values, form):
    shape = form.replace("YYYY", "%Y").replace("MM", "%m").replace("DD", "%d").replace("D/M", "%d/%m")
    assert days(*(value.strftime(shape) for value in values), form=form) == [value.isoformat() for value in values]


@given(
    st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), min_size=1),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"]),
)
def test_found_days_are_never_other_days(values, shape):
    values = [value.replace(year=value.year % 60 + 2000) for value in values if (value.month, value.day) != (2, 29)] or [date(2019, 1, 31)]
    try:
        found = days(*(value.strftime(shape) for value in values))
    except carbon.CarbonError as error:
        assert error.code == "date_ambiguous"  # noqa: PT017
    else:
        for value, day in zip(values, found, strict=True):
            assert day == value.isoformat() or (day == value.strftime(shape) and is_open_day(day))


@given(
    st.lists(st.tuples(st.dates(date(2019, 1, 1), date(2019, 12, 31)), st.booleans(), st.integers(1, 9)), min_size=1, max_size=8),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%d.%m.%Y"]),
    st.sampled_from([None, "DD/MM/YYYY", "MM/DD/YYYY"]),
)
def test_a_row_has_its_own_day_and_amount_or_is_asked_about(rows, shape, stated):
    """Days as they are written beside days as ISO 8601, amounts of thousands beside plain ones: nothing becomes another in silence."""
    written = [(day.isoformat() if iso else day.strftime(shape), f"{amount}.250" if iso else f"{amount}00") for day, iso, amount in rows]
    text = "kind;amount;unit;period\n" + "".join(f"diesel;{amount};l;{day}\n" for day, amount in written)
    right = stated is None or "." in shape or (stated[0] == "D") == (shape[1] == "d")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text(text, encoding="utf-8")
        try:
            found = read_file(path, TableMapping(region="SE", date_format=stated, decimal=","))
        except carbon.CarbonError as error:
            assert (error.code, stated) == ("date_ambiguous", None)  # noqa: PT017
            return
    asked = {item.row for item in found.refused}
    assert asked | set(found.rows) == set(range(len(rows)))
    assert {item.finding.code for item in found.refused} <= (
        {"date_ambiguous"} if stated is None else set() if right else {"period_invalid"}
    )
    for row, activity in zip(found.rows, found.activities, strict=True):
        day, iso, amount = rows[row]
        assert activity.amount[0] == (1000 * amount + 250 if iso else 100 * amount)
        if right:
            assert str(activity.period) == day.isoformat()


def test_start_and_end_in_two_columns(tmp_path):
    text = "kind;amount;unit;Start;End\ndiesel;1;l;01.01.2019;31.01.2019\n"
    found = (
        read_file(path := tmp_path / "t.csv", TableMapping(region="SE", columns={"period": ["Start", "End"]}))
        if (tmp_path / "t.csv").write_text(text)
        else None
    )
    assert path.exists()
    assert str(found.activities[0].period) == "2019-01"


def test_a_wrong_form_is_said():
    with pytest.raises(carbon.CarbonError, match=r"'DD\.dd' is no form of days. Write it of YYYY or YY, MM or MMM, and DD"):
        days("1.1.2019", form="DD.dd")


# Units, words


def test_a_unit_in_the_heading(tmp_path):
    found = read(tmp_path, "Stroom [kWh]\n40\n", kind="electricity", columns={"amount": "Stroom [kWh]"})
    assert [str(activity.energy) for activity in found.activities] == ["40 kWh"]
    assert "unit_from_heading" in codes(found)
    found = read(tmp_path, "MWh\n40\n", kind="electricity", columns={"amount": "MWh"})
    assert [str(activity.energy) for activity in found.activities] == ["40 MWh"]


def test_values_in_the_words_of_a_trade(tmp_path):
    text = "Sort;Mängd\nDiesel B7;10\n diesel  b7 ;20\nRapsdiesel;5\n"
    found = read(
        tmp_path, text, unit="l", columns={"kind": "Sort", "amount": "Mängd"}, values={"kind": {"Diesel B7": "diesel", "Etanol": "e85"}}
    )
    assert litres(found) == [10.0, 20.0]
    assert told(found) == [("kind_unknown", 4)]
    assert [item.message for item in found.notes if item.code == "value_unused"] == ["values.kind names 'Etanol', which no cell holds."]


def test_mil_and_gallons_by_the_custom_of_the_tables_own_region(tmp_path):
    for text, column in (("distance\n10 mil\n", "distance"), ("amount;unit\n10;mil\n", "unit")):
        found = read(tmp_path, text, kind="car_travel", fuel="diesel")
        assert [activity.distance.to("km") for activity in found.activities] == [100.0]
        (finding,) = [item for item in found.notes if item.code == "unit_custom"]
        assert (finding.message, finding.column) == ("'mil' was read as scandinavian_mile, as is the custom in SE.", column)
    for region, size in (("US", 3.785411784), ("GB", 4.54609)):
        found = read(tmp_path, "kind;amount;unit\ndiesel;1;gal\n", region=region)
        assert found.activities[0].volume.to("l") == pytest.approx(size)
    assert told(read(tmp_path, "kind;amount;unit\ndiesel;1;gal\n", region="CA")) == [("unit_ambiguous", 2)]


@pytest.mark.parametrize("unit", ["ccf", "Mcf", "scf", "dth", "toe", "Gcal", "kBtu", "TSEK", "passenger-km", "tonne-km", "dm3", "km"])
def test_units_of_the_trade_are_known(unit):
    try:
        assert parse_amount(f"1 {unit}").value == 1.0
    except carbon.CarbonError as error:
        assert (unit, error.code) == ("Mcf", "unit_ambiguous")  # noqa: PT017


# Rows that cannot be read


def test_any_failure_of_a_row_is_its_finding(tmp_path):
    rows = [
        "car_travel;1 km;diesel;6 l/0km",
        "car_travel;1 km;diesel;6 l/100km",
        f"diesel;{' ' * 140_000}1 l;;",
        f"diesel;1{' ' * 2000}l;;",
    ]
    found = read(tmp_path, "kind;amount;fuel;consumption\n" + "\n".join(rows) + f"\n{'x' * 200_000};1 l;;\n")
    assert len(found.activities) + len(found.refused) == 5
    assert {item.finding.row: item.finding.code for item in found.refused}[2] == "rate_invalid"
    assert {item.finding.row: item.finding.code for item in found.refused}[6] == "cell_too_long"


def test_long_amounts_are_refused_at_once():
    begin = time.process_time()
    for text in (f"1{' ' * 5000}", f"1{' ' * 190}x", "1" * 5000, f"6 l/{' ' * 5000}km", f"1{',' * 190}"):
        for parse in (parse_amount, parse_rate):
            with pytest.raises(carbon.CarbonError):
                parse(text)
    assert time.process_time() - begin < 1.0, "seconds of the processor"


def test_a_constant_is_one_value_and_no_column_too(tmp_path):
    with pytest.raises(carbon.CarbonError, match=r"t.csv: period is \['2019'\]; it must be one value"):
        read(tmp_path, "kind;amount\ndiesel;1 l\n", period=["2019"])
    with pytest.raises(carbon.CarbonError, match="kind is 'petrol' for all rows, and the table has a column 'kind'") as error:
        read(tmp_path, "kind;amount\ndiesel;1 l\n", kind="petrol")
    assert error.value.code == "field_twice"
    with pytest.raises(carbon.CarbonError, match="kind is column 'kind' and 'petrol' for all rows too"):
        read(tmp_path, "kind;amount\ndiesel;1 l\n", kind="petrol", columns={"kind": "kind"})


_CELLS = st.lists(st.text("0123456789.,' -+()kr%", max_size=7) | st.integers() | st.none(), max_size=40)


@given(_CELLS)
def test_cells_counted_by_their_forms_show_what_each_shows_by_itself(cells):
    alone = Seen()
    for cell in cells:
        if isinstance(cell, str) and cell:
            alone.add(cell)
    assert seen_in(cells) == alone


@given(st.from_regex(r"\d{1,6}([.,]\d{1,4})?", fullmatch=True), st.sampled_from((",", ".", None)))
def test_a_plain_number_is_read_as_one_with_a_sign_is(text, decimal):
    read = plain_number(text, decimal)
    assert plain_number(f"-{text}", decimal).removeprefix("-") == read
