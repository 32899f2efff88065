"""The demands of one question: each meets its factor, is converted and booked as lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from carbon.activities.framework.demands import Demand, Method
from carbon.core.booking import book
from carbon.core.errors import Finding
from carbon.core.quantities import Amount
from carbon.core.sentences import say
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import unit
from carbon.engine.answering.lines import Line
from carbon.engine.answering.unmet import unknown_word
from carbon.engine.answering.unsplit import holds_upstream, upstream_within
from carbon.engine.answering.wanting import Asking, Chain
from carbon.factors.matches import Match
from carbon.factors.matching import Wanted, match
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.ranking import OWN
from carbon.factors.signs import LOSS_SHARE


class Posting(NamedTuple):
    """A demand with the lines that answer it, what a reader must know of them, and what was asked of the catalogue."""

    demand: Demand
    lines: list[Line]
    findings: list[Finding]
    asked: Wanted


@dataclass(frozen=True, slots=True)
class Demands:
    """The demands of one question, answered per one `unit` of its amount: matched, converted and booked."""

    asking: Asking
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
                posted = [_beside(posting, demand, lines) for posting in posted if not _taken_over(posting, demand, lines)]
                posted.append(Posting(demand, lines, findings, self.asking.wanted(demand, chain)))
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
        taken = self.asking.found(demand, chain)
        if taken is None or (demand.within == "own" and not taken.factor.publication.name.startswith("own-")):
            return self._otherwise(demand, chain)
        if demand.loss_of:
            return self._loss(demand, taken, chain.lines)
        line = self._line(demand, taken)
        more, notes = self._uplift(demand, line) if demand.uplift else ([], [])
        read = [demand.read_as] if demand.read_as and not self.asking.own_word(demand) else []
        return [line, *more], [*demand.notes, *self._told(demand, taken), *notes, *read, *self._unsplit(demand, line)]

    def _told(self, demand: Demand, taken: Match) -> list[Finding]:
        """What is said of a factor: one that is not specific to a word that nothing knows, as a misspelt network, says so."""
        gap = any(finding.code == "technology_gap" for finding in taken.findings)
        unknown = unknown_word(self.asking, demand) if gap else None
        return [*([replace(unknown, severity="warning")] if unknown else []), *taken.findings]

    def _unsplit(self, demand: Demand, line: Line) -> list[Finding]:
        """By how much scope 1 may be too high, where a fuel's factor holds its upstream."""
        if not holds_upstream(line):
            return []
        alone = self.asking.wanted(demand)._replace(stage="wtt")
        found = upstream_within(line, demand.amount, match(self.asking.catalogue, alone, self.asking.policy), self.asking.policy)
        return [found] if found else []

    def _otherwise(self, demand: Demand, chain: Chain) -> tuple[list[Line], list[Finding]]:
        """The next rung of a hierarchy, with the finding that the upper one is missing."""
        if demand.otherwise is None:
            return [], []
        lines, notes = self._one(demand.otherwise, chain)
        finding = demand.otherwise.otherwise_finding
        return lines, [finding, *notes] if finding and lines else notes

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
        """Losses take the chain's own grid factor: of a share s of generation, s/(1-s) is lost for each unit used.

        Source: US EPA, eGRID Technical Guide (grid gross loss); GHG Protocol Scope 3 Technical Guidance, category 3, activity C.
        """
        made = next((line for line in earlier if line.basis != "market" and _is_lost(line, demand)), None)
        if made is None:
            return [], []
        share = losses.gases[LOSS_SHARE]
        ratio = share / (1.0 - share)
        form = replace(made.form, locator=losses.locator)
        step = f"losses {share:.2%} of generation: {ratio:.6g} lost for each unit used, at {made.factor.id}"
        return [self._posted(demand, factor, form, made.met * ratio, "given with the activity", (step,))], []

    def _own_effect(self, line: Line) -> Match | None:
        """The publisher's own non-CO2 effect of the same activity takes precedence over a multiplier of another."""
        factor = line.factor
        if line.wanted is None:
            return None
        words = tuple(sorted(factor.qualifiers.items()))
        asked = line.wanted._replace(key=factor.key, qualifiers=words, stage="non_co2", together=(), kin=None)
        taken = match(self.asking.catalogue, asked, self.asking.policy)
        return taken if taken and taken.factor.publication.name == factor.publication.name else None

    def _uplift(self, demand: Demand, line: Line) -> tuple[list[Line], list[Finding]]:
        """The non-CO2 effect of a line: a multiplier on its combustion CO2, as a line of its own."""
        if own := self._own_effect(line):
            return [self._line(replace(demand, stage="non_co2"), own)], list(own.findings)
        co2 = line.gases.get("co2")
        effect = Demand(demand.uplift or "", "non_co2", Amount(co2 or 0.0, "kg"))
        taken = match(self.asking.catalogue, self.asking.wanted(effect), self.asking.policy)
        if taken is None or co2 is None:
            message = say("{name} gives no CO2 apart from CO2e, so no non-CO2 effect is added to it.", name=line.factor.id)
            return [], [Finding("non_co2_missing", "warning", message)]
        step = f"on the {co2:.6g} kg CO2 of combustion per {self.unit}"
        return [self._line(replace(effect, step=step), taken)], list(taken.findings)


def _once(chain: Chain, lines: list[Line], findings: list[Finding]) -> tuple[list[Line], list[Finding]]:
    """Lines and findings without the lines that stand in their chain already: a factor answers a stage once."""
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
    return fresh, [*findings, *said]


def _taken_over(posting: Posting, demand: Demand, lines: list[Line]) -> bool:
    """Whether a factor of several stages covers one that was answered before it, as an own one of the whole kilometre does."""
    return posting.demand.chain == demand.chain and _covered(posting.demand, lines)


def _beside(posting: Posting, demand: Demand, lines: list[Line]) -> Posting:
    """A posting beside own power of the same key: kg that a publisher prints as lost are of other power, and left out with a finding."""
    own = {line.factor.key for line in lines if line.factor.stage == "generation" and _is_own(line)}
    strange = [line for line in posting.lines if line.factor.stage == "transmission" and line.factor.key in own and not _is_own(line)]
    if not strange or posting.demand.chain != demand.chain:
        return posting
    message = say(
        "{name} are losses of other power than your own per {unit}, and are left out. Add a row of stage "
        "transmission beside yours to count them.",
        name=strange[0].factor.id,
        unit=strange[0].form.unit,
    )
    return posting._replace(lines=[], findings=[Finding("stage_missing", "warning", message)])


def _is_own(line: Line) -> bool:
    return line.factor.publication.name.startswith(OWN)


def _covered(demand: Demand, lines: list[Line]) -> bool:
    return any(line.factor.key == demand.key and demand.stage in line.factor.stages[1:] for line in lines)


def _is_lost(line: Line, demand: Demand) -> bool:
    """Whether a line is what a demand of losses is a share of: its stage, of electricity and not of a fuel or heat beside it."""
    key = line.wanted.key if line.wanted else line.factor.key
    return line.stage == demand.loss_of and key.partition(".")[0] == demand.key.partition(".")[0]
