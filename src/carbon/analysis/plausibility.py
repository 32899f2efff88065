"""Checks that need to see many rows, or last year: gaps in months, jumps, neighbours a thousand times larger, old factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log10, prod
from statistics import median
from typing import Any, NamedTuple

from carbon.analysis.comparison import compare
from carbon.analysis.ledger import Emissions
from carbon.analysis.opening import titled
from carbon.core.errors import Finding
from carbon.core.formatting import mass, number
from carbon.core.periods import Period
from carbon.core.sentences import say, term
from carbon.core.units.scales import unit
from carbon.engine.asking.question import Question
from carbon.inventory.footprint import Footprint

_JUMP = 2.0
"""A source that is twice or half of last year's is looked at."""
_SMALL = 0.005
"""… unless it is less than this share of the total."""
_THOUSAND = (2.7, 3.3)
"""Powers of ten between a row and its neighbours that look like kWh for MWh."""


_Alike = tuple[Any, Any, Any, tuple[str, object, object]]
"""Source, site and meter of rows that are alike, and what they ask but for the year."""


class _Row(NamedTuple):
    """A row as the checks see it; size is its amount in base units, so that kWh and MWh compare."""

    number: int
    file: str | None
    line: int | None
    amount: float
    unit: str
    period: Period | None
    size: float


def plausibility(found: Footprint, against: Emissions | None = None) -> tuple[Finding, ...]:
    """Return what looks wrong in an inventory without being an error.

    Parameters: found; against, last year's footprint or lock.
    """
    groups = _groups(found)
    notes = [*_gaps(found, groups), *_thousands(groups), *_old_factors(found)]
    return (*notes, *(_jumps(found, against) if against is not None else ()))


def _groups(found: Footprint) -> dict[_Alike, list[_Row]]:
    """Rows that are alike: of one source, site, meter, kind and dimension that ask the same but for the year."""
    count = found.rows
    labels = {name: found.labels.get(name, [None] * count) for name in ("source", "site", "meter", "period", "file", "row")}
    source, site, meter, period, file, line = labels.values()
    known = [_measured(answer.question) for answer in found.plan.answers]
    groups: dict[_Alike, list[_Row]] = {}
    portions = found.input.portions
    for row, question, amount in zip(portions.row.tolist(), portions.row_question.tolist(), portions.amounts.tolist(), strict=True):
        asked, words, scale = known[question]
        made = _Row(row, file[row], line[row], amount, words, period[row], amount * scale)
        groups.setdefault((source[row], site[row], meter[row], asked), []).append(made)
    return groups


def _measured(asked: Question) -> tuple[tuple[str, object, object], str, float]:
    """What a question asks but for the year and the unit, its unit in words, and how many base units that is."""
    units = [unit(name) for name in asked.units]
    alike = (asked.kind, tuple(item.dimension for item in units), asked.fields)
    return alike, " × ".join(asked.units), prod(item.scale for item in units)


def _gaps(found: Footprint, groups: Mapping[_Alike, Sequence[_Row]]) -> Iterator[Finding]:
    """Months without a row, where the others have one."""
    assert found.settings is not None
    wanted = _months(found.settings.inventory.period)
    for (source, site, meter, (kind, *_)), rows in groups.items():
        if meter:
            # Readings of a meter have a check of their own, by days.
            continue
        periods = {row.period for row in rows}
        months = {f"{period.start:%Y-%m}" for period in periods if period and _one_month(period)}
        whole = any(period is None or not _one_month(period) for period in periods)
        missing = [month for month in wanted if month not in months]
        if len(months) > len(wanted) // 2 and missing and not whole:
            name = ", ".join(str(part) for part in (source or kind, site) if part)
            gap = say("{name} has no row for {missing}, and rows for the other months", name=name, missing=", ".join(missing))
            message = say("{gap}. Missing is not zero: add the rows, or write 0.", gap=gap)
            yield Finding("month_missing", "warning", message, rows[0].file, None, "period")


def _months(period: Period) -> list[str]:
    count = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    first = period.start.year * 12 + period.start.month - 1
    return [f"{(first + step) // 12}-{(first + step) % 12 + 1:02}" for step in range(count)]


def _one_month(period: Period) -> bool:
    return (period.start.year, period.start.month) == (period.end.year, period.end.month)


def _thousands(groups: Mapping[_Alike, Sequence[_Row]]) -> Iterator[Finding]:
    """An amount that is a thousand times its neighbours': a unit that was mistaken."""
    for rows in groups.values():
        sizes = [abs(row.size) for row in rows if row.size]
        if len(sizes) < 4:
            continue
        middle = median(sizes)
        for row in rows:
            power = abs(log10(abs(row.size) / middle)) if row.size else 0.0
            if _THOUSAND[0] <= power <= _THOUSAND[1]:
                way = "more" if abs(row.size) > middle else "less"
                message = say(
                    "{number} {unit} is about a thousand times {way} than its neighbours (median {median} {unit}). Check the "
                    "unit, as kWh for MWh.",
                    number=number(row.amount),
                    unit=row.unit,
                    way=term(way),
                    median=number(middle * abs(row.amount / row.size)),
                )
                yield Finding("thousandfold", "warning", message, row.file, row.line, "amount")


def _old_factors(found: Footprint) -> Iterator[Finding]:
    """Factors that were to be looked at again before the inventory's period ended."""
    assert found.settings is not None
    end = found.settings.inventory.period.end.isoformat()
    for factor in dict.fromkeys(line.factor.id for line in found.plan.lines.shared if (line.factor.review_by or end) < end):
        message = say(
            "{factor} was to be looked at again before {end}. See whether its publisher has a newer edition, and renew review_by.",
            factor=factor,
            end=end,
        )
        yield Finding("factor_expired", "warning", message)


def _jumps(found: Footprint, against: Emissions) -> Iterator[Finding]:
    """Sources that doubled or halved, are new or gone since last year."""
    moved = compare(against, found)
    for item in moved.sources:
        size = max(abs(item.before), abs(item.after))
        if size < _SMALL * abs(moved.after):
            continue
        if item.state:
            words = say(
                "{source} is {state} against {earlier} ({mass}). Say why, or add its rows.",
                source=item.source,
                state=term(item.state),
                earlier=titled(against, say("last year")),
                mass=mass(size),
            )
            yield Finding("source_new" if item.state.startswith("new") else "source_gone", "warning", words)
        elif not item.before or not item.after or not 1 / _JUMP <= item.after / item.before <= _JUMP:
            cause = max(item.causes, key=lambda name: abs(item.causes[name]))
            change = say(
                "{source} went from {before} to {after} CO2e, most of it by {cause}",
                source=item.source,
                before=mass(item.before),
                after=mass(item.after),
                cause=term(cause),
            )
            words = say("{change}. Check it, or say why in a note.", change=change)
            yield Finding("jump", "warning", words)
