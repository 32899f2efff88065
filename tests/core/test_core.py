"""Numbers, units, periods, regions, booking, gases."""

from __future__ import annotations

import csv
from datetime import date
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.booking import book
from carbon.core.gases import gwp, gwp_set_names
from carbon.core.periods import parse_period
from carbon.core.quantities import parse_amount, parse_rate
from carbon.core.regions import lineage, region
from carbon.core.units.registry import quantity, unit_rows
from carbon.core.units.scales import scale, unit
from carbon.core.written import parse_number

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5),
        ("1 234 567", 1234567.0),
        ("1,5", 1.5),
        ("0,234", 0.234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567", 1234567.0),
        ("1234,567", 1234.567),
        ("1e3", 1000.0),
        ("-5", -5.0),
        ("\u22125", -5.0),
        ("0.000077", 0.000077),
        ("000077", 77.0),
    ],
)
def test_numbers_as_people_write_them(text, value):
    assert parse_number(text) == value


def test_a_number_with_two_readings_is_refused_with_both():
    with pytest.raises(carbon.CarbonError, match="two readings: 1234 .thousands. or 1.234 .decimal comma."):
        parse_number("1,234")


@pytest.mark.parametrize("text", ["abc", "", "12 34", "1,2,3", "nan", "inf", "1e999"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(carbon.CarbonError):
        parse_number(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_written_numbers_are_read_back(value):
    assert parse_number(repr(value)) == value


def test_every_scale_of_the_index_is_that_of_the_registry():
    rows = unit_rows()
    assert len(rows) > 1000
    for row in rows:
        known = unit(row.spelling)
        assert known.dimension == row.dimension, row
        base = quantity(1.0, row.name).to_base_units().magnitude
        twice = quantity(2.0, row.spelling).to_base_units().magnitude
        assert isclose(twice, 2 * base, rel_tol=1e-14), row
        assert isclose(known.scale, row.scale, rel_tol=1e-15), row


@pytest.mark.parametrize(
    ("source", "target", "value"),
    [("kt", "t", 1000), ("bbl", "l", 158.987294928), ("MWh", "GJ", 3.6), ("mi", "km", 1.609344), ("therm", "kWh", 29.3071070172222)],
)
def test_scales(source, target, value):
    assert isclose(scale(source, target), value, rel_tol=1e-12)


@pytest.mark.parametrize(
    "name", ["ton", "tons", "gallon", "gal", "mil", "kr", "tkr", "Mcf", "MCF", "mbtu", "MT", "ton-km", "kgal", "Gb", "MG"]
)
def test_ambiguous_units_are_refused_with_their_candidates(name):
    with pytest.raises(carbon.CarbonError, match=r"ambiguous: .* Write (\S+, )?\S+ or \S+\.") as caught:
        unit(name)
    assert caught.value.code == "unit_ambiguous"


@pytest.mark.parametrize(
    ("one", "other"), [("vkm", "pkm"), ("SEK", "EUR"), ("kWh_net", "kWh_gross"), ("Nm3", "m3"), ("Nm3", "Sm3"), ("night", "employee")]
)
def test_dimensions_that_must_not_meet(one, other):
    with pytest.raises(carbon.CarbonError) as caught:
        scale(one, other)
    assert caught.value.code == "dimension"


def test_an_unknown_unit_names_the_nearest():
    with pytest.raises(carbon.CarbonError, match="unit 'kwhh' is unknown. Nearest: kwh"):
        unit("kwhh")


@pytest.mark.parametrize(
    ("given", "value", "name"),
    [
        ("40 L", 40.0, "l"),
        ("1 234,5 kWh", 1234.5, "kWh"),
        ((40, "L"), 40.0, "l"),
        (("1,5", "t"), 1.5, "t"),
        ("2.5t", 2.5, "t"),
        ("10 us_gallon", 10, "us_gal"),
    ],
)
def test_amounts(given, value, name):
    assert parse_amount(given) == (value, name)


def test_a_pint_quantity_is_an_amount():
    assert parse_amount(quantity(40, "L")) == (40.0, "l")


def test_an_amount_without_unit_says_so():
    with pytest.raises(carbon.CarbonError, match="'40' has no unit. Write the number with its unit"):
        parse_amount("40")


def test_rates():
    assert parse_rate("6.5 l/100 km") == (0.065, "l", "km")
    assert parse_rate("1.4 kWh per km") == (1.4, "kWh", "km")


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        (2019, "2019-01-01", "2019-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-Q3", "2019-07-01", "2019-09-30"),
        (date(2019, 3, 4), "2019-03-04", "2019-03-04"),
        ("2018-12-01/2019-01-15", "2018-12-01", "2019-01-15"),
    ],
)
def test_periods(given, start, end):
    period = parse_period(given)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize("given", ["2019-13", "19", "yesterday", "2019-02-30", "2019-05-01/2019-04-01"])
def test_what_is_no_period_is_refused(given):
    with pytest.raises(carbon.CarbonError, match=r"is not a period\. Write a year 2019"):
        parse_period(given)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 2000))
def test_year_shares_sum_to_one(start, days):
    period = parse_period(f"{start}/{date.fromordinal(start.toordinal() + days)}")
    assert isclose(sum(share for _, share in period.by_year()), 1.0, rel_tol=1e-12)


def test_regions_by_name_in_three_languages():
    assert {region(name).code for name in ("SE", "se", "Sweden", "Sverige", "Suède")} == {"SE"}
    assert lineage("SE") == ("SE", "nordic", "nordic_market", "eu", "europe", "world")
    with pytest.raises(carbon.CarbonError, match="region 'Swden' is unknown. Nearest: Sweden"):
        region("Swden")


@pytest.mark.parametrize(
    ("stage", "control", "purpose", "expected"),
    [
        ("combustion", "owned", "own_use", (1, None)),
        ("combustion", "leased_in", "business_travel", (1, None)),
        ("release", "owned", "own_use", (1, None)),
        ("wtt", "owned", "own_use", (3, 3)),
        ("generation", "purchased", "own_use", (2, None)),
        ("transmission", "purchased", "own_use", (3, 3)),
        ("wtt", "purchased", "own_use", (3, 3)),
        ("combustion", "purchased", "business_travel", (3, 6)),
        ("wtt", "purchased", "business_travel", (3, 6)),
        ("non_co2", "purchased", "business_travel", (3, 6)),
        ("combustion", "purchased", "service", (3, 1)),
        ("combustion", "purchased", "visitors", (3, 9)),
        ("combustion", "purchased", "commuting", (3, 7)),
        ("combustion", "purchased", "freight_in", (3, 4)),
        ("production", "purchased", "capital", (3, 2)),
        ("end_of_life", "purchased", "waste", (3, 5)),
        ("use", "sold", "product_use", (3, 11)),
        ("end_of_life", "sold", "product_use", (3, 12)),
        ("combustion", "leased_out", "own_use", (3, 13)),
        ("generation", "purchased", "business_travel", (3, 6)),
    ],
)
def test_booking(stage, control, purpose, expected):
    assert book(stage, control, purpose) == expected


@pytest.mark.parametrize(
    ("gwp_set", "gas", "value"),
    [
        ("sar_100", "ch4_fossil", 21),
        ("ar4_100", "n2o", 298),
        ("ar5_100", "ch4_fossil", 28),
        ("ar5_100", "ch4_biogenic", 28),
        ("ar5_100_split", "ch4_fossil", 30),
        ("ar5_100", "sevoflurane", 216),
        ("ar5_100", "desflurane", 1790),
        ("ar5_100", "isoflurane", 491),
        ("ar5_100", "halothane", 41),
        ("ar5_feedback_100", "ch4_fossil", 34),
        ("ar6_100", "ch4_fossil", 29.8),
        ("ar6_100", "ch4_biogenic", 27.0),
        ("ar6_100", "n2o", 273),
        ("ar6_100", "sevoflurane", 195),
        ("ar6_20", "ch4_fossil", 82.5),
        ("ar6_100", "co2", 1),
        ("ar6_100", "co2_biogenic", 0),
    ],
)
def test_gwp_of_the_reports(gwp_set, gas, value):
    assert gwp(gwp_set)[gas] == value


def test_a_gas_missing_from_a_set_is_absent_and_never_zero():
    assert "sevoflurane" not in gwp("ar4_100")
    with (ROOT / "emission_factors" / "gwp" / "gwp.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["gwp_set"] for row in rows} == set(gwp_set_names())
    assert all(row["locator"] for row in rows)
    assert len({(row["gwp_set"], row["gas"]) for row in rows}) == len(rows)
