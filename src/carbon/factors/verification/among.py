"""Checks of a factor among its neighbours: the other editions, the other publishers, the other units, its kin, its parts."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from carbon.core.units.scales import unit
from carbon.factors.compared import co2e
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.verification.limits import Limit, Problem, limit
from carbon.factors.verification.neighbours import (
    Neighbours,
    Values,
    carbon_key,
    carbon_of,
    has_peers,
    peer_key,
    ratio_key,
    step_of,
    values_of,
)

_STEP, _SPIKE = 3.0, 1.5
"""Largest step and spike where the taxonomy says nothing of a key: below 3.67, the ratio of carbon dioxide to carbon."""
_GAS_STEP = 8.0
"""Largest step of methane or nitrous oxide: below 10, a digit."""
_PEER = 5.0
"""Largest distance of an activity from the median of all publishers, regions and years: below 10, a digit."""
_CARBON = 1.3
"""Largest distance of a fuel's carbon from the median of all publishers, per mass, volume or heating value: below 1.6, miles for km."""
_RATIO = 1.08
"""Largest distance of the relation of two units from the same fuel's others: below 1.1, short tons for tonnes."""
_KIN = 50.0
"""Largest distance from those of like name: below 1000, grams for kilograms, since kin differ by up to twenty."""


def among(factor: EmissionFactor, known: Neighbours) -> Iterator[Problem]:
    """Yield what sets a factor apart from its neighbours beyond the stated ratios.

    Parameters: factor; known, its neighbours.
    """
    values = values_of(factor)
    yield from _edition(factor, values, known)
    yield from _zero(factor, known)
    yield from _gases(factor, known)
    yield from _carbon(factor, known)
    yield from _peer(factor, values, known)
    yield from _ratio(factor, values, known)
    yield from _kin(factor, values, known)


def _around(factor: EmissionFactor, known: Neighbours) -> tuple[EmissionFactor | None, EmissionFactor | None]:
    """The editions before and after, in the factor's series."""
    return known.around.get(factor.id, (None, None))


def _limit(factor: EmissionFactor, values: Values) -> Limit:
    found = next((item for dimension in values if (item := limit(factor.key, factor.stage, dimension))), None)
    return found or Limit(0.0, math.inf, _STEP, _SPIKE)


def _edition(factor: EmissionFactor, values: Values, known: Neighbours) -> Iterator[Problem]:
    """From one edition to the next a value moves little, or with the others of its key; it does not leap and come back."""
    before, after = _around(factor, known)
    found = _limit(factor, values)
    up = step_of(known.values[before.id], values) if before else None
    down = step_of(known.values[after.id], values) if after else None
    if before and up is not None and _beyond(up, known.move(before, factor), found.step):
        yield Problem(factor.id, "edition", f"× {math.exp(up):.3g} of {before.id}, more than × {found.step:g} or its inverse")
    if up is not None and down is not None and _spikes(up, down, found.spike):
        yield Problem(factor.id, "spike", f"× {math.exp(up):.3g} of the edition before and × {math.exp(down):.3g} of the one after")


def _zero(factor: EmissionFactor, known: Neighbours) -> Iterator[Problem]:
    """What was more than 0 an edition before is not 0 now: publishers print 0 where nothing is published."""
    before, _ = _around(factor, known)
    if before is None:
        return
    for form in factor.forms:
        if co2e(form) == 0 and (value := known.values[before.id].get(form.dimension)):
            yield Problem(factor.id, "zero", f"0 per {form.unit}, and {value:.4g} kg CO2e per base unit in {before.id}")


def _beyond(step: float, move: float | None, ratio: float) -> bool:
    """Whether a step is too large by itself and, up to the general limit, also against how its key moved."""
    alone = abs(step)
    beside = alone if move is None or alone > math.log(max(_STEP, ratio)) else abs(step - move)
    return min(alone, beside) > math.log(ratio)


def _spikes(up: float, down: float, ratio: float) -> bool:
    least = math.log(ratio)
    return up * down > 0 and min(abs(up), abs(down)) > least and abs(up - down) < least / 2


def _gases(factor: EmissionFactor, known: Neighbours) -> Iterator[Problem]:
    """Each gas by itself: where no total is printed, one gas in grams for kilograms would hide behind carbon dioxide."""
    before, _ = _around(factor, known)
    if before is None:
        return
    for one, other in _pairs(before, factor):
        ratio = unit(one.unit).scale / unit(other.unit).scale
        for gas in (set(one.gases) & set(other.gases)) - {"co2", "co2e", "co2_biogenic"}:
            first, second = one.gases[gas], other.gases[gas] * ratio
            if first and second and abs(math.log(second / first)) > math.log(_GAS_STEP):
                yield Problem(factor.id, "gas_step", f"{gas} is × {second / first:.3g} of {before.id}")
                return


def _pairs(one: EmissionFactor, other: EmissionFactor) -> list[tuple[Form, Form]]:
    return [(a, b) for a, b in itertools.product(one.forms, other.forms) if a.dimension == b.dimension][:1]


def _carbon(factor: EmissionFactor, known: Neighbours) -> Iterator[Problem]:
    """A fuel holds the same carbon, whoever prints it."""
    if not factor.key.startswith("fuel.") or factor.stages != ("combustion",):
        return
    for form in factor.forms:
        middle, mine = known.middle(carbon_key(factor, form.dimension), factor), carbon_of(form)
        if middle is not None and mine > 0 and abs(math.log(mine) - middle) > math.log(_CARBON):
            text = f"{mine:.4g} kg CO2 per base unit of {form.dimension}, the median of all publishers is {math.exp(middle):.4g}"
            yield Problem(factor.id, "carbon", text)


def _peer(factor: EmissionFactor, values: Values, known: Neighbours) -> Iterator[Problem]:
    """The same activity lies near the median of all publishers, regions and years."""
    for dimension, value in values.items() if has_peers(factor) else ():
        middle = known.middle(peer_key(factor, dimension), factor)
        if middle is not None and abs(math.log(value) - middle) > math.log(_PEER):
            text = f"{value:.4g} kg CO2e per base unit of {dimension}, the median of all publishers is {math.exp(middle):.4g}"
            yield Problem(factor.id, "peer", text)


def _ratio(factor: EmissionFactor, values: Values, known: Neighbours) -> Iterator[Problem]:
    """Two units of one factor differ as they do elsewhere: by density, heating value, occupancy."""
    for one, other in itertools.combinations(sorted(values), 2):
        middle = known.middle(ratio_key(factor, one, other), factor)
        mine = math.log(values[one] / values[other])
        if middle is not None and abs(mine - middle) > math.log(_RATIO):
            text = f"per {one} and per {other} differ by × {math.exp(mine):.4g}, elsewhere by × {math.exp(middle):.4g}"
            yield Problem(factor.id, "ratio", text)


def _kin(factor: EmissionFactor, values: Values, known: Neighbours) -> Iterator[Problem]:
    """A factor without other editions lies near those whose names share its rarest word."""
    if any(_around(factor, known)):
        return
    for dimension, value in values.items():
        middle = known.kin(factor, dimension)
        if middle is not None and abs(math.log(value) - middle) > math.log(_KIN):
            text = f"{value:.4g} kg CO2e per base unit of {dimension}, those of like name have {math.exp(middle):.4g}"
            yield Problem(factor.id, "kin", text)
