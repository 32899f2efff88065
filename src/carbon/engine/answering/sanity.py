"""What an answer must not hold: a line that lowers a total, or that makes it infinite; an own factor of an unlikely size is told."""

from __future__ import annotations

from collections.abc import Iterator

from carbon.core.booking import BESIDE
from carbon.core.errors import Finding
from carbon.core.numbers import LARGEST
from carbon.core.sentences import say
from carbon.engine.answering.lines import Line, Solution
from carbon.factors.signs import NEVER_NEGATIVE


def sane(solution: Solution) -> Solution:
    """Return a solution; without its lines where one of them is negative or too large, which is then an error.

    Parameters: solution.
    Source: GHG Protocol Corporate Standard (2004), ch. 8 (removals and credits are reported apart from gross emissions).
    """
    if wild := [finding for line in solution.lines if (finding := _wild(line))]:
        return Solution((), (*solution.findings, *dict.fromkeys(wild)), ("factor",), solution.steps)
    told = dict.fromkeys(finding for line in solution.lines for finding in _implausible(line))
    return solution._replace(findings=(*solution.findings, *told)) if told else solution


def _wild(line: Line) -> Finding | None:
    for gas, mass in line.gases.items():
        if not abs(mass) <= LARGEST:
            message = say(
                "{name} makes {mass:g} kg {gas} per unit, more than {largest:g}, the most that is calculated with.",
                name=line.factor.id,
                mass=mass,
                gas=gas,
                largest=LARGEST,
            )
            return Finding("overflow", "error", say("{message} Correct the amounts, rates or the factor.", message=message))
        if mass < 0 and line.basis not in BESIDE:
            return Finding(
                "factor_negative",
                "error",
                say(
                    "{name} makes {mass:g} kg {gas} per unit. {never_negative}",
                    name=line.factor.id,
                    mass=mass,
                    gas=gas,
                    never_negative=NEVER_NEGATIVE,
                ),
            )
    return None


def _implausible(line: Line) -> Iterator[Finding]:
    """What the checks of shipped factors say of an own one, beside what refuses it when it is read."""
    if line.factor.publication.name.startswith("own-"):
        # The checks of a dataset are loaded where a factor is the user's own.
        from carbon.factors.verification.alone import alone

        for problem in alone(line.factor):
            yield Finding(
                "factor_implausible",
                "warning",
                say("{name}: {message}. Check the value and its unit.", name=line.factor.id, message=problem.message),
            )
