"""What a demand asks of the catalogue: its words, where it is asked, and what answered its chain before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from carbon.activities.framework.demands import Context, Demand
from carbon.core.regions import WORLD, lineage
from carbon.core.units.dimensions import CURRENCIES
from carbon.core.units.scales import unit
from carbon.engine.answering.lines import Line
from carbon.factors.catalogue import Catalogue
from carbon.factors.index_layer import IndexLayer
from carbon.factors.matches import Match
from carbon.factors.matching import Wanted, match
from carbon.factors.policy import Policy
from carbon.factors.ranking import Kin


class Chain(NamedTuple):
    """The demands of one chain, and the lines that answer the earlier ones."""

    demands: list[Demand]
    lines: list[Line]

    def together(self, demand: Demand) -> tuple[str, ...]:
        """Return the other stages that the chain asks of the same key.

        Parameters: demand.
        """
        return tuple(dict.fromkeys(other.stage for other in self.demands if other.key == demand.key and other.stage != demand.stage))

    def kin(self, demand: Demand) -> Kin | None:
        """Return where the first line of the same key was found, or of the key it is like: one edition answers a chain where it can.

        Parameters: demand.
        """
        found = (line.factor for key in (demand.key, demand.like) for line in self.lines if line.factor.key == key)
        first = next(found, None)
        return Kin(first.publication.name, first.region, first.valid_from) if first else None


@dataclass(frozen=True, slots=True)
class Asking:
    """Where the demands of a question are asked: the catalogue, by the policy, for the place and time of the question."""

    catalogue: Catalogue
    policy: Policy
    context: Context

    def policy_of(self, demand: Demand) -> Policy:
        """Return the policy of a demand: one that is asked at home alone has no stand-ins."""
        return _without_stand_ins(self.policy) if demand.within == "home" else self.policy

    def found(self, demand: Demand, chain: Chain) -> Match | None:
        """Return the factor of a demand; the edition of a key that it is like is preferred, but not to the region's own factors.

        Parameters: demand; chain it belongs to.
        """
        wanted, policy = self.wanted(demand, chain), self.policy_of(demand)
        if demand.like and wanted.kin:
            own = match(self.catalogue, wanted._replace(kin=None), policy)
            if own and own.factor.region in lineage(wanted.region) and own.factor.region != WORLD:
                return own
        return match(self.catalogue, wanted, policy)

    def wanted(self, demand: Demand, chain: Chain | None = None) -> Wanted:
        """Return what is asked of the catalogue.

        Parameters: demand; chain it belongs to.
        """
        said = demand.qualifiers | (demand.said if self.own_word(demand) else {})
        words = tuple(sorted(said.items()))
        place = demand.region or self.context.region
        spent = self.context.region if demand.region and unit(demand.amount.unit).dimension in CURRENCIES else ""
        asked = Wanted(demand.key, words, demand.stage, place, self.context.year, demand.amount.unit, spent=spent)
        return asked if chain is None else asked._replace(together=chain.together(demand), kin=chain.kin(demand))

    def own_word(self, demand: Demand) -> bool:
        """Return whether a factor of the user's own is called as the demand was written, which the shipped ones are not."""
        own = [layer for layer in self.catalogue.layers if not isinstance(layer, IndexLayer)] if demand.said else []
        return any(demand.said.items() <= factor.qualifiers.items() for layer in own for factor in layer.by_key(demand.key))


@lru_cache(maxsize=64)
def _without_stand_ins(policy: Policy) -> Policy:
    return replace(policy, stand_ins=())
