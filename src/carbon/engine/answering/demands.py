"""The desk where the demands of one question are answered: matched, converted, booked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from carbon.activities.fields.listed import no_factor
from carbon.activities.framework.demands import Context, Demand, Method
from carbon.core.booking import book
from carbon.core.errors import Finding, did_you_mean
from carbon.core.quantities import Amount
from carbon.core.units.dimensions import CURRENCIES, DIMENSIONS
from carbon.core.units.scales import unit
from carbon.engine.answering.lines import Line
from carbon.engine.answering.unsplit import holds_upstream, upstream_within
from carbon.factors.catalogue import Catalogue
from carbon.factors.index.rows import LOSS_SHARE
from carbon.factors.index_layer import IndexLayer
from carbon.factors.matching import Match, Wanted, closest, match
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import Policy
from carbon.factors.ranking import Kin, way
from carbon.factors.refusal import other_unit, refusal
from carbon.factors.vocabulary import meaning


class Posting(NamedTuple):
    """A demand with the lines that answer it, what a reader must know of them, and what was asked of the catalogue."""

    demand: Demand
    lines: list[Line]
    findings: list[Finding]
    asked: Wanted


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
        """Return where the first line of the same key was found: one publication and edition answers a chain where it can.

        Parameters: demand.
        """
        first = next((line.factor for line in self.lines if line.factor.key == demand.key), None)
        return Kin(first.publication.name, first.region, first.valid_from) if first else None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the demands of one question are answered: per one `unit` of its amount."""

    catalogue: Catalogue
    policy: Policy
    context: Context
    control: str
    purpose: str
    unit: str

    def postings(self, method: Method) -> list[Posting]:
        """Answer the demands in order; a stage that a line covers already is not asked again, and no line stands twice."""
        posted = list[Posting]()
        demands = self._chosen(method.demands)
        for demand in demands:
            alike = [other for other in demands if other.chain == demand.chain]
            chain = Chain(alike, [line for posting in posted if posting.demand.chain == demand.chain for line in posting.lines])
            if not _covered(demand, chain.lines):
                lines, findings = _once(chain, *self._one(demand, chain))
                posted = [posting for posting in posted if not _taken_over(posting, demand, lines)]
                posted.append(Posting(demand, lines, findings, self.wanted(demand, chain)))
        return posted

    def _chosen(self, demands: list[Demand]) -> list[Demand]:
        """Of the sets of demands of a chain that answer together, the first whose first demand has a factor; else the last."""
        leading = {(demand.chain, demand.rung): demand for demand in reversed(demands) if demand.rung}
        taken = dict[str, int]()
        for (chain, rung), first in sorted(leading.items(), key=lambda item: item[0]):
            if chain not in taken and self._one(first, Chain([], []))[0]:
                taken[chain] = rung
        last = dict(sorted(leading)) | taken
        return [demand for demand in demands if not demand.rung or demand.rung == last[demand.chain]]

    def asked(self, method: Method) -> list[Wanted]:
        """Return what is asked of the catalogue: of each line, and of each demand that nothing meets."""
        found = list[Wanted]()
        for posting in self.postings(method):
            found += [line.wanted for line in posting.lines if line.wanted] if posting.lines else [posting.asked]
        return found

    def _one(self, demand: Demand, chain: Chain) -> tuple[list[Line], list[Finding]]:
        if demand.factor:
            given = demand.factor
            return self._lost(demand, given, given.forms[0], chain.lines) if demand.loss_of else self._given(demand, given)
        taken = match(self.catalogue, self.wanted(demand, chain), self._asking(demand))
        if taken is None or (demand.within == "own" and not taken.factor.publication.name.startswith("own-")):
            return self._otherwise(demand, chain)
        if demand.loss_of:
            return self._loss(demand, taken, chain.lines)
        line = self._line(demand, taken)
        more, notes = self._uplift(demand, line) if demand.uplift else ([], [])
        read = [demand.read_as] if demand.read_as and not self._own_word(demand) else []
        return [line, *more], [*demand.notes, *self._told(demand, taken), *notes, *read, *self._unsplit(demand, line)]

    def _told(self, demand: Demand, taken: Match) -> list[Finding]:
        """What is said of a factor: one that is not specific to a word that nothing knows, as a misspelt network, says so."""
        gap = any(finding.code == "technology_gap" for finding in taken.findings)
        unknown = self._unknown_word(demand) if gap else None
        return [*([replace(unknown, severity="warning")] if unknown else []), *taken.findings]

    def _unsplit(self, demand: Demand, line: Line) -> list[Finding]:
        """By how much scope 1 may be too high, where a fuel's factor holds its upstream."""
        if not holds_upstream(line):
            return []
        alone = self.wanted(demand)._replace(stage="wtt")
        found = upstream_within(line, demand.amount, match(self.catalogue, alone, self.policy), self.policy)
        return [found] if found else []

    def _asking(self, demand: Demand) -> Policy:
        """The policy of a demand: one that is asked at home alone has no stand-ins."""
        return _without_stand_ins(self.policy) if demand.within == "home" else self.policy

    def _otherwise(self, demand: Demand, chain: Chain) -> tuple[list[Line], list[Finding]]:
        """The next rung of a hierarchy, with the finding that the upper one is missing."""
        if demand.otherwise is None:
            return [], []
        lines, notes = self._one(demand.otherwise, chain)
        finding = demand.otherwise.otherwise_finding
        return lines, [finding, *notes] if finding and lines else notes

    def wanted(self, demand: Demand, chain: Chain | None = None) -> Wanted:
        """Return what is asked of the catalogue.

        Parameters: demand; chain it belongs to.
        """
        said = demand.qualifiers | (demand.said if self._own_word(demand) else {})
        words = tuple(sorted(said.items()))
        place = demand.region or self.context.region
        spent = self.context.region if demand.region and unit(demand.amount.unit).dimension in CURRENCIES else ""
        asked = Wanted(demand.key, words, demand.stage, place, self.context.year, demand.amount.unit, spent=spent)
        return asked if chain is None else asked._replace(together=chain.together(demand), kin=chain.kin(demand))

    def _own_word(self, demand: Demand) -> bool:
        """Whether a factor of the user's own is called as the demand was written, which the shipped ones are not."""
        own = [layer for layer in self.catalogue.layers if not isinstance(layer, IndexLayer)] if demand.said else []
        return any(demand.said.items() <= factor.qualifiers.items() for layer in own for factor in layer.by_key(demand.key))

    def unanswered(self, demand: Demand) -> Finding:
        """Return the finding of a demand without a factor: a word that says no one thing, or what came nearest."""
        if refused := self._refused_word(demand):
            return refused
        wanted = self.wanted(demand)
        last = demand
        while last.otherwise:
            last = last.otherwise
        # What was asked last came farthest: its obstacle is the true one.
        near = closest(self.catalogue, self.wanted(last), self._asking(last))
        hint = f" Nearest: {near.factor.id}, which {near.reason}." if near else self._known_keys(demand)
        hint = self._other_unit(demand) or hint
        return Finding(
            "factor_missing", "error", f"no factor for {wanted}.{hint} Add one to factors.csv, or use kind generic with factor=."
        )

    def _refused_word(self, demand: Demand) -> Finding | None:
        """A word that names several things, or none that any factor is of."""
        name = next(iter(demand.said), "")
        if said := self._near_words(demand):
            return Finding("word_ambiguous", "error", f"{name.replace('_', ' ')}{said}", column=name)
        return None if self._other_unit(demand) else self._unknown_word(demand) or self._unknown_fuel(demand)

    def _near_words(self, demand: Demand) -> str:
        """A word that several factors come near: which they are, and how far apart."""
        if not demand.said:
            return ""
        found = meaning(demand.key, demand.said, self._places(demand), unit(demand.amount.unit).dimension)
        name, text = next(iter(demand.said.items()))
        return refusal(name, text, demand.key, found)

    def _other_unit(self, demand: Demand) -> str:
        """A word that is known, of what is counted in another unit."""
        text = next(iter(demand.said.values()), "")
        return other_unit(text, demand.key, demand.said, self._places(demand)) if demand.said else ""

    def _places(self, demand: Demand) -> tuple[str, ...]:
        """Where a word is sought: the region, what stands in for it, and the region whose factors stand in for this demand."""
        beside = demand.otherwise.region if demand.otherwise else None
        return (*way(self.wanted(demand), self.policy), *((beside,) if beside else ()))

    def _unknown_word(self, demand: Demand) -> Finding | None:
        """A word that no factor of the key knows is the likeliest reason: a misspelling."""
        factors = [factor for _, factor in self.catalogue.by_key(demand.key)]
        for name, value in demand.qualifiers.items():
            known = {factor.qualifiers[name] for factor in factors if name in factor.qualifiers}
            if known and value not in known:
                return Finding("word_unknown", "error", str(no_factor(name, value, known)), column=name)
        return None

    def _known_keys(self, demand: Demand) -> str:
        family = demand.key.split(".")[0]
        return did_you_mean(demand.key, [key for key in self.catalogue.all_keys() if key.startswith(family)] or self.catalogue.all_keys())

    def _unknown_fuel(self, demand: Demand) -> Finding | None:
        """The name of a fuel is the end of its key."""
        if not demand.key.startswith(_FUEL) or demand.key in self.catalogue.all_keys():
            return None
        known = [key.removeprefix(_FUEL) for key in self.catalogue.all_keys() if key.startswith(_FUEL)]
        return Finding("word_unknown", "error", str(no_factor("fuel", demand.key.removeprefix(_FUEL), known)), column="fuel")

    def _line(self, demand: Demand, taken: Match) -> Line:
        form, met, told, _ = taken.conversion
        steps = tuple(step for step in (demand.step, *told) if step)
        return self._posted(demand, taken.factor, form, demand.amount.value * met, taken.reason, steps, taken.wanted)

    def _posted(
        self,
        demand: Demand,
        factor: EmissionFactor,
        form: Form,
        met: float,
        reason: str,
        steps: tuple[str, ...],
        wanted: Wanted | None = None,
    ) -> Line:
        stage = demand.posted_as or demand.stage
        booking = book(stage, self.control, self.purpose)
        return Line(factor, form, stage, booking, demand.basis, met, unit(form.unit).scale, reason, steps, wanted)

    def _given(self, demand: Demand, factor: EmissionFactor) -> tuple[list[Line], list[Finding]]:
        form = factor.forms[0]
        met = demand.amount.to(DIMENSIONS[form.dimension])
        steps = (demand.step,) if demand.step else ()
        return [self._posted(demand, factor, form, met, "given with the activity", steps)], []

    def _loss(self, demand: Demand, taken: Match, earlier: list[Line]) -> tuple[list[Line], list[Finding]]:
        lines, _ = self._lost(demand, taken.factor, taken.conversion.form, earlier)
        return [replace(line, reason=taken.reason, wanted=taken.wanted) for line in lines], list(taken.findings) if lines else []

    def _lost(self, demand: Demand, factor: EmissionFactor, losses: Form, earlier: list[Line]) -> tuple[list[Line], list[Finding]]:
        """Losses take the activity's own grid factor: of a share s of generation, s/(1-s) is lost for each unit used.

        Source: US EPA, eGRID Technical Guide (grid gross loss); GHG Protocol Scope 3 Technical Guidance, category 3, activity C.
        """
        made = next((line for line in earlier if line.stage == demand.loss_of and line.basis != "market"), None)
        if made is None:
            return [], []
        share = losses.gases[LOSS_SHARE]
        ratio = share / (1.0 - share)
        form = replace(made.form, locator=losses.locator)
        step = f"losses {share:.2%} of generation: {ratio:.6g} lost for each unit used, at {made.factor.id}"
        return [self._posted(demand, factor, form, made.met * ratio, "given with the activity", (step,))], []

    def _own_effect(self, line: Line) -> Match | None:
        """The publisher's own non-CO2 effect of the same activity goes before a multiplier of another."""
        factor = line.factor
        if line.wanted is None:
            return None
        words = tuple(sorted(factor.qualifiers.items()))
        asked = line.wanted._replace(key=factor.key, qualifiers=words, stage="non_co2", together=(), kin=None)
        taken = match(self.catalogue, asked, self.policy)
        return taken if taken and taken.factor.publication.name == factor.publication.name else None

    def _uplift(self, demand: Demand, line: Line) -> tuple[list[Line], list[Finding]]:
        """The non-CO2 effect of a line: a multiplier on its combustion CO2, as a line of its own."""
        if own := self._own_effect(line):
            return [self._line(replace(demand, stage="non_co2"), own)], list(own.findings)
        co2 = line.gases.get("co2")
        effect = Demand(demand.uplift or "", "non_co2", Amount(co2 or 0.0, "kg"))
        taken = match(self.catalogue, self.wanted(effect), self.policy)
        if taken is None or co2 is None:
            message = f"{line.factor.id} gives no CO2 apart from CO2e, so no non-CO2 effect is added to it."
            return [], [Finding("non_co2_missing", "warning", message)]
        step = f"on the {co2:.6g} kg CO2 of combustion per {self.unit}"
        return [self._line(replace(effect, step=step), taken)], list(taken.findings)


_FUEL = "fuel."


def _once(chain: Chain, lines: list[Line], findings: list[Finding]) -> tuple[list[Line], list[Finding]]:
    """Lines and findings without the lines that stand in their chain already: a factor answers a stage once."""
    known = {(line.factor.id, line.stage, line.basis) for line in chain.lines}
    fresh = [line for line in lines if (line.factor.id, line.stage, line.basis) not in known]
    said = [
        Finding("counted_once", "info", f"{line.factor.id} answers {line.stage} of the same chain already; it is counted once.")
        for line in lines
        if line not in fresh
    ]
    return fresh, [*findings, *said]


@lru_cache(maxsize=64)
def _without_stand_ins(policy: Policy) -> Policy:
    return replace(policy, stand_ins=())


def _taken_over(posting: Posting, demand: Demand, lines: list[Line]) -> bool:
    """Whether a factor of several stages covers one that was answered before it, as an own one of the whole kilometre does."""
    return posting.demand.chain == demand.chain and _covered(posting.demand, lines)


def _covered(demand: Demand, lines: list[Line]) -> bool:
    return any(line.factor.key == demand.key and demand.stage in line.factor.stages[1:] for line in lines)
