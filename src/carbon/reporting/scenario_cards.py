"""Scenarios as cards of the page: what each comes to when it is carried out whole, in words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from carbon.reporting.facts import Facts
from carbon.reporting.language.words import Words
from carbon.reporting.what_if import CLOSED, WhatIf

_KEPT = 0.5
"""A change of a source that is shown [kg]."""


def shown(facts: Facts, words: Words, scenarios: Sequence[WhatIf]) -> Iterator[dict[str, object]]:
    """Yield name, measures, total, change and sources of each scenario, or why it cannot be shown.

    Parameters: facts; words; scenarios.
    """
    before: dict[str, float] = {}
    for cell in facts.cells["source"]:
        before[cell.label] = before.get(cell.label, 0.0) + cell.kg * _seen(facts, cell.posting)
    for number, one in enumerate(scenarios):
        if one.problem:
            reason = words("Its factors may not be published by their licence.") if one.problem == CLOSED else one.problem
            yield {"name": one.name, "year": one.year, "problem": reason}
        elif facts.total_kg is not None:
            changes = one.changes(1.0, facts.gwp_set, facts.basis)
            moved = fsum(changes.values())
            rows = [(name, before.get(name, 0.0), before.get(name, 0.0) + kg, kg) for name, kg in changes.items() if abs(kg) >= _KEPT]
            yield {
                "number": number,
                "name": one.name,
                "year": one.year,
                "measures": one.measures,
                "problem": "",
                "total": facts.total_kg + moved,
                "change": moved,
                "share": moved / facts.total_kg if facts.total_kg else 0.0,
                "rows": sorted(rows, key=lambda row: row[3]),
            }


def _seen(facts: Facts, posting: int) -> bool:
    return facts.postings[posting].basis in (None, facts.basis)
