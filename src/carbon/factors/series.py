"""One activity over the editions of one publisher."""

from __future__ import annotations

from typing import NamedTuple

from carbon.core.gases import CO2_BIOGENIC, gwp
from carbon.core.units.scales import scale
from carbon.factors.catalogue import Catalogue
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.signs import LOSS_SHARE
from carbon.factors.wanted import part_of_year

COMPARED_IN = "ar5_100"
"""The GWP set that values of different editions are compared in, where their gases are known."""


class Point(NamedTuple):
    """A year of a series: kg CO2e per unit, and the factor it is of."""

    year: int
    value: float
    factor: EmissionFactor


def series_key(factor: EmissionFactor) -> tuple[object, ...]:
    """Return what factors of one series share: publisher, key, qualifiers, stages, region, and whether they are of parts of a year."""
    words = tuple(sorted(factor.qualifiers.items()))
    return (factor.publication.name.rsplit("-", 1)[0], factor.key, words, factor.stages, factor.region, bool(part_of_year(factor)))


def co2e(form: Form) -> float | None:
    """Return kg CO2e per unit of a form, gases weighed and what is printed as CO2e added.

    None where it gives no greenhouse gas, or one that the GWP set does not weigh.
    """
    weights = gwp(COMPARED_IN)
    gases = {gas: mass for gas, mass in form.gases.items() if gas not in (CO2_BIOGENIC, LOSS_SHARE)}
    return sum(mass * weights[gas] for gas, mass in gases.items()) if gases and gases.keys() <= weights.keys() else None


def series(catalogue: Catalogue, factor: EmissionFactor) -> list[Point]:
    """Return the factor in all editions of its publisher, oldest first, per the unit of its primary form.

    Parameters: catalogue; factor.
    """
    target, points = factor.forms[0], list[Point]()
    for _, other in catalogue.by_key(factor.key):
        if other.year is None or series_key(other) != series_key(factor):
            continue
        form = next((form for form in other.forms if form.dimension == target.dimension), None)
        value = co2e(form) if form else None
        if form is not None and value is not None:
            points.append(Point(other.year, value * scale(target.unit, form.unit), other))
    return sorted(points, key=lambda point: point.year)
