"""All modules imported in one process: no module hides a public function, and none asks the index before it is asked itself."""

import json
import subprocess
import sys

import pytest

CODE = """
import importlib, json, pkgutil
import carbon
import carbon.core.store.read as read
asked = []
def refused():
    asked.append(module.name)
    return shipped()
shipped, read.store = read.store, refused
for module in pkgutil.walk_packages(carbon.__path__, "carbon."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
modules = [name for name in carbon.__all__ if type(getattr(carbon, name)).__name__ == "module"]
called = all(map(callable, (carbon.report, carbon.compare, carbon.uncertainty)))
print(json.dumps({"asked": asked, "modules": modules, "callable": called, "names": len(carbon.__all__)}))
"""


@pytest.fixture(scope="module")
def imported():
    run = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    return json.loads(run.stdout)


def test_every_public_name_stays_itself_after_all_modules_were_imported(imported):
    assert imported["modules"] == []
    assert imported["callable"]
    assert imported["names"] > 50


def test_no_module_asks_the_index_when_it_is_imported(imported):
    assert imported["asked"] == []
