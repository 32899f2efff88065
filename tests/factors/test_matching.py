"""Which factor is chosen, and why the others are not."""

from __future__ import annotations

import pytest

import carbon
from carbon.factors.matching import Wanted, match, rejected


def codes(result):
    return {finding.code for finding in result.findings}


def wanted(key, stage="combustion", region="SE", year=2019, unit="l", **words):
    return Wanted(key, tuple(sorted(words.items())), stage, region, year, unit)


def test_the_own_region_goes_before_a_proxy_for_a_national_blend():
    taken = match(carbon.catalogue(), wanted("fuel.diesel"), carbon.Policy())
    assert taken.factor.region == "SE"


def test_the_year_of_the_activity_decides():
    for year in range(2016, 2026):
        assert match(carbon.catalogue(), wanted("fuel.diesel", region="GB", year=year), carbon.Policy()).factor.year == year


def test_no_factor_of_the_future():
    assert match(carbon.catalogue(), wanted("fuel.diesel", region="GB", year=2015, stage="wtt"), carbon.Policy()) is None
    found = match(carbon.catalogue(), wanted("fuel.diesel", region="GB", year=2015, stage="wtt"), carbon.Policy(future_factors=True))
    assert found.factor.year == 2016


def test_no_period_takes_the_newest_edition_and_says_so():
    result = carbon.calculate("diesel", "1 l", region="GB")
    assert result.plan.lines[0][1].factor.year == 2025
    assert "period_assumed" in codes(result)


def test_an_old_factor_is_a_finding():
    result = carbon.calculate("diesel", "1 l", region="GB", period=2028)
    finding = next(finding for finding in result.findings if finding.code == "vintage_gap")
    assert finding.severity == "warning"
    assert "2 years from 2028" in finding.message


def test_electricity_of_another_country_never_stands_in():
    result = carbon.calculate("electricity", "1 MWh", region="SJ", period=2019)
    assert all(line.factor.region != "GB" for _, line in result.plan.lines)


def test_losses_of_another_country_never_stand_in():
    result = carbon.calculate("electricity", "1 MWh", region="SE", period=2019)
    assert not [line for _, line in result.plan.lines if line.stage == "transmission"]
    assert "stage_missing" in codes(result)


def test_a_proxy_is_a_finding():
    result = carbon.calculate("flight", None, origin="LLA", destination="ARN", region="SE", period=2019)
    assert "region_stand_in" in codes(result)


def test_a_split_that_leaves_upstream_out_gives_way_to_a_covering_factor():
    """SPBI prints the CO2 of heating oil without upstream; Boverket covers both, so upstream is not forgotten."""
    result = carbon.calculate("heating_oil", "100 l", region="SE", period=2019)
    assert [line.factor.id for _, line in result.plan.lines] == ["boverket-02.07.000/fuel.heating_oil/SE/combustion+wtt"]


def test_the_stages_of_a_national_blend_belong_together():
    """SPBI prints FAME as 0 fossil CO2; upstream of the UK would be a proxy, while Energimyndigheten has both: 1094 g/l."""
    result = carbon.calculate("fame", "100 l", region="SE", period=2019)
    assert result.co2e_kg == pytest.approx(109.4)
    own = carbon.calculate("flygfotogen", "100 l", region="SE", period=2019)
    assert [line.factor.publication.name for _, line in own.plan.lines] == ["spbi-2019", "uk-2019"]


def test_rejected_candidates_keep_their_reason():
    catalogue, policy = carbon.catalogue(), carbon.Policy()
    asked = wanted("fuel.diesel")
    taken = match(catalogue, asked, policy)
    found = rejected(catalogue, asked, policy)
    reasons = {item.factor.id: item.reason for item in found}
    assert taken.factor.id not in reasons
    assert all(reasons.values())
    candidates = [factor for _, factor in catalogue.by_key("fuel.diesel") if factor.stage == "combustion"]
    assert len(reasons) == len(candidates) - 1
    assert "not average" in reasons["spbi-2019/fuel.diesel/blend=mineral/combustion".replace("/combustion", "/SE/combustion")]
    assert "loses on region" in reasons["uk-2019/fuel.diesel/blend=average/GB/2019/combustion"]


def test_an_own_factor_is_asked_first(tmp_path):
    path = tmp_path / "supplier_factors.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,co2,locator\nfuel.diesel,blend=average,combustion,SE,l,kg,2.0,invoice 7\n", encoding="utf-8"
    )
    own = carbon.Catalogue.read(path)
    result = carbon.calculate("diesel", "10 l", region="SE", period=2019, catalogue=own | carbon.catalogue())
    assert result.where(stage="combustion").co2e_kg == 20.0
    assert result.plan.lines[0][1].form.locator == "invoice 7"


def test_own_factors_that_cannot_be_read_are_all_named(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("key,stages,unit,co2\nfuel.x,burning,l,1\nfuel.y,combustion,gallonen,1\n", encoding="utf-8")
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.Catalogue.read(path)
    assert "own.csv row 2: stages 'burning' is unknown" in str(caught.value)
    assert "own.csv row 3: unit 'gallonen' is unknown" in str(caught.value)


def test_an_inline_factor_with_several_gases():
    result = carbon.calculate("resin", "2 t", factor="2.5 kg CO2/kg + 1 g CH4/kg", evidence="EPD 12", gwp_set="ar5_100")
    assert result.gases_kg() == {"co2": 5000.0, "ch4_fossil": 2.0}
    assert result.co2e_kg == 5056.0
    assert "EPD 12" in result.explain()


def test_plain_kwh_of_a_fuel_follow_the_billing_custom():
    gross = carbon.calculate("natural gas", "100 kWh", region="GB", period=2019)
    assert gross.co2e_kg == carbon.calculate("natural gas", "100 kWh_gross", region="GB", period=2019).co2e_kg
    assert "heating_value_assumed" in codes(gross)
    nowhere = carbon.calculate("natural gas", "100 kWh", period=2019)
    assert nowhere.co2e_kg is None
    assert "kWh_net" in " ".join(finding.message for finding in nowhere.findings)


def test_a_gas_without_gwp_leaves_the_row_unanswered():
    result = carbon.calculate("sevoflurane", "250 ml", gwp_set="ar4_100")
    assert result.co2e_kg is None
    assert not result.complete
    assert "ar4_100 has no GWP of sevoflurane" in result.findings[0].message


def test_a_gwp_clash_is_a_finding():
    result = carbon.calculate("diesel", "1 l", region="GB", period=2019, gwp_set="ar6_100")
    assert "gwp_set_differs" in codes(result)
    assert "gwp_set_differs" not in codes(carbon.calculate("diesel", "1 l", region="GB", period=2019, gwp_set="ar4_100"))


def test_flight_bands_warn_near_their_edge():
    near = carbon.Flight(distance="3700 km", region="GB", period=2019)
    assert "band_edge" in codes(carbon.calculate(near))
    assert "band_edge" not in codes(carbon.calculate(carbon.Flight(distance="2000 km", region="GB", period=2019)))


def test_a_cabin_that_is_not_served_is_said():
    result = carbon.calculate("flight", None, origin="LLA", destination="GEV", cabin="business", region="GB", period=2019)
    assert "cabin_not_served" in codes(result)


def test_search_forgives_typos_and_knows_three_languages():
    for text in ("grid electricity", "grid electrcity", "elnät", "électricité réseau"):
        assert "electricity.grid" in set(carbon.search(text)["key"])


def test_factor_and_match():
    taken = carbon.factor("electricity", region="SE", period=2019)
    assert taken.factor.id == "ember-2025/electricity.grid/SE/2019/generation+wtt+infrastructure"
    assert all(reasons for _, reasons in carbon.match("diesel", region="SE", period=2019))


def test_market_based_order_is_never_left_without_a_number(tmp_path):
    """Contract → supplier → residual mix → location factor (Scope 2 Guidance, table 6.3); each step down is a finding."""
    path = tmp_path / "own.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,co2,locator\n"
        "electricity.contract,contract=wind,generation,SE,kWh,g,11,GO\n"
        "electricity.supplier,supplier=kraft,generation,SE,kWh,g,22,invoice\n",
        encoding="utf-8",
    )
    known = carbon.Catalogue.read(path) | carbon.catalogue()

    def market(supply, region="SE", year=2019):
        activity = carbon.Electricity(energy="1 MWh", region=region, period=year, supply=supply)
        result = carbon.calculate(activity, catalogue=known)
        return result.total_kg("market"), codes(result)

    assert market("wind")[0] == pytest.approx(11.0)
    assert market("kraft")[0] == pytest.approx(22.0)
    assert market(None)[0] == pytest.approx(338.53)
    value, found = market("sun")
    assert value == pytest.approx(338.53)
    assert "contract_factor_missing" in found
    value, found = market(None, "FR")
    assert value == carbon.calculate("electricity", "1 MWh", region="FR", period=2019).total_kg("location")
    assert "residual_mix_missing" in found


def test_one_leg_without_a_factor_leaves_the_flight_unanswered(tmp_path):
    """A question answered only in part is the dangerous failure: the other leg must not pass for the whole."""
    path = tmp_path / "own.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,co2,locator\nair.passenger,haul=short_haul; cabin=average,combustion,SE,pkm,g,90,EPD\n",
        encoding="utf-8",
    )
    only = carbon.Catalogue.read(path)
    short = carbon.calculate(carbon.Flight(origin="LLA", destination="ARN", region="SE", period=2019), catalogue=only)
    long = carbon.calculate(carbon.Flight(origin="LLA", via="ARN", destination="JFK", region="SE", period=2019), catalogue=only)
    assert short.complete
    assert not long.complete
    assert long.co2e_kg is None
    assert "long_haul" in long.findings[0].message


def test_a_subregion_of_a_grid_lies_in_its_country():
    from carbon.core.regions import lineage

    assert lineage("US-RFCW") == ("US-RFCW", "US", "north_america", "world")
    own = match(carbon.catalogue(), wanted("electricity.grid", "generation", "US-RFCW", 2025, "kWh"), carbon.Policy())
    assert own.factor.region == "US-RFCW"
    wider = match(carbon.catalogue(), wanted("electricity.grid", "generation", "US-RFCW", 2012, "kWh"), carbon.Policy(future_factors=False))
    assert wider is None or wider.factor.region in ("US", "north_america", "world")


def test_what_came_nearest_is_named_when_nothing_meets():
    from carbon.factors.matching import closest

    unit = closest(carbon.catalogue(), wanted("fuel.diesel", unit="kWh", region="world"), carbon.Policy())
    assert "write kWh_net or kWh_gross" in unit.reason
    other = closest(carbon.catalogue(), wanted("waste", "end_of_life", "GB", 2019, "t", material="moon_dust"), carbon.Policy())
    assert "not moon_dust" in other.reason
    assert closest(carbon.catalogue(), wanted("no.such.key"), carbon.Policy()) is None


def test_what_the_own_country_prints_by_network_is_nearer_than_another_country():
    """France prints its heat by network: the refusal names one of them, and what was left open, before the mean of Sweden."""
    result = carbon.calculate([carbon.DistrictHeating(energy="1 MWh", region="FR", period=2022)])
    [said] = [finding.message for finding in result.findings if finding.severity == "error"]
    assert "/FR/" in said
    assert "is for network " in said
    assert "which does not stand in for FR" not in said


def test_an_explanation_says_why_a_factor_is_taken_and_what_a_gas_comes_to():
    """100 km × 0.04069 kg CO2e/km, printed without gases; the car that was asked for is the car of the factor."""
    said = carbon.calculate("car_travel", "100 km", fuel="diesel", size="medium", region="GB", period=2019).explain()
    assert "region GB, valid 2019, stage combustion alone, specific\n" in said
    assert "co2e: 100 × 0.04069 kg/vkm = 4.069 kg CO2e (ar4_100)\n" in said


def test_a_stand_in_says_which_words_would_let_the_home_factor_answer():
    """Energimyndigheten's LNG of 2016 (3 625 g/kg) is of vehicles."""
    found = carbon.calculate("lng", "1 t", region="SE", period=2016)
    assert any("unless use=vehicle is written" in finding.message for finding in found.findings if finding.code == "region_stand_in")
    assert carbon.calculate("lng", "1 t", use="vehicle", region="SE", period=2016).co2e_kg == pytest.approx(3625)
