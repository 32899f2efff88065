"""The laws with factors of your own in front: a few random ones of the keys that a kind asks, of its place or what that lies in."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import carbon
from carbon.core.regions import lineage
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit
from carbon.factors.ranking import OWN
from carbon.factors.wanted import said
from laws.asking import asked, questions
from laws.laws import LAWS

HEADING = ("key", "qualifiers", "stages", "region", "unit", "mass", "co2")
MORE = {"combustion": ("wtt",), "generation": ("wtt", "transmission")}


def own_rows(found, draw):
    """Rows of factors that may answer some demands of a question, covering one stage or several."""
    demands = [posting.demand for posting in found.postings or [] if not posting.demand.factor and not posting.demand.loss_of]
    fit = [item for item in demands if not _priced(item) and not item.uplift]
    if not fit:
        return []
    rows = {}
    for _ in range(draw(st.integers(2, 5))):
        demand = draw(st.sampled_from(fit))
        words = draw(st.sets(st.sampled_from(sorted(demand.qualifiers.items())))) if demand.qualifiers else set()
        stages = (demand.stage, *draw(st.sets(st.sampled_from(MORE[demand.stage])))) if demand.stage in MORE else (demand.stage,)
        place = draw(st.sampled_from(lineage(demand.region or found.region)))
        text = "; ".join(f"{name}={value}" for name, value in sorted(words))
        value = draw(st.floats(0.01, 1.0))
        rows[demand.key, text, "+".join(stages), place] = (demand.amount.unit, "kg", f"{value:.4f}")
    return [(*row, *rest) for row, rest in rows.items()]


def _priced(demand):
    return unit(demand.amount.unit).dimension in CURRENCIES


def catalogue_of(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADING, *rows])
        return carbon.Catalogue.read(path) | carbon.catalogue()


def own_first(found):
    """What the user brings of a key, stage, place and words takes precedence over anything shipped."""
    mine = found.catalogue.layers[0].factors
    for posting in found.postings or []:
        for line in posting.lines:
            if line.wanted is None or line.factor.publication.name.startswith(OWN) or posting.demand.loss_of:
                continue
            fit = [
                factor.id
                for factor in mine
                if (factor.key, factor.stage) == (line.wanted.key, line.wanted.stage)
                and factor.qualifiers.items() <= line.wanted.asked.items()
                and not set(line.wanted.qualifiers) - factor.qualifiers.items() & said(line.wanted.key)
                and factor.region in lineage(line.wanted.region)
                and unit(factor.forms[0].unit).dimension == unit(line.wanted.unit).dimension
            ]
            assert not fit, (line.factor.id, fit)


def _holds(activity, data):
    rows = own_rows(asked(activity), data.draw)
    if rows:
        found = asked(activity, catalogue_of(rows))
        for law in (*LAWS, own_first):
            law(found)


# A smaller example would be searched for minutes, and says no more than the first.
FOUND = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.reuse, Phase.generate])


@settings(FOUND, max_examples=60)
@given(st.deferred(questions), st.data())
def test_own_factors_keep_the_laws(activity, data):
    _holds(activity, data)


@pytest.mark.slow
@settings(FOUND, max_examples=1000)
@given(st.deferred(questions), st.data())
def test_many_own_factors_keep_the_laws(activity, data):
    _holds(activity, data)


def test_an_own_factor_of_the_whole_way_stands_for_its_stages(tmp_path):
    """What covers upstream takes the place of the published upstream that was answered before it: 10 km of 0.9 kg, and no more of it."""
    path = tmp_path / "own.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,co2\nroad.car,fuel=battery_electric,combustion+wtt,GB,vkm,kg,0.9\n", encoding="utf-8"
    )
    own = carbon.Catalogue.read(path) | carbon.catalogue()
    result = carbon.calculate("car_travel", "10 km", fuel="battery_electric", region="GB", period=2022, catalogue=own)
    assert result.where(stage="combustion").co2e_kg == pytest.approx(9.0)
    assert sorted(line.stage for _, line in result.plan.lines) == ["combustion", "generation", "transmission"]


def test_losses_that_are_printed_per_kilometre_do_not_stay_beside_own_power(tmp_path):
    """UK Government 2024 prints 0.00376 kg lost a km of its own power: not of a charge of 0.04 kg a km."""
    path = tmp_path / "own.csv"
    path.write_text(
        "key,qualifiers,stages,region,unit,mass,co2\nroad.car,fuel=battery_electric,generation,GB,vkm,kg,0.04\n", encoding="utf-8"
    )
    own = carbon.Catalogue.read(path) | carbon.catalogue()
    result = carbon.calculate("car_travel", "10 km", fuel="battery_electric", size="medium", region="GB", period=2024, catalogue=own)
    stages = {line.factor.stage: line.factor.publication.name for _, line in result.plan.lines}
    assert stages["generation"].startswith("own-")
    assert "transmission" not in stages
    assert any("are losses of other power than your own per vkm, and are left out" in note.message for note in result.findings)
