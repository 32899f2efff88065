"""An amount that stands in the wrong place: the one field that takes it is named, with the whole corrected command."""

from __future__ import annotations

import shlex

import pytest

import carbon
from carbon.activities.framework.kinds import kinds
from carbon.activities.framework.placing import amount_fields, fields_that_take
from carbon.cli.main import main
from carbon.core.units.dimensions import DIMENSIONS

POSITIONAL = [(name, cls) for name, cls in kinds().items() if cls.positionals != ("amount",)]
SLIPS = [
    (name, DIMENSIONS[dimension], taking[0])
    for name, cls in POSITIONAL
    for dimension in DIMENSIONS
    if cls.positionals[0] not in amount_fields(cls) or len(cls.positionals) == 1
    if len(taking := fields_that_take(cls, dimension)) == 1 and taking[0] != cls.positionals[0]
]


@pytest.mark.parametrize(("kind", "unit", "field"), SLIPS, ids=[f"{kind}-{unit}" for kind, unit, _ in SLIPS])
def test_an_amount_that_one_field_takes_is_led_to_it(kind, unit, field, capsys):
    assert main([kind, f"3 {unit}", "--region", "SE"]) == 2
    said = capsys.readouterr().err
    option = f"--{field.replace('_', '-')}"
    assert f"Write {option} '3 {unit}'." in said
    assert f"python -m carbon {kind} {option} '3 {unit}' --region SE" in said


def test_the_corrected_command_is_one_that_runs(capsys):
    assert main(["flyg", "1000", "km", "--region", "SE", "--period", "2023", "--cabin", "economy"]) == 2
    command = capsys.readouterr().err.split("The whole command: ")[1]
    assert main(shlex.split(command)[3:]) == 0
    # UK 2023, short-haul economy, per pkm: 0.10703 kg CO2 with 0.7 for non-CO2, CH4 and N2O 0.00094 kg CO2e, WTT 0.02249.
    assert capsys.readouterr().out.startswith("205.38 kg CO2e")


def test_an_amount_that_no_field_takes_is_told_what_the_kind_takes(capsys):
    assert main(["flight", "10 m3"]) == 2
    assert "10 m3 is volume, which flight does not take. It takes distance" in capsys.readouterr().err


def test_fields_say_so_too():
    with pytest.raises(carbon.CarbonError, match=r"distance: '10 employees' is an amount of employees and goes in the field employees"):
        carbon.calculate(carbon.Commuting(distance="10 employees", mode="car"))


@pytest.mark.parametrize(
    ("given", "examples"),
    [
        (("laptop", "1"), "as '1 piece'."),
        (("hotel", "3"), "'3 room_night' or '3 night'"),
        (("sheep", "7"), "'7 animal' or '7 h'"),
        (("diesel", "40.5"), "'40.5 l', '40.5 kg', '40.5 kWh' or '40.5 Nm3'"),
    ],
)
def test_a_number_without_a_unit_is_told_those_of_the_kind(given, examples):
    with pytest.raises(carbon.CarbonError) as caught:
        carbon.calculate(*given)
    assert examples in str(caught.value)
