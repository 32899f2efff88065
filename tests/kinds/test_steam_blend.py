"""Steam of a boiler that burns a blend: which heating value its efficiency is of."""

from __future__ import annotations

import pytest

import carbon

B7 = {"fuel": "diesel", "blend": "b7", "region": "GB", "period": 2023}


@pytest.mark.parametrize(("given", "value"), [({"efficiency": "85 %"}, "0.85"), ({}, "0.8")])
def test_a_blend_without_heating_value_asks_for_it(given, value):
    (found,) = carbon.calculate("steam", "100 kWh", **B7, **given).findings
    assert (found.code, found.severity, found.column) == ("field_missing", "error", "heating_value")
    assert found.message.startswith(f"an efficiency of {value} may be of the net or the gross heating value")
    assert found.message.endswith("Write heating_value=net or heating_value=gross.")


@pytest.mark.parametrize(("side", "diesel", "ester", "carbon_dioxide"), [("net", 43.028, 37.2, 0.26469), ("gross", 45.775, 38.7, 0.24881)])
def test_with_it_the_parts_are_burned(side, diesel, ester, carbon_dioxide):
    """100 ÷ 0.8 = 125 kWh of B7, of which diesel has 93 % of the volume.

    UK 2024, Fuel properties, rows 24 and 42: densities 830.565 and 890 kg/m3, net and gross values [GJ/t]; UK 2023, Factors by
    Category, rows 208 and 212: CO2 of mineral diesel per kWh.
    """
    of_diesel, of_ester = 0.93 * 830.565 * diesel, 0.07 * 890 * ester
    cells = carbon.calculate("steam", "100 kWh", **B7, efficiency="80 %", heating_value=side).by("gas")
    found = dict(zip(cells["gas"], cells["co2e_kg"], strict=True))
    assert found["co2"] == pytest.approx(125 * of_diesel / (of_diesel + of_ester) * carbon_dioxide, rel=1e-5)


def test_a_fuel_that_is_no_blend_is_not_asked():
    found = carbon.calculate("steam", "100 kWh", fuel="natural_gas", region="GB", period=2023)
    assert found.complete
    assert all(one.column != "heating_value" for one in found.findings)
