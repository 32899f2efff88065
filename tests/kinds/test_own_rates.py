"""Own losses of the grid, and shares given as one's own part of a total."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carbon
from carbon.activities.fields.ratios import ShareOf
from carbon.core.errors import CarbonError

GRID = {"region": "GB", "period": 2024}


def power(**fields):
    return carbon.calculate("electricity", "1 MWh", gwp_set="ar5_100", **GRID, **fields)


def by_stage(result):
    cells = result.by("stage")
    return dict(zip(cells["stage"], cells["co2e_kg"], strict=True))


@given(st.floats(0, 0.9))
def test_own_losses_scale_the_grid_and_its_upstream(rate):
    """UK 2024, Factors by Category: generation 0.20705 kg CO2e/kWh (row 3066), upstream of generation 0.0459 (row 3939)."""
    found, none = power(loss_rate=f"{rate!r}"), power(loss_rate="0 %")
    assert isclose(found.co2e_kg, none.co2e_kg * (1 + rate), rel_tol=1e-9)
    assert none.co2e_kg == pytest.approx(1000 * (0.20705 + 0.0459), rel=1e-4)
    assert found.complete


@given(st.floats(0, 0.9))
def test_a_share_of_generation_is_more_of_what_is_used(share):
    of_generation, of_use = (
        power(loss_rate=f"{share!r} of generation"),
        power(loss_rate=f"{share / (1 - share)!r}") if share < 0.5 else None,
    )
    assert isclose(by_stage(of_generation)["transmission"], 207.05 * share / (1 - share), rel_tol=1e-4, abs_tol=1e-9)
    if of_use is not None:
        assert isclose(of_use.co2e_kg, of_generation.co2e_kg, rel_tol=1e-5)


def test_the_step_says_what_the_rate_is_a_share_of():
    assert "losses 5.0000% of consumption" in power(loss_rate="5%").explain()
    assert "0.05 lost for each unit used" in power(loss_rate="5%").explain()
    assert "losses 5.0000% of generation" in power(loss_rate="5 % of generation").explain()


def test_own_losses_go_before_those_of_the_catalogue():
    """UK 2024: losses 0.0183 kg CO2e/kWh; a rate of your own replaces them, with their upstream."""
    assert by_stage(power())["transmission"] == pytest.approx(18.3, abs=0.05)
    assert by_stage(power(loss_rate="2 %"))["transmission"] == pytest.approx(0.02 * 207.05, rel=1e-4)
    assert len([line for _, line in power(loss_rate="2 %").plan.lines if line.stage == "transmission"]) == 1


@pytest.mark.parametrize(
    ("text", "message"), [("5 l", "is not a loss rate"), ("120 %", "is not a share"), ("100 % of generation", "leaves nothing to use")]
)
def test_a_rate_that_cannot_be_is_refused(text, message):
    with pytest.raises(CarbonError, match=message):
        power(loss_rate=text)


@given(own=st.integers(0, 10**6), rest=st.integers(1, 10**6), form=st.sampled_from(["{} of {} m2", "{}/{}", "{} m2 / {} m2", "{} of {}"]))
def test_a_part_of_a_total_is_their_ratio(own, rest, form):
    assert ShareOf().read(form.format(own, own + rest)) == own / (own + rest)


@pytest.mark.parametrize(
    ("text", "value"),
    [("24 %", 0.24), ("0.24", 0.24), ("1 200 of 5 000 m2", 0.24), ("120 kg of 0.5 t", 0.24), ("2,5 of 10 t", 0.25), ("3 av 4", 0.75)],
)
def test_shares_as_people_write_them(text, value):
    assert ShareOf().read(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "code"),
    [("5 of 4 m2", "share_invalid"), ("1 of 0", "share_invalid"), ("3 m2 of 4 kg", "dimension"), ("120 %", "share_invalid")],
)
def test_what_is_no_share_is_refused(text, code):
    with pytest.raises(CarbonError) as error:
        ShareOf().read(text)
    assert error.value.code == code


def test_a_share_of_a_building_in_an_activity():
    part = carbon.calculate("reported_emissions", emissions="120 t CO2e", share="1200 of 5000 m2", evidence="lessor")
    assert part.co2e_kg == pytest.approx(120_000 * 0.24)


@pytest.mark.parametrize(
    ("kind", "fields", "used"),
    [
        ("data_centre", {"amount": "1 MWh", "pue": 1.5}, 1500),
        ("device_use", {"devices": 100, "duration": "2000 h", "power": "30 W"}, 6000),
    ],
)
def test_machines_take_own_losses_as_electricity_does(kind, fields, used):
    """UK 2024 by location: used × (0.20705 + 0.0459) × 1.04, of which losses 4 % of 0.20705, and nothing of the catalogue's losses."""
    found = carbon.calculate(kind, **fields, loss_rate="4 %", gwp_set="ar5_100", **GRID)
    assert found.co2e_kg == pytest.approx(used * (0.20705 + 0.0459) * 1.04, rel=1e-4)
    assert by_stage(found)["transmission"] == pytest.approx(used * 0.20705 * 0.04, rel=1e-4)
    assert found.complete


def test_a_cloud_region_keeps_its_grid_and_takes_own_losses():
    """Losses are a share of the generation that is used: that of the cloud's region."""
    cloud = {"amount": "1 MWh", "pue": 1.0, "cloud_region": "europe-north1", "period": 2024}
    found = by_stage(carbon.calculate("data_centre", **cloud, loss_rate="10 %"))
    assert found["transmission"] == pytest.approx(found["generation"] * 0.1, rel=1e-9)
