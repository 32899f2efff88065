"""ADEME's Base Carbone: the shipped files keep every published value, and stay at home in France."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import polars as pl
import pytest

import carbon
from carbon.core.units.scales import unit
from importing import Done, asked

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "emission_factors" / "ademe"
EDITION = FOLDER / "V23.6"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FACTORS = rows(EDITION / "factors.csv")


def test_cited_and_left_out_are_all_values_of_the_source():
    package = json.loads((EDITION / "datapackage.json").read_text(encoding="utf-8"))
    cited = sum(int(row["values"]) for row in FACTORS)
    left = rows(EDITION / "unmapped.csv")
    assert all(row["reason"] and not row["reason"].startswith("no heading") for row in left)
    assert cited + sum(int(row["values"]) for row in left) == package["source_values"]


def test_nothing_of_the_iea_is_shipped():
    """137 rows of grid electricity abroad are figures of the IEA."""
    assert not any(row["key"] == "electricity.grid" and row["region"] in ("europe", "world") for row in FACTORS)
    assert sum(int(row["values"]) for row in rows(EDITION / "unmapped.csv") if "IEA" in row["reason"]) == 137


def test_road_diesel_is_stored_as_its_stages():
    """Element 25775, B7 per litre: combustion 2.49, upstream 0.609, total 3.10; N2O of combustion is printed as 0.0207 kg CO2e."""
    combustion = carbon.catalogue().factor("ademe-23.6/fuel.diesel/blend=average/FR/combustion")
    litre = next(form for form in combustion.forms if form.unit == "l")
    assert litre.published["co2e"] == "2.49"
    assert litre.gases["n2o"] == pytest.approx(0.0207 / 265)
    upstream = carbon.catalogue().factor("ademe-23.6/fuel.diesel/blend=average/FR/wtt")
    assert next(form for form in upstream.forms if form.unit == "l").published["co2e"] == "0.609"
    assert carbon.catalogue().factor("ademe-23.6/fuel.diesel/blend=average/FR/combustion+wtt") is None


def test_french_electricity_has_its_stages_and_year():
    """2019, mix moyen: 0.0607 kg CO2e/kWh in all, printed as three stages."""
    result = carbon.calculate("electricity", "1000 kWh", region="FR", period=2019)
    assert result.total_location.m_as("kg") == pytest.approx(60.7, abs=0.2)
    assert {line.stage for _, line in result.plan.lines} == {"generation", "transmission", "wtt"}


def test_contrails_are_a_line_of_their_own():
    """Aircraft of 101-220 seats, 1 000-2 000 km, 2023: 0.185 with contrails, 0.102 without; 0.083 is non-CO2."""
    words = "aircraft=101_220_sieges_1000_2000_kms"
    factor = carbon.catalogue().factor(f"ademe-23.6/air.passenger/{words}/FR/2023/non_co2")
    assert factor.forms[0].gases == {"co2e": 0.083}


def test_spend_carries_price_year_and_vat():
    found = [row for row in FACTORS if row["key"] == "spend"]
    assert len(found) == 280
    assert {row["price_year"] for row in found} == {"2019", "2020", "2021", "2022", "2023"}
    assert {(row["unit"], row["vat"], row["region"]) for row in found} == {("kEUR", "excluded", "FR")}


@pytest.mark.parametrize("place", ["SE", "DE", "GB", "US", "world"])
@pytest.mark.parametrize(
    ("word", "amount"),
    [("diesel", "1 l"), ("petrol", "1 l"), ("heating oil", "1 l"), ("kerosene", "1 l"), ("lpg", "1 kg"), ("rail", "1 km")],
)
def test_french_figures_stand_in_for_no_other_country(place, word, amount):
    result = carbon.calculate(word, amount, region=place, period=2021)
    assert not [line.factor.id for _, line in result.plan.lines if line.factor.id.startswith("ademe")]


def test_energy_forms_of_a_fuel_differ_by_their_units_alone():
    """Per kWh, GJ and toe of one heating value; the publisher's own forms differ by up to 22 % where one leaves CH4 out."""
    checked = 0
    for key in (key for key in carbon.catalogue().all_keys() if key.startswith("fuel.")):
        for factor in (factor for _, factor in carbon.catalogue().by_key(key) if factor.id.startswith("ademe")):
            values = [form.published_co2e / unit(form.unit).scale for form in factor.forms if form.dimension == "energy_net"]
            assert all(value == pytest.approx(values[0], rel=0.25) for value in values), factor.id
            checked += len(values)
    assert checked > 400


def run(folder: Path, table: dict[str, list[str]]) -> Done:
    """Import an export of these rows with the mapping files that are shipped."""
    pl.DataFrame(table).write_excel(folder / "export.xlsx")
    for name in ("mapping", "stages", "units", "words", "places"):
        (folder / f"{name}.csv").write_text((FOLDER / f"{name}.csv").read_text(encoding="utf-8"), encoding="utf-8")
    return asked("import_edition", "ademe", folder / "export.xlsx", "V24", "--folder", folder)


COLUMNS = (
    "Type Ligne", "Identifiant de l'élément", "Type de l'élément", "Statut de l'élément", "Nom base français", "Nom base anglais",
    "Nom attribut français", "Nom attribut anglais", "Nom frontière français", "Code de la catégorie", "Unité français", "Programme", "Source",
    "Localisation géographique", "Sous-localisation géographique français", "Date de modification", "Période de validité", "Incertitude",
    "Type poste", "Nom poste français", "Total poste non décomposé", "CO2f", "CH4f", "CH4b", "N2O", "Autres GES", "CO2b",
    *(f"{part} gaz supplémentaire {number}" for number in range(1, 6) for part in ("Code", "Valeur")),
)  # fmt: skip
FOOD = "Achats de biens > Produits agro-alimentaires, plats préparés et boissons > Boissons > Eaux"


def export(*rows: dict[str, str]) -> dict[str, list[str]]:
    usual = {
        "Type Ligne": "Elément", "Identifiant de l'élément": "1", "Type de l'élément": "Facteur d'émission", "Nom base anglais": "Water",
        "Statut de l'élément": "Valide générique", "Code de la catégorie": FOOD, "Unité français": "kgCO2e/kg de poids net",
        "Localisation géographique": "France continentale", "Total poste non décomposé": "0.2", "Nom base français": "Eau",
    }  # fmt: skip
    return {column: [(usual | row).get(column, "") for row in rows] for column in COLUMNS}


def test_the_next_export_needs_no_code_and_says_what_it_does_not_know(tmp_path):
    unknown = {"Identifiant de l'élément": "2", "Code de la catégorie": "Espace > Fusées"}
    archived = {"Identifiant de l'élément": "3", "Statut de l'élément": "Archivé"}
    done = run(tmp_path, export({}, unknown, archived))
    assert "2 values = 1 cited by 1 rows + 1 left out" in done.stdout
    assert "? no heading in mapping.csv (1 values, first at Espace > Fusées)" in done.stdout
    (row,) = rows(tmp_path / "V24" / "factors.csv")
    assert (row["key"], row["qualifiers"], row["co2e"], row["locator"]) == ("food", "product=water", "0.2", "element 1, row 2")


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("Unité français", "kgCO2e/barquette", "? no heading: the unit 'kgCO2e/barquette' is not in units.csv (1 values, first at Achats"),
        ("Localisation géographique", "Lune", "? no heading: the place 'Lune ' is not in places.csv (1 values, first at Achats"),
    ],
)
def test_a_unit_or_place_that_no_file_knows_is_asked_about_and_one_known_to_be_none_of_ours_is_not(tmp_path, column, text, said):
    known = {"Identifiant de l'élément": "3", "Unité français": "kgCO2e/m3.km"}
    done = run(tmp_path, export({}, {"Identifiant de l'élément": "2", column: text}, known))
    assert "3 values = 1 cited by 1 rows + 2 left out" in done.stdout
    assert said in done.stdout
    assert done.stdout.count("? ") == 1
    assert "no unit of ours for kgCO2e/m3.km" in {row["reason"] for row in rows(tmp_path / "V24" / "unmapped.csv")}


def test_what_a_unit_is_of_stands_in_the_note(tmp_path):
    run(
        tmp_path,
        export(
            {
                "Code de la catégorie": "Achats de biens > Plastiques et produits chimiques > Produits chimiques",
                "Unité français": "kgCO2e/tonne de N",
                "Total poste non décomposé": "4253",
            }
        ),
    )
    (row,) = rows(tmp_path / "V24" / "factors.csv")
    assert (row["unit"], row["note"]) == ("t", "per t of nitrogen (N)")


STAGES = {"Code de la catégorie": "Combustibles > Fossiles", "Nom base français": "Gazole routier", "Unité français": "kgCO2e/litre"}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"Type Ligne": ["Elément"]}, "export.xlsx has no column Identifiant de l'élément"),
        (export({"N2O": "traces"}), "row 2, N2O: 'traces' is not a number."),
        (export({"Type Ligne": "Poste"}), "row 2: 'Poste' 1 is neither an element nor a stage of one above it."),
        (
            export(STAGES, *(STAGES | {"Type Ligne": "Poste", "Type poste": stage} for stage in ("Amont", "Combustion"))),
            "element 1: stages sum to 0.4, printed is 0.2.",
        ),
        (
            export(STAGES, STAGES | {"Type Ligne": "Poste", "Type poste": "Recyclage"}),
            "row 3: no stage for fuel.diesel / Recyclage / ; add it to stages.csv.",
        ),
    ],
)
def test_an_export_that_cannot_be_read_is_refused(tmp_path, table, message):
    done = run(tmp_path, table)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (tmp_path / "V24").exists()


def test_bands_of_distance_of_air_freight_keep_both_ends():
    """Base Carbone V23.6, element 43660: 'Avion cargo 26 à 100 tonnes, 1000 - 2000 kms, 2023': 2000 is not a year."""
    bands = {row["qualifiers"]: row["valid_from"] for row in FACTORS if row["key"] == "freight.air"}
    assert "aircraft=26_a_100_tonnes_1000_2000_kms" in bands
    for words, valid_from in bands.items():
        assert valid_from == "2023-01-01", words
        assert re.search(r"_(under|over)_\d+_kms|_\d+_\d+_kms", words), words


def test_a_row_is_cited_only_for_the_number_that_it_prints():
    """Elements 43661 and 43681 are twins of 43660 and 43680 that print 1.23 for 0.00145 and 0.75 for 0.8."""
    found = {row["locator"]: row for row in rows(EDITION / "factors.csv") if "43660" in row["locator"] or "43680" in row["locator"]}
    made = next(row for row in found.values() if row["stages"] == "infrastructure" and "43660" in row["locator"])
    assert (made["co2e"], made["locator"], made["note"]) == (
        "0.00145",
        "element 43660, row 908",
        "element 43661 prints 1.23 kg CO2e for it",
    )
    burned = next(row for row in found.values() if row["stages"] == "combustion" and "43680" in row["locator"])
    assert (burned["co2e"], burned["note"]) == ("0.8", "element 43681 prints 0.75 kg CO2e for it")


def test_a_hoverboard_is_ridden_by_the_hour_and_a_hydrogen_van_driven_by_the_kilometre():
    """Elements 28330 (0.00625 + 0.959 kg an hour) and 28276 (0 + 0.182 kg a km)."""
    ridden = carbon.calculate("micromobility", "2 h", vehicle="hoverboard", region="FR", gwp_set="ar5_100_split")
    assert ridden.total_kg("location") == pytest.approx(2 * (0.00625 + 0.959))
    driven = carbon.calculate("van_travel", "100 km", fuel="grey hydrogen", region="FR", gwp_set="ar5_100_split")
    assert driven.total_kg("location") == pytest.approx(18.2)
    with pytest.raises(carbon.CarbonError, match="hoverboard needs a duration, as 2 h"):
        carbon.calculate("micromobility", "2 km", vehicle="hoverboard", region="FR")
    with pytest.raises(carbon.CarbonError, match="electric_scooter needs a distance, as 40 km"):
        carbon.calculate("micromobility", "2 h", vehicle="electric_scooter", region="FR")
