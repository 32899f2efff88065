"""What a result knows of its own uncertainty: a spread for each factor and gas, and for the amount of each question."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

from carbon.analysis.pedigree import parse_scores
from carbon.analysis.pedigree import spread as pedigree_spread
from carbon.core.spread import BOUNDS, Spread, parse_spread
from carbon.engine.answering.lines import Line
from carbon.engine.result.result import Result

Term = tuple[str, str]
"""What errs as one: a factor's id and a gas of it."""


class Part(NamedTuple):
    """Kg CO2e that one factor and gas give one question."""

    term: Term
    question: int
    kg: float


def parts(result: Result) -> list[Part]:
    """Return the total in its parts; they sum to the result's total.

    Parameters: result.
    """
    plan, found = result.plan, list[Part]()
    for question, line in plan.lines:
        if line.basis not in (None, result.basis):
            continue
        amount = float(result.question_amounts[question])
        for gas, mass in line.gases.items():
            if kilograms := amount * mass * plan.weights[gas]:
                found.append(Part((line.factor.id, gas), question, kilograms))
    return found


def factor_spreads(result: Result) -> dict[Term, Spread]:
    """Return the spread of each factor and gas that states one; where none is stated there is no entry, not 0.

    Parameters: result.
    """
    return {term: stated for _, line in result.plan.lines for term, stated in _stated(line)}


def _stated(line: Line) -> Iterator[tuple[Term, Spread]]:
    text = line.factor.uncertainty
    for part in (part.strip() for part in text.split(";") if part.strip()):
        bounds = BOUNDS.fullmatch(part)
        if bounds is None:
            for gas in line.form.gases:
                yield (line.factor.id, gas), parse_spread(part)
            continue
        gas, low, high = bounds.groups()
        published = line.factor.forms[0].published.get(gas)
        if gas in line.form.gases and published and float(published):
            value = float(published)
            yield (line.factor.id, gas), Spread(1.0 - float(low) / value, float(high) / value - 1.0)


def amount_spreads(result: Result) -> dict[int, Spread]:
    """Return the spread of each question's summed amount: its rows err independently of one another.

    Rows carry `uncertainty` (±10 %) or `quality` (pedigree scores); a row with neither counts as known.
    Parameters: result.
    Source: IPCC 2006 Guidelines vol. 1, equation 3.2.
    """
    stated = _row_spreads(result)
    if not stated:
        return {}
    low, high = dict[int, float](), dict[int, float]()
    for row, question, amount in zip(result.row.tolist(), result.row_question.tolist(), result.amounts.tolist(), strict=True):
        if found := stated.get(row):
            low[question] = hypot(low.get(question, 0.0), found.low * amount)
            high[question] = hypot(high.get(question, 0.0), found.high * amount)
    totals = result.question_amounts
    return {question: Spread(low[question] / totals[question], high[question] / totals[question]) for question in low if totals[question]}


def _row_spreads(result: Result) -> dict[int, Spread]:
    found = dict[int, Spread]()
    for row, text in enumerate(result.labels.get("quality", ())):
        if text:
            found[row] = pedigree_spread(parse_scores(str(text)))
    for row, given in enumerate(result.labels.get("uncertainty", ())):
        if given:
            found[row] = given if isinstance(given, Spread) else parse_spread(str(given))
    return found
