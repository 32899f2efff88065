"""Where an error would matter: what would move the total by a stated share, a sample to check, and what its errors mean for the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, fsum, isnan
from typing import NamedTuple

import numpy as np

from carbon.analysis.followers import leaders
from carbon.analysis.ledger import Emissions, line_numbers
from carbon.analysis.poisson import CONFIDENCE, bound_factor
from carbon.core.arrays import Floats
from carbon.core.errors import CarbonError
from carbon.core.formatting import number
from carbon.core.sentences import joined, say

MOST_DRAWS = 1_000_000


class RowWeight(NamedTuple):
    """A row and what error of it would be material.

    Parameters: row, its number; file, line and id, where they are known; source; kg CO2e; error, the relative error of the row that alone
    would move the total by the stated share (0.5 is half as much again).
    """

    row: int
    file: str | None
    line: int | None
    id: str | None
    source: str | None
    kg: float
    error: float


class FactorWeight(NamedTuple):
    """A factor and what error of it would be material.

    Parameters: factor, its id; kg CO2e of its own lines; error, the relative error of it that alone would move the total by the
    stated share; led, kg CO2e of lines that follow from it, as non-CO2 effects from combustion: its error moves them too.
    """

    factor: str
    kg: float
    error: float
    led: float = 0.0


@dataclass(frozen=True, repr=False)
class Sample:
    """Rows to check, drawn with a probability that is proportional to their emissions.

    Parameters: rows, largest first; interval, one kilogram in so many is drawn [kg CO2e]; population, sizes of all rows [kg CO2e]; seed;
    confidence; share, the tolerable share of the total that is wrong; certain, the rows that are larger than the interval and so are all
    checked; whole, whether these are all rows that there are.
    """

    rows: tuple[RowWeight, ...]
    interval: float
    population: float
    seed: int
    confidence: float
    share: float
    certain: frozenset[int]
    whole: bool = False

    @property
    def draws(self) -> int:
        """Number of draws; a row larger than the interval takes several."""
        return round(self.population / self.interval)

    @property
    def left(self) -> float:
        """The share of the total that may still be wrong when all rows of the sample are right, with the sample's confidence."""
        return 0.0 if self.whole else min(1.0, self.interval * bound_factor(0, self.confidence) / self.population)

    def __str__(self) -> str:
        if self.whole:
            return say("all {rows} rows are to be checked: if all are right, nothing is wrong", rows=len(self.rows))
        drawn = {"rows": len(self.rows), "certain": len(self.certain), "kg": number(self.interval), "seed": self.seed}
        rest = say("at most {left:.3g}% of the total is wrong with {sure:.0%} confidence", left=self.left * 100, sure=self.confidence)
        told = say(
            "{rows} rows to check, {certain} of them certain, one kg in {kg}, seed {seed}: if all are right, {rest}", **drawn, rest=rest
        )
        if self.left <= self.share:
            return told
        needed = ceil(bound_factor(0, self.confidence) / self.share)
        return joined([told, say("more than the {share:.3g}% that may be: --size {draws}", share=self.share * 100, draws=needed)], "; ")

    __repr__ = __str__


@dataclass(frozen=True)
class Projection:
    """What the errors of a checked sample mean for the total [kg CO2e].

    Parameters: checked, number of rows; wrong, number of them; likely, the most likely misstatement: stated less right; low and high, the
    bounds that it lies between with the sample's confidence on each side; tolerable, what may be wrong.
    """

    checked: int
    wrong: int
    likely: float
    low: float
    high: float
    tolerable: float

    @property
    def material(self) -> bool:
        """Whether more may be wrong than is tolerable."""
        return max(self.high, -self.low) > self.tolerable


def row_weights(result: Emissions, share: float = 0.05) -> tuple[RowWeight, ...]:
    """Return every row with the error of it that would move the total by a share, the largest row first.

    Parameters: result; share of the total.
    Raises: CarbonError for a result without an answer, and a share that is none.
    """
    limit = _limit(result, share)
    labels = {name: result.labels.get(name, [None] * result.rows) for name in ("file", "row", "id", "source")}
    found = []
    for row, kilograms in enumerate(result.row_kg(result.basis).tolist()):
        if not isnan(kilograms) and kilograms:
            place = (labels["file"][row], labels["row"][row], labels["id"][row], labels["source"][row])
            found.append(RowWeight(row, *place, kilograms, limit / abs(kilograms)))
    return tuple(sorted(found, key=lambda item: -abs(item.kg)))


def factor_weights(result: Emissions, share: float = 0.05) -> tuple[FactorWeight, ...]:
    """Return every factor with the error of it that would move the total by a share, the largest first.

    Parameters: result; share of the total.
    Raises: as `row_weights`.
    """
    limit, sums, led = _limit(result, share), dict[str, list[float]](), dict[str, list[float]]()
    for place, kilograms in enumerate(_line_kg(result).tolist()):
        sums.setdefault(result.plan.lines[place][1].factor.id, []).append(kilograms)
    for follower, leader in _leaders(result).items():
        led.setdefault(result.plan.lines[leader][1].factor.id, []).append(float(_line_kg(result)[follower]))
    found = []
    for factor, values in sums.items():
        own, others = fsum(values), fsum(led.get(factor, ()))
        if own + others:
            found.append(FactorWeight(factor, own, limit / abs(own + others), others))
    return tuple(sorted(found, key=lambda item: item.error))


def _line_kg(result: Emissions) -> Floats:
    """Kg CO2e of each line of the plan; 0 of those that another view counts."""
    plan = result.plan
    return np.where(plan.in_view(result.basis), result.question_amounts[plan.line_question] * plan.co2e_per_unit, 0.0)


def _leaders(result: Emissions) -> dict[int, int]:
    """Number of a line → number of the line that it follows."""
    found = dict[int, int]()
    for numbers in line_numbers(result).values():
        lines = [result.plan.lines[number][1] for number in numbers]
        found |= {numbers[place]: numbers[leader] for place, leader in leaders(lines).items()}
    return found


def _limit(result: Emissions, share: float) -> float:
    total = result.total_kg(result.basis)
    if not total:
        none = say("the result has no total, so nothing in it can be material.")
        raise CarbonError(none if total is None else say("the total is 0 kg CO2e, so no share of it can be material."), code="no_answer")
    if not 0.0 < share < 1.0:
        message = say("share {share} is none. Write one between 0 and 1, as 0.05.", share=share)
        raise CarbonError(message, code="share_invalid", field="share")
    return share * abs(total)


def sample(result: Emissions, share: float = 0.05, *, size: int | None = None, seed: int = 1, confidence: float = CONFIDENCE) -> Sample:
    """Return a sample of rows to check, by their emissions: every kilogram has the same chance to be drawn.

    Parameters: result; share of the total that may be wrong; size, number of draws: without it as many as leave no more than the share
    open; seed; confidence.
    Raises: CarbonError for a result without an answer, a share or confidence that is none, and fewer than one draw.
    Source: ISA 530, appendix 1 (value-weighted selection); AICPA, Audit Sampling (2017), appendix C: -ln(1 - confidence) / share.

    >>> import carbon
    >>> rows = [{"kind": "diesel", "amount": f"{n} l", "region": "GB", "period": 2019} for n in range(1, 500)]
    >>> len(sample(carbon.calculate(rows)).rows)
    60
    """
    rows = row_weights(result, share)
    if not 0.0 < confidence < 1.0:
        raise CarbonError(
            say("confidence {confidence} is none. Write one between 0 and 1, as 0.95.", confidence=confidence), code="confidence_invalid"
        )
    draws = size if size is not None else ceil(bound_factor(0, confidence) / share)
    _check_drawable(draws, seed)
    sizes = np.array([abs(item.kg) for item in rows])
    interval = float(sizes.sum()) / draws
    certain = {item.row for item in rows if abs(item.kg) >= interval}
    start = np.random.default_rng(seed).uniform(0.0, interval)
    order = np.random.default_rng([seed, 1]).permutation(sizes.size)
    ends = np.cumsum(sizes[order])
    hits = np.searchsorted(ends, start + interval * np.arange(draws), side="right")
    drawn = {rows[int(order[place])].row for place in hits.tolist() if place < sizes.size}
    chosen = tuple(item for item in rows if item.row in drawn | certain)
    return Sample(chosen, interval, float(sizes.sum()), seed, confidence, share, frozenset(certain), len(certain) == len(rows))


def _check_drawable(draws: int, seed: int) -> None:
    if draws < 1:
        raise CarbonError(say("{draws} draws are no sample. Write 1 or more.", draws=draws), code="size_invalid", field="size")
    if draws > MOST_DRAWS:
        message = say("{draws} draws are too many: {most} is the most. Write a larger share, or a size.", draws=draws, most=MOST_DRAWS)
        raise CarbonError(message, code="size_invalid", field="size")
    if seed < 0:
        raise CarbonError(say("seed {seed} is below 0. Write a whole number of 0 or more.", seed=seed), code="seed_invalid", field="seed")


def projected(drawn: Sample, right: Mapping[int, float]) -> Projection:
    """Return what was found wrong in a sample, projected to the total.

    Large rows count as they are; of the others each error is carried by its share of the row to its interval. The bounds are Stringer's.

    Parameters: drawn; right, row → its right emissions [kg CO2e]; rows that are not in it count as right.
    Raises: CarbonError for a row that was not drawn.
    Source: ISA 530, paragraph 14; Stringer (1963), Practical aspects of statistical sampling in auditing, with Poisson factors; Bickel
    (1992), Inference and auditing: the Stringer bound.
    """
    rows = {item.row: item for item in drawn.rows}
    for row in right:
        if row not in rows:
            raise CarbonError(say("row {row} is not in the sample. Check the rows that were drawn.", row=row), code="row_unknown")
    known = fsum(rows[row].kg - value for row, value in right.items() if row in drawn.certain)
    # Of a row below zero, what is stated too low in size is stated too high.
    taints = [(rows[row].kg - value) / abs(rows[row].kg) for row, value in right.items() if row not in drawn.certain]
    over, under = (sorted((abs(taint) for taint in taints if taint * sign > 0), reverse=True) for sign in (1, -1))
    likely = known + drawn.interval * fsum(taints)
    high = known + (0.0 if drawn.whole else _stringer(over, drawn))
    low = known - (0.0 if drawn.whole else _stringer(under, drawn))
    wrong = sum(rows[row].kg != value for row, value in right.items())
    return Projection(len(rows), wrong, likely, low, high, drawn.share * drawn.population)


def _stringer(taints: Sequence[float], drawn: Sample) -> float:
    """Upper bound of what is wrong in one direction: what no error leaves open, and each error by its share of its row."""
    steps = [bound_factor(count, drawn.confidence) for count in range(len(taints) + 1)]
    return drawn.interval * (steps[0] + fsum((steps[place + 1] - steps[place]) * taint for place, taint in enumerate(taints)))


def as_record(result: Emissions, drawn: Sample, share: float) -> dict[str, object]:
    """Return rows, factors and the sample as plain values, for JSON.

    Parameters: result; drawn; share of the total.
    """
    return {
        "share": share,
        "limit_kg": _limit(result, share),
        "rows": [item._asdict() for item in row_weights(result, share)],
        "factors": [item._asdict() for item in factor_weights(result, share)],
        "sample": {"interval_kg": drawn.interval, "seed": drawn.seed, "left": drawn.left, "rows": [item._asdict() for item in drawn.rows]},
    }
