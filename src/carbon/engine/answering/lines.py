"""The lines that answer questions: what a line, a solution and an answer are, and the lines of many answers in one order, as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple, overload

from carbon.core.arrays import Bools, Floats, Indices, np
from carbon.core.booking import Booking
from carbon.core.errors import Finding
from carbon.engine.asking.question import Question
from carbon.factors.matching import Wanted
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.reasons import reason


class Line(NamedTuple):
    """One posting of a question: a factor, where it is booked, and how much of it one unit of the amount takes.

    Parameters: factor; form of it; stage; booking; basis; met, base units of the form's dimension per unit of the amount; per, base units
    in the form's own unit; why, in words, of a factor that was given or stands in a saved plan; steps in words; wanted, what the factor
    was asked by.
    """

    factor: EmissionFactor
    form: Form
    stage: str
    booking: Booking
    basis: str | None
    met: float
    per: float
    why: str
    steps: tuple[str, ...]
    wanted: Wanted | None = None

    def __repr__(self) -> str:
        return f"<Line {self.stage}, {self.booking}: {self.factor.id}>"

    @property
    def reason(self) -> str:
        """Why the factor was taken: made when it is read, which a total does not."""
        return reason(self.factor, self.wanted) if self.wanted and not self.why else self.why

    @property
    def scale(self) -> float:
        """Units of the factor per unit of the amount."""
        return self.met / self.per

    @property
    def gases(self) -> dict[str, float]:
        """Kg of each gas per unit of the amount: scale × value."""
        scale = self.scale
        return {gas: scale * value for gas, value in self.form.gases.items()}

    @property
    def holds_upstream(self) -> bool:
        """Whether the line is of scope 1 and includes the upstream of its fuel, which belongs to category 3.

        Source: GHG Protocol Scope 3 Standard, table 5.4 (category 3, upstream emissions of purchased fuels).
        """
        return self.booking.scope == 1 and self.stage == "combustion" and "wtt" in self.factor.stages

    def times(self, ratio: float) -> Line:
        """Return the line per another unit of the amount.

        Parameters: ratio, how many of the line's unit one of the other is.
        """
        return self if ratio == 1.0 else self._replace(met=ratio * self.met)

    @property
    def market_level(self) -> str | None:
        """The level of the market-based hierarchy that the factor stands on; None for other lines.

        Source: GHG Protocol Scope 2 Guidance (2015), table 6.3.
        """
        return _MARKET_LEVELS.get(self.factor.key) if self.basis == "market" else None


_MARKET_LEVELS = {
    "electricity.own": "own_generation",
    "electricity.contract": "contract",
    "electricity.supplier": "supplier_rate",
    "electricity.residual_mix": "residual_mix",
    "electricity.grid": "location_factor",
}


@dataclass(frozen=True, eq=False)
class Solution:
    """What answers all questions that differ in their unit alone: lines per base unit, what is missing, and what a reader must know.

    What it says in words is made of its facts when it is first read, for a total is asked for more often than its findings.

    Parameters: lines; missing, required stages without a factor; steps in words; told, what returns its findings, in order; lacks, what
    returns that which it is complete but for; in_doubt, whether a finding may be of a word that no factor knows.
    """

    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    steps: tuple[str, ...]
    told: tuple[Callable[[], Iterable[Finding]], ...]
    lacks: Callable[[], tuple[str, ...]] = tuple
    in_doubt: bool = True

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # A copy in another process has no catalogue to look into: it takes the words along.
        return Solution, (self.lines, self.missing, self.steps, (partial(tuple, self.findings),), partial(tuple, self.left_out))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader must know."""
        return tuple(finding for part in self.told for finding in part())

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """What an answered question is complete but for, in words: stages, gases, splits."""
        return self.lacks()

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return not self.missing and bool(self.lines)


class Answer(NamedTuple):
    """A question with its solution; ratio is how many base units its own unit is."""

    question: Question
    solution: Solution
    ratio: float

    @property
    def unit(self) -> str:
        """The unit of the amount, as it was given."""
        return " × ".join(self.question.units)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines per unit of the amount."""
        return tuple(line.times(self.ratio) for line in self.solution.lines)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader must know."""
        return self.solution.findings

    @property
    def missing(self) -> tuple[str, ...]:
        """Required stages without a factor."""
        return self.solution.missing

    @property
    def left_out(self) -> tuple[str, ...]:
        """What an answered question is complete but for."""
        return self.solution.left_out if self.answered else ()

    @property
    def steps(self) -> tuple[str, ...]:
        """Steps before the factors, in words."""
        return self.solution.steps

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return self.solution.answered


class Postings(Sequence[tuple[int, Line]]):
    """The lines of a plan as (question number, line per unit of its amount).

    Questions that differ in their unit alone share their lines, so thousands of postings stand on few of them.
    Parameters: question, number of each posting's question, in order; shared, line of each, per its own unit; ratio, how many of the
    line's unit one unit of the question's amount is.
    """

    def __init__(self, question: Iterable[int], shared: Iterable[Line], ratio: Iterable[float]) -> None:
        self.numbers, self.shared, self._ratio = list(question), list(shared), list(ratio)

    @classmethod
    def of(cls, answers: Sequence[Answer]) -> Postings:
        """Return the lines of answers; those of a question that is not answered in full are left out."""
        question, shared, ratios = list[int](), list[Line](), list[float]()
        for number, (_, solution, ratio) in enumerate(answers):
            if solution.answered:
                for line in solution.lines:
                    question.append(number)
                    shared.append(line)
                    ratios.append(ratio)
        return cls(question, shared, ratios)

    @classmethod
    def picked(cls, pairs: Iterable[tuple[int, Line]]) -> Postings:
        """Return the postings of pairs of question number and line per unit of its amount."""
        known = list(pairs)
        return cls((question for question, _ in known), (line for _, line in known), [1.0] * len(known))

    @overload
    def __getitem__(self, place: int) -> tuple[int, Line]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[int, Line]]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, Line] | Sequence[tuple[int, Line]]:
        return self._pairs[place] if isinstance(place, slice) else self._pair(place)

    def __iter__(self) -> Iterator[tuple[int, Line]]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Postings) and self._pairs == other._pairs

    def __hash__(self) -> int:
        return hash(tuple(self.numbers))

    def _pair(self, place: int) -> tuple[int, Line]:
        return self.numbers[place], self.shared[place].times(self._ratio[place])

    @cached_property
    def _pairs(self) -> tuple[tuple[int, Line], ...]:
        return tuple(self._pair(place) for place in range(len(self)))

    @cached_property
    def question(self) -> Indices:
        """Question number of each line, shape (m,)."""
        return np.array(self.numbers, dtype=np.intp)

    @cached_property
    def gases(self) -> tuple[str, ...]:
        """Gases of all lines, in the order in which they come first."""
        forms = {id(line.form): line.form for line in self.shared}
        return tuple(dict.fromkeys(gas for form in forms.values() for gas in form.gases))

    @cached_property
    def gas_kg(self) -> list[list[float]]:
        """Kg of each gas per unit of amount, of each line."""
        # Units of the factor per unit of the amount, in this order: ratio × met ÷ per.
        scales = [ratio * line.met / line.per for line, ratio in zip(self.shared, self._ratio, strict=True)]
        gases = self.gases
        return [[line.form.gases.get(gas, 0.0) * scale for gas in gases] for line, scale in zip(self.shared, scales, strict=True)]

    @property
    def coefficients(self) -> Floats:
        """Kg of gas per unit of amount, shape (m, g)."""
        return np.array(self.gas_kg, dtype=np.float64).reshape(len(self), len(self.gases))

    @property
    def given(self) -> Bools:
        """Which gases each line gives, shape (m, g) of booleans."""
        rows = [[gas in line.form.gases for gas in self.gases] for line in self.shared]
        return np.array(rows, dtype=np.bool_).reshape(len(self), len(self.gases))
