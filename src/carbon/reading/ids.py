"""An id names one row: a second row with it is the same invoice read twice."""

from __future__ import annotations

from carbon.activities.framework.base import Activity
from carbon.core.errors import Finding
from carbon.core.sentences import say


def id_twice(activity: Activity, place: tuple[str, int], seen: dict[str, tuple[str, int]]) -> Finding | None:
    """Return the error of an activity whose id another row has already.

    Parameters: activity; place, its file and row; seen, id → file and row, to which this one is added.
    """
    if not activity.id:
        return None
    first = seen.setdefault(activity.id, place)
    if first == place:
        return None
    message = say(
        "id '{id}' stands already in {file} row {row}. Counted once; give this row its own id.",
        id=activity.id,
        file=first[0],
        row=first[1],
    )
    return Finding("id_twice", "error", message, *place, "id")
