"""The command `factors` and its parts: list with filters, show, why, coverage, template."""

from __future__ import annotations

import csv
import json

import pytest

import carbon
from carbon.cli.factor_views import value
from carbon.cli.main import main
from carbon.core.gases import gwp
from carbon.factors.identity import release_factor


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["factors", *arguments])
    found = capsys.readouterr()
    return code, found.out, found.err


def test_a_list_shows_value_unit_name_and_editions(capsys):
    code, out, _ = run(capsys, "road car diesel medium", "--publisher", "uk", "--stage", "combustion", "--limit", "1")
    assert code == 0
    assert "0.17174" in out
    assert "2025 (11 years)" in out
    assert "uk-2025/road.car/fuel=diesel+size=medium/GB/2025/combustion" in out
    assert "the first 1; --limit shows more" in out


def test_filters_without_words(capsys):
    code, out, _ = run(capsys, "--key", "fuel.diesel", "--year", "2019", "--unit", "l", "--region", "GB", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert {item["region"] for item in found} <= {"GB", "europe", "world"}
    assert all(item["key"] == "fuel.diesel" for item in found)
    assert {"uk-2019/fuel.diesel/blend=average/GB/2019/combustion"} <= {item["id"] for item in found}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diesel", "--region", "SE", "--publisher", "epa"), "'diesel' is found, but not with --region --publisher. Without them: "),
        (("--publisher", "spbi", "--status", "estimate"), "no factor meets --publisher --status together. Leave one out."),
        (("diesel", "--limit", "0"), "--limit 0 shows nothing. Write 1 or more."),
        (("--stage", "combusion"), "stage 'combusion' is unknown. Nearest: combustion."),
        (("coverage", "uk-2091"), "dataset 'uk-2091' is unknown. Nearest: uk-2021"),
        (("why", "diesel", "fuel"), "'fuel' is not a field. Write FIELD=VALUE, as fuel=diesel."),
        (("template", "--like", "none/such"), "factor 'none/such' is not in the catalogue. Find it with python -m carbon factors WORDS."),
    ],
)
def test_what_cannot_be_says_why(capsys, arguments, message):
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert message in err


def test_why_names_the_one_taken_and_the_reason_of_every_other(capsys):
    code, out, _ = run(capsys, "why", "diesel", "--region", "GB", "--period", "2019")
    assert code == 0
    assert "fuel.diesel, combustion, GB, 2019, per l" in out
    assert "loses on superseded: is of 2018" in out
    code, out, _ = run(capsys, "why", "car_travel", "fuel=diesel", "--region", "SE", "--period", "2019", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert [row["status"] for row in rows].count("taken") >= 1
    assert all(row["reason"] for row in rows)


def test_why_says_what_is_missing(capsys):
    code, out, _ = run(capsys, "why", "district_heating", "network=nowhere", "--region", "AQ", "--period", "2019")
    assert code == 1
    assert "no factor meets what is wanted" in out


def test_the_match_is_a_table_with_each_gap():
    found = carbon.match("electricity", region="SE", period=2019)
    table = found.to_frame()
    assert {"taken", "rejected"} <= set(table["status"])
    taken = next(row for row in table.to_dicts() if row["factor_id"] == "ember-2025/electricity.grid/SE/2019/generation+wtt+infrastructure")
    text = taken["findings"]
    assert "covers wtt and infrastructure too" in text
    assert "CO2e by a GWP set that the source does not state" in text
    assert taken["reason"].startswith("region SE, valid 2019")


def test_coverage_counts_what_is_mapped_and_says_why_the_rest_is_not(capsys):
    code, out, _ = run(capsys, "coverage", "--format", "json")
    rows = {row["dataset"]: row for row in json.loads(out)}
    assert code == 0
    assert all(rows[f"uk-{year}"]["share"] > 0.85 for year in range(2016, 2026))
    assert rows["epa-2025"]["share"] > 0.9
    assert rows["ember-2025"]["share"] > 0.95
    code, out, _ = run(capsys, "coverage", "uk-2025", "--format", "json")
    record = json.loads(out)
    assert sum(row["values"] for row in record["left_out"]) == record["unmapped"]
    assert all(row["reason"] for row in record["left_out"])
    code, out, _ = run(capsys, "coverage", "uk-2025")
    assert "published values are mapped" in out


def test_a_template_is_filled_and_used(capsys, tmp_path):
    """The recipe for one's own factor, step by step."""
    path = tmp_path / "own.csv"
    code, _, err = run(capsys, "template", "-o", str(path), "--like", "uk-2025/fuel.diesel/blend=average/GB/2025/combustion")
    assert code == 0
    assert "verify-factors" in err
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["key"], row["qualifiers"], row["co2"]) == ("fuel.diesel", "blend=average", "")
    row |= {"region": "SE", "valid_from": "2025-01-01", "valid_to": "2025-12-31", "unit": "l", "co2": "2.1", "locator": "invoice 7"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    assert main(["verify-factors", str(path)]) == 0
    capsys.readouterr()
    assert main(["diesel", "100", "l", "--region", "SE", "--period", "2025", "--factors", str(path)]) == 0
    assert "invoice 7" in capsys.readouterr().out
    code, _, err = run(capsys, "template", "-o", str(path))
    assert code == 2
    assert "may be filled in" in err


def test_own_factors_with_a_mapping_on_the_command_line(capsys, tmp_path):
    path = tmp_path / "supplier.csv"
    path.write_text("Product,Unit,kg CO2e,Year,Source\nGravel,t,4.1,2023,EPD 3\n", encoding="utf-8")
    arguments = ["generic", "10", "t", "--key", "material", "--qualifiers", "material=gravel", "--region", "SE", "--period", "2023"]
    assert main([*arguments, "--factors", str(path), "--factors-mapping", "supplier"]) == 0
    assert capsys.readouterr().out.startswith("41.00 kg CO2e")


def test_an_own_factor_is_shown_by_the_id_that_results_print(capsys):
    name = "own-factors/heat.district/network=luleå/SE/2019/generation+wtt"
    assert main(["factors", "show", name]) == 2
    assert capsys.readouterr().err == f"carbon: factor '{name}' is one of your own. Name their file: --factors factors.csv.\n"
    assert main(["factors", "show", name, "--factors", "examples/norrbotten-2019/factors.csv"]) == 0
    assert name in capsys.readouterr().out
    near = name.replace("luleå", "lulea")
    assert main(["factors", "show", near, "--factors", "examples/norrbotten-2019/factors.csv"]) == 2
    assert f"Nearest: {name}" in capsys.readouterr().err


def test_each_gas_that_can_be_released_is_listed_whatever_set_weighs_it():
    factors = [release_factor(gas) for gas in gwp("ar6_100") if gas not in ("co2e", "co2_biogenic")]
    listed = [value(factor) for factor in factors]
    assert len(listed) > 200
    assert any(text == "cfc_114a 1" for text in listed), "a gas that only AR6 weighs is told by its mass"
    assert all(text for text in listed)


@pytest.mark.parametrize(
    "name",
    [
        "ember-2025/electricity.grid/SE/2019/generation+wtt+infrastructure",
        "boverket-02.07.000/fuel.heating_oil/SE/combustion+wtt",
        "definition/gas/cfc_114a/release",
    ],
)
def test_an_id_as_results_print_it_is_that_factor_and_no_search(capsys, name):
    _, shown, _ = run(capsys, "show", name)
    assert run(capsys, name) == (0, shown, "")


def test_an_id_that_is_near_one_or_is_of_ones_own_says_so(capsys):
    assert (
        "Nearest: boverket-02.07.000/fuel.heating_oil/SE/combustion+wtt"
        in run(capsys, "boverket-02.07.000/fuel.heating_oil/SE/combustion")[2]
    )
    assert "Name their file: --factors factors.csv." in run(capsys, "own-factors/heat.district/SE/2019/generation")[2]
