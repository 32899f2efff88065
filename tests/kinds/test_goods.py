"""Purchased goods, services and capital goods: the worked examples of the Scope 3 Technical Guidance, published factors, bad input."""

from __future__ import annotations

from math import fsum, isclose

import polars as pl
import pytest

import carbon
from carbon.cli.main import main

AR5 = carbon.Policy(gwp_set="ar5_100")
HEAD = "key,qualifiers,stages,region,unit,mass,co2e,gwp_set,locator\n"


def own(tmp_path, *rows):
    """A catalogue of illustrative factors, in kg CO2e."""
    path = tmp_path / "own.csv"
    path.write_text(HEAD + "".join(f"{row},ar5_100,illustrative\n" for row in rows), encoding="utf-8")
    return carbon.Catalogue.read(path)


def error_of(call):
    with pytest.raises(carbon.CarbonError) as raised:
        call()
    return raised.value.code, str(raised.value)


def test_supplier_specific_method_comes_to_the_guidance():
    """Technical Guidance (2013), example 1.1, page 25: 145 000 kg."""
    bought = [("200000 kg", 0.15), ("600000 kg", 0.10), ("200000 kg", 0.10), ("100000 kg", 0.25), ("50000 kg", 0.20)]
    products = [carbon.SupplierProduct(quantity=mass, factor=f"{value} kg CO2e/kg", evidence="supplier") for mass, value in bought]
    result = carbon.calculate(products, gwp_set="ar5_100")
    assert isclose(result.co2e_kg, 145_000, rel_tol=1e-12)
    assert result.by("scope", "category").rows() == [(3, 1, result.co2e_kg)]


def test_hybrid_method_comes_to_the_guidance_but_for_its_slip(tmp_path):
    """Technical Guidance, example 1.2, pages 27-29: 3 000 + 49 250 + 50 kg; its transport, printed as 20 500, sums to 205 000."""
    catalogue = own(
        tmp_path,
        "electricity.grid,,generation,world,kWh,kg,0.5",
        "fuel.natural_gas,,combustion,world,kWh,kg,0.2",
        "material,material=cotton,production,world,kg,kg,7",
        "material,material=polymer,production,world,kg,kg,5",
        "material,material=chemical_a,production,world,kg,kg,2",
        "material,material=chemical_b,production,world,kg,kg,1.5",
        "freight.a,,combustion,world,tkm,kg,10",
        "freight.b,,combustion,world,tkm,kg,20",
        "freight.c,,combustion,world,tkm,kg,50",
        "freight.d,,combustion,world,tkm,kg,100",
        "waste,material=textiles; treatment=landfill,end_of_life,world,kg,kg,0.5",
    )
    parts = {
        "energy": "electricity=5000 kWh; natural_gas=2500 kWh",
        "materials": "cotton=5000 kg; polymer=2500 kg; chemical A=500 kg; chemical B=500 kg",
        "transport": "a=5000 tkm; b=6250 tkm; c=400 tkm; d=100 tkm",
        "waste": "textiles/landfill=100 kg",
    }
    published = {"energy": 3_000, "materials": 49_250, "transport": 205_000, "waste": 50}
    for name, recipe in parts.items():
        one = carbon.HybridProduct(quantity="1 piece", per="piece", evidence="supplier B", **{name: recipe})
        assert isclose(carbon.calculate(one, catalogue=catalogue, policy=AR5).co2e_kg, published[name], rel_tol=1e-12), name
    whole = carbon.HybridProduct(quantity="1 piece", per="piece", evidence="supplier B", **parts)
    assert isclose(carbon.calculate(whole, catalogue=catalogue, policy=AR5).co2e_kg, fsum(published.values()), rel_tol=1e-12)


def test_hybrid_method_with_secondary_data_comes_to_the_guidance(tmp_path):
    """Technical Guidance, example 1.3, pages 30-31: 3 000 + 50 + 12 000 × 5.6 = 70 250 kg."""
    catalogue = own(tmp_path, "waste,material=textiles; treatment=landfill,end_of_life,world,kg,kg,0.5")
    shirts = carbon.HybridProduct(
        quantity="12000 pieces",
        per="piece",
        supplier_factor=f"{3000 / 12000} kg CO2e/piece",
        rest_factor="5.6 kg CO2e/piece",
        waste=f"textiles/landfill={100 / 12000!r} kg",
        evidence="supplier B",
    )
    assert isclose(carbon.calculate(shirts, catalogue=catalogue, policy=AR5).co2e_kg, 70_250, rel_tol=1e-12)


def test_average_data_and_spend_come_to_the_guidance(tmp_path):
    """Technical Guidance, example 1.4, pages 34-35: 54 100 kg, of which 42 400 by mass."""
    masses = {"hard_drive": (400, 20), "circuits": (200, 10), "lcd": (500, 40), "semiconductors": (100, 70)}
    masses |= {"battery": (1500, 3), "keyboard": (300, 3)}
    spent = [(5000, 0.3), (3000, 0.3), (4000, 0.3), (6000, 0.5), (1500, 0.2), (5000, 0.2), (5000, 0.3), (1000, 0.3), (5000, 0.4)]
    catalogue = own(
        tmp_path,
        *(f"material,material={name},production,world,kg,kg,{value}" for name, (_, value) in masses.items()),
        *(f"spend,classification=naics_2017; sector={code},production,world,USD,kg,{value}" for code, (_, value) in enumerate(spent)),
    )
    goods = [carbon.Material(mass=f"{mass} kg", material=name) for name, (mass, _) in masses.items()]
    raw = [carbon.Spend(money=f"{money} USD", sector=str(code), vat=0, period=2013) for code, (money, _) in enumerate(spent)]
    assert isclose(carbon.calculate(goods, catalogue=catalogue, policy=AR5).co2e_kg, 42_400, rel_tol=1e-12)
    assert isclose(carbon.calculate([*goods, *raw], catalogue=catalogue, policy=AR5).co2e_kg, 54_100, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("fields", "per_tonne"),
    [
        # UK Government conversion factors 2024, flat file, Factors by Category: kg CO2e per tonne, row named.
        ({"material": "concrete"}, 118.75127),  # row 3968
        ({"material": "concrete", "origin": "closed_loop_source"}, 3.19485),  # row 3971
        ({"material": "glass"}, 1402.76667),  # row 4004
        ({"material": "paper_and_board_mixed"}, 1282.74402),  # row 4108
    ],
)
def test_a_material_comes_to_the_published_factor(fields, per_tonne):
    result = carbon.calculate(carbon.Material(mass="2 t", region="GB", period=2024, **fields), policy=AR5)
    assert isclose(result.co2e_kg, 2 * per_tonne, rel_tol=1e-12)
    assert result.complete


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        # ADEME, Base Carbone V23.6: kg CO2e per kg, t and m3, element named.
        (carbon.Material(mass="1 t", material="paper", region="FR"), 919.0),  # 24309
        (carbon.Material(mass="1 t", material="steel", region="FR"), 2211.0),  # 26729
        (carbon.Material(mass="1 t", material="steel", origin="closed_loop_source", region="FR"), 938.0),  # 26730
        (carbon.Material(mass="1 t", material="glass", region="FR"), 923.0),  # 26741
        (carbon.WaterSupply(volume="1000 m3", region="FR"), 132.0),  # 24283
        (carbon.WasteWater(volume="1000 m3", region="FR"), 262.0),  # 24284
    ],
    ids=["paper", "steel", "recycled steel", "glass", "water", "waste water"],
)
def test_french_goods_come_to_base_carbone(activity, expected):
    result = carbon.calculate(activity, policy=AR5)
    assert result.complete
    assert isclose(result.co2e_kg, expected, rel_tol=1e-12)
    assert "region_stand_in" not in {finding.code for finding in result.findings}


def test_a_material_by_an_everyday_word_and_by_proxy():
    """'papper' is the catalogue's paper; steel has no factor in Britain, where that of France stands in, with a finding."""
    swedish = carbon.calculate(carbon.Material(mass="1 t", material="papper", region="GB", period=2024), policy=AR5)
    assert isclose(swedish.co2e_kg, 1339.31834, rel_tol=1e-12)  # UK 2024, row 4112
    steel = carbon.calculate(carbon.Material(mass="1 t", material="stål", region="SE"), policy=AR5)
    assert isclose(steel.co2e_kg, 2211.0, rel_tol=1e-12)
    assert "region_stand_in" in {finding.code for finding in steel.findings}


def test_capital_goods_are_booked_whole_in_category_2():
    result = carbon.calculate(carbon.CapitalGood(quantity="12 t", product="metals", group="material", region="GB", period=2024), policy=AR5)
    assert isclose(result.co2e_kg, 12 * 3815.78473, rel_tol=1e-12)  # UK 2024 flat file, row 3976
    assert result.by("category").rows() == [(2, result.co2e_kg)]


@pytest.mark.parametrize(
    "activity",
    [
        carbon.SupplierProduct(quantity="10 pieces", factor="320 kg CO2e/piece", evidence="EPD", purpose="capital"),
        carbon.HybridProduct(quantity="10 pieces", per="piece", supplier_factor="320 kg CO2e/piece", evidence="EPD", purpose="capital"),
        carbon.CapitalGood(quantity="10 pieces", factor="320 kg CO2e/piece", evidence="EPD"),
    ],
    ids=lambda activity: activity.kind,
)
def test_the_methods_of_category_2_are_those_of_category_1(activity):
    """Technical Guidance, page 37: the calculation methods of categories 1 and 2 are the same."""
    result = carbon.calculate(activity, policy=AR5)
    assert (result.co2e_kg, result.by("category")["category"].to_list()) == (3200.0, [2])


def test_food_without_a_factor_takes_the_average_and_says_so():
    result = carbon.calculate(carbon.Food(mass="120 kg", region="GB", period=2024), policy=AR5)
    assert isclose(result.co2e_kg, 0.120 * 3701.40359, rel_tol=1e-12)  # UK 2024 flat file, row 4012
    assert "food_average" in {finding.code for finding in result.findings}


def test_what_a_waste_contractor_reports_is_category_5():
    """Technical Guidance, formula 5.1: allocated scope 1 and 2 of the treatment company."""
    report = carbon.ReportedEmissions(emissions="120 t CO2e", share="25 %", purpose="waste", evidence="report 2023")
    result = carbon.calculate(report, policy=AR5)
    assert (result.co2e_kg, result.by("category")["category"].to_list()) == (30_000.0, [5])
    assert "report 2023" in result.explain()


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (lambda: carbon.SupplierProduct(quantity="2 t", factor="1 kg CO2e/piece"), "dimension", "factor '1 kg CO2e/piece' is per piece"),
        (lambda: carbon.SupplierProduct(quantity="2 t", factor="0.15"), "factor_invalid", "as '0.15 kg CO2e/kg'"),
        (lambda: carbon.HybridProduct(quantity="1 kg", per="kg"), "field_missing", "Give supplier_factor, materials or another part"),
        (
            lambda: carbon.HybridProduct(quantity="1 kg", per="kg", materials="a=1 kg", rest_factor="1 kg CO2e/kg"),
            "fields_contradict",
            "materials and rest_factor both cover",
        ),
        (lambda: carbon.HybridProduct(quantity="1 kg", per="piece", materials="a=1 kg"), "dimension", "Write all in one dimension"),
        (
            lambda: carbon.HybridProduct(quantity="1 kg", per="kg", materials="cotton 3"),
            "recipe_invalid",
            "as 'cotton=0.4 kg; polymer=0.2 kg'",
        ),
        (lambda: carbon.HybridProduct(quantity="1 kg", per="kg", materials="a=1 kg; a=2 kg"), "recipe_invalid", "names something twice"),
        (lambda: carbon.CapitalGood(quantity="1 piece"), "field_missing", "Write product=, or factor='320 kg CO2e/piece'."),
    ],
)
def test_bad_goods_say_what_to_write(call, code, words):
    with pytest.raises(Exception, match=".") as raised:
        call()
    inner = raised.value if isinstance(raised.value, carbon.CarbonError) else raised.value.errors()[0]["ctx"]["error"]
    assert inner.code == code
    assert words in str(inner)


def test_a_misspelled_material_names_the_nearest():
    with pytest.raises(carbon.CarbonError, match="material 'concrte' has no factor. Nearest: concrete"):
        carbon.Material(mass="2 t", material="concrte", region="GB", period=2024)
    result = carbon.calculate([{"kind": "material", "mass": "2 t", "material": "concrte", "region": "GB", "period": 2024}])
    assert result.co2e_kg is None
    assert "material 'concrte' has no factor. Nearest: concrete" in result.findings[0].message


def test_a_supplier_without_evidence_and_a_wider_boundary_are_findings():
    result = carbon.calculate("supplier_product", "2 t", factor="0.15 kg CO2e/kg", boundary="cradle_to_grave")
    assert {"evidence_missing", "boundary_wider"} <= {finding.code for finding in result.findings}


ROWS = {
    "kind": ["material", "material", "supplier_product", "waste"],
    "amount": [2.0, 1.0, 200.0, 40.0],
    "unit": ["t"] * 4,
    "material": ["concrete", "glss", None, None],
    "factor": [None, None, "0.15 kg CO2e/kg", None],
    "evidence": [None, None, "EPD", None],
    "treatments": [None, None, None, "landfill=25 %; combustion=75 %"],
}


def test_from_a_frame_one_bad_row_stops_no_other():
    table = pl.DataFrame(ROWS)
    named = {name: name for name in ROWS}
    result = carbon.calculate(table, **named, region="GB", period=2024, gwp_set="ar5_100")
    values = result.to_frame()["co2e_kg"].to_list()
    assert isclose(values[0], 2 * 118.75127, rel_tol=1e-12)
    assert values[1] is None or values[1] != values[1]
    assert values[2] == 30_000.0
    assert not result.complete


def test_from_a_csv_on_the_command_line(tmp_path, capsys):
    path = tmp_path / "goods.csv"
    pl.DataFrame(ROWS).write_csv(path)
    mapped = [part for name in ROWS for part in ("--map", f"{name}={name}")]
    assert main(["calculate", str(path), *mapped, "--set", "region=GB", "--set", "period=2024"]) == 1
    printed = capsys.readouterr()
    assert "material 'glss' has no factor. Nearest: glass" in printed.err
