"""The first rows of a table in words: what each would be read as, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from carbon.activities.framework.base import Activity
from carbon.core.sentences import say
from carbon.engine.asking.questions import ReadRows
from carbon.reading.prepared import Prepared

_FIRST = 3


def in_words(prepared: Prepared, read: ReadRows) -> Iterator[str]:
    """Yield the first rows, each as the activity that it is or as what is wrong with it, and how many cannot be read.

    Parameters: prepared, the table; read, its rows.
    """
    outcomes: dict[int, Activity | str] = dict(zip(read.rows, read.activities, strict=True))
    outcomes |= {item.row: item.finding.message for item in read.refused}
    for row in sorted(outcomes)[:_FIRST]:
        outcome = outcomes[row]
        said = _said(outcome) if isinstance(outcome, Activity) else outcome
        yield say("row {row}: {outcome}", row=prepared.row_numbers[row], outcome=said)
    refused = len(read.refused)
    if refused:
        yield say("{refused} of {count} rows cannot be read so.", refused=refused, count=len(prepared.row_numbers))


def unread_of(prepared: Prepared, read: ReadRows) -> str:
    """Return how many rows cannot be read and why the first cannot, '' where all are read.

    Parameters: prepared, the table; read, its rows.
    """
    if not read.refused:
        return ""
    first = min(read.refused, key=lambda item: item.row)
    return say(
        "{refused} of {count} rows cannot be read, the first in row {row}: {message}",
        refused=len(read.refused),
        count=len(prepared.row_numbers),
        row=prepared.row_numbers[first.row],
        message=first.finding.message,
    )


def _said(activity: Activity) -> str:
    amounts = " × ".join(str(getattr(activity, name)) for name in activity.amount_form)
    fields = [
        f"{name} {getattr(activity, name)}"
        for name in ("fuel", "network", "origin", "destination", "cabin")
        if getattr(activity, name, None)
    ]
    labels = [str(getattr(activity, name)) for name in ("period", "region", "site", "meter") if getattr(activity, name)]
    return ", ".join([f"{activity.kind_name()} {amounts}", *fields, *labels])
