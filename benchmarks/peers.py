"""Other libraries, each in an environment of its own: pint, atomic6ghg, openscm-units."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

from data import FOLDER
from measure import Row

_PINT = """
import json, time, numpy, pint
unit = pint.UnitRegistry()
start = time.perf_counter()
for number in range(2000):
    (unit.Quantity(float(number), "L") * unit.Quantity(2.5, "kg/L")).to("t")
one = (time.perf_counter() - start) / 2000
amounts = numpy.random.random(10_000_000)
start = time.perf_counter()
(unit.Quantity(amounts, "L") * unit.Quantity(2.5, "kg/L")).to("t")
array = time.perf_counter() - start
print(json.dumps([["pint, one row at a time", one * 2000, 2000], ["pint, one array of one question", array, 10_000_000]]))
"""
_OPENSCM = """
import json, time
from openscm_units import unit_registry as unit
with unit.context("AR5GWP100"):
    start = time.perf_counter()
    for number in range(500):
        unit.Quantity(float(number), "t CH4").to("t CO2")
    print(json.dumps([["openscm-units, CH4 to CO2e, one row at a time", time.perf_counter() - start, 500]]))
"""
_ATOMIC6 = """
import json, time
from atomic6ghg.formulas.stationary_combustion import StationaryCombustion
rows = [{"fuelCombusted": "naturalGas", "quantityCombusted": float(number), "units": "scf"} for number in range(1, 50_001)]
start = time.perf_counter()
StationaryCombustion({"stationarySourceFuelConsumption": rows})
print(json.dumps([["atomic6ghg, stationary combustion, one worksheet", time.perf_counter() - start, len(rows)]]))
"""
_PEERS = {"pint numpy": _PINT, "openscm-units": _OPENSCM, "atomic6ghg": _ATOMIC6}


def peers() -> list[Row]:
    """Run each library in its own environment; one that cannot be installed or called is left out with a message."""
    found = []
    for packages, code in _PEERS.items():
        python = _environment(packages)
        run = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"{packages} does not run: {run.stderr.strip().splitlines()[-1]}", file=sys.stderr)
            continue
        found += [Row(name, value, rows) for name, value, rows in json.loads(run.stdout)]
    return found


def _environment(packages: str) -> Path:
    folder = FOLDER / packages.replace(" ", "-")
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *packages.split()], check=False, capture_output=True)
    return python
