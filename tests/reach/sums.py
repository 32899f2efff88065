"""End users' rows that publishers print in parts: the answer to their question is the parts of that row, all of them and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from carbon.core.errors import CarbonError
from carbon.core.gases import gwp
from carbon.engine.answering.lines import Line
from carbon.engine.roads.activities import emissions_of
from carbon.factors.catalogue import Catalogue
from carbon.factors.model import EmissionFactor
from carbon.factors.verification.rounding import rounding
from carbon.factors.wanted import part_of_year
from reach.asking import Asked, questions
from reach.reaching import Outcome, policy_of

Row = tuple[EmissionFactor, ...]
_BESIDE = ("air.non_co2",)
"""Keys whose lines are multipliers of other lines."""


def rows(factors: Iterable[EmissionFactor]) -> list[Row]:
    """Return the factors that are parts of one row, where there are several: stages of one thing, place, year and unit.

    What is printed apart and in a sum too is in the row once, by the sum.
    """
    found: dict[tuple[object, ...], list[EmissionFactor]] = {}
    for factor in factors:
        words = tuple(sorted((name, value) for name, value in factor.qualifiers.items() if name != "part"))
        place = (factor.publication.name, factor.key, words, factor.region, factor.valid_from, part_of_year(factor), factor.forms[0].unit)
        found.setdefault(place, []).append(factor)
    once = (tuple(factor for factor in row if not _in_a_sum(factor, row)) for row in found.values())
    return [row for row in once if len({factor.stages for factor in row}) > 1]


def _in_a_sum(factor: EmissionFactor, row: list[EmissionFactor]) -> bool:
    return any({*factor.stages} < {*other.stages} for other in row)


def whole(row: Row, catalogue: Catalogue) -> Outcome:
    """Return whether a question comes to the sum of a row's parts.

    Parameters: row; catalogue.
    """
    first: Outcome | None = None
    for asked in (asked for factor in row for asked in questions(factor, factor.forms[0])):
        found = _sum(asked, row, catalogue)
        if found and found.reached:
            return found
        first = first or found
    return first or Outcome(False, "no question", row[0].id)


def _sum(asked: Asked, row: Row, catalogue: Catalogue) -> Outcome | None:
    if asked.activity is None:
        return None
    policy = policy_of(row[0])
    try:
        result = emissions_of([asked.activity], catalogue, policy)
    except (CarbonError, ValueError) as error:
        return Outcome(False, "refused", str(error))
    lines = [line for _, line in result.plan.lines if line.basis != "market" and line.factor.key not in _BESIDE]
    if strangers := _differing(lines, row):
        return Outcome(False, "other factors", ", ".join(strangers))
    weights = gwp(policy.gwp_set)
    ours = sum(mass * weights.get(gas, 0.0) for line in lines for gas, mass in line.gases.items())
    printed = [(factor.forms[0].published_co2e, rounding(factor.forms[0], policy.gwp_set)) for factor in row]
    if any(value is None for value, _ in printed):
        return Outcome(True)
    sum_, slack = sum(value or 0.0 for value, _ in printed), sum(cost for _, cost in printed)
    good = abs(ours - sum_) <= slack + 1e-9 * abs(sum_)
    return Outcome(good, "" if good else "value", f"{ours:.8g} for the printed {sum_:.8g}")


def _differing(lines: list[Line], row: Row) -> list[str]:
    """Factors that the row has and the answer lacks, or the other way round."""
    ours, theirs = {line.factor.id for line in lines}, {factor.id for factor in row}
    return [f"+{name}" for name in sorted(ours - theirs)] + [f"-{name}" for name in sorted(theirs - ours)]
