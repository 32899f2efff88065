"""Own losses of the grid that vehicles are charged from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carbon

GB = {"region": "GB", "period": 2024, "gwp_set": "ar5_100"}
PER_KWH = 0.20705 + 0.0459
"""UK 2024, Factors by Category, rows 3066 and 3939: generation, and upstream of generation [kg CO2e/kWh]."""
BATTERY, PLUG_IN = 0.21028, 0.06578
"""UK 2024, Factors by Category, rows 3423 and 3422: electricity of an average car [kWh/km]."""


def stages(found):
    cells = found.by("stage")
    return dict(zip(cells["stage"], cells["co2e_kg"], strict=True))


CHARGED = [
    ("car_travel", {"amount": "1000 km", "fuel": "battery_electric"}, 1000 * BATTERY),
    ("car_travel", {"amount": "1000 km", "fuel": "battery_electric", "consumption": "20 kWh/100km"}, 200),
    ("van_travel", {"amount": "1000 km", "fuel": "battery_electric", "consumption": "30 kWh/100km"}, 300),
    ("fleet", {"amount": "1000 km", "mix": "battery_electric=100 %"}, 1000 * BATTERY),
    ("commuting", {"amount": "1000 pkm", "mode": "car", "occupancy": 1, "fuel": "battery_electric"}, 1000 * BATTERY),
    (
        "freight",
        {"amount": "100 tkm", "mode": "van", "payload": "500 kg", "fuel": "battery_electric", "consumption": "30 kWh/100km"},
        60,
    ),
]


@pytest.mark.parametrize(("kind", "fields", "used"), CHARGED)
def test_what_is_charged_is_multiplied_by_grid_and_own_losses(kind, fields, used):
    found = carbon.calculate(kind, **fields, **GB, loss_rate="5 %")
    assert found.co2e_kg == pytest.approx(used * PER_KWH * 1.05, rel=1e-4)
    assert stages(found)["transmission"] == pytest.approx(used * 0.20705 * 0.05, rel=1e-4)
    assert found.complete


def test_electric_bicycle_with_its_own_consumption():
    found = stages(
        carbon.calculate("micromobility", "300 km", vehicle="electric_bicycle", consumption="1 kWh/100km", **GB, loss_rate="5 %")
    )
    assert found["generation"] == pytest.approx(3 * 0.20705, rel=1e-4)
    assert found["transmission"] == pytest.approx(3 * 0.20705 * 0.05, rel=1e-4)


@settings(max_examples=15)
@given(st.floats(0, 0.5))
def test_a_plug_in_hybrid_takes_losses_on_its_electricity_alone(rate):
    car = {"amount": "1000 km", "fuel": "plug_in_hybrid", **GB}
    none, some = (carbon.calculate("car_travel", **car, loss_rate=text) for text in ("0 %", f"{rate!r}"))
    assert some.co2e_kg - none.co2e_kg == pytest.approx(1000 * PLUG_IN * PER_KWH * rate, rel=2e-4, abs=1e-9)
    assert stages(some)["combustion"] == stages(none)["combustion"] > 0


def test_an_electric_share_takes_them_on_that_share():
    found = stages(carbon.calculate("car_travel", "1000 km", fuel="plug_in_hybrid", electric_share="40 %", **GB, loss_rate="10 %"))
    assert found["transmission"] == pytest.approx(400 * BATTERY * 0.20705 * 0.1, rel=1e-4)


def test_they_hold_in_the_region_of_the_charge():
    found = carbon.calculate("car_travel", "1000 km", fuel="battery_electric", charging_region="SE", **GB, loss_rate="5 %")
    own = carbon.calculate("electricity", energy=f"{1000 * BATTERY} kWh", region="SE", period=2024, gwp_set="ar5_100", loss_rate="5 %")
    assert stages(found)["transmission"] == pytest.approx(stages(own)["transmission"], rel=1e-9)


@pytest.mark.parametrize("said", [{"loss_rate": "5 %"}, {"charging_region": "FR"}])
def test_making_the_car_is_kept(said):
    """ADEME's average electric car: 83.6 g CO2e/km for making it, whatever it is charged with."""
    found = carbon.calculate("car_travel", "1000 km", fuel="battery_electric", infrastructure=True, region="FR", period=2022, **said)
    assert stages(found)["infrastructure"] == pytest.approx(83.6, rel=1e-6)
    assert stages(found)["generation"] > 0


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("car_travel", {"amount": "9 km", "fuel": "diesel"}, "loss_rate is 0.05 of consumption, but a car on diesel is not charged"),
        ("fleet", {"amount": "9 km", "mix": "diesel=50 %; petrol=50 %"}, "loss_rate is of vehicles that are charged, and mix has none"),
        ("micromobility", {"amount": "9 km", "vehicle": "electric_bicycle"}, "loss_rate needs consumption"),
        ("commuting", {"amount": "9 km", "mode": "bicycle"}, "loss_rate is of cars, and travel is by bicycle"),
        ("freight", {"amount": "9 tkm", "mode": "rail"}, "loss_rate applies to freight by van, but mode is rail"),
    ],
)
def test_losses_of_what_is_not_charged_are_refused(kind, fields, message):
    with pytest.raises(carbon.CarbonError, match=message):
        carbon.calculate(kind, **fields, **GB, loss_rate="5 %")
