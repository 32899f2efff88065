"""Scenarios as cards of the page: what each comes to when it is carried out whole, in words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum, isclose

from carbon.reporting.certain import views
from carbon.reporting.facts import Facts
from carbon.reporting.language.words import Words
from carbon.reporting.what_if import CLOSED, Done, WhatIf

_KEPT = 0.5
"""A change of a source that is shown [kg]."""
_MOST = 12
"""Sources that a card names; the charts have all."""


def shown(facts: Facts, words: Words, scenarios: Sequence[WhatIf]) -> Iterator[dict[str, object]]:
    """Yield name, measures, total, change and sources of each scenario, or why it cannot be shown.

    Parameters: facts; words; scenarios.
    """
    before: dict[str, float] = {}
    for cell in facts.cells["source"]:
        before[cell.label] = before.get(cell.label, 0.0) + cell.kg * _seen(facts, cell.posting)
    for number, one in enumerate(scenarios):
        if one.problem:
            yield {"name": words.own(one.name), "year": one.year, "problem": _problem(one, words)}
        elif facts.total_kg is not None:
            changes = one.changes(1.0, facts.gwp_set, facts.basis)
            moved = fsum(changes.values())
            rows = [(name, before.get(name, 0.0), before.get(name, 0.0) + kg, kg) for name, kg in changes.items() if abs(kg) >= _KEPT]
            yield {
                "number": number,
                "name": words.own(one.name),
                "year": one.year,
                "measures": [_measure(done, words) for done in one.measures],
                "problem": "",
                "total": facts.total_kg + moved,
                "change": moved,
                "interval": one.sure.interval(views(facts)[0], 1.0) if one.sure else None,
                "slider": words("Share moved") if one.share is not None else words("Carried out"),
                "stated": _percent(one.share) if one.share is not None else 100,
                "step": _step(one.share),
                "shown": words.percent(1.0 if one.share is None else one.share, _digits(one.share)),
                "share": moved / facts.total_kg if facts.total_kg else 0.0,
                "rows": sorted(sorted(rows, key=lambda row: -abs(row[3]))[:_MOST], key=lambda row: row[3]),
                "more": max(0, len(rows) - _MOST),
            }


def _problem(one: WhatIf, words: Words) -> str:
    return words("Its factors may not be published by their licence.") if one.problem == CLOSED else words.sentence(one.problem)


def in_order(words: Words, together: WhatIf | None) -> str:
    """Return in a sentence how several scenarios act at once, or why they cannot; empty where there is one alone.

    Parameters: words; together, the scenarios carried out one after the other.
    """
    if together is None:
        return ""
    if together.problem:
        return words("They cannot be shown at once: {reason}", reason=_problem(together, words))
    at_once = words("Several at once act in this order: each on what those before it leave.")
    return at_once if together.sure else f"{at_once} {words('Several at once have no interval.')}"


def _seen(facts: Facts, posting: int) -> bool:
    return facts.postings[posting].basis in (None, facts.basis)


DOES = {"share": "{share} moved", "change": "{share} of the amount"}
"""What a measure does, at the level of the slider."""


def _measure(done: Done, words: Words) -> dict[str, object]:
    """A measure with what it does where that is a part: all that is moved needs no figure."""
    does, by = ("change", done.change) if done.change is not None else ("share", done.share)
    if by is None or by == 1.0:
        return {"name": words.own(done.name), "does": ""}
    share = words.percent(by, _digits(by), signed=does == "change")
    return {"name": words.own(done.name), "does": does, "by": by, "text": words(DOES[does], share=share)}


def _digits(share: float | None) -> int:
    """Decimals of a share in per cent."""
    return 0 if share is None or isclose(round(share * 100), share * 100) else 1


def brought(scenarios: Sequence[WhatIf]) -> dict[str, list[str]]:
    """Return the sources, scopes, categories and gases that scenarios move, each of which a chart must have a row for.

    Parameters: scenarios.
    """
    parts = [(one, item) for one in scenarios for item in one.moving.get("source", ()) if item.view < 3]
    weighed = [{gas for weights in one.sets.values() for gas, weight in weights.items() if weight} for one, _ in parts]
    return {
        "source": list(dict.fromkeys(item.label for _, item in parts)),
        "scope": list(dict.fromkeys(str(item.scope) for _, item in parts)),
        "category": list(dict.fromkeys(str(item.category) for _, item in parts if item.category)),
        "gas": [gas for (_, item), inside in zip(parts, weighed, strict=True) for gas in item.whole if gas in inside],
    }


def _percent(share: float) -> float:
    """A share as the slider has it [%]."""
    return round(share * 100, 6)


def _step(share: float | None) -> float:
    """Steps of a slider [%] that come to the share as it is stated."""
    return next((step for step in (5, 1) if share is None or isclose(round(share * 100 / step) * step, share * 100)), 0.1)
