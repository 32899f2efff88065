"""Answering one question: demands → factors → lines, in words and once; what is checked of them, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.core.booking import BESIDE
from carbon.core.errors import CarbonError, Finding
from carbon.core.gases import CO2E, gwp
from carbon.core.quantities import Amount
from carbon.core.regions import WORLD
from carbon.core.sentences import say, term
from carbon.core.units.scales import unit
from carbon.core.written import LARGEST
from carbon.engine.answering.demands import Asking, Demands, Posting, Taken
from carbon.engine.answering.lines import Answer, Line, Solution
from carbon.engine.answering.missing import unanswered, unknown_word
from carbon.engine.answering.own_figures import below_zero, doubts, too_large
from carbon.engine.answering.weights import no_weight, not_counted
from carbon.engine.asking.base_units import Base, base_of
from carbon.engine.asking.question import Question
from carbon.factors.catalogue import Catalogue
from carbon.factors.conversion import met_alike, own_form
from carbon.factors.gaps import co2_alone, gwp_clash
from carbon.factors.policy import OWN, Policy
from carbon.factors.ranking import BURNED_IN, untold_sector
from carbon.factors.spelling import UNSAID


def answer(question: Question, activity: Activity, catalogue: Catalogue, policy: Policy) -> Answer:
    """Return the answer of a question: found once for all units of its dimension, and kept on the catalogue.

    Parameters: question; activity, any one that asks it; catalogue; policy.
    """
    base = base_of(type(activity), question.form, question.units)
    asked = question if base.units == question.units else Question(question.kind, base.units, *question[2:])
    known: Solution | None = catalogue.answers.get((asked, policy))
    if known is None:
        if len(catalogue.answers) > _CACHE_LIMIT:
            catalogue.answers.clear()
        try:
            known = weighed(sane(_solved(asked, base, activity, catalogue, policy)), policy)
        except CarbonError as error:
            # A question that cannot be answered is its own finding: it stops no other.
            said = Finding(error.code, "error", error.sentence, column=error.field)
            known = Solution((), ("method",), (), (partial(tuple, [said]),))
        catalogue.answers[(asked, policy)] = known
    return Answer(question, known, base.ratio)


_CACHE_LIMIT = 200_000


def _solved(question: Question, base: Base, activity: Activity, catalogue: Catalogue, policy: Policy) -> Solution:
    """What answers a question; of a kind that keeps its unit from what answers the base unit, where units differ in their rows alone."""
    one = base.one
    if type(activity).keeps_unit and one.unit != base.unit and activity.asks_as_given and met_alike(one.dimension):
        known = answer(question._replace(units=(base.unit,)), activity, catalogue, policy).solution
        if known.answered:
            lines = tuple(_in_unit(line, one.unit) for line in known.lines)
            told = partial(_said, question, one, activity, catalogue, policy)
            return Solution(lines, (), known.steps, (told,), known.lacks, known.in_doubt)
    return _solution(question, one, activity, catalogue, policy)


def _in_unit(line: Line, name: str) -> Line:
    """A line per base unit as one per another unit of the dimension: by the publisher's row in that very unit, where there is one."""
    given, form, wanted = unit(name), line.form, line.wanted and line.wanted._replace(unit=name)
    if form.dimension == given.dimension:
        form = own_form(line.factor, name, given.dimension) or form
    met, per = given.scale * line.met, unit(form.unit).scale
    return Line(line.factor, form, line.stage, line.booking, line.basis, met, per, line.why, line.steps, wanted)


def _said(question: Question, one: Amount, activity: Activity, catalogue: Catalogue, policy: Policy) -> Iterable[Finding]:
    """What is said of an amount in its own unit: it names that unit, and few read it."""
    return _solution(question, one, activity, catalogue, policy).findings


def _solution(question: Question, one: Amount, activity: Activity, catalogue: Catalogue, policy: Policy) -> Solution:
    place = activity.region or WORLD
    context = Context(place, question.year, policy, catalogue, question.part)
    method = activity.method(one, context)
    asking = Asking(catalogue, policy, context)
    posted = Demands(asking, activity.control, str(activity.purpose), one.unit).postings(method)
    lines = tuple(line for posting in posted for line in posting.lines)
    unmet = _unmet(posted, method.required or activity.required or (method.demands[0].stage,))
    missing = tuple(dict.fromkeys(posting.demand.stage for posting in unmet))
    told = partial(_told, activity, method, asking, posted, unmet)
    in_doubt = bool(unmet) or any(isinstance(one, Taken) and one.in_doubt for posting in posted for one in posting.told)
    return Solution(lines, missing, tuple(method.steps), (told,), partial(left_out, activity, method, lines), in_doubt)


def _told(activity: Activity, method: Method, asking: Asking, posted: Sequence[Posting], unmet: Sequence[Posting]) -> Iterable[Finding]:
    """What a reader must know of the method, of each demand, and of what is not there; each once."""
    lines = [line for posting in posted for line in posting.lines]
    notes = [*_assumed(activity, method, asking), *method.findings, *_of_demands(asking, posted), *_all_sectors(activity, lines)]
    gaps = [unanswered(asking, posting.demand, activity) for posting in unmet] or _absent(activity, method, lines)
    return dict.fromkeys([*notes, *gaps])


def _of_demands(asking: Asking, posted: Iterable[Posting]) -> Iterator[Finding]:
    """What is said of each demand: a factor that is not specific to a word that nothing knows, as a misspelt network, says so."""
    for one in (one for posting in posted for one in posting.told):
        if isinstance(one, Finding):
            yield one
            continue
        if one.demand and one.in_doubt and (unknown := unknown_word(asking, one.demand)):
            yield replace(unknown, severity="warning")
        yield from one.match.told()


def _unmet(posted: Sequence[Posting], required: tuple[str, ...]) -> list[Posting]:
    """Demands of a required stage without a line: one leg of a flight unanswered leaves the whole flight unanswered."""
    return [posting for posting in posted if posting.demand.stage in required and not posting.lines]


def _assumed(activity: Activity, method: Method, asking: Asking) -> list[Finding]:
    """What the user left open and the library filled: never in silence. A gas that escapes asks neither place nor time."""
    found = list[Finding]()
    if all(demand.factor for demand in method.demands):
        return found
    if activity.region is None:
        text = say("no region given; factors for the world, or their stand-ins, are used. Write the country, such as region=SE.")
        found.append(Finding("region_assumed", "warning", text))
    if asking.context.year is None:
        text = say("no period given; the newest edition is used. Write the year, such as period=2019.")
        found.append(Finding("period_assumed", "info", text))
    return found


def _all_sectors(activity: Activity, lines: Sequence[Line]) -> list[Finding]:
    """A sector that was stated, and what is burned by a factor that is for all sectors alike."""
    if getattr(activity, BURNED_IN, None) is None:
        return []
    alike = [(line.factor.id, pair) for line in lines if line.wanted for pair in untold_sector(line.factor, line.wanted)]
    return [Finding("technology_gap", "info", say("{name} is for all sectors, {pair} too.", name=name, pair=pair)) for name, pair in alike]


def _absent(activity: Activity, method: Method, lines: Sequence[Line]) -> list[Finding]:
    """Expected stages that no line covers: the answer stands, and says what is not in it."""
    return [
        Finding("stage_missing", "warning", say("no factor for {stage}; it is not in the total.", stage=stage))
        for stage in absent_stages(activity, method, lines)
    ]


_OF_CARBON_ALONE = ("release", "process")
"""Stages that can be of CO2 alone: a gas set free, a reaction."""


def absent_stages(activity: Activity, method: Method, lines: Sequence[Line]) -> list[str]:
    """Return the stages that no line covers and the kind expects, or that power it takes lacks, such as "wtt of electricity".

    Parameters: activity; method of its kind; lines of its answer.
    """
    of_power = ("transmission",) if any(demand.stage == "transmission" and _is_power(demand.key) for demand in method.demands) else ()
    covered = {stage for line in lines for stage in line.factor.stages}
    wanted = dict.fromkeys((*activity.expected, *of_power))
    return [say("{what} of {kinds}", what=term(stage), kinds=term(activity.kind_name())) for stage in wanted if stage not in covered]


def _is_power(key: str) -> bool:
    return key.startswith("electricity.")


def left_out(activity: Activity, method: Method, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return all that an answered question is complete but for, in words.

    Parameters: activity; method of its kind; lines of its answer.
    """
    return tuple(dict.fromkeys([*absent_stages(activity, method, lines), *method.left_out, *_of_lines(activity, lines)]))


def _of_lines(activity: Activity, lines: Iterable[Line]) -> Iterator[str]:
    kind = _words(activity.kind_name())
    for line in lines:
        factor = line.factor
        if line.basis == "market" or line.basis in BESIDE:
            continue
        # Where nothing is burned, as in own wind power, no gas is missing; a biofuel whose fossil CO2 is 0 burns all the same.
        burns = factor.forms[0].gases.get("co2") or factor.key.startswith("fuel.")
        if co2_alone(factor) and burns and line.stage not in _OF_CARBON_ALONE:
            yield f"CH4 and N2O of {_words(line.stage)} of {kind}"
        if len(factor.stages) > 1:
            *first, last = (_words(stage) for stage in factor.stages)
            yield f"the split of {', '.join(first)} and {last} of {kind}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def sane(solution: Solution) -> Solution:
    """Return a solution; without its lines where one of them is negative or too large, which is then an error.

    Parameters: solution.
    Source: GHG Protocol Corporate Standard (2004), ch. 8 (removals and credits are reported apart from gross emissions).
    """
    if wild := [finding for line in solution.lines if (finding := _wild(line))]:
        return replace(solution, lines=(), missing=("factor",), told=(*solution.told, partial(dict.fromkeys, wild)), lacks=tuple)
    own = [line for line in solution.lines if line.factor.publication.name.startswith(OWN) or line.factor.derivation == UNSAID]
    return replace(solution, told=(*solution.told, partial(doubts, own))) if own else solution


def _wild(line: Line) -> Finding | None:
    scale = line.scale
    for gas, value in line.form.gases.items():
        mass = scale * value
        if not abs(mass) <= LARGEST:
            return too_large(line, gas, mass)
        if mass < 0 and line.basis not in BESIDE:
            return below_zero(line, gas, mass)
    return None


def weighed(solution: Solution, policy: Policy) -> Solution:
    """Return a solution with what the GWP set says of its gases.

    A weak gas that the set does not weigh, as a hydrocarbon, or a gas that would add little, counts 0 with a finding, and its mass
    stays. Any other gas without a weight leaves the question unanswered: it is missing, and not 0.

    Parameters: solution; policy.
    Source: US EPA, GHG Emission Factors Hub (2025), Table 12, and UK Government conversion factors (2025), Refrigerant & other, Blends:
    blends are weighed without the components that have no GWP. The values of weak gases stand in
    emission_factors/parameters/weak_gases.csv.
    """
    notes = {gas: not_counted(gas, solution, policy.gwp_set) for gas in unweighed(solution.lines, policy.gwp_set)}
    missing = tuple(gas for gas, note in notes.items() if note is None)
    if not notes and not any(CO2E in line.form.gases for line in solution.lines):
        return solution
    lines, unmet = solution.lines, (*solution.missing, *missing)
    told = partial(_of_weights, lines, notes, policy.gwp_set)
    return Solution(lines, unmet, solution.steps, (*solution.told, told), solution.lacks, solution.in_doubt)


def _of_weights(lines: Sequence[Line], notes: Mapping[str, Finding | None], gwp_set: str) -> Iterable[Finding]:
    """What is said of figures made with another GWP set, and of gases that the set does not weigh; each once."""
    clashes = [gwp_clash(line.factor, gwp_set) for line in lines if CO2E in line.form.gases]
    gases = [note or no_weight(gas, gwp_set) for gas, note in notes.items()]
    return dict.fromkeys(finding for finding in (*clashes, *gases) if finding)


def unweighed(lines: Iterable[Line], gwp_set: str) -> list[str]:
    """Return the gases of some lines that a set does not weigh, in alphabetical order.

    Parameters: lines; gwp_set.
    """
    weights = gwp(gwp_set)
    unknown = [gases for line in lines if not weights.keys() >= (gases := line.form.gases).keys()]
    return sorted({gas for gases in unknown for gas, mass in gases.items() if gas not in weights and mass})
