"""A user's file under mypy --strict: every public name has a real type, and what people write is accepted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import carbon

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
USER = """
import datetime
from collections.abc import Mapping

import polars as pl

import carbon

result = carbon.calculate("diesel", "40 L", period=2019, region="SE")
total: float | None = result.co2e_kg
if result.co2e is not None:
    tonnes: float = result.co2e.to("t").magnitude
pair = carbon.calculate("diesel", (40, "L"), gwp_set="ar6_100")
flight = carbon.Flight(origin="LLA", destination="ARN", cabin="economy", passengers=2, round_trip=True, period=2019)
car = carbon.CarTravel(distance="1 200 km", fuel="diesel", size="medium", region="SE", period="2019-03", id="a")
late = carbon.CarTravel(distance=carbon.Amount(1.0, "km"), period=datetime.date(2019, 3, 1))
distance: carbon.Amount | None = car.distance
record: Mapping[str, object] = {"kind": "diesel", "amount": "40 l"}
both = carbon.calculate([flight, car, record]) + carbon.calculate(flight, policy=carbon.Policy(gwp_set="ar6_100"))
both.where(scope=1).by("scope", "stage")
owned = carbon.Catalogue.read("factors.csv") | carbon.catalogue()
table = pl.DataFrame({"what": ["diesel"], "qty": [40.0]})
out = carbon.calculate(table, kind="what", amount="qty", unit=carbon.constant("l"), catalogue=owned)
again = carbon.calculate(table, plan=out.plan)
sums: pl.DataFrame = out.by("scope")
whole: pl.DataFrame = out.to_frame()
lazy = carbon.calculate(table.lazy(), kind="what", amount="qty", unit="l")
footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
found = carbon.match("diesel", "1 l", region="GB")
key: str = carbon.factor("electricity", region="GB", period=2019).factor.key
height: int = carbon.search("beef").height
change: float = carbon.compare(both, footprint).change_kg
low, high = carbon.uncertainty(footprint, draws=100, seed=1).interval(0.95)
"""
WRONG = {
    'carbon.Flight(orgin="LLA")': 'Unexpected keyword argument "orgin"',
    'carbon.CarTravel(distance=[1], fuel="diesel")': 'Argument "distance" to "CarTravel" has incompatible type',
    "carbon.calculate(40)": 'No overload variant of "calculate" matches argument type "int"',
    'carbon.calculate("diesel", 40)': "No overload variant",
    "carbon.calculat": 'Module has no attribute "calculat"',
    'carbon.Inventory.open("x").footprnt()': '"Inventory" has no attribute "footprnt"',
}
POLARS = "polars.dataframe.frame.DataFrame"
REVEALED = {
    "result": f"carbon.engine.result.emissions.Emissions[{POLARS}, {POLARS}]",
    "both": f"carbon.engine.result.emissions.Emissions[{POLARS}, {POLARS}]",
    "out": f"carbon.engine.result.emissions.Emissions[{POLARS}, {POLARS}]",
    "lazy.to_frame()": "polars.lazyframe.frame.LazyFrame",
    "lazy.by('scope')": POLARS,
    "footprint.by('scope')": POLARS,
    "result.co2e": "carbon.core.quantities.Quantity | None",
    "result.total_market": "carbon.core.quantities.Quantity | None",
    "result.gases": "dict[str, carbon.core.quantities.Quantity]",
    "result.per('1 km')": "carbon.core.quantities.Quantity | None",
    "result.where(scope=1)[0]": f"carbon.engine.result.emissions.Emissions[{POLARS}, {POLARS}]",
    "footprint.view('market')": "carbon.inventory.footprint.Footprint",
    "footprint": "carbon.inventory.footprint.Footprint",
    "found": "carbon.factors.choices.Matches",
    "found.to_frame()": POLARS,
    "result.to_dict()['co2e_kg']": "float | None",
    "result.to_dict()['lines'][0]['gases_kg']": "dict[str, float]",
    "footprint.to_dict().get('consolidation')": "str | None",
    "carbon.compare(both, footprint).by('source')": POLARS,
    "carbon.compare(both, footprint).to_dict()['causes']": "dict[str, float]",
    "carbon.goals(footprint).to_dict()['goals'][0]['target']": "float | None",
    "carbon.scenario(footprint, 'a.toml').to_dict()['lines'][0]['kg']": "float",
    "carbon.uncertainty(footprint).to_dict()['interval_kg']": "list[float]",
    "carbon.uncertainty(footprint).by('source')": POLARS,
    "carbon.plan(flight)": "carbon.engine.plan.plan.Plan",
    "carbon.thaw('a.lock')": f"carbon.engine.result.emissions.Emissions[{POLARS}, {POLARS}]",
    "owned": "carbon.factors.catalogue.Catalogue",
    "late": "carbon.CarTravel",
}


def mypy(path: Path) -> str:
    """What a type checker says of a user's file, without the settings of this project."""
    given = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        str(ROOT / ".mypy_cache" / "user"),
        str(path),
    ]
    done = subprocess.run(
        given, env=os.environ | {"MYPYPATH": str(ROOT / "src")}, cwd=path.parent, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Line by line what is said of one file of all there is to ask: mypy starts once."""
    lines = [
        *USER.splitlines(),
        *WRONG,
        *(f"reveal_type({name})" for name in REVEALED),
        *(f"reveal_type(carbon.{name})" for name in carbon.__all__),
    ]
    path = tmp_path_factory.mktemp("user") / "user.py"
    path.write_text("\n".join(lines), encoding="utf-8")
    notes: dict[str, list[str]] = {}
    for number, text in re.findall(r"^user\.py:(\d+): (.*)$", mypy(path), flags=re.MULTILINE):
        notes.setdefault(lines[int(number) - 1], []).append(text)
    return notes


def test_what_people_write_is_accepted(said):
    assert {line: said[line] for line in USER.splitlines() if line in said} == {}


@pytest.mark.parametrize(("line", "message"), WRONG.items())
def test_a_slip_is_found(said, line, message):
    assert any(message in text for text in said[line]), said.get(line)


@pytest.mark.parametrize(("name", "type_"), REVEALED.items())
def test_results_have_their_types(said, name, type_):
    assert said[f"reveal_type({name})"] == [f'note: Revealed type is "{type_}"']


MADE_FOR_YOU = {"Emissions", "Plan"}
"""Classes that a user reads and never makes: how they are made is no promise."""
SHAPE = "tuple[Any, ...]"
"""How numpy itself writes an array of any shape."""


def test_no_public_name_is_any(said):
    for name in sorted({*carbon.__all__} - MADE_FOR_YOU):
        (text, *_) = [text for text in said[f"reveal_type(carbon.{name})"] if "Revealed type" in text]
        assert not re.search(r"\bAny\b", text.replace(SHAPE, "")), text
