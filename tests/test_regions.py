"""Places by the names that people, exports and other tools write."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.core.regions import lineage, region
from carbon.core.store.place_names import folded_place

FOLDER = Path(__file__).parents[1] / "emission_factors" / "regions"


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


@pytest.mark.parametrize("row", ALL, ids=lambda row: row["code"])
def test_every_region_is_found_by_its_code_and_reaches_the_world(row):
    assert region(row["code"]).code == row["code"]
    assert lineage(row["code"])[-1] == "world"


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


@pytest.mark.parametrize("name", ["Atlantis", "XQ", "Utopia", "Republic of"])
def test_a_name_near_to_none_has_no_hint(name):
    with pytest.raises(carbon.CarbonError, match=r"is unknown\. Write a code of two letters, as SE, a country's name, or world\."):
        region(name)


@pytest.mark.parametrize(("part", "home"), [("England", "GB"), ("Texas", "US"), ("Ontario", "CA"), ("SE3", "SE"), ("Victoria", "AU")])
def test_a_part_of_a_country_takes_its_country_and_says_so(part, home):
    result = carbon.calculate("electricity", "1 MWh", region=part, period=2019)
    whole = carbon.calculate("electricity", "1 MWh", region=home, period=2019)
    assert result.co2e_kg == whole.co2e_kg
    code = region(part).code
    said = [finding.message for finding in result.findings if finding.code.startswith("region_")]
    assert any(message.startswith(f"no factor for {code}; ") and f"/{home}/" in message for message in said)


def test_a_country_itself_has_no_such_finding():
    result = carbon.calculate("electricity", "1 MWh", region="GB", period=2019)
    assert not [finding for finding in result.findings if finding.message.startswith("no factor for GB;")]
