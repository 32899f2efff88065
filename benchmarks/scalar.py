"""One activity and typed objects: start-up, scalar, objects, dicts, questions."""

from __future__ import annotations

import itertools
import statistics
import subprocess
import sys
import time

import polars as pl
from measure import Row, seconds

import carbon
from carbon.core.units.registry import quantity
from carbon.factors.catalogue import Catalogue

OBJECTS = 100_000
FUELS = ("diesel", "petrol", "lpg", "natural_gas", "heating_oil", "coal", "burning_oil", "fuel_oil", "cng", "lng")
UNITS = ("kg", "t", "g", "lb", "kWh_net", "MWh_net", "kWh_gross", "MWh_gross", "MJ_net", "GJ_net")
REGIONS = ("GB", "SE", "US", "DE", "FR", "NO", "DK", "FI", "ES", "IT")


def process(code: str, runs: int = 9) -> float:
    """Return the median time of a whole Python process [s]."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True), runs)


def start_up() -> list[Row]:
    """Import and whole processes."""
    bare = process("pass")
    quick = "from carbon.cli.main import main; main({!r})"
    flight = ["flight", "LLA", "ARN", "--cabin", "economy", "--round-trip"]
    whole = "from carbon.cli.main import main; main(['footprint', 'examples/norrbotten-2019'])"
    return [
        Row("import carbon, beyond a bare interpreter", process("import carbon") - bare, aim="≤ 50 ms"),
        Row("quick calculation, whole process", process(quick.format(["diesel", "40", "L"])), aim="≤ 0.5 s"),
        Row("quick flight, whole process", process(quick.format(flight)), aim="≤ 0.5 s"),
        Row("footprint examples/norrbotten-2019, whole process", process(whole, 5)),
    ]


def scalar() -> list[Row]:
    """One activity, whose question is known or not."""

    def ask() -> object:
        return carbon.calculate("diesel", "40 L", period=2019, region="SE").co2e_kg

    ask()
    pint = seconds(lambda: (quantity(40.0, "L") * quantity(2.853, "kg") / quantity(1, "L")).to("kg").magnitude, 301)
    return [
        Row("scalar, question seen before", seconds(ask, 301), 1, "one pint product", pint, "≤ 100 µs"),
        Row("pint per row: one product and one conversion", pint, 1),
    ]


def objects() -> list[Row]:
    """Objects that are made already, and dicts, to totals."""
    made = [
        carbon.Fuel(fuel="diesel", volume=carbon.Amount(float(n), "l"), period=2019, region="GB", source=f"s{n % 9}")
        for n in range(OBJECTS)
    ]
    dicts = [
        {"kind": "diesel", "amount": float(n), "unit": "l", "period": 2019, "region": "GB", "source": f"s{n % 9}"} for n in range(OBJECTS)
    ]
    return [
        Row("objects to totals", seconds(lambda: carbon.calculate(made).co2e_kg, 7), OBJECTS, aim="≥ 400 000/s"),
        Row("dicts to totals", seconds(lambda: carbon.calculate(dicts).co2e_kg, 7), OBJECTS, aim="≥ 100 000/s"),
    ]


def questions() -> list[Row]:
    """Ten thousand questions from nothing, and with their factors matched already."""
    rows = list(itertools.product(FUELS, UNITS, REGIONS, range(2016, 2026)))
    table = pl.DataFrame(rows, schema=["fuel", "unit", "region", "year"], orient="row").with_columns(qty=1.0)
    given = {"kind": carbon.constant("fuel"), "fuel": "fuel", "amount": "qty", "unit": "unit", "region": "region", "period": "year"}
    cold, matched = [], []
    for _ in range(3):
        own = Catalogue(carbon.catalogue().layers)
        for times in (cold, matched):
            start = time.perf_counter()
            carbon.calculate(table, catalogue=own, **given)
            times.append(time.perf_counter() - start)
            own.answers.clear()
    return [
        Row("new questions, factors to be matched", statistics.median(cold), len(rows)),
        Row("new questions, given matched demands", statistics.median(matched), len(rows), aim="≤ 60 µs each"),
    ]
