"""Emissions per something times that something are the total; shares of groups sum to one."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.cli.main import main
from carbon.core.errors import CarbonError

GAS = carbon.calculate("nitrous_oxide", "2 t")


@given(st.floats(1e-9, 1e12), st.sampled_from(["passenger", "m2", "employee", "MSEK", "t", "kWh", "piece"]))
def test_per_times_the_amount_is_the_total(value, unit):
    found = GAS.per((value, unit))
    assert isclose(found.magnitude * value, GAS.co2e_kg, rel_tol=1e-9)


@pytest.mark.parametrize(("text", "unit", "value"), [("1 200 000 passengers", "g/passenger", 0.455), ("12 500 m2", "kg/m2", 43.68)])
def test_an_intensity_is_a_quantity(text, unit, value):
    """AR6: 2 t of N2O × 273 = 546 t."""
    assert GAS.per(text).to(unit).magnitude == pytest.approx(value * (1000 if unit.startswith("g/") else 1), rel=1e-12)


def test_an_intensity_of_a_whole_year_by_staff():
    assert GAS.per("430 FTE").magnitude == pytest.approx(546_000 / 430, rel=1e-12)


@pytest.mark.parametrize(
    ("amount", "code", "message"),
    [
        ("0 m2", "amount_invalid", "emissions per 0 m2 have no value"),
        ("-3 m2", "amount_invalid", "above zero"),
        ("430 heads of lettuce", "unit_unknown", "is unknown"),
        ("430", "unit_missing", "has no unit"),
    ],
)
def test_an_amount_that_nothing_is_divided_by_is_refused(amount, code, message):
    with pytest.raises(CarbonError, match=message) as error:
        GAS.per(amount)
    assert error.value.code == code


def test_nothing_answered_has_no_intensity():
    assert carbon.calculate("sevoflurane", "250 ml", gwp_set="ar4_100").per("12 m2") is None


ROWS = [
    {"kind": "refrigerant", "gas": gas, "mass": f"{mass} kg", "source": source, "period": 2023}
    for gas, mass, source in [("R-410A", 3, "shop"), ("hfc_32", 5, "shop"), ("sf6", 0.1, "grid"), ("n2o", 7, "ward")]
]


@pytest.mark.parametrize("keys", [("source",), ("gas",), ("kind", "scope"), ("source", "gas")])
def test_shares_sum_to_one_and_are_parts_of_the_total(keys):
    result = carbon.calculate(ROWS)
    cells = result.by(*keys, shares=True)
    assert isclose(sum(cells["share"]), 1.0, rel_tol=1e-12)
    for value, share in zip(cells["co2e_kg"], cells["share"], strict=True):
        assert isclose(share * result.co2e_kg, value, rel_tol=1e-12)
    assert list(result.by(*keys).columns) == [name for name in cells.columns if name != "share"]


def test_two_views_have_no_shares():
    with pytest.raises(CarbonError, match="two views of one scope 2"):
        carbon.calculate(ROWS).by("basis", shares=True)


def test_the_command_prints_shares_and_intensity(tmp_path, capsys):
    place = tmp_path / "gases.csv"
    place.write_text("kind,gas,mass,source\nrefrigerant,n2o,3 t,ward\nrefrigerant,n2o,1 t,shop\n", encoding="utf-8")
    assert main(["calculate", str(place), "--per", "1000 m2", "--by", "source"]) == 0
    text = capsys.readouterr().out
    assert "75.0%" in text
    assert "25.0%" in text
    assert "1 092 kg CO2e per m2 (1000 m2, location-based)" in text
