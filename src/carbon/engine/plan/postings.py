"""The lines of a plan in one order, as columns: what the arithmetic needs, and each line in words when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from carbon.core.kernel import Bools, Floats, Indices
from carbon.engine.answering.lines import Answer, Line
from carbon.factors.model import Form

N = TypeVar("N", np.float64, np.bool_)


class Postings(Sequence[tuple[int, Line]]):
    """The lines of a plan as (question number, line per unit of its amount).

    Questions that differ in their unit alone share their lines, so thousands of postings stand on few of them.
    Parameters: question, number of each posting's question, in order; shared, line of each, per its own unit; ratio, how many of the
    line's unit one unit of the question's amount is.
    """

    def __init__(self, question: Iterable[int], shared: Iterable[Line], ratio: Iterable[float]) -> None:
        self._question, self.shared, self._ratio = list(question), list(shared), list(ratio)

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
        return len(self._question)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Postings) and self._pairs == other._pairs

    def __hash__(self) -> int:
        return hash(tuple(self._question))

    def _pair(self, place: int) -> tuple[int, Line]:
        return self._question[place], self.shared[place].times(self._ratio[place])

    @cached_property
    def _pairs(self) -> tuple[tuple[int, Line], ...]:
        return tuple(self._pair(place) for place in range(len(self)))

    @cached_property
    def question(self) -> Indices:
        """Question number of each line, shape (m,)."""
        return np.array(self._question, dtype=np.intp)

    @cached_property
    def scale(self) -> Floats:
        """Units of the factor per unit of the amount, shape (m,)."""
        met = np.array([line.met for line in self.shared], dtype=np.float64)
        per = np.array([line.per for line in self.shared], dtype=np.float64)
        scale: Floats = np.array(self._ratio, dtype=np.float64) * met / per
        return scale

    @cached_property
    def gases(self) -> tuple[str, ...]:
        """Gases of all lines, in the order in which they come first."""
        return tuple(dict.fromkeys(gas for form in self._forms[0] for gas in form.gases))

    @property
    def coefficients(self) -> Floats:
        """Kg of gas per unit of amount, shape (m, g)."""
        values = np.array([[form.gases.get(gas, 0.0) for gas in self.gases] for form in self._forms[0]], dtype=np.float64)
        found: Floats = self._of_lines(values) * self.scale[:, None]
        return found

    @property
    def given(self) -> Bools:
        """Which gases each line gives, shape (m, g) of booleans."""
        return self._of_lines(np.array([[gas in form.gases for gas in self.gases] for form in self._forms[0]], dtype=np.bool_))

    @cached_property
    def _forms(self) -> tuple[list[Form], Indices]:
        """The distinct forms of factors, and the form of each line."""
        numbers: dict[int, int] = {}
        forms = list[Form]()
        places = []
        for line in self.shared:
            form = line.form
            place = numbers.get(id(form))
            if place is None:
                place = numbers[id(form)] = len(forms)
                forms.append(form)
            places.append(place)
        return forms, np.array(places, dtype=np.intp)

    def _of_lines(self, table: NDArray[N]) -> NDArray[N]:
        """Return values of forms and gases as values of lines and gases."""
        forms, places = self._forms
        return table.reshape(len(forms), len(self.gases))[places]
