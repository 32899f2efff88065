"""Answering one question: demands → factors → lines, in words and once."""

from __future__ import annotations

from carbon.activities.framework.base import Activity
from carbon.activities.framework.demands import Context, Method
from carbon.core.errors import CarbonError, Finding
from carbon.core.quantities import Amount
from carbon.core.regions import WORLD
from carbon.core.sentences import say
from carbon.engine.answering.demands import Demands, Posting
from carbon.engine.answering.left_out import absent_stages, left_out
from carbon.engine.answering.lines import Answer, Line, Solution
from carbon.engine.answering.sanity import sane
from carbon.engine.answering.unmet import unanswered
from carbon.engine.answering.wanting import Asking
from carbon.engine.answering.weighing import weighed
from carbon.engine.asking.base_units import base_of
from carbon.engine.asking.question import Question
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy
from carbon.factors.ranking import BURNED_IN, untold_sector


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
            known = weighed(sane(_solution(asked, base.one, activity, catalogue, policy)), policy)
        except CarbonError as error:
            # A question that cannot be answered is its own finding: it stops no other.
            known = Solution((), (Finding(error.code, "error", error.sentence, column=error.field),), ("method",), ())
        catalogue.answers[(asked, policy)] = known
    return Answer(question, known, base.ratio)


_CACHE_LIMIT = 200_000


def _solution(question: Question, one: Amount, activity: Activity, catalogue: Catalogue, policy: Policy) -> Solution:
    place = activity.region or WORLD
    context = Context(place, question.year, policy, catalogue)
    method = activity.method(one, context)
    asking = Asking(catalogue, policy, context)
    posted = Demands(asking, activity.control, str(activity.purpose), one.unit).postings(method)
    lines = [line for posting in posted for line in posting.lines]
    unmet = _unmet(posted, method.required or activity.required or (method.demands[0].stage,))
    notes = [note for posting in posted for note in posting.findings]
    gaps = [unanswered(asking, posting.demand) for posting in unmet] or _absent(activity, method, lines)
    findings = dict.fromkeys([*_assumed(activity, question, method), *method.findings, *notes, *_all_sectors(activity, lines), *gaps])
    missing = tuple(dict.fromkeys(posting.demand.stage for posting in unmet))
    return Solution(tuple(lines), tuple(findings), missing, tuple(method.steps), left_out(activity, method, lines))


def _unmet(posted: list[Posting], required: tuple[str, ...]) -> list[Posting]:
    """Demands of a required stage without a line: one leg of a flight unanswered leaves the whole flight unanswered."""
    return [posting for posting in posted if posting.demand.stage in required and not posting.lines]


def _assumed(activity: Activity, question: Question, method: Method) -> list[Finding]:
    """What the user left open and the library filled: never in silence. A gas that escapes asks neither place nor time."""
    found = list[Finding]()
    if all(demand.factor for demand in method.demands):
        return found
    if activity.region is None:
        found.append(Finding("region_assumed", "info", say("no region given; world and its stand-ins are asked. Write region=SE.")))
    if question.year is None:
        found.append(Finding("period_assumed", "info", say("no period given; the newest edition is used. Write period=2019.")))
    return found


def _all_sectors(activity: Activity, lines: list[Line]) -> list[Finding]:
    """A sector that was stated, and what is burned by a factor that is for all sectors alike."""
    if getattr(activity, BURNED_IN, None) is None:
        return []
    alike = [(line.factor.id, pair) for line in lines if line.wanted for pair in untold_sector(line.factor, line.wanted)]
    return [Finding("technology_gap", "info", say("{name} is for all sectors, {pair} too.", name=name, pair=pair)) for name, pair in alike]


def _absent(activity: Activity, method: Method, lines: list[Line]) -> list[Finding]:
    """Expected stages that no line covers: the answer stands, and says what is not in it."""
    return [
        Finding("stage_missing", "warning", say("no factor for {stage}; it is not in the total.", stage=stage))
        for stage in absent_stages(activity, method, lines)
    ]
