"""Crops and land: the IPCC's equations by hand, with the figures of its tables."""

from __future__ import annotations

from math import isclose

import polars as pl
import pytest

import carbon
from carbon.activities.land.burning import BURNED_CROPS
from carbon.activities.land.rice import ZONES
from carbon.activities.land.soils import CONDITIONS, SOILS
from carbon.activities.methods.crop_words import CROPS
from carbon.activities.methods.land_states import CLIMATES
from refusals import assert_refused
from ways import every_way

N2O = 44 / 28


def gases(activity):
    result = carbon.calculate(activity, gwp_set="ar6_100")
    assert result.complete
    return result.gases_kg()


@pytest.mark.parametrize(
    ("fields", "nitrogen", "climate"),
    [
        # Table 11.1A: dry matter, residues, nitrogen, roots, nitrogen of barley; wheat and oats alike; half of the straw taken away.
        ({"crop": "barley"}, 0.89 * (1.2 * 0.007 + 2.2 * 0.22 * 0.014), None),
        ({"crop": "barley", "removed": 0.5}, 0.89 * (1.2 * 0.007 * 0.5 + 2.2 * 0.22 * 0.014), "wet"),
        ({"crop": "winter_wheat", "burned": 0.5}, 0.89 * (1.3 * 0.006 * (1 - 0.5 * 0.9) + 2.3 * 0.23 * 0.009), "dry"),
        ({"crop": "grass_clover", "renewed": 0.25}, 0.90 * (0.3 * 0.025 + 1.3 * 0.80 * 0.016 * 0.25), "wet"),
        ({"crop": "potatoes"}, 0.22 * (0.4 * 0.019 + 1.4 * 0.20 * 0.014), "wet"),
    ],
    ids=lambda value: value["crop"] if isinstance(value, dict) else "",
)
def test_residues_left_on_fields(fields, nitrogen, climate):
    """2019 Refinement vol. 4, eq. 11.1, 11.6, 11.10: nothing volatilises, 24 % × 0.011 is leached but in dry climates."""
    factor = {None: 0.010 + 0.24 * 0.011, "wet": 0.006 + 0.24 * 0.011, "dry": 0.005}[climate]
    result = gases(carbon.CropResidues(harvest="100 t", climate=climate, **fields))
    assert isclose(result["n2o"], 100_000 * nitrogen * factor * N2O, rel_tol=1e-8)


@pytest.mark.parametrize(
    ("crop", "nitrogen", "lacking"),
    [
        # 2019 Refinement vol. 4, Table 11.1A: dry × (R_AG × N_AG + (1 + R_AG) × RS × N_BG); what is not printed is that of generic grains, crops, forages
        ("rye", 0.88 * (1.6 * 0.005 + 2.6 * 0.22 * 0.011), "roots"),
        ("rice", 0.89 * (1.4 * 0.007 + 2.4 * 0.16 * 0.009), "nitrogen in roots"),
        ("millet", 0.90 * (1.4 * 0.007 + 2.4 * 0.22 * 0.009), "roots and nitrogen in roots"),
        ("sorghum", 0.89 * (1.4 * 0.007 + 2.4 * 0.22 * 0.006), "roots"),
        ("peanuts", 0.94 * (1.0 * 0.016 + 2.0 * 0.22 * 0.009), "roots and nitrogen in roots"),
        ("alfalfa", 0.90 * (0.3 * 0.027 + 1.3 * 0.40 * 0.019), "residues above ground"),
        ("hay", 0.90 * (0.3 * 0.015 + 1.3 * 0.54 * 0.012), "residues above ground"),
    ],
)
def test_crops_with_gaps_take_the_generic_row_and_say_so(crop, nitrogen, lacking):
    found = carbon.calculate("crop_residues", "1 t", crop=crop, climate="dry")
    assert isclose(found.gases_kg()["n2o"], 1000 * nitrogen * 0.005 * N2O, rel_tol=1e-8)
    (gap,) = [finding.message for finding in found.findings if finding.code == "technology_gap"]
    assert f" ({lacking}); that of" in gap


@pytest.mark.parametrize(("zone", "days"), [("world", 113), ("africa", 113), ("europe", 123), ("south_asia", 112), ("north_america", 139)])
def test_rice_without_days_takes_those_of_its_zone(zone, days):
    """2019 Refinement vol. 4, Table 5.11A."""
    fields = {"area": "1 ha", "water": "continuously_flooded", "zone": zone}
    told = carbon.calculate("rice_cultivation", **fields)
    assert isclose(told.co2e_kg, carbon.calculate("rice_cultivation", **fields, duration=f"{days} d").co2e_kg, rel_tol=1e-12)
    assert "parameter_default" in [finding.code for finding in told.findings]


@pytest.mark.parametrize("crop", CROPS)
def test_every_crop_has_its_figures(crop):
    assert gases(carbon.CropResidues(harvest="1 t", crop=crop))["n2o"] > 0


@pytest.mark.parametrize(
    ("fields", "scaling"),
    [
        # 2019 Refinement vol. 4, Tables 5.12 and 5.13
        ({"water": "continuously_flooded"}, 1.0),
        ({"water": "single_drainage"}, 0.71),
        ({"water": "multiple_drainage", "before": "dry_over_180_days"}, 0.55 * 0.89),
        ({"water": "irrigated", "before": "unknown"}, 0.60 * 1.22),
        ({"water": "regular_rainfed", "before": "dry_over_365_days"}, 0.54 * 0.59),
        ({"water": "deep_water", "before": "flooded"}, 0.06 * 2.41),
        ({"water": "drought_prone"}, 0.16),
        ({"water": "rainfed_or_deep_water"}, 0.45),
        ({"water": "upland"}, 0.0),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else "",
)
def test_rice(fields, scaling):
    """Eq. 5.1, 5.2: 10 ha × 113 d × 1.19 kg/ha/d (Table 5.11, world)."""
    rice = carbon.RiceCultivation(area="10 ha", duration="113 d", zone="world", **fields)
    assert isclose(gases(rice)["ch4_biogenic"], 1344.7 * scaling, rel_tol=1e-12)


@pytest.mark.parametrize(
    ("amendments", "scaling", "digits"),
    [
        # A register of rice methods (VM0051 with the IPCC's tables) gives 2.88 and 1.48 for 5 t of straw shortly and long before.
        ("straw=5 t", 2.88, 0.005),
        ("early_straw=5 t", 1.48, 0.005),
        # Eq. 5.3 by hand
        ("straw=2 t; compost=4 t", (1 + 2 + 4 * 0.17) ** 0.59, 1e-9),
        ("farmyard_manure=10 t; green_manure=3 t", (1 + 2.1 + 1.35) ** 0.59, 1e-9),
    ],
)
def test_rice_with_amendments(amendments, scaling, digits):
    amended = carbon.RiceCultivation(area="1 ha", duration="100 d", water="continuously_flooded", zone="south_asia", amendments=amendments)
    assert isclose(gases(amended)["ch4_biogenic"] / 85, scaling, abs_tol=digits)


def test_rice_by_the_baseline_published_elsewhere():
    """Transition Element Framework (ClimateView), flooded rice: 3 630 690 g CO2e/ha by Tables 5.11 and 5.11A, methane 27 (AR6)."""
    hectare = carbon.RiceCultivation(area="1 ha", duration="113 d", water="continuously_flooded", zone="world")
    assert isclose(carbon.calculate(hectare, gwp_set="ar6_100").co2e_kg, 3630.69, rel_tol=1e-12)


@pytest.mark.parametrize(("zone", "daily"), list(zip(ZONES, (1.19, 1.19, 1.32, 1.22, 0.85, 1.56, 0.65, 1.27), strict=True)))
def test_every_zone_of_rice_has_its_factor(zone, daily):
    rice = carbon.RiceCultivation(area="1 ha", duration="1 d", water="continuously_flooded", zone=zone)
    assert isclose(gases(rice)["ch4_biogenic"], daily, rel_tol=1e-12)


def test_a_zone_of_rice_is_read_off_the_region():
    italian = carbon.calculate(carbon.RiceCultivation(area="1 ha", duration="100 d", water="irrigated", region="IT"))
    assert isclose(italian.gases_kg()["ch4_biogenic"], 156 * 0.6, rel_tol=1e-12)
    assert {"zone_assumed", "before_assumed"} <= {finding.code for finding in italian.findings}
    indian = carbon.calculate(carbon.RiceCultivation(area="1 ha", duration="100 d", water="continuously_flooded", region="IN"))
    assert isclose(indian.gases_kg()["ch4_biogenic"], 85, rel_tol=1e-12)


def test_rice_with_a_factor_of_ones_own():
    own = carbon.RiceCultivation(
        area="2 ha",
        duration="100 d",
        water="multiple_drainage",
        before="dry_under_180_days",
        factor="0.9 kg ch4_biogenic/ha_day",
        evidence="trial 2023",
    )
    assert isclose(gases(own)["ch4_biogenic"], 2 * 100 * 0.55 * 0.9, rel_tol=1e-12)
    assert not {finding.code for finding in carbon.calculate(own).findings} & {"zone_assumed", "before_assumed", "evidence_missing"}


def test_burning_of_stubble_and_heath():
    """Eq. 2.27 by hand: 20 t × 0.90 (wheat, Table 2.6) × 2.7 and 0.07 g (Table 2.5); 5 ha × 4 t/ha × 0.8 × 0.1 g."""
    stubble = carbon.BiomassBurning(mass="20 t", crop="winter_wheat")
    assert gases(stubble) == {"ch4_biogenic": pytest.approx(48.6, rel=1e-12), "n2o": pytest.approx(1.26, rel=1e-12)}
    assert [finding.code for finding in carbon.calculate(stubble).findings].count("parameter_default") == 2
    savanna = carbon.BiomassBurning(mass="10 t", vegetation="savanna")
    assert gases(savanna) == {"ch4_biogenic": pytest.approx(17.71, rel=1e-12), "n2o": pytest.approx(1.617, rel=1e-12)}
    heath = carbon.BiomassBurning(area="50000 m2", load="4 t/ha", burned=0.8, gases="n2o=0.1 g")
    assert gases(heath) == {"n2o": pytest.approx(1.6, rel=1e-12)}


@pytest.mark.parametrize("crop", BURNED_CROPS)
def test_every_crop_says_what_burns(crop):
    assert gases(carbon.BiomassBurning(mass="1 t", crop=crop))["n2o"] >= 1000 * 0.8 * 0.07 / 1000


@pytest.mark.parametrize(
    ("fields", "co2", "n2o_n", "ch4"),
    [
        # Wetlands Supplement, ch. 2: t CO2 of soil and dissolved carbon, kg N2O-N, kg CH4 by eq. 2.6, per hectare and year
        ({"use": "cropland", "climate": "boreal"}, 28.97 + 0.44, 13, 0.05 * 1165),
        ({"use": "cropland", "climate": "temperate"}, 28.967 + 1.14, 13, 0.05 * 1165),
        ({"use": "grassland", "climate": "boreal"}, 20.89 + 0.44, 9.5, 0.95 * 1.4 + 0.05 * 1165),
        ({"use": "grassland", "climate": "temperate", "condition": "deep_drained"}, 22.367 + 1.14, 8.2, 0.95 * 16 + 0.05 * 1165),
        ({"use": "grassland", "climate": "temperate", "condition": "shallow_drained"}, 13.200 + 1.14, 1.6, 0.95 * 39 + 0.05 * 527),
        ({"use": "grassland", "climate": "temperate", "condition": "nutrient_poor"}, 5.3 * 44 / 12 + 1.14, 4.3, 0.95 * 1.8 + 0.05 * 1165),
        ({"use": "forest", "climate": "boreal", "condition": "nutrient_rich"}, 3.41 + 0.44, 3.2, 0.975 * 2 + 0.025 * 217),
        ({"use": "forest", "climate": "boreal", "condition": "nutrient_poor"}, 0.92 + 0.44, 0.22, 0.975 * 7 + 0.025 * 217),
        ({"use": "forest", "climate": "temperate"}, 9.53 + 1.14, 2.8, 0.975 * 2.5 + 0.025 * 217),
        ({"use": "peat_extraction", "climate": "boreal"}, 10.267 + 0.44, 0.3, 0.95 * 6.1 + 0.05 * 542),
        ({"use": "cropland", "climate": "tropical"}, (14 + 0.82) * 44 / 12, 5, 0.98 * 7 + 0.02 * 2259),
        ({"use": "grassland", "climate": "tropical", "factor": "35 t CO2/ha_year", "evidence": "survey"}, 35, 5, 0.98 * 7 + 0.02 * 2259),
        ({"use": "cropland", "climate": "boreal", "ditches": "1 %"}, 28.97 + 0.44, 13, 0.01 * 1165),
        ({"use": "forest", "climate": "temperate", "ditches": 0}, 9.53 + 1.14, 2.8, 2.5),
    ],
    ids=lambda value: "-".join(map(str, list(value.values())[:3])) if isinstance(value, dict) else "",
)
def test_drained_organic_soils(fields, co2, n2o_n, ch4):
    result = gases(carbon.OrganicSoil(area="3 ha", duration="2 a", **fields))
    assert isclose(result["co2"], 6 * co2 * 1000, rel_tol=1e-9)
    assert isclose(result["n2o"], 6 * n2o_n * N2O, rel_tol=1e-8)
    assert isclose(result["ch4_biogenic"], 6 * ch4, rel_tol=1e-9)


def test_the_share_of_ditches_that_the_table_gives_is_said_and_one_s_own_is_not():
    soil = {"area": "1 ha", "use": "cropland", "climate": "boreal"}
    assert "parameter_default" in [found.code for found in carbon.calculate("organic_soil", **soil).findings]
    assert "parameter_default" not in [found.code for found in carbon.calculate("organic_soil", **soil, ditches="5 %").findings]


@pytest.mark.parametrize(
    ("use", "climate", "condition", "printed"),
    [
        ("cropland", "boreal", None, 5.57),
        ("forest", "boreal", "nutrient_rich", 1.37),
        ("grassland", "temperate", "deep_drained", 3.51),
        ("grassland", "temperate", "shallow_drained", 0.69),
    ],
)
def test_nitrous_oxide_of_organic_soils_as_printed_elsewhere(use, climate, condition, printed):
    """Nature Communications (2025), article s41467-025-65841-6, Table 2: t CO2e of N2O per hectare and year (273)."""
    soil = carbon.OrganicSoil(area="1 ha", use=use, climate=climate, condition=condition)
    assert isclose(gases(soil)["n2o"] * 273 / 1000, printed, abs_tol=0.01)


def test_every_use_of_organic_soil_has_its_factors():
    for use in ("cropland", "grassland", "forest", "peat_extraction"):
        for climate in ("boreal", "temperate", "tropical"):
            for condition in CONDITIONS.get((use, climate), (None,)):
                result = gases(carbon.OrganicSoil(area="1 ha", use=use, climate=climate, condition=condition))
                assert min(result[gas] for gas in ("co2", "ch4_biogenic", "n2o")) > 0


@pytest.mark.parametrize(
    ("climate", "condition", "soil", "dissolved", "methane"),
    [
        # Wetlands Supplement, Tables 3.1 to 3.3: t CO2-C of the soil and of what leaves it dissolved, kg CH4-C, per hectare and year
        ("boreal", "nutrient_poor", -0.34, 0.08, 41),
        ("boreal", "nutrient_rich", -0.55, 0.08, 137),
        ("temperate", "nutrient_poor", -0.23, 0.24, 92),
        ("temperate", "nutrient_rich", 0.50, 0.24, 216),
        ("tropical", None, 0, 0.51, 41),
    ],
)
def test_rewetted_organic_soils(climate, condition, soil, dissolved, methane):
    result = carbon.calculate(carbon.OrganicSoil(area="3 ha", duration="2 a", use="rewetted", climate=climate, condition=condition))
    assert result.gases_kg() == {
        "co2": pytest.approx(6 * (max(soil, 0) + dissolved) * 44 / 12 * 1000),
        "ch4_biogenic": pytest.approx(6 * methane * 16 / 12),
    }
    gained = result.to_dict()["beside"].get("removal", {"co2e_kg": 0})["co2e_kg"]
    assert gained == pytest.approx(6 * max(-soil, 0) * 44 / 12 * 1000)
    assert ("carbon_gained" in {found.code for found in result.findings}) is (soil < 0)


def test_rewetted_soil_by_a_factor_of_one_s_own():
    own = carbon.OrganicSoil(area="3 ha", use="rewetted", climate="tropical", factor="2 t CO2/ha_year", evidence="survey")
    assert gases(own) == {"co2": pytest.approx(6000), "ch4_biogenic": pytest.approx(3 * 41 * 16 / 12)}


def test_grassland_that_is_ploughed_up():
    """2006 Guidelines vol. 4, eq. 2.25: 95 t C/ha (Table 2.3) × (1.14 − 0.70 × 1.09) ÷ 20 (Tables 6.2, 5.5); N by eq. 11.8, C:N 15."""
    field = carbon.SoilCarbonChange(
        area="3 ha", climate="cool_moist", soil="high_activity_clay", before="grassland improved", after="annual_crop no_till"
    )
    lost = 3 * 95_000 * (1.14 - 0.70 * 1.09) / 20
    assert isclose(gases(field)["co2"], lost * 44 / 12, rel_tol=1e-9)
    assert isclose(gases(field)["n2o"], lost / 15 * (0.006 + 0.24 * 0.011) * N2O, rel_tol=1e-8)
    [line] = [line for line in carbon.calculate(field).to_dict()["lines"] if line["gases_kg"].get("co2")]
    assert (line["scope"], line["basis"]) == (1, None)


def test_tillage_that_returns_on_dry_cropland():
    """C:N 10 of cropland that remains cropland; nothing is leached in dry climates."""
    field = carbon.SoilCarbonChange(area="1 ha", climate="cool_dry", soil="sandy", before="annual_crop no_till", after="annual_crop")
    lost = 34_000 * 0.77 * (1.03 - 1.0) / 20
    assert isclose(gases(field)["n2o"], lost / 10 * 0.005 * N2O, rel_tol=1e-7)


def test_soil_that_gains_carbon_is_a_removal_in_no_total():
    ley = carbon.SoilCarbonChange(area="1 ha", climate="warm_moist", soil="sandy", before="annual_crop", after="native")
    result = carbon.calculate(ley, gwp_set="ar6_100")
    assert result.co2e_kg == 0
    assert {finding.code for finding in result.findings} >= {"carbon_gained"}
    gained = result.to_dict()["beside"]["removal"]["co2e_kg"]
    assert isclose(gained, 34_000 * (1 - 0.69) / 20 * 44 / 12, rel_tol=1e-9)


@pytest.mark.parametrize("climate", CLIMATES)
def test_soils_of_every_climate(climate):
    """Spodic soil is in moist boreal and cool climates only; montane cropland has no factor of its own in Table 5.5."""
    after = "grassland severely_degraded"
    for soil in SOILS:
        result = carbon.calculate(carbon.SoilCarbonChange(area="1 ha", climate=climate, soil=soil, before="native", after=after))
        known = soil != "spodic" or climate in ("boreal_moist", "boreal_dry", "cool_moist")
        known = known and not (soil == "low_activity_clay" and climate.startswith("boreal"))
        assert (result.co2e_kg is not None) == known, soil


def test_a_soil_without_figure_is_unanswered():
    lost = carbon.calculate(carbon.SoilCarbonChange(area="1 ha", climate="tropical_wet", soil="spodic", before="native", after="grassland"))
    assert lost.co2e_kg is None
    assert "no figure for carbon of tropical_wet spodic (soil)" in lost.findings[0].message.replace("tropical wet", "tropical_wet")


def test_forest_that_is_cleared():
    """2006 Guidelines vol. 4, eq. 2.16 by hand: 2 ha × (120 − 5) t × 0.5 × 44/12 = 421.67 t CO2; a twentieth of it a year."""
    cleared = carbon.LandUseChange(area="2 ha", biomass_before="120 t/ha", biomass_after="5 t/ha", carbon_fraction=0.5)
    assert isclose(gases(cleared)["co2"], 2 * 115 * 0.5 * 44 / 12 * 1000, rel_tol=1e-12)
    yearly = cleared.model_copy(update={"booked": 0.05})
    assert isclose(gases(yearly)["co2"], 115 * 0.05 * 44 / 12 * 1000, rel_tol=1e-12)
    planted = carbon.LandUseChange(area="2 ha", biomass_before="5 t/ha", biomass_after="6 t/ha", carbon_fraction=0.5)
    assert carbon.calculate(planted).co2e_kg == 0
    assert isclose(carbon.calculate(planted).to_dict()["beside"]["removal"]["co2e_kg"], 2 * 0.5 * 44 / 12 * 1000, rel_tol=1e-12)


CASES = [
    ("crop_residues", {"harvest": "1 t", "crop": "teff"}, "word_unknown", "crop 'teff' is unknown"),
    ("crop_residues", {"harvest": "1 t", "crop": "oats", "removed": 0.7, "burned": 0.4}, "shares_invalid", "are more than all residues"),
    ("rice_cultivation", {"area": "1 ha", "duration": "100 d"}, "field_missing", "rice_cultivation needs water"),
    ("rice_cultivation", {"area": "1 ha", "duration": "9 d", "water": "awd"}, "word_unknown", "water 'awd' is unknown"),
    (
        "rice_cultivation",
        {"area": "1 ha", "duration": "9 d", "water": "upland", "amendments": "manure=1 t"},
        "word_unknown",
        "amendment 'manure' is unknown. Nearest: green_manure",
    ),
    (
        "rice_cultivation",
        {"area": "1 ha", "duration": "9 d", "water": "upland", "factor": "1 kg CH4/kg"},
        "dimension",
        "is per kg",
    ),
    (
        "rice_cultivation",
        {"area": "1 ha", "duration": "9 d", "water": "upland", "zone": "europe", "factor": "1 kg CH4/ha_day"},
        "fields_contradict",
        "factor and zone europe both give the daily factor",
    ),
    ("rice_cultivation", {"area": "1 ha", "duration": "400 d", "water": "upland"}, "number_invalid", "duration 400 d is more than a year."),
    (
        "rice_cultivation",
        {"area": "1 ha", "duration": "100 d", "water": "upland", "factor": "1 kg CH4/ha_day"},
        "gas_invalid",
        "methane of rice is biogenic, and factor '1 kg CH4/ha_day' says fossil. Write CH4_biogenic in it.",
    ),
    ("biomass_burning", {"mass": "1 t", "burned": 1, "gases": "ch4=2 g"}, "gas_invalid", "ch4 of plants is biogenic. Write ch4_biogenic"),
    ("biomass_burning", {"mass": "1 t", "burned": 1, "gases": "ch4_biogenic=2 kg"}, "number_invalid", "gases come to 2 kg of a kg"),
    ("crop_residues", {"harvest": "1 t"}, "field_missing", "crop_residues needs crop. Give crop=, one of winter_wheat, spring_wheat"),
    (
        "soil_carbon_change",
        {"area": "1 ha", "climate": "cool_dry", "soil": "sandy", "before": "annual_crop no_till full_tillage", "after": "rice"},
        "fields_contradict",
        "'annual_crop no_till full_tillage' names no_till and full_tillage. Write one tillage.",
    ),
    (
        "land_use_change",
        {"area": "1 ha", "biomass_before": "120 t", "biomass_after": "5 t/ha", "carbon_fraction": 0.5},
        "rate_invalid",
        "'120 t' is not a rate. Write it as '4 t/ha'.",
    ),
    ("biomass_burning", {"area": "1 ha", "burned": 1, "gases": "n2o=1 g"}, "field_missing", "area needs load"),
    ("biomass_burning", {"mass": "1 t", "gases": "n2o=1 g"}, "field_missing", "the share that burns is not known"),
    ("biomass_burning", {"mass": "1 t", "burned": 1, "crop": "oats"}, "fields_contradict", "burned follows from crop"),
    ("biomass_burning", {"mass": "1 t", "burned": 1}, "field_missing", "gases of other vegetation are not in the catalogue"),
    ("biomass_burning", {"mass": "1 t", "crop": "oats", "vegetation": "savanna"}, "fields_contradict", "Leave one of them out."),
    ("organic_soil", {"area": "1 ha", "use": "forest", "climate": "boreal"}, "field_missing", "needs condition, one of nutrient_poor"),
    (
        "organic_soil",
        {"area": "1 ha", "use": "cropland", "climate": "boreal", "condition": "nutrient_rich"},
        "field_contradicts",
        "Leave condition out.",
    ),
    (
        "organic_soil",
        {"area": "1 ha", "use": "rewetted", "climate": "tropical", "ditches": "2 %"},
        "field_contradicts",
        "ditches of rewetted soil are part of it",
    ),
    (
        "soil_carbon_change",
        {"area": "1 ha", "climate": "cool_dry", "soil": "sandy", "before": "lawn", "after": "native"},
        "word_unknown",
        "before: 'lawn' names no use. Write one of native, annual_crop",
    ),
    (
        "soil_carbon_change",
        {"area": "1 ha", "climate": "cool_dry", "soil": "sandy", "before": "grassland no_till", "after": "native"},
        "word_unknown",
        "'no_till' is not a management of grassland.",
    ),
    (
        "soil_carbon_change",
        {"area": "1 ha", "climate": "cool_dry", "soil": "sandy", "before": "native", "after": "grassland", "duration": "21 a"},
        "number_invalid",
        "Write 20 years at most.",
    ),
    (
        "land_use_change",
        {"area": "1 ha", "biomass_before": "1 t", "biomass_after": "1 t/ha", "carbon_fraction": 0.5},
        "rate_invalid",
        "biomass_before",
    ),
]


@pytest.mark.parametrize(("word", "fields", "code", "message"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)])
def test_what_cannot_be(word, fields, code, message):
    assert_refused(word, fields, code, message)


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("skörderester", {"amount": "700 t", "crop": "oats", "climate": "wet"}),
        ("risodling", {"amount": "10 ha", "duration": "113 d", "water": "irrigated", "amendments": "straw=5 t"}),
        ("halmbränning", {"amount": "20 t", "crop": "barley"}),
        ("torvjord", {"amount": "12 ha", "use": "cropland", "climate": "boreal"}),
        ("markkol", {"amount": "3 ha", "climate": "cool_moist", "soil": "sandy", "before": "native", "after": "annual_crop low_input"}),
        ("avskogning", {"amount": "2 ha", "biomass_before": "120 t/ha", "biomass_after": "5 t/ha", "carbon_fraction": "0.5"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_way_gives_the_same(word, fields, tmp_path, capsys):
    totals = every_way(word, fields, tmp_path, capsys)
    assert totals["python"] > 0
    assert len(set(totals.values())) == 1, totals


def test_land_that_holds_the_same_carbon_says_so():
    same = carbon.SoilCarbonChange(area="3 ha", climate="cool_moist", soil="sandy", before="grassland", after="grassland nominal")
    result = carbon.calculate(same)
    assert result.co2e_kg == 0
    said = next(finding.message for finding in result.findings if finding.code == "carbon_unchanged")
    assert said == "before and after hold the same carbon: nothing is lost or gained."


YEARLY = [
    ("livestock", {"animals": 10, "animal": "sheep"}),
    ("livestock", {"animals": 10, "animal": "dairy_cattle", "zone": "asia"}),
    ("manure", {"animals": 10, "weight": "60 kg", "animal": "sheep", "system": "drylot", "climate": "cool_dry", "zone": "asia"}),
    ("organic_soil", {"area": "2 ha", "use": "cropland", "climate": "boreal"}),
    ("organic_soil", {"area": "2 ha", "use": "cropland", "climate": "boreal", "factor": "25 t CO2/ha_year"}),
    ("soil_carbon_change", {"area": "2 ha", "climate": "cool_dry", "soil": "sandy", "before": "native", "after": "annual_crop"}),
    (
        "domestic_waste_water",
        {"people": 9, "system": "untreated", "oxygen_demand": "60 g/inhabitant_day", "nitrogen": "5 kg/inhabitant_year"},
    ),
]


@pytest.mark.parametrize(("word", "fields"), YEARLY, ids=[f"{word}-{number}" for number, (word, _) in enumerate(YEARLY)])
def test_a_yearly_rate_of_land_and_animals_takes_the_time_of_the_period(word, fields):
    """A quarter is 90 of the 365 days of 2023; a duration that is said is kept; rows of a table are as alone."""
    year, quarter = (carbon.calculate(word, period=period, **fields) for period in ("2023", "2023-Q1"))
    assert quarter.co2e_kg == pytest.approx(year.co2e_kg * 90 / 365, rel=1e-12)
    said = next(finding.message for finding in quarter.findings if finding.code == "duration_from_period")
    assert said == "the period is 0.2466 years, and the yearly rate is applied to that time. Write duration=1 a for a whole year."
    assert "duration_from_period" not in {finding.code for finding in year.findings}
    kept = carbon.calculate(word, period="2023-Q1", duration="1 a", **fields)
    assert kept.co2e_kg == pytest.approx(year.co2e_kg, rel=1e-12)
    table = pl.DataFrame({"period": ["2023", "2023-Q1"], **{name: [str(value)] * 2 for name, value in fields.items()}})
    rows = carbon.calculate(table, kind=word, map_names=True).to_frame()["co2e_kg"].to_list()
    assert rows == pytest.approx([year.co2e_kg, quarter.co2e_kg], rel=1e-12)
