"""How sure the amount of a source's question is: the spreads of its rows, summed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cbrt, fsum, sqrt
from typing import NamedTuple

import numpy as np

from carbon.analysis.ledger import Emissions
from carbon.analysis.pedigree import parse_scores
from carbon.analysis.pedigree import spread as pedigree_spread
from carbon.analysis.shapes import CERTAIN, Moments, Shape, shape_by_moments, shape_of
from carbon.core.arrays import Floats, Indices
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.spread import Spread, parse_spread
from carbon.core.units.scales import scale


class RowSpreads(NamedTuple):
    """The distinct spreads of input rows, and which of them each row has; -1 for none.

    Parameters: spreads; of_row; scored, the quality scores that make the spread of a row, None where it is stated or there is none.
    """

    spreads: tuple[Spread, ...]
    of_row: Indices
    scored: tuple[str | None, ...] = ()


def row_spreads(result: Emissions) -> RowSpreads:
    """Return the spread of each input row that states one: `uncertainty` takes precedence over `quality` (pedigree scores).

    Parameters: result.
    Raises: CarbonError for one that cannot be read.
    """
    numbers: dict[Spread, int] = {}
    codes = np.full(result.rows, -1, dtype=np.intp)
    stated = result.labels.get("uncertainty", [None] * result.rows)
    for label, read in (("quality", _of_quality), ("uncertainty", _of_words)):
        known: dict[object, int] = {}
        for row, given in enumerate(result.labels.get(label, ())):
            if given:
                if given not in known:
                    known[given] = numbers.setdefault(read(given), len(numbers))
                codes[row] = known[given]
    scores = (None if other or not given else str(given) for given, other in zip(result.labels.get("quality", ()), stated, strict=False))
    return RowSpreads(tuple(numbers), codes, tuple(scores))


def _of_quality(given: object) -> Spread:
    return pedigree_spread(parse_scores(str(given)))


def _of_words(given: object) -> Spread:
    return given if isinstance(given, Spread) else parse_spread(str(given))


def summed_shape(units: Sequence[str], rows: Indices, amounts: Floats, stated: RowSpreads, *, together: bool = False) -> Shape:
    """Return the shape of the sum of rows, as a multiplier of the sum; certain where none states a spread.

    Parameters: units of the amounts; rows, their numbers; amounts of them; stated, the spreads of all rows; together, whether the rows
    err together, else independently of one another.
    Source: IPCC 2006 Guidelines vol. 1, equation 3.2, by moments.
    """
    total = fsum(amounts.tolist())
    kinds = list(_kinds(units, rows, amounts, stated))
    if not kinds or not total:
        return CERTAIN
    if len(rows) == 1:
        return shape_of(kinds[0][0])
    shares = [(shape_of(spread).moments, members / total) for spread, members in kinds]
    return shape_by_moments((_sum_together if together else _sum)(shares))


def _kinds(units: Sequence[str], rows: Indices, amounts: Floats, stated: RowSpreads) -> Iterator[tuple[Spread, Floats]]:
    """Each distinct spread, as shares, with the amounts of its rows."""
    codes = stated.of_row[rows]
    for number in np.unique(codes).tolist():
        if number < 0:
            continue
        given, members = stated.spreads[number], codes == number
        if not given.unit:
            yield given, amounts[members]
            continue
        for row, amount in zip(rows[members].tolist(), amounts[members].tolist(), strict=True):
            if amount:
                yield relative(given, amount, units, row), np.array([amount])


def shares_by_scores(rows: Indices, amounts: Floats, stated: RowSpreads) -> dict[str, float]:
    """Return the share of an amount whose spread is that of quality scores, by the scores; empty where every spread is stated.

    Parameters: rows, their numbers; amounts of them; stated, the spreads of all rows.
    """
    total, sums = fsum(amounts.tolist()), dict[str, float]()
    if not total or not any(stated.scored):
        return sums
    for row, amount in zip(rows.tolist(), amounts.tolist(), strict=True):
        if scores := stated.scored[row]:
            sums[scores] = sums.get(scores, 0.0) + amount / total
    return sums


_Shares = Sequence[tuple[Moments, Floats]]
"""Moments of a spread, and the shares of the total that have it."""


def _sum(shares: _Shares) -> Moments:
    """Means, variances and third moments of independent rows add."""
    mean = fsum(float(share.sum()) * (found.mean - 1.0) for found, share in shares)
    variance = fsum(float((share**2).sum()) * found.variance for found, share in shares)
    return Moments(1.0 + mean, variance, fsum(float((share**3).sum()) * found.third for found, share in shares))


def _sum_together(shares: _Shares) -> Moments:
    """Standard deviations of rows that err together add."""
    mean = fsum(float(share.sum()) * (found.mean - 1.0) for found, share in shares)
    deviation = fsum(float(share.sum()) * sqrt(found.variance) for found, share in shares)
    return Moments(1.0 + mean, deviation**2, fsum(float(share.sum()) * cbrt(found.third) for found, share in shares) ** 3)


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
        message = say(
            "row {row}: uncertainty {given} does not fit an amount in {units}. Write it in that unit, or as ±10%.",
            row=row,
            given=given,
            units=" × ".join(units),
        )
        raise CarbonError(message, code="uncertainty_invalid", field="uncertainty")
    return Spread(width, width, given.centre)
