"""Spreads that are estimates: those made of pedigree scores, of amounts and of how a factor fits; each with its derivation and weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from carbon.analysis.defaults import Fit
from carbon.analysis.pedigree import parse_scores
from carbon.analysis.pedigree import spread as pedigree_spread
from carbon.core.sentences import say
from carbon.core.spread import Spread


class Estimate(NamedTuple):
    """A spread that nobody measured or published, and what rests on it.

    Parameters: what, fit (of a factor to what was asked) or amount; of, the factor or source; spread; derivation, in words; kg, emissions
    without their signs [kg CO2e].
    """

    what: str
    of: str
    spread: Spread
    derivation: str
    kg: float


class Estimates:
    """Estimates in the order of their first use, those of one factor or source and derivation as one."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Estimate] = {}

    @classmethod
    def of(cls, found: Iterable[Estimate]) -> Estimates:
        """Return estimates of several results, those of one factor or source and derivation as one.

        Parameters: found, the estimates of all.
        """
        estimates = cls()
        for estimate in found:
            estimates._add(estimate)
        return estimates

    def of_line(self, factor: str, fit: Fit | None, source: str, scored: Mapping[str, float], kilograms: float) -> None:
        """Count emissions of one line: what of them rests on a factor that does not quite fit, and on scores of the amounts.

        Parameters: factor, its id; fit of it; source; scored, shares of the amount by quality scores; kilograms [kg CO2e].
        """
        if fit is not None:
            self._add(Estimate("fit", factor, fit.spread, fit.derivation, abs(kilograms)))
        for scores, share in scored.items():
            self._amount(source, scores, share * kilograms)

    def _amount(self, source: str, scores: str, kilograms: float) -> None:
        read = parse_scores(scores)
        words = say("estimate by the scores {scores}", scores="; ".join(map(str, read)))
        self._add(Estimate("amount", source, pedigree_spread(read), words, abs(kilograms)))

    def _add(self, found: Estimate) -> None:
        key = (found.what, found.of, found.derivation)
        known = self._found.get(key)
        self._found[key] = found if known is None else known._replace(kg=known.kg + found.kg)

    @property
    def all(self) -> tuple[Estimate, ...]:
        """The estimates."""
        return tuple(self._found.values())
