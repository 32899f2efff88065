from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

import carbon
from engines import ALL, spark_frames

HERE = Path(__file__).resolve().parents[1] / "src" / "carbon" / "__init__.py"

# Tests start more than a hundred processes: the first leaves the compiled modules, and the others load them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Ten thousand tests and all that the libraries load stay: to search them for cycles, again and again, is a tenth of a run.
gc.set_threshold(50_000, 20, 20)


def pytest_configure():
    """A green run must speak of this checkout: with another copy of the package no test is run."""
    found = Path(carbon.__file__).resolve()
    if found != HERE:
        raise pytest.UsageError(f"carbon is imported from {found}, not from {HERE}. Run pip install -e '.[dev]' in this checkout.")


settings.register_profile("carbon", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("carbon")


EXAMPLES = HERE.parents[2] / "examples"
_CALCULATED: dict[object, object] = {}


@pytest.fixture
def calculated_once(monkeypatch):
    """For tests of what is said of an example, not of how it is calculated: the example as it lies there is calculated once for all of them.

    Reading a footprint changes nothing of it (tests/engine/test_reading.py), and no test writes below examples/.
    """
    # Here, because with another copy of the package nothing of it but its place is asked.
    from carbon.inventory.inventory import Inventory

    calculate = Inventory.footprint

    def kept(inventory):
        if inventory.folder.absolute().parent != EXAMPLES or inventory.in_front is not None:
            return calculate(inventory)
        asked = (inventory.folder, inventory.folder.absolute(), inventory.settings.model_dump_json(), inventory.notes)
        if asked not in _CALCULATED:
            _CALCULATED[asked] = calculate(inventory)
        return _CALCULATED[asked]

    monkeypatch.setattr(Inventory, "footprint", kept)


@pytest.fixture(scope="session")
def spark():
    """One local Spark for all tests; they are slow, since it starts a JVM."""
    sql = pytest.importorskip("pyspark.sql", reason="pip install '.[spark]'")
    made = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    session = made.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(params=[*ALL, pytest.param("spark", marks=[pytest.mark.slow, pytest.mark.filterwarnings("ignore")])])
def engine(request):
    """The name of each engine, and what makes a table of it from columns."""
    if request.param == "spark":
        return "spark", spark_frames(request.getfixturevalue("spark"))
    return request.param, ALL[request.param]
