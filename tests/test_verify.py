"""The checks of the catalogue pass on what is shipped, and catch every slip that is seeded."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase

import pytest

from carbon.cli.main import main
from carbon.factors.catalogue import catalogue
from carbon.factors.verify import exceptions, problems

EVERY = [factor for key in catalogue().all_keys() for _, factor in catalogue().by_key(key)]


def test_every_shipped_factor_passes():
    assert problems(EVERY) == []


def test_each_exception_has_a_reason_and_is_of_a_factor_that_is_there():
    ids = [factor.id for factor in EVERY]
    for name, check, reason in exceptions():
        assert reason
        assert check in ("edition", "peer", "gas")
        assert any(fnmatchcase(known, name) for known in ids), name


def seeded(factor_id: str, change) -> list[str]:
    """The checks that refuse a factor whose forms were changed."""
    factors = [replace(item, forms=tuple(change(form) for form in item.forms)) if item.id == factor_id else item for item in EVERY]
    return [problem.check for problem in problems(factors)]


def scaled(ratio: float, *, printed: bool):
    def change(form):
        total = form.published_co2e * ratio if printed and form.published_co2e is not None else form.published_co2e
        return replace(form, gases={gas: mass * ratio for gas, mass in form.gases.items()}, published_co2e=total)

    return change


FACTORS = (
    "uk-2022/fuel.diesel/blend=average/GB/2022/combustion",
    "uk-2021/road.car/fuel=diesel+size=medium/GB/2021/combustion",
    "uk-2020/electricity.grid/GB/2020/generation",
    "uk-2023/air.passenger/cabin=economy+haul=long_haul/GB/2023/combustion",
    "uk-2019/fuel.natural_gas/GB/2019/wtt",
    "ember-2025/electricity.grid/SE/2019/generation+wtt+infrastructure",
)


@pytest.mark.parametrize("factor_id", FACTORS)
@pytest.mark.parametrize("ratio", [1000.0, 0.001, 3.664, 1 / 3.664, 10.0, 0.1])
@pytest.mark.parametrize("printed", [True, False], ids=["total-too", "total-left"])
def test_grams_carbon_and_digits_are_caught(factor_id, ratio, printed):
    """g for kg, kWh for MWh, carbon for CO2, one digit: whether the printed total slipped too or not."""
    assert seeded(factor_id, scaled(ratio, printed=printed))


@pytest.mark.parametrize("gas", ["co2", "n2o"])
def test_one_gas_alone_is_caught_by_the_sum(gas):
    checks = seeded(FACTORS[0], lambda form: replace(form, gases=form.gases | {gas: form.gases[gas] * 1.5}))
    assert "sum" in checks


def test_a_negative_and_a_zero_are_caught():
    assert "value" in seeded(FACTORS[0], lambda form: replace(form, gases=form.gases | {"co2": -1.0}))
    assert "value" in seeded(FACTORS[4], lambda form: replace(form, gases=dict.fromkeys(form.gases, 0.0)))


def test_a_lone_factor_is_caught_by_its_peers():
    """SPBI's fuel has no other edition: the fuel's other publishers tell."""
    assert "peer" in seeded("spbi-2019/fuel.heating_oil/SE/combustion", scaled(1000.0, printed=True))


@pytest.mark.parametrize("factor_id", ["uk-2025/gas/blend=r_410a/GB/2025/release", "epa-2021/gas/gas=hfc_134a/US/2021/release"])
def test_a_refrigerant_that_is_not_its_gwp_is_caught(factor_id):
    """A digit slipped, or the GWP of another assessment report."""
    assert "gas" in seeded(factor_id, scaled(1.01, printed=True))


def test_the_command(capsys):
    assert main(["verify-factors"]) == 0
    assert "0 refused" in capsys.readouterr().out
