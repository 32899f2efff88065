"""What a factor is never, whoever writes it: negative or without end; and the one that is not a mass."""

from __future__ import annotations

from carbon.core.errors import CarbonError
from carbon.core.sentences import say
from carbon.core.written import LARGEST, too_large

NEVER_NEGATIVE = say(
    "A factor is never negative: book what is removed as kind removal, what is avoided as avoided_emissions or avoided_travel."
)
LOSS_SHARE = "loss_share"
"""The column of a factor that is a share of generation, not a mass: losses of a grid."""


def check_factor(value: float, what: str) -> None:
    """Refuse a value that would lower a total, or make it infinite.

    Parameters: value; what it is, in words.
    Raises: CarbonError `factor_negative` naming the kinds for removals and avoided emissions, or `overflow`.
    Source: GHG Protocol Corporate Standard (2004), ch. 8 (removals and credits are reported apart from gross emissions).
    """
    if value < 0:
        raise CarbonError(
            say("{what} is negative. {never_negative}", what=what, never_negative=NEVER_NEGATIVE), code="factor_negative", field="factor"
        )
    if not abs(value) <= LARGEST:
        raise too_large(what, "factor")
