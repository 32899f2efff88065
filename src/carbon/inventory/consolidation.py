"""Rows under the organisation's boundary: entities by their share, leased assets by their lease."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from carbon.activities.base import Activity
from carbon.core.errors import Finding
from carbon.inventory.boundary import lease_booking, standing
from carbon.inventory.parts import Approach
from carbon.inventory.portions import Portion
from carbon.inventory.settings import Settings


def consolidated(portions: Iterable[Portion], settings: Settings) -> tuple[list[Portion], list[Finding]]:
    """Return portions under the boundary: what is inside as it stands, what is only held as categories 14 and 15 of scope 3.

    Parameters: portions; settings, with the approach and the entities.
    Source: GHG Protocol Corporate Standard (2004), ch. 3 and Appendix F.
    """
    approach, assumed = settings.inventory.consolidation, 0
    standings = {entity.name: standing(entity.name, settings.entities, approach) for entity in settings.entities}
    found = list[Portion]()
    for portion in portions:
        assumed += _lease_open(portion.activity, approach)
        inside, outside, purpose = standings.get(portion.activity.entity or "", (1.0, 0.0, ""))
        if inside:
            found.append(portion._replace(activity=_leased(portion.activity, approach), share=portion.share * inside))
        if outside:
            held = _booked(portion.activity, "purchased", purpose)
            found.append(portion._replace(activity=held, share=portion.share * outside))
    return found, [_assumed(assumed, approach)] if assumed else []


def _lease_open(activity: Activity, approach: Approach) -> bool:
    """Whether the approach asks for the type of a lease that the row does not give."""
    return activity.lease is None and lease_booking(activity.control, "operating", approach) is not None


def _leased(activity: Activity, approach: Approach) -> Activity:
    booking = lease_booking(activity.control, activity.lease or "operating", approach)
    return _booked(activity, *booking) if booking else activity


def _booked(activity: Activity, control: str, purpose: Any) -> Activity:
    return activity.model_copy(update={"control": control, "purpose": purpose})


def _assumed(rows: int, approach: Approach) -> Finding:
    message = (
        f"{rows} leased rows do not say whether the lease is operating or finance, which decides their scope under {approach}; "
        "operating is assumed. Add a column lease."
    )
    return Finding("lease_assumed", "warning", message, "inventory.toml")
