"""Units by the custom of a country: read where the activity's own region has one custom, said, and asked about elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import build, build_by_custom
from carbon.activities.framework.labels import LABELS
from carbon.cli.main import main
from carbon.core.quantities import parse_amount
from carbon.core.units import customs
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit

CASES = [
    ("car_travel", {"distance": "2 450 mil", "fuel": "diesel", "region": "SE"}, "distance", "24500 km"),
    ("car_travel", {"distance": (2450, "mil"), "fuel": "diesel", "region": "Norge"}, "distance", "24500 km"),
    ("diesel", {"amount": "40 gal", "region": "US"}, "amount", "40 us_gallon"),
    ("diesel", {"amount": 40, "unit": "gallons", "region": "US-TX"}, "unit", "40 us_gallon"),
    ("diesel", {"amount": "40 gal.", "region": "England"}, "amount", "40 imperial_gallon"),
    ("steel", {"amount": "2 ton", "region": "Sweden", "factor": "1 kg CO2e/kg"}, "amount", "2 t"),
]


@pytest.mark.parametrize(("word", "fields", "column", "same"), CASES)
def test_a_word_and_a_dict_are_read_by_the_custom_of_their_region(word, fields, column, same):
    plain = {name: value for name, value in fields.items() if name not in ("amount", "unit", "distance")}
    wanted = carbon.calculate(word, period=2022, **plain, **{"distance" if "distance" in fields else "amount": same})
    once = carbon.calculate(word, period=2022, **fields)
    twice = carbon.calculate([{"kind": word, "period": 2022, **fields}] * 2)
    for times, result in ((1, once), (2, twice)):
        (said,) = [finding for finding in result.findings if finding.code == "unit_custom"]
        assert (said.severity, said.column, said.count) == ("warning", column, times)
        assert result.co2e_kg == pytest.approx(wanted.co2e_kg * times, rel=1e-12)


@pytest.mark.parametrize("region", [None, "CA", "world", "europe", "FR"])
def test_without_one_custom_the_unit_is_asked_about(region):
    with pytest.raises(carbon.CarbonError, match=r"unit 'gal' is ambiguous: 3.785 l in the US, 4.546 l in the UK."):
        carbon.calculate("diesel", "40 gal", region=region, period=2022)


def test_an_american_ton_is_asked_about():
    with pytest.raises(carbon.CarbonError, match="unit 'ton' is ambiguous"):
        carbon.calculate("steel", "2 ton", region="US", factor="1 kg CO2e/kg")


def test_the_command_line_says_what_was_read(capsys):
    assert main(["car_travel", "2450", "mil", "--fuel", "diesel", "--region", "SE", "--period", "2019"]) == 0
    assert "warning: 'mil' was read as scandinavian_mile, as is the custom in SE." in capsys.readouterr().err


UNITS = st.sampled_from(["mil", "gal", "ton", "kr", "km", "l", "t", "SEK", "", "mile"])
FIELDS = st.dictionaries(
    st.sampled_from(["distance", "amount", "unit", "note", "period"]), st.one_of(UNITS, st.floats(0, 1e6).map(str), st.integers())
)


@given(FIELDS, st.sampled_from([None, "", "SE", "US", "nowhere", 5]))
def test_only_units_of_a_custom_change(fields, region):
    given_fields = {**fields, "region": region}
    read, said = customs.by_custom(given_fields)
    assert {name for name in read if read[name] != given_fields[name]} == {finding.column for finding in said}
    for finding in said:
        assert customs.customs_of(str(given_fields[finding.column]).split()[-1])


def test_each_row_is_read_by_its_own_region():
    result = carbon.calculate([{"kind": "diesel", "amount": "1 gal", "region": code} for code in ("US", "GB")])
    assert [finding.message for finding in result.findings if finding.code == "unit_custom"] == [
        "'gal' was read as us_gallon, as is the custom in US.",
        "'gal' was read as imperial_gallon, as is the custom in GB.",
    ]


@pytest.mark.parametrize("label", ["source", "site", "note", "id"])
def test_a_label_is_nobodys_unit(label):
    fields = {"distance": "2450 mil", "region": "SE", label: "5 mil"}
    read, said = customs.by_custom(fields, LABELS)
    assert read[label] == "5 mil"
    assert [finding.column for finding in said] == ["distance"]
    result = carbon.calculate([{"kind": "car_travel", "fuel": "diesel", "period": 2019, **fields}])
    assert result.to_frame()[label].to_list() == ["5 mil"]


def test_every_row_of_one_question_says_which_unit_was_read():
    rows = [{"kind": "diesel", "amount": amount, "unit": "gal", "region": "US", "id": f"{amount} gal"} for amount in (1, 2, 3)]
    result = carbon.calculate(rows)
    assert [(finding.code, finding.count) for finding in result.findings if finding.code == "unit_custom"] == [("unit_custom", 3)]


@pytest.mark.parametrize("name", customs._CUSTOMS)
def test_a_unit_of_a_custom_is_ambiguous_without_it(name):
    """So that the custom of a region is looked at only where an activity was refused."""
    for written in (name, name.upper(), name.title(), f" {name}. "):
        assert customs.customs_of(written)
        with pytest.raises(carbon.CarbonError) as refused:
            unit(written)
        assert refused.value.code == "unit_ambiguous"


def outcome(build):
    try:
        return build()
    except carbon.CarbonError as error:
        return type(error), str(error), error.code, error.field


WORDS = st.sampled_from(["diesel", "car_travel", "freight", "steel", "spend", "our own"])
GIVEN = st.fixed_dictionaries(
    {"region": st.sampled_from([None, "SE", "US", "GB", "FR", "nowhere"])},
    optional={
        "amount": st.sampled_from(["40 gal", "40 l", "2 ton", "3 tkr", "mil", 40, "-3 gal", (2, "mil")]),
        "unit": st.sampled_from(["gal", "ton", "kr", "l"]),
        "distance": st.sampled_from(["245 mil", (245, "mil"), "245 km", "245 gal", 7]),
        "mass": st.sampled_from(["2 ton", "2 t"]),
        "fuel": st.sampled_from(["diesel", "diesl"]),
        "passengers": st.sampled_from([2, "two"]),
        "factor": st.sampled_from(["1 kg CO2e/kg", "1 kg"]),
        "note": st.just("40 gal"),
    },
)


@given(WORDS, GIVEN)
def test_it_is_the_same_whether_units_are_read_before_or_where_they_were_refused(word, fields):
    def before():
        read, said = customs.by_custom(fields, LABELS)
        return build(word, read), said

    assert outcome(lambda: build_by_custom(word, fields)) == outcome(before)


RATES = [
    (
        {"kind": "mileage_claim", "reimbursement": "12 000 kr", "rate": "25 kr/mil", "region": "SE"},
        {"rate": "25 SEK/10km", "reimbursement": "12000 SEK"},
    ),
    (
        {"kind": "fuel_purchase", "spend": "12 000 kr", "price": "20,5 kr/l", "fuel": "diesel", "region": "SE"},
        {"price": "20.5 SEK/l", "spend": "12000 SEK"},
    ),
    (
        {"kind": "car_travel", "distance": "100 mil", "consumption": "0,7 l/mil", "fuel": "diesel", "region": "SE"},
        {"consumption": "7 l/100 km", "distance": "1000 km"},
    ),
    ({"kind": "car_travel", "distance": "100 mi", "consumption": "25 mpg", "fuel": "petrol", "region": "US"}, {"consumption": "25 mpg US"}),
    ({"kind": "car_travel", "distance": "100 mi", "consumption": "40 mpg", "fuel": "petrol", "region": "GB"}, {"consumption": "40 mpg UK"}),
    ({"kind": "steel", "amount": "12 ton", "factor": "2 ton CO2e/ton", "region": "SE"}, {"amount": "12 t", "factor": "2 t CO2e/t"}),
    ({"kind": "spend", "amount": "2 miljoner kr", "sector": "livsmedel", "region": "SE"}, {"amount": "2 MSEK"}),
    ({"kind": "spend", "amount": "800 kkr", "sector": "livsmedel", "region": "SE"}, {"amount": "800 kSEK"}),
]


@pytest.mark.parametrize(("fields", "plain"), RATES, ids=[f"{fields['kind']}-{number}" for number, (fields, _) in enumerate(RATES)])
def test_both_sides_of_a_rate_are_read_by_the_custom(fields, plain):
    found = carbon.calculate({**fields, "period": "2023"})
    wanted = carbon.calculate({**fields, **plain, "period": "2023"})
    assert found.co2e_kg == pytest.approx(wanted.co2e_kg, rel=1e-12)
    assert {finding.column for finding in found.findings if finding.code == "unit_custom"} == {
        name for name in plain if plain[name] != fields[name]
    }
    assert not [finding for finding in wanted.findings if finding.code == "unit_custom"]


@pytest.mark.parametrize("fields", [fields for fields, _ in RATES if fields["kind"] != "spend"])
def test_a_rate_without_a_custom_is_asked_about(fields):
    with pytest.raises(carbon.CarbonError, match="is ambiguous"):
        carbon.calculate({**fields, "region": "CA", "period": "2023"})


@given(
    st.sampled_from(["kr", "l", "SEK", "mil", "km", "100 km", "kWh", "ton", "t", "10 mil", "gal"]),
    st.sampled_from(["mil", "km", "l", "kr", "100 km", "ton"]),
)
def test_a_rate_keeps_its_numbers_and_what_has_no_custom(upper, lower):
    read, said = customs.by_custom({"rate": f"7,5 {upper}/{lower}", "region": "SE"})
    names = [part.split()[-1] for part in (upper, lower)]
    changed = [name for name in names if customs.customs_of(name).get("SE")]
    assert [finding.message.split("'")[1] for finding in said] == changed
    numbers = [part.removesuffix(name) for part, name in zip((upper, lower), names, strict=True)]
    units = [customs.customs_of(name).get("SE", name) for name in names]
    assert read["rate"] == "7,5 " + "/".join(number + unit for number, unit in zip(numbers, units, strict=True))


@pytest.mark.parametrize("code", sorted(CURRENCIES))
def test_every_currency_has_its_thousands_and_millions(code):
    for thousand in (f"3 k{code}", f"3 T{code}", f"3 thousand {code}", f"3k {code}", f"3 tusen {code}"):
        assert parse_amount(thousand).to(code) == 3000.0
    for million in (f"3 M{code}", f"3 million {code}", f"3 miljoner {code}", f"3m {code}", f"3 Mio {code}", f"3 mn{code}"):
        assert parse_amount(million).to(code) == 3e6


def test_indian_multiples():
    assert parse_amount("12 lakh INR").to("INR") == 1.2e6
    assert parse_amount("3 crore INR").to("INR") == 3e7
