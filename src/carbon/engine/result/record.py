"""A result as plain values: the shape that `--format json` prints."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, NotRequired, TypedDict

from carbon.core.booking import BESIDE
from carbon.engine.result.grouping import line_rows
from carbon.factors.gaps import cited

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions

SCHEMA = 1
"""Version of the shape: it is raised where a name goes or changes its meaning, and not where one is added."""


class LineRecord(TypedDict):
    """A line of a result: amount of its source [unit], factor, booking, kg of each gas and kg CO2e."""

    kind: str
    source: str | None
    scope: int
    category: int | None
    stage: str
    basis: str | None
    market_level: str | None
    factor_id: str
    citation: str
    amount: float
    unit: str
    gases_kg: dict[str, float]
    co2e_kg: float
    instrument: NotRequired[str | None]


class BesideRecord(TypedDict):
    """What is excluded from totals, with a sum of its own [kg CO2e]."""

    co2e_kg: float
    lines: list[LineRecord]


class ResultRecord(TypedDict):
    """A result as `to_dict`, `to_json` and `--format json` give it; `table` holds the rows where they are asked for."""

    schema: int
    co2e_kg: float | None
    total_location_kg: float | None
    total_market_kg: float | None
    complete: bool
    complete_but_for: list[str]
    rows: int
    rows_unanswered: int
    contents: str
    gases_kg: dict[str, float]
    lines: list[LineRecord]
    beside: dict[str, BesideRecord]
    findings: list[dict[str, object]]
    gwp_set: str
    policy: dict[str, object]
    datasets: str
    fingerprint: str
    table: NotRequired[list[dict[str, object]]]


def as_record(result: Emissions) -> ResultRecord:
    """Return totals, gases, lines (both bases), findings and provenance.

    Parameters: result.
    """
    plan, lines = result.plan, _lines(result)
    return {
        "schema": SCHEMA,
        "co2e_kg": result.co2e_kg,
        "total_location_kg": result.total_kg("location"),
        "total_market_kg": result.total_kg("market"),
        "complete": result.complete,
        "complete_but_for": list(result.complete_but_for),
        "rows": result.rows,
        "rows_unanswered": result.unanswered,
        "contents": result.contents,
        "gases_kg": result.gases_kg(),
        "lines": [line for line in lines if line["basis"] not in BESIDE],
        "beside": {what: _beside(lines, what) for what in BESIDE if any(line["basis"] == what for line in lines)},
        "findings": [finding.as_dict() for finding in result.findings],
        "gwp_set": plan.policy.gwp_set,
        "policy": plan.policy.as_dict(),
        "datasets": plan.version,
        "fingerprint": plan.fingerprint,
    }


def _beside(lines: list[LineRecord], what: str) -> BesideRecord:
    """Avoided emissions, removals and projections have a table of their own, each with its own sum."""
    own = [line for line in lines if line["basis"] == what]
    return {"co2e_kg": fsum(line["co2e_kg"] for line in own), "lines": own}


def _lines(result: Emissions) -> list[LineRecord]:
    plan, rows = result.plan, list[LineRecord]()
    for labels, line, number, amount in line_rows(result):
        answer = plan.answers[plan.lines[number][0]]
        rows.append(
            {
                "kind": answer.question.kind,
                "source": labels["source"],
                "scope": line.booking.scope,
                "category": line.booking.category,
                "stage": line.stage,
                "basis": line.basis,
                "market_level": line.market_level,
                "factor_id": line.factor.id,
                "citation": cited(line.factor, line.form),
                "amount": amount,
                "unit": answer.unit,
                "gases_kg": {gas: amount * value for gas, value in line.gases.items()},
                "co2e_kg": amount * plan.line_kg[number],
            }
        )
    return rows
