"""Rows under the organisation's boundary: entities by their share, leased assets by their lease."""

from __future__ import annotations

from collections.abc import Iterable

from carbon.activities.framework.base import Activity
from carbon.core.errors import Finding
from carbon.core.sentences import say
from carbon.inventory.boundary import LEASED, LEASED_ASSETS, OPERATING, lease_booking, standing
from carbon.inventory.parts import Approach
from carbon.inventory.portions import Placed, Portion
from carbon.inventory.settings import Settings


def consolidated(portions: Iterable[Portion], settings: Settings) -> list[Portion]:
    """Return portions under the boundary: what is inside as it stands, what is only held as categories 14 and 15 of scope 3.

    Parameters: portions; settings, with the approach and the entities.
    Source: GHG Protocol Corporate Standard (2004), ch. 3 and Appendix F.
    """
    approach = settings.inventory.consolidation
    standings = {entity.name: standing(entity.name, settings.entities, approach) for entity in settings.entities}
    found = list[Portion]()
    for portion in portions:
        inside, outside, purpose = standings.get(portion.activity.entity or "", (1.0, 0.0, ""))
        if inside:
            activity = _leased(portion.activity, approach) if portion.activity.control in LEASED else portion.activity
            whole = inside == 1.0 and activity is portion.activity
            found.append(portion if whole else Portion(activity, portion.row, portion.share * inside))
        if outside:
            held = _booked(portion.activity, "purchased", purpose)
            found.append(portion._replace(activity=held, share=portion.share * outside))
    return found


def parted(portions: Iterable[Portion], settings: Settings) -> tuple[list[Portion], list[Portion]]:
    """Return portions of companies that are at least in part inside the boundary, and those of the others.

    Parameters: portions; settings, with the approach and the entities.
    """
    approach, ours, others = settings.inventory.consolidation, list[Portion](), list[Portion]()
    outside = {entity.name for entity in settings.entities if not standing(entity.name, settings.entities, approach).inside}
    if not outside:
        return [*portions], others
    for portion in portions:
        (others if portion.activity.entity in outside else ours).append(portion)
    return ours, others


def lease_findings(rows: Iterable[Placed], approach: Approach) -> list[Finding]:
    """Return a finding for each leased row whose booking hangs on the type of its lease, which it does not give.

    Parameters: rows, activities with their places; approach.
    """
    message = say(
        "leased, and not said whether the lease is operating or finance, which decides the scope under {approach}; operating is assumed.",
        approach=approach,
    )
    return [
        Finding("lease_assumed", "warning", say("{message} Write it in a column lease.", message=message), placed.file, placed.row, "lease")
        for placed in rows
        if placed.activity.control in LEASED and placed.activity.lease is None and _booking(placed.activity, approach)
    ]


def _lease(activity: Activity) -> str | None:
    """The lease of a row; one whose purpose is leased assets says itself that it lies outside scope 1 and 2."""
    return activity.lease or (None if activity.purpose == LEASED_ASSETS else OPERATING)


def _booking(activity: Activity, approach: Approach) -> tuple[str, str] | None:
    """Control and purpose under which a row is booked for its lease; None where its control says it."""
    lease = _lease(activity)
    return lease_booking(activity.control, lease, approach) if lease else None


def _leased(activity: Activity, approach: Approach) -> Activity:
    booking = _booking(activity, approach)
    return _booked(activity, *booking) if booking else activity


def _booked(activity: Activity, control: str, purpose: object) -> Activity:
    return activity.model_copy(update={"control": control, "purpose": purpose})
