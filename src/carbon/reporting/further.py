"""What analysis adds to a report: the change from another year by cause, and how certain the total is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TypedDict

from carbon.analysis.comparison import compare
from carbon.analysis.drivers import Driver
from carbon.analysis.opening import titled
from carbon.analysis.pedigree import derivation
from carbon.analysis.uncertainty import uncertainty
from carbon.analysis.wording import decision_text
from carbon.core.errors import CarbonError
from carbon.core.formatting import unbroken
from carbon.core.sentences import Sentence, term
from carbon.reporting.breakdown import MOST
from carbon.reporting.certain import Sure
from carbon.reporting.facts import Facts
from carbon.reporting.language.words import Words
from carbon.reporting.reading import Subject
from carbon.reporting.vocabulary import STAGES, capital, lower, subscripts
from carbon.reporting.what_if import WhatIf

CAUSES = {
    "amount": "Amounts of activity",
    "structure": "Mix of activities",
    "factor": "Emission factors",
    "factor_source": "Factors of another publisher",
    "gwp_set": "Other GWP values",
    "boundary": "Sources that only one year has",
}
_WHAT = {
    "amount": "amounts of {sources}",
    "factor": "emission factors of {sources}",
    "fit": "how well the factor fits {sources}",
}
_SHOWN = 8
"""Drivers of the uncertainty that are named."""
_SEEN = 5.0
"""A change that has a digit in tonnes [kg]."""

Signed = tuple[str, float, float, float]
"""What, kg, and left edge and width of its bar [%]."""


@dataclass(frozen=True)
class Change:
    """The change from another result: its name, in sentences, by cause and by source.

    Parameters: certain, whether zero lies outside the 95% interval of the change.
    """

    name: str
    sentence: str
    before_kg: float
    after_kg: float
    causes: tuple[Signed, ...]
    sources: tuple[Signed, ...]
    certain: bool


@dataclass(frozen=True)
class Certainty:
    """The 95% interval of the total, in a few words and in a sentence, and what it comes from with its share of the variance."""

    low_kg: float
    high_kg: float
    sentence: str
    whole: str
    note: str
    drivers: tuple[tuple[str, float], ...]


class Extras(TypedDict, total=False):
    """What further analysis adds to a report, where it is asked for."""

    change: Change
    certainty: Certainty | None
    sure: Sure | None
    what_if: tuple[WhatIf, ...]
    together: WhatIf | None


def change(result: Subject, before: Subject, words: Words) -> Change:
    """Return what moved from an earlier result, and why.

    Parameters: result; before, the earlier; words.
    Raises: CarbonError for two that cannot be compared.
    """
    moved = compare(before, result)
    causes = [(words(CAUSES[cause]), kg) for cause, kg in sorted(moved.causes.items(), key=lambda item: -abs(item[1]))]
    named = [(words.own(one.source) if one.source else words("Without a source"), one.after - one.before) for one in moved.sources]
    sources = _largest(named, words)
    text = unbroken(subscripts(decision_text(moved, words.language, words.names)))
    low, high = moved.sure.interval()
    rows = (tuple(_signed(causes)), tuple(_signed(sources)))
    return Change(words.own(titled(before)), text, moved.before, moved.after, *rows, certain=not low <= 0.0 <= high)


def _largest(rows: list[tuple[str, float]], words: Words) -> list[tuple[str, float]]:
    """The largest changes, and the sum of the others in one row where there are many."""
    if len(rows) <= MOST + 1:
        return rows
    order = sorted(rows, key=lambda row: -abs(row[1]))
    rest = order[MOST:]
    return [*order[:MOST], (words("{n} other sources", n=len(rest)), fsum(kg for _, kg in rest))]


def _signed(rows: Iterable[tuple[str, float]]) -> Iterator[Signed]:
    """Bars to both sides of a common zero."""
    kept = [(text, kg) for text, kg in rows if abs(kg) >= _SEEN]
    low, high = min(0.0, *(kg for _, kg in kept), 0.0), max(0.0, *(kg for _, kg in kept), 0.0)
    whole = (high - low) or 1.0
    for text, kg in kept:
        yield text, kg, round((min(kg, 0.0) - low) / whole * 100, 2), round(abs(kg) / whole * 100, 2)


def certainty(result: Subject, facts: Facts, words: Words) -> Certainty | None:
    """Return how certain the total is; None where there is no total, or nothing says anything of its spread.

    Parameters: result; facts, of it; words.
    """
    try:
        sure = uncertainty(result)
    except CarbonError:
        return None
    low, high = sure.interval()
    if not sure.drivers or high <= low:
        return None
    basis = sure.basis
    bounds = {"low": words.tonnes(low), "high": words.tonnes(high)}
    sentence = words("with 95% probability between {low} and {high} t", **bounds)
    whole = subscripts(words("With 95% probability the total lies between {low} and {high} t CO2e.", **bounds))
    note = words(
        "Spreads of the factors: {stated} of the emissions by their source, {default} by published defaults, {unknown} not known. "
        "Lines that share a factor err together; {draws} draws, seed {seed}.",
        stated=words.percent(basis["stated"], 0), default=words.percent(basis["default"], 0), unknown=words.percent(basis["unknown"], 0),
        draws=words.number(sure.draws.size), seed=sure.seed,
    )  # fmt: skip
    if sure.model.estimates:
        note = f"{note} {words.sentence(derivation())}"
    shown = sure.drivers[:_SHOWN]
    return Certainty(low, high, sentence, whole, note, tuple(zip(_drivers(facts, words, shown), (one.share for one in shown), strict=True)))


def _drivers(facts: Facts, words: Words, shown: Sequence[Driver]) -> list[str]:
    """What the uncertainty comes from, in words; what a factor is of only where nothing else tells two apart."""
    said = [_driver(facts, words, item, keyed=False) for item in shown]
    return [_driver(facts, words, item, keyed=True) if said.count(text) > 1 else text for item, text in zip(shown, said, strict=True)]


def _driver(facts: Facts, words: Words, item: Driver, *, keyed: bool) -> str:
    # Names may hold commas.
    names = "; ".join(map(words.own, item.sources[:2]))
    more = len(item.sources) - 2
    text = f"{names} {words('and {n} more', n=more)}" if more > 0 else names or words("Without a source")
    inside = ", ".join(part for part in (*_factor(facts, words, item, keyed=keyed), words("an estimate") if item.estimate else "") if part)
    return capital(words(_WHAT[item.what], sources=text)) + (f" – {inside}" if inside else "")


def _factor(facts: Facts, words: Words, item: Driver, *, keyed: bool) -> tuple[str, ...]:
    """The stages that a factor stands for, and its publisher."""
    if item.what == "amount":
        return ()
    values = dict(item.words.values) if isinstance(item.words, Sentence) else {}
    key = str(values.get("key") or str(values.get("what", "")).partition(":")[0].partition(",")[0])
    publisher = str(values.get("publisher", ""))
    of = [source for source in facts.sources if source.key == key and publisher in ("", source.publisher)]
    stages = dict.fromkeys(stage for post in facts.postings if facts.sources[post.source] in of for stage in (post.stage,))
    told = ", ".join(lower(subscripts(words(STAGES[stage]))) for stage in stages if stage in STAGES)
    name = words.sentence(term(key.rpartition(".")[2]))
    return (f"{told} ({name})" if keyed and told else told or name, words.data(publisher))
