"""Own factors with other people's columns: mappings, presets, and every bad row at once."""

from __future__ import annotations

import polars as pl
import pytest

import carbon
from carbon.cli.main import main
from carbon.factors.mapping import column_mapping, presets


def factors(path, mapping):
    catalogue = carbon.Catalogue.read(path, mapping=mapping)
    return [factor for key in catalogue.all_keys() for _, factor in catalogue.by_key(key)]


def test_a_supplier_list_by_its_preset(tmp_path):
    path = tmp_path / "supplier.csv"
    path.write_text("Product;Unit;kg CO2e;Year;Source\nSteel beam;kg;0,72;2023;EPD 17\nSteel beam;t;720;2023;EPD 17\n", encoding="utf-8")
    (beam,) = factors(path, "supplier")
    assert beam.id == "own-supplier/material/material=steel_beam/world/2023/production"
    assert [(form.unit, form.gases) for form in beam.forms] == [("kg", {"co2e": 0.72}), ("t", {"co2e": 720.0})]
    assert beam.valid_to == "2023-12-31"
    result = carbon.calculate(
        carbon.Generic(quantity="2 t", key="material", qualifiers="material=steel_beam", stage="production", region="SE", period=2023),
        catalogue=carbon.Catalogue.read(path, mapping="supplier"),
    )
    assert result.co2e_kg == pytest.approx(1440.0)


def test_a_mapping_as_a_dict_with_words_translated(tmp_path):
    path = tmp_path / "elhandel.xlsx"
    pl.DataFrame(
        {"Produkt": ["El Sverige 2024"], "Land": ["Sverige"], "Utsläpp": [37.5], "Enhet": ["g CO2e/kWh"], "År": [2024]}
    ).write_excel(path)
    mapping = {
        "columns": {"key": "Produkt", "region": "Land", "co2e": "Utsläpp", "per": "Enhet", "year": "År"},
        "constants": {"stages": "generation", "gwp_set": "ar5_100"},
        "values": {"key": {"El *": "electricity.grid"}},
    }
    (grid,) = factors(path, mapping)
    assert (grid.key, grid.region, grid.year, grid.forms[0].unit) == ("electricity.grid", "SE", 2024, "kWh")
    assert grid.forms[0].gases == {"co2e": 0.0375}


def test_several_rows_of_ours_from_one_of_theirs(tmp_path):
    path = tmp_path / "glec.csv"
    path.write_text("Mode,Vehicle,Region,TTW,WTT\nroad,Rigid 12-20 t,Europe,110,25\n", encoding="utf-8")
    found = factors(path, "glec")
    assert {factor.stage: factor.forms[0].gases["co2e"] for factor in found} == pytest.approx({"combustion": 0.110, "wtt": 0.025})
    assert {factor.key for factor in found} == {"freight.road"}
    assert {factor.region for factor in found} == {"europe"}


def test_the_other_presets_read_what_they_say_they_expect(tmp_path):
    tables = {
        "ecoinvent": "Activity Name,Geography,Reference Product Name,Reference Product Unit,GWP100\nmarket for steel,GLO,steel,kg,2.1\n",
        "iea": "COUNTRY,YEAR,CO2,CH4,N2O\nSweden,2022,9.1,0.05,0.3\n",
        "climatiq": "activity_id,id,name,source,region,year,unit,factor\nelectricity-supply,ab-1,Electricity,X,SE,2022,kg/kWh,0.04\n",
    }
    for name, text in tables.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        (factor,) = factors(path, name)
        assert factor.publication.licence
    iea = factors(tmp_path / "iea.csv", "iea")[0]
    # 0.05 g CO2e of CH4 at a GWP of 25, 0.3 g CO2e of N2O at 298, as the preset's ar4_100 says.
    assert iea.forms[0].gases == pytest.approx({"co2": 9.1e-3, "ch4_fossil": 0.05e-3 / 25, "n2o": 0.3e-3 / 298})


def test_every_preset_says_what_it_expects():
    for name in presets():
        found = column_mapping(name)
        assert found.title
        assert found.expects
        for theirs in found.columns.values():
            for column in [theirs] if "{" not in theirs else []:
                assert column in found.expects, f"{name}: {column}"


def test_all_bad_rows_are_named_at_once_with_their_own_columns(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(
        "Product,Unit,kg CO2e,Year,Source\nSteel,kilo gram x,1,2023,a\nGlass,kg,one,2023,b\nWood,kg,0.1,23,c\nFine,kg,0.2,2023,d\n",
        encoding="utf-8",
    )
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.Catalogue.read(path, mapping="supplier")
    lines = str(caught.value).splitlines()
    assert lines[0] == "3 own factors cannot be read:"
    assert lines[1].startswith("bad.csv row 2: unit 'kilo gram x' is unknown.")
    assert lines[1].endswith("Column 'Unit'.")
    assert lines[2].startswith("bad.csv row 3: 'one' is not a number.")
    assert lines[3] == "bad.csv row 4: valid_from '23-01-01' is not a date; write 2019-01-01 Column 'Year'."


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (
            "suplier",
            "mapping 'suplier' is neither a file nor a preset. Nearest: supplier. Presets: climatiq, ecoinvent, glec, iea, supplier.",
        ),
        ({"colums": {}}, "a mapping has no part 'colums'. Nearest: columns."),
        ({"columns": {"kye": "Product"}}, "'kye' is not a column of a factor. Nearest: key"),
        ({"columns": {"key": "Produkt"}}, "the file has no column 'Produkt'. Nearest: Product."),
        ("iea", "IEA Emissions Factors, electricity expects: a long table: COUNTRY"),
    ],
)
def test_a_mapping_that_does_not_fit_says_what_to_write(tmp_path, mapping, message):
    path = tmp_path / "list.csv"
    path.write_text("Product,Unit\nSteel,kg\n", encoding="utf-8")
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.Catalogue.read(path, mapping=mapping)
    assert message in str(caught.value)


def test_a_mapping_file_that_is_no_toml(tmp_path):
    (tmp_path / "m.toml").write_text("columns = [", encoding="utf-8")
    with pytest.raises(carbon.CarbonError, match=r"m\.toml is no TOML"):
        carbon.Catalogue.read(tmp_path / "x.csv", mapping=tmp_path / "m.toml") if (tmp_path / "x.csv").write_text("a\n1\n") else None


def test_own_factors_are_verified_among_the_shipped_ones(tmp_path, capsys):
    path = tmp_path / "own.csv"
    path.write_text("key,stages,region,unit,mass,co2,locator\nfuel.diesel,combustion,SE,l,kg,2100,invoice 2019\n", encoding="utf-8")
    assert main(["verify-factors", str(path)]) == 1
    out = capsys.readouterr().out
    assert "2100 kg CO2e per base unit of volume" in out
    assert "1 factors checked" in out
