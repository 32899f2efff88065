"""The table of commands: what is registered there is helped, found and run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest

from carbon.cli.commands import COMMANDS, Command
from carbon.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def made_up(monkeypatch):
    """A command that is registered in the table alone; what it was given."""
    given = []
    module = types.ModuleType("made_up")
    module.run = lambda arguments: given.append(arguments) or 7
    monkeypatch.setitem(sys.modules, "made_up", module)
    monkeypatch.setitem(COMMANDS, "made-up", Command("a command of a test", "made_up:run"))
    return given


def test_a_command_registered_alone_is_run(made_up):
    assert main(["made-up", "a", "--b"]) == 7
    assert made_up == [["a", "--b"]]


def test_a_command_registered_alone_is_in_the_help(made_up, capsys):
    assert main(["--help"]) == 0
    assert "made-up         a command of a test" in capsys.readouterr().out
    assert made_up == []


def test_a_command_registered_alone_is_the_nearest_name(made_up, capsys):
    assert main(["made-ip"]) == 2
    assert "Or is the command made-up meant?" in capsys.readouterr().err
    assert made_up == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_own_help(name, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith(f"usage: python -m carbon {name}")
    # A per cent sign is doubled for argparse in some places and not in others; and each option says what it is.
    assert "%%" not in text
    assert re.findall(r"(?m)^  (?:-\S+, )?(--?\S+)(?: [A-Z_{][^ ]*)?$(?!\n {10,})", text) == []


def test_no_two_commands_run_the_same_function():
    assert len({command.function for command in COMMANDS.values()}) == len(COMMANDS)


@pytest.mark.parametrize(
    "arguments", [("fjärrvärme", "1", "MWh", "--network", "göteborg", "--region", "SE"), ("diesel", "1", "l", "--region", "Åland")]
)
def test_swedish_letters_as_arguments_in_a_c_locale(arguments):
    bare = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
    given = [sys.executable, "-m", "carbon", *arguments, "--period", "2019"]
    in_c, here = (
        subprocess.run([part.encode() for part in given], env=env, cwd=ROOT, capture_output=True, check=False)
        for env in (bare, os.environ | {"PYTHONUTF8": "1"})
    )
    assert in_c.stdout.decode() == here.stdout.decode()
    assert b"Traceback" not in in_c.stderr
    assert in_c.returncode == here.returncode == 0, in_c.stderr


def test_a_file_with_swedish_letters_in_a_c_locale(tmp_path):
    path = tmp_path / "kråk.csv"
    path.write_text("kind;amount;unit\ndiesel;1;l\n", encoding="utf-8")
    bare = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    given = [sys.executable, "-m", "carbon", "calculate", str(path), "--set", "region=SE", "--set", "period=2019"]
    done = subprocess.run([part.encode() for part in given], env=bare, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
