"""The command line looks for no plugins of pydantic, and a program that wants them has them after it as before."""

from __future__ import annotations

import os
import subprocess
import sys

RUN = "import io, contextlib, os, sys\nfrom carbon.cli.main import main\nwith contextlib.redirect_stdout(io.StringIO()): main(['diesel', '40', 'L', '--region', 'GB'])\n"


def printed(code, **settings):
    given = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"} | settings
    done = subprocess.run([sys.executable, "-c", RUN + code], capture_output=True, text=True, check=True, env=given)
    return done.stdout.strip()


def test_a_quick_calculation_reads_no_metadata_of_packages_and_no_names_of_months():
    loaded = (
        "print(sorted({'importlib.metadata', 'email', 'zipfile', 'calendar', 'difflib', 'lzma', 'numpy', 'polars'} & set(sys.modules)))"
    )
    assert printed(loaded) == "[]"


def test_plugins_are_found_where_the_environment_turns_some_off_alone():
    assert printed("print('importlib.metadata' in sys.modules)", PYDANTIC_DISABLE_PLUGINS="some_plugin") == "True"


def test_the_module_that_finds_plugins_is_itself_again_once_they_are_on():
    code = (
        "from pydantic.plugin import _loader\n"
        "assert tuple(_loader.get_plugins()) == ()\n"
        "del os.environ['PYDANTIC_DISABLE_PLUGINS']\n"
        "found = list(_loader.get_plugins()); import pydantic.plugin._loader as real\n"
        "assert found == list(real.get_plugins()) and real._plugins is not None and real is not _loader\n"
        "assert _loader._plugins is real._plugins\n"
        "print(real.__spec__.name)"
    )
    assert printed(code) == "pydantic.plugin._loader"
