"""The process of the command line has pydantic look for no plugins; a program that calls the library has them as before."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SETTING = "PYDANTIC_DISABLE_PLUGINS"
RUN = "from carbon.__main__ import run\nimport sys\nsys.argv[1:] = ['diesel', '40', 'L', '--region', 'GB']\nrun()\n"
CALLED = "from carbon.cli.main import main\nmain(['diesel', '40', 'L', '--region', 'GB'])\n"
IMPORTED = "import carbon\ncarbon.calculate('diesel', '40 L', region='GB')\n"


def setting_after(code, **given):
    environment = {name: value for name, value in os.environ.items() if name != SETTING} | given
    text = f"{code}import os\nprint(os.environ.get({SETTING!r}))"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.splitlines()[-1]


def test_the_process_of_the_command_line_turns_plugins_off():
    assert setting_after(RUN) == "__all__"


def test_what_the_environment_says_of_plugins_stands():
    assert setting_after(RUN, PYDANTIC_DISABLE_PLUGINS="some_plugin") == "some_plugin"


@pytest.mark.parametrize("code", [CALLED, IMPORTED])
def test_a_program_that_calls_the_library_keeps_its_environment(code):
    assert setting_after(code) == "None"


def test_a_quick_calculation_loads_nothing_that_finds_near_words():
    text = f"{RUN}print('difflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
