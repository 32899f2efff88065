"""A file of own factors that answers nothing is told of by every command that takes one."""

from __future__ import annotations

import pytest

from carbon.cli.main import main

FACTORS = "key,stages,region,co2e,gwp_set,unit,valid_from\nfuel.diesel,combustion,SE,2.5,ar6_100,l,2023\n"
TABLE = "kind,amount,unit,region,period\ndiesel,5,l,{region},2023\n"


@pytest.mark.parametrize(("region", "told"), [("GB", True), ("SE", False)])
def test_own_factors_that_no_row_takes_are_told(tmp_path, capsys, region, told):
    own, table = tmp_path / "own.csv", tmp_path / "rows.csv"
    own.write_text(FACTORS)
    table.write_text(TABLE.format(region=region))
    for command in (["diesel", "5 l", "--region", region, "--period", "2023"], ["calculate", str(table)]):
        assert main([*command, "--factors", str(own)]) == 0
        said = capsys.readouterr().err
        assert ("no row uses these own factors: own-own/fuel.diesel/SE/2023/combustion" in said) is told, command


def test_one_question_says_nothing_of_factors_for_others(tmp_path, capsys):
    own = tmp_path / "own.csv"
    own.write_text(FACTORS + "fuel.petrol,combustion,SE,2.2,ar6_100,l,2023\n")
    assert main(["diesel", "5 l", "--region", "SE", "--period", "2023", "--factors", str(own)]) == 0
    assert "no row uses" not in capsys.readouterr().err
