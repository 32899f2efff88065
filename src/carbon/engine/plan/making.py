"""The plan of what is asked: each distinct question answered once."""

from __future__ import annotations

from collections.abc import Sequence

from carbon.engine.answering.answer import answer
from carbon.engine.answering.lines import Answer
from carbon.engine.asking.questions import Asked
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.postings import Postings
from carbon.factors.catalogue import Catalogue
from carbon.factors.policy import Policy


def plan_of(asked: Asked, catalogue: Catalogue, policy: Policy) -> Plan:
    """Return the plan of distinct questions: each answered once."""
    answers = tuple(
        answer(question, template, catalogue, policy) for question, template in zip(asked.questions, asked.templates, strict=True)
    )
    if len(answers) != 1:
        return make_plan(answers, policy, catalogue.version)
    # A scalar asked again and again pays for its plan once.
    key = (asked.questions[0], policy, "plan")
    plan: Plan | None = catalogue.answers.get(key)
    if plan is None:
        plan = catalogue.answers[key] = make_plan(answers, policy, catalogue.version)
    return plan


def make_plan(answers: Sequence[Answer], policy: Policy, version: str) -> Plan:
    """Return the plan of answers; lines of a question that is not answered in full are left out.

    Parameters: answers; policy; version of the datasets.
    """
    return Plan(tuple(answers), policy, version, Postings.of(answers))
