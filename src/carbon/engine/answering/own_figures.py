"""What is said of a user's own figures when they are calculated with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.engine.answering.lines import Line
from carbon.factors.policy import OWN
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
