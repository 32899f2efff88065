"""What is left of a carbon budget: the emissions of the years so far against a stated sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import fsum
from typing import cast

from carbon.analysis.indicator_values import IndicatorResult
from carbon.analysis.records import BudgetRecord
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.sentences import say
from carbon.inventory.goal_parts import Budget


@dataclass(frozen=True)
class BudgetResult:
    """What is left of a budget.

    Parameters: name; unit; value, the whole; start, the first year that counts; last, the last year that is known; used until its end;
    remaining and share of the whole, below 0 when it is overdrawn; a_year, what the last year used; years_left at that pace; straight, the
    years to zero in a straight line from the last year's emissions that use up just what is left; citation; why it is not known.
    """

    name: str
    unit: str
    value: float
    start: int
    citation: str
    last: int | None = None
    used: float | None = None
    remaining: float | None = None
    share: float | None = None
    a_year: float | None = None
    years_left: float | None = None
    straight: float | None = None
    why: str = ""

    def to_dict(self) -> BudgetRecord:
        """Return the budget as plain values, for JSON."""
        return cast("BudgetRecord", asdict(self))


def budgets(given: Sequence[Budget], found: Sequence[IndicatorResult]) -> tuple[BudgetResult, ...]:
    """Return what is left of budgets, by the yearly values of their indicators.

    A year without a value makes the rest not known: it is named. Emissions that fall in a straight line from the last year's a to zero in n
    years are n·a/2.

    Parameters: given; found, the indicators of the inventory with their values.
    Raises: CarbonError for an indicator that is not there, and a budget without its source.
    Source: IPCC AR6 WGI (2021), section 5.5: what remains of a budget is the whole less cumulative emissions since its start. How a
    global budget is shared out to an organisation is not computed: the stated value and its citation stand for it.
    """
    return tuple(_left(budget, found) for budget in given)


def _left(budget: Budget, found: Sequence[IndicatorResult]) -> BudgetResult:
    name = budget.indicator or budget.name
    one = next((item for item in found if item.indicator.name == name), None)
    if one is None:
        hint = did_you_mean(name, [item.indicator.name for item in found])
        message = say("budget '{budget}': no indicator '{name}' in inventory.toml.{hint}", budget=budget.name, name=name, hint=hint)
        raise CarbonError(message, code="indicator_unknown")
    result = BudgetResult(budget.name, one.indicator.unit, budget.value, budget.start, budget.citation)
    known = {value.year: value.value for value in one.values if value.value is not None and value.year >= budget.start}
    last = max(known, default=None)
    years = range(budget.start, (last if last is not None else budget.start) + 1)
    missing = [str(year) for year in years if year not in known]
    if last is None or missing:
        why = say("{years} has no value. Write it under values of the indicator, or give its inventory.", years=", ".join(missing))
        return BudgetResult(*_head(result), why=why)
    used, a_year = fsum(known.values()), known[last]
    remaining = budget.value - used
    pace = (
        (remaining / a_year, 2.0 * remaining / a_year) if a_year > 0 and remaining > 0 else (0.0, 0.0) if remaining <= 0 else (None, None)
    )
    return BudgetResult(*_head(result), last, used, remaining, remaining / budget.value, a_year, *pace)


def _head(result: BudgetResult) -> tuple[str, str, float, int, str]:
    return result.name, result.unit, result.value, result.start, result.citation
