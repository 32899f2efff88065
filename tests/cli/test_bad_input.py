"""Bad input: one clear error or finding each, with the value, the nearest alternative and the next step; the rest is calculated."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main

CASES = [
    (("disel", "40 L"), {}, "kind_unknown", "unknown activity 'disel'. Nearest: diesel"),
    (("diesel 40 L", None), {}, "kind_unknown", "unknown activity 'diesel 40 L'. Did you mean 'diesel' with the amount '40 L'?"),
    (("natural  gas 100 kWh", None), {}, "kind_unknown", "Did you mean 'natural gas' with the amount '100 kWh'?"),
    (("taxi", "250 SEK"), {}, "dimension", "250 SEK is money, which taxi does not take. It takes distance"),
    (("diesel", "40 kwhh"), {}, "unit_unknown", "unit 'kwhh' is unknown. Nearest: "),
    (("diesel", "40 ton"), {}, "unit_ambiguous", "Write t or short_ton"),
    (("diesel", "40"), {}, "unit_missing", "'40' has no unit"),
    (("diesel", "forty l"), {}, "amount_invalid", "is not an amount"),
    (("diesel", "40 km"), {}, "dimension", "40 km is distance, which fuel does not take. It takes volume"),
    (("diesel", "-5 l"), {}, "amount_negative", "-5 l is negative"),
    (("diesel", "1,234 l"), {}, "number_ambiguous", "two readings: 1234 (thousands) or 1.234"),
    (("diesel", None), {}, "amount_missing", "fuel has no amount. Give volume, mass or energy"),
    (("diesel", "1 l"), {"region": "Swden"}, "region_unknown", "region 'Swden' is unknown. Nearest: Sweden (SE)"),
    (("diesel", "1 l"), {"period": "20-19"}, "period_invalid", "is not a period"),
    (("diesel", "1 l"), {"colour": "red"}, "field_unknown", "fuel has no field 'colour'"),
    (("diesel", "1 l"), {"blnd": "b7"}, "field_unknown", "Nearest: blend"),
    (("diesel", "1 l"), {"control": "ownd"}, "word_unknown", "control 'ownd' is unknown. Nearest: owned"),
    (("diesel", "1 l"), {"volume": "2 l"}, "amount_twice", "both given"),
    (("fuel", "1 l"), {}, "field_missing", "fuel needs fuel"),
    (("car_travel", "10 km"), {"fuel": "coal"}, "word_unknown", "car fuel 'coal' has no factor per km"),
    (("car_travel", "10 km"), {"size": "medum"}, "word_unknown", "Nearest: medium"),
    (("car_travel", "10 km"), {"fuel": "diesel", "consumption": "6 l"}, "rate_invalid", "'6 l' is not a rate"),
    (("car_travel", "10 km"), {"fuel": "diesel", "consumption": "6 kg/h"}, "dimension", "mass per duration"),
    (("flight", None), {"origin": "LLA", "destination": "XXX"}, "airport_unknown", "airport 'XXX' is unknown"),
    (("flight", None), {"origin": "Londres", "destination": "ARN"}, "airport_unknown", "'Londres' has several airports"),
    (("flight", None), {"origin": "LLA", "destination": "LLA"}, "same_airport", "origin and destination are both LLA"),
    (("flight", None), {}, "amount_missing", "flight"),
    (("flight", None), {"origin": "LLA"}, "amount_missing", "Give origin and destination"),
    (("nitrous_oxide", "1 kg"), {"collected": 1.5}, "share_invalid", "1.5 is not a share"),
    (("anaesthetic_gas", "250 ml"), {"agent": "sevoflurn"}, "word_unknown", "Nearest: sevoflurane"),
    (("ambulance_flight", "10 h"), {}, "field_missing", "flight hours need consumption"),
    (("cement", "1 t"), {"factor": "0.15"}, "factor_invalid", "Write mass of gas per unit"),
    (("cement", "1 t"), {"factor": "1 kg CO2/kg + 1 g CH4/l"}, "factor_invalid", "mixes units"),
    (("cement", "1 t"), {"factor": "1 kg XY9/kg"}, "gas_unknown", "gas 'XY9' is unknown"),
    (("cement", "1 l"), {"factor": "1 kg CO2/kg"}, "dimension", "1 l is volume, the factor is per kg"),
    (("generic", "1 t"), {"key": "waste", "qualifiers": "glass"}, "field_invalid", "Write name=value"),
    (("taxi", "10 pkm"), {"consumption": "6 l/100km"}, "dimension", "Give the distance driven"),
    (("generic", "1 t"), {}, "field_missing", "generic needs a factor"),
    (("diesel", "1 l"), {"gwp_set": "ar9_100"}, "gwp_set_unknown", "GWP set 'ar9_100' is unknown. Nearest: tar_100, sar_100, ar6_100"),
]


@pytest.mark.parametrize(("given", "fields", "code", "message"), CASES, ids=[f"{case[2]}-{number}" for number, case in enumerate(CASES)])
def test_an_argument_that_cannot_be_used(given, fields, code, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(*given, **fields)
    assert message in str(caught.value)
    assert caught.value.code == code


def test_an_unknown_fuel_is_refused_as_an_argument_and_unanswered_in_a_list():
    with pytest.raises(carbon.CarbonError, match=r"fuel 'dieselx' has no factor\. Nearest: diesel\.") as caught:
        carbon.calculate("fuel", "10 l", fuel="dieselx", region="SE", period=2019)
    assert (caught.value.code, caught.value.field) == ("word_unknown", "fuel")
    with pytest.raises(carbon.CarbonError, match="fuel 'dieselx' has no factor. Nearest: diesel."):
        carbon.Fuel(fuel="dieselx", volume="10 l", region="SE", period=2019)
    result = carbon.calculate([{"kind": "fuel", "fuel": "dieselx", "volume": "10 l", "region": "SE", "period": 2019}])
    assert result.co2e_kg is None
    assert result.co2e is None
    assert str(result).startswith("no answer")
    assert "fuel 'dieselx' has no factor. Nearest: diesel." in result.findings[0].message


def test_an_unknown_network_is_refused_and_of_a_row_it_is_said_which_mean_is_taken():
    """A misspelt network must not take the mean of the country in silence."""
    with pytest.raises(carbon.CarbonError, match="network 'södertöm' has no factor. Nearest: södertörn."):
        carbon.calculate("district_heating", "1 MWh", network="södertöm", region="SE", period=2022)
    with pytest.raises(carbon.CarbonError, match="network 'södertöm' has no factor. Nearest: södertörn."):
        carbon.DistrictHeating(energy="1 MWh", network="södertöm", region="SE", period=2022)
    row = {"kind": "district_heating", "energy": "1 MWh", "network": "södertöm", "region": "SE", "period": 2022}
    said = {finding.code: finding.message for finding in carbon.calculate([row]).findings}
    assert "Nearest: södertörn." in said["word_unknown"]
    assert "boverket" in said["technology_gap"]


@pytest.mark.parametrize("word", ["electric", "EV", "elbil", "électrique", "battery-electric"])
@pytest.mark.parametrize("kind", ["car_travel", "van_travel"])
def test_a_vehicle_is_called_electric_in_everyday_words(kind, word):
    said = carbon.calculate(kind, "100 km", fuel=word, region="GB", period=2024)
    named = carbon.calculate(kind, "100 km", fuel="battery_electric", region="GB", period=2024)
    assert said.co2e_kg == named.co2e_kg is not None


def test_one_bad_row_stops_no_other():
    polars = pytest.importorskip("polars")
    table = polars.DataFrame(
        {
            "kind": ["diesel", "disel", "diesel", "diesel", "diesel"],
            "amount": ["40 L", "40 L", "1,234 L", "1 234,5 L", None],
            "who": ["a", "b", "c", "d", "e"],
        }
    )
    result = carbon.calculate(table, kind="kind", amount="amount", region="GB", period=2019)
    assert [value == value for value in result.row_kg()] == [True, False, False, True, False]
    assert result.unanswered == 3
    assert not result.complete
    assert {finding.code for finding in result.findings if finding.severity == "error"} == {
        "kind_unknown",
        "number_ambiguous",
        "amount_missing",
    }
    assert {finding.row for finding in result.findings if finding.severity == "error"} == {1, 2, 4}
    frame = result.to_frame()
    assert frame["who"].to_list() == ["a", "b", "c", "d", "e"]
    assert frame["co2e_kg"].null_count() == 3
    assert "incomplete: 3 of 5 rows unanswered" in str(result)


def test_a_string_that_is_neither_column_nor_constant():
    polars = pytest.importorskip("polars")
    table = polars.DataFrame({"qty": [1.0], "uom": ["l"]})
    with pytest.raises(carbon.CarbonError, match=r"amount='qyt' is not a column of the table. Nearest: qty"):
        carbon.calculate(table, kind="diesel", amount="qyt", unit="uom")
    with pytest.raises(carbon.CarbonError, match=r"unit='uon' is neither a column nor a unit"):
        carbon.calculate(table, kind="diesel", amount="qty", unit="uon")
    with pytest.raises(carbon.CarbonError, match=r"'unti' is not a field of any kind. Nearest: unit"):
        carbon.calculate(table, kind="diesel", amount="qty", unti="uom")


def test_an_empty_frame():
    polars = pytest.importorskip("polars")
    with pytest.raises(carbon.CarbonError, match="the table has no rows"):
        carbon.calculate(polars.DataFrame({"qty": []}), kind="diesel", amount="qty", unit="l")


def test_results_of_two_policies_cannot_be_added():
    one = carbon.calculate("diesel", "1 l", region="GB", period=2019, gwp_set="ar5_100")
    other = carbon.calculate("diesel", "1 l", region="GB", period=2019, gwp_set="ar6_100")
    with pytest.raises(carbon.CarbonError, match="results of different policies"):
        _ = one + other


def test_an_unknown_key_of_by():
    result = carbon.calculate("diesel", "1 l", region="GB", period=2019)
    with pytest.raises(carbon.CarbonError, match=r"'sorce' is not a key of this result. Nearest: source"):
        result.by("sorce")
    with pytest.raises(carbon.CarbonError, match="Known: location, market"):
        result.by("scope", basis="markt")


def test_passenger_distance_is_not_multiplied_again():
    together = carbon.calculate(carbon.Rail(distance="300 pkm", region="GB", period=2019))
    each = carbon.calculate(carbon.Rail(distance="100 km", passengers=3, region="GB", period=2019))
    assert together.co2e_kg == pytest.approx(each.co2e_kg, rel=1e-12)
    with pytest.raises(carbon.CarbonError, match="300 pkm counts all passengers together, and passengers is 3 passenger"):
        carbon.calculate("rail", "300 pkm", passengers=3)
    with pytest.raises(carbon.CarbonError, match=r"300 pkm of all passengers together has no haul"):
        carbon.calculate("flight", "300 pkm")
    assert carbon.calculate("flight", "300 pkm", haul="long_haul", region="GB", period=2019).complete


def test_rows_of_a_lazy_frame_say_what_to_do():
    polars = pytest.importorskip("polars")
    result = carbon.calculate(polars.LazyFrame({"qty": [1.0]}), kind="diesel", amount="qty", unit="l")
    with pytest.raises(
        carbon.CarbonError, match=r"rows of a lazy frame are not in memory. Use by\(\), to_frame\(\) or totals, or .collect"
    ):
        result.row_kg()


def test_numbers_and_words_of_another_type():
    with pytest.raises(carbon.CarbonError, match="the number has more than 308 digits. Write it with another unit."):
        carbon.calculate("diesel", 10**400, unit="l")
    with pytest.raises(carbon.CarbonError, match=r"\[1\] is not a number. Write it as 1234.5."):
        carbon.calculate("diesel", [1], unit="l")
    with pytest.raises(carbon.CarbonError, match="a key is a word, not int. Write them side by side"):
        carbon.calculate("diesel", "1 l").by(7)
    with pytest.raises(carbon.CarbonError, match=r"^gwp_set is 7, which it cannot be. Write it as ar6_100.$"):
        carbon.calculate("diesel", "1 l", gwp_set=7)
    with pytest.raises(carbon.CarbonError, match="GWP set '7' is unknown. Known: ar4_100, "):
        carbon.calculate("diesel", "1 l", gwp_set="7")
    with pytest.raises(carbon.CarbonError, match="purpose 'zzz' is unknown. Known: business_travel, capital, commuting, "):
        carbon.calculate("diesel", "1 l", purpose="zzz")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"region": "Swden"}, "region 'Swden' is unknown. Nearest"),
        ({"cabin": "x"}, "cabin 'x' is unknown. Known"),
        ({"destination": "XXX"}, "destination: airport 'XXX' is unknown."),
    ],
)
def test_a_field_is_named_once(fields, said):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("flight", **({"origin": "LLA", "destination": "ARN"} | fields))
    assert str(caught.value).startswith(said)


def test_the_source_of_a_given_factor_is_told_once(capsys):
    assert main(["cement", "200", "t", "--factor", "0.15 kg CO2e/kg", "--evidence", "supplier EPD 2023"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "source: supplier EPD 2023"


@pytest.mark.parametrize(
    ("region", "example"),
    [
        ("SE", "J62_63 or it-tjänster"),
        ("Sverige", "J62_63 or it-tjänster"),
        ("FR", "meubles"),
        ("US", "541512 or advertising"),
        ("GB", "541512 or advertising"),
    ],
)
def test_a_missing_sector_is_asked_for_in_the_words_of_the_region(region, example):
    message = rf"spend needs sector\. Give sector=, the code or name of what was bought, such as {example}\.$"
    with pytest.raises(carbon.CarbonError, match=message):
        carbon.calculate("spend", "1000 SEK", region=region, period=2023)
    # The example is one that is answered.
    for sector in example.split(" or "):
        assert carbon.calculate("spend", "1000 SEK", region=region, period=2023, sector=sector).complete
