"""Carbon factors of the UK inventory: by industry and gas zone, and only where the question names one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import carbon

FOLDER = Path(__file__).parents[2] / "emission_factors" / "uk-ghgi"
PLACE = {"region": "GB", "gwp_set": "ar5_100"}


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def combustion(*args, **fields):
    return carbon.calculate(*args, **PLACE, **fields).where(stage="combustion")


@pytest.mark.parametrize("issue", ["2024", "2025"])
def test_cited_and_left_out_are_all_values_of_the_workbook(issue):
    package = json.loads((FOLDER / issue / "datapackage.json").read_text(encoding="utf-8"))
    parts = [sum(int(row["values"]) for row in rows(FOLDER / issue / name)) for name in ("factors.csv", "unmapped.csv")]
    assert sum(parts) == package["source_values"] == 493


@pytest.mark.parametrize("issue", ["2024", "2025"])
def test_mass_and_energy_meet_by_the_printed_net_calorific_value(issue):
    """An identity of the sheet: CO2 per tonne = CO2 per net GJ × net GJ per tonne."""
    net = {
        (row["fuel"], row["qualifiers"]): float(row["value"])
        for row in rows(FOLDER.parent / "fuels" / "properties_uk_ghgi.csv")
        if row["publication"] == f"uk-ghgi-{issue}" and row["property"] == "net_calorific_value"
    }
    co2 = {(row["key"], row["qualifiers"], row["unit"]): float(row["co2"]) for row in rows(FOLDER / issue / "factors.csv")}
    tried = [place for place in co2 if place[2] == "t"]
    assert len(tried) > 40
    for key, words, unit in tried:
        heat = net[key.removeprefix("fuel."), words.split("; ")[-1]]
        assert co2[key, words, unit] == pytest.approx(co2[key, words, "GJ_net"] * heat, rel=1e-6), (key, words)


def test_the_sheets_are_of_different_years():
    """Issue of 2025: industries of 2023 (D52 to E52), zones of 2024 (C10)."""
    coal = combustion("coal", "1 t", industry="cement", period=2023)
    assert coal.gases["co2"].magnitude == pytest.approx(2312.9084513)
    gas = combustion("natural_gas", "1 GJ_gross", gas_zone="NT", period=2024)
    assert gas.gases["co2"].magnitude == pytest.approx(51.16181879)
    assert combustion("natural_gas", "1 GJ_gross", gas_zone="NT", period=2023).gases["co2"].magnitude == pytest.approx(50.9, abs=0.3)


def test_who_names_no_industry_has_the_conversion_factors():
    for word in ("coal", "natural_gas", "fuel_oil", "heating_oil", "lpg", "petroleum_coke", "burning_oil"):
        found = carbon.calculate(word, "1 t", period=2023, **PLACE)
        assert {line.factor.publication.name for _, line in found.plan.lines} == {"uk-2023"}, word


def test_cubic_metres_of_a_zone_are_taken_at_its_conditions():
    """Wales South 2023: 1 971.197806 g CO2 a cubic metre at 15 °C and 1.01325 bar (issue of 2024, E18)."""
    stated = combustion("natural_gas", "100 Sm3", gas_zone="wales south", period=2023)
    plain = combustion("natural_gas", "100 m3", gas_zone="wales south", period=2023)
    assert stated.gases["co2"].magnitude == plain.gases["co2"].magnitude == pytest.approx(197.1197806)
    assert "gas_conditions_assumed" in {note.code for note in plain.findings}
    assert "gas_conditions_assumed" not in {note.code for note in stated.findings}


def test_heat_of_a_zone_stays_in_its_zone():
    """A cubic metre of British gas without a zone has the heat of the conversion factors' own set, for factors of the IPCC too."""
    found = carbon.calculate("natural_gas", "100 m3", sector="commercial", period=2023, **PLACE)
    text = str(found.explain())
    assert "Regional_Natural_Gas_Data" not in text


def test_an_unknown_zone_or_industry_names_those_there_are():
    with pytest.raises(carbon.CarbonError, match=r"gas zone 'north tames' is unknown.*north_thames"):
        carbon.calculate("natural_gas", "1 GJ_gross", gas_zone="north tames", **PLACE)
    with pytest.raises(carbon.CarbonError, match=r"industry 'cemment' is unknown.*cement"):
        carbon.calculate("coal", "1 t", industry="cemment", **PLACE)
