"""Fuels of a mix, and fuels with properties of their own, are read as any fuel: by whatever word, and asked about where it has two meanings."""

from __future__ import annotations

import pytest

import carbon

PLACE = {"region": "SE", "period": 2022}


def mixed(shares, **more):
    return carbon.calculate("fuel_blend", "1000 l", shares=shares, **{**PLACE, **more})


@pytest.mark.parametrize(
    ("plain", "others"),
    [
        ("petrol=0.9; bioethanol=0.1", ["bensin=0.9; etanol=0.1", "Gasoline=0.9; ethanol=0.1"]),
        ("diesel=0.93; biodiesel=0.07", ["gazole=0.93; biodiesel=0.07", "Diesel =0.93; FAME=0.07"]),
    ],
)
@pytest.mark.parametrize("region", ["SE", "GB", "FR"])
def test_the_fossil_part_is_without_biofuel_whatever_it_is_called(plain, others, region):
    """The fuel of the pump holds biofuel already: by another word it was counted twice, a tenth too little in Sweden."""
    wanted = mixed(plain, region=region)
    assert {line.factor.qualifiers.get("blend") for _, line in wanted.plan.lines if line.factor.key in ("fuel.petrol", "fuel.diesel")} == {
        "mineral"
    }
    for shares in others:
        assert mixed(shares, region=region).co2e_kg == wanted.co2e_kg


def test_a_blend_is_no_part_of_a_mix():
    (said,) = [item.message for item in mixed("E10=0.5; petrol=0.5").findings if item.severity == "error"]
    assert said == "E10 is a blend itself. Write its parts, as petrol and bioethanol, with their shares."


def test_a_word_of_two_meanings_is_asked_about_in_a_mix_and_with_own_properties_too():
    asked = "'kerosene' has two meanings in FR"
    found = mixed("kerosene=0.5; diesel=0.5", region="FR")
    assert found.co2e_kg is None
    assert [item.message.startswith(asked) for item in found.findings if item.severity == "error"] == [True]
    with pytest.raises(carbon.CarbonError, match=asked):
        carbon.calculate("fuel", "1 t", fuel="kerosene", carbon_content="0.85 kg/kg", region="FR", period=2022)


def test_own_properties_of_a_word_that_is_a_blend_are_refused_as_those_of_a_stated_one():
    for words in ({"fuel": "E10"}, {"fuel": "petrol", "blend": "e10"}):
        found = carbon.calculate("fuel", "1 t", carbon_content="0.85 kg/kg", region="GB", period=2022, **words)
        (said,) = [item.message for item in found.findings if item.severity == "error"]
        assert said.casefold() == "own properties describe one fuel, but e10 is calculated as its parts. leave out blend or the properties."


@pytest.mark.parametrize(
    ("fuel", "gas", "said"), [("rapsolja", "co2", True), ("diesel", "co2", False), ("wood_chips", "co2_biogenic", False)]
)
def test_carbon_of_a_fuel_that_nothing_is_known_of_is_said_to_be_taken_as_fossil(fuel, gas, said):
    found = carbon.calculate("fuel", "1 t", fuel=fuel, carbon_content="0.5 kg/kg", region="SE", period=2022)
    assert found.gases_kg()[gas] == pytest.approx(500 * 44 / 12)
    assert [item.severity for item in found.findings if item.code == "carbon_assumed"] == (["warning"] if said else [])
