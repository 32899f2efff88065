"""A slip in any shipped file of factors breaks its seal: of whatever size, in whatever row."""

import csv
import random
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
