"""What a reader must know of a result: its findings, what it is complete but for, and what its total contains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from carbon.core.arrays import np
from carbon.core.booking import BESIDE
from carbon.core.collector import FEW, collector_paused
from carbon.core.errors import CarbonError, Finding
from carbon.core.gases import kyoto
from carbon.core.sentences import Sentence, joined, say, term
from carbon.engine.answering.compilations import compilation_findings, offered
from carbon.engine.answering.lines import Line
from carbon.engine.plan.plan import Plan
from carbon.engine.plan.rows import Portions, Rows, Tally
from carbon.engine.result.memory import MemoryRows, Origin, origin_of

_ORDER = {"error": 0, "warning": 1, "info": 2}


def merged_findings(plan: Plan, tally: Tally, notes: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return all findings, each distinct problem once with its count, errors first.

    Parameters: plan; tally of the rows; notes about the calculation as a whole.
    """
    found: dict[Finding, int] = {}
    lines = asked_lines(plan, tally)
    for finding in (*notes, *tally.refused, *compilation_findings(lines), *_offered(plan, tally)):
        found[finding] = found.get(finding, 0) + finding.count
    asked = [(answer, count) for answer, count in zip(plan.answers, tally.portions, strict=True) if count]
    # Findings are made now, unless somebody read them before.
    with collector_paused() if len(asked) > FEW else nullcontext():
        for answer, count in asked:
            for finding in answer.findings:
                found[finding] = found.get(finding, 0) + count
    for questions, rows in tally.together:
        # A row is counted once, though its period lies in two years and both have the finding.
        for finding, times in Counter(item for question in questions for item in plan.answers[question].findings).items():
            found[finding] -= (times - 1) * rows
    merged = [replace(finding, count=count) for finding, count in found.items()]
    return tuple(sorted(merged, key=lambda finding: _ORDER[finding.severity]))


def _offered(plan: Plan, tally: Tally) -> list[Finding]:
    """What is offered for power, once for the result, with the rows that it is of: a row of two years is one."""
    found = offered((question, line) for question, line in plan.lines if tally.portions[question] > 0)
    if found is None:
        return []
    finding, questions = found
    twice = (max(0, len(questions.intersection(group)) - 1) * rows for group, rows in tally.together)
    return [replace(finding, count=sum(int(tally.portions[question]) for question in questions) - sum(twice))]


def absent(plan: Plan, tally: Tally) -> tuple[str, ...]:
    """Return what the answers do not hold, in words: stages, gases and splits that no factor gives."""
    asked = (answer for answer, count in zip(plan.answers, tally.portions, strict=True) if count)
    return tuple(dict.fromkeys(part for answer in asked for part in answer.left_out))


def asked_lines(plan: Plan, tally: Tally) -> list[Line]:
    """Return the lines of the questions that some row asks."""
    return [line for question, line in zip(plan.lines.numbers, plan.lines.shared, strict=True) if tally.portions[question]]


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


_SHOWN = 8


def state(complete: bool, unanswered: int, rows: int, parts: Sequence[str]) -> str:
    """Return in words whether a result is complete.

    Parameters: complete, whether every row has an answer; unanswered rows of all rows; parts that answered rows are complete but for.

    >>> state(True, 0, 3, ["wtt of electricity"])
    'complete but for wtt of electricity'
    """
    if not complete:
        return say("incomplete: {unanswered} of {rows} rows unanswered", unanswered=unanswered, rows=rows)
    if not parts:
        return say("complete")
    said = _together(parts)
    more = say("; and {count} more (complete_but_for of --format json)", count=len(said) - _SHOWN) if len(said) > _SHOWN else ""
    return say("complete but for {parts}{more}", parts=joined(said[:_SHOWN], "; "), more=more)


def _together(parts: Sequence[str]) -> list[Sentence]:
    """What is lacking of several kinds, said once: "transmission of electricity and storage".

    >>> _together(["wtt of fuel", "transmission of electricity", "wtt of rail"])
    ['wtt of fuel and rail', 'transmission of electricity']
    """
    kinds: dict[str, list[str]] = {}
    for part in parts:
        what, _, kind = part.rpartition(" of ")
        kinds.setdefault(what, []).append(kind)
    return [say("{what} of {kinds}", what=_what(what), kinds=_listed(those)) for what, those in kinds.items()]


def _what(text: str) -> Sentence:
    """What is lacking, in words: a stage, gases of a stage, the split of stages."""
    if text.startswith(_SPLIT):
        return say("the split of {stages}", stages=_listed(re.split(r", | and ", text.removeprefix(_SPLIT))))
    if text.startswith(_GASES):
        return say("CH4 and N2O of {stage}", stage=term(text.removeprefix(_GASES)))
    return term(text)


_SPLIT, _GASES = "the split of ", "CH4 and N2O of "


def _listed(names: Sequence[str]) -> Sentence:
    """Names in a row, the last one after an and."""
    first = joined(map(term, names[:-1]), ", ")
    return say("{names} and {last}", names=first, last=term(names[-1])) if first else term(names[-1])


_MOST = 100_000
"""Rows of a table that are taken into memory for it."""


def at_first_rows(plan: Plan, rows: Rows, count: int, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, those of a cell or of a question without an answer with the first row that asks it, its file and column.

    Parameters: plan; rows, which may know the files they were read from; count of rows; findings.
    """
    found = tuple(findings)
    if not any(_placeless(item) for item in found):
        return found
    origin = _origin(rows)
    portions = _portions(rows, count) if origin or count > 1 else None
    if portions is None:
        return found
    first = _first_rows(plan, portions)
    return tuple(_at(item, first.get((item.code, item.message)), origin) if _placeless(item) else item for item in found)


def _origin(rows: Rows) -> Origin | None:
    """Where the rows were read; of rows that know no columns, their files and numbers."""
    if isinstance(rows, MemoryRows) and rows.origin:
        return rows.origin
    return origin_of(rows.labels, {})


def _at(item: Finding, row: int | None, origin: Origin | None) -> Finding:
    if row is None or origin is None:
        return item.at(None, row)
    file, number = origin.places[row]
    return item.at(file, number, origin.columns.get(file, {}).get(item.column or ""))


def _placeless(item: Finding) -> bool:
    """Whether a finding is of some cell, an error's or a named column's, and says no row."""
    return item.file is None and item.row is None and (item.severity == "error" or item.column is not None)


def _portions(rows: Rows, count: int) -> Portions | None:
    """The rows as arrays; None for a long table, whose rows stay where they are, and for a lazy one."""
    if count > _MOST and not isinstance(rows, MemoryRows):
        return None
    try:
        return rows.portions
    except CarbonError:
        return None


def _first_rows(plan: Plan, portions: Portions) -> dict[tuple[str, str], int]:
    """(code, message) of each finding of a cell → the first input row that has it."""
    questions, places = np.unique(portions.row_question, return_index=True)
    rows = portions.row[places].tolist()
    found: dict[tuple[str, str], int] = {}
    for question, row in sorted(zip(questions.tolist(), rows, strict=True), key=lambda pair: pair[1]):
        for item in plan.answers[question].findings:
            if _placeless(item):
                found.setdefault((item.code, item.message), row)
    return found
