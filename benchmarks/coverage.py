"""How often the 95% interval holds the truth: `python benchmarks/coverage.py`, or with fewer worlds: `… coverage.py 5000`.

Inventories of thirty rows that share three factors are calculated as a user would. Worlds are then drawn with numpy's own generators,
none of the library's shapes: first as the model has them, then with other shapes, widths and correlations than it was told. Counted is in
how many worlds the true total lies in the interval that was printed. The table of docs/uncertainty.md is written; the exit code is 1
where the model is right and the interval holds fewer than 94 or more than 96 of 100 worlds.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

import carbon

PAGE = Path(__file__).parents[1] / "docs" / "uncertainty.md"
BEGIN, END = "<!-- table: python benchmarks/coverage.py -->", "<!-- end of the table -->"
Z = 1.959963984540054
WORLDS, SEED, DRAWS = 60_000, 11, 40_000
ROWS = 10
FUELS = ("diesel", "petrol", "lpg")
KG = np.array([[100.0, 0.0, 30.0], [80.0, 0.0, 0.0], [0.0, 120.0, 20.0]])
"""Kg CO2e of three sources, of ten rows by each factor, in the first year."""
LATER = KG * np.array([[2.0], [0.9], [1.1]])
CELLS = [(source, factor) for source in range(3) for factor in range(3) if KG[source, factor]]


class Stated(NamedTuple):
    """Spreads as a user writes them, of the amounts of each source and of each factor, and the two numbers that each says."""

    amounts: tuple[str, str, str]
    factors: tuple[str, str, str]


EVEN = Stated(("±10 %", "±25 %", "±20 %"), ("±20 %", "±10 %", "±60 %"))
SKEWED = Stated(("-10 % +30 %", "×/÷2", "±60 %"), ("-20 % +50 %", "×/÷1.5", "co2:0.33..3.33"))
Draw = Callable[[np.random.Generator, str, int], np.ndarray]


def numbers(written: str) -> tuple[float, float]:
    """Lower and upper width as shares, read apart from the library's reader."""
    if ".." in written:
        low, high = written.removeprefix("co2:").split("..")
        return 1.0 - float(low), float(high) - 1.0
    if written.startswith("×/÷"):
        return 1.0 - 1.0 / float(written[3:]), float(written[3:]) - 1.0
    widths = [abs(float(part.strip("±+- "))) / 100.0 for part in written.split("%") if part.strip()]
    return widths[0], widths[-1]


def right(random: np.random.Generator, written: str, size: int) -> np.ndarray:
    """As docs/uncertainty.md says a spread is read."""
    low, high = numbers(written)
    if written.startswith("×/÷"):
        return random.lognormal(0.0, np.log(1.0 + high) / Z, size)
    if low == high:
        return random.normal(1.0, low / Z, size) if low <= 0.30 else even_lognormal(random, low / Z, size)
    if ".." in written:
        half = np.abs(random.standard_normal(size))
        below = random.random(size) < 0.5
        return np.exp(np.where(below, np.log(1.0 - low), np.log(1.0 + high)) / Z * half)
    sigma, factor = moved(low, high)
    return 1.0 + factor * (random.lognormal(0.0, sigma, size) - np.exp(sigma**2 / 2.0))


def even_lognormal(random: np.random.Generator, deviation: float, size: int) -> np.ndarray:
    """Mean 1."""
    sigma = np.sqrt(np.log1p(deviation**2))
    return random.lognormal(-(sigma**2) / 2.0, sigma, size)


@cache
def moved(low: float, high: float) -> tuple[float, float]:
    """Sigma and factor of a lognormal moved along its axis, with mean 1 and these bounds: the nearest on a fine grid."""
    sigmas = np.linspace(1e-4, 1.5, 1_500_000)
    middle, below, above = np.exp(sigmas**2 / 2.0), np.exp(-Z * sigmas), np.exp(Z * sigmas)
    best = int(np.argmin(np.abs((middle - below) / (above - middle) - low / high)))
    return float(sigmas[best]), float((low + high) / (above[best] - below[best]))


def gamma(random: np.random.Generator, written: str, size: int) -> np.ndarray:
    """Mean 1 and the standard deviation of an even spread."""
    variance = (numbers(written)[0] / Z) ** 2
    return random.gamma(1.0 / variance, variance, size)


def uniform(random: np.random.Generator, written: str, size: int) -> np.ndarray:
    """95% of it between the bounds; the value is in the middle, or is the median where they are uneven."""
    low, high = (width / 0.95 for width in numbers(written))
    place = random.uniform(-1.0, 1.0, size)
    return 1.0 + np.where(place < 0, np.minimum(low, 1.0), high) * place


def heavy(random: np.random.Generator, written: str, size: int) -> np.ndarray:
    """Student's t of four degrees of freedom, whose 97.5% quantile is 2.7764, with the same bounds."""
    return 1.0 + numbers(written)[0] / 2.7764451 * random.standard_t(4, size)


def wider(random: np.random.Generator, written: str, size: int) -> np.ndarray:
    """A quarter wider than was stated: people are surer than they should be."""
    return 1.0 + 1.25 * (right(random, written, size) - 1.0)


class World(NamedTuple):
    """How the truth is made: in words, what was stated, the shape, and correlations the model was not told of.

    Parameters: words; stated; draw, a shape; amounts, correlation between the rows of a source; factors, between the factors; change,
    whether the truth is the change to the second year; model_is_right.
    """

    words: str
    stated: Stated = EVEN
    draw: Draw = right
    amounts: float = 0.0
    factors: float = 0.0
    change: bool = False
    model_is_right: bool = False


TABLE = (
    World("as the model has it", model_is_right=True),
    World("as the model has it, uneven and wide spreads", SKEWED, model_is_right=True),
    World("as the model has it, the change between two years", change=True, model_is_right=True),
    World("gamma shapes of the same standard deviation", draw=gamma),
    World("Student's t (4) with the same 95% bounds", draw=heavy),
    World("uniform shapes with the same 95% bounds", draw=uniform),
    World("uniform to either side, uneven and wide spreads", SKEWED, draw=uniform),
    World("every spread a quarter wider than stated", draw=wider),
    World("amounts of a source correlated by one half", amounts=0.5),
    World("amounts of a source that err together", amounts=1.0),
    World("factors correlated by one half", factors=0.5),
    World("amounts and factors correlated by one half", amounts=0.5, factors=0.5),
)


def mixed(random: np.random.Generator, world: World, written: str, correlation: float, shared: np.ndarray) -> np.ndarray:
    """A multiplier, a part of whose error is one standard normal variable that others have too."""
    own = world.draw(random, written, shared.size)
    if not correlation:
        return own
    deviation = numbers(written)[0] / Z
    return 1.0 + np.sqrt(correlation) * deviation * shared + np.sqrt(1.0 - correlation) * (own - 1.0)


def truths(world: World, worlds: int) -> np.ndarray:
    """True totals, or changes of the total: factors err for all rows and years, amounts row by row and year by year."""
    random = np.random.default_rng(SEED)
    common = random.standard_normal(worlds)
    factors = [mixed(random, world, written, world.factors, common) for written in world.stated.factors]
    total = np.zeros(worlds)
    for sign, kilograms in ((-1.0, KG), (1.0, LATER)) if world.change else ((1.0, KG),):
        for source, written in enumerate(world.stated.amounts):
            shared = random.standard_normal(worlds)
            for factor in (factor for number, factor in CELLS if number == source):
                rows = sum(mixed(random, world, written, world.amounts, shared) for _ in range(ROWS)) / ROWS
                total += sign * kilograms[source, factor] * rows * factors[factor]
    return total


@cache
def inventory(stated: Stated, kilograms: bytes) -> carbon.Emissions:
    """The rows as a user has them, with three own factors of 1 kg CO2 a litre."""
    head = "key,qualifiers,stages,region,valid_from,valid_to,unit,mass,value_basis,co2,uncertainty,locator,publication\n"
    lines = [
        f"fuel.{fuel},,combustion,GB,2019-01-01,2019-12-31,l,kg,mass_of_gas,1,{written},row {number},own\n"
        for number, (fuel, written) in enumerate(zip(FUELS, stated.factors, strict=True))
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.csv"
        path.write_text(head + "".join(lines), encoding="utf-8")
        catalogue = carbon.Catalogue.read(path) | carbon.catalogue()
    each = np.frombuffer(kilograms).reshape(3, 3) / ROWS
    rows = [
        {"kind": "fuel", "fuel": FUELS[factor], "volume": f"{each[source, factor]} l", "region": "GB", "period": 2019}
        | {"source": f"source {source}", "uncertainty": stated.amounts[source]}
        for source, factor in CELLS
        for _ in range(ROWS)
    ]
    return carbon.calculate(rows, catalogue=catalogue).where(stage="combustion")


@cache
def told(stated: Stated, *, change: bool, together: bool) -> carbon.Uncertainty:
    """What the library says. The amounts of another year are others, so that they take other draws."""
    first = carbon.uncertainty(inventory(stated, KG.tobytes()), draws=DRAWS, together=together)
    if not change:
        return first
    return carbon.uncertainty(inventory(stated, LATER.tobytes()), draws=DRAWS, together=together) - first


def independent(world: World) -> tuple[float, float]:
    """The interval by IPCC equation 3.2 where every row's product stands alone: what errs together is forgotten."""
    random = np.random.default_rng(SEED)
    mean = variance = 0.0
    for source, factor in CELLS:
        product = right(random, world.stated.amounts[source], 200_000) * right(random, world.stated.factors[factor], 200_000)
        for sign, kilograms in ((-1.0, KG), (1.0, LATER)) if world.change else ((1.0, KG),):
            mean += sign * kilograms[source, factor] * product.mean()
            variance += ROWS * (kilograms[source, factor] / ROWS) ** 2 * product.var()
    return mean - Z * np.sqrt(variance), mean + Z * np.sqrt(variance)


def shares(world: World, worlds: int = WORLDS) -> dict[str, float]:
    """How many of 100 true totals lie in each interval."""
    totals = truths(world, worlds)
    apart, together = (told(world.stated, change=world.change, together=given) for given in (False, True))
    intervals = {
        "simulation": apart.interval(),
        "by moments": apart.interval(method="analytical"),
        "`--together`": together.interval(),
        "every row taken as independent": independent(world),
    }
    return {name: float(np.mean((totals >= low) & (totals <= high))) for name, (low, high) in intervals.items()}


def rows(worlds: int = WORLDS) -> list[tuple[World, dict[str, float]]]:
    """Every world with its shares."""
    return [(world, shares(world, worlds)) for world in TABLE]


def held(found: list[tuple[World, dict[str, float]]]) -> bool:
    """Whether 95 ± 1 of 100 are held wherever the model is right."""
    return all(0.94 <= found[name] <= 0.96 for world, found in found if world.model_is_right for name in ("simulation", "by moments"))


def markdown(found: list[tuple[World, dict[str, float]]]) -> str:
    """The table of the page."""
    names = list(found[0][1])
    lines = ["| the world | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    lines += [f"| {world.words} | " + " | ".join(f"{100 * share[name]:.1f}%" for name in names) + " |" for world, share in found]
    return "\n".join(lines)


def main() -> int:
    """Print the table, and write it into the page where the full number of worlds was drawn."""
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS
    found = rows(worlds)
    print(markdown(found))
    if worlds == WORLDS:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n\n{markdown(found)}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0 if held(found) else 1


if __name__ == "__main__":
    sys.exit(main())
