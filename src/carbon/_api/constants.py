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
    """Return a value that `calculate` takes for every row and never for a column's name.

    >>> constant("diesel")
    Constant(value='diesel')
    """
    return Constant(value)
