"""What the tests of choices share: the example under each choice, a calculation of the whole for each, made once."""

import json
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from carbon.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def record():
    """What the command says of the example: its total under two dozen choices, each a calculation of the whole."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as said:
        patch.chdir(ROOT)
        assert main(["choices", "examples/norrbotten-2019", "--format", "json"]) == 0
    return json.loads(said.getvalue())
