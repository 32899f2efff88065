"""The demands of one question: each is asked of the catalogue in its chain, meets its factor, is converted and booked as lines."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from carbon.activities.framework.demands import Context, Demand, Method
from carbon.core.booking import book
from carbon.core.errors import Finding
from carbon.core.regions import WORLD, lineage
from carbon.core.sentences import say
from carbon.core.units.dimensions import CURRENCIES, DIMENSIONS
from carbon.core.units.scales import unit
from carbon.engine.answering.effects import beyond_co2, in_it_already, lost, of_other_power, unsplit
from carbon.engine.answering.lines import Line
from carbon.factors.catalogue import Catalogue
from carbon.factors.index_layer import IndexLayer
from carbon.factors.matches import Match
from carbon.factors.matching import Wanted, match
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import OWN, Policy
from carbon.factors.ranking import unmet
from carbon.factors.wanted import Kin


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


class Asking(NamedTuple):
    """Where the demands of a question are asked: the catalogue, by the policy, for the place and time of the question."""

    catalogue: Catalogue
    policy: Policy
    context: Context

    def policy_of(self, demand: Demand) -> Policy:
        """Return the policy of a demand: one that is asked at home alone has no stand-ins."""
        return _without_stand_ins(self.policy) if demand.within == "home" else self.policy

    def found(self, demand: Demand, wanted: Wanted) -> Match | None:
        """Return the factor of a demand; the edition of a key that it is like is preferred, but not to the region's own factors.

        Parameters: demand; wanted, what it asks.
        """
        policy = self.policy_of(demand)
        if demand.like and wanted.kin:
            own = match(self.catalogue, wanted._replace(kin=None), policy)
            if own and own.factor.region in lineage(wanted.region) and own.factor.region != WORLD:
                return own
        return match(self.catalogue, wanted, policy)

    def wanted(self, demand: Demand, chain: Chain | None = None) -> Wanted:
        """Return what is asked of the catalogue.

        Parameters: demand; chain it belongs to.
        """
        here, per = self.context, demand.amount.unit
        said = demand.qualifiers | demand.said if demand.said and self.own_word(demand) else demand.qualifiers
        spent = here.region if demand.region and unit(per).dimension in CURRENCIES else ""
        together, kin = (chain.together(demand), chain.kin(demand)) if chain else ((), None)
        words, place = tuple(sorted(said.items())), demand.region or here.region
        return Wanted(demand.key, words, demand.stage, place, here.year, per, together, kin, spent, here.part)

    def own_word(self, demand: Demand) -> bool:
        """Return whether a factor of the user's own is called as the demand was written, which the shipped ones are not."""
        own = [layer for layer in self.catalogue.layers if not isinstance(layer, IndexLayer)]
        return any(demand.said.items() <= factor.qualifiers.items() for layer in own for factor in layer.by_key(demand.key))


@lru_cache(maxsize=64)
def _without_stand_ins(policy: Policy) -> Policy:
    return replace(policy, stand_ins=())


class Taken(NamedTuple):
    """A factor that was taken, of which a reader must know what its match says.

    Parameters: match; demand, whose words are looked up where the factor does not speak of them; None where they need not be.
    """

    match: Match
    demand: Demand | None = None

    @property
    def in_doubt(self) -> bool:
        """Whether some word of the demand may be one that no factor knows."""
        return self.demand is not None and bool(unmet(self.match.factor, self.match.wanted))


Told: TypeAlias = Finding | Taken
"""What a reader must know, or what it is found from when it is read."""


class Posting(NamedTuple):
    """A demand with the lines that answer it, what a reader must know of them, and what was asked of the catalogue."""

    demand: Demand
    lines: list[Line]
    told: list[Told]
    asked: Wanted


class Demands(NamedTuple):
    """The demands of one question, answered per one `unit` of its amount: matched, converted and booked."""

    asking: Asking
    control: str
    purpose: str
    unit: str

    def postings(self, method: Method) -> list[Posting]:
        """Answer the demands in order; a stage that a line covers already is not asked again, and no line stands twice."""
        posted = list[Posting]()
        demands = self._chosen(method.demands) if any(demand.rung for demand in method.demands) else method.demands
        for demand in demands:
            alike = [other for other in demands if other.chain == demand.chain]
            chain = Chain(alike, [line for posting in posted if posting.demand.chain == demand.chain for line in posting.lines])
            asked = self.asking.wanted(demand, chain)
            if not _covered(demand, chain.lines):
                lines, told = _once(chain, *self._one(demand, chain, asked))
                posted = [_beside(posting, demand, lines) for posting in posted if not _taken_over(posting, demand, lines)]
                posted.append(Posting(demand, lines, told, asked))
            elif demand.factor and demand.loss_of:
                holding = next(line.factor.id for line in chain.lines if _covered(demand, [line]))
                posted.append(Posting(demand, [], [in_it_already(holding)], asked))
        return posted

    def _chosen(self, demands: list[Demand]) -> list[Demand]:
        """Of the sets of demands of a chain that answer together, the first whose first demand has a factor; else the last."""
        leading = {(demand.chain, demand.rung): demand for demand in reversed(demands) if demand.rung}
        taken = dict[str, int]()
        for (chain, rung), first in sorted(leading.items(), key=lambda item: item[0]):
            if chain not in taken and self._one(first, Chain([], []), self.asking.wanted(first))[0]:
                taken[chain] = rung
        last = dict(sorted(leading)) | taken
        return [demand for demand in demands if not demand.rung or demand.rung == last[demand.chain]]

    def asked(self, method: Method) -> list[Wanted]:
        """Return what is asked of the catalogue: of each line, and of each demand that nothing meets."""
        found = list[Wanted]()
        for posting in self.postings(method):
            found += [line.wanted for line in posting.lines if line.wanted] if posting.lines else [posting.asked]
        return found

    def _one(self, demand: Demand, chain: Chain, asked: Wanted) -> tuple[list[Line], list[Told]]:
        if demand.factor:
            given = demand.factor
            return (self._lost(demand, given, given.forms[0], chain.lines), []) if demand.loss_of else self._given(demand, given)
        taken = self.asking.found(demand, asked)
        if taken is None or (demand.within == "own" and not taken.factor.publication.name.startswith(OWN)):
            return self._otherwise(demand, chain)
        if demand.loss_of:
            return self._loss(demand, taken, chain.lines)
        line = self._line(demand, taken)
        more, notes = beyond_co2(self.asking, demand, line, self.unit) if demand.uplift else ([], [])
        effects = [Taken(effect) for _, effect in more]
        read = [demand.read_as] if demand.read_as and not self.asking.own_word(demand) else []
        held = unsplit(self.asking, demand, line) if line.holds_upstream else []
        return [line, *(self._line(*pair) for pair in more)], [*demand.notes, Taken(taken, demand), *effects, *notes, *read, *held]

    def _otherwise(self, demand: Demand, chain: Chain) -> tuple[list[Line], list[Told]]:
        """The next rung of a hierarchy, with the finding that the upper one is missing."""
        if demand.otherwise is None:
            return [], []
        lines, notes = self._one(demand.otherwise, chain, self.asking.wanted(demand.otherwise, chain))
        finding = demand.otherwise.otherwise_finding
        return lines, [finding, *notes] if finding and lines else notes

    def _line(self, demand: Demand, taken: Match) -> Line:
        form, met, told, _ = taken.conversion
        steps = tuple(step for step in (demand.step, *told) if step)
        return self._posted(demand, taken.factor, form, demand.amount.value * met, "", steps, taken.wanted)

    def _posted(
        self,
        demand: Demand,
        factor: EmissionFactor,
        form: Form,
        met: float,
        why: str,
        steps: tuple[str, ...],
        wanted: Wanted | None = None,
    ) -> Line:
        stage = demand.posted_as or demand.stage
        booking = book(stage, self.control, self.purpose)
        return Line(factor, form, stage, booking, demand.basis, met, unit(form.unit).scale, why, steps, wanted)

    def _given(self, demand: Demand, factor: EmissionFactor) -> tuple[list[Line], list[Told]]:
        form = factor.forms[0]
        met = demand.amount.to(DIMENSIONS[form.dimension])
        steps = (demand.step,) if demand.step else ()
        return [self._posted(demand, factor, form, met, say("given with the activity"), steps)], []

    def _loss(self, demand: Demand, taken: Match, earlier: list[Line]) -> tuple[list[Line], list[Told]]:
        lines = self._lost(demand, taken.factor, taken.conversion.form, earlier)
        return [line._replace(why="", wanted=taken.wanted) for line in lines], [Taken(taken)] if lines else []

    def _lost(self, demand: Demand, factor: EmissionFactor, losses: Form, earlier: list[Line]) -> list[Line]:
        found = lost(demand, losses, earlier)
        why = say("given with the activity")
        return [self._posted(demand, factor, found.form, found.met, why, (found.step,))] if found else []


def _once(chain: Chain, lines: list[Line], told: list[Told]) -> tuple[list[Line], list[Told]]:
    """Lines and what is told of them without the lines that stand in their chain already: a factor answers a stage once."""
    known = {(line.factor.id, line.stage, line.basis) for line in chain.lines}
    fresh = [line for line in lines if (line.factor.id, line.stage, line.basis) not in known]
    said = [
        Finding(
            "counted_once",
            "info",
            say("{name} answers {stage} of the same chain already; it is counted once.", name=line.factor.id, stage=line.stage),
        )
        for line in lines
        if line not in fresh
    ]
    return fresh, [*told, *said]


def _taken_over(posting: Posting, demand: Demand, lines: list[Line]) -> bool:
    """Whether a factor of several stages covers one that was answered before it, as an own one of the whole kilometre does."""
    return posting.demand.chain == demand.chain and _covered(posting.demand, lines)


def _beside(posting: Posting, demand: Demand, lines: list[Line]) -> Posting:
    """A posting beside own power of the same key: kg that a publisher prints as lost are of other power, and left out with a finding."""
    own = {line.factor.key for line in lines if _is_own(line) and line.factor.stage == "generation"}
    strange = [line for line in posting.lines if line.factor.key in own and line.factor.stage == "transmission" and not _is_own(line)]
    return posting._replace(lines=[], told=[of_other_power(strange[0])]) if strange and posting.demand.chain == demand.chain else posting


def _is_own(line: Line) -> bool:
    return line.factor.publication.name.startswith(OWN)


def _covered(demand: Demand, lines: list[Line]) -> bool:
    return any(line.factor.key == demand.key and demand.stage in line.factor.stages[1:] for line in lines)
