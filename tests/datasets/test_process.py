"""Industrial processes of the IPCC: each table of volume 3, its printed number multiplied by the mass made."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import carbon

IPCC = Path(__file__).parents[2] / "emission_factors" / "ipcc"

PRINTED = [
    # product, route, kg of each gas of 10 t; 2006 Guidelines, Volume 3 unless said
    ("ammonia", "partial_oxidation", {"co2": 10 * 2772}),  # Table 3.1: 2.772 t/t
    ("ammonia", "european_average", {"co2": 10 * 2104}),
    ("nitric_acid", "single_medium_pressure", {"n2o": 10 * 8}),  # 2019 Refinement, Table 3.3: 8 kg/t
    ("nitric_acid", "dual_low_medium_abated", {"n2o": 10 * 1.5}),
    ("adipic_acid", None, {"n2o": 10 * 300}),  # Table 3.4: 300 kg/t
    ("caprolactam", None, {"n2o": 10 * 9.0}),  # Table 3.5
    ("glyoxal", None, {"n2o": 10 * 100}),  # Table 3.6: 0.10 t/t
    ("glyoxylic_acid", None, {"n2o": 10 * 20}),
    ("silicon_carbide", None, {"co2": 10 * 2620, "ch4_fossil": 10 * 11.6}),  # Table 3.7
    ("calcium_carbide", "use", {"co2": 10 * 1100}),  # Table 3.8
    ("titanium_dioxide", "synthetic_rutile", {"co2": 10 * 1430}),  # Table 3.9
    ("natural_soda_ash", "soda_ash", {"co2": 10 * 138}),  # section 3.8.1
    ("methanol", None, {"co2": 10 * 670}),  # Table 3.12
    ("ethylene", "ethane", {"co2": 10 * 950, "ch4_fossil": 10 * 6}),  # Tables 3.14 and 3.16
    ("ethylene", "naphtha", {"co2": 10 * 1730, "ch4_fossil": 10 * 3}),
    ("vinyl_chloride", "vinyl_chloride", {"co2": 10 * 294, "ch4_fossil": 10 * 0.0226}),  # Tables 3.17 and 3.19
    ("ethylene_oxide", "oxygen", {"co2": 10 * 663, "ch4_fossil": 10 * 1.79}),  # Tables 3.20 and 3.21
    ("acrylonitrile", None, {"co2": 10 * 1000}),  # Table 3.22
    ("carbon_black", "furnace", {"co2": 10 * 2620, "ch4_fossil": 10 * 0.06}),  # Tables 3.23 and 3.24
    ("hcfc_22", "old_plants", {"hfc_23": 10 * 40}),  # 2019 Refinement, Table 3.28: 0.04 kg/kg
    ("coke", "by_product_recovery", {"co2": 10 * 510, "ch4_fossil": 10 * 0.089}),  # 2019, Tables 4.1 and 4.2
    ("iron", "sinter", {"co2": 10 * 210, "ch4_fossil": 10 * 0.07}),  # 2019, Tables 4.1A and 4.2
    ("ferroalloy", "ferrochromium_with_sinter_plant", {"co2": 10 * 1600}),  # Table 4.5
    ("ferroalloy", "ferrosilicon_75", {"co2": 10 * 4000, "ch4_fossil": 10 * 1.0}),  # Tables 4.5 and 4.7
    ("reducing_agent", "electrode_paste", {"co2": 10 * 3400}),  # Table 4.6
    ("magnesium", "dolomite", {"co2": 10 * 5130}),  # Table 4.19
    ("magnesium", "casting", {"sf6": 10 * 1.0}),  # Table 4.20
    ("alumina", "nepheline", {"co2": 10 * 2460}),  # 2019, Table 4.17A
    # 2019, Table 4.26: 0.56 t/t; Table 4.28: 146.1, 14.6 and 0.05 g/t
    ("rare_earth", "iron_alloys", {"co2": 5600, "pfc_14": 1.461, "pfc_116": 0.146, "pfc_218": 0.0005}),
    # 2019, Table 4.15: CF4 of high and low voltage anode effects, C2F6; Table 4.10: 1.6 and 1.7 t CO2/t
    ("aluminium", "prebake_point_feed_modern", {"co2": 16000, "pfc_14": 10 * (0.011 + 0.018), "pfc_116": 10 * 0.001}),
    ("aluminium", "prebake_point_feed_not_automated", {"co2": 16000, "pfc_14": 10 * 0.161, "pfc_116": 10 * 0.013}),
    ("aluminium", "prebake_side_worked", {"co2": 16000, "pfc_14": 10 * (0.354 + 0.010), "pfc_116": 10 * 0.093}),
    ("aluminium", "soderberg_vertical", {"co2": 17000, "pfc_14": 10 * (0.159 + 0.001), "pfc_116": 10 * 0.009}),
    ("aluminium", "soderberg_horizontal", {"co2": 17000, "pfc_14": 10 * (0.477 + 0.026), "pfc_116": 10 * 0.033}),
    ("lime", "dolomitic_developing_countries", {"co2": 10 * 770}),  # Table 2.4
    # Table 5.2: 0.2 of all lubricants is oxidised; 40.2 GJ/t (vol. 2, Table 1.2) × 20.0 kg C/GJ (Table 1.3) × 44/12
    ("lubricant_use", None, {"co2": 10 * 40.2 * 20.0 * 44 / 12 * 0.2}),
    ("lubricant_use", "grease", {"co2": 10 * 40.2 * 20.0 * 44 / 12 * 0.05}),
]


@pytest.mark.parametrize(("product", "route", "kg"), PRINTED, ids=lambda value: value if isinstance(value, str) else "")
def test_ten_tonnes_by_the_printed_number(product, route, kg):
    result = carbon.calculate(carbon.IndustrialProcess(mass="10 t", product=product, route=route))
    assert result.complete
    assert result.gases_kg() == pytest.approx(kg, rel=1e-9)


@pytest.mark.parametrize(
    ("sort", "tonnes"),
    [("float", 0.21), ("container_flint", 0.21), ("fibreglass_insulation", 0.25), ("tv_funnel", 0.13), ("lighting", 0.20), (None, 0.20)],
)
def test_glass_by_type(sort, tonnes):
    """Table 2.6, t CO2 per t of glass without cullet; equation 2.10 for all glass; 40 % of cullet holds no carbonate."""
    glass = carbon.calculate(carbon.GlassProduction(mass="100 t", cullet="40 %", type=sort))
    assert glass.gases_kg()["co2"] == pytest.approx(100 * tonnes * 0.6 * 1000, rel=1e-9)


def test_a_range_without_a_default_is_taken_at_its_middle_and_says_so():
    """2019 Refinement, Table 3.3: 10 to 19 kg N2O per t of plants before 1975; 2006, Table 2.1: ankerite 0.40822 to 0.47572."""
    old = carbon.calculate(carbon.IndustrialProcess(mass="1 t", product="nitric_acid", route="before_1975"))
    assert old.gases_kg()["n2o"] == pytest.approx((10 + 19) / 2)
    assert "factor_estimated" in {finding.code for finding in old.findings} or any("estimate" in note.message for note in old.findings)
    ankerite = carbon.calculate(carbon.CarbonateUse(mass="1 t", carbonate="ankerite"))
    assert ankerite.gases_kg()["co2"] == pytest.approx((408.22 + 475.72) / 2)


def test_the_spreads_are_those_printed():
    """Tables 3.1 and 3.3 print ±6 % and ±40 %; Table 4.15 prints −80 to −98 % and over +100 %, which no ± can say."""
    spreads = {}
    for edition in ("2006-vol3", "2019-vol3"):
        with (IPCC / edition / "factors.csv").open(encoding="utf-8", newline="") as file:
            spreads |= {(row["key"], row["qualifiers"]): row["uncertainty"] for row in csv.DictReader(file)}
    assert spreads["process.nitric_acid", "route=single_high_pressure"] == "±40 %"
    assert spreads["process.ammonia", "route=partial_oxidation"] == "±6 %"
    assert "pfc_116:0.0001..0.00356" in spreads["process.aluminium", "route=prebake_point_feed_modern"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"product": "nitric_acid"}, "nitric_acid needs route. Write one of before_1975, dual_low_medium"),
        ({"product": "methanol", "route": "coal"}, "route 'coal' of methanol is unknown. Leave route out."),
        ({"product": "nitric acids"}, "product 'nitric acids' is unknown. Nearest: nitric_acid"),
    ],
)
def test_what_is_not_in_the_tables_is_refused(fields, message):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate("industrial_process", mass="1 t", **fields)
    assert message in str(caught.value)
