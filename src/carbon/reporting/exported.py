"""The linear form of a result, as the page carries it: lines × gases per unit, amounts per label, GWP vectors. Nothing of the input rows.

A factor whose licence keeps its figures out of a published document is not in it: of its activities only the products stand there, in the
result's own GWP set and without their amounts; the GWP switch is then off.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from carbon.analysis.shapes import Moments
from carbon.core.booking import BESIDE
from carbon.reporting.certain import Sure, View
from carbon.reporting.facts import Cell, Facts, Posting
from carbon.reporting.switches import switches
from carbon.reporting.what_if import LABELLED, Moving, WhatIf


def exported(facts: Facts, scenarios: Sequence[WhatIf] = (), sure: Sure | None = None, together: WhatIf | None = None) -> dict[str, object]:
    """Return the linear form as plain values.

    Parameters: facts; scenarios; sure, how certain the total is in each view; together, the scenarios carried out one after the other.
    """
    labels = {key: labels_of(facts, [*scenarios, *([together] if together else [])], key) for key in LABELLED}
    return {
        "basis": facts.basis,
        "gwp": facts.gwp_set,
        "gases": list(facts.gases),
        "sets": {name: [weights[gas] for gas in facts.gases] for name, weights in facts.gwp_sets.items()},
        "switches": switches(facts),
        "lines": [_line(facts, post) for post in facts.postings],
        "labels": {key: list(labels[key]) for key in LABELLED},
        "hidden": {number: products(facts, cell) for number, cell in enumerate(facts.cells["source"]) if cell.hidden},
        "cells": {key: [_cell(cell, labels[key]) for cell in facts.cells[key]] for key in LABELLED},
        "moments": _moments(sure),
        "what_if": [_what_if(one, labels) for one in scenarios],
        "together": None if together is None or together.problem else _what_if(together, labels),
    }


def labels_of(facts: Facts, scenarios: Iterable[WhatIf], key: str) -> dict[str, int]:
    """Return the labels of a key with their numbers: those of the result, then those that only a scenario brings.

    Parameters: facts; scenarios; key, source, site or month.
    """
    moved = (item.label for one in scenarios for item in one.moving.get(key, ()))
    return {name: number for number, name in enumerate(dict.fromkeys((*(cell.label for cell in facts.cells[key]), *moved)))}


def as_json(
    facts: Facts,
    more: Mapping[str, object],
    scenarios: Sequence[WhatIf] = (),
    sure: Sure | None = None,
    together: WhatIf | None = None,
) -> str:
    """Return the linear form as JSON that may stand inside a script element: no text of a person can close it.

    Parameters: facts; more, what the page needs besides; scenarios; sure; together, as of `exported`.
    """
    text = json.dumps(exported(facts, scenarios, sure, together) | dict(more), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _moments(sure: Sure | None) -> dict[str, Sequence[Moments]]:
    return {} if sure is None else {_name(view): here for view, here in sure.moments.items()}


def _levels(sure: Sure | None) -> dict[str, Sequence[float]]:
    return {"counts": (), "tops": ()} if sure is None else {"counts": sure.counts, "tops": sure.tops}


def _name(view: View) -> str:
    return f"{view.basis} {view.gwp_set} {int(view.non_co2)}"


def _what_if(one: WhatIf, labels: Mapping[str, Mapping[str, int]]) -> dict[str, object]:
    """Gases, GWP sets, moments with the counts of levels and their tops, and per moving part of each key label, scope, category, pairs,
    view, whether it is beyond CO2, and kg of each gas as [gas, whole, given, gas …].
    """
    place = {gas: number for number, gas in enumerate(one.gases)}
    moving = {key: [_moving(item, labels[key][item.label], place) for item in items] for key, items in one.moving.items()}
    sets = {name: [weights[gas] for gas in one.gases] for name, weights in one.sets.items()}
    return {"gases": one.gases, "sets": sets, "moving": moving, "moments": _moments(one.sure), **_levels(one.sure)}


def _moving(item: Moving, label: int, place: Mapping[str, int]) -> list[object]:
    return [label, item.scope, item.category, item.pairs, item.view, int(item.beyond), _masses(item, place)]


def _masses(item: Moving, place: Mapping[str, int]) -> list[float]:
    return [part for gas, kg in item.whole.items() for part in (place[gas], kg, item.given[gas])]


def _line(facts: Facts, post: Posting) -> list[object]:
    """Scope, category, basis, whether it is a non-CO2 effect, and kg of each gas per unit as [gas, kg, gas, kg …]."""
    source = facts.sources[post.source]
    place = {gas: number for number, gas in enumerate(facts.gases)}
    gases = [part for gas, kg in source.gases.items() if gas in place for part in (place[gas], kg)]
    view = 2 if post.basis == "market" else 1 if post.basis == "location" else 3 if post.basis in BESIDE else 0
    return [post.scope, post.category or 0, view, int(post.stage == "non_co2"), [] if source.closed else gases]


def _cell(cell: Cell, labels: dict[str, int]) -> list[object]:
    """Label, line, and the amount in the factor's unit; where it is hidden the product [kg CO2e] and a 1."""
    return [labels[cell.label], cell.posting, *((cell.kg, 1) if cell.hidden else (cell.amount,))]


def products(facts: Facts, cell: Cell) -> list[list[float]]:
    """Return kg CO2e by gas of a cell whose amount is hidden, as [gas, kg].

    Parameters: facts; cell.
    """
    source = facts.sources[facts.postings[cell.posting].source]
    return [[number, cell.amount * source.gases[gas] * facts.weights[gas]] for number, gas in enumerate(facts.gases) if gas in source.gases]
