"""The linear form of a result, as the page carries it: lines × gases per unit, amounts per label, GWP vectors. Nothing of the input rows.

A factor whose licence keeps its figures out of a published document is not in it: of its activities only the products stand there, in the
result's own GWP set and without their amounts; the GWP switch is then off.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from carbon.core.booking import BESIDE
from carbon.reporting.facts import Cell, Facts, Posting, Source
from carbon.reporting.what_if import Moving, WhatIf

LABELLED = ("source", "site", "month")
"""Keys whose labels are the person's; each has cells of its own, so that no label is told together with another."""


def switches(facts: Facts) -> list[str]:
    """Return what a reader may switch: basis where the views differ, non_co2 where there is any, gwp unless a closed licence forbids it.

    Parameters: facts.
    """
    bases = {post.basis for post in facts.postings}
    found = ["basis"] if "market" in bases and facts.basis in ("location", "market") and "location" in bases else []
    found += ["gwp"] if len(facts.gwp_sets) > 1 and not closed(facts) else []
    return found + (["non_co2"] if any(post.stage == "non_co2" for post in facts.postings) else [])


def closed(facts: Facts) -> list[Source]:
    """Return the factors whose figures may not be shown."""
    return [source for source in facts.sources if source.closed]


def exported(facts: Facts) -> dict[str, object]:
    """Return the linear form as plain values.

    Parameters: facts.
    """
    labels = {key: _labels(facts, key) for key in LABELLED}
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
    }


def as_json(facts: Facts, names: dict[str, object], signs: dict[str, str], scenarios: Sequence[WhatIf] = ()) -> str:
    """Return the linear form as JSON that may stand inside a script element: no text of a person can close it.

    Parameters: facts; names, of the blocks of the flow; signs, by which numbers are written; scenarios.
    """
    form = exported(facts) | {"names": names, "signs": signs, "what_if": [_what_if(one) for one in scenarios]}
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _what_if(one: WhatIf) -> dict[str, object]:
    """GWP sets, and per moving part source, pairs, view, whether it is beyond CO2, and kg of each gas as [gas, whole, given, gas …]."""
    place = {gas: number for number, gas in enumerate(one.gases)}
    moving = [[item.source, item.pairs, item.view, int(item.beyond), _masses(item, place)] for item in one.moving]
    return {"sets": {name: [weights[gas] for gas in one.gases] for name, weights in one.sets.items()}, "moving": moving}


def _masses(item: Moving, place: Mapping[str, int]) -> list[float]:
    return [part for gas, kg in item.whole.items() for part in (place[gas], kg, item.given[gas])]


def _labels(facts: Facts, key: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(cell.label for cell in facts.cells[key]))}


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
