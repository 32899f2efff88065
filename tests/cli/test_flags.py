"""What is yes or no can be said both ways on the command line, as the findings that ask for it say."""

from __future__ import annotations

import shlex

import pytest

from carbon.activities.fields.common import TrueOrFalse
from carbon.activities.framework.describing import field_reader
from carbon.activities.framework.kinds import kinds
from carbon.cli.main import main

WAY = "commuting '24 km' --employees 2 --days 5 --weeks 40 --mode bus --region GB --period 2024"


def test_a_distance_to_work_is_one_way_or_there_and_back(capsys):
    kilograms = []
    for told in ("", "--one-way yes", "--one-way no"):
        assert main([*shlex.split(WAY), *told.split(), "--format", "json"]) == 0
        kilograms.append(float(capsys.readouterr().out.partition('"co2e_kg": ')[2].partition(",")[0]))
    assert kilograms[0] == kilograms[1] == pytest.approx(2 * kilograms[2])


def test_a_flag_that_is_not_no_by_itself_takes_a_word(capsys):
    asked = 0
    for kind, cls in kinds().items():
        for name, field in cls.model_fields.items():
            if isinstance(field_reader(cls, name), TrueOrFalse) and field.default is not False:
                asked += 1
                with pytest.raises(SystemExit):
                    main([kind, "--help"])
                assert f"--{name.replace('_', '-')} {name.upper()}" in " ".join(capsys.readouterr().out.split()), (kind, name)
    assert asked
