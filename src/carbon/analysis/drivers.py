"""What the uncertainty of a total comes from, in words and shares that add up, and what to know better first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from carbon.analysis.erring import Key, Variable
from carbon.analysis.moments import Analytical, of_reduced
from carbon.analysis.reduction import Reduced
from carbon.core.sentences import Sentence, joined, say


class Driver(NamedTuple):
    """Something that the uncertainty of a total comes from.

    Parameters: what: amount, factor or fit (of a factor to what was asked); words; sources that it concerns, the largest first; share of
    the variance, 0 to 1; halved, the standard deviation of the total when its spread is half as wide, as a share of the present one;
    estimate, whether its spread is made of pedigree scores.
    """

    what: str
    words: str
    sources: tuple[str, ...]
    share: float
    halved: float
    estimate: bool = False

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """What it is and its share, in words."""
        return say("{words}: {share:.0%}", words=self.words, share=self.share)


_Group = tuple[str, ...]


def drivers(reduced: Reduced, correlation: float = 1.0) -> tuple[Driver, ...]:
    """Return what a total's variance comes from, the largest first; the shares sum to 1.

    Parameters: reduced; correlation between the errors of one factor in two editions.
    """
    whole = of_reduced(reduced, correlation)
    if not whole.moments.variance:
        return ()
    groups = {variable.key: _group(variable) for variable in reduced.variables}
    variances, halves = _by_group(whole, groups)
    scored = {estimate.of for estimate in reduced.estimates if estimate.what == "amount"}
    firsts = {_group(variable): variable for variable in reversed(reduced.variables)}
    sources = _sources(reduced)
    found = []
    for group, variance in sorted(variances.items(), key=lambda item: -item[1]):
        halved = sqrt(max(whole.moments.variance - halves[group], 0.0)) / whole.deviation
        first = firsts[group]
        estimate = first.what == "fit" or (first.what == "amount" and first.words in scored)
        words = _words(first, sources[group], estimate=estimate)
        found.append(Driver(group[0], words, sources[group], variance / whole.moments.variance, halved, estimate))
    return tuple(found)


def _by_group(whole: Analytical, groups: Mapping[Key, _Group]) -> tuple[dict[_Group, float], dict[_Group, float]]:
    """Variance that each group brings, and the variance that goes when its errors are half as large."""
    variances, halves = dict[_Group, float](), dict[_Group, float]()
    for keys, variance in whole.terms.items():
        members = [groups[key] for key in keys]
        for group in members:
            variances[group] = variances.get(group, 0.0) + variance / len(keys)
        for group in set(members):
            halves[group] = halves.get(group, 0.0) + variance * (1.0 - 0.25 ** members.count(group))
    return variances, halves


def _group(variable: Variable) -> _Group:
    """What a person names as one: the amounts of a source, the factors of one key and publisher."""
    if variable.what == "amount":
        return ("amount", variable.words)
    return (variable.what, *variable.key[1:3]) if variable.what == "factor" else (variable.what, variable.words)


def _sources(reduced: Reduced) -> dict[_Group, tuple[str, ...]]:
    """The sources that each group concerns, the largest first."""
    groups = [_group(variable) for variable in reduced.variables]
    sums: dict[_Group, dict[str, float]] = {group: {} for group in groups}
    for part in reduced.parts:
        for group in {groups[number] for number in part.variables}:
            sums[group][part.source] = sums[group].get(part.source, 0.0) + abs(part.kg)
    return {
        group: tuple(source for source, _ in sorted(found.items(), key=lambda item: -item[1]) if source) for group, found in sums.items()
    }


def _publisher(variable: Variable) -> str:
    return variable.words.partition(" (")[2].removesuffix(")")


def _words(variable: Variable, sources: Sequence[str], *, estimate: bool) -> str:
    if variable.what == "amount":
        by_scores = say(" (by quality scores, an estimate)") if estimate else ""
        return say("amounts of {what}{by_scores}", what=variable.words, by_scores=by_scores)
    more = say(" and {count} more", count=len(sources) - 2) if len(sources) > 2 else ""
    of = say(" of {names}{more}", names=joined(sources[:2], ", "), more=more) if sources else ""
    if variable.what == "factor":
        return say("factor{of} ({key}, {publisher})", of=of, key=variable.key[2], publisher=_publisher(variable))
    return say("fit of the factor{of} ({what}; an estimate)", of=of, what=variable.words)
