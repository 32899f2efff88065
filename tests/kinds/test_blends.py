"""Blends of refrigerants against the values that their publishers print, under every GWP set, and own values of gases."""

from __future__ import annotations

import csv
from collections import Counter
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.methods.release import blends, components
from carbon.core.errors import CarbonError
from carbon.core.gases import gas, gwp, gwp_set_names
from carbon.core.store.read import store
from carbon.factors.policy import Policy

_FILE = Path(__file__).with_name("published_blends.csv")
ROWS = list(csv.DictReader(_FILE.read_text(encoding="utf-8").splitlines()))
SLIPS = {
    ("UK DESNZ 2025", "R-405A"): "prints 4821 and 3920; its composition gives 4965 and 4064",
    ("UK DESNZ 2025", "R-511A"): "prints 7 and 6.9; 95 % propane at its own 0.06 and 5 % dimethyl ether give 0.1",
    ("US EPA Hub 2025", "R-424A"): "prints 3104; its composition gives 2212, as UK DESNZ prints",
}
"""Values that do not follow from the composition that their publisher states."""
UK_WEIGHTS = "ar5_100 + isobutane=3 + propylene=2 + propane=0.06 + butane=0.006 + ethane=0.437 + pentane=5 + isopentane=5 + dimethylether=1"
"""UK DESNZ 2025, Refrigerant & other, Other products: R600A 3, R1270 2, R290 0.06, R600 0.006, R170 0.437; the last three by (EU)
517/2014, Annex IV."""


def leak(name: str, gwp_set: str, *, other_gases: bool = True):
    return carbon.calculate(carbon.Refrigerant(gas=name, mass="1 kg"), policy=Policy(gwp_set=gwp_set, other_gases=other_gases))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['publication']} {row['blend']} {row['counts']}")
def test_a_blend_has_the_published_value(row):
    if (row["publication"], row["blend"]) in SLIPS:
        pytest.skip(SLIPS[row["publication"], row["blend"]])
    sets = UK_WEIGHTS if row["publication"].startswith("UK") else row["gwp_set"]
    result, printed = leak(row["blend"], sets, other_gases=row["counts"] == "all"), float(row["value"])
    assert result.co2e_kg == pytest.approx(printed, abs=_rounding(row["value"]), rel=5e-4), (row["place"], result.findings)


def _rounding(text: str) -> float:
    digits = len(text.rstrip("0").partition(".")[2])
    return 0.51 * 10.0**-digits


@pytest.mark.parametrize("gwp_set", gwp_set_names())
def test_every_blend_is_answered_or_says_which_gas_is_missing(gwp_set):
    weights = gwp(gwp_set)
    for blend in blends().values():
        result = leak(blend, gwp_set)
        absent = {gas for gas, _ in components(blend) if gas not in weights}
        if result.co2e_kg is None:
            assert gwp_set == "sar_100", blend
            assert any(f"has no GWP of {gas}" in f.message for gas in absent for f in result.findings), blend
            continue
        expected = sum(share * weights.get(gas, 0.0) for gas, share in components(blend))
        assert isclose(result.co2e_kg, expected, rel_tol=1e-12, abs_tol=1e-12), blend
        said = [f.message for f in result.findings if f.code == "gwp_not_counted"]
        assert len(said) == len(absent), (blend, said)
        assert all(any(f" {gas}," in text for text in said) for gas in absent)
        masses = {gas: kg for gas, kg in components(blend) if gas in absent}
        assert {gas: result.gases_kg()[gas] for gas in masses} == pytest.approx(masses)


@pytest.mark.parametrize(
    ("spelling", "gas"),
    [
        ("HFO-1234ze(E)", "hfo_1234ze_e"),
        ("R-1234ze", "hfo_1234ze_e"),
        ("HFA-134a", "hfc_134a"),
        ("norflurane", "hfc_134a"),
        ("R22", "hcfc_22"),
        ("r 744", "co2"),
        ("HFC-1234yf", "hfo_1234yf"),
        ("CF4", "pfc_14"),
        ("FM-200", "hfc_227ea"),
        ("R-13B1", "halon_1301"),
    ],
)
def test_a_gas_is_known_by_its_usual_names(spelling, gas):
    assert carbon.Refrigerant(gas=spelling, mass="1 kg").gas == gas


def test_a_gas_is_read_by_the_name_that_is_printed_for_it():
    rows = store().rows("SELECT gas, name FROM gas")
    assert len(rows) > 250
    printed = Counter(_plain(name) for _, name in rows)
    for found, name in rows:
        assert gas(found).gas == found
        if printed[_plain(name)] == 1 and _plain(name):
            assert gas(name).gas == found


def _plain(name):
    return "".join(letter for letter in name.casefold() if letter.isascii() and letter.isalnum())


def test_nitrogen_oxides_are_not_taken_for_nitrous_oxide():
    with pytest.raises(CarbonError, match="NOx has no GWP") as error:
        gas("NOx")
    assert "n2o" not in str(error.value)


@pytest.mark.parametrize(("number", "gas"), [("R-290", "propane"), ("R-600", "butane"), ("R-600a", "isobutane"), ("R-1270", "propylene")])
def test_a_hydrocarbon_alone_is_answered_with_a_finding(number, gas):
    result = leak(number, "ar5_100")
    assert (result.co2e_kg, result.complete, result.gases_kg()) == (0.0, True, {gas: 1.0})
    [finding] = result.findings
    assert finding.code == "gwp_not_counted"
    assert f"write gwp_set='ar5_100 + {gas}=" in finding.message


@given(value=st.floats(0, 1e5), gas=st.sampled_from(["hfc_125", "n2o", "sevoflurane", "isobutane", "ch4_biogenic"]))
def test_an_own_gwp_scales_its_gas_linearly_and_stands_in_the_name(value, gas):
    name = f"ar6_100 + {gas}={value!r}"
    result = leak(gas, name)
    assert isclose(result.co2e_kg, value, rel_tol=1e-12, abs_tol=0.0) or result.co2e_kg == value == 0
    assert result.plan.policy.gwp_set in result.contents
    assert gas in result.plan.policy.gwp_set
    assert result.plan.fingerprint != leak(gas, "ar6_100").plan.fingerprint
    other = leak("hfc_32", name)
    assert other.co2e_kg == leak("hfc_32", "ar6_100").co2e_kg


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("ar6_100 + sevofluran=130", "gas_unknown", "Nearest: sevoflurane"),
        ("ar6_100 + sevoflurane", "gwp_invalid", "Write GAS=VALUE, as sevoflurane=130"),
        ("ar6_100 + n2o=-3", "gwp_invalid", "a GWP is not below zero"),
        ("ar6_100 + co2_biogenic=1", "gwp_invalid", "biogenic CO2 is reported beside the scopes"),
        ("ar6_100 + n2o=270 + nitrous oxide=280", "gwp_invalid", "the GWP of n2o is given twice"),
        ("ar7_100 + n2o=270", "gwp_set_unknown", "GWP set 'ar7_100' is unknown"),
    ],
)
def test_an_own_gwp_that_cannot_be_read_is_refused(text, code, message):
    with pytest.raises(CarbonError, match=message) as error:
        Policy(gwp_set=text)
    assert error.value.code == code


def test_the_order_and_spelling_of_own_values_make_no_other_policy():
    assert Policy(gwp_set="ar6_100+n2o=270+Sevoflurane=1.5e2") != Policy(gwp_set="ar6_100")
    assert Policy(gwp_set="ar6_100+n2o=270 + sevoflurane = 150") == Policy(gwp_set="ar6_100 + Sevoflurane=150.0+ lustgas=270")


BURNED = ("car_travel", "van_travel", "lorry_travel", "motorcycle", "taxi", "contracted_bus", "ambulance", "patient_travel")


@pytest.mark.parametrize("kind", BURNED)
@pytest.mark.parametrize("region", ["SE", "NO", "GB", "DE"])
@pytest.mark.parametrize(("fuel", "blend"), [("diesel", "b7"), ("diesel", "mineral"), ("petrol", "e10")])
def test_a_stated_blend_is_the_same_in_every_vehicle(kind, region, fuel, blend):
    """100 l of a blend burned as a fuel, and by vehicles that use 10 l/100km over 1 000 km."""
    asked = {"fuel": fuel, "blend": blend, "region": region, "period": 2022}
    more = {"mode": "own_car"} if kind == "patient_travel" else {}
    driven = carbon.calculate(kind, distance="1000 km", consumption="10 l/100km", **asked, **more)
    alone = carbon.calculate("fuel", "100 l", sector="road", **asked)
    assert driven.co2e_kg == pytest.approx(alone.co2e_kg, rel=1e-12)
    assert {"blend_assumed"} & codes(driven) == {"blend_assumed"} & codes(alone)


def codes(result):
    return {finding.code for finding in result.findings}


@pytest.mark.parametrize("kind", [*BURNED[:5], "ambulance"])
def test_a_blend_that_changes_nothing_is_said(kind):
    result = carbon.calculate(kind, distance="1000 km", blend="mineral", region="GB", period=2019)
    assert [finding.message for finding in result.findings if finding.code == "field_unused"] == [
        "blend mineral is not used: without consumption the factor per km is used, whatever the fuel. Write consumption='7 l/100km', or its own figure."
    ]
    assert "field_unused" not in codes(carbon.calculate(kind, distance="1000 km", region="GB", period=2019))
