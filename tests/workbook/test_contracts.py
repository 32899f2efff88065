"""The sheet of contracts: guarantees of origin and contracts in the market-based total, added up by hand; a wrong row stops no other."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

import carbon
from carbon.cli.main import main
from carbon.workbook.shape import LANGUAGES, contract_sheet
from carbon.workbook.words import offered
from inventories import found as of_code
from workbook import filled

ENERGY = {
    "Energi": [{"kind": "El", "site": "Centralsjukhuset", "amount": 100, "unit": "MWh"}, {"kind": "El", "amount": 100, "unit": "MWh"}]
}
WIND = ["Vind", "Ursprungsgarantier", 100, "MWh", None, "0 g CO2e/kWh", None, None, "Makulering 4711"]
RATE = ["Leverantören", "Elhandlarens elprodukt", None, None, "50 %", "20 g CO2e/kWh", "Centralsjukhuset", "2024", "Avtal 12"]


def footprint(path, *rows):
    return carbon.Inventory.open(filled.fill(path, ENERGY, sector="office", contracts=rows)).footprint()


def levels(found):
    return {item["instrument"]: item["energy_kwh"] for item in found.instruments()}


def test_certificates_first_then_the_supplier_then_the_residual_mix(tmp_path):
    """200 MWh: 100 by certificates, half of each row; half of the 50 left at the hospital at 20 g/kWh; 75 MWh take the residual mix."""
    found = footprint(tmp_path / "b.xlsx", WIND, RATE)
    assert levels(found) == {"Vind": pytest.approx(100_000), "Leverantören": pytest.approx(25_000), "": pytest.approx(75_000)}
    power = {"region": "SE", "period": "2024", "gwp_set": "ar6_100"}
    residual = carbon.calculate("electricity", "75 MWh", **power).where(stage="generation").total_kg("market")
    assert found.where(stage="generation").total_kg("market") == pytest.approx(25_000 * 0.020 + residual)
    bare = carbon.calculate("electricity", "200 MWh", **power)
    assert found.total_kg("location") == pytest.approx(bare.total_kg("location"))
    assert not [item for item in found.findings if item.code == "contract_criteria"]


@pytest.mark.parametrize(
    ("row", "said", "column"),
    [
        (["Vind", "Något", 1, "MWh", None, "0 g/kWh"], "'Något' is no sort of contract", "Slag"),
        (["Vind", "Elavtal", 1, "MWh", "5 %", "0 g/kWh"], "fill in 'Omfattar' or 'eller andel', one of them", "Omfattar"),
        (["Vind", "Elavtal", 1, None, None, "0 g/kWh"], "the amount has no unit", "Enhet"),
        (["Vind", "Elavtal", 1, "MWh", None, None], "the contract lacks 'Utsläpp'", "Avtal"),
        (["Vind", "Elavtal", 1, "MWh", None, "noll"], "noll", "Utsläpp"),
        (["Vind", "Elavtal", 1, "MWh", None, "0 g/kWh", None, "i fjol"], "i fjol", "Elens år"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_stops_no_other(tmp_path, row, said, column):
    found = footprint(tmp_path / "b.xlsx", row, ["Sol", *WIND[1:]])
    (item,) = of_code(found, "contract_invalid")
    assert said in item.message
    assert (item.file, item.row, item.column) == ("b.xlsx#Elavtal", filled.FIRST_ROW, column)
    assert levels(found)["Sol"] == pytest.approx(100_000)


@pytest.mark.parametrize("share", ["60 %", "60%", 60, 0.6, "0,6"])
def test_a_share_is_read_however_it_is_written(tmp_path, share):
    found = footprint(tmp_path / "b.xlsx", ["Vind", "Elavtal", None, None, share, "0 g CO2e/kWh", None, None, "Avtal"])
    assert levels(found)["Vind"] == pytest.approx(120_000)


def signed(path, *rows, decimal=None, area=None):
    """A workbook with a decimal sign, a floor area written as text, and contracts."""
    head = filled.HEAD | ({"Decimaltecken": decimal} if decimal else {})
    sites = [("Centralsjukhuset", area, 10)] if area else ()
    return carbon.Inventory.open(filled.fill(path, ENERGY, head, sites, sector="office", contracts=rows)).footprint()


@pytest.mark.parametrize(
    ("decimal", "covers", "kwh"), [(",", "1.250", 1_250), (".", "1.250", 1.25), (None, "1.250,5", 1_250.5), (None, 1.25, 1.25)]
)
def test_an_amount_is_read_in_the_style_that_the_workbook_states(tmp_path, decimal, covers, kwh):
    found = signed(tmp_path / "b.xlsx", ["Vind", "Elavtal", covers, "kWh", None, "0 g CO2e/kWh", None, None, "Avtal"], decimal=decimal)
    assert levels(found)["Vind"] == pytest.approx(kwh)


def test_an_amount_of_two_readings_is_asked_about(tmp_path):
    found = signed(tmp_path / "b.xlsx", ["Vind", "Elavtal", "1.250", "kWh", None, "0 g CO2e/kWh"], ["Sol", *WIND[1:]])
    (item,) = of_code(found, "contract_invalid")
    assert item.message.startswith("'1.250' has two readings: 1250 where a comma is the decimal sign, 1.250 where a point is")
    assert (item.row, item.column) == (filled.FIRST_ROW, "Omfattar")
    assert levels(found) == {"Sol": pytest.approx(100_000), "": pytest.approx(100_000)}


def test_facts_of_the_organisation_are_read_in_that_style(tmp_path):
    found = signed(tmp_path / "b.xlsx", decimal=",", area="85.000 m2")
    assert found.settings.sites["Centralsjukhuset"].floor_area == "85000.0 m2"
    with pytest.raises(carbon.CarbonError, match=r"'85\.000 m2' has two readings: 85000 m2 where a comma is the decimal sign"):
        signed(tmp_path / "c.xlsx", area="85.000 m2")


def test_what_exceeds_the_use_is_said_in_the_words_of_the_workbook(tmp_path):
    found = footprint(tmp_path / "b.xlsx", ["Vind", "Elavtal", 300, "MWh", None, "0 g CO2e/kWh"])
    (item,) = of_code(found, "contract_exceeds")
    assert "on the sheet 'Elavtal'" in item.message
    (item,) = of_code(found, "contract_criteria")
    assert "no evidence" in item.message
    assert "inventory.toml" not in item.message


def test_an_inventory_states_the_factor_of_a_contract_too(tmp_path):
    """50 MWh at 12 g/kWh are 600 kg in the market-based total."""
    head = '[inventory]\nname = "T"\norganisation = "T"\nperiod = "2024"\nregion = "SE"\ngwp_set = "ar5_100"\n'
    table = '[[tables]]\npath = "t.csv"\nkind = "electricity"\nsource = "El"\n'
    given = '[[contracts]]\nname = "wind"\nenergy = "50 MWh"\nfactor = "12 kg CO2e/MWh"\nmarket = "SE"\nvintage = "2024"\nevidence = "1"\n'
    (tmp_path / "inventory.toml").write_text(head + table + given, encoding="utf-8")
    (tmp_path / "t.csv").write_text("energy\n50 MWh\n", encoding="utf-8")
    found = carbon.Inventory.open(tmp_path).footprint()
    assert found.where(stage="generation").total_kg("market") == pytest.approx(600)
    wrong = (head + table + given).replace("kg CO2e/MWh", "kg CO2e/kg")
    (tmp_path / "inventory.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(carbon.CarbonError, match="is not per kWh"):
        carbon.Inventory.open(tmp_path).footprint()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_stands_in_each_workbook_with_its_lists(tmp_path, language):
    (tmp_path / "t.xlsx").write_bytes(filled.template("office", language))
    part = contract_sheet(language)
    sheet = load_workbook(tmp_path / "t.xlsx")[part.name]
    assert [sheet.cell(filled.FIRST_ROW - 1, place).value for place in range(1, len(part.columns) + 1)] == [
        column.header for column in part.columns
    ]
    # A row with a share has neither an amount nor a unit.
    assert [column.field for column in part.columns if column.required] == ["name", "instrument", "factor"]
    rules = sheet.data_validations.dataValidation
    assert sum(rule.type == "list" for rule in rules) == 3
    assert list(offered(part, part.column("instrument"), language).values()) == ["certificates", "contract", "supplier_rate"]


def test_a_workbook_of_before_has_no_such_sheet_and_is_read(tmp_path, capsys):
    path = tmp_path / "old.xlsx"
    filled.fill(path, ENERGY, filled.HEAD)
    book = load_workbook(path)
    del book["Elavtal"]
    hidden = book["carbon"]
    lines = [hidden.cell(row, 1).value or "" for row in range(1, hidden.max_row + 1)]
    start = next(place for place, line in enumerate(lines) if line.startswith("[contracts]"))
    end = next((place for place, line in enumerate(lines) if place > start and line.startswith("[[tables]]")), len(lines))
    for place, line in enumerate([*lines[:start], *lines[end:], *[""] * (end - start)], 1):
        hidden.cell(place, 1).value = line
    book.save(path)
    assert main(["footprint", str(path)]) == 0
    assert "Elavtal" not in capsys.readouterr().err


STATED = (
    '[inventory]\nname = "T"\norganisation = "T"\nperiod = "2024"\nregion = "SE"\ngwp_set = "ar5_100"\n'
    '[[tables]]\npath = "t.csv"\nkind = "electricity"\nsource = "El"\n'
    '[[contracts]]\nmarket = "SE"\nvintage = "2024"\nevidence = "1"\n'
)


def stated(folder, entries):
    (folder / "inventory.toml").write_text(STATED + entries, encoding="utf-8")
    (folder / "t.csv").write_text("energy\n50 MWh\n", encoding="utf-8")
    return carbon.Inventory.open(folder).footprint()


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ('name = "wind"\nenergy = "0 MWh"\nfactor = "0 g CO2e/kWh"\n', "must be more than 0"),
        ('name = "wind"\nshare = "-5 %"\nfactor = "0 g CO2e/kWh"\n', "must be more than 0"),
        ('name = "residual"\nshare = "50 %"\nfactor = "0 g CO2e/kWh"\n', "Give the contract another name"),
    ],
)
def test_a_contract_that_would_cover_nothing_is_refused_by_name(tmp_path, entries, said):
    found = stated(tmp_path, entries)
    (item,) = of_code(found, "contract_invalid")
    assert said in item.message
    assert not {item.code for item in found.findings} & {"own_key_unknown", "own_factor_unused"}, "it stands in no file of factors"
    assert levels(found) == {"": pytest.approx(50_000)}


@pytest.mark.parametrize(
    ("name", "factor", "said"),
    [
        ("wind", "0.012", "contract 'wind': factor '0.012' cannot be read"),
        ("a; b", "0 g CO2e/kWh", "contract 'a; b': the name has a semicolon"),
    ],
)
def test_a_factor_that_cannot_be_read_names_its_contract(tmp_path, name, factor, said):
    with pytest.raises(carbon.CarbonError, match=said):
        stated(tmp_path, f'name = "{name}"\nenergy = "5 MWh"\nfactor = "{factor}"\n')


def test_a_factor_without_a_gas_is_read_as_co2e_and_said_to_be(tmp_path):
    found = stated(tmp_path, 'name = "wind"\nshare = "100 %"\nfactor = "12 g/kWh"\n')
    assert found.where(stage="generation").total_kg("market") == pytest.approx(600)
    assert of_code(found, "gas_assumed")
