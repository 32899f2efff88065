"""What is piped or written to a file has no line that ends in spaces."""

import pytest

from carbon.cli.main import main

pytestmark = pytest.mark.usefixtures("calculated_once")

COMMANDS = (
    ["footprint", "examples/norrbotten-2019"],
    ["check", "examples/norrbotten-2019"],
    ["scenario", "examples/norrbotten-2019", "examples/norrbotten-2019/scenarios/buses.toml"],
    ["compare", "examples/norrbotten-2018", "examples/norrbotten-2019"],
    ["factors", "diesel"],
    ["goals", "examples/norrbotten-2019"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("columns", ["", "80"])
def test_no_line_ends_in_spaces(command, columns, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    main(command)
    printed = capsys.readouterr()
    assert printed.out
    assert [line for line in (printed.out + printed.err).splitlines() if line.endswith(" ")] == []
