"""A file that is no inventory is called what it is, with the next step, whichever command it is given to."""

import re
import shlex

import pytest

import carbon
from carbon.analysis.opening import opened
from carbon.cli.main import main
from carbon.core.errors import CarbonError

TABLE = "kind;period;amount;unit;region\nelectricity;2023-01;100;MWh;SE\n"
COMMANDS = [["footprint"], ["check"], ["report"], ["choices"], ["freeze", "-o", "x.lock"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["f.csv", "min tabell.csv", "f.tsv"])
def test_a_table_is_called_a_table_and_the_next_steps_work(tmp_path, monkeypatch, capsys, command, name):
    monkeypatch.chdir(tmp_path)
    text = TABLE.replace(";", "\t") if name.endswith("tsv") else TABLE
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main([command[0], name, *command[1:]]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"{name} is a table, not an inventory" in said
    steps = [shlex.split(step) for step in re.findall(r"python -m carbon ((?:read|calculate) .+?mapping\.toml)", said)]
    assert [step[0] for step in steps] == ["read", "calculate"]
    for step in steps:
        assert main(step) == 0


@pytest.mark.parametrize("command", COMMANDS[:2], ids=lambda command: command[0])
def test_a_lock_is_shown_the_way_to_its_footprint(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2019.lock").write_text("{}", encoding="utf-8")
    assert main([*command, "2019.lock"]) == 2
    assert "python -m carbon footprint --frozen 2019.lock" in " ".join(capsys.readouterr().err.split())


def test_the_report_of_a_lock_is_that_of_its_result(tmp_path):
    result = carbon.calculate("diesel", "40 L", region="GB", period=2019)
    lock = carbon.freeze(result, tmp_path / "2019.lock")
    assert main(["report", str(lock), "-o", str(tmp_path / "lock.csv")]) == 0
    assert (tmp_path / "lock.csv").read_text(encoding="utf-8") == carbon.report(result, tmp_path / "result.csv").read_text(encoding="utf-8")


def test_a_lock_with_the_name_of_a_table_is_a_lock(tmp_path):
    lock = carbon.freeze(carbon.calculate("diesel", "40 L", region="GB", period=2019), tmp_path / "lock.txt")
    assert opened(lock).complete


def test_a_constant_among_the_columns_is_told_its_place(tmp_path, capsys):
    table, mapping = tmp_path / "f.csv", tmp_path / "mapping.toml"
    table.write_text(TABLE.replace(";region", "").replace(";SE", ""), encoding="utf-8")
    assert main(["read", str(table), "-o", str(mapping)]) in (0, 1)
    made = mapping.read_text(encoding="utf-8")
    assert "stands above [columns]" in made
    mapping.write_text(made + 'region = "SE"\n', encoding="utf-8")
    capsys.readouterr()
    assert main(["calculate", str(table), "--mapping", str(mapping)]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert 'write region = "SE" above [columns], or --set region=SE' in said
    mapping.write_text(made.replace("\n[columns]", '\nregion = "SE"\n[columns]', 1), encoding="utf-8")
    assert main(["calculate", str(table), "--mapping", str(mapping)]) == 0


def test_no_inventory_is_an_error_of_the_library_too(tmp_path):
    (tmp_path / "f.csv").write_text(TABLE, encoding="utf-8")
    with pytest.raises(CarbonError, match="is a table, not an inventory") as error:
        carbon.Inventory.open(tmp_path / "f.csv")
    assert error.value.code == "inventory_expected"


@pytest.mark.parametrize("name", ["energi.csv", "El 2023.xlsx", "bok.se", "data.csv.gz", "rows.parquet"])
def test_the_name_of_a_file_is_no_activity_and_says_how_it_is_read(name):
    with pytest.raises(carbon.CarbonError) as raised:
        carbon.calculate(name)
    assert str(raised.value) == (
        f"'{name}' is the name of a file, not an activity. See how it is read with python -m carbon read {shlex.quote(name)}, or give its "
        "rows as a frame."
    )


@pytest.mark.parametrize("words", [["diesel", "40", "L"], ["fjärrvärme", "12 MWh", "--region", "SE"], ["flight", "LLA", "ARN"]])
def test_a_question_behind_calculate_is_shown_how_it_is_asked(capsys, words):
    assert main(["calculate", *words]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert said == f"carbon: calculate takes a file. Ask one question without it: python -m carbon {shlex.join(words)}."
    assert main(words) in (0, 1)
