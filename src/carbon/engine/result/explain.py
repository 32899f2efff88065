"""Why a number is what it is: every factor, every step, every weight, so that a stranger can recompute it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carbon.activities.framework.kinds import kind_class
from carbon.core.booking import BESIDE
from carbon.core.formatting import number
from carbon.core.gases import CO2_BIOGENIC, gwp_citation
from carbon.core.places import place_said
from carbon.core.quantities import Amount
from carbon.core.sentences import joined, say, term
from carbon.core.units.words import unit_said
from carbon.engine.answering.lines import Answer, Line
from carbon.engine.asking.question import Question

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions


def explanation(result: Emissions) -> str:
    """Return the explanation of all questions of a result, with its summed amounts.

    Parameters: result.
    """
    blocks = []
    for place in range(len(result.plan.answers)):
        amount = result.tally.amounts[place]
        if not result.tally.portions[place]:
            continue
        blocks.append(question_explained(result, place, amount))
    return joined([*blocks, _total(result)], "\n\n")


def question_explained(result: Emissions, place: int, amount: float) -> str:
    """Return the explanation of an amount of one question.

    Parameters: result; place of the question in its plan; amount, in the question's unit.
    """
    answer = result.plan.answers[place]
    lines = [(index, line) for index, (question, line) in enumerate(result.plan.lines) if question == place]
    return _question(result, answer, amount, lines)


def _question(result: Emissions, answer: Answer, amount: float, lines: list[tuple[int, Line]]) -> str:
    asked = answer.question
    place, year = asked.fields[0] or say("no region"), asked.year or say("no period")
    head = say("{kind}: {amount}, {place}, {year}", kind=_title(asked), amount=Amount(amount, answer.unit), place=place, year=year)
    text: list[str] = [head, *(say("  {step}", step=step) for step in answer.steps)]
    for index, line in lines:
        text += _line(result, amount, answer.unit, index, line)
    text += [say("  ! {message}", message=finding.message) for finding in answer.findings if finding.severity == "error"]
    text += [say("  note: {message}", message=finding.message) for finding in answer.findings if finding.severity != "error"]
    return joined(text, "\n")


def _title(asked: Question) -> str:
    """The kind; of what is only named its name too, and whether its factor is the user's own."""
    cls = kind_class(asked.kind)
    given = dict(zip(cls.question_fields(), asked.fields, strict=False)) if cls else {}
    kind = say("own factor") if asked.kind == "generic" and given.get("factor") else term(asked.kind)
    return say("{name} ({kind})", name=given["name"], kind=kind) if given.get("name") else kind


def _line(result: Emissions, amount: float, unit: str, index: int, line: Line) -> list[str]:
    scope, category = line.booking.scope, line.booking.category
    booked = say("scope {scope}, category {category}", scope=scope, category=category) if category else say("scope {scope}", scope=scope)
    value = number(amount * result.plan.line_kg[index])
    stage = term(line.stage)
    return [
        say("  {stage} ({booked}{basis}): {value} kg CO2e", stage=stage, booked=booked, basis=_basis(line), value=value),
        say("    factor   {factor}", factor=line.factor.id),
        say("    source   {source}", source=_citation(line)),
        say("    licence  {licence}", licence=line.factor.publication.licence),
        say("    chosen   {reason}", reason=line.reason),
        *(say("    step     {step}", step=step) for step in line.steps),
        say("    amount   {amount}", amount=_met(amount, unit, line)),
        *(say("    gas      {gas}", gas=row) for row in _gases(result, amount, line)),
    ]


def _basis(line: Line) -> str:
    """What view of scope 2 a line is of, or that it is outside the totals."""
    if line.basis in BESIDE:
        return say(", {what}: excluded from totals", what=term(str(line.basis)))
    return say(", {basis}-based", basis=term(line.basis)) if line.basis else ""


def _met(amount: float, unit: str, line: Line) -> str:
    """How the amount meets the factor's unit; nothing is said where it is the same."""
    if line.scale == 1.0 and unit == line.form.unit:
        return say("{amount:.10g} {unit}", amount=amount, unit=unit_said(unit))
    return say(
        "{amount:.10g} {unit} × {scale:.10g} {factor_unit}/{unit} = {factor_amount:.10g} {factor_unit}",
        amount=amount,
        unit=unit_said(unit),
        scale=line.scale,
        factor_unit=unit_said(line.form.unit),
        factor_amount=amount * line.scale,
    )


def _citation(line: Line) -> str:
    source = line.factor.publication
    edition = (", ", source.edition) if source.edition else ()
    where = ("; ", place_said(line.form.locator)) if line.form.locator != source.title else ()
    # Part by part: what is no name may have another language.
    words = joined((source.publisher, ": ", source.title, *edition, *where))
    if line.factor.status == "estimate":
        return say("{words} (estimate: {derivation})", words=words, derivation=line.factor.derivation)
    if line.factor.status == "second_hand":
        return say("{words} (second hand: {derivation})", words=words, derivation=line.factor.derivation)
    return words


def _gases(result: Emissions, amount: float, line: Line) -> list[str]:
    set_name = result.plan.policy.gwp_set
    rows = list[str]()
    for gas, value in line.form.gases.items():
        mass = amount * line.gases[gas]
        text = say(
            "{gas}: {amount:.10g} × {value:.10g} kg/{unit} = {mass:.8g} kg",
            gas=gas,
            amount=amount * line.scale,
            value=value,
            unit=unit_said(line.form.unit),
            mass=mass,
        )
        if gas == CO2_BIOGENIC or not result.plan.weights[gas]:
            rows.append(say("{sum}, beside the scopes", sum=text))
        elif gas == "co2e":
            rows.append(say("{sum} CO2e ({made_with})", sum=text, made_with=_made_with(line)))
        else:
            weight = result.plan.weights[gas]
            rows.append(
                say(
                    "{text} × {weight:g} ({value}) = {mass:.8g} kg CO2e",
                    text=text,
                    weight=weight,
                    value=gwp_citation(set_name, gas) or set_name,
                    mass=mass * weight,
                )
            )
    return rows


def _made_with(line: Line) -> str:
    if line.factor.gwp_set is None:
        return say("no GWP set involved")
    return say("GWP set not stated by the source") if line.factor.gwp_set == "unstated" else line.factor.gwp_set


def _total(result: Emissions) -> str:
    total = result.co2e_kg
    if total is None:
        return say("total: no answer")
    said = {"total": number(total), "contents": result.contents, "completeness": result.completeness}
    provenance = say("datasets {datasets}, plan {plan}", datasets=result.plan.version, plan=result.plan.fingerprint[:16])
    return joined((say("total: {total} kg CO2e ({contents}), {completeness}", **said), provenance), "\n")
