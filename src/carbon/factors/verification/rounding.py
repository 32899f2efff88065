"""What the rounding of printed digits may cost: half of the last digit of each cell."""

from __future__ import annotations

from carbon.core.gases import gwp
from carbon.core.written import parse_number
from carbon.factors.model import Form

_LARGEST = 0.02
"""Largest share of a total that is put down to rounding: a spreadsheet drops the zeros at the end of 3.00."""


def half_digit(text: str) -> float:
    """Return half of the last digit of a printed number, in its own unit.

    >>> half_digit("0.31"), half_digit("2853"), half_digit("1.2e-3")
    (0.005, 0.5, 5e-05)
    """
    digits, _, power = text.casefold().partition("e")
    decimals = len(digits.partition(".")[2])
    return float(f"5e{int(power or 0) - decimals - 1}")


def rounding(form: Form, gwp_set: str | None) -> float:
    """Return how far the sum of a form's gases may lie from its printed total by rounding alone [kg CO2e per unit].

    Parameters: form; gwp_set that the publisher weighs the gases with.
    """
    weights, cost = gwp(gwp_set) if gwp_set and gwp_set != "unstated" else {}, 0.0
    for name, text in form.published.items():
        value = form.published_co2e if name == "co2e" else form.gases.get(name)
        number = parse_number(text)
        if value and number:
            weight = 1.0 if name == "co2e" else weights.get(name, 1.0)
            cost += half_digit(text) * value / number * weight
    total = form.published_co2e or sum(mass * weights.get(gas, 0.0) for gas, mass in form.gases.items())
    return min(cost, _LARGEST * abs(total))
