"""Answering one question: demands → factors → lines, in words and once."""

from __future__ import annotations

from carbon.activities.base import Activity, Context, Method
from carbon.core.errors import CarbonError, Finding
from carbon.core.regions import WORLD
from carbon.engine.desk import Desk, Posting
from carbon.engine.lines import Answer, Line, Question
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy


def answer(question: Question, activity: Activity, catalogue: Catalogue, policy: Policy) -> Answer:
    """Return the answer of a question; cached on the catalogue.

    Parameters: question; activity, any one that asks it; catalogue; policy.
    """
    known = catalogue.answers.get((question, policy))
    if known is None:
        if len(catalogue.answers) > _CACHE_LIMIT:
            catalogue.answers.clear()
        try:
            known = _answer(question, activity, catalogue, policy)
        except CarbonError as error:
            # A question that cannot be answered is its own finding: it stops no other.
            known = Answer(question, _unit_text(question), (), (Finding(error.code, "error", str(error)),), ("method",), ())
        catalogue.answers[(question, policy)] = known
    found: Answer = known
    return found


_CACHE_LIMIT = 200_000


def _answer(question: Question, activity: Activity, catalogue: Catalogue, policy: Policy) -> Answer:
    place = activity.region or WORLD
    context = Context(place, question.year, policy)
    one = activity.one()
    method = activity.method(one, context)
    desk = Desk(catalogue, policy, context, activity.control, str(activity.purpose))
    posted = desk.postings(method, activity)
    lines = [line for posting in posted for line in posting.lines]
    unmet = _unmet(posted, method.required or activity.required or (method.demands[0].stage,))
    notes = [note for posting in posted for note in posting.findings]
    gaps = [desk.unanswered(posting.demand) for posting in unmet] or _absent(activity, lines)
    findings = dict.fromkeys([*_assumed(activity, question, method), *method.findings, *notes, *gaps])
    missing = tuple(dict.fromkeys(posting.demand.stage for posting in unmet))
    return Answer(question, _unit_text(question), tuple(lines), tuple(findings), missing, tuple(method.steps))


def _unmet(posted: list[Posting], required: tuple[str, ...]) -> list[Posting]:
    """Demands of a required stage without a line: one leg of a flight unanswered leaves the whole flight unanswered."""
    return [posting for posting in posted if posting.demand.stage in required and not posting.lines]


def _unit_text(question: Question) -> str:
    return " × ".join(question.units)


def _assumed(activity: Activity, question: Question, method: Method) -> list[Finding]:
    """What the user left open and the library filled: never in silence. A gas that escapes asks neither place nor time."""
    found = list[Finding]()
    if all(demand.factor for demand in method.demands):
        return found
    if activity.region is None:
        found.append(Finding("region_assumed", "info", "no region given; world and its stand-ins are asked. Write region=SE."))
    if question.year is None:
        found.append(Finding("period_assumed", "info", "no period given; the newest edition is used. Write period=2019."))
    return found


def _absent(activity: Activity, lines: list[Line]) -> list[Finding]:
    """Expected stages that no line covers: the answer stands, and says what is not in it."""
    covered = {stage for line in lines for stage in line.factor.stages}
    kind = activity.kind_name().replace("_", " ")
    return [
        Finding("stage_missing", "warning", f"no factor for {stage.replace('_', ' ')} of {kind}; it is not in the total.")
        for stage in activity.expected
        if stage not in covered
    ]
