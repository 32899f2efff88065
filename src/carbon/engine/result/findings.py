"""What a reader must know of a result: its findings, what it is complete but for, and what its total contains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from carbon.core.booking import BESIDE
from carbon.core.errors import Finding
from carbon.core.gases import kyoto
from carbon.core.sentences import Sentence, joined, say, term
from carbon.engine.answering.compilations import compilation_findings
from carbon.engine.answering.lines import Line
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.rows import Tally

_ORDER = {"error": 0, "warning": 1, "info": 2}


def merged_findings(plan: Plan, tally: Tally, notes: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return all findings, each distinct problem once with its count, errors first.

    Parameters: plan; tally of the rows; notes about the calculation as a whole.
    """
    found: dict[Finding, int] = {}
    for finding in (*notes, *tally.refused, *compilation_findings(asked_lines(plan, tally))):
        found[finding] = found.get(finding, 0) + finding.count
    for answer, count in zip(plan.answers, tally.portions.tolist(), strict=True):
        for finding in answer.findings if count else ():
            found[finding] = found.get(finding, 0) + count
    for questions, rows in tally.together:
        # A row is counted once, though its period lies in two years and both have the finding.
        for finding, times in Counter(item for question in questions for item in plan.answers[question].findings).items():
            found[finding] -= (times - 1) * rows
    merged = [replace(finding, count=count) for finding, count in found.items()]
    return tuple(sorted(merged, key=lambda finding: _ORDER[finding.severity]))


def absent(plan: Plan, tally: Tally) -> tuple[str, ...]:
    """Return what the answers do not hold, in words: stages, gases and splits that no factor gives."""
    asked = (answer for answer, count in zip(plan.answers, tally.portions.tolist(), strict=True) if count)
    return tuple(dict.fromkeys(part for answer in asked for part in answer.left_out))


def asked_lines(plan: Plan, tally: Tally) -> list[Line]:
    """Return the lines of the questions that some row asks."""
    asked = tally.portions > 0
    return [line for question, line in zip(plan.lines.question.tolist(), plan.lines.shared, strict=True) if asked[question]]


def contents(plan: Plan, tally: Tally, basis: str) -> str:
    """Return in words what a total contains: scopes, basis, upstream, non-CO2, other gases, GWP set.

    Parameters: plan; tally of the rows; basis of the view.
    """
    policy = plan.policy
    lines = [line for line in asked_lines(plan, tally) if line.basis not in BESIDE]
    scopes = sorted({line.booking.scope for line in lines})
    stages = {stage for line in lines for stage in line.factor.stages}
    others = dict.fromkeys(gas for line in lines for gas in line.form.gases if not kyoto(gas))
    parts = [
        say("{what}, excluded from totals", what=term(basis)) if basis in BESIDE else "",
        joined((_scope(scope, basis) for scope in scopes), " + ") if scopes else say("no line"),
        say("upstream in") if "wtt" in stages else say("upstream out"),
        say("non-CO2 in") if "non_co2" in stages else say("no non-CO2") if policy.non_co2 else say("non-CO2 out"),
        _others(joined(map(term, others), ", "), counted=policy.other_gases) if others else "",
        policy.gwp_set,
    ]
    return joined((part for part in parts if part), ", ")


def _scope(scope: int, basis: str) -> str:
    return say("s{scope} ({basis})", scope=scope, basis=term(basis)) if scope == 2 else f"s{scope}"


def _others(gases: str, *, counted: bool) -> Sentence:
    """Gases outside the seven of the GHG Protocol, in the total or beside it."""
    return say("{gases} in", gases=gases) if counted else say("{gases} beside", gases=gases)


def row_findings(notes: Iterable[Finding], labels: Mapping[str, Any]) -> dict[int, tuple[str, ...]]:
    """Return the codes of notes that name an input row by its file and row number, by input row.

    Parameters: notes about the calculation; labels, of an inventory with `file` and `row`.
    """
    if not {"file", "row"} <= labels.keys():
        return {}
    places = {place: number for number, place in enumerate(zip(labels["file"], labels["row"], strict=True))}
    found: dict[int, tuple[str, ...]] = {}
    for finding in notes:
        number = places.get((finding.file, finding.row)) if finding.file and finding.row else None
        if number is not None:
            found[number] = (*found.get(number, ()), finding.code)
    return found
