"""What is written never takes the place of what was read, whoever writes it and by whatever name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import carbon
from carbon.cli.main import main
from carbon.tables.outputs import is_output

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"
READ = ("inventory.toml", "factors.csv", "data/el.csv")
COMMANDS = {
    "footprint": lambda folder, target: ["footprint", folder, "-o", target],
    "report": lambda folder, target: ["report", folder, "-o", target],
    "freeze": lambda folder, target: ["freeze", folder, "-o", target],
    "materiality": lambda folder, target: ["materiality", folder, "-o", target],
}


SETTINGS = """[inventory]
name = "A"
organisation = "A"
period = 2019
region = "SE"
gwp_set = "ar5_100"

[[tables]]
path = "data/el.csv"
kind = "electricity"
"""


@pytest.fixture
def folder(tmp_path):
    """An inventory with a file of each sort that one reads: settings, own factors and a table, a row each."""
    folder = tmp_path / "inventory"
    (folder / "data").mkdir(parents=True)
    (folder / "inventory.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "data" / "el.csv").write_text("source,amount,unit\nHouses,1000,kWh\n", encoding="utf-8")
    head = "key,stages,region,valid_from,valid_to,unit,co2e,gwp_set,publication,locator\n"
    (folder / "factors.csv").write_text(
        head + "electricity.grid,generation,SE,2019-01-01,2019-12-31,kWh,0.02,ar5_100,Own,row 2\n", encoding="utf-8"
    )
    assert carbon.Inventory.open(folder).footprint().complete
    return folder


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_writes_over_a_file_of_its_inventory(capsys, folder, command, name):
    path = folder / name
    before = path.read_bytes()
    link = folder / f"link{path.suffix}"
    os.link(path, link)
    for target in (path, link):
        assert main(COMMANDS[command](str(folder), str(target))) == 2
        assert path.read_bytes() == before
    message = capsys.readouterr().err
    assert "it would be lost" in message or "a report ends in one of" in message


def test_python_refuses_it_too(folder):
    found = carbon.Inventory.open(folder).footprint()
    table = folder / "data" / "el.csv"
    before = table.read_bytes()
    for write in (carbon.report, carbon.freeze):
        with pytest.raises(carbon.CarbonError, match="is a file that is read; it would be lost. Name another file with -o"):
            write(found, table)
    assert table.read_bytes() == before


def test_a_lock_is_not_written_over_by_what_is_read_from_it(capsys, tmp_path):
    lock = tmp_path / "car.csv"
    carbon.freeze(carbon.Inventory.open(EXAMPLE).footprint(), lock)
    before = lock.read_bytes()
    assert main(["footprint", "--frozen", str(lock), "-o", str(lock)]) == 2
    assert lock.read_bytes() == before
    assert "it would be lost" in capsys.readouterr().err


def test_another_file_beside_them_is_written(folder):
    found = carbon.Inventory.open(folder).footprint()
    text = carbon.report(found, folder / "lines.csv").read_text(encoding="utf-8")
    assert "Houses" in text.splitlines()[1]
    assert not list(folder.glob("*.part*"))


WRITTEN = {
    "report": ("html", "md", "docx", "xlsx", "csv", "json"),
    "footprint": ("csv", "parquet", "xlsx"),
    "freeze": ("lock", "lock.gz"),
}


@pytest.mark.parametrize(("command", "ending"), [(command, ending) for command, endings in WRITTEN.items() for ending in endings])
def test_an_earlier_output_is_written_anew_and_said_and_another_file_is_kept(capsys, folder, tmp_path, command, ending):
    target = tmp_path / f"made.{ending}"
    given = [command, str(folder), "-o", str(target)]
    assert main(given) == 0
    assert "replacing" not in capsys.readouterr().err
    assert main(given) == 0
    assert f"replacing {target}, which is there already" in " ".join(capsys.readouterr().err.split())
    target.write_bytes(b"what a person wrote, of carbon 12 kg")
    assert main(given) == 2
    assert "carbon did not write it" in capsys.readouterr().err
    assert target.read_bytes() == b"what a person wrote, of carbon 12 kg"
    assert main([*given, "--force"]) == 0
    assert is_output(target)


@pytest.mark.parametrize(
    "given",
    [["template"], ["factors", "template"], ["materiality", "FOLDER"], ["read", "FOLDER/data/el.csv"]],
    ids=lambda given: given[0],
)
def test_what_people_fill_in_is_not_replaced(capsys, folder, tmp_path, given):
    target = tmp_path / ("made.xlsx" if given == ["template"] else "made.csv")
    command = [*(part.replace("FOLDER", str(folder)) for part in given), "-o", str(target)]
    assert main(command) in (0, 1)
    before = target.read_bytes()
    assert main(command) == 2
    assert "may be filled in" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert main([*command, "--force"]) in (0, 1)


def test_every_command_that_writes_a_file_does_it_alike():
    """The options stand in one place, so that a new command cannot replace a file in silence."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in (Path(carbon.__file__).parent / "cli").glob("*.py")}
    assert [name for name, text in sources.items() if '"--output"' in text] == ["output.py"]
    assert [name for name, text in sources.items() if "add_output(" in text and "check_free(" not in text] == []
