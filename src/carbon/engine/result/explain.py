"""Why a number is what it is: every factor, every step, every weight, so that a stranger can recompute it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carbon.core.booking import BESIDE
from carbon.core.formatting import number
from carbon.core.gases import CO2_BIOGENIC, gwp_citation
from carbon.core.quantities import Amount
from carbon.engine.answering.lines import Answer, Line

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions


def explanation(result: Emissions) -> str:
    """Return the explanation of all questions of a result, with its summed amounts.

    Parameters: result.
    """
    blocks = []
    for place, answer in enumerate(result.plan.answers):
        amount = float(result.question_amounts[place])
        if not result.tally.portions[place]:
            continue
        lines = [(index, line) for index, (question, line) in enumerate(result.plan.lines) if question == place]
        blocks.append(_question(result, answer, amount, lines))
    return "\n\n".join([*blocks, _total(result)])


def _question(result: Emissions, answer: Answer, amount: float, lines: list[tuple[int, Line]]) -> str:
    asked = answer.question
    head = f"{asked.kind.replace('_', ' ')}: {Amount(amount, answer.unit)}, {asked.fields[0] or 'no region'}, {asked.year or 'no period'}"
    text = [head, *(f"  {step}" for step in answer.steps)]
    for index, line in lines:
        text += _line(result, amount, answer.unit, index, line)
    text += [f"  ! {finding.message}" for finding in answer.findings if finding.severity == "error"]
    text += [f"  note: {finding.message}" for finding in answer.findings if finding.severity != "error"]
    return "\n".join(text)


def _line(result: Emissions, amount: float, unit: str, index: int, line: Line) -> list[str]:
    booked = f"scope {line.booking.scope}" + (f", category {line.booking.category}" if line.booking.category else "")
    basis = f", {line.basis}: excluded from totals" if line.basis in BESIDE else f", {line.basis}-based" if line.basis else ""
    value = float(result.plan.co2e_per_unit[index])
    text = [f"  {line.stage.replace('_', ' ')} ({booked}{basis}): {number(amount * value)} kg CO2e"]
    text += [f"    factor   {line.factor.id}", f"    source   {_citation(line)}"]
    text += [f"    licence  {line.factor.publication.licence}", f"    chosen   {line.reason}"]
    text += [f"    step     {step}" for step in line.steps]
    text.append(f"    amount   {_met(amount, unit, line)}")
    return text + [f"    gas      {row}" for row in _gases(result, amount, line)]


def _met(amount: float, unit: str, line: Line) -> str:
    """How the amount meets the factor's unit; nothing is said where it is the same."""
    if line.scale == 1.0 and unit == line.form.unit:
        return f"{amount:.10g} {unit}"
    return f"{amount:.10g} {unit} × {line.scale:.10g} {line.form.unit}/{unit} = {amount * line.scale:.10g} {line.form.unit}"


_STATUS = {"estimate": " (estimate: {})", "second_hand": " (second hand: {})"}


def _citation(line: Line) -> str:
    source = line.factor.publication
    edition = f", {source.edition}" if source.edition else ""
    status = _STATUS.get(line.factor.status, "").format(line.factor.derivation)
    return f"{source.publisher}: {source.title}{edition}; {line.form.locator}{status}"


def _gases(result: Emissions, amount: float, line: Line) -> list[str]:
    set_name = result.plan.policy.gwp_set
    rows = []
    for gas, value in line.form.gases.items():
        mass = amount * line.gases[gas]
        text = f"{gas}: {amount * line.scale:.10g} × {value:.10g} kg/{line.form.unit} = {mass:.8g} kg"
        if gas == CO2_BIOGENIC or not result.plan.weights[gas]:
            rows.append(f"{text}, beside the scopes")
        elif gas == "co2e":
            rows.append(f"{text} CO2e ({_made_with(line)})")
        else:
            weight = result.plan.weights[gas]
            rows.append(f"{text} × {weight:g} ({gwp_citation(set_name, gas) or set_name}) = {mass * weight:.8g} kg CO2e")
    return rows


def _made_with(line: Line) -> str:
    if line.factor.gwp_set is None:
        return "no GWP set involved"
    return "GWP set not stated by the source" if line.factor.gwp_set == "unstated" else line.factor.gwp_set


def _total(result: Emissions) -> str:
    total = result.co2e_kg
    if total is None:
        return "total: no answer"
    provenance = f"datasets {result.plan.version}, plan {result.plan.fingerprint[:16]}"
    return f"total: {number(total)} kg CO2e ({result.contents}), {result.completeness}\n{provenance}"
