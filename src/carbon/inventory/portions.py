"""Rows of an inventory with their place, and portions of them: splitting a row never changes what it asks."""

from __future__ import annotations

from typing import NamedTuple

from carbon.activities.framework.base import Activity
from carbon.core.instants import Moment
from carbon.core.sentences import say


class Portion(NamedTuple):
    """An activity, the input row it stands for, and the share of the row's amount that counts."""

    activity: Activity
    row: int
    share: float = 1.0


def kwh(portion: Portion) -> float:
    """Return the energy of a portion [kWh].

    Parameters: portion of an activity whose amount is energy.
    """
    value, _ = portion.activity.amount
    return portion.share * value * portion.activity.one().to("kWh")


class Placed(NamedTuple):
    """An activity with the file and row it stands in, and its time of day, if it has one."""

    activity: Activity
    file: str
    row: int
    moment: Moment | None = None

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> str:
        """Where it stands, in words."""
        return say("{file} row {row}", file=self.file, row=self.row)
