"""A public name is what it says, whatever was imported before: no module hides a function."""

import subprocess
import sys


def test_every_public_name_stays_itself_after_all_modules_were_imported():
    code = """
import importlib, pkgutil, sys
import carbon
for module in pkgutil.walk_packages(carbon.__path__, "carbon."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
modules = {name: value for name in carbon.__all__ if type(value := getattr(carbon, name)).__name__ == "module"}
assert not modules, modules
assert callable(carbon.report) and callable(carbon.compare) and callable(carbon.uncertainty)
print(len(carbon.__all__))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 50
