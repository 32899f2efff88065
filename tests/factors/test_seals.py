"""A slip in any shipped file of factors breaks its seal: of whatever size, in whatever row."""

import csv
import json
import random
import runpy
import shutil
from pathlib import Path

import pytest

from carbon.core.store.read import Store, store
from carbon.factors.index.compile import compile_index
from carbon.factors.verification.seals import broken_seals

FOLDER = Path(__file__).parents[2] / "emission_factors"
SLIPS = {
    "g for kg": 1e3,
    "MWh for kWh": 1e-3,
    "carbon for CO2": 12 / 44,
    "MJ for kWh": 3.6,
    "short ton for t": 1.10231,
    "last digit": 1.001,
}


def slipped(path, ratio, chooser):
    """One number of a file, in one row, by a ratio."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    masses = [place for place, name in enumerate(header) if name.startswith(("co2", "ch4", "n2o", "loss_share"))]
    row = chooser.choice([row for row in rows if any(row[place].strip("0.") for place in masses)])
    place = next(place for place in masses if row[place].strip("0."))
    row[place] = repr(float(row[place]) * ratio)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


SEALED = sorted(path.parent.relative_to(FOLDER) for path in FOLDER.glob("*/*/datapackage.json"))
SMALL = sorted(SEALED, key=lambda part: (FOLDER / part / "factors.csv").stat().st_size)[: 2 * len(SLIPS)]
"""Each slip in two of them; the index of all takes some seconds."""


def test_every_shipped_dataset_has_its_seal():
    assert len(SEALED) > 2 * len(SMALL)
    assert store().rows("SELECT count(*) FROM publication")[0][0] == len(SEALED)
    assert list(broken_seals()) == []


@pytest.mark.parametrize("parts", [pytest.param(SMALL, id="some"), pytest.param(SEALED, id="all", marks=pytest.mark.slow)])
def test_every_dataset_that_is_slipped_is_named(tmp_path, parts):
    left_out = {str(FOLDER / part) for part in SEALED if part not in parts}
    copy = shutil.copytree(
        FOLDER, tmp_path / "emission_factors", ignore=lambda folder, names: [name for name in names if f"{folder}/{name}" in left_out]
    )
    chooser, packages = random.Random(7), sorted(copy.glob("*/*/datapackage.json"))
    kinds = sorted(SLIPS)
    for number, package in enumerate(packages):
        slipped(package.with_name("factors.csv"), SLIPS[kinds[number % len(kinds)]], chooser)
    target = copy.parent / "index.sqlite"
    compile_index(copy, target)
    found = list(broken_seals(Store(target)))
    assert len(found) == len(packages) == len(parts) > len(kinds)
    assert {problem.check for problem in found} == {"seal"}
    assert "factors.csv is not what datapackage.json seals. Compare it with the publication" in found[0].message


TOOLS = FOLDER.parent / "tools" / "datasets"
HEAD = "key,qualifiers,stages,region,valid_from,valid_to,unit,mass,value_basis,co2e,locator,status"
HEAT = "heat.district,,generation,SE,2022-01-01,2022-12-31,kWh,g,mass_of_gas,17,table,published"


@pytest.fixture
def seal(monkeypatch):
    """The tool, which finds its neighbours where it is run."""
    monkeypatch.syspath_prepend(TOOLS)
    return runpy.run_path(str(TOOLS / "seal.py"))["seal"]


@pytest.fixture
def publisher(tmp_path):
    """The folder of a made-up publisher with one edition, and one of the next year that holds its factors alone."""
    for edition in ("2021", "2022"):
        (tmp_path / "made-up" / edition).mkdir(parents=True)
        (tmp_path / "made-up" / edition / "factors.csv").write_text(f"{HEAD}\n{HEAT}\n", encoding="utf-8")
    said = {"title": "Heat", "publisher": "Made up", "homepage": "a page", "attribution": "Made up", "licenses": [{"title": "free"}]}
    (tmp_path / "made-up" / "2021" / "datapackage.json").write_text(json.dumps(said), encoding="utf-8")
    return tmp_path / "made-up"


def test_a_new_edition_is_begun_with_what_the_last_one_says_of_the_publisher(publisher, seal):
    lacks = seal(publisher / "2022")
    package = json.loads((publisher / "2022" / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["edition"], package["publisher"], package["title"]) == ("made-up-2022", "2022", "Made up", "Heat")
    # A licence is read anew: what the last one said of its own figures may not hold.
    assert package["licenses"] == []
    assert lacks == [
        "its datapackage.json must still say: licenses, notes, match_year",
        "its line in emission_factors/second_readings.csv is missing",
    ]


def test_a_row_that_nobody_read_again_is_named(tmp_path, seal):
    """A row is added to an edition, all of whose values were read a second time."""
    folder = shutil.copytree(FOLDER / "habo-energi" / "2021", tmp_path / "habo-energi" / "2021")
    assert seal(folder) == []
    with (folder / "factors.csv").open("a", encoding="utf-8") as file:
        file.write('heat.district,network=habo,generation,SE,2020-01-01,2020-12-31,kWh,g,mass_of_gas,unstated,19,"a table",published,,\n')
    (said,) = seal(folder)
    assert "speaks of 2 values and there are 3" in said
