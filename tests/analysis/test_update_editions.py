"""An update over a real edition: a lock made when the UK set of 2024 was the newest, against the sets that have come since."""

import json
from unittest import mock

import pytest

import carbon
from carbon.analysis.thawing import thaw
from carbon.analysis.updating import update
from carbon.cli.main import main
from carbon.core.store.read import store
from carbon.factors.catalogue import Catalogue
from carbon.factors.index_layer import IndexLayer
from inventories import HEAD, make

LATER = ("uk-2025/", "uk-2026/")
TOML = (
    HEAD.replace("2019", "2025")
    + """
[[tables]]
path = "cars.csv"
kind = "car_travel"
source = "Cars"

[[tables]]
path = "power.csv"
kind = "electricity"
source = "Power"

[[tables]]
path = "flights.csv"
kind = "flight"
source = "Flights"
"""
)
ROWS = {
    "cars_csv": "distance,fuel,size\n100 000 km,diesel,medium\n",
    "power_csv": "energy\n500 MWh\n",
    "flights_csv": "origin,destination,cabin,passengers\nLHR,BCN,economy,40\n",
}


class BeforeTheNewest(IndexLayer):
    """The shipped index as it was before the later editions."""

    def candidates(self, key, stage, regions, pairs):
        return [found for found in super().candidates(key, stage, regions, pairs) if not self.factor(found.number).id.startswith(LATER)]

    def by_key(self, key):
        return tuple(factor for factor in super().by_key(key) if not factor.id.startswith(LATER))

    def by_id(self, factor_id):
        return None if factor_id.startswith(LATER) else super().by_id(factor_id)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("editions")
    make(made, TOML, **ROWS)
    with mock.patch("carbon.inventory.inventory.catalogue", return_value=Catalogue([BeforeTheNewest(store())])):
        carbon.freeze(carbon.Inventory.open(made).footprint(), made / "2025.lock")
    return made


def test_the_lock_was_made_with_the_edition_that_was_the_newest(folder):
    frozen = thaw(folder / "2025.lock")
    ids = {line.factor.id for _, line in frozen.plan.lines}
    assert not any(name.startswith(LATER) for name in ids)
    assert any(name.startswith("uk-2024/") for name in ids)


def test_each_line_says_what_the_new_edition_would_change(folder):
    frozen, now = thaw(folder / "2025.lock"), carbon.Inventory.open(folder).footprint()
    found = update(frozen, now)
    assert {source for line in found.lines for source in line.sources} == {"Cars", "Power", "Flights"}
    for line in found.lines:
        assert line.why == "another factor"
        assert line.factor_before.startswith("uk-2024/")
        assert line.factor_after.startswith("uk-2025/")
        assert line.factor_before.split("/")[1] == line.factor_after.split("/")[1], "the same key in another edition"
    assert found.after == pytest.approx(now.co2e_kg, rel=1e-9), "the rows are the same, so that the factors are all of the change"
    assert sum(found.by_source.values()) == pytest.approx(found.after - found.before)
    (generation,) = (line for line in found.lines if (line.sources, line.stage) == (("Power",), "generation"))
    # UK Government conversion factors 2024 and 2025, sheet UK electricity: 0.20705 and 0.177 kg CO2e per kWh.
    assert generation.effect_kg == pytest.approx(500_000 * (0.177 - 0.20705), rel=1e-3)
    assert frozen.co2e_kg == pytest.approx(found.before)


def test_the_threshold_of_the_base_year_decides(folder, capsys):
    lock = str(folder / "2025.lock")
    assert main(["update", lock, str(folder), "--check"]) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "a base year would be restated" in text
    assert "uk-2024/" in text
    assert "→ uk-2025/" in text
    loose = folder.parent / "loose"
    loose.mkdir(exist_ok=True)
    make(loose, TOML + '\n[base_year]\nyear = 2020\nco2e = "100 t"\nthreshold = "60 %"\n', **ROWS)
    assert main(["update", lock, str(loose), "--check", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["threshold"], record["recalculates"]) == (0.6, False)
    assert record["lines"][0]["effect_kg"] == max((line["effect_kg"] for line in record["lines"]), key=abs)
