"""A result reduced to what its uncertainty needs: kg CO2e of each source and line, and the few variables that they err with.

Each part is a product: amount × factor × fit of the factor. What errs together shares a variable: all rows that use a factor, in any year
and organisation, share its error; rows have their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from carbon.analysis.defaults import Judged, factor_spread, match_spread
from carbon.analysis.erring import Variable, factor_error, fit_error, met, owner_of
from carbon.analysis.estimates import Estimate, Estimates
from carbon.analysis.ledger import Emissions, Line
from carbon.analysis.shapes import CERTAIN
from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.spread import Spread, parse_spread


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

    Parameters: parts; variables; told, of factors; estimates, spreads by pedigree scores.
    """

    parts: tuple[Part, ...]
    variables: tuple[Variable, ...]
    told: tuple[Told, ...]
    estimates: tuple[Estimate, ...] = ()

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


def reduced(result: Emissions, otherwise: Spread | str | None = None, *, defaults: bool = True, together: bool = False) -> Reduced:
    """Return a result reduced to parts and variables.

    Parameters
    ----------
    result: emissions or a footprint; its view (location or market) is taken.
    otherwise: spread of factors that state none, in place of the published defaults; as ±10%.
    defaults: whether published defaults of the factor's kind and of its fit are used.
    together: whether the rows of a source err together, as when one assumption is behind them all; else each on its own.

    Raises: CarbonError for a spread of factors that has a unit: it is a share.
    """
    given, found, (owner, _) = _share(otherwise), _Numbered(), owner_of(result)
    parts, told, zeros, estimates = list[Part](), dict[tuple[str, str, bool], Told](), dict[Part, None](), Estimates()
    for item in met(result, together=together):
        line = item.line
        if line.basis not in (None, result.basis):
            continue
        zeros[Part(item.source, *line.booking, 0.0, ())] = None
        fit = match_spread(item.answer, line) if defaults else None
        of_amount, of_match, of_line = found.of(item.variable), found.of(fit_error(line, fit)), 0.0
        for gas, mass in line.gases.items():
            if kilograms := item.amount * mass * result.plan.weights[gas]:
                judged = _judged(line, gas, given, defaults=defaults)
                of_factor = found.of(factor_error(line, gas, judged, owner))
                _tell(told, line, gas, judged, kilograms)
                of_line += kilograms
                parts.append(Part(item.source, *line.booking, kilograms, (*of_amount, *of_factor, *of_match)))
        if of_line:
            estimates.of_line(line.factor.id, fit, item.source or item.answer.question.kind, item.scored, of_line)
    # A total of zero is known: its sources have parts of nothing.
    return Reduced(_merged(parts) or tuple(zeros) or _NOTHING, tuple(found.numbers), tuple(told.values()), estimates.all)


def _share(otherwise: Spread | str | None) -> Spread | None:
    """The spread of factors that state none, which must be a share."""
    given = parse_spread(otherwise) if isinstance(otherwise, str) else otherwise
    if given is not None and given.unit:
        raise CarbonError(
            say("the spread of factors is a share; {given} has a unit. Write it as ±10%.", given=given),
            code="uncertainty_invalid",
            field="otherwise",
        )
    return given


_NOTHING = (Part("", 0, None, 0.0, ()),)


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
    estimates = Estimates.of(estimate for _, one in signed for estimate in one.estimates)
    return Reduced(_merged(parts), tuple(found.numbers), _all_told(signed), estimates.all)


def _all_told(signed: Sequence[tuple[float, Reduced]]) -> tuple[Told, ...]:
    """Where the spreads of all factors come from, each factor once."""
    found: dict[Told, float] = {}
    for told in (told for _, one in signed for told in one.told):
        alike = told._replace(kg=0.0)
        found[alike] = found.get(alike, 0.0) + told.kg
    return tuple(told._replace(kg=kilograms) for told, kilograms in found.items())
