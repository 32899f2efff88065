"""How sure the amount of a source's question is: the spreads of its rows, summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cbrt, fsum, sqrt

from carbon.analysis.ledger import Emissions
from carbon.analysis.pedigree import parse_scores
from carbon.analysis.pedigree import spread as pedigree_spread
from carbon.analysis.shapes import CERTAIN, Moments, Shape, shape_by_moments, shape_of
from carbon.core.errors import CarbonError
from carbon.core.spread import Spread, parse_spread
from carbon.core.units.scales import scale


def row_spreads(result: Emissions) -> dict[int, Spread]:
    """Return the spread of each input row that states one: `uncertainty` goes before `quality` (pedigree scores).

    Parameters: result.
    Raises: CarbonError for one that cannot be read, naming the row.
    """
    found = dict[int, Spread]()
    read: dict[str, Spread] = {}
    for row, text in enumerate(result.labels.get("quality", ())):
        if text:
            found[row] = read.get(str(text)) or read.setdefault(str(text), pedigree_spread(parse_scores(str(text))))
    for row, given in enumerate(result.labels.get("uncertainty", ())):
        if given:
            found[row] = given if isinstance(given, Spread) else parse_spread(str(given))
    return found


def summed_shape(
    result: Emissions, question: int, rows: Sequence[int], amounts: Sequence[float], stated: Mapping[int, Spread], *, together: bool = False
) -> Shape:
    """Return the shape of the sum of rows, as a multiplier of the sum; certain where none states a spread.

    Parameters: result; question; rows, their numbers; amounts of them; stated, row → spread; together, whether the rows err together, else
    independently of one another.
    Source: IPCC 2006 Guidelines vol. 1, equation 3.2, by moments.
    """
    total = fsum(amounts)
    kinds = Counter[tuple[Spread, float]]()
    for row, amount in zip(rows, amounts, strict=True):
        if (given := stated.get(row)) is not None and amount:
            kinds[(relative(given, amount, result.plan.answers[question].question.units, row), amount)] += 1
    if not kinds or not total:
        return CERTAIN
    if len(rows) == 1:
        return shape_of(next(iter(kinds))[0])
    return shape_by_moments((_sum_together if together else _sum)(kinds, total))


def _sum(kinds: Mapping[tuple[Spread, float], int], total: float) -> Moments:
    """Moments of the sum over the total: means, variances and third moments of independent rows add."""
    mean, variance, third = [1.0], list[float](), list[float]()
    for (spread, amount), count in kinds.items():
        share, found = amount / total, shape_of(spread).moments
        mean.append(count * share * (found.mean - 1.0))
        variance.append(count * share**2 * found.variance)
        third.append(count * share**3 * found.third)
    return Moments(fsum(mean), fsum(variance), fsum(third))


def _sum_together(kinds: Mapping[tuple[Spread, float], int], total: float) -> Moments:
    """Moments of the sum of rows that err together: standard deviations add."""
    mean, deviation, root = [1.0], list[float](), list[float]()
    for (spread, amount), count in kinds.items():
        share, found = count * amount / total, shape_of(spread).moments
        mean.append(share * (found.mean - 1.0))
        deviation.append(share * sqrt(found.variance))
        root.append(share * cbrt(found.third))
    return Moments(fsum(mean), fsum(deviation) ** 2, fsum(root) ** 3)


def relative(given: Spread, amount: float, units: Sequence[str], row: int) -> Spread:
    """Return a spread as shares; one with a unit is divided by the amount of its row.

    Parameters: given; amount of the row, in its units; row, its number.
    Raises: CarbonError when the spread's unit is none of the amount's.
    """
    if not given.unit:
        return given
    try:
        width = given.low * scale(given.unit, units[0]) / abs(amount) if len(units) == 1 else None
    except CarbonError:
        width = None
    if width is None:
        message = f"row {row}: uncertainty {given} does not fit an amount in {' × '.join(units)}. Write it in that unit, or as ±10 %."
        raise CarbonError(message, code="uncertainty_invalid", field="uncertainty")
    return Spread(width, width, given.centre)
