"""Rows whose periods lie inside that of another row that says the same, as the months of a year and the year itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from carbon.activities.framework.base import Activity
from carbon.core.errors import Finding
from carbon.core.periods import Period
from carbon.core.sentences import say
from carbon.inventory.portions import Placed


def contained_periods(rows: Sequence[Placed]) -> Iterator[Finding]:
    """Yield a finding for each row that may be the sum of rows of its days.

    Parameters: rows, activities with their places. Those of a meter are compared by `meter_findings`.
    Source: GHG Protocol Corporate Standard (2004), ch. 3 and 4 (double counting).
    """
    nest = _nesting({placed.activity.period for placed in rows} - {None})
    if not nest:
        # Days beside days, or months beside months: no row can be the sum of others.
        return
    dated = [placed for placed in rows if placed.activity.period in nest and not placed.activity.meter]
    nesting = {sight for sight, periods in _periods(dated, _sight).items() if any(_nested(periods))}
    if not nesting:
        return
    # What is zero counts nothing twice.
    near = (placed for placed in dated if _sight(placed.activity) in nesting and placed.activity.amount[0])
    for group in _periods(near, _same).values():
        for outer, inner in _nested(group):
            yield _said(outer, inner)


def _nesting(periods: AbstractSet[Period | None]) -> set[Period]:
    """Those of distinct periods that contain another or lie in another: rows are many and periods few."""
    ordered = sorted((period for period in periods if period), key=lambda period: (period.start, -period.days))
    furthest = accumulate((period.end for period in ordered), max)
    nearest = accumulate((period.end for period in reversed(ordered)), min)
    inside = {period for period, end in zip(ordered[1:], furthest, strict=False) if period.end <= end}
    around = {period for period, end in zip(ordered[-2::-1], nearest, strict=False) if end <= period.end}
    return inside | around


def _periods(rows: Iterable[Placed], key: Callable[[Activity], object]) -> dict[object, dict[Period, list[Placed]]]:
    """Rows of one key together, by period."""
    groups = defaultdict[object, dict[Period, list[Placed]]](lambda: defaultdict(list))
    for placed in rows:
        if placed.activity.period:
            groups[key(placed.activity)][placed.activity.period].append(placed)
    return groups


def _sight(activity: Activity) -> tuple[object, ...]:
    """What is plain to see of what rows have in common."""
    return type(activity), activity.entity, activity.site, activity.source, activity.lease


def _same(activity: Activity) -> object:
    """What rows have in common that are one activity in parts of a time: all but amount and period."""
    return *_sight(activity), type(activity).question_getter()(activity)


def _nested(group: dict[Period, list[Placed]]) -> Iterator[tuple[Placed, list[Placed]]]:
    """The first row of each period that no other contains, with the rows whose periods it contains."""
    outer, inside = None, list[Placed]()
    for period in sorted(group, key=lambda period: (period.start, -period.days)):
        if outer is not None and outer.contains(period):
            inside += group[period]
            continue
        if outer is not None and inside:
            yield group[outer][0], inside
        outer, inside = period, []
    if outer is not None and inside:
        yield group[outer][0], inside


def _said(outer: Placed, inner: Sequence[Placed]) -> Finding:
    first, last = inner[0], inner[-1]
    days, until = str(first.activity.period), str(last.activity.period)
    within = (
        say("{first} ({first_period})", first=first.sentence, first_period=days)
        if len(inner) == 1
        else say(
            "{first} ({first_period}) to {last} ({last_period}), {count} rows",
            first=first.sentence,
            first_period=days,
            last=last.sentence,
            last_period=until,
            count=len(inner),
        )
    )
    message = say(
        "{period} contains the period of {within}, which says the same but for the amount: these days may count twice. Delete the row "
        "if it is their sum; if not, give it another source or a meter.",
        period=str(outer.activity.period),
        within=within,
    )
    rows = tuple(item.row for item in inner[:5])
    return Finding("period_contained", "warning", message, outer.file, outer.row, "period", 1, rows)
