"""Inventories: the Norrbotten reconstruction, and folders with every kind of mistake."""

from __future__ import annotations

import csv
import tomllib
from math import isclose
from pathlib import Path

import polars as pl
import pytest

import carbon
from inventories import HEAD, TABLE, errors, make

EXAMPLES = Path(__file__).parents[2] / "examples"
YEARS = (2018, 2019)


@pytest.fixture(scope="module", params=YEARS)
def footprint(request):
    return carbon.Inventory.open(EXAMPLES / f"norrbotten-{request.param}").footprint()


def test_norrbotten_is_complete_with_all_sources(footprint):
    assert footprint.complete
    assert footprint.by("source").height >= 12
    assert not [finding for finding in footprint.findings if finding.severity == "error"]


def test_norrbotten_meets_the_published_total(footprint):
    (control,) = footprint.controls
    assert control.met
    assert control.expected == 20000.0
    assert 18000 < control.found < 22000


def test_every_line_of_norrbotten_is_cited(footprint):
    for _, line in footprint.plan.lines:
        assert line.form.locator
        assert line.factor.publication.title
        assert line.factor.publication.licence


def test_norrbotten_partitions(footprint):
    for key in ("source", "site", "scope", "stage", "gas", "kind", "month", "file"):
        assert isclose(sum(footprint.by(key)["co2e_kg"]), footprint.co2e_kg, rel_tol=1e-12)
    assert isclose(sum(footprint[row].co2e_kg for row in range(footprint.rows)), footprint.co2e_kg, rel_tol=1e-12)


def test_both_years_are_nearly_the_same():
    totals = [carbon.Inventory.open(EXAMPLES / f"norrbotten-{year}").footprint().controls[0].found for year in YEARS]
    assert abs(totals[1] / totals[0] - 1) < 0.05
    assert totals[1] < totals[0]


def test_directions_of_the_decision_text():
    """Car and air down, train up, buses more fossil-free, electricity and heat down, digital care meetings doubled."""
    one, other = (carbon.Inventory.open(EXAMPLES / f"norrbotten-{year}").footprint() for year in YEARS)
    first, second = (dict(zip(f.by("source")["source"], f.by("source")["co2e_kg"], strict=True)) for f in (one, other))
    for source in (
        "Service travel, own car",
        "Leased cars",
        "Service travel, air",
        "County bus traffic",
        "District heating",
        "Electricity",
    ):
        assert second[source] < first[source], source
    assert second["Service travel, train"] > first["Service travel, train"]


@pytest.mark.parametrize("year", YEARS)
def test_every_row_of_the_reconstruction_says_how_it_is_known(year):
    folder = EXAMPLES / f"norrbotten-{year}"
    settings = tomllib.loads((folder / "inventory.toml").read_text(encoding="utf-8"))
    assert "Reconstruction" in settings["inventory"]["notice"]
    for path in (folder / "data").glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            delimiter = ";" if ";" in file.readline() else ","
            file.seek(0)
            for row in csv.DictReader(file, delimiter=delimiter):
                for names in (("evidence", "Underlag"), ("quality", "Kvalitet"), ("uncertainty", "Osäkerhet")):
                    assert any(row.get(name) for name in names), (path.name, row)


def test_json_of_the_footprint(footprint):
    record = footprint.to_dict()
    assert record["notice"].startswith("Reconstruction")
    assert record["control_totals"][0]["met"] is True
    location = [line for line in record["lines"] if line["basis"] in (None, "location")]
    assert isclose(sum(line["co2e_kg"] for line in location), record["total_location_kg"], rel_tol=1e-12)
    market = [line for line in record["lines"] if line["basis"] in (None, "market")]
    assert isclose(sum(line["co2e_kg"] for line in market), record["total_market_kg"], rel_tol=1e-12)


def test_all_findings_at_once_with_file_row_and_column(tmp_path):
    text = (
        "id,volume,period,region\n"
        "a,40 l,2019,GB\n"
        "b,40 kwp,2019,GB\n"
        "c,40 l,2020-01,GB\n"
        "a,10 l,2019,GB\n"
        "d,-1000 l,2019,GB\n"
        "e,,2019,GB\n"
        "f,1 234,2019,GB\n"
        "g,'1,234 l',2019,GB\n".replace("'", '"')
        + "h,40 l,2019,Atlantis\n"
        "i,40 km,2019,GB\n"
    )
    found = make(tmp_path, t_csv=text).footprint()
    assert set(errors(found)) == {
        ("unit_unknown", "t.csv", 3, "volume"),
        ("period_outside", "t.csv", 4, "period"),
        ("id_twice", "t.csv", 5, "id"),
        ("amount_negative", "t.csv", 6, "volume"),
        ("amount_missing", "t.csv", 7, None),
        ("unit_missing", "t.csv", 8, "volume"),
        ("number_ambiguous", "t.csv", 9, "volume"),
        ("region_unknown", "t.csv", 10, "region"),
        ("dimension", "t.csv", 11, "volume"),
    }
    assert found.unanswered == 9
    assert not found.complete
    assert found.co2e_kg == pytest.approx(carbon.calculate("diesel", "40 l", region="GB", period=2019, gwp_set="ar5_100").co2e_kg)


def test_swedish_numbers_and_headers_in_latin_1_with_semicolons(tmp_path):
    toml = HEAD + TABLE + 'unit = "l"\ncolumns = { amount = "Mängd (l)", site = "Anläggning" }\n'
    text = "Anläggning;Mängd (l)\nLuleå;1 234,5\nPiteå;2,5\n".encode("latin-1")
    found = make(tmp_path, toml, t_csv=text).footprint()
    assert found.complete
    assert found.question_amounts.tolist() == [1237.0]
    assert found.by("site")["site"].to_list() == ["Luleå", "Piteå"]
    assert "encoding_assumed" in {finding.code for finding in found.findings}


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path):
    found = make(tmp_path, t_csv="\ufeffvolume,site\n1 l,a\n").footprint()
    assert found.complete


def test_missing_empty_and_broken_tables(tmp_path):
    toml = HEAD + TABLE + TABLE.replace("t.csv", "u.csv") + TABLE.replace("t.csv", "v.csv") + TABLE.replace("t.csv", "w.csv")
    found = make(tmp_path, toml, t_csv="volume\n1 l\n", v_csv="volume\n", w_csv="").footprint()
    assert {code for code, *_ in errors(found)} == {"file_missing", "table_empty"}
    assert "u.csv is not there. Nearest: " in " ".join(finding.message for finding in found.findings)
    assert not found.complete
    assert found.co2e_kg > 0
    assert {part.file: (part.read, part.unanswered) for part in found.tables} == {
        "t.csv": (1, 0),
        "v.csv": (0, 0),
    }
    assert (found.rows, found.unanswered, found.unread) == (1, 0, ("u.csv", "w.csv"))
    assert found.completeness == "incomplete: u.csv and w.csv were not read, and how many rows they have is not known"


def test_a_file_that_is_not_there_is_no_row(tmp_path, capsys):
    from carbon.cli.main import main

    make(tmp_path, HEAD + TABLE + TABLE.replace("t.csv", "gone.csv"), t_csv="volume\n1 l\nx\n")
    assert main(["footprint", str(tmp_path)]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "incomplete: gone.csv was not read, and how many rows it has is not known; 1 of 2 rows unanswered" in out
    assert "t.csv: 2 rows read = 1 answered + 1 unanswered + 0 excluded gone.csv: not read; its rows are not known" in out
    assert main(["check", str(tmp_path)]) == 1
    assert "gone.csv not known" in " ".join(capsys.readouterr().out.split())
    for name in ("r.html", "r.md"):
        main(["report", str(tmp_path), "-o", str(tmp_path / name)])
        assert "Not read, and not in the total: gone.csv." in (tmp_path / name).read_text(encoding="utf-8").replace("\\", "")


def test_a_table_without_rows_is_no_row(tmp_path):
    found = make(tmp_path, HEAD + TABLE + TABLE.replace("t.csv", "v.csv"), t_csv="volume\n1 l\n", v_csv="volume\n").footprint()
    assert (found.rows, found.unanswered, found.complete) == (1, 0, True)
    (finding,) = [item for item in found.findings if item.code == "table_empty"]
    assert (finding.severity, finding.file) == ("warning", "v.csv")
    assert finding.message.startswith("the table has a header and no rows")


def test_each_row_of_a_table_that_is_refused_is_unanswered(tmp_path):
    toml = HEAD + TABLE + TABLE.replace("t.csv", "v.csv")
    days = "".join(f"1 l,0{day}/04/2019\n" for day in (1, 2, 3, 5))
    found = make(tmp_path, toml, t_csv="volume\n1 l\n", v_csv="volume,period\n" + days).footprint()
    assert (found.rows, found.unanswered) == (5, 4)
    (finding,) = [item for item in found.findings if item.code == "date_ambiguous"]
    assert (finding.file, finding.count) == ("v.csv", 4)
    assert 'date_format = "DD/MM/YYYY"' in finding.message


def test_a_mapping_to_a_column_that_is_not_there(tmp_path):
    found = make(tmp_path, HEAD + TABLE + 'columns = { amount = "Volym" }\n', t_csv="Volum\n1 l\n").footprint()
    assert errors(found)[0][0] == "column_unknown"
    assert "column 'Volym', mapped to amount, is not in the table. Nearest: Volum" in found.findings[0].message
    assert found.co2e_kg is None


def test_a_field_that_no_kind_has(tmp_path):
    found = make(tmp_path, HEAD + TABLE + 'blnd = "b7"\n', t_csv="volume\n1 l\n").footprint()
    assert "'blnd' is not a field. Nearest: blend" in found.findings[0].message


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (HEAD.replace('region = "GB"\n', ""), "inventory.region is missing"),
        (HEAD.replace("GB", "Swden"), "region 'Swden' is unknown"),
        (HEAD + "colour = 1\n", "inventory.colour is not an entry"),
        (HEAD + "[[tabels]]\n", "tabels is not an entry. Nearest: tables"),
        ("[inventory\n", "cannot be read: .*line 1"),
        (HEAD.replace('"2019"', '"20x9"'), "'20x9' is not a period"),
        (HEAD.replace("organisation", "organization"), "inventory.organization is not an entry. Nearest: organisation"),
        (HEAD.replace("[inventory]", "[inventry]"), "inventry is not an entry. Nearest: inventory"),
        (HEAD.replace('"Test"', "5"), "inventory.name is 5 and no text. Write it in quotation marks."),
        (
            HEAD + '[contracts]\nname = "x"\n',
            r"contracts is one section. Write \[\[contracts\]\], with two brackets, before each entry of it.",
        ),
    ],
)
def test_settings_that_cannot_be_read(tmp_path, toml, message):
    with pytest.raises(carbon.CarbonError, match=message):
        make(tmp_path, toml)


def test_settings_that_are_not_utf_8(tmp_path):
    (tmp_path / "inventory.toml").write_bytes(b"[inventory]\nname = '\xe5'")
    with pytest.raises(carbon.CarbonError, match=r"inventory.toml is not UTF-8 \(byte 20\). Save it as UTF-8."):
        carbon.Inventory.open(tmp_path)


def test_a_table_that_is_a_folder(tmp_path):
    (tmp_path / "data").mkdir()
    found = make(tmp_path, HEAD + TABLE.replace("t.csv", "data")).footprint()
    assert "folder data holds no table. Types that are read: .csv" in found.findings[0].message


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(carbon.CarbonError, match="has no inventory.toml"):
        carbon.Inventory.open(tmp_path)
    with pytest.raises(carbon.CarbonError, match=r"norrbotten-2091 is not there. Nearest: norrbotten-2019"):
        carbon.Inventory.open(EXAMPLES / "norrbotten-2091")


def test_a_missed_control_total_is_an_error_and_the_total_stands(tmp_path):
    control = '\n[[control_totals]]\nname = "Meter"\nvalue = "100 l ± 1 %"\nmeasure = "amount"\nsources = ["Fleet"]\n'
    found = make(tmp_path, HEAD + TABLE + control, t_csv="volume\n40 l\n").footprint()
    assert [code for code, *_ in errors(found)] == ["control_total_missed"]
    assert "control total 'Meter' is 100 l ± 1%, the inventory gives 40 l (-60.0%)" in found.findings[0].message
    assert found.complete
    met = make(tmp_path, HEAD + TABLE + control.replace("100", "40"), t_csv="volume\n40 l\n").footprint()
    assert met.controls[0].met


def test_a_control_total_says_its_perimeter(tmp_path):
    control = '\n[[control_totals]]\nname = "Ledger"\nvalue = "1 t"\nstages = ["combustion", "wtt"]\nscopes = [1, 3]\nsources = ["Fleet"]\n'
    found = make(tmp_path, HEAD + TABLE + control, t_csv="volume\n40 l\n").footprint()
    assert found.controls[0].perimeter == "co2e, location-based; stages combustion, wtt; scopes 1, 3; sources Fleet"


def test_a_control_total_with_an_unknown_source(tmp_path):
    control = '\n[[control_totals]]\nname = "All"\nvalue = "1 t"\nsources = ["Flete"]\n'
    found = make(tmp_path, HEAD + TABLE + control, t_csv="volume\n40 l\n").footprint()
    assert "source 'Flete' is in no table. Nearest: Fleet" in found.findings[0].message


def test_contracts_split_electricity_and_market_follows_them(tmp_path):
    toml = (
        HEAD.replace("GB", "SE")
        + '\n[[tables]]\npath = "t.csv"\nkind = "electricity"\nsource = "El"\n'
        + '\n[[contracts]]\nname = "wind 2019"\nkind = "certificates"\nenergy = "6 MWh"\n'
    )
    own = "key,qualifiers,stages,region,unit,mass,co2,locator\nelectricity.contract,contract=wind 2019,generation,SE,kWh,g,0,GO register\n"
    found = make(tmp_path, toml, t_csv="energy\n4 MWh\n6 MWh\n", factors_csv=own).footprint()
    assert found.complete
    assert found.rows == 2
    assert found.total_kg("location") == pytest.approx(10_000 * 0.04234)
    assert found.total_kg("market") == pytest.approx(4_000 * 0.33853)
    more = make(tmp_path, toml.replace("6 MWh", "16 MWh"), t_csv="energy\n4 MWh\n6 MWh\n", factors_csv=own).footprint()
    assert "contract_exceeds" in {finding.code for finding in more.findings}
    assert more.total_kg("market") == 0.0


def test_xlsx_and_parquet_through_the_same_door(tmp_path):
    data = pl.DataFrame({"volume": ["40 l", "10 l"], "site": ["a", "b"]})
    data.write_parquet(tmp_path / "t.parquet")
    data.write_excel(tmp_path / "t.xlsx")
    data.write_csv(tmp_path / "t.csv")
    totals = set()
    for name in ("t.csv", "t.parquet", "t.xlsx"):
        found = make(tmp_path, (HEAD + TABLE).replace("t.csv", name)).footprint()
        assert found.complete
        totals.add(found.co2e_kg)
    assert len(totals) == 1


def test_a_broken_parquet_file(tmp_path):
    found = make(tmp_path, (HEAD + TABLE).replace("t.csv", "t.parquet"), **{"t.parquet": b"not parquet"}).footprint()
    assert errors(found)[0][0] == "file_broken"


def test_a_row_lies_in_the_region_of_its_site(tmp_path):
    sites = '\n[sites.oslo]\nregion = "NO"\n[sites.lund]\n'
    toml = HEAD.replace("GB", "SE") + sites + '\n[[tables]]\npath = "t.csv"\nkind = "electricity"\n'
    found = make(tmp_path, toml, t_csv="energy,site\n1 MWh,oslo\n1 MWh,lund\n1 MWh,lnud\n").footprint()
    assert found.by("region")["region"].to_list() == ["NO", "SE"]
    finding = next(finding for finding in found.findings if finding.code == "site_unknown")
    assert (finding.file, finding.row) == ("t.csv", 4)
    assert "Nearest: lund" in finding.message


def test_an_uncertainty_that_cannot_be_read_is_a_finding_of_its_row(tmp_path):
    found = make(tmp_path, t_csv="volume,uncertainty\n1 l,±20 %\n1 l,-10 % +30 %\n1 l,some\n").footprint()
    assert errors(found) == [("uncertainty_invalid", "t.csv", 4, "uncertainty")]


def test_a_row_that_no_method_can_answer_stops_no_other(tmp_path):
    text = "kind,distance,fuel,volume,consumption,mode\ncar_travel,10 km,coal,,,\nfuel,,diesel,1 l,,\ntaxi,10 pkm,diesel,,6 l/100km,\npatient_travel,5 pkm,,,,own_car\n"
    found = make(tmp_path, HEAD + '\n[[tables]]\npath = "t.csv"\n', t_csv=text).footprint()
    assert [(code, row) for code, _, row, _ in errors(found)] == [("word_unknown", 2), ("dimension", 4), ("dimension", 5)]
    assert found.co2e_kg > 0
    assert found.unanswered == 3


OWN = "key,stages,region,valid_from,valid_to,unit,co2e,gwp_set,locator,publication\n"


def own_inventory(folder, *factors):
    (folder / "inventory.toml").write_text(
        '[inventory]\nname = "A"\norganisation = "A"\nperiod = "2023"\nregion = "SE"\n[[tables]]\npath = "heat.csv"\nkind = "district_heating"\n',
        encoding="utf-8",
    )
    (folder / "heat.csv").write_text("energy,source\n10 MWh,Heat\n", encoding="utf-8")
    rows = [f"{key},generation,SE,{year}-01-01,{year}-12-31,kWh,0.5,ar5_100,row 1,Supplier" for key, year in factors]
    (folder / "factors.csv").write_text(OWN + "\n".join(rows) + "\n", encoding="utf-8")
    return carbon.Inventory.open(folder).footprint()


def own_findings(found):
    return [(item.code, item.severity, item.file, item.count, item.message) for item in found.findings if item.code.startswith("own_")]


def test_an_own_factor_that_no_row_uses_is_named_with_what_its_key_may_be(tmp_path):
    used = own_inventory(tmp_path, ("heat.district", 2023))
    assert used.co2e_kg == 5000.0
    assert own_findings(used) == []
    misspelt = own_inventory(tmp_path, ("heat.distric", 2023))
    assert misspelt.co2e_kg != 5000.0
    message = "no row asks for key 'heat.distric', and no shipped factor has it. Nearest: heat.district, heat.steam."
    assert own_findings(misspelt) == [("own_key_unknown", "warning", "factors.csv", 1, message)]
    late = own_inventory(tmp_path, ("heat.district", 2042), ("electricity.contract", 2023), ("heat.district", 2023))
    assert late.co2e_kg == 5000.0
    assert [item[:4] for item in own_findings(late)] == [
        ("own_key_unknown", "warning", "factors.csv", 1),
        ("own_factor_unused", "info", "factors.csv", 1),
    ]


def test_an_unanswered_row_has_its_place(tmp_path):
    own_inventory(tmp_path)
    (tmp_path / "heat.csv").write_text("energy,source,network\n10 MWh,Heat,\n20 MWh,Heat,nowhere at all\n", encoding="utf-8")
    (tmp_path / "cold.csv").write_text("kind,amount\ndistrict_cooling,10 MWh\n", encoding="utf-8")
    text = (tmp_path / "inventory.toml").read_text(encoding="utf-8") + '[[tables]]\npath = "cold.csv"\n'
    (tmp_path / "inventory.toml").write_text(text, encoding="utf-8")
    places = {item.code: (item.file, item.row) for item in carbon.Inventory.open(tmp_path).footprint().findings if item.severity == "error"}
    assert places == {"factor_missing": ("cold.csv", 2)}
