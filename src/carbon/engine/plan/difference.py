"""What moved from one plan to another, and why: line by line, before any amount is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carbon.engine.answering.lines import Line
from carbon.engine.asking.question import Question

if TYPE_CHECKING:
    from carbon.engine.plan.plan import Plan


def difference(one: Plan, other: Plan) -> dict[str, list[Any]]:
    """Return the lines that differ between two plans, as columns.

    Parameters: one, the earlier plan; other, the later one. A line is known by its question, stage and basis. `why` says what
    changed: question or line added or gone, another factor, another amount of it, its published number, the GWP set.
    Lines of the pseudo-gas are told by their factor too.
    """
    before, after = _lines(one), _lines(other)
    rows = []
    for place in dict.fromkeys((*before, *after)):
        old, new = before.get(place), after.get(place)
        why = _why(one, other, place, old, new)
        if why:
            rows.append((*place[1:], *_shown(old), *_shown(new), why))
    names = ("kind", "region", "year", "asked", "stage", "basis", "factor_before", "co2e_before", "factor_after", "co2e_after", "why")
    return {name: [row[number] for row in rows] for number, name in enumerate(names)}


_Place = tuple[object, ...]


def _lines(plan: Plan) -> dict[_Place, tuple[Line, float]]:
    found: dict[_Place, tuple[Line, float]] = {}
    times: dict[_Place, int] = {}
    for number, (question, line) in enumerate(plan.lines):
        asked = plan.answers[question].question
        place = (asked.kind, asked.region, asked.year, _asked(asked), line.stage, line.basis)
        # Legs of one flight have the same stage: they are told by their order.
        times[place] = times.get(place, -1) + 1
        found[(times[place], *place)] = (line, float(plan.co2e_per_unit[number]))
    return found


def _asked(question: Question) -> str:
    words = [str(value) for value in question.fields[1:] if value not in (None, "", False, (), "()", "False")]
    words += [question.part] if question.part else []
    return f"{' × '.join(question.units)}: {', '.join(words)}"


def _shown(found: tuple[Line, float] | None) -> tuple[str | None, float | None]:
    return (None, None) if found is None else (found[0].factor.id, found[1])


def _why(one: Plan, other: Plan, place: _Place, old: tuple[Line, float] | None, new: tuple[Line, float] | None) -> str | None:
    if old is None or new is None:
        plan, word = (one, "added") if old is None else (other, "gone")
        asked = {(answer.question.kind, answer.question.region, answer.question.year, _asked(answer.question)) for answer in plan.answers}
        return f"{'line' if place[1:5] in asked else 'question'} {word}"
    reasons = []
    if old[0].factor.id != new[0].factor.id:
        reasons.append("another factor")
    elif old[0].form.gases != new[0].form.gases:
        reasons.append("the factor's own number")
    if old[0].scale != new[0].scale:
        reasons.append("amount of the factor per unit")
    if old[0].booking != new[0].booking:
        reasons.append("booking")
    if old[1] != new[1] and one.policy.gwp_set != other.policy.gwp_set and old[0].gases == new[0].gases:
        reasons.append(f"GWP set {one.policy.gwp_set} → {other.policy.gwp_set}")
    elif old[1] != new[1] and not reasons:
        reasons.append("weights of the gases")
    return ", ".join(reasons) or None
