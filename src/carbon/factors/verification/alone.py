"""Checks of one factor alone: its sum, its signs, its dimension, its size, and whether its unit forms agree."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from carbon.core.gases import gwp
from carbon.core.units.scales import scale
from carbon.factors.compared import co2e
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.signs import LOSS_SHARE
from carbon.factors.verification.limits import Problem, dimensions, limit_of
from carbon.factors.verification.neighbours import per_base
from carbon.factors.verification.rounding import rounding

_ROUNDING = 2e-5
"""Least difference that rounding explains: publishers print five decimals, and round their own intermediate steps."""
_SAME = 5e-3
"""Largest difference of two forms of one dimension, as per km and per mile, beside the rounding of their printed digits."""


def alone(factor: EmissionFactor) -> Iterator[Problem]:
    """Yield what is wrong with a factor in itself.

    Parameters: factor.
    """
    for form in factor.forms:
        yield from _sum(factor, form)
        yield from _values(factor, form)
        yield from _place(factor, form)
    yield from _forms(factor)


def _sum(factor: EmissionFactor, form: Form) -> Iterator[Problem]:
    """CO2e is the sum of the gases in the publisher's own GWP set, within its rounding."""
    if form.published_co2e is None or not factor.per_gas or factor.gwp_set is None:
        return
    weights = gwp(factor.gwp_set)
    unknown = [gas for gas in form.gases if gas not in weights]
    if unknown:
        yield Problem(factor.id, "sum", f"{factor.gwp_set} has no GWP of {', '.join(unknown)}, so the printed total cannot be checked")
        return
    total = sum(mass * weights[gas] for gas, mass in form.gases.items())
    printed = form.published_co2e
    if abs(total - printed) > max(rounding(form, factor.gwp_set), 1.25 * _ROUNDING, _ROUNDING * printed):
        yield Problem(factor.id, "sum", f"gases sum to {total:.6g} per {form.unit}, printed is {form.published_co2e:.6g}")


def _values(factor: EmissionFactor, form: Form) -> Iterator[Problem]:
    """No negative value; no 0 but where the publisher prints it; shares between 0 and 1; a citation."""
    for gas, mass in form.gases.items():
        if mass < 0 or (gas == LOSS_SHARE and not 0 < mass < 1):
            yield Problem(factor.id, "value", f"{gas} is {mass:g} per {form.unit}")
    if not any(form.gases.values()) and not any(_zero(text) for text in form.published.values()):
        yield Problem(factor.id, "value", f"all gases are 0 per {form.unit}, which the publisher does not print")
    if factor.biogenic_share is not None and not 0 <= factor.biogenic_share <= 1:
        yield Problem(factor.id, "value", f"biogenic share is {factor.biogenic_share:g}")
    if not form.locator.strip():
        yield Problem(factor.id, "citation", f"per {form.unit} cites no table and row")


def _zero(text: str) -> bool:
    return not text.strip("0.,-eE+")


def _place(factor: EmissionFactor, form: Form) -> Iterator[Problem]:
    """The unit has a dimension of the key, and the value lies where values of the key lie."""
    allowed = dimensions(factor.key)
    if allowed and form.dimension not in allowed:
        yield Problem(
            factor.id, "dimension", f"is per {form.unit}, a {form.dimension}; {factor.key} is per {', '.join(allowed)} (plausible.csv)"
        )
        return
    found, value = limit_of(factor, form), per_base(form)
    if found and value and not found.low <= value <= found.high:
        span = f"{found.low:g} to {found.high:g}"
        yield Problem(factor.id, "size", f"{value:.4g} kg CO2e per base unit of {form.dimension}; {factor.key} lies within {span}")


def _forms(factor: EmissionFactor) -> Iterator[Problem]:
    """Two forms of one dimension, as per km and per mile, are one number in two units."""
    for one, other in itertools.combinations(factor.forms, 2):
        first, second = co2e(one), co2e(other)
        if one.dimension != other.dimension or not first or not second:
            continue
        expected = second * scale(one.unit, other.unit)
        allowed = rounding(one, factor.gwp_set) + rounding(other, factor.gwp_set) * scale(one.unit, other.unit)
        if abs(first - expected) > _SAME * first + allowed:
            text = f"{first:.6g} per {one.unit} and {second:.6g} per {other.unit} differ by × {first / expected:.4g}"
            yield Problem(factor.id, "forms", text)
