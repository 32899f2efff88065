"""Quality of activity data, weighed by emissions: how good what carries the total is."""

from __future__ import annotations

from math import fsum, isnan

from carbon.analysis.ledger import Emissions
from carbon.analysis.pedigree import INDICATORS, parse_scores


def quality_by_emissions(result: Emissions) -> dict[str, float | None]:
    """Return the mean pedigree scores of rows, each weighed by its emissions, 1 (best) to 5, and the share of emissions that is scored.

    Parameters: result.
    Source: GHG Protocol Scope 3 Standard (2011), ch. 7.3 (data quality indicators).

    >>> import carbon
    >>> quality_by_emissions(carbon.calculate([{"kind": "diesel", "amount": "1 l", "quality": "1; 2; 3; 2; 1"}]))["mean"]
    1.8
    """
    texts = result.labels.get("quality", [None] * result.rows)
    weights, scored = list[float](), list[tuple[float, tuple[int, ...]]]()
    for text, kilograms in zip(texts, result.row_kg(result.basis).tolist(), strict=True):
        if not isnan(kilograms):
            weights.append(abs(kilograms))
            if text:
                scored.append((abs(kilograms), parse_scores(str(text))))
    whole, known = fsum(weights), fsum(weight for weight, _ in scored)
    if not known:
        return {"share_scored": 0.0, "mean": None} | dict.fromkeys(INDICATORS)
    means = {name: fsum(weight * scores[place] for weight, scores in scored) / known for place, name in enumerate(INDICATORS)}
    return {"share_scored": known / whole, "mean": fsum(means.values()) / len(means), **means}
