"""Answering one question: demands → factors → lines, in words and once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from carbon.activities.base import Activity, Context, Demand, Method
from carbon.core.booking import Booking, book
from carbon.core.errors import Finding, did_you_mean
from carbon.core.gases import CO2E
from carbon.core.quantities import Amount
from carbon.core.regions import WORLD, lineage
from carbon.core.store.rows import LOSS_SHARE
from carbon.core.units.scales import scale
from carbon.factors.catalogue import Catalogue
from carbon.factors.keys import stand_in_rule
from carbon.factors.matching import Match, Wanted, match, rejected
from carbon.factors.model import EmissionFactor, Form
from carbon.factors.policy import Policy


class Question(NamedTuple):
    """Everything about an activity except its amount: what chooses factors."""

    kind: str
    units: tuple[str, ...]
    form: tuple[str, ...]
    year: int | None
    fields: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One posting of a question: a factor, where it is booked, and kg of each gas per unit of the amount.

    `scale` is units of the factor per unit of the amount; kg of gas = amount × (scale × value).
    """

    factor: EmissionFactor
    form: Form
    stage: str
    booking: Booking
    basis: str | None
    scale: float
    gases: dict[str, float]
    reason: str
    steps: tuple[str, ...]
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines of one question, what is missing, and what a reader must know."""

    question: Question
    unit: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether every required stage has its factor."""
        return not self.missing and bool(self.lines)


def answer(question: Question, activity: Activity, catalogue: Catalogue, policy: Policy) -> Answer:
    """Return the answer of a question; cached on the catalogue.

    Parameters: question; activity, any one that asks it; catalogue; policy.
    """
    known = catalogue.answers.get((question, policy))
    if known is None:
        if len(catalogue.answers) > _CACHE_LIMIT:
            catalogue.answers.clear()
        known = _answer(question, activity, catalogue, policy)
        catalogue.answers[(question, policy)] = known
    found: Answer = known
    return found


_CACHE_LIMIT = 200_000


def _answer(question: Question, activity: Activity, catalogue: Catalogue, policy: Policy) -> Answer:
    place = activity.region or WORLD
    context = Context(place, question.year, policy)
    one = activity.one()
    method = activity.method(one, context)
    desk = _Desk(catalogue, policy, context, activity.control, str(activity.purpose))
    lines, findings = desk.lines(method, activity)
    stages = {stage for line in lines for stage in line.factor.stages}
    required = method.required or activity.required or (method.demands[0].stage,)
    missing = tuple(stage for stage in required if stage not in stages)
    findings = [*_assumed(activity, question), *method.findings, *findings, *_gaps(missing, stages, activity, desk, method)]
    return Answer(question, _unit_text(question), tuple(lines), tuple(dict.fromkeys(findings)), missing, tuple(method.steps))


def _unit_text(question: Question) -> str:
    return " × ".join(question.units)


def _assumed(activity: Activity, question: Question) -> list[Finding]:
    """What the user left open and the library filled: never in silence."""
    found = []
    if activity.region is None:
        found.append(Finding("region_assumed", "info", "no region given; world and its stand-ins are asked. Write region=SE."))
    if question.year is None:
        found.append(Finding("period_assumed", "info", "no period given; the newest edition is used. Write period=2019."))
    return found


def _gaps(missing: tuple[str, ...], stages: set[str], activity: Activity, desk: _Desk, method: Method) -> list[Finding]:
    asked = {demand.stage: demand for demand in reversed(method.demands)}
    found = [desk.unanswered(asked[stage], activity) for stage in missing if stage in asked]
    for stage in activity.expected:
        if stage not in stages and not missing:
            message = f"no factor for {stage.replace('_', ' ')} of {activity.kind_name().replace('_', ' ')}; it is not in the total."
            found.append(Finding("stage_missing", "warning", message))
    return found


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the demands of one question are answered."""

    catalogue: Catalogue
    policy: Policy
    context: Context
    control: str
    purpose: str

    def lines(self, method: Method, activity: Activity) -> tuple[list[Line], list[Finding]]:
        """Answer the demands in order; a stage that a line covers already is not asked again."""
        posted = list[tuple[Demand, list[Line], list[Finding]]]()
        for demand in method.demands:
            earlier = [line for _, lines, _ in posted for line in lines]
            if not _covered(demand, earlier):
                posted.append((demand, *self._one(demand, earlier)))
        posted = self._with_upstream(posted, activity.expected)
        return [line for _, lines, _ in posted for line in lines], [note for _, _, notes in posted for note in notes]

    def _with_upstream(
        self, posted: list[tuple[Demand, list[Line], list[Finding]]], expected: tuple[str, ...]
    ) -> list[tuple[Demand, list[Line], list[Finding]]]:
        """Keep a chain together: a covering factor goes before a split that leaves an expected stage out or takes it from abroad."""
        for place, (first, lines, _) in enumerate(posted):
            for number, (demand, others, _) in enumerate(posted):
                chained = demand.key == first.key and demand.stage != first.stage and demand.stage in expected
                if chained and lines and not first.factor and (taken := self._covering(first, demand, lines, others)):
                    posted[place] = (first, [self._line(first, taken)], list(taken.findings))
                    posted[number] = (demand, [], [])
        return posted

    def _covering(self, first: Demand, demand: Demand, lines: list[Line], others: list[Line]) -> Match | None:
        """The stages of a national blend belong together: both at home, or both of one number.

        Power and heat are no such blends: their split factor stays, and a missing upstream is a finding.
        """
        if stand_in_rule(first.key) != "last" or (others and (self._at_home(others[0]) or not self._at_home(lines[0]))):
            return None
        taken = match(self.catalogue, self.wanted(first), self.policy, covering=demand.stage)
        # What the user says of the own fuel is never displaced by a published factor.
        if taken is None or (_own(lines[0].factor) and not _own(taken.factor)):
            return None
        return taken if not others or taken.factor.region in lineage(self.context.region)[:-1] else None

    def _at_home(self, line: Line) -> bool:
        return _own(line.factor) or line.factor.region in lineage(self.context.region)[:-1]

    def _one(self, demand: Demand, earlier: list[Line]) -> tuple[list[Line], list[Finding]]:
        if demand.factor:
            return self._given(demand, demand.factor)
        taken = match(self.catalogue, self.wanted(demand), self.policy)
        if taken is None:
            return self._otherwise(demand, earlier)
        if demand.loss_of:
            return self._loss(demand, taken, earlier)
        line = self._line(demand, taken)
        more, notes = self._uplift(demand, line) if demand.uplift else ([], [])
        return [line, *more], [*taken.findings, *notes]

    def _otherwise(self, demand: Demand, earlier: list[Line]) -> tuple[list[Line], list[Finding]]:
        """The next rung of a hierarchy, with the finding that the upper one is missing."""
        if demand.otherwise is None:
            return [], []
        lines, notes = self._one(demand.otherwise, earlier)
        finding = demand.otherwise.otherwise_finding
        return lines, [finding, *notes] if finding and lines else notes

    def wanted(self, demand: Demand) -> Wanted:
        """Return what is asked of the catalogue."""
        words = tuple(sorted(demand.qualifiers.items()))
        return Wanted(demand.key, words, demand.stage, self.context.region, self.context.year, demand.amount.unit)

    def unanswered(self, demand: Demand, activity: Activity) -> Finding:
        """Return the finding of a demand without a factor, with what came nearest."""
        wanted = self.wanted(demand)
        near = rejected(self.catalogue, wanted, self.policy)
        hint = f" Nearest: {near[-1].factor.id}, which {near[-1].reason}." if near else self._known_keys(demand)
        return Finding(
            "factor_missing", "error", f"no factor for {wanted}.{hint} Add one to factors.csv, or use kind generic with factor=."
        )

    def _known_keys(self, demand: Demand) -> str:
        family = demand.key.split(".")[0]
        return did_you_mean(demand.key, [key for key in self.catalogue.all_keys() if key.startswith(family)] or self.catalogue.all_keys())

    def _line(self, demand: Demand, taken: Match) -> Line:
        conversion = taken.conversion
        total = demand.amount.value * conversion.scale
        steps = tuple(step for step in (demand.step, *conversion.steps) if step)
        return self._posted(demand, taken.factor, conversion.form, total, taken.reason, steps, taken.wanted)

    def _posted(
        self,
        demand: Demand,
        factor: EmissionFactor,
        form: Form,
        total: float,
        reason: str,
        steps: tuple[str, ...],
        wanted: Wanted | None = None,
    ) -> Line:
        gases = {name: total * value for name, value in form.gases.items()}
        booking = book(demand.stage, self.control, self.purpose)
        return Line(factor, form, demand.stage, booking, demand.basis, total, gases, reason, steps, wanted)

    def _given(self, demand: Demand, factor: EmissionFactor) -> tuple[list[Line], list[Finding]]:
        form = factor.forms[0]
        total = demand.amount.value * scale(demand.amount.unit, form.unit)
        steps = (demand.step,) if demand.step else ()
        return [self._posted(demand, factor, form, total, "given with the activity", steps)], []

    def _loss(self, demand: Demand, taken: Match, earlier: list[Line]) -> tuple[list[Line], list[Finding]]:
        """Losses take the activity's own grid factor: of a share s of generation, s/(1-s) is lost for each unit used.

        Source: US EPA, eGRID Technical Guide (grid gross loss); GHG Protocol Scope 3 Technical Guidance, category 3, activity C.
        """
        made = next((line for line in earlier if line.stage == demand.loss_of and line.basis != "market"), None)
        if made is None:
            return [], []
        share = taken.conversion.form.gases[LOSS_SHARE]
        ratio = share / (1.0 - share)
        form = replace(made.form, locator=taken.conversion.form.locator)
        step = f"losses {share:.2%} of generation: {ratio:.6g} lost for each unit used, at {made.factor.id}"
        return [self._posted(demand, taken.factor, form, made.scale * ratio, taken.reason, (step,), taken.wanted)], list(taken.findings)

    def _uplift(self, demand: Demand, line: Line) -> tuple[list[Line], list[Finding]]:
        """The non-CO2 effect of a line: a multiplier on its combustion CO2, as a line of its own."""
        co2 = line.gases.get("co2")
        effect = Demand(demand.uplift or "", "non_co2", Amount(co2 or 0.0, "kg"))
        taken = match(self.catalogue, self.wanted(effect), self.policy)
        if taken is None or co2 is None:
            message = f"{line.factor.id} gives no CO2 apart from CO2e, so no non-CO2 effect is added to it."
            return [], [Finding("non_co2_missing", "warning", message)]
        step = f"on the {co2:.6g} kg CO2 of combustion, per unit of the amount"
        return [self._line(replace(effect, step=step), taken)], list(taken.findings)


def _own(factor: EmissionFactor) -> bool:
    return factor.publication.name.startswith("own-")


def _covered(demand: Demand, lines: list[Line]) -> bool:
    return any(line.factor.key == demand.key and demand.stage in line.factor.stages[1:] for line in lines)


def gwp_clashes(line: Line, gwp_set: str) -> Finding | None:
    """Return the finding that a CO2e-only factor was made with another GWP set."""
    if CO2E not in line.gases or line.factor.gwp_set in (None, gwp_set):
        return None
    made = "a GWP set that its source does not state" if line.factor.gwp_set == "unstated" else line.factor.gwp_set
    message = f"{line.factor.id} is CO2e of {made}; it cannot be restated in {gwp_set} and is taken as it is."
    return Finding("gwp_set_differs", "warning", message)
