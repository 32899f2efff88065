"""Spellings of units as meters, bills and exports print them; a hint never names another size."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.consumption import Consumption
from carbon.activities.fields.reader import reader_of
from carbon.core.quantities import parse_amount, parse_rate
from carbon.core.units.registry import unit_rows
from carbon.core.units.scales import scale, unit, units


@pytest.mark.parametrize(
    ("spelling", "target", "ratio"),
    [
        # NIST SP 811 (2008), appendix B.8: cubic foot 28.316846592 l, Btu (IT) 1055.05585262 J, calorie (IT) 4.1868 J.
        ("ccf", "m3", 2.8316846592),
        ("hcf", "ft3", 100),
        ("kcf", "ft3", 1000),
        ("MMcf", "ft3", 1e6),
        ("kBtu", "MJ", 1.05505585262),
        ("MMBtu", "MJ", 1055.05585262),
        ("dth", "therm", 10),
        ("kcal", "kJ", 4.1868),
        ("Gcal", "GJ", 4.1868),
        # IEA, Energy Statistics Manual (2005), annex 3: 1 toe = 41.868 GJ = 11.63 MWh.
        ("toe", "MWh", 11.63),
        ("dm3", "l", 1),
        ("Gg", "kt", 1),
        ("Mg", "t", 1),
        ("Ml", "l", 1e6),
        ("hl", "l", 100),
        ("kgs", "kg", 1),
        ("kms", "km", 1),
        ("kWhr", "kWh", 1),
        ("kW h", "kWh", 1),
        ("kW·h", "kWh", 1),
        ("passenger-km", "pkm", 1),
        ("Passenger km", "pkm", 1),
        ("tonne-km", "tkm", 1),
        ("t.km", "tkm", 1),
        ("t·km", "tkm", 1),
        ("kWh PCS", "kWh_gross", 1),
        ("MWh PCI", "kWh_net", 1000),
        ("kWh (GCV)", "kWh_gross", 1),
        ("GJ NCV", "GJ_net", 1),
        ("kWh Hs", "kWh_gross", 1),
        ("kWh Hi", "kWh_net", 1),
        ("MMBtu HHV", "mmBtu_gross", 1),
        ("TSEK", "SEK", 1000),
        ("MSEK", "SEK", 1e6),
        ("each", "piece", 1),
        ("ea", "piece", 1),
    ],
)
def test_spellings_of_meters_and_bills(spelling, target, ratio):
    assert scale(spelling, target) == pytest.approx(ratio, rel=1e-12)


@pytest.mark.parametrize(
    ("spelling", "dimensions"), [("kcff", ("volume",)), ("MGx", ("mass",)), ("kjoul", ("energy",)), ("gigagrm", ("mass",)), ("zz", ())]
)
def test_a_hint_names_no_other_size(spelling, dimensions):
    with pytest.raises(carbon.CarbonError, match=r"is unknown\. (Nearest: |Write a unit such as )") as caught:
        unit(spelling, dimensions)
    for hint in hints(str(caught.value)):
        assert not dimensions or units()[hint].dimension in dimensions


def refusal(spelling):
    """Why a unit is refused: code and message, both empty where it is read."""
    try:
        unit(spelling)
    except carbon.CarbonError as error:
        return error.code, str(error)
    return "", ""


def hints(message):
    found = re.search(r"Nearest: (.*)\.", message)
    return found[1].split(", ") if found else []


@given(st.text("abcdefghijklmnopqrstuvwxyzMGTPJW0123", min_size=1, max_size=9))
def test_all_hints_are_one_unit(spelling):
    assert len({units()[hint][1:] for hint in hints(refusal(spelling)[1])}) <= 1


@given(st.sampled_from(unit_rows()), st.sampled_from(["upper", "lower", "title"]))
def test_letter_case_never_changes_the_size_in_silence(row, change):
    spelling = getattr(row.spelling, change)()
    code, _ = refusal(spelling)
    meant = {found for name, found in units().items() if name.casefold() == spelling.casefold()}
    assert code == "unit_ambiguous" or (not code and (meant == {unit(spelling)} or spelling in units()))


def test_an_unknown_unit_of_a_kind_is_told_units_of_the_kind():
    with pytest.raises(carbon.CarbonError, match=r"unit 'xyzzy' is unknown\. Write a unit such as kWh\."):
        carbon.calculate("electricity", "5 xyzzy", region="SE", period=2019)


@pytest.mark.parametrize(
    ("text", "litres_per_km"),
    [("15 km/l", 1 / 15), ("30 mpg US", 3.785411784 / (30 * 1.609344)), ("30 mpg (UK)", 4.54609 / (30 * 1.609344)), ("6 l/100km", 0.06)],
)
def test_a_rate_is_read_the_other_way_round(text, litres_per_km):
    rate = reader_of(Consumption).read(text)
    assert rate.value * scale(rate.unit, "l") / scale(rate.per, "km") == pytest.approx(litres_per_km, rel=1e-12)


def test_miles_per_kilowatt_hour_are_read():
    rate = reader_of(Consumption).read("3.5 mi/kWh")
    assert (rate.unit, rate.per, rate.value) == ("kWh", "mi", 1 / 3.5)


def test_miles_per_gallon_name_both_gallons():
    with pytest.raises(carbon.CarbonError, match=r"'30 mpg' is ambiguous: .* Write '30 mpg US' or '30 mpg UK'\."):
        parse_rate("30 mpg")


def test_no_distance_at_all_is_no_rate():
    with pytest.raises(carbon.CarbonError, match=r"0 km/l is not above zero"):
        reader_of(Consumption).read("0 km/l")


def test_amounts_take_the_spellings():
    assert parse_amount("12 ccf").unit == "ccf"
    assert parse_amount("100 kWh PCS").unit == "kWh_gross"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Stück", "piece"),
        ("kpl", "piece"),
        ("månader", "month"),
        ("Monate", "month"),
        ("kvartal", "quarter"),
        ("m³(n)", "Nm3"),
        ("m3n", "Nm3"),
        ("Nm^3", "Nm3"),
        ("person-km", "pkm"),
        ("Personenkilometer", "pkm"),
        ("t·km", "tkm"),
        ("Tonnenkilometer", "tkm"),
        ("toneladas", "t"),
        ("litros", "l"),
        ("døgn", "d"),
    ],
)
def test_units_of_other_languages(written, name):
    assert unit(written).name == name


def test_four_quarters_and_twelve_months_are_a_year():
    assert 4 * unit("quarter").scale == 12 * unit("month").scale == unit("year").scale


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("MWh/år", "Write MWh, with the period that it is of."),
        ("kWh/a", "Write kWh, with the period that it is of."),
        ("pallets", "Write what it holds, in kg, l or m3."),
        ("ris", "a ream is 500 sheets, of A4 at 80 g/m2 2.5 kg. Write the kg."),
        ("kg N", "nitrogen='5 kg' is its nitrogen."),
    ],
)
def test_what_is_no_unit_is_told_what_to_write(written, instead):
    with pytest.raises(carbon.CarbonError) as refused:
        unit(written)
    assert refused.value.code == "unit_unknown"
    assert str(refused.value).endswith(instead)
    # A4 is 210 × 297 mm (ISO 216): 500 sheets of 80 g/m2.
    assert round(0.210 * 0.297 * 0.080 * 500, 1) == 2.5
