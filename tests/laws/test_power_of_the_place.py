"""Power and heat by the publishers' printed numbers: of the place asked, each once."""

from __future__ import annotations

import pytest

import carbon

POLICY = carbon.Policy(gwp_set="ar5_100")


def electricity(place, year, amount="1 MWh"):
    return carbon.calculate("electricity", amount, region=place, period=year, policy=POLICY)


def codes(result):
    return {finding.code for finding in result.findings}


def test_upstream_of_losses_is_not_upstream_again():
    """Södertörns Fjärrvärme, Miljövärden 2019, page text: 24.59 g/kWh of combustion and 3.24 g/kWh of transport and production."""
    result = carbon.calculate("district_heating", "1 MWh", network="södertörn", region="SE", period=2019)
    assert result.co2e_kg == pytest.approx(24.59 + 3.24)
    assert [line.stage for _, line in result.plan.lines] == ["generation", "wtt"]


@pytest.mark.parametrize(("kind", "key"), [("electricity", "electricity.grid"), ("district_heating", "heat.district")])
def test_own_upstream_without_a_part_is_counted_once(kind, key, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(f"key,stages,region,unit,mass,co2\n{key},generation,SE,kWh,kg,0.5\n{key},wtt,SE,kWh,kg,0.1\n", encoding="utf-8")
    own = carbon.Catalogue.read(path) | carbon.catalogue()
    result = carbon.calculate(kind, "1 MWh", region="SE", period=2019, catalogue=own)
    assert result.co2e_kg == pytest.approx(600.0)


@pytest.mark.parametrize("place", ["world", None])
def test_the_world_is_the_world(place):
    """Ember, yearly electricity data 2025, carbon intensity of electricity, World 2022: 489.52 g/kWh."""
    result = electricity(place, 2022)
    assert result.co2e_kg == pytest.approx(489.52, rel=1e-4)
    assert result.total_kg("market") == result.co2e_kg
    assert "residual_mix_missing" in codes(result)


@pytest.mark.parametrize(
    ("place", "holds"), [("SE", True), ("NO", True), ("FI", True), ("DK", True), ("IS", False), ("GB", False), ("nordic", False)]
)
def test_a_residual_mix_holds_in_its_market(place, holds):
    """Ei, Nordisk residualmix 2023: 524.10 g/kWh, calculated for Sweden, Norway, Finland and Denmark."""
    result = electricity(place, 2023)
    found = codes(result)
    assert (result.total_kg("market") == pytest.approx(524.10)) is holds
    assert ("residual_mix_missing" in found) is not holds
    assert not {"region_stand_in"} & found
    if holds:
        assert "region_wider" not in found


def test_power_of_a_wider_area_is_a_warning():
    found = [item for item in electricity("nordic", 2023).findings if item.code == "region_wider"]
    assert [item.severity for item in found] == ["warning"]
    assert "no factor for nordic" in found[0].message
    assert "that of europe is taken, which may differ several times" in found[0].message


def test_heat_of_a_country_is_no_heat_of_the_world():
    result = carbon.calculate("district_heating", "1 MWh", period=2022)
    assert result.co2e_kg is None
    assert any(item.code == "factor_missing" for item in result.findings)


def test_a_proxy_without_a_region_is_a_warning():
    result = carbon.calculate("diesel", "10 l", period=2022)
    assert any(item.code == "region_stand_in" and item.severity == "warning" for item in result.findings)


def test_power_without_a_year_goes_after_that_of_the_year():
    """ADEME's power of French Guiana states no year; Ember prints 2023. What is lost of ADEME's is not lost of Ember's."""
    result = electricity("GF", 2023)
    assert [line.factor.publication.name for _, line in result.plan.lines if line.basis == "location"] == ["ember-2025"]
    assert [line.stage for _, line in result.plan.lines if line.basis is None] == []
    assert "transmission of electricity" in result.complete_but_for
    undated = carbon.calculate("electricity", "1 MWh", region="GF")
    assert undated.complete
