"""What a use of the library loads, and what it does not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from carbon.activities.framework.kind_table import KINDS
from carbon.core.store.read import store

HEAVY = ("numpy", "pydantic", "pint", "polars", "pandas", "rich", "sqlite3", "narwhals")


@pytest.fixture(scope="module", autouse=True)
def index():
    """The index is there: making it loads more than using it."""
    store()


def loaded_modules(code: str) -> set[str]:
    """Every module that a process of its own has loaded after the code."""
    text = f"import sys\n{code}\nprint(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout.split())


def loaded(code: str) -> set[str]:
    """The same by their packages."""
    return {name.split(".")[0] for name in loaded_modules(code)}


def test_import_carbon_loads_nothing_heavy():
    assert not loaded("import carbon") & set(HEAVY)


def test_import_carbon_is_as_good_as_free():
    """Nothing but what Python itself loads, and importlib: 15 ms were the aim, typing alone takes ten."""
    assert loaded("import carbon") <= loaded("import importlib, __future__") | {"carbon"}


@pytest.mark.parametrize("asked", [["diesel", "40 l"], ["flight", "LLA", "ARN"], ["electricity", "2 MWh", "--region", "SE"]])
def test_a_quick_calculation_loads_no_numpy_no_pint_no_dataframes_and_no_rich(asked):
    names = loaded(f"from carbon.cli.main import main\nmain({asked})")
    assert not names & {"numpy", "pint", "polars", "pandas", "rich", "narwhals"}


def test_the_record_of_an_answer_loads_no_pint_no_dataframes_and_no_rich():
    names = loaded("from carbon.cli.main import main\nmain(['flight', 'LLA', 'ARN', '--format', 'json'])")
    assert not names & {"pint", "polars", "pandas", "rich", "narwhals"}


def test_a_quick_calculation_loads_no_checks_of_datasets_and_no_maker_of_the_index():
    names = loaded_modules("import carbon\ncarbon.calculate('diesel', '1 l')")
    assert not [
        name for name in names if name.startswith(("carbon.factors.verif", "carbon.factors.index.rows", "carbon.factors.index.compile"))
    ]


@pytest.mark.parametrize(
    ("said", "home"), [("'diesel', '1 l'", "energy.fuels"), ("'electricity', '1 kWh', region='SE'", "energy.purchased")]
)
def test_a_quick_calculation_loads_its_kind_alone(said, home):
    names = loaded_modules(f"import carbon\ncarbon.calculate({said})")
    assert {f"carbon.activities.{module}" for module, _ in KINDS.values()} & names == {f"carbon.activities.{home}"}


def test_a_quick_calculation_is_not_searched_for_garbage_while_it_loads_and_when_it_ends():
    text = """import gc, sys
sys.argv = ["carbon", "flight", "LLA", "ARN", "--format", "json"]
from carbon.__main__ import run
searched = []
gc.callbacks.append(lambda phase, about: searched.append(about["generation"]))
code = run()
gc.callbacks.clear()
print("", code, 2 in searched, gc.isenabled(), gc.get_freeze_count() > len(gc.get_objects()))"""
    ended = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    assert ended.split() == ["0", "False", "True", "True"]


def test_a_float_result_needs_no_pint():
    assert "pint" not in loaded("import carbon\ncarbon.calculate('diesel', '40 L').co2e_kg")


def test_every_public_name_is_there():
    import carbon

    for name in carbon.__all__:
        assert getattr(carbon, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'calclate'"):
        _ = carbon.calclate
