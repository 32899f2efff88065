"""What the newest datasets would change against a lock, line by line, before anything changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple, cast

from carbon.analysis.ledger import Emissions, Line, Question, line_numbers, sources_of_questions
from carbon.analysis.opening import same_organisation, titled
from carbon.analysis.records import UpdateRecord
from carbon.core.errors import CarbonError
from carbon.core.formatting import mass
from carbon.core.sentences import Sentence, say
from carbon.engine.result.subject import check_results
from carbon.inventory.footprint import Footprint
from carbon.inventory.inventory import OWN_FACTORS


class UpdatedLine(NamedTuple):
    """A line that would move: its question in words, and what was frozen beside what the newest data give.

    Parameters: sources; kind; stage; factor_before, factor_after, ids; per_unit_before, per_unit_after [kg CO2e per unit]; unit; effect_kg
    at the frozen amount [kg CO2e]; why.
    """

    sources: tuple[str, ...]
    kind: str
    stage: str
    factor_before: str
    factor_after: str
    per_unit_before: float
    per_unit_after: float
    unit: str
    effect_kg: float
    why: str


@dataclass(frozen=True, repr=False)
class Update:
    """What would change against a lock.

    Parameters: before, the frozen total, and after, at the frozen amounts [kg CO2e]; lines that move, the largest first; inputs, files of
    the folder that differ from those that were frozen; unmatched, questions that only one of the two asks; threshold, of the
    recalculation policy; datasets, versions before and after.
    """

    before: float
    after: float
    lines: tuple[UpdatedLine, ...]
    inputs: tuple[str, ...]
    unmatched: int
    threshold: float
    datasets: tuple[str, str]

    @property
    def weight(self) -> float:
        """Sum of the sizes of the sources' changes, as a share of the frozen total; it is compared with the threshold."""
        return fsum(abs(kilograms) for kilograms in self.by_source.values()) / abs(self.before) if self.before else 0.0

    @property
    def by_source(self) -> dict[str, float]:
        """Effect of the newest data by source [kg CO2e]."""
        sums: dict[str, list[float]] = {}
        for line in self.lines:
            sums.setdefault(", ".join(line.sources), []).append(line.effect_kg)
        return {source: fsum(values) for source, values in sums.items()}

    @property
    def recalculates(self) -> bool:
        """Whether the changes pass the threshold from which a base year is restated."""
        return self.weight > self.threshold

    def to_dict(self) -> UpdateRecord:
        """Return everything as plain values, for JSON."""
        names = ("before", "after", "weight", "threshold", "recalculates", "unmatched", "inputs", "by_source", "datasets")
        record = {name: getattr(self, name) for name in names}
        return cast("UpdateRecord", record | {"lines": [line._asdict() for line in self.lines]})

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """What would change, in words."""
        verdict = say("a base year would be restated") if self.recalculates else say("a base year stays as stated")
        return say(
            "{before} → {after} CO2e with the newest data, {count} lines move; "
            "changes of {weight:.1%} of it, threshold {threshold:.0%}: {verdict}",
            before=mass(self.before),
            after=mass(self.after),
            count=len(self.lines),
            weight=self.weight,
            threshold=self.threshold,
            verdict=verdict,
        )

    __repr__ = __str__


def update(frozen: Emissions, now: Emissions) -> Update:
    """Return what the newest datasets would change against a frozen result, at the frozen amounts.

    Parameters: frozen, the result of a lock; now, the same inventory calculated with the installed datasets.
    Raises: CarbonError for results without an answer, of two organisations or periods.
    Source: GHG Protocol Corporate Standard (2004), ch. 5 (recalculation when changes of method pass the threshold).

    >>> import carbon
    >>> footprint = carbon.Inventory.open("examples/norrbotten-2019").footprint()
    >>> update(footprint, footprint).lines
    ()
    """
    check_results("update", frozen, now)
    same_organisation(frozen, now)
    _same_period(frozen, now)
    before = frozen.total_kg(frozen.basis)
    if before is None or now.total_kg(frozen.basis) is None:
        name = titled(now, "the inventory")
        message = say("{name} has no answer, so there is nothing to update. Fix the errors that check prints.", name=name)
        raise CarbonError(message, code="no_answer")
    old, new = _by_question(frozen), _by_question(now)
    lines = tuple(sorted(_moved(frozen, old, new), key=lambda line: -abs(line.effect_kg)))
    after = fsum([before, *(line.effect_kg for line in lines)])
    datasets = (frozen.plan.version, now.plan.version)
    return Update(before, after, lines, tuple(_inputs(frozen, now)), len(old.keys() ^ new.keys()), _threshold(now), datasets)


def _same_period(frozen: Emissions, now: Emissions) -> None:
    one, other = (getattr(result, "settings", None) for result in (frozen, now))
    if one and other and one.inventory.period != other.inventory.period:
        periods = say("the lock is of {frozen}, the inventory of {period}", frozen=one.inventory.period, period=other.inventory.period)
        message = say("{periods}. To see what moved between years use compare.", periods=periods)
        raise CarbonError(message, code="period_differs")


def _threshold(now: Emissions) -> float:
    settings = getattr(now, "settings", None)
    return settings.base_year.threshold if settings and settings.base_year else _USUAL


_USUAL = 0.05
"""The threshold of a recalculation policy where none is stated."""

_Lines = dict[tuple[str, str | None, int], tuple[Line, float]]
"""Stage, basis and number among alike → line, kg CO2e per unit."""


def _by_question(result: Emissions) -> dict[Question, tuple[int, _Lines]]:
    """Question → its number and its lines in the view of the result."""
    found: dict[Question, tuple[int, _Lines]] = {}
    numbers = line_numbers(result)
    for place, answer in enumerate(result.plan.answers):
        lines: _Lines = {}
        for number in numbers.get(place, ()):
            line = result.plan.lines[number][1]
            if line.basis in (None, result.basis):
                # Legs of one flight have the same stage: they are told by their order.
                alike = sum(key[:2] == (line.stage, line.basis) for key in lines)
                lines[line.stage, line.basis, alike] = (line, float(result.plan.co2e_per_unit[number]))
        found[answer.question] = (place, lines)
    return found


def _moved(frozen: Emissions, old: dict[Question, tuple[int, _Lines]], new: dict[Question, tuple[int, _Lines]]) -> Iterator[UpdatedLine]:
    amounts, sources = frozen.question_amounts.tolist(), sources_of_questions(frozen)
    for question, (place, before) in old.items():
        after = new.get(question, (0, before))[1]
        for key in dict.fromkeys((*before, *after)):
            one, other = before.get(key), after.get(key)
            why = _why(one, other)
            if why:
                first, second = one[1] if one else 0.0, other[1] if other else 0.0
                ids = (one[0].factor.id if one else "", other[0].factor.id if other else "")
                effect = amounts[place] * (second - first)
                unit = " × ".join(question.units)
                yield UpdatedLine(sources.get(place, ()), question.kind, key[0], *ids, first, second, unit, effect, why)


def _why(one: tuple[Line, float] | None, other: tuple[Line, float] | None) -> str:
    if one is None or other is None:
        return say("line added") if one is None else say("line gone")
    if one[0].factor.id != other[0].factor.id:
        return say("another factor")
    if one[0].form.gases != other[0].form.gases:
        return say("the factor's own number")
    if one[0].scale != other[0].scale:
        return say("amount of the factor per unit")
    return say("weights of the gases") if one[1] != other[1] else ""


def _inputs(frozen: Emissions, now: Emissions) -> Iterator[str]:
    """Files that are not those that were frozen: their rows are no matter of datasets."""
    if isinstance(frozen, Footprint) and isinstance(now, Footprint) and frozen.source and now.source:
        one, other = frozen.source.sha256, now.source.sha256
        # The organisation's own factors are data: what they move is among the lines.
        yield from (name for name in dict.fromkeys((*one, *other)) if one.get(name) != other.get(name) and name != OWN_FACTORS)
