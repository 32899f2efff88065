"""What was left open is said where a reader looks: no region, no network, no gas of an own figure."""

from __future__ import annotations

import pytest

import carbon
from carbon.cli.main import main


def said(result, code):
    return [(finding.severity, str(finding.message)) for finding in result.findings if finding.code == code]


@pytest.mark.parametrize("given", [("electricity", "1 MWh"), ("diesel", "40 l"), ("car", "100 km"), ("paper", "10 kg"), ("taxi", "10 km")])
def test_a_region_that_was_guessed_is_a_warning_of_any_kind(given):
    ((severity, message),) = said(carbon.calculate(*given, period=2023), "region_assumed")
    assert severity == "warning"
    assert "Write the country, such as region=SE" in message
    assert not said(carbon.calculate(*given, period=2023, region="world"), "region_assumed")


def test_a_gas_that_escapes_asks_no_region():
    assert not said(carbon.calculate("R134a", "1 kg"), "region_assumed")


@pytest.mark.parametrize("word", ["fjärrvärme", "fjärrkyla", "steam"])
def test_heat_without_a_region_is_asked_for_it(word, capsys):
    assert main([word, "1 MWh"]) == 1
    out = capsys.readouterr().out
    assert "no region was given. Write --region, where it happened, such as --region SE" in out
    assert ("--network of the bill" in out) == (word != "steam")


def test_a_network_that_was_left_out_is_asked_for(capsys):
    assert main(["fjärrkyla", "1 MWh", "--region", "SE", "--period", "2023"]) == 1
    assert "Write --network, such as --network umeå." in capsys.readouterr().out
    assert main(["fjärrkyla", "1 MWh", "--region", "SE", "--period", "2023", "--network", "umeå"]) == 0


@pytest.mark.parametrize("factor", ["0.15 kg/kg", "150 g per kg", "0,15 t/t", "0.1 kg/kg + 0.05 kg/kg"])
def test_an_own_figure_of_no_named_gas_is_read_as_co2e_and_says_so(factor):
    result = carbon.calculate("cement", "200 t", factor=factor, region="SE", period=2023, evidence="EPD")
    # 200 t × 0.15 = 30 t.
    assert result.co2e_kg == pytest.approx(30_000)
    ((severity, message),) = said(result, "gas_assumed")
    assert severity == "warning"
    assert f"{factor} names no gas and is read as CO2e" in message


@pytest.mark.parametrize("factor", ["0.15 kg CO2e/kg", "0.15 kgCO2e/kg", "0.15 kg CO2/kg", "0.1 kg CO2/kg + 1 g CH4/kg"])
def test_an_own_figure_that_names_its_gas_says_nothing(factor):
    result = carbon.calculate("cement", "200 t", factor=factor, region="SE", period=2023, evidence="EPD")
    assert not said(result, "gas_assumed")


def test_the_figure_and_the_column_are_named_in_a_list():
    rows = [
        {"kind": "generic", "name": "cement", "amount": "1 t", "factor": "0.15 kg CO2e/kg"},
        {"kind": "generic", "name": "lime", "amount": "1 t", "factor": "0.9 kg/kg"},
    ]
    (found,) = [finding for finding in carbon.calculate(rows, region="SE", period=2023).findings if finding.code == "gas_assumed"]
    assert (found.column, found.count) == ("factor", 1)
    assert "0.9 kg/kg" in found.message


@pytest.mark.parametrize(("unit", "unsaid"), [("kg/kg", True), ("kg CO2e/kg", False), ("kg CO2/kg", False)])
def test_a_file_whose_unit_names_no_gas_says_so(tmp_path, unit, unsaid):
    path = tmp_path / "suppliers.csv"
    path.write_text(f"Product,Value,Unit,Country,Year\nmine,0.15,{unit},SE,2023\n", encoding="utf-8")
    mapping = {
        "columns": {"co2e": "Value", "per": "Unit", "region": "Country", "year": "Year"},
        "constants": {"key": "material", "qualifiers": "material=mine", "stages": "production", "gwp_set": "ar6_100"},
    }
    own = carbon.Catalogue.read(path, mapping=mapping) | carbon.catalogue()
    result = carbon.calculate("material", "2 t", material="mine", region="SE", period=2023, catalogue=own)
    assert result.co2e_kg == pytest.approx(300)
    assert bool(said(result, "gas_assumed")) == unsaid


@pytest.mark.parametrize(
    ("kind", "fields", "texts"),
    [
        (
            "diesel",
            {"amount": "12.500 l"},
            ["'12.500' is read as 12.5: the point is the decimal sign. Write 12 500 if thousands are meant."],
        ),
        (
            "car_travel",
            {"distance": "1.250 km", "fuel": "diesel", "size": "medium"},
            ["'1.250' is read as 1.25: the point is the decimal sign. Write 1 250 if thousands are meant."],
        ),
        ("diesel", {"amount": "12.50 l"}, []),
        ("diesel", {"amount": "0.125 l"}, []),
        ("diesel", {"amount": "1.2345 l"}, []),
        ("diesel", {"amount": (1.125, "l")}, []),
        ("cement", {"amount": "1 t", "factor": "1.125 kg CO2e/kg", "note": "1.250 kg a bag"}, []),
    ],
)
def test_a_point_that_may_be_between_thousands_is_said_of_amounts_alone(kind, fields, texts):
    one = carbon.calculate(kind, **fields, region="SE", period=2019)
    many = carbon.calculate([{"kind": kind, **fields}], region="SE", period=2019)
    for found in (one, many):
        assert [message for _, message in said(found, "point_read")] == texts
