"""Records of the engine: a question, a line of its answer, the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from carbon.core.booking import Booking
from carbon.core.errors import Finding
from carbon.core.gases import CO2E
from carbon.factors.matching import Wanted
from carbon.factors.model import EmissionFactor, Form


class Question(NamedTuple):
    """Everything about an activity except its amount: what chooses factors."""

    kind: str
    units: tuple[str, ...]
    form: tuple[str, ...]
    year: int | None
    fields: tuple[object, ...]

    @property
    def region(self) -> str:
        """The region asked for; the world without one."""
        return str(self.fields[0] or "world")


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of a question: a factor, where it is booked, and kg of each gas per unit of the amount.

    `scale` is units of the factor per unit of the amount; kg of gas = amount × (scale × value).
    """

    factor: EmissionFactor
    form: Form
    stage: str
    booking: Booking
    basis: str | None
    scale: float
    gases: dict[str, float]
    reason: str
    steps: tuple[str, ...]
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines of one question, what is missing, and what a reader must know."""

    question: Question
    unit: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return not self.missing and bool(self.lines)


def gwp_clashes(line: Line, gwp_set: str) -> Finding | None:
    """Return the finding that a CO2e-only factor was made with another GWP set."""
    if CO2E not in line.gases or line.factor.gwp_set in (None, gwp_set):
        return None
    made = "a GWP set that its source does not state" if line.factor.gwp_set == "unstated" else line.factor.gwp_set
    message = f"{line.factor.id} is CO2e of {made}; it cannot be restated in {gwp_set} and is taken as it is."
    return Finding("gwp_set_differs", "warning", message)
