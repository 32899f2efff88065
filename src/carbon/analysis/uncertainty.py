"""How sure a total is: factors and amounts are drawn, not rows, so that all that shares a factor errs together."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import numpy as np

from carbon.analysis.spreads import Part, Term, amount_spreads, factor_spreads, parts
from carbon.core.errors import CarbonError
from carbon.core.formatting import mass
from carbon.core.kernel import Floats
from carbon.core.spread import Spread
from carbon.engine.result.result import Result
from carbon.tables.frames import frame

_Z = 1.959963984540054
"""Half width of the 95 % interval of a normal variable [standard deviations]."""
_LOGNORMAL_FROM = 0.30
"""Relative uncertainty above which a quantity that cannot be negative is drawn lognormal: IPCC 2006 Guidelines vol. 1, section 3.2.3.1."""


@dataclass(frozen=True)
class Uncertainty:
    """Draws of a total, with what they rest on.

    Parameters: total [kg CO2e] of the result; draws of it [kg CO2e], shape (n,); seed; stated, the share of the total whose factor
    states an uncertainty; sources, variance by factor or amount [kg²].
    """

    total: float
    draws: Floats
    seed: int
    stated: float
    sources: dict[tuple[str, str], float]

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the bounds between which the total lies with this probability [kg CO2e].

        Raises: CarbonError for a level that is not between 0 and 1.
        """
        if not 0 < level < 1:
            raise CarbonError(f"level {level} is no probability. Write one between 0 and 1, as 0.95.", code="level_invalid")
        low, high = np.quantile(self.draws, [(1.0 - level) / 2.0, (1.0 + level) / 2.0])
        return float(low), float(high)

    @property
    def relative(self) -> float:
        """Half the 95 % interval over the total, as a share."""
        low, high = self.interval()
        return (high - low) / 2.0 / self.total

    def by(self) -> Any:
        """Return what the variance comes from, largest first: factor or amount, gas, share of the variance."""
        whole = sum(self.sources.values()) or 1.0
        rows = sorted(self.sources.items(), key=lambda item: -item[1])
        return frame(
            {
                "what": [name for (name, _), _ in rows],
                "gas": [gas for (_, gas), _ in rows],
                "variance_share": [variance / whole for _, variance in rows],
            }
        )

    def __str__(self) -> str:
        low, high = (mass(bound) for bound in self.interval())
        return (
            f"{mass(self.total)} CO2e, 95 % between {low} and {high} (±{self.relative:.1%}); factors of {self.stated:.0%} of it state "
            f"an uncertainty, the rest count as known; {self.draws.size} draws, seed {self.seed}"
        )


def uncertainty(result: Result, draws: int = 10_000, seed: int = 1, otherwise: Spread | None = None) -> Uncertainty:
    """Return how sure the total of a result is.

    Lines that share a factor err together; the rows of a question err independently of one another; factors and amounts are
    independent of each other. A factor without a stated uncertainty counts as known, and the share that states one is printed.

    Parameters
    ----------
    result: emissions.
    draws: how many.
    seed: of the draws; the same seed gives the same draws.
    otherwise: spread of factors that state none.

    Raises: CarbonError for a result without an answer, or fewer than 100 draws.
    Source: IPCC 2006 Guidelines vol. 1, section 3.2.3.2 (Monte Carlo); GHG Protocol, Quantitative Uncertainty Guidance (2011).

    >>> import carbon
    >>> sure = uncertainty(carbon.calculate("diesel", "40 L", region="GB", period=2019, uncertainty="±10 %"), draws=1000)
    >>> 0.08 < sure.relative < 0.12
    True
    """
    total = result.total_kg(result.basis)
    if total is None:
        raise CarbonError("no row has an answer, so there is no total whose uncertainty could be drawn.", code="no_answer")
    if draws < _FEWEST:
        raise CarbonError(f"{draws} draws are too few for a 95 % interval. Use {_FEWEST} or more.", code="draws_invalid", field="draws")
    every, stated = parts(result), factor_spreads(result)
    known = {part.term: stated.get(part.term, otherwise) for part in every}
    amounts = amount_spreads(result)
    share = sum(abs(part.kg) for part in every if part.term in stated) / (sum(abs(part.kg) for part in every) or 1.0)
    drawn = _totals(every, known, amounts, np.random.default_rng(seed), draws)
    return Uncertainty(total, drawn, seed, share, _variances(every, known, amounts))


_FEWEST = 100


def _totals(
    every: list[Part], known: dict[Term, Spread | None], amounts: dict[int, Spread], random: np.random.Generator, draws: int
) -> Floats:
    """Σ over factors of (factor's draw × Σ over questions of amount's draw × kg): small matrices, never rows."""
    terms, questions = list(known), list(dict.fromkeys(part.question for part in every))
    place = {term: number for number, term in enumerate(terms)}
    row = {question: number for number, question in enumerate(questions)}
    table = np.zeros((len(questions), len(terms)))
    for part in every:
        table[row[part.question], place[part.term]] += part.kg
    factor_draws = np.stack([_draws(known[term], random, draws) for term in terms], axis=1)
    amount_draws = np.stack([_draws(amounts.get(question), random, draws) for question in questions], axis=1)
    found: Floats = np.einsum("df,df->d", amount_draws @ table, factor_draws)
    return found


def _draws(given: Spread | None, random: np.random.Generator, draws: int) -> Floats:
    """Multipliers around 1 whose 95 % interval is that of the spread: normal when it is small, lognormal when large; 1 without a spread."""
    if given is None or (given.low == 0 and given.high == 0):
        return np.ones(draws)
    if max(given.low, given.high) <= _LOGNORMAL_FROM:
        return 1.0 + random.standard_normal(draws) * ((given.low + given.high) / 2.0 / _Z)
    middle, sigma = lognormal(given)
    return np.exp(middle + random.standard_normal(draws) * sigma)


def lognormal(given: Spread) -> tuple[float, float]:
    """Return μ and σ of the lognormal multiplier whose 95 % interval is that of the spread.

    A lower bound at or below zero is none for what cannot be negative: the upper bound alone then sets σ, around a median of 1.
    Parameters: given, a spread as shares.

    >>> lognormal(Spread(0.5, 1.0))[0]
    0.0
    """
    top = log(1.0 + given.high)
    if given.low >= 1.0:
        return 0.0, top / _Z
    bottom = log(1.0 - given.low)
    return (top + bottom) / 2.0, (top - bottom) / 2.0 / _Z


def _variances(every: list[Part], known: dict[Term, Spread | None], amounts: dict[int, Spread]) -> dict[tuple[str, str], float]:
    """First-order variance of each factor and amount: what the total's variance comes from [kg²]."""
    by_term, by_question = dict[Term, float](), dict[int, float]()
    for part in every:
        by_term[part.term] = by_term.get(part.term, 0.0) + part.kg
        by_question[part.question] = by_question.get(part.question, 0.0) + part.kg
    found = {term: _variance(kilograms, known[term]) for term, kilograms in by_term.items()}
    found |= {(f"amount of question {question}", ""): _variance(by_question[question], given) for question, given in amounts.items()}
    return {name: value for name, value in found.items() if value}


def _variance(kilograms: float, given: Spread | None) -> float:
    if given is None:
        return 0.0
    return (kilograms * (given.low + given.high) / 2.0 / _Z) ** 2


def first_order(result: Result, otherwise: Spread | None = None) -> float:
    """Return half the 95 % interval over the total without draws, for small uncertainties.

    Parameters: result; otherwise, spread of factors that state none.
    Source: IPCC 2006 Guidelines vol. 1, equations 3.1 and 3.2 (Approach 1), lines that share a factor added linearly.
    """
    every, stated = parts(result), factor_spreads(result)
    known = {part.term: stated.get(part.term, otherwise) for part in every}
    total = sum(part.kg for part in every)
    return _Z * sqrt(sum(_variances(every, known, amount_spreads(result)).values())) / abs(total)
