"""One activity over the editions of one publisher."""

from __future__ import annotations

from typing import NamedTuple

from carbon.core.units.scales import scale
from carbon.factors.catalogue import Catalogue
from carbon.factors.compared import co2e, series_key
from carbon.factors.model import EmissionFactor


class Point(NamedTuple):
    """A year of a series: kg CO2e per unit, and the factor it is of."""

    year: int
    value: float
    factor: EmissionFactor


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
