"""A result as plain values: the shape that `--format json` prints."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any

from carbon.core.booking import BESIDE
from carbon.engine.result.grouping import line_rows

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions

SCHEMA = 1
"""Version of the shape: it is raised where a name goes or changes its meaning, and not where one is added."""


def as_record(result: Emissions) -> dict[str, Any]:
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


def _beside(lines: list[dict[str, Any]], what: str) -> dict[str, Any]:
    """Avoided emissions, removals and projections have a table of their own, each with its own sum."""
    own = [line for line in lines if line["basis"] == what]
    return {"co2e_kg": fsum(line["co2e_kg"] for line in own), "lines": own}


def _lines(result: Emissions) -> list[dict[str, Any]]:
    plan, rows = result.plan, []
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
                "citation": line.factor.cited(line.form),
                "amount": amount,
                "unit": answer.unit,
                "gases_kg": {gas: amount * value for gas, value in line.gases.items()},
                "co2e_kg": amount * float(plan.co2e_per_unit[number]),
            }
        )
    return rows
