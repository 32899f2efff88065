"""US EPA supply chain factors: the shipped files keep every published value, and the importer refuses what it cannot read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import carbon
from carbon.core.gases import gwp
from importing import Done, asked

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "emission_factors" / "epa-supply-chain"
RELEASES = ("v1.2", "v1.3.0")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("release", RELEASES)
def test_cited_and_left_out_are_all_values_of_the_source(release):
    package = json.loads((FOLDER / release / "datapackage.json").read_text(encoding="utf-8"))
    cited = sum(int(row["values"]) for row in rows(FOLDER / release / "factors.csv"))
    left = sum(int(row["values"]) for row in rows(FOLDER / release / "unmapped.csv"))
    assert cited + left == package["source_values"]


def test_1016_sectors_of_19_numbers_and_three_columns():
    package = json.loads((FOLDER / "v1.3.0" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["source_values"] == 1016 * 19 * 3


def test_the_printed_co2e_is_the_sum_of_the_gases_in_ar5():
    """The publisher prints three decimals of CO2e and three digits of each gas."""
    weights = gwp("ar5_100")
    for factor in [factor for _, factor in carbon.catalogue().by_key("spend") if factor.publication.name == "epa-supply-chain-1.3.0"]:
        form = factor.forms[0]
        total = sum(mass * weights[gas] for gas, mass in form.gases.items())
        assert abs(total - form.published_co2e) <= 0.0005 + 0.005 * form.published_co2e, factor.id


def test_a_purchase_in_dollars_has_its_gases():
    """Soybean farming, by gas: 0.172 kg CO2, 4.82e-4 kg CH4 and 1.30e-3 kg N2O a dollar of 2022, sold."""
    result = carbon.calculate(
        carbon.Generic(
            quantity="1000 USD", key="spend", stage="production", region="US", period=2022,
            qualifiers="classification=naics_2017; sector=111110",
        ),
        gwp_set="ar5_100",
    )  # fmt: skip
    assert result.gases_kg()["co2"] == pytest.approx(172)
    assert result.gases_kg()["n2o"] == pytest.approx(1.3)
    assert result.co2e_kg == pytest.approx(532, abs=1)


def importer(source: Path, edition: str, folder: Path) -> Done:
    return asked("import_edition", "epa-supply-chain", source, edition, "--folder", folder)


HEADER = (
    "2017 NAICS Code,2017 NAICS Title,GHG,Unit,Supply Chain Emission Factors without Margins,"
    "Margins of Supply Chain Emission Factors,Supply Chain Emission Factors with Margins,Reference USEEIO Code\n"
)
ROW = '111110,Soybean Farming,All GHGs,"kg CO2e/2023 USD, purchaser price",0.488,0.044,0.532,1111A0\n'


@pytest.fixture
def publisher(tmp_path):
    (tmp_path / "releases.csv").write_text("edition,emission_year,gwp_set,citation\nv1.4,2023,ar5_100,test\n", encoding="utf-8")
    return tmp_path


def test_the_next_release_needs_no_code(publisher):
    source = publisher / "CO2e.csv"
    source.write_text(HEADER + ROW, encoding="utf-8")
    done = importer(source, "v1.4", publisher)
    assert "3 values = 3 cited by 2 rows + 0 left out" in done.stdout
    assert rows(publisher / "v1.4" / "factors.csv")[0]["price_year"] == "2023"


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        (HEADER, ROW.replace("0.532", "0.632"), "CO2e.csv row 2: 0.488 without margins and 0.044 of margins are not 0.632"),
        (HEADER, ROW.replace("All GHGs", "Ozone"), "CO2e.csv row 2: gas 'Ozone' is unknown"),
        (HEADER, ROW.replace("0.044", "n/a"), "CO2e.csv row 2: 'n/a' is not a number"),
        (HEADER, ROW.replace("USD", "EUR"), "CO2e.csv row 2: unit 'kg CO2e/2023 EUR, purchaser price' is not"),
        (HEADER.replace("GHG,", "Gas,"), ROW, "CO2e.csv has no column GHG"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(publisher, header, row, message):
    source = publisher / "CO2e.csv"
    source.write_text(header + row, encoding="utf-8")
    done = importer(source, "v1.4", publisher)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (publisher / "v1.4").exists()


@pytest.mark.parametrize(
    ("sector", "gas"),
    [
        ("112120", "ch4_biogenic"),
        ("311511", "ch4_biogenic"),
        ("562212", "ch4_biogenic"),
        ("211130", "ch4_fossil"),
        ("334111", "ch4_fossil"),
    ],
)
def test_methane_of_animals_and_waste_is_not_fossil(sector, gas):
    """AR6 weighs fossil methane 29.8 and biogenic 27.0 (Table 7.SM.7); AR5 as the publisher uses it 28 for both."""
    found = carbon.calculate("spend", "1000 USD", sector=sector, region="US", period=2022, gwp_set="ar6_100")
    other = {"ch4_fossil": "ch4_biogenic", "ch4_biogenic": "ch4_fossil"}[gas]
    assert found.gases_kg()[gas] > 0
    assert other not in found.gases_kg()
    older = carbon.calculate("spend", "1000 USD", sector=sector, region="US", period=2022, gwp_set="ar5_100")
    weights = {"ch4_fossil": 29.8, "ch4_biogenic": 27.0}
    moved = found.gases_kg()[gas] * (weights[gas] - 28) + found.gases_kg()["n2o"] * (273 - 265)
    rest = {name: mass for name, mass in found.gases_kg().items() if name.startswith(("hfc", "pfc", "sf6", "nf3"))}
    small = sum(mass * (gwp("ar6_100")[name] - gwp("ar5_100")[name]) for name, mass in rest.items())
    assert found.co2e_kg - older.co2e_kg == pytest.approx(moved + small, rel=1e-6)
