"""Places by the names that people, exports and other tools write."""

import csv
import json
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.core.regions import lineage, region
from carbon.core.store.place_names import folded_place

FOLDER = Path(__file__).parents[2] / "emission_factors" / "regions"


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ALL = [row for path in sorted(FOLDER.glob("regions*.csv")) for row in rows(path.name)]
NAMES = [*rows("names.csv"), *rows("common_names.csv")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("GBR", "GB"),
        ("FRA", "FR"),
        ("SWE", "SE"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Czech Republic", "CZ"),
        ("Ivory Coast", "CI"),
        ("cote d'ivoire", "CI"),
        ("Holland", "NL"),
        ("Swaziland", "SZ"),
        ("Russia", "RU"),
        ("Russian Federation", "RU"),
        ("South Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Viet Nam", "VN"),
        ("Deutschland", "DE"),
        ("Suomi", "FI"),
        ("Saint Lucia", "LC"),
        ("Global", "world"),
        ("EU27", "eu"),
        ("EU-27", "eu"),
        ("US-CA", "US-CA"),
        ("California", "US-CA"),
        ("Québec", "CA-QC"),
        ("New South Wales", "AU-NSW"),
        ("England", "GB-ENG"),
        ("SE3", "SE3"),
        ("SE_3", "SE3"),
        ("DK1", "DK1"),
        ("NO5", "NO5"),
    ],
)
def test_names_of_people_and_tools(name, code):
    assert region(name).code == code


@pytest.mark.parametrize("code", ["CA", "IN", "DE", "GA", "MA", "AL", "CO", "ID", "IL", "PA"])
def test_two_letters_are_the_country(code):
    assert region(code).code == code
    assert lineage(code)[0] == code


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Congo", r"CD \(Congo - Kinshasa\) or CG \(Congo - Brazzaville\)"),
        ("Korea", r"KR \(South Korea\) or KP \(North Korea\)"),
        ("Georgia", r"GE \(Georgia\) or US-GA \(Georgia\)"),
    ],
)
def test_a_name_of_two_places_is_refused_with_both(name, candidates):
    with pytest.raises(carbon.CarbonError, match=f"region '{name}' is ambiguous. Write {candidates}") as caught:
        region(name)
    assert caught.value.code == "region_ambiguous"


def test_every_region_is_found_by_its_code_and_reaches_the_world():
    assert len(ALL) > 400
    for row in ALL:
        assert region(row["code"]).code == row["code"]
        assert lineage(row["code"])[-1] == "world", row


def test_every_name_means_its_region_or_is_asked():
    asked = {folded_place(row["name"]) for row in NAMES if ";" in row["region"]}
    codes = {folded_place(row["code"]) for row in ALL}
    for row in NAMES:
        if folded_place(row["name"]) not in asked | codes:
            assert region(row["name"]).code == row["region"], row


def test_every_name_has_a_source():
    assert all(row["source"] for row in NAMES)


@given(st.sampled_from([row for row in ALL if row["english"]]), st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals_do_not_matter(row, change):
    try:
        found = region(change(row["english"])).code
    except carbon.CarbonError:
        found = "ambiguous"
    assert found in (row["code"], "ambiguous")
    assert found != "ambiguous" or row["english"] == "Georgia"


@pytest.mark.parametrize(
    ("name", "near"), [("Germny", "Germany (DE)"), ("Swedn", "Sweden (SE)"), ("Central Republic", "Central African Republic (CF)")]
)
def test_a_misspelt_name_has_its_nearest(name, near):
    with pytest.raises(carbon.CarbonError) as caught:
        region(name)
    assert f"Nearest: {near}" in str(caught.value)


@pytest.mark.parametrize(
    ("town", "choice"),
    [
        ("Luleå", "SE (Sweden)"),
        ("Köpenhamn", "DK (Denmark)"),
        ("PARIS", "FR (France) or US (United States)"),
        ("London", "GB (United Kingdom), US (United States) or CA (Canada)"),
    ],
)
def test_a_town_is_told_the_countries_it_may_lie_in(town, choice):
    with pytest.raises(carbon.CarbonError) as caught:
        region(town)
    assert str(caught.value) == f"region '{town}' is unknown. It is a town. Write its country: {choice}."


@pytest.mark.parametrize("name", ["Atlantis", "XQ", "Utopia", "Republic of"])
def test_a_name_near_to_none_has_no_hint(name):
    with pytest.raises(carbon.CarbonError, match=r"is unknown\. Write a code of two letters, as SE, a country's name, or world\."):
        region(name)


@pytest.mark.parametrize(("part", "home"), [("England", "GB"), ("Ontario", "CA"), ("SE3", "SE"), ("Victoria", "AU")])
def test_a_part_of_a_country_takes_its_country_and_says_so(part, home):
    result = carbon.calculate("electricity", "1 MWh", region=part, period=2019)
    whole = carbon.calculate("electricity", "1 MWh", region=home, period=2019)
    assert result.co2e_kg == whole.co2e_kg
    code = region(part).code
    said = [finding.message for finding in result.findings if finding.code.startswith("region_")]
    begins = (f"no factor for {code}; ", f"{code} has factors of electricity.grid, but none per kWh that holds in 2019; ")
    assert any(message.startswith(begins) and f"/{home}/" in message for message in said)


def test_a_country_itself_has_no_such_finding():
    result = carbon.calculate("electricity", "1 MWh", region="GB", period=2019)
    assert not [finding for finding in result.findings if finding.message.startswith("no factor for GB;")]


def test_a_state_goes_before_its_country():
    # eGRID Data Explorer, total output emission rate of CO2e, state, 2019, CA: 387.183 lb/MWh; no rates of states before 2018 are held.
    state = carbon.calculate("electricity", "1 MWh", region="California", period=2019, policy=carbon.Policy(gwp_set="ar4_100"))
    assert state.co2e_kg == pytest.approx(387.183 * 0.45359237)
    older = carbon.calculate("electricity", "1 MWh", region="Texas", period=2016)
    assert older.co2e_kg == carbon.calculate("electricity", "1 MWh", region="US", period=2016).co2e_kg
    assert "region_wider" in {finding.code for finding in older.findings}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("US ZIP 10001", "US-NYCW"),
        ("ZIP 02134", "US-NEWE"),
        ("US-90210", "US-CAMX"),
        ("us zip code 99501-1234", "US-AKGD"),
        ("USA 60601", "US-RFCW"),
    ],
)
def test_zip_codes_are_subregions(name, code):
    assert region(name).code == code


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("10001", "region '10001' is a number without its country. For a ZIP code of the US write US ZIP 10001."),
        ("US ZIP 2134", "region 'US ZIP 2134': a ZIP code has five digits. If the zeros in front were lost, write US ZIP 02134."),
        (
            "US ZIP 00300",
            "US ZIP 00300 is not in EPA's table of ZIP codes. Write the subregion of the grid, as US-NYCW, or the state, as US-NY.",
        ),
        ("US ZIP 07403", "region 'US ZIP 07403' is ambiguous. Write US-NYUP (eGRID NPCC Upstate NY) or US-RFCE (eGRID RFC East)."),
        (
            "US ZIP 38947",
            "region 'US ZIP 38947' is ambiguous. Write US-SRMV (eGRID SERC Mississippi Valley) or US-SRSO (eGRID SERC South).",
        ),
    ],
)
def test_zip_codes_that_say_too_little(name, sentence):
    with pytest.raises(carbon.CarbonError) as caught:
        region(name)
    assert str(caught.value) == sentence


def test_every_run_of_zip_codes_is_of_known_subregions_and_apart():
    runs = rows("us_zip.csv")
    assert sum(int(run["last"]) - int(run["first"]) + 1 for run in runs) == 41424
    assert all(int(before["last"]) < int(after["first"]) for before, after in pairwise(runs))
    assert {region(code).kind for run in runs for code in run["subregions"].split("; ")} == {"grid"}


DISTRICTS = rows("districts.csv")


@given(st.sampled_from(DISTRICTS), st.sampled_from(["name", "code"]))
def test_a_part_of_a_country_is_a_region_or_is_told_its_country(row, column):
    """What no factor is of is refused with the country that it lies in, which then is read."""
    written = row[column]
    try:
        found = region(written)
    except carbon.CarbonError as error:
        said = str(error)
        assert "Write" in said, said
        assert row["country"] in said or "It is a town" in said, said
        assert region(row["country"]).code == row["country"]
    else:
        # A name that a region of its own bears, as Åland or La Réunion do.
        assert found.code


@pytest.mark.parametrize(
    "written", ["Skåne", "Skane", "SKÅNE", "Skåne län", "Region Skåne", "SE-M", "Norrbottens län", "Västra Götaland", "Dalarnas län"]
)
def test_a_swedish_county_is_told_its_country_however_it_is_written(written):
    with pytest.raises(carbon.CarbonError) as caught:
        region(written)
    assert str(caught.value) == f"region '{written}' is unknown. It is a part of a country. Write its country: SE (Sweden)."


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Sverige", "SE"),
        ("Deutschland", "DE"),
        ("Kalifornien", "US-CA"),
        ("England", "GB-ENG"),
        ("Skottland", "GB-SCT"),
        ("NSW", "AU-NSW"),
        ("Welt", "world"),
    ],
)
def test_a_region_in_words_is_read_on_every_road(written, code, tmp_path, capsys):
    kg = carbon.calculate("electricity", "10 MWh", region=code, period=2022).co2e_kg
    assert carbon.calculate("electricity", "10 MWh", region=written, period=2022).co2e_kg == kg
    row = {"kind": "electricity", "amount": "10 MWh", "region": written, "period": "2022"}
    assert carbon.calculate([row]).co2e_kg == kg
    frame = pl.DataFrame({"what": ["electricity"], "kwh": [10000.0], "where": [written]})
    given_ = {"kind": "what", "amount": "kwh", "region": "where", "period": 2022}
    assert carbon.calculate(frame, **given_, unit="kWh").co2e_kg == pytest.approx(kg)
    assert main(["electricity", "10", "MWh", "--region", written, "--period", "2022", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["co2e_kg"] == kg
    assert inventory_of(tmp_path, written).footprint().co2e_kg == kg


def test_a_part_of_a_country_is_refused_with_the_next_step_on_every_road(tmp_path, capsys):
    step = "It is a part of a country. Write its country: SE (Sweden)."
    with pytest.raises(carbon.CarbonError, match="Write its country: SE"):
        carbon.calculate("electricity", "10 MWh", region="Norrbotten", period=2022)
    frame = pl.DataFrame({"what": ["electricity"] * 2, "kwh": [10000.0] * 2, "where": ["Norrbotten", "Sverige"]})
    found = carbon.calculate(frame, kind="what", amount="kwh", unit="kWh", region="where", period=2022)
    (error,) = (finding for finding in found.findings if finding.severity == "error")
    assert (error.code, error.row, error.column) == ("region_unknown", 0, "where")
    assert step in error.message
    assert main(["electricity", "10", "MWh", "--region", "Norrbotten"]) == 2
    assert step in capsys.readouterr().err
    with pytest.raises(carbon.CarbonError, match="Write its country: SE"):
        inventory_of(tmp_path, "Norrbotten")


def inventory_of(folder, place):
    head = f'[inventory]\nname = "A"\norganisation = "A"\nperiod = "2022"\nregion = "{place}"\ngwp_set = "ar6_100"\n\n'
    table = '[[tables]]\npath = "power.csv"\nkind = "electricity"\nunit = "MWh"\ncolumns = { amount = "energy" }\n'
    (folder / "inventory.toml").write_text(head + table, encoding="utf-8")
    (folder / "power.csv").write_text("energy\n10\n", encoding="utf-8")
    return carbon.Inventory.open(folder)
