"""Caveats: what a figure does not count is said wherever it is used, and nowhere else."""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import carbon
from carbon.activities.fields.words import fuels
from carbon.core.store.read import store
from carbon.factors.catalogue import catalogue
from carbon.factors.gaps import caveats_of
from carbon.reporting.language.words import Words

FILE = Path(__file__).parents[2] / "emission_factors" / "caveats.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))


def said(word, amount=None, **fields):
    return [finding.message for finding in carbon.calculate(word, amount, **fields).findings if finding.code == "factor_caveat"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['key']}-{row['value']}" for row in ROWS])
def test_every_caveat_is_of_factors_that_are_there_and_in_swedish(row):
    all_of_key = [factor for _, factor in catalogue().by_key(row["key"])]
    words = [(factor, factor.qualifiers | {"stage": factor.stage, "note": factor.note}) for factor in all_of_key]
    factors = [factor for factor, said in words if fnmatchcase(said.get(row["qualifier"], ""), row["value"])]
    of = [factor for factor in factors if fnmatchcase(factor.publication.name, row["publications"])]
    assert of
    assert all(sum(row["caveat"] in finding.message for finding in caveats_of(factor)) == 1 for factor in of)
    assert not any(row["caveat"] in finding.message for factor in factors if factor not in of for finding in caveats_of(factor))
    assert row["source"]
    assert Words("sv").knows(row["caveat"])


def test_burned_plastic_by_the_british_figure_says_what_it_counts():
    burned = {"material": "plast", "treatment": "combustion", "region": "SE", "period": 2023}
    (message,) = said("waste", "1 t", **burned)
    assert message.startswith("the figure of burning waste is of collection and transport alone; what leaves the chimney")
    assert said("waste", "1 t", **{**burned, "treatment": "landfill"}) == []
    assert said("waste", "1 t", material="mixed_msw", treatment="combustion", region="US", period=2023) == []


def test_mixed_waste_of_britain_says_whose_it_is():
    mixed = {"treatment": "landfill", "region": "GB", "period": 2022}
    (message,) = said("mixed waste", "1 t", **mixed)
    assert "that of households is material=residual_household_waste" in message
    households = carbon.calculate("waste", "1 t", material="residual_household_waste", **mixed)
    assert said("waste", "1 t", material="residual_household_waste", **mixed) == []
    assert households.co2e_kg != carbon.calculate("mixed waste", "1 t", **mixed).co2e_kg


@pytest.mark.parametrize(
    ("fuel", "other"), [("lubricants", "lubricant use"), ("coke", "industrial_process"), ("bitumen", "asphalt"), ("naphtha", "ethylene")]
)
def test_a_fuel_that_is_often_not_burned_names_what_else_it_may_be(fuel, other):
    found = carbon.calculate("fuel", "1 t", fuel=fuel, region="SE", period=2019)
    (message,) = {finding.message for finding in found.findings if finding.code == "factor_caveat"}
    assert message.startswith("all of it is counted as burned")
    assert other in message
    assert all(finding.code != "factor_caveat" for finding in carbon.calculate("diesel", "1 t", region="GB", period=2019).findings)


def test_caveats_are_in_the_index():
    assert len(store().rows("SELECT * FROM caveat")) == len(ROWS)


def test_a_fertiliser_or_pesticide_that_is_printed_per_what_is_in_it_says_so():
    (message,) = said("herbicide", "1 kg", region="FR", period=2019)
    assert message.startswith("the figure is per kilogram of active substance, not of the product")
    urea = carbon.calculate("material", "1 t", material="urea_manufacture", region="FR", period=2019)
    assert urea.co2e_kg == pytest.approx(4253, rel=0.01)
    assert any("per tonne of nitrogen (N)" in finding.message for finding in urea.findings if finding.code == "factor_caveat")


def test_no_unit_of_the_base_carbone_hides_of_what_it_is():
    """A heading of units.csv that names more than a unit says in column `of` what, or is here, where the name of the row says it."""
    with (FILE.parent / "ademe" / "units.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    named = {
        "kgCO2e/kg de poids net", "kgCO2e/tonne de déchets", "kgCO2e/kg de cuir traité", "kgCO2e/m² de paroi", "kgCO2e/m de route",
        "kgCO2e/m² de sol", "kgCO2e/m² de toiture",
    }  # fmt: skip
    silent = {row["heading"] for row in rows if not row["of"] and (" de " in row["heading"] or " d'" in row["heading"])}
    assert silent == named


def test_every_biofuel_gives_its_biogenic_carbon_or_says_that_the_source_does_not():
    """Biogenic CO2 is reported beside the scopes: GHG Protocol Corporate Standard, ch. 9. Where a source leaves it out, that is said."""
    found = carbon.catalogue()
    checked = []
    for fuel in fuels().values():
        burned = [factor for _, factor in found.by_key(f"fuel.{fuel}") if factor.stage == "combustion"]
        forms = [form.gases for factor in burned if factor.stages == ("combustion",) for form in factor.forms]
        gases = {gas for form in forms for gas, mass in form.items() if mass}
        if "co2_biogenic" not in gases or "co2" in gases:
            continue
        for factor in burned:
            gives = any("co2_biogenic" in form.gases for form in factor.forms)
            says = any("no biogenic CO2" in finding.message for finding in caveats_of(factor))
            assert gives != says, factor.id
            checked.append(factor.id)
    assert len(checked) > 100


def test_a_biofuel_whose_source_gives_fossil_carbon_alone_is_not_complete():
    """SPBI prints 0 kg of fossil CO2 for HVO and nothing else: methane and nitrous oxide of the engine are not in the answer."""
    hvo = carbon.calculate("hvo100", "5 m3", region="SE", period=2023)
    assert hvo.complete_but_for == ("CH4 and N2O of combustion of fuel",)
    assert any("no biogenic CO2" in finding.message for finding in hvo.findings)
    # Nothing is burned where the wind blows, or on a bicycle.
    assert carbon.calculate("own_electricity", "5 MWh", technology="wind", region="SE").complete_but_for == ()
    assert carbon.calculate("cykel", "5 km", region="SE", period=2023).complete_but_for == ()
