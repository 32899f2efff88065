"""Checks of the catalogue that a slip of grams for kilograms, of carbon for CO2, or of one digit cannot pass.

Each check looks at every factor. What is known to differ stands in emission_factors/exceptions.csv with its reason.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from statistics import median
from typing import NamedTuple

from carbon.core.gases import gwp
from carbon.core.store.read import store
from carbon.core.store.rows import LOSS_SHARE
from carbon.core.units.scales import unit
from carbon.factors.model import EmissionFactor, Form, Publication
from carbon.factors.series import co2e, series_key
from carbon.factors.verify_gases import gas_problems

_EDITION_RATIO = 3.0
"""Largest step between neighbouring editions of one publisher: below 3.67, the ratio of CO2 to carbon."""
_PEER_RATIO = 3.0
"""Largest distance from the median of the same fuel by other publishers, on one dimension."""
_ROUNDING = 2e-5
_PRINTED = 1.2
"""Units of the last printed digit that a sum may be off, where a publisher prints few digits and cuts some off."""


class Problem(NamedTuple):
    """A factor that a check refuses: its id, the check's name, and what is wrong."""

    factor_id: str
    check: str
    message: str


def problems(factors: Iterable[EmissionFactor]) -> list[Problem]:
    """Return what the checks refuse, but for the exceptions that are listed with a reason.

    Parameters: factors, those that are to be looked at together.

    >>> problems([])
    []
    """
    known = list(factors)
    gases = (Problem(factor_id, "gas", message) for factor_id, message in gas_problems(known))
    found = [*_sums(known), *_values(known), *_editions(known), *_peers(known), *gases]
    listed = exceptions()
    return [item for item in found if not any(check == item.check and fnmatchcase(item.factor_id, name) for name, check, _ in listed)]


def exceptions() -> list[tuple[str, str, str]]:
    """Return (id or pattern, check, reason) of what is known to differ."""
    return [(row[0], row[1], row[2]) for row in store().rows("SELECT id, check_name, reason FROM exception")]


def _sums(factors: list[EmissionFactor]) -> Iterator[Problem]:
    """CO2e is the sum of the gases in the publisher's own GWP set, within its rounding."""
    for factor in factors:
        for form in factor.forms:
            if form.published_co2e is None or not factor.per_gas or factor.gwp_set is None:
                continue
            weights = gwp(factor.gwp_set)
            total = sum(mass * weights[gas] for gas, mass in form.gases.items())
            if abs(total - form.published_co2e) > max(1.25 * _ROUNDING, _relative(factor.publication) * form.published_co2e):
                yield Problem(factor.id, "sum", f"gases sum to {total:.6g} per {form.unit}, printed is {form.published_co2e:.6g}")


def _relative(publication: Publication) -> float:
    """How far a sum of gases may be from the printed total: by the digits that the publisher prints, where few."""
    digits = publication.significant_digits
    return _ROUNDING if digits is None else _PRINTED * 10.0 ** (1 - digits)


def _values(factors: list[EmissionFactor]) -> Iterator[Problem]:
    """No negative value; no 0 but where the publisher prints it; shares below 1."""
    for factor in factors:
        for form in factor.forms:
            for gas, mass in form.gases.items():
                if mass < 0 or (gas == LOSS_SHARE and not 0 < mass < 1):
                    yield Problem(factor.id, "value", f"{gas} is {mass:g} per {form.unit}")
            if not any(form.gases.values()) and not any(_zero(text) for text in form.published.values()):
                yield Problem(factor.id, "value", f"all gases are 0 per {form.unit}, which the publisher does not print")


def _zero(text: str) -> bool:
    return not text.strip("0.,-eE+")


def _editions(factors: list[EmissionFactor]) -> Iterator[Problem]:
    """One activity over the editions of one publisher moves by less than a factor of three from one to the next."""
    by_series: dict[tuple[object, ...], list[EmissionFactor]] = {}
    for factor in factors:
        by_series.setdefault(series_key(factor), []).append(factor)
    for members in by_series.values():
        dated = sorted((factor for factor in members if factor.year), key=lambda factor: factor.year or 0)
        for earlier, later in itertools.pairwise(dated):
            before, after = _on_one_unit(earlier, later)
            if before and after and not 1 / _EDITION_RATIO < after / before < _EDITION_RATIO:
                yield Problem(later.id, "edition", f"{after:.4g} kg CO2e, {before:.4g} in {earlier.id}: × {after / before:.3g}")


def _on_one_unit(one: EmissionFactor, other: EmissionFactor) -> tuple[float | None, float | None]:
    """Values of two factors per base unit of the first dimension that both are printed in."""
    for form in one.forms:
        for peer in other.forms:
            if form.dimension == peer.dimension:
                return _per_base(form), _per_base(peer)
    return None, None


def _per_base(form: Form) -> float | None:
    value = co2e(form)
    return None if value is None else value / unit(form.unit).scale


def _peers(factors: list[EmissionFactor]) -> Iterator[Problem]:
    """A fuel's combustion lies near the median of all publishers, per mass, volume or heating value."""
    groups: dict[tuple[str, str], list[tuple[EmissionFactor, float]]] = {}
    for factor in factors:
        if factor.key.startswith("fuel.") and factor.stages == ("combustion",):
            for form in factor.forms:
                fossil = form.gases.get("co2")
                if fossil:
                    groups.setdefault((factor.key, form.dimension), []).append((factor, fossil / unit(form.unit).scale))
    for (_, dimension), members in groups.items():
        middle = median(value for _, value in members)
        for factor, value in members:
            if not 1 / _PEER_RATIO < value / middle < _PEER_RATIO:
                yield Problem(factor.id, "peer", f"{value:.4g} kg CO2 per base unit of {dimension}, the median is {middle:.4g}")
