"""A default that is one of several figures and no mean of them is told, and only where there are others."""

from __future__ import annotations

import pytest

import carbon


def told(word, amount, **fields):
    return [finding.message for finding in carbon.calculate(word, amount, **fields).findings if finding.code == "default_assumed"]


@pytest.mark.parametrize(
    ("word", "amount", "fields", "value", "others"),
    [
        ("e85", "100 l", {"region": "SE", "period": 2022}, "summer", "winter"),
        ("coal", "1 t", {"region": "GB", "period": 2022}, "industrial", "domestic"),
        ("wood chips", "1 TJ_net", {"region": "FI", "period": 2022}, "commercial", "manufacturing"),
        ("lignite", "1 TJ_net", {"region": "DE", "period": 2022}, "commercial", "residential"),
    ],
)
def test_what_was_taken_unasked_is_told_with_what_else_there_is(word, amount, fields, value, others):
    (message,) = told(word, amount, **fields)
    assert f"{value} is assumed" in message
    assert others in message


def test_what_is_said_or_has_no_other_figure_is_not_told():
    # SPBI prints 0.35 kg/l in summer and 0.59 in winter.
    winter = carbon.calculate("e85", "100 l", region="SE", period=2022, season="winter")
    assert winter.co2e_kg == pytest.approx(59.0)
    assert told("e85", "100 l", region="SE", period=2022, season="winter") == []
    assert told("coal", "1 t", region="GB", period=2022, use="domestic") == []
    assert told("diesel", "1 l", region="GB", period=2022) == []
    assert told("wood chips", "1 TJ_net", region="FI", period=2022, sector="manufacturing") == []


def test_a_boiler_of_chips_is_asked_who_burns_it():
    """IPCC 2006 vol. 2: 300 kg CH4/TJ in commerce (Table 2.4) and 30 in manufacturing (Table 2.3), both with 4 kg N2O/TJ."""
    given = {"region": "FI", "period": 2022, "gwp_set": "ar5_100"}
    by_sector = {sector: carbon.calculate("wood chips", "1 TJ_net", sector=sector, **given) for sector in ("commercial", "manufacturing")}
    burned = {sector: result.where(stage="combustion").co2e_kg for sector, result in by_sector.items()}
    assert burned == pytest.approx({"commercial": 300 * 28 + 4 * 265, "manufacturing": 30 * 28 + 4 * 265})


def test_a_van_without_a_fuel_says_which_is_assumed():
    for fields in ({}, {"consumption": "9 l/100km"}):
        (message,) = (
            item.message
            for item in carbon.calculate("van", "100 km", region="GB", period=2022, **fields).findings
            if item.code == "fuel_assumed"
        )
        assert "diesel is assumed" in message
    assert all(item.code != "fuel_assumed" for item in carbon.calculate("van", "100 km", fuel="petrol", region="GB", period=2022).findings)
