"""What stands beside the charts: verdicts, what the total adds, data quality, methods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carbon.core.booking import CATEGORIES
from carbon.reporting.facts import Facts, Verdict
from carbon.reporting.language.words import Words
from carbon.reporting.lines import set_name
from carbon.reporting.vocabulary import (
    APPROACHES,
    BASES,
    SCOPES,
    STAGES,
    STATES,
    capital,
    gas_name,
    left_out,
    lower,
    subscripts,
)

INDICATORS = ("reliability", "completeness", "time", "geography", "technology")
"""The five scores of a pedigree, in their order."""


def perimeter(words: Words, verdict: Verdict) -> str:
    """Return what a control total comprises, in words."""
    what = subscripts("CO2e") if verdict.measure == "co2e" else gas_name(words, verdict.measure)
    parts = [words("amounts") if verdict.measure == "amount" else f"{what}, {words(BASES[verdict.basis])}"]
    if verdict.stages:
        parts.append(words("stages: {names}", names=", ".join(lower(words(STAGES.get(name, name))) for name in verdict.stages)))
    if verdict.scopes:
        parts.append(words("scopes: {names}", names=", ".join(str(scope) for scope in verdict.scopes)))
    if verdict.sources:
        parts.append(words("sources: {names}", names=", ".join(verdict.sources)))
    if verdict.without:
        parts.append(words("without: {names}", names=", ".join(verdict.without)))
    return "; ".join(parts)


def bridge(facts: Facts, words: Words) -> list[tuple[str, float, str]]:
    """Return the steps from the first control total's perimeter to the full total, as (text, kg, kind of step)."""
    first = next((verdict for verdict in facts.verdicts if verdict.measure == "co2e" and verdict.basis == facts.basis), None)
    if first is None or facts.total_kg is None:
        return []
    added = [(_added(words, what, name), kg, "add") for what, name, kg in first.adds]
    start = facts.total_kg - sum(kg for _, kg, _ in added)
    return [(words("Same perimeter here"), start, "start"), *added, (words("Full total"), facts.total_kg, "sum")]


def _added(words: Words, what: str, name: str) -> str:
    if what == "stage":
        return subscripts(words(STAGES.get(name, name)))
    return words(SCOPES[int(name)]) if what == "scope" else name


def view(facts: Facts, words: Words) -> str:
    """Return the view of scope 2 that the total is of; empty where there is nothing that could be seen two ways."""
    two = any(post.scope == _ENERGY or post.basis in BASES for post in facts.postings)
    return words(BASES[facts.basis]) if facts.basis in BASES and two else ""


_ENERGY = 2
"""The scope of purchased energy."""


def factor_quality(facts: Facts, words: Words) -> list[tuple[str, float, float]]:
    """Return how much of the total rests on which sort of factor: (text, share, kg); a line may be of several sorts."""
    total = facts.total_kg or 0.0
    return [(subscripts(words(text)), kg / total if total else 0.0, kg) for text, kg in _sums(facts).items()]


def _sums(facts: Facts) -> dict[str, float]:
    """Sort of factors → kg CO2e of the shown view."""
    sums = dict.fromkeys(_SORTS, 0.0)
    for cell in facts.cells["source"]:
        post = facts.postings[cell.posting]
        source = facts.sources[post.source]
        if post.basis not in (None, facts.basis):
            continue
        for sort in _sorts(facts, source.region, source.year, source.status, set(source.gases)):
            sums[sort] += cell.kg
    return sums


def estimated(facts: Facts) -> float:
    """Return the share of the total that rests on estimates and figures read in a copy."""
    return _sums(facts)[_SORTS[4]] / facts.total_kg if facts.total_kg else 0.0


_SORTS = (
    "Factors of the own country or a part of it",
    "Factors of another country or a wider region",
    "Factors of the year itself",
    "Factors without a year",
    "Estimates and figures read in a copy",
    "Factors that give CO2e only",
)


def _sorts(facts: Facts, region: str, year: int | None, status: str, gases: set[str]) -> Iterator[str]:
    home = region == facts.region or region.startswith(f"{facts.region}-")
    yield _SORTS[0] if home else _SORTS[1]
    if year is not None and year == facts.year:
        yield _SORTS[2]
    if year is None:
        yield _SORTS[3]
    if status != "published":
        yield _SORTS[4]
    if gases == {"co2e"}:
        yield _SORTS[5]


def data_quality(facts: Facts, words: Words) -> list[tuple[str, float]]:
    """Return the mean score of each indicator over the rows that state one, weighed by their emissions."""
    scored = [(re.findall(r"[1-5]", text), abs(kg)) for text, kg in facts.quality.items() if text]
    whole = [(scores, kg) for scores, kg in scored if len(scores) == len(INDICATORS)]
    weight = sum(kg for _, kg in whole)
    if not weight:
        return []
    means = [sum(int(scores[place]) * kg for scores, kg in whole) / weight for place in range(len(INDICATORS))]
    return [(capital(words(name)), mean) for name, mean in zip(INDICATORS, means, strict=True)]


def rounded(words: Words) -> str:
    """Return that parts are rounded, for who adds them up."""
    return words("Each figure is rounded by itself, so parts may differ from their sum in the last digit.")


def many_groups(words: Words) -> str:
    """Return why the shares of the sorts of factors do not come to the whole."""
    return words("A factor may be of several of these sorts, so their shares do not add up to 100%.")


def other_view(facts: Facts, words: Words) -> str:
    """Return the total of the other view of scope 2 in a sentence; empty where both views are one."""
    if facts.market_kg is None or facts.location_kg is None or facts.market_kg == facts.location_kg:
        return ""
    if facts.basis == "location":
        return words(
            "Counted by contracts instead of the average of the grid (market-based scope 2), the full total is {total} t: "
            "another view of the same electricity. The two are never added.",
            total=words.tonnes(facts.market_kg),
        )
    return words(
        "Counted by the average of the grid instead of by contracts (location-based scope 2), the full total is {total} t: "
        "another view of the same electricity. The two are never added.",
        total=words.tonnes(facts.location_kg),
    )


def incomplete(facts: Facts, words: Words) -> list[str]:
    """Return what is not in the total, in sentences: files that were not read, rows without an answer; none for a complete result."""
    said = [words("Not read, and not in the total: {files}.", files=", ".join(facts.unread))] if facts.unread else []
    if facts.complete or (facts.unread and not facts.unanswered):
        return said
    counts = {"unanswered": words.number(facts.unanswered), "rows": words.number(facts.rows)}
    return [*said, words("{unanswered} of {rows} rows have no answer and are not in the total.", **counts)]


def lacking(facts: Facts, words: Words) -> tuple[str, list[str]]:
    """Return what answered rows lack, under the words that lead it: only a complete result is complete but for it."""
    lead = words("The answers are complete but for:") if facts.complete else words("The rows that have an answer lack:")
    return lead, left_out(words, facts.complete_but_for)


def rows_sentence(facts: Facts, words: Words) -> str:
    """Return how many rows were read, and what became of them."""
    states = ", ".join(f"{count} {words(STATES[name])}" for name, count in facts.states.items() if count)
    return words("Rows read: {rows} ({states}).", rows=words.number(facts.rows), states=states or f"{facts.rows - facts.unanswered}")


def method(facts: Facts, words: Words) -> list[str]:
    """Return how the footprint was calculated, in sentences."""
    text = [words("Calculated by the GHG Protocol: amount × emission factor × global warming potential, line by line and gas by gas.")]
    if facts.consolidation:
        text.append(words("Consolidation: {approach}.", approach=words(APPROACHES[facts.consolidation])))
    text.append(words("Global warming potentials: {name}.", name=set_name(facts.gwp_set)))
    text.append(words("Upstream emissions of fuels and energy are lines of their own where the source splits them."))
    if _flies(facts):
        text.append(words("Non-CO2 effects of flights are in.") if _beyond(facts) else words("Non-CO2 effects of flights are out."))
    text.append(
        words(
            "Biogenic CO2 is reported separately from the scopes and excluded from totals; avoided emissions and removals are never netted."
        )
    )
    return [subscripts(sentence) for sentence in text]


def contains(facts: Facts, words: Words) -> str:
    """Return what the total holds, in one sentence."""
    stages = {post.stage for post in facts.postings} | {stage for source in facts.sources for stage in source.stages}
    parts = [*_scopes(facts, words), view(facts, words)]
    if facts.postings:
        parts.append(words("upstream in") if "wtt" in stages else words("upstream out"))
    if _flies(facts):
        parts.append(words("non-CO2 effects of flights in") if _beyond(facts) else words("no non-CO2 effects of flights"))
    return subscripts(f"{', '.join(part for part in (*parts, set_name(facts.gwp_set)) if part)}.")


def _scopes(facts: Facts, words: Words) -> Iterator[str]:
    numbers = [str(scope) for scope in sorted({post.scope for post in facts.postings})]
    if len(numbers) == 1:
        yield words("Scope {n}", n=numbers[0])
    elif numbers:
        yield words("Scopes {scopes}", scopes=f"{', '.join(numbers[:-1])} {words('and')} {numbers[-1]}")


def _beyond(facts: Facts) -> bool:
    """Whether effects of flights beyond CO2 are in the total."""
    return any(post.stage == "non_co2" for post in facts.postings)


def _flies(facts: Facts) -> bool:
    """Whether anything flies: without a flight there is nothing to say of its effects."""
    return _beyond(facts) or any("flight" in post.kind or "/air." in facts.sources[post.source].id for post in facts.postings)


def exclusions(facts: Facts, words: Words) -> Iterator[dict[str, str]]:
    """Yield what is left out, with the categories and rows it concerns, and why."""
    for item in facts.exclusions:
        parts = [f"{number} {words(CATEGORIES[number])}" for number in item.categories]
        parts += [words("{n} rows", n=item.rows)] if item.rows else []
        parts += [f"{words.tonnes(item.co2e_kg)} {subscripts(words('t CO2e'))}"] if item.co2e_kg is not None else []
        yield {"what": item.what, "reason": item.reason, "parts": "; ".join(parts) or "–"}


def base_year(facts: Facts, words: Words) -> str:
    """Return the base year in a sentence, stated and restated; empty without one."""
    base = facts.base_year
    if base is None:
        return ""
    total = base.get("restated_kg", base.get("stated_kg"))
    text = words(
        "Base year {year}: {stated} t CO2e as stated, {restated} t after recalculation.",
        year=base["year"], stated=words.tonnes(base["stated_kg"]), restated=words.tonnes(total),
    )  # fmt: skip
    if facts.total_kg is not None and total:
        text += " " + words("Since then {change}.", change=words.percent(facts.total_kg / total - 1.0, signed=True))
    return subscripts(text)
