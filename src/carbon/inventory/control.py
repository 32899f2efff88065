"""Control totals: a known figure, its perimeter, and whether the inventory comes to it. Checked on every run."""

from __future__ import annotations

import re
from dataclasses import replace
from math import fsum

from carbon.core.booking import STAGES
from carbon.core.errors import CarbonError, Finding, did_you_mean
from carbon.core.formatting import number
from carbon.core.gases import gas
from carbon.core.quantities import Amount, parse_amount
from carbon.core.sentences import joined, say, term
from carbon.core.units.scales import scale, unit
from carbon.core.written import parse_number
from carbon.engine.result.grouping import filtered
from carbon.inventory.footprint import ControlResult, Footprint
from carbon.inventory.parts import ControlTotal

_TOLERANCE = re.compile(r"(?P<value>.+?)\s*(?:±|\+/-)\s*(?P<percent>[\d.,]+)\s*%\s*")
_DEFAULT_TOLERANCE = 0.01


def check_controls(footprint: Footprint) -> Footprint:
    """Return the footprint with its control totals checked; a missed one is an error finding.

    Parameters: footprint.
    """
    controls, findings = list[ControlResult](), list[Finding]()
    for total in footprint.settings.control_totals if footprint.settings else ():
        try:
            result = _checked(footprint, total)
        except CarbonError as error:
            findings.append(
                Finding(
                    "control_invalid",
                    "error",
                    say("control total '{name}': {error}", name=total.name, error=error),
                    "inventory.toml",
                )
            )
            continue
        controls.append(result)
        findings += [] if result.met else [_missed(result)]
    return replace(footprint, controls=tuple(controls), notes=(*footprint.notes, *findings))


def _checked(footprint: Footprint, total: ControlTotal) -> ControlResult:
    amount, tolerance = parse_control(total.value)
    _check_perimeter(footprint, total)
    part = _part(footprint, total)
    found = _amount(part, amount.unit) if total.measure == "amount" else _mass(part, total, amount.unit)
    return ControlResult(total.name, total.measure, amount.value, tolerance, found, amount.unit, _perimeter(total), total.citation)


def parse_control(text: str) -> tuple[Amount, float]:
    """Return amount and tolerance of a control total's value.

    Parameters: text, an amount with its unit and tolerance, such as '20 000 t ± 10%'.
    Raises: CarbonError for an amount or tolerance that cannot be read.

    >>> parse_control("20 000 t ± 10%")
    (Amount(value=20000.0, unit='t'), 0.1)
    """
    match = _TOLERANCE.fullmatch(text.strip())
    if match is None:
        return parse_amount(text), _DEFAULT_TOLERANCE
    return parse_amount(match["value"]), parse_number(match["percent"]) / 100.0


def _part(footprint: Footprint, total: ControlTotal) -> Footprint:
    """The part of the footprint that lies inside the perimeter."""
    labels = set(footprint.labels.get("source", [None]))
    inside = (set(total.sources) if total.sources else labels) - set(total.exclude_sources)
    wanted: dict[str, object] = {"source": inside} if inside != labels else {}
    wanted |= {"stage": total.stages} if total.stages else {}
    wanted |= {"scope": total.scopes} if total.scopes else {}
    return filtered(footprint, wanted)


def _mass(part: Footprint, total: ControlTotal, target: str) -> float:
    if total.measure == "co2e":
        return (part.total_kg(total.basis) or 0.0) * scale("kg", target)
    return part.gases_kg(total.basis).get(gas(total.measure).gas, 0.0) * scale("kg", target)


def _amount(part: Footprint, target: str) -> float:
    """The sum of activity amounts whose unit has the control's dimension: a meter's yearly kWh."""
    amounts = zip(part.plan.answers, part.question_amounts.tolist(), strict=True)
    units = [(answer.question.units, amount) for answer, amount in amounts if len(answer.question.units) == 1]
    dimension = unit(target).dimension
    return fsum(amount * scale(one, target) for (one,), amount in units if unit(one).dimension == dimension)


def _check_perimeter(footprint: Footprint, total: ControlTotal) -> None:
    sources = {source for source in footprint.labels.get("source", ()) if source}
    for name in (*(total.sources or ()), *total.exclude_sources):
        if name not in sources:
            raise CarbonError(
                say("source '{name}' is in no table.{near}", name=name, near=did_you_mean(name, sources)), code="source_unknown"
            )
    for name in total.stages or ():
        if name not in STAGES:
            raise CarbonError(say("stage '{name}' is unknown.{near}", name=name, near=did_you_mean(name, STAGES)), code="word_unknown")


def _perimeter(total: ControlTotal) -> str:
    parts: list[str] = [say("{measure}, {basis}-based", measure=term(total.measure), basis=term(total.basis))]
    if total.stages:
        parts.append(say("stages {names}", names=joined(map(term, total.stages), ", ")))
    if total.scopes:
        parts.append(say("scopes {names}", names=", ".join(str(scope) for scope in total.scopes)))
    if total.sources:
        parts.append(say("sources {names}", names=joined(total.sources, ", ")))
    if total.exclude_sources:
        parts.append(say("without {names}", names=joined(total.exclude_sources, ", ")))
    return joined(parts, "; ")


def _missed(result: ControlResult) -> Finding:
    message = say(
        "control total '{name}' is {expected} {unit} ± {tolerance:.0%}, the inventory gives "
        "{found} {unit} ({difference:+.1%}). Check the rows and the perimeter.",
        name=result.name,
        expected=number(result.expected),
        unit=result.unit,
        tolerance=result.tolerance,
        found=number(result.found),
        difference=result.difference,
    )
    return Finding("control_total_missed", "error", message, "inventory.toml")
