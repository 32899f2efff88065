"""What errs in a result: its amounts, the factors that they meet, and how these fit; all that errs together shares a variable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import fsum
from typing import NamedTuple

import numpy as np

from carbon.analysis.defaults import Fit, Judged, factor_spread, match_spread
from carbon.analysis.ledger import Answer, Emissions, Line, amount_groups, asked_fields, line_numbers
from carbon.analysis.shapes import CERTAIN, Shape, shape_of
from carbon.analysis.spreads import row_spreads, shares_by_scores, summed_shape
from carbon.core.arrays import Floats, Indices
from carbon.core.sentences import say

ORIGIN = "amount_measured_for"
"""The label that says what a row's amount was measured for, where a scenario has moved it: the number of its question, what was done to
it, so that rows that were moved alike err as one before and after, and its source, each after a bar."""
Key = tuple[str, ...]
"""What errs as one: publisher, key, qualifiers, region, stage and gas of a factor, whatever its edition and year."""


class Variable(NamedTuple):
    """Something that errs: its key, edition (of a factor), shape, and what a person calls it."""

    key: Key
    edition: str
    shape: Shape
    what: str
    words: str


class Met(NamedTuple):
    """An amount of a source that meets a line of its question, by the line's place in the plan; the variable that the amount errs with, and
    the shares of it that have scores.
    """

    source: str
    answer: Answer
    line: Line
    place: int
    amount: float
    variable: Variable
    scored: Mapping[str, float]


def met(result: Emissions, *, together: bool) -> Iterator[Met]:
    """Yield each amount with each line of its question, in either view.

    Parameters: result; together, whether the rows of a source err together.
    """
    stated, lines, (owner, period) = row_spreads(result), line_numbers(result), owner_of(result)
    for source, question, origin, rows, amounts in _origins(result):
        answer, amount = result.plan.answers[question], fsum(amounts.tolist())
        owned, key = _amount_key(result, (owner, period, origin), answer, amount, together=together)
        shape = summed_shape(answer.question.units, rows, amounts, stated, together=together)
        variable = Variable(key, "", shape, "amount", owned or answer.question.kind)
        scored = shares_by_scores(rows, amounts, stated)
        for place in lines.get(question, ()):
            yield Met(source, answer, result.plan.lines[place][1], place, amount, variable, scored)


def _amount_key(result: Emissions, place: tuple[str, str, str], answer: Answer, amount: float, *, together: bool) -> tuple[str, Key]:
    """The source that an amount was measured for, and what errs as one with it; place: owner, period, origin."""
    owner, period, origin = place
    number, done, owned = origin.split("|", 2)
    own = ("amount", owner, period, owned)
    if together:
        return owned, (*own, "" if period else str(answer.question.year))
    return owned, (*own, f"{_measured(result.plan.answers[int(number)])}{done}", "" if owner else repr(amount))


def _measured(answer: Answer) -> str:
    """What an amount is of, in its given fields alone: a field that a later version adds moves no draw."""
    question = answer.question
    given = {name: value for name, value in asked_fields(question).items() if value not in (None, False)}
    return repr((question.kind, question.units, question.form, question.year, given, *filter(None, [question.part])))


def _origins(result: Emissions) -> Iterator[tuple[str, int, str, Indices, Floats]]:
    """(source, question, where its amount was measured, rows, amounts): in a scenario an amount keeps its error where it is moved."""
    names, origins = np.unique(np.array(result.labels[ORIGIN]), return_inverse=True) if ORIGIN in result.labels else (None, None)
    for (source, question), (rows, amounts) in amount_groups(result).items():
        if names is None or origins is None:
            yield source, question, f"{question}||{source}", rows, amounts
            continue
        here = origins[rows]
        for origin in np.unique(here).tolist() if (here != here[0]).any() else here[:1].tolist():
            members = here == origin
            yield source, question, str(names[origin]), rows[members], amounts[members]


def owner_of(result: Emissions) -> tuple[str, str]:
    """Return organisation and period: amounts of two years or organisations err apart, and an amount errs as itself.

    Parameters: result; of one that is not of an inventory both are empty.
    """
    settings = getattr(result, "settings", None)
    return (settings.inventory.organisation, str(settings.inventory.period)) if settings else ("", "")


_OWN = "own-factors"


def factor_error(line: Line, gas: str, judged: Judged | None, owner: str) -> Variable | None:
    """Return what a line's factor errs with; None where nothing says anything of it.

    Parameters: line; gas of it; judged, the spread of the factor's figure; owner, the organisation, whose own factors are its alone.
    """
    if judged is None:
        return None
    factor, name = line.factor, line.factor.publication.name
    # The part of a publication's name before its edition; one organisation's own factors are not another's.
    publisher = f"own of {owner}" if name == _OWN else name.rpartition("-")[0] or name
    qualifiers = "+".join(f"{name}={value}" for name, value in sorted(factor.qualifiers.items()))
    key = ("factor", publisher, factor.key, qualifiers, factor.region, "+".join(factor.stages), gas)
    words = " ".join((factor.key, *factor.qualifiers.values())) + f" ({factor.publication.publisher})"
    return Variable(key, factor.id, shape_of(judged.spread), "factor", words)


def fit_error(line: Line, fit: Fit | None) -> Variable | None:
    """Return what errs where a line's factor is of another place, time or technology; None where it fits.

    Parameters: line; fit.
    """
    return (
        None
        if fit is None
        else Variable(fit.key, "", shape_of(fit.spread), "fit", say("{key}: {gaps}", key=line.factor.key, gaps=fit.words))
    )


class LineErrors(NamedTuple):
    """A line, and of each of its gases kg CO2e per unit at each state with what errs in it: the figure, and how it fits."""

    line: Line
    gases: tuple[tuple[Floats, tuple[Variable, ...]], ...]


def products_of(
    result: Emissions, weigh: Callable[[Line, str], Floats], known: dict[int, LineErrors] | None = None
) -> dict[tuple[Variable, ...], Floats]:
    """Return kg CO2e of each product of variables at each of some states, as the views of a result: shape (states,).

    Parameters: result; weigh, from a line and a gas to kg CO2e per kg at each state, 0 where the line does not count; known, the lines
    that were read before of results of the same organisation, by their identity: those of a result at many levels are read once.
    """
    owner, _ = owner_of(result)
    found: dict[tuple[Variable, ...], Floats] = {}
    read = {} if known is None else known
    for item in met(result, together=False):
        if not item.amount:
            continue
        # However many sources ask one question, its lines are read once. What is kept holds the line, so that no other has its identity.
        if (line := read.get(id(item.line))) is None:
            fit = fit_error(item.line, match_spread(item.answer, item.line))
            gases = tuple((kilograms, _erring(figure, fit)) for kilograms, figure in _of_gases(item.line, weigh, owner))
            line = read[id(item.line)] = LineErrors(item.line, gases)
        of_amount = _erring(item.variable)
        for kilograms, errs in line.gases:
            product, here = of_amount + errs, item.amount * kilograms
            found[product] = found[product] + here if product in found else here
    return found


def _erring(*variables: Variable | None) -> tuple[Variable, ...]:
    return tuple(one for one in variables if one is not None and one.shape != CERTAIN)


def _of_gases(line: Line, weigh: Callable[[Line, str], Floats], owner: str) -> Iterator[tuple[Floats, Variable | None]]:
    """Kg CO2e per unit at each state, and what the figure errs with, of each gas that counts in one of them."""
    for gas, mass in line.gases.items():
        kilograms = mass * weigh(line, gas)
        if kilograms.any():
            yield kilograms, factor_error(line, gas, factor_spread(line, gas), owner)
