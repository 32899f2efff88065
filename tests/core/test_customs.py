"""Units by the custom of a country: read where the activity's own region has one custom, said, and asked about elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.framework.labels import LABELS
from carbon.cli.main import main
from carbon.core.units import customs

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
