"""Parts and ratios of a result: each group's share of the total, and emissions per passenger, square metre or employee."""

from __future__ import annotations

from math import fsum
from typing import Any, Protocol

from carbon.core.errors import CarbonError
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import say


class Totals(Protocol):
    """What has a total."""

    def total_kg(self, basis: str = "location") -> float | None:
        """Return the total [kg CO2e] in the location or market view; None when no line was answered."""


def per(result: Totals, given: object, basis: str = "location") -> tuple[float, Amount] | None:
    """Return kg CO2e per one unit of an amount, and that amount; None when nothing was answered.

    Parameters: result; given, such as '1 200 000 passengers', '12 500 m2', '430 FTE'; basis, location or market.
    Raises: CarbonError for an unknown unit, and for an amount that is not above zero.
    """
    amount = parse_amount(given)
    if not amount.value > 0:
        message = say(
            "emissions per {amount} have no value. Write what they are divided by, above zero, as '430 employees'.", amount=amount
        )
        raise CarbonError(message, code="amount_invalid", field="per")
    total = result.total_kg(basis)
    return None if total is None else (total / amount.value, amount)


def with_shares(table: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the columns of a table with `share`, each row's part of their sum, after `co2e_kg`.

    Parameters: table, columns with `co2e_kg`; where it sums to 0 no row has a share.

    >>> with_shares({"source": ["a", "b"], "co2e_kg": [3.0, 1.0]})["share"]
    [0.75, 0.25]
    """
    values = table["co2e_kg"]
    total = fsum(values)
    return table | {"share": [value / total if total else None for value in values]}
