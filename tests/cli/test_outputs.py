"""What is written never takes the place of what was read, whoever writes it and by whatever name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import carbon
from carbon.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "norrbotten-2019"
READ = ("inventory.toml", "factors.csv", "data/el.csv")
COMMANDS = {
    "footprint": lambda folder, target: ["footprint", folder, "-o", target],
    "report": lambda folder, target: ["report", folder, "-o", target],
    "freeze": lambda folder, target: ["freeze", folder, "-o", target],
    "materiality": lambda folder, target: ["materiality", folder, "-o", target],
}


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "inventory"))


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
    assert carbon.report(found, folder / "lines.csv").stat().st_size > 1000
    assert not list(folder.glob("*.part*"))
