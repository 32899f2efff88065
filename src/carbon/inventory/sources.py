"""Rows that name no emission source: they are counted under their kind, and that is said."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.activities.framework.base import Activity
from carbon.core.errors import Finding
from carbon.core.sentences import joined, say
from carbon.inventory.portions import Placed


def kind_title(activity: Activity) -> str:
    """Return the kind of an activity as the name of a source, such as "Car travel"."""
    return activity.kind_name().replace("_", " ").capitalize()


def unnamed_sources(unnamed: Sequence[Placed]) -> list[Finding]:
    """Return the finding of rows without a source, at the first of them; none where each row names one.

    Parameters: unnamed, the activities without a source, with their places.
    """
    if not unnamed:
        return []
    kinds = joined(dict.fromkeys(kind_title(placed.activity) for placed in unnamed), ", ")
    text = say(
        "rows without a source are counted under their kind: {kinds}. Write source in [[tables]], or a column source, to name them.",
        kinds=kinds,
    )
    return [Finding("source_of_kind", "info", text, unnamed[0].file, unnamed[0].row, None, len(unnamed))]
