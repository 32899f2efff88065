"""Does the 95 % interval hold the truth in 95 of 100 worlds? The worlds come from numpy's own generators, none of the library's shapes."""

import numpy as np
import pytest

import carbon
from carbon.analysis.uncertainty import uncertainty

Z = 1.959963984540054
WORLDS = 60_000
AMOUNTS, FACTORS = (0.10, 0.25, 0.20), (0.20, 0.10, 0.60)
"""Half widths of the 95 % interval of each amount and factor."""
KG = np.array([[100.0, 0.0, 30.0], [80.0, 0.0, 0.0], [0.0, 120.0, 20.0]])
"""Kg CO2e of three kinds of rows (10 rows each) by three factors."""
ROWS = 10


@pytest.fixture(scope="module")
def inventory(tmp_path_factory):
    """Thirty rows that use three own factors."""
    folder = tmp_path_factory.mktemp("coverage")
    own = "key,qualifiers,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,uncertainty,locator,publication\n"
    (folder / "own.csv").write_text(
        own
        + "".join(
            f"fuel.{fuel},,combustion,GB,2019-01-01,2019-12-31,l,kg,mass_of_gas,1,±{u:.0%},row {n},own\n"
            for n, (fuel, u) in enumerate(zip(("diesel", "petrol", "lpg"), FACTORS, strict=True))
        )
    )
    catalogue = carbon.Catalogue.read(folder / "own.csv") | carbon.catalogue()
    rows = [
        {
            "kind": "fuel",
            "fuel": ("diesel", "petrol", "lpg")[factor],
            "volume": f"{KG[kind, factor] / ROWS} l",
            "region": "GB",
            "period": 2019,
        }
        | {"source": f"kind {kind}", "uncertainty": f"±{AMOUNTS[kind]:.0%}"}
        for kind in range(3)
        for factor in range(3)
        if KG[kind, factor]
        for _ in range(ROWS)
    ]
    return carbon.calculate(rows, catalogue=catalogue).where(stage="combustion")


def errors(random, half, size, shape="right"):
    """Multipliers with mean 1 and this half width, from a generator of their own."""
    deviation = half / Z
    if shape == "uniform":
        return 1 + random.uniform(-1, 1, size) * half / 0.95
    if shape == "gamma":
        return random.gamma(1 / deviation**2, deviation**2, size)
    if half <= 0.30:
        return random.normal(1.0, deviation, size)
    sigma = np.sqrt(np.log1p(deviation**2))
    return random.lognormal(-(sigma**2) / 2, sigma, size)


def truths(shape="right", correlation=0.0, seed=11):
    """Totals of many worlds: factors err for all rows together, amounts row by row unless they are correlated."""
    random = np.random.default_rng(seed)
    factors = np.stack([errors(random, half, WORLDS, shape) for half in FACTORS])
    total = np.zeros(WORLDS)
    for kind, half in enumerate(AMOUNTS):
        shared = random.normal(0.0, half / Z, WORLDS)
        for factor in range(3):
            if KG[kind, factor]:
                own = sum(errors(random, half, WORLDS, shape) - 1 for _ in range(ROWS)) / ROWS
                error = 1 + np.sqrt(correlation) * shared + np.sqrt(1 - correlation) * own
                total += KG[kind, factor] * error * factors[factor]
    return total


def covered(interval, totals):
    low, high = interval
    return float(np.mean((totals >= low) & (totals <= high)))


def as_if_independent(inventory):
    """The interval of IPCC equation 3.2 with every row's product on its own: what errs together is forgotten."""
    kg = [KG[kind, factor] / ROWS for kind in range(3) for factor in range(3) for _ in range(ROWS) if KG[kind, factor]]
    halves = [np.hypot(AMOUNTS[kind], FACTORS[factor]) for kind in range(3) for factor in range(3) for _ in range(ROWS) if KG[kind, factor]]
    half = np.sqrt(np.sum((np.array(kg) * np.array(halves)) ** 2))
    return inventory.co2e_kg - half, inventory.co2e_kg + half


def test_the_interval_covers_95_of_100_worlds_where_the_model_is_right(inventory):
    sure, worlds = uncertainty(inventory, draws=40_000), truths()
    assert inventory.co2e_kg == pytest.approx(KG.sum())
    assert np.mean(worlds) == pytest.approx(sure.mean, rel=0.005)
    for method in ("simulation", "analytical"):
        assert covered(sure.interval(method=method), worlds) == pytest.approx(0.95, abs=0.01)
    assert covered(as_if_independent(inventory), worlds) < 0.60


@pytest.mark.parametrize(("shape", "lowest"), [("uniform", 0.88), ("gamma", 0.94)])
def test_other_shapes_of_the_same_width_are_covered_nearly_as_well(inventory, shape, lowest):
    assert lowest < covered(uncertainty(inventory, draws=20_000).interval(), truths(shape)) < 0.985


def test_amounts_that_err_together_are_covered_when_that_is_said(inventory):
    worlds = truths(correlation=1.0)
    apart, said = (uncertainty(inventory, draws=20_000, together=together) for together in (False, True))
    assert covered(apart.interval(), worlds) < 0.93
    assert covered(said.interval(), worlds) == pytest.approx(0.95, abs=0.012)
