"""A question: everything about an activity except its amount."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """Everything about an activity except its amount: what chooses factors."""

    kind: str
    units: tuple[str, ...]
    form: tuple[str, ...]
    year: int | None
    fields: tuple[object, ...]
    part: str = ""
    """The part of the year that the activity lies in, where factors hold in parts of it."""

    @property
    def region(self) -> str:
        """The region asked for; the world without one."""
        return str(self.fields[0] or "world")
