"""What makes the factors of editions and publishers comparable: kg CO2e in one GWP set, and what the factors of a series share."""

from __future__ import annotations

from carbon.core.gases import CO2_BIOGENIC, gwp
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.signs import LOSS_SHARE
from carbon.factors.wanted import part_of_year

COMPARED_IN = "ar5_100"
"""The GWP set that values of different editions are compared in, where their gases are known."""


def co2e(form: Form) -> float | None:
    """Return kg CO2e per unit of a form, gases weighed and what is printed as CO2e added.

    None where it gives no greenhouse gas, or one that the GWP set does not weigh.
    Parameters: form of a factor.
    """
    weights = gwp(COMPARED_IN)
    gases = {gas: mass for gas, mass in form.gases.items() if gas not in (CO2_BIOGENIC, LOSS_SHARE)}
    return sum(mass * weights[gas] for gas, mass in gases.items()) if gases and gases.keys() <= weights.keys() else None


def series_key(factor: EmissionFactor) -> tuple[object, ...]:
    """Return what factors of one series share: publisher, key, qualifiers, stages, region, and whether they are of parts of a year.

    Parameters: factor.
    """
    words = tuple(sorted(factor.qualifiers.items()))
    return (factor.publication.name.rsplit("-", 1)[0], factor.key, words, factor.stages, factor.region, bool(part_of_year(factor)))
