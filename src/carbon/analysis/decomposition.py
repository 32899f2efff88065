"""A change of amount × share × kg per unit in its three effects, which sum to it."""

from __future__ import annotations

from math import log
from typing import NamedTuple


class Item(NamedTuple):
    """One activity in one year: the amount of its group, its own amount, and its emissions [kg CO2e]."""

    whole: float = 0.0
    amount: float = 0.0
    kg: float = 0.0


class Effects(NamedTuple):
    """What of a change is of the group's amount, of the activity's share in it, and of kg per unit [kg CO2e]."""

    amount: float
    structure: float
    factor: float


def decomposed(old: Item, new: Item) -> Effects:
    """Return the effects of a change; they sum to it.

    The logarithmic mean weighs them. Where emissions begin or end at zero, all of the change is of what begins or ends there: the group's
    amount, the activity, or its factor. Where they change their sign, which no logarithm spans, each of the three moves from old to new
    in every order, and the mean of the orders is taken.

    Parameters: old; new.
    Source: Ang (2015), LMDI decomposition approach: a guide for implementation, Energy Policy 86, additive LMDI-I, equations 4 to 7;
    for a change of sign the Shapley value, Ang, Liu and Chew (2003), Energy Policy 31.

    >>> [round(effect, 6) for effect in decomposed(Item(100.0, 100.0, 250.0), Item(200.0, 200.0, 500.0))]
    [250.0, 0.0, 0.0]
    """
    change = new.kg - old.kg
    if not old.kg or not new.kg:
        if not old.whole or not new.whole:
            return Effects(change, 0.0, 0.0)
        return Effects(0.0, change, 0.0) if not old.amount or not new.amount else Effects(0.0, 0.0, change)
    if (old.kg > 0) != (new.kg > 0):
        return _in_every_order(old, new)
    weight = logarithmic_mean(new.kg, old.kg)
    # Differences of logarithms cancel exactly in the sum of the three, also where a quotient would underflow.
    whole = log(new.whole) - log(old.whole)
    part = log(new.amount) - log(old.amount)
    return Effects(weight * whole, weight * (part - whole), weight * (log(abs(new.kg)) - log(abs(old.kg)) - part))


def _in_every_order(old: Item, new: Item) -> Effects:
    one = (old.whole, old.amount / old.whole, old.kg / old.amount)
    other = (new.whole, new.amount / new.whole, new.kg / new.amount)
    found = []
    for place in range(3):
        (a, b), (c, d) = ((one[at], other[at]) for at in range(3) if at != place)
        found.append((other[place] - one[place]) * ((a * c + b * d) / 3.0 + (a * d + b * c) / 6.0))
    return Effects(found[0], found[1], new.kg - old.kg - found[0] - found[1])


def logarithmic_mean(one: float, other: float) -> float:
    """Return L(a, b) = (a − b) / ln(a / b), and a where they are equal; both of one sign.

    Parameters: one, other, the two values, in one unit.

    Source: Ang (2015), equation 5.

    >>> logarithmic_mean(2.0, 2.0)
    2.0
    """
    ratio = log(abs(one)) - log(abs(other))
    return (one - other) / ratio if ratio else one
