"""A result as a notebook shows it: the total, its sources by scope, and what a reader must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carbon.core.causes import by_cause
from carbon.core.formatting import IN_TONNES, few_factors, styled, tonnes_style
from carbon.engine.result.grouping import grouped

if TYPE_CHECKING:
    from carbon.engine.result.emissions import Emissions

_SHOWN = 15
"""Rows that are shown before the rest is one."""


def notebook_html(result: Emissions) -> str:
    """Return a result as HTML: its sentence, t or kg CO2e by source (or kind) and scope, and the first findings.

    Parameters: result.
    """
    # Only a notebook pays for loading HTML.
    from carbon.core.html_table import html_table

    cells = grouped(result, ["source", "scope"], result.basis)
    key = "source" if any(cells["source"]) else "kind"
    cells = cells if key == "source" else grouped(result, ["kind", "scope"], result.basis)
    sums: dict[str, dict[int, float]] = {}
    for name, scope, kg in zip(cells[key], cells["scope"], cells["co2e_kg"], strict=True):
        sums.setdefault(str(name or "-"), {})[scope] = kg
    order = sorted(sums.items(), key=lambda item: -abs(sum(item[1].values())))
    rows: list[tuple[str, list[float | None]]] = [
        (name, [*(scopes.get(scope) for scope in (1, 2, 3)), sum(scopes.values())]) for name, scopes in order[:_SHOWN]
    ]
    if rest := order[_SHOWN:]:
        parts = [sum(scopes.get(scope, 0.0) for _, scopes in rest) for scope in (1, 2, 3)]
        rows.append((f"{len(rest)} more", [*parts, sum(parts)]))
    unit, weight = ("t", 1000.0) if any(abs(kg or 0.0) >= IN_TONNES for _, masses in rows for kg in masses) else ("kg", 1.0)
    body = [[name, *("" if kg is None else styled(kg / weight, tonnes_style(kg / weight)) for kg in masses)] for name, masses in rows]
    findings = [finding for finding in result.findings if finding.severity != "info"]
    notes = [result.completeness, *(f"{one.severity}: {few_factors(one.message)}" for one in by_cause(findings)[:_NOTES])]
    return html_table(str(result), [key, *(f">scope {scope} [{unit}]" for scope in (1, 2, 3)), f">{unit} CO2e"], body, notes)


_NOTES = 5
"""Findings that are told below the table."""
