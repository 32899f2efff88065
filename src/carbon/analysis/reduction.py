"""A result reduced to what its uncertainty needs: kg CO2e of each source and line, and the few variables that they err with.

Each part is a product: amount × factor × fit of the factor. What errs together shares a variable: all rows that use a factor, in any year
and organisation, share its error; rows have their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

import numpy as np

from carbon.analysis.defaults import Judged, factor_spread, match_spread
from carbon.analysis.ledger import Answer, Emissions, Line, amount_groups, asked_fields, line_numbers
from carbon.analysis.shapes import CERTAIN, Shape, shape_of
from carbon.analysis.spreads import row_spreads, summed_shape
from carbon.core.errors import CarbonError
from carbon.core.kernel import Floats, Indices
from carbon.core.sentences import say
from carbon.core.spread import Spread, parse_spread

ORIGIN = "amount_measured_for"
"""The label that says for which question of the plan a row's amount was measured, where a scenario has moved it: its number, and after a
bar what was done to it, so that rows that were moved alike err as one before and after."""
Key = tuple[str, ...]
"""What errs as one: publisher, key, qualifiers, region, stage and gas of a factor, whatever its edition and year."""


class Variable(NamedTuple):
    """Something that errs: its key, edition (of a factor), shape, and what a person calls it."""

    key: Key
    edition: str
    shape: Shape
    what: str
    words: str


class Part(NamedTuple):
    """Kg CO2e of one source, line and gas, and the numbers of the variables that it is multiplied by."""

    source: str
    scope: int
    category: int | None
    kg: float
    variables: tuple[int, ...]


class Told(NamedTuple):
    """Where the spread of a factor comes from, and how much rests on it [kg CO2e]."""

    factor: str
    gas: str
    spread: Spread | None
    source: str
    default: bool
    kg: float


@dataclass(frozen=True)
class Reduced:
    """Parts of a total, variables, and where their spreads come from.

    Parameters: parts; variables; told.
    """

    parts: tuple[Part, ...]
    variables: tuple[Variable, ...]
    told: tuple[Told, ...]

    @property
    def total(self) -> float:
        """Sum of the parts at their stated values [kg CO2e]."""
        return sum(part.kg for part in self.parts)


class _Numbered:
    """Variables in the order of their first use."""

    def __init__(self) -> None:
        self.numbers: dict[Variable, int] = {}

    def of(self, variable: Variable | None) -> tuple[int, ...]:
        if variable is None or variable.shape == CERTAIN:
            return ()
        return (self.numbers.setdefault(variable, len(self.numbers)),)


def _measured(answer: Answer) -> str:
    """What an amount is of, in its given fields alone: a field that a later version adds moves no draw."""
    question = answer.question
    given = {name: value for name, value in asked_fields(question).items() if value not in (None, False)}
    return repr((question.kind, question.units, question.form, question.year, given))


def reduced(result: Emissions, otherwise: Spread | str | None = None, *, defaults: bool = True, together: bool = False) -> Reduced:
    """Return a result reduced to parts and variables.

    Parameters
    ----------
    result: emissions or a footprint; its view (location or market) is taken.
    otherwise: spread of factors that state none, in place of the published defaults; as ±10 %.
    defaults: whether published defaults of the factor's kind and of its fit are used.
    together: whether the rows of a source err together, as when one assumption is behind them all; else each on its own.

    Raises: CarbonError for a spread of factors that has a unit: it is a share.
    """
    given = parse_spread(otherwise) if isinstance(otherwise, str) else otherwise
    if given is not None and given.unit:
        raise CarbonError(
            say("the spread of factors is a share; {given} has a unit. Write it as ±10 %.", given=given),
            code="uncertainty_invalid",
            field="otherwise",
        )
    stated, lines, found = row_spreads(result), line_numbers(result), _Numbered()
    owner, period = _owner(result)
    parts, told, zeros = list[Part](), dict[tuple[str, str, bool], Told](), dict[Part, None]()
    for source, question, origin, rows, amounts in _origins(result):
        answer, amount = result.plan.answers[question], fsum(amounts.tolist())
        shape = summed_shape(answer.question.units, rows, amounts, stated, together=together)
        own = ("amount", owner, period, source)
        number, _, done = origin.partition("|")
        measured = f"{_measured(result.plan.answers[int(number)])}{done}"
        key = (*own, "" if period else str(answer.question.year)) if together else (*own, measured, "" if owner else repr(amount))
        of_amount = found.of(Variable(key, "", shape, "amount", source or answer.question.kind))
        for place in lines.get(question, ()):
            line = result.plan.lines[place][1]
            if line.basis not in (None, result.basis):
                continue
            zeros[Part(source, *line.booking, 0.0, ())] = None
            of_match = found.of(_match(answer, line) if defaults else None)
            for gas, mass in line.gases.items():
                if kilograms := amount * mass * result.plan.weights[gas]:
                    judged = _judged(line, gas, given, defaults=defaults)
                    of_factor = found.of(_factor(line, gas, judged, owner))
                    _tell(told, line, gas, judged, kilograms)
                    parts.append(Part(source, *line.booking, kilograms, (*of_amount, *of_factor, *of_match)))
    # A total of zero is known: its sources have parts of nothing.
    return Reduced(_merged(parts) or tuple(zeros) or _NOTHING, tuple(found.numbers), tuple(told.values()))


_NOTHING = (Part("", 0, None, 0.0, ()),)


def _origins(result: Emissions) -> Iterator[tuple[str, int, str, Indices, Floats]]:
    """(source, question, where its amount was measured, rows, amounts): in a scenario an amount keeps its error where it is moved."""
    origins = np.array(result.labels[ORIGIN]) if ORIGIN in result.labels else None
    for (source, question), (rows, amounts) in amount_groups(result).items():
        if origins is None:
            yield source, question, f"{question}|", rows, amounts
            continue
        for origin in np.unique(origins[rows]).tolist():
            members = origins[rows] == origin
            yield source, question, str(origin), rows[members], amounts[members]


def _judged(line: Line, gas: str, otherwise: Spread | None, *, defaults: bool) -> Judged | None:
    found = factor_spread(line, gas)
    if found is not None and not found.default:
        return found
    if otherwise is not None:
        return Judged(otherwise, "given", default=True)
    return found if defaults else None


def _tell(told: dict[tuple[str, str, bool], Told], line: Line, gas: str, judged: Judged | None, kilograms: float) -> None:
    spread, source, default = judged or (None, "", True)
    key = (line.factor.id, gas, default)
    known = told.get(key)
    told[key] = Told(line.factor.id, gas, spread, source, default, abs(kilograms) + (known.kg if known else 0.0))


def _owner(result: Emissions) -> tuple[str, str]:
    """Organisation and period: amounts of two years or organisations err apart, and an amount errs as itself."""
    settings = getattr(result, "settings", None)
    return (settings.inventory.organisation, str(settings.inventory.period)) if settings else ("", "")


_OWN = "own-factors"


def _factor(line: Line, gas: str, judged: Judged | None, owner: str) -> Variable | None:
    if judged is None:
        return None
    factor, name = line.factor, line.factor.publication.name
    # The part of a publication's name before its edition; one organisation's own factors are not another's.
    publisher = f"own of {owner}" if name == _OWN else name.rpartition("-")[0] or name
    qualifiers = "+".join(f"{name}={value}" for name, value in sorted(factor.qualifiers.items()))
    key = ("factor", publisher, factor.key, qualifiers, factor.region, "+".join(factor.stages), gas)
    words = " ".join((factor.key, *factor.qualifiers.values())) + f" ({factor.publication.publisher})"
    return Variable(key, factor.id, shape_of(judged.spread), "factor", words)


def _match(answer: Answer, line: Line) -> Variable | None:
    fit = match_spread(answer, line)
    return None if fit is None else Variable(fit.key, "", shape_of(fit.spread), "fit", f"{line.factor.key}: {fit.words}")


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    sums: dict[tuple[str, int, int | None, tuple[int, ...]], float] = {}
    for source, scope, category, kilograms, variables in parts:
        place = (source, scope, category, variables)
        sums[place] = sums.get(place, 0.0) + kilograms
    return tuple(Part(source, scope, category, kg, variables) for (source, scope, category, variables), kg in sums.items())


def combined(signed: Sequence[tuple[float, Reduced]]) -> Reduced:
    """Return a sum of reduced results, what they share as one variable: with a minus, the change from one to the other.

    Parameters: signed, pairs of sign and reduced result.
    """
    found, parts = _Numbered(), list[Part]()
    for sign, one in signed:
        numbers = [found.of(variable)[0] for variable in one.variables]
        parts += [part._replace(kg=sign * part.kg, variables=tuple(numbers[old] for old in part.variables)) for part in one.parts]
    return Reduced(_merged(parts), tuple(found.numbers), tuple(told for _, one in signed for told in one.told))
