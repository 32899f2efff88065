"""What is said of a user's own figures when they are calculated with, and of sizes and signs that no figure has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.core.written import LARGEST
from carbon.engine.answering.lines import Line
from carbon.factors.policy import OWN
from carbon.factors.signs import NEVER_NEGATIVE
from carbon.factors.spelling import UNSAID


def doubts(lines: Sequence[Line]) -> Iterable[Finding]:
    """Return what is said of the user's own figures, each once.

    Parameters: lines of them.
    """
    return dict.fromkeys(finding for line in lines for finding in (*_gas_assumed(line), *_implausible(line)))


def _gas_assumed(line: Line) -> Iterator[Finding]:
    """A figure of the user's own that names no gas: its reading is said, since CO2 alone may be meant."""
    if line.factor.derivation == UNSAID:
        message = say(
            "{name} names no gas and is read as CO2e, all gases together. Write kg CO2e, or kg CO2 if carbon dioxide alone is meant.",
            name=line.factor.id,
        )
        yield Finding("gas_assumed", "warning", message, column="factor" if line.factor.key == "inline" else None)


def _implausible(line: Line) -> Iterator[Finding]:
    """What the checks of shipped factors say of an own one, beside what refuses it when it is read."""
    if line.factor.publication.name.startswith(OWN):
        # The checks of a dataset are loaded where a factor is the user's own.
        from carbon.factors.verification.alone import alone

        for problem in alone(line.factor):
            yield Finding(
                "factor_implausible",
                "warning",
                say("{name}: {message}. Check the value and its unit.", name=line.factor.id, message=problem.message),
            )


def too_large(line: Line, gas: str, mass: float) -> Finding:
    """Return the finding of a line with more of a gas per unit than is calculated with.

    Parameters: line; gas; mass of it per unit [kg].
    """
    message = say(
        "{name} makes {mass:g} kg {gas} per unit, more than {largest:g}, the most that is calculated with.",
        name=line.factor.id,
        mass=mass,
        gas=gas,
        largest=LARGEST,
    )
    return Finding("overflow", "error", say("{message} Correct the amounts, rates or the factor.", message=message))


def below_zero(line: Line, gas: str, mass: float) -> Finding:
    """Return the finding of a line with less than nothing of a gas.

    Parameters: line; gas; mass of it per unit [kg].
    """
    name, never = line.factor.id, NEVER_NEGATIVE
    message = say("{name} makes {mass:g} kg {gas} per unit. {never_negative}", name=name, mass=mass, gas=gas, never_negative=never)
    return Finding("factor_negative", "error", message)
