"""Values that hold for every row of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that holds for every row of a frame, even where a column bears its name.

    >>> Constant("GB").value
    'GB'
    """

    value: object


def constant(value: object) -> Constant:
    """Return a value that `calculate` takes as that of every row, never as the name of a column.

    >>> constant("diesel")
    Constant(value='diesel')
    """
    return Constant(value)
