"""Periods are read whole or refused; no text after a date is dropped."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.inventories import HEAD, TABLE, errors, found, make

import carbon
from carbon.core.periods import parse_day, parse_period, parse_year_start

DATES = st.dates(date(1990, 1, 1), date(2035, 12, 31))
BETWEEN = st.sampled_from(["/", " / ", " to ", "..", " .. ", "–", " – ", "—", " - ", " through ", " till "])
NO_PERIOD = r"is not a period\. Write a year 2019, a month 2019-03, a day 2019-03-31 or two days 2019-01-01/2019-03-31\."


def read(text):
    try:
        return parse_period(text)
    except carbon.CarbonError as error:
        return error.code


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-07-01 to 2025-06-30", "2024-07-01", "2025-06-30"),
        ("2024-07..2025-06", "2024-07-01", "2025-06-30"),
        ("2024 – 2025-06-30", "2024-01-01", "2025-06-30"),
        ("March 2024", "2024-03-01", "2024-03-31"),
        ("mars 2024", "2024-03-01", "2024-03-31"),
        ("2024 Dec", "2024-12-01", "2024-12-31"),
        ("31 March 2024", "2024-03-31", "2024-03-31"),
        ("1er juillet 2024", "2024-07-01", "2024-07-01"),
        ("July 1st, 2024", "2024-07-01", "2024-07-01"),
        ("Jan 2024 - Mar 2024", "2024-01-01", "2024-03-31"),
        ("Q1 2024", "2024-01-01", "2024-03-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("20240701", "2024-07-01", "2024-07-01"),
        ("2018-12-31T23:30:00+01:00", "2018-12-31", "2018-12-31"),
        ("2018-12-31 12:00 UTC", "2018-12-31", "2018-12-31"),
        ("2024-01-01T00:00:00Z/2025-01-01T00:00:00Z", "2024-01-01", "2024-12-31"),
        (2019.0, "2019-01-01", "2019-12-31"),
    ],
)
def test_usual_spellings(text, start, end):
    period = parse_period(text)
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "2018-12-31 hello",
        "2018-12-31T25:00",
        "2018-12-31T",
        "2018-12-31 +01:00",
        "2019-2021",
        "Mar-24",
        "1/2/2019",
        "2019-12-31 to",
        "2019-W54",
        "Q5 2019",
    ],
)
def test_what_is_more_than_a_period_is_refused(text):
    with pytest.raises(carbon.CarbonError, match=NO_PERIOD) as caught:
        parse_period(text)
    assert caught.value.code == "period_invalid"


@example(date(2018, 12, 31), " hello")
@example(date(2018, 7, 1), " to 2019-06-30")
@given(DATES, st.text(min_size=1, max_size=14))
def test_text_after_a_date_is_refused_or_changes_the_reading(day, text):
    assert not text.strip() or time_of_day(text) or read(f"{day}{text}") != parse_period(day)


def time_of_day(text):
    return text[0] in "T " and text[1:3].isdigit() and text[3:4] == ":"


@given(DATES, DATES, BETWEEN)
def test_every_way_to_write_a_range_is_the_same_range(one, other, between):
    first, last = sorted((one, other))
    period = parse_period(f"{first}{between}{last}")
    assert (period.start, period.end) == (first, last)


@given(DATES, st.integers(1, 400), BETWEEN)
def test_a_range_backwards_is_refused(last, days, between):
    assert read(f"{last + timedelta(days)}{between}{last}") == "period_invalid"


@pytest.mark.parametrize("text", ["2024/25", "2024-25", "FY2024/25", "2024–25"])
def test_a_financial_year_is_refused_with_how_to_write_it(text):
    with pytest.raises(
        carbon.CarbonError,
        match=r"Write its first and last day, as 2024-07-01/2025-06-30, or set financial_year = \"07-01\" under \[inventory\]\.",
    ):
        parse_period(text)
    assert str(parse_period(text, "04-01")) == "2024-04-01/2025-03-31"


def test_two_following_years_name_both_readings():
    with pytest.raises(
        carbon.CarbonError, match=r"is one financial year or two calendar years\. Write 2024-01-01/2025-12-31 for two years; "
    ):
        parse_period("2024/2025")


@pytest.mark.parametrize("text", ["FY2024", "FY24"])
def test_a_financial_year_of_one_year_is_refused_always(text):
    with pytest.raises(carbon.CarbonError, match=r"is a financial year that starts or ends in 2024\. Write"):
        parse_period(text, "07-01")


def test_years_apart_are_a_range_and_a_month_is_a_month():
    assert str(parse_period("2018/2020")) == "2018-01-01/2020-12-31"
    assert str(parse_period("2011-12")) == "2011-12"


def test_days_and_starts_of_years():
    assert parse_day("31 March 2024") == date(2024, 3, 31)
    with pytest.raises(carbon.CarbonError, match=r"'2024-03' is not a day\. Write it as 2019-03-31\."):
        parse_day("2024-03")
    for wrong in ("13-01", "02-29", "1 July"):
        with pytest.raises(carbon.CarbonError, match=r"is not a start of a financial year\. Write month and day, as 07-01\."):
            parse_year_start(wrong)


def test_financial_years_of_an_inventory(tmp_path):
    head = HEAD.replace('period = "2019"', 'period = "2018/19"\nfinancial_year = "07-01"')
    result = make(tmp_path, head + TABLE, t_csv="id;amount;unit;period\na;40;l;2018/19\nb;40;l;2018-12-31 hello\n").footprint()
    assert errors(result) == [("period_invalid", "t.csv", 3, "period")]
    assert str(result.labels["period"][0]) == "2018-07-01/2019-06-30"


BILL = "id;amount;unit;period\na;31;l;2018-12-15/2019-01-14\nb;31;l;2017\n"


def test_a_bill_over_new_year_says_how_much_is_inside(tmp_path):
    result = make(tmp_path, t_csv=BILL).footprint()
    assert errors(result) == [("period_straddles", "t.csv", 2, "period"), ("period_outside", "t.csv", 3, "period")]
    [said] = found(result, "period_straddles")
    assert said.message.startswith("14 of 31 days of 2018-12-15/2019-01-14 lie in the inventory's period 2019. Set straddling =")


def test_a_bill_over_new_year_is_counted_by_days_on_a_wish(tmp_path):
    head = HEAD + 'straddling = "by days"\n'
    result = make(tmp_path, head + TABLE, t_csv=BILL).footprint()
    assert errors(result) == [("period_outside", "t.csv", 3, "period")]
    assert "45.1613% of the amount is counted" in found(result, "period_straddles")[0].message
    inside = carbon.calculate("diesel", "14 l", region="GB", period="2019-01-01/2019-01-14", gwp_set="ar5_100")
    assert result.co2e_kg == pytest.approx(inside.co2e_kg, rel=1e-12)


@pytest.mark.parametrize("text", ["2024-07-01 hello", "2024/25"])
def test_dates_of_contracts_are_read_the_same(tmp_path, text):
    toml = HEAD + f'[[contracts]]\nname = "wind"\nenergy = "5 MWh"\nvintage = "{text}"\n' + TABLE
    with pytest.raises(carbon.CarbonError, match=r"contracts \(1\)\.vintage: .*(is not a period|is a financial year)"):
        make(tmp_path, toml, t_csv=BILL)


def test_dates_of_own_factors_are_read_the_same(tmp_path):
    row = "key,stages,unit,co2e,gwp_set,locator,valid_from\nfuel.diesel,combustion,l,2.5,ar5_100,p. 1,{}\n"
    (tmp_path / "good.csv").write_text(row.format("March 2019"), encoding="utf-8")
    (tmp_path / "bad.csv").write_text(row.format("2019-03-01 hello"), encoding="utf-8")
    [(_, factor)] = carbon.Catalogue.read(tmp_path / "good.csv").by_key("fuel.diesel")
    assert factor.valid_from == "2019-03-01"
    with pytest.raises(carbon.CarbonError, match="valid_from '2019-03-01 hello' is not a date; write 2019-01-01"):
        carbon.Catalogue.read(tmp_path / "bad.csv")


def test_a_period_in_an_argument_is_refused():
    with pytest.raises(carbon.CarbonError, match=NO_PERIOD):
        carbon.calculate("electricity", "1 kWh", region="SE", period="2018-12-31 hello")
