"""Which factors each factor is compared with: its editions, its peers of other publishers, its kin by words, its other units."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from carbon.core.patterns import pattern
from carbon.core.units.scales import unit
from carbon.factors.compared import co2e, series_key
from carbon.factors.model import EmissionFactor, Form

_WORD = pattern(r"[^\W_]{3,}")
_ENOUGH = 3
"""Fewest others that a median is taken of."""
_LARGE = 50
"""Members above which a group's median is taken once, with the one that is looked at."""
_GROUP = 5
"""Fewest series of a key that tell how an edition moved as a whole."""

_LOCAL = ("electricity.", "heat.", "cooling.", "hotel.")

Values = dict[str, float]
"""Dimension → kg CO2e per base unit."""


def per_base(form: Form) -> float | None:
    """Return kg CO2e per base unit of the form's dimension, or None where it gives no greenhouse gas."""
    value = co2e(form)
    return None if value is None else value / unit(form.unit).scale


def values_of(factor: EmissionFactor) -> Values:
    """Return the first value of each dimension that the factor is printed in; zeros left out, whose logarithm is none."""
    found: Values = {}
    for form in factor.forms:
        value = per_base(form)
        if value is not None and value > 0:
            found.setdefault(form.dimension, value)
    return found


def carbon_of(form: Form) -> float:
    """Return kg of carbon dioxide per base unit, fossil and biogenic together: what burns is the fuel's carbon."""
    return (form.gases.get("co2", 0.0) + form.gases.get("co2_biogenic", 0.0)) / unit(form.unit).scale


class Group:
    """Logarithms of values that should be near each other, each with the id of its factor."""

    def __init__(self) -> None:
        self.members: list[tuple[str, float]] = []
        self._middle: float | None = None

    def without(self, factor: EmissionFactor, fewest: int = _ENOUGH) -> float | None:
        """Return the median of the others, or None where they are too few; in a large group one more does not move it."""
        if len(self.members) > _LARGE:
            if self._middle is None:
                self._middle = median(value for _, value in self.members)
            return self._middle
        rest = [value for name, value in self.members if name != factor.id]
        return median(rest) if len(rest) >= fewest else None


@dataclass
class Neighbours:
    """All factors by what they are compared with; made once, asked for each factor."""

    series: dict[tuple[object, ...], list[EmissionFactor]] = field(default_factory=dict)
    values: dict[str, Values] = field(default_factory=dict)
    around: dict[str, tuple[EmissionFactor | None, EmissionFactor | None]] = field(default_factory=dict)
    groups: dict[tuple[object, ...], Group] = field(default_factory=dict)

    def middle(self, place: tuple[object, ...], factor: EmissionFactor, fewest: int = _ENOUGH) -> float | None:
        """Return the median of a group without this factor [natural logarithm], or None where too few are left."""
        group = self.groups.get(place)
        return group.without(factor, fewest) if group else None

    def move(self, earlier: EmissionFactor, later: EmissionFactor) -> float | None:
        """Return how the other series of the key moved between two editions [natural logarithm], or None where they are few."""
        return self.middle(move_key(earlier, later), later, _GROUP)

    def kin(self, factor: EmissionFactor, dimension: str) -> float | None:
        """Return the median of those that share the rarest word of this factor's names, or None where none do."""
        groups = [group for word in words_of(factor) if (group := self.groups.get(word_key(factor, dimension, word)))]
        for group in sorted(groups, key=lambda group: len(group.members)):
            if (found := group.without(factor)) is not None:
                return found
        return None


def neighbours(factors: Iterable[EmissionFactor]) -> Neighbours:
    """Return the neighbours of all these factors.

    Parameters: factors, those that are to be looked at together.
    """
    found = Neighbours()
    for factor in factors:
        found.values[factor.id] = values_of(factor)
        # What states no year has editions too, but no place among those that do.
        found.series.setdefault((*series_key(factor), bool(factor.year)), []).append(factor)
        for place, value in _members(factor, found.values[factor.id]):
            _join(found, place, factor, value)
    for members in found.series.values():
        members.sort(key=lambda factor: (factor.year or 0, factor.id))
        for before, factor, after in zip([None, *members], members, [*members[1:], None], strict=False):
            found.around[factor.id] = (before, after)
            if before and (step := step_of(found.values[before.id], found.values[factor.id])) is not None:
                _join(found, move_key(before, factor), factor, step)
    return found


def _join(found: Neighbours, place: tuple[object, ...], factor: EmissionFactor, value: float) -> None:
    found.groups.setdefault(place, Group()).members.append((factor.id, value))


def _members(factor: EmissionFactor, values: Values) -> Iterator[tuple[tuple[object, ...], float]]:
    """The groups that a factor is of, with the logarithm of its value in each."""
    for form in factor.forms:
        if factor.key.startswith("fuel.") and factor.stages == ("combustion",) and (carbon := carbon_of(form)) > 0:
            yield carbon_key(factor, form.dimension), math.log(carbon)
    for one, other in itertools.combinations(sorted(values), 2):
        yield ratio_key(factor, one, other), math.log(values[one] / values[other])
    for dimension, value in values.items():
        if has_peers(factor):
            yield peer_key(factor, dimension), math.log(value)
        for word in words_of(factor):
            yield word_key(factor, dimension, word), math.log(value)


def step_of(before: Values, after: Values) -> float | None:
    """Return the natural logarithm of a step in the first dimension that both are printed in, or None."""
    shared = next((dimension for dimension in before if dimension in after), None)
    return None if shared is None else math.log(after[shared] / before[shared])


def carbon_key(factor: EmissionFactor, dimension: str) -> tuple[object, ...]:
    """Return what factors share that burn the same carbon: the fuel and the dimension, whoever prints them."""
    return ("carbon", factor.key, dimension)


def has_peers(factor: EmissionFactor) -> bool:
    """Return whether an activity is near the same elsewhere: not a gas, which is its GWP, nor a fuel whose carbon is biogenic."""
    burnt = factor.key.startswith("fuel.") and factor.stage == "combustion" and factor.per_gas
    return factor.key != "gas" and not (burnt and not factor.forms[0].gases.get("co2"))


def peer_key(factor: EmissionFactor, dimension: str) -> tuple[object, ...]:
    """Return what peers share: key, main stage, dimension and qualifiers, whoever prints them; of a fuel only whether it is renewable.

    Power, heat and hotels differ by country as much as fuels do among themselves: there only those of one country are peers.
    """
    place = factor.region if factor.key.startswith(_LOCAL) else ""
    renewable = ("blend", "renewable")
    words = sorted(pair for pair in factor.qualifiers.items() if pair == renewable or not factor.key.startswith("fuel."))
    return ("peer", factor.key, factor.stage, dimension, place, *words)


def ratio_key(factor: EmissionFactor, one: str, other: str) -> tuple[object, ...]:
    """Return what factors share whose two units differ alike: litres and tonnes of one fuel differ by its density."""
    kinds = tuple(pair for pair in sorted(factor.qualifiers.items()) if pair[0] not in ("sector", "use"))
    return ("ratio", factor.key, kinds, one, other)


def word_key(factor: EmissionFactor, dimension: str, word: str) -> tuple[object, ...]:
    """Return what kin share: publication, key, stages, dimension, and a word of their names."""
    return ("word", factor.publication.name, factor.key, factor.stages, dimension, word)


def words_of(factor: EmissionFactor) -> set[str]:
    """Return the words of a factor's qualifiers and names; of a sector's number also its beginnings."""
    text = " ".join([*factor.qualifiers.values(), factor.names.casefold(), factor.region])
    found = set(_WORD.findall(text))
    return found | {word[:length] for word in found if word.isdigit() for length in (3, 4)}


def move_key(earlier: EmissionFactor, later: EmissionFactor) -> tuple[object, ...]:
    """Return what series share that may move together: publications, family of keys, stages and years."""
    return ("move", earlier.publication.name, later.publication.name, family_of(later.key), later.stages, earlier.year, later.year)


def family_of(key: str) -> str:
    """Return the family of a key; a factor is compared with none of another.

    >>> family_of("fuel.diesel")
    'fuel'
    """
    return key.split(".", maxsplit=1)[0]
