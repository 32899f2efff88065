"""Rows that lie partly outside the period of an inventory: refused with the days that are inside, or their share counted."""

from __future__ import annotations

from carbon.activities.framework.base import Activity
from carbon.core.errors import Finding
from carbon.core.periods import Period
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.inventory.parts import Head


def inside(activity: Activity, head: Head, file: str, row: int) -> tuple[Activity, Finding | None]:
    """Return the activity, its part inside the inventory's period where that is wished, and what is to be said of it.

    Parameters: activity; head of the inventory; file and row, its place.
    Source: GHG Protocol Corporate Standard (2004), ch. 4 (an inventory covers one defined period).
    """
    given = activity.period
    if given is None or head.period.contains(given):
        return activity, None
    days = (min(given.end, head.period.end) - max(given.start, head.period.start)).days + 1
    if days <= 0:
        message = say(
            "{given} lies outside the inventory's period {period}. Correct the date or move the row.", given=given, period=head.period
        )
        return activity, Finding("period_outside", "error", message, file, row, "period")
    known = say(
        "{days} of {all_days} days of {given} lie in the inventory's period {period}",
        days=days,
        all_days=given.days,
        given=given,
        period=head.period,
    )
    if head.straddling == "refuse":
        message = say(
            '{known}. Set straddling = "by days" under [inventory] to count that share, or split the row at the end of the period.',
            known=known,
        )
        return activity, Finding("period_straddles", "error", message, file, row, "period")
    message = say("{known}: {days:.4%} of the amount is counted.", known=known, days=days / given.days)
    return _part(activity, head.period, days / given.days), Finding("period_straddles", "info", message, file, row, "period")


def _part(activity: Activity, period: Period, share: float) -> Activity:
    """The activity within a period: one of the fields that its amount is the product of is less by the share."""
    name = activity.amount_form[0]
    amount: Amount = getattr(activity, name)
    days = Period(max(activity.period.start, period.start), min(activity.period.end, period.end)) if activity.period else None
    return activity.model_copy(update={"period": days, name: Amount(amount.value * share, amount.unit)})
