"""What the uncertainty of a total comes from, in words and shares that add up, and what to know better first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from carbon.analysis.moments import analytical, of_reduced
from carbon.analysis.reduction import Reduced, Variable
from carbon.analysis.shapes import Moments, shape_by_moments


class Driver(NamedTuple):
    """Something that the uncertainty of a total comes from.

    Parameters: what: amount, factor or fit (of a factor to what was asked); words; sources that it concerns, the largest first; share of
    the variance, 0 to 1; halved, the standard deviation of the total when its spread is half as wide, as a share of the present one.
    """

    what: str
    words: str
    sources: tuple[str, ...]
    share: float
    halved: float

    def __str__(self) -> str:
        return f"{self.words}: {self.share:.0%}"


_Group = tuple[str, ...]


def drivers(reduced: Reduced, correlation: float = 1.0) -> tuple[Driver, ...]:
    """Return what a total's variance comes from, the largest first; the shares sum to 1.

    Parameters: reduced; correlation between the errors of one factor in two editions.
    """
    whole = of_reduced(reduced, correlation)
    if not whole.moments.variance:
        return ()
    variances: dict[_Group, float] = {}
    groups = {variable.key: _group(variable) for variable in reduced.variables}
    for key, variance in whole.shares.items():
        variances[groups[key]] = variances.get(groups[key], 0.0) + variance
    found = []
    for group, variance in sorted(variances.items(), key=lambda item: -item[1]):
        members = [number for number, variable in enumerate(reduced.variables) if _group(variable) == group]
        sources = _sources(reduced, members)
        share = variance / whole.moments.variance
        halved = _halved(reduced, members, correlation) / whole.deviation if share >= _SMALL else 1.0
        found.append(Driver(group[0], _words(reduced.variables[members[0]], sources), sources, share, halved))
    return tuple(found)


_SMALL = 0.002
"""Of what brings less than this share no one asks what halving it would gain."""


def _group(variable: Variable) -> _Group:
    """What a person names as one: the amounts of a source, the factors of one key and publisher."""
    if variable.what == "amount":
        return ("amount", variable.words)
    return (variable.what, *variable.key[1:3]) if variable.what == "factor" else (variable.what, variable.words)


def _sources(reduced: Reduced, members: Iterable[int]) -> tuple[str, ...]:
    wanted, sums = set(members), dict[str, float]()
    for part in reduced.parts:
        if wanted & set(part.variables):
            sums[part.source] = sums.get(part.source, 0.0) + abs(part.kg)
    return tuple(source for source, _ in sorted(sums.items(), key=lambda item: -item[1]) if source)


def _words(variable: Variable, sources: Sequence[str]) -> str:
    names = ", ".join(sources[:2]) + (f" and {len(sources) - 2} more" if len(sources) > 2 else "")
    if variable.what == "amount":
        return f"amounts of {variable.words}"
    of = f" of {names}" if names else ""
    if variable.what == "factor":
        return f"factor{of} ({variable.key[2]}, {variable.words.partition(' (')[2]}"
    return f"fit of the factor{of} ({variable.words})"


def _halved(reduced: Reduced, members: Iterable[int], correlation: float) -> float:
    """Standard deviation of the total when some variables have half their spread."""
    changed, variables = set(members), list(reduced.variables)
    for number in changed:
        mean, variance, third = variables[number].shape.moments
        variables[number] = variables[number]._replace(shape=shape_by_moments(Moments(mean, variance / 4.0, third / 8.0)))
    return sqrt(analytical(reduced.parts, variables, correlation).moments.variance)
