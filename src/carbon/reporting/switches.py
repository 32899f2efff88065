"""What a reader of a report may switch."""

from __future__ import annotations

from carbon.reporting.facts import Facts, Source


def switches(facts: Facts) -> list[str]:
    """Return what a reader may switch: basis where the views differ, non_co2 where there is any, gwp unless a closed licence
    forbids it; nothing where no row has an answer.

    Parameters: facts.
    """
    if not facts.postings:
        return []
    bases = {post.basis for post in facts.postings}
    found = ["basis"] if "market" in bases and facts.basis in ("location", "market") and "location" in bases else []
    found += ["gwp"] if len(facts.gwp_sets) > 1 and not closed(facts) else []
    return found + (["non_co2"] if any(post.stage == "non_co2" for post in facts.postings) else [])


def closed(facts: Facts) -> list[Source]:
    """Return the factors whose figures may not be shown.

    Parameters: facts.
    """
    return [source for source in facts.sources if source.closed]
