"""Units by the custom of a country: read where the activity's own region has one custom, said, and asked about elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.kinds import build, build_by_custom
from carbon.activities.framework.labels import LABELS
from carbon.cli.main import main
from carbon.core.units import customs
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
