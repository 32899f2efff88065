"""What the columns of an inventory's tables are called in its results, where some names mean something else."""

from __future__ import annotations

from carbon.activities.framework.labels import LABELS
from carbon.engine.plan.keys import LINE_KEYS, QUESTION_KEYS
from carbon.engine.plan.output_columns import AFTER, ORDER

SAME = frozenset({*LABELS, "kind", "amount", "unit", "region"})
"""Names that a result has for the fields of that name: a column that is the field is there already."""
RESERVED = frozenset({*LABELS, *LINE_KEYS, *QUESTION_KEYS, *ORDER, *AFTER, "gas", "month", "file", "row", "state"})
"""Names that mean something else in a result; an input's column of such a name is called so with `(input)`."""


def shown_name(name: str) -> str:
    """Return what a column of the input is called in a result.

    Parameters: name of the column.

    >>> shown_name("Cost centre"), shown_name("category")
    ('Cost centre', 'category (input)')
    """
    return f"{name} (input)" if name in RESERVED else name
