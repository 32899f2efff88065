"""How sure scenarios are: what they share is drawn once, and each is a small matrix times the draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from carbon.analysis.drawing import pieces
from carbon.analysis.erring import Variable
from carbon.analysis.reduction import Reduced, reduced
from carbon.analysis.scenarios import ScenarioResult
from carbon.core.arrays import Floats

DRAWS = 10_000


class Draws(NamedTuple):
    """Draws of a scenario [kg CO2e], each of shape (draws,): change of the total, total after it, and each source after it."""

    change: Floats
    after: Floats
    sources: dict[str, Floats]


Bounds = tuple[float, float]


def bounds(draws: Floats, level: float = 0.95) -> Bounds:
    """Return the bounds between which a value lies with a probability.

    Parameters: draws; level, 0 to 1.
    """
    low, high = np.quantile(draws, [(1.0 - level) / 2.0, (1.0 + level) / 2.0])
    return float(low), float(high)


def scenario_draws(results: Sequence[ScenarioResult], draws: int = DRAWS, seed: int = 1, *, by_source: bool = False) -> tuple[Draws, ...]:
    """Return draws of scenarios that were calculated together; what they share errs alike in all of them.

    Parameters: results, of one call of `scenarios`; draws, how many; seed; by_source, whether each source is drawn apart too.
    """
    if not results:
        return ()
    models = [reduced(results[0].before), *(reduced(result.after) for result in results)]
    products = _products(models)
    sources = sorted({part.source for model in models for part in model.parts}) if by_source else []
    given = _rows(models[0], sources, products)
    changes = [_rows(model, sources, products) - given for model in models[1:]]
    found = _drawn([given, *changes], list(products), draws, seed)
    before, drawn = found[0], []
    for change in found[1:]:
        after = before + change
        drawn.append(Draws(change[0], after[0], dict(zip(sources, after[1:], strict=True))))
    return tuple(drawn)


_Product = tuple[Variable, ...]


def _products(models: Sequence[Reduced]) -> dict[_Product, int]:
    """Every product of variables that some model has, numbered."""
    found: dict[_Product, int] = {}
    for model in models:
        for part in model.parts:
            found.setdefault(tuple(model.variables[number] for number in part.variables), len(found))
    return found


def _rows(model: Reduced, sources: Sequence[str], products: dict[_Product, int]) -> Floats:
    """Kg of each product in the total, and in each source."""
    found = np.zeros((1 + len(sources), len(products)))
    row = {source: number + 1 for number, source in enumerate(sources)}
    for part in model.parts:
        place = products[tuple(model.variables[number] for number in part.variables)]
        found[0, place] += part.kg
        if part.source in row:
            found[row[part.source], place] += part.kg
    return found


def _drawn(weights: Sequence[Floats], products: Sequence[_Product], draws: int, seed: int) -> list[Floats]:
    """The rows of weights times draws of the products; a change needs the few products that it moves alone."""
    moved = [np.flatnonzero((np.abs(one) > _ROUNDING * np.abs(weights[0]).max()).any(axis=0)) for one in weights]
    kept = [np.ascontiguousarray(one[:, columns]) for one, columns in zip(weights, moved, strict=True)]
    variables = list(dict.fromkeys(variable for product in products for variable in product))
    place = {variable: number for number, variable in enumerate(variables)}
    chosen = [[place[variable] for variable in product] for product in products]
    found = [np.empty((one.shape[0], draws)) for one in weights]
    for piece, drawn in pieces(variables, draws, seed):
        multipliers = np.array(drawn)
        values = np.array([np.prod(multipliers[numbers], axis=0) for numbers in chosen])
        for out, one, columns in zip(found, kept, moved, strict=True):
            out[:, piece] = one @ values[columns]
    return found


_ROUNDING = 1e-15
