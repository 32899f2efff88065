"""What a column says as a whole: its numbers, days, units and words; and what a row that cannot be read says."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.quantities import parse_amount, parse_rate
from carbon.reading.dates import iso_column
from carbon.reading.joining import read_file
from carbon.reading.mapping import TableMapping
from carbon.reading.numbers import plain_column, seen_in, style_of


def read(tmp_path, text, **mapping):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path, TableMapping(**({"region": "SE", "period": 2019} | mapping)))


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
        # Either the number comes back, or the text stays as it is and is refused, or a point was read as a decimal point with a warning.
        right = back != text and float(back) == pytest.approx(round(value, digits))
        alike = text.count(".") + text.count(",") == 1 and len(text.replace(",", ".").rpartition(".")[2]) == 3
        assert right or back == text or alike
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


def test_points_with_three_digits_alone_are_a_warning(tmp_path):
    text = "kind;amount;unit\ndiesel;1.234;l\ndiesel;2.500;l\n"
    found = read(tmp_path, text)
    assert litres(found) == [1.234, 2.5]
    (finding,) = [item for item in found.notes if item.code == "number_style_assumed"]
    assert finding.severity == "warning"
    assert litres(read(tmp_path, text, decimal=",")) == [1234.0, 2500.0]
    assert "number_style_assumed" not in codes(read(tmp_path, text, decimal="."))
    assert "number_style_assumed" not in codes(read(tmp_path, text + "diesel;12345;l\n"))


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
    assert 'period = "Datum [DD/MM/YYYY]" or period = "Datum [MM/DD/YYYY]"' in str(error.value)
    with pytest.raises(carbon.CarbonError, match="days of two forms, as 31/01/2019 and 01/31/2019"):
        days("31/01/2019", "01/31/2019")


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
        assert found == [value.isoformat() for value in values] or (shape == "%m/%d/%Y" and "." in shape)


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
    found = read(tmp_path, "distance\n10 mil\n", kind="car_travel", fuel="diesel")
    assert told(found) == [("unit_ambiguous", 2)]
    found = read(tmp_path, "amount;unit\n10;mil\n", kind="car_travel", fuel="diesel")
    assert [activity.distance.to("km") for activity in found.activities] == [100.0]
    (finding,) = [item for item in found.notes if item.code == "unit_custom"]
    assert finding.message == "'mil' was read as scandinavian_mile, as is the custom in SE."
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
    begin = time.perf_counter()
    for text in (f"1{' ' * 5000}", f"1{' ' * 190}x", "1" * 5000, f"6 l/{' ' * 5000}km", f"1{',' * 190}"):
        for parse in (parse_amount, parse_rate):
            with pytest.raises(carbon.CarbonError):
                parse(text)
    assert time.perf_counter() - begin < 1.0


def test_a_constant_is_one_value_and_no_column_too(tmp_path):
    with pytest.raises(carbon.CarbonError, match=r"t.csv: period is \['2019'\]; it must be one value"):
        read(tmp_path, "kind;amount\ndiesel;1 l\n", period=["2019"])
    with pytest.raises(carbon.CarbonError, match="kind is 'petrol' for all rows, and the table has a column 'kind'") as error:
        read(tmp_path, "kind;amount\ndiesel;1 l\n", kind="petrol")
    assert error.value.code == "field_twice"
    with pytest.raises(carbon.CarbonError, match="kind is column 'kind' and 'petrol' for all rows too"):
        read(tmp_path, "kind;amount\ndiesel;1 l\n", kind="petrol", columns={"kind": "kind"})
