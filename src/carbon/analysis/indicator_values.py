"""Indicators computed from an inventory's rows and facts: kWh per square metre, kg per inhabitant, a fossil-free share of kilometres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from carbon.analysis.indicator_facts import UnknownError, fact
from carbon.analysis.ledger import Question, amount_groups, asked_fields, line_numbers
from carbon.core.errors import CarbonError, did_you_mean
from carbon.core.gases import gas
from carbon.core.sentences import joined, say
from carbon.core.units.dimensions import DIMENSIONS
from carbon.core.units.scales import scale, unit
from carbon.inventory.footprint import Footprint
from carbon.inventory.goal_parts import Indicator, Selection

SHARE = "%"


class Value(NamedTuple):
    """An indicator in a year.

    Parameters: year; value, in the indicator's unit, None where it is not known; computed, or given; why it is not known, and what to do.
    """

    year: int
    value: float | None
    computed: bool
    why: str = ""


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator with its values by year.

    Parameters: indicator; values, in the order of years.
    """

    indicator: Indicator
    values: tuple[Value, ...]

    @property
    def latest(self) -> Value | None:
        """The value of the last year, known or not."""
        return self.values[-1] if self.values else None

    def of(self, year: int) -> float | None:
        """Return the value of a year, None where it is not known.

        Parameters: year.
        """
        return next((value.value for value in self.values if value.year == year), None)


def indicators(footprint: Footprint, *earlier: Footprint) -> tuple[IndicatorResult, ...]:
    """Return the indicators of an inventory, with those of earlier years computed by the same definitions.

    Parameters: footprint; earlier footprints.
    A year that is computed takes precedence over one that is given.
    Raises: CarbonError for an indicator that names a source, fact, kind or unit that is not there.
    """
    found = []
    for indicator in footprint.settings.indicators if footprint.settings else ():
        values = {int(year): Value(int(year), value, computed=False) for year, value in indicator.values.items()}
        for one in (*earlier, footprint):
            if indicator.of is not None:
                if one is footprint:
                    _check_names(one, indicator)
                year = _year(one)
                values[year] = _value(one, indicator, year)
        found.append(IndicatorResult(indicator, tuple(values[year] for year in sorted(values))))
    return tuple(found)


def _year(footprint: Footprint) -> int:
    assert footprint.settings is not None
    return footprint.settings.inventory.period.year


def _value(footprint: Footprint, indicator: Indicator, year: int) -> Value:
    """A figure that cannot be had is not known, with the reason."""
    assert indicator.of is not None
    try:
        top, bottom = _units(indicator)
        over = _measured(footprint, indicator.of, top)
        if indicator.per is None:
            return Value(year, over, computed=True)
        under = _divisor(footprint, indicator, bottom)
    except UnknownError as error:
        return Value(year, None, computed=True, why=error.sentence)
    if not under:
        return Value(year, None, computed=True, why=say("it is divided by 0. Check what stands under per."))
    return Value(year, over / under * (100.0 if top == SHARE else 1.0), computed=True)


def _units(indicator: Indicator) -> tuple[str, str]:
    top, _, bottom = (part.strip() for part in indicator.unit.partition("/"))
    if bottom and indicator.per is None:
        raise CarbonError(
            say(
                "indicator '{name}' is per {bottom} and has no per = … Name a fact or a selection.",
                name=indicator.name,
                bottom=bottom,
            ),
            code="indicator_invalid",
        )
    if top == SHARE and not isinstance(indicator.per, Selection):
        raise CarbonError(
            say(
                "indicator '{name}' is a share; write per = {{sources = […]}}, what it is a share of.",
                name=indicator.name,
            ),
            code="indicator_invalid",
        )
    return top, bottom


def _divisor(footprint: Footprint, indicator: Indicator, bottom: str) -> float:
    if isinstance(indicator.per, Selection):
        return _measured(footprint, indicator.per, bottom or _units(indicator)[0])
    assert indicator.per is not None
    return fact(footprint, indicator.per, bottom, indicator.name)


def _measured(footprint: Footprint, selection: Selection, target: str) -> float:
    """The sum of what is selected, in a unit: amounts of rows, or their emissions."""
    places = list(_selected(footprint, selection))
    if not places:
        raise UnknownError(say("no row of {selection}. Add the rows, or change the selection.", selection=_words(selection)))
    if selection.measure != "amount":
        return _emitted(footprint, selection, places, target)
    wanted = _base(footprint, places) if target == SHARE else target
    return fsum(_amount(footprint, question, amount, wanted, selection) for question, amount in places)


def _selected(footprint: Footprint, selection: Selection) -> Iterator[tuple[int, float]]:
    """(question, amount) of the rows that are selected."""
    sites = footprint.labels.get("site", [None] * footprint.rows)
    for (source, question), (rows, amounts) in amount_groups(footprint).items():
        asked = footprint.plan.answers[question].question
        fits = (selection.sources is None or source in selection.sources) and source not in selection.exclude_sources
        fits = fits and (selection.kinds is None or asked.kind in selection.kinds)
        if fits and _fits_fields(asked, selection):
            kept = [
                amount
                for row, amount in zip(rows.tolist(), amounts.tolist(), strict=True)
                if selection.sites is None or sites[row] in selection.sites
            ]
            if kept:
                yield question, fsum(kept)


def _fits_fields(asked: Question, selection: Selection) -> bool:
    if not selection.where:
        return True
    fields = asked_fields(asked)
    return all(str(fields.get(name)) in values for name, values in selection.where.items())


def _base(footprint: Footprint, places: list[tuple[int, float]]) -> str:
    """The base unit of the first amount: parts of a share and their whole are added up in it."""
    name = footprint.plan.answers[places[0][0]].question.units[0]
    return DIMENSIONS.get(unit(name).dimension, name)


def _amount(footprint: Footprint, question: int, amount: float, target: str, selection: Selection) -> float:
    """An amount in a unit: a row in a unit of another kind must not be left out unseen."""
    asked = footprint.plan.answers[question].question
    if len(asked.units) != 1 or unit(asked.units[0]).dimension != unit(target).dimension:
        units = " × ".join(asked.units)
        raise UnknownError(
            say(
                "rows of {selection} ({kind}) are in {units}, not in {target}. Leave them out with sources or kinds.",
                selection=_words(selection),
                kind=asked.kind,
                units=units,
                target=target,
            )
        )
    return amount * scale(asked.units[0], target)


def _emitted(footprint: Footprint, selection: Selection, places: list[tuple[int, float]], target: str) -> float:
    weight = selection.measure.casefold() != "co2e"
    wanted = gas(selection.measure).gas if weight else ""
    plan, lines, parts = footprint.plan, line_numbers(footprint), list[float]()
    for question, amount in places:
        for number in lines.get(question, ()):
            line = plan.lines[number][1]
            if line.basis in (None, selection.basis) and (selection.scopes is None or line.booking.scope in selection.scopes):
                parts.append(amount * (line.gases.get(wanted, 0.0) if weight else float(plan.co2e_per_unit[number])))
    return fsum(parts) * (1.0 if target == SHARE else scale("kg", unit(target).name))


def _check_names(footprint: Footprint, indicator: Indicator) -> None:
    """Refuse a definition that names what is in no row of its own year; in another year it may not have been there."""
    _units(indicator)
    for selection in (indicator.of, indicator.per):
        if isinstance(selection, Selection):
            _check(footprint, selection, indicator.name)


def _check(footprint: Footprint, selection: Selection, name: str) -> None:
    """A misspelt source would select nothing, and a goal would look met."""
    known = {str(source) for source in footprint.labels.get("source", ()) if source}
    for source in (*(selection.sources or ()), *selection.exclude_sources):
        if source not in known:
            message = say(
                "indicator '{name}': source '{source}' is in no table.{near}", name=name, source=source, near=did_you_mean(source, known)
            )
            raise CarbonError(message, code="source_unknown")
    kinds = {answer.question.kind for answer in footprint.plan.answers}
    for kind in selection.kinds or ():
        if kind not in kinds:
            raise CarbonError(
                say("indicator '{name}': no row is of kind '{kind}'.{near}", name=name, kind=kind, near=did_you_mean(kind, kinds)),
                code="kind_unknown",
            )
    fields = {field for answer in footprint.plan.answers for field in asked_fields(answer.question)}
    for field in selection.where:
        if field not in fields:
            raise CarbonError(
                say("indicator '{name}': no row has a field '{field}'.{near}", name=name, field=field, near=did_you_mean(field, fields)),
                code="field_unknown",
            )


def _words(selection: Selection) -> str:
    parts = [", ".join(selection.sources)] if selection.sources else [say("any source")]
    parts += [f"{name} {', '.join(values)}" for name, values in selection.where.items()]
    return joined(parts, ", ")
