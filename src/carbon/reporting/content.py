"""A report as headings, sentences and tables: what a document, a text file and a workbook print alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import fsum

from carbon.reporting import explained
from carbon.reporting.breakdown import MOST, Chart, charts
from carbon.reporting.facts import Facts, Goal, Verdict
from carbon.reporting.findings import Said, finding_groups
from carbon.reporting.further import Extras, Signed
from carbon.reporting.in_short import in_short
from carbon.reporting.language.words import Words
from carbon.reporting.lines import Card, cards, publications, row
from carbon.reporting.vocabulary import KEYS, TITLES, subscripts, unit


@dataclass(frozen=True)
class Table:
    """A table in words.

    Parameters: title; columns; rows; numbers, the columns that are set to the right; bars, share of the longest bar of each row where it
    is a chart: the row of the sum, the last, has none.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    bars: tuple[float, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with its sentences and tables."""

    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


def title(facts: Facts, words: Words) -> str:
    """Return the heading of the report."""
    return words("Climate footprint {year}", year=facts.year) if facts.year else words("Climate footprint")


def named(facts: Facts) -> str:
    """Return whose report it is, what it is called and of when; a name that is the organisation's is said once."""
    return " · ".join(dict.fromkeys(part for part in (facts.organisation, facts.name, facts.period) if part))


def sections(facts: Facts, words: Words, extras: Extras) -> list[Section]:
    """Return the report in its order: verdict and total first, then where emissions arise, then what stands behind them.

    Parameters: facts; words; extras, what further analysis gives.
    """
    made = [_summary(facts, words, extras), _where(facts, words)]
    if moved := extras.get("change"):
        tables = (_moved(words("By cause"), moved.causes, words), _moved(words("By source"), moved.sources, words))
        made.append(Section(words("Change from {name}", name=moved.name), (moved.sentence,), tables))
    if sure := extras.get("certainty"):
        rows = tuple((text, words.share(share)) for text, share in sure.drivers)
        table = Table(words("What the uncertainty comes from"), (words("What"), words("Share of the variance")), rows, (1,))
        made.append(Section(words("How certain the total is"), (sure.whole, sure.note), (table,)))
    if facts.goals:
        made.append(Section(words("Goals and indicators"), (), (_goals(facts, words),)))
    return [*made, *_excluded(facts, words), _quality(facts, words), _findings(facts, words), _methods(facts, words)]


def _moved(title: str, rows: Iterable[Signed], words: Words) -> Table:
    told = tuple((text, _plus(words, kg)) for text, kg, _, _ in rows)
    return Table(title, (words("What"), subscripts(words("t CO2e"))), told, (1,))


def _plus(words: Words, kg: float) -> str:
    return f"{'+' if kg > 0 else ''}{words.tonnes(kg)}"


def _summary(facts: Facts, words: Words, extras: Extras) -> Section:
    said = [*_verdicts(facts, words), *_totals(facts, words)]
    if sure := extras.get("certainty"):
        said.append(sure.whole)
    said += [*alerts(facts, words), *in_short(facts, words, extras)]
    tables = [_verdict(verdict, words) for verdict in facts.verdicts]
    if steps := explained.bridge(facts, words):
        rows = tuple((text, _plus(words, kg) if kind == "add" else words.tonnes(kg)) for text, kg, kind in steps)
        tables.append(Table(words("What the full total adds"), (words("Part"), subscripts(words("t CO2e"))), rows, (1,)))
    return Section(words("Summary"), tuple(said), tuple(tables))


def _verdicts(facts: Facts, words: Words) -> Iterator[str]:
    """What a board asks first: whether the published figure is met."""
    for verdict in facts.verdicts:
        told = {
            "published": words.significant(verdict.expected),
            "found": words.significant(verdict.found, 5),
            "unit": unit(words, verdict.unit),
        }
        yield words(
            "{name}: {published} {unit} published, {found} {unit} here ({difference}, tolerance ± {tolerance}). {verdict}.",
            name=verdict.name, difference=words.percent(verdict.difference, signed=True), tolerance=words.percent(verdict.tolerance, 0),
            verdict=words("Met") if verdict.met else words("Not met"), **told,
        )  # fmt: skip


def _totals(facts: Facts, words: Words) -> Iterator[str]:
    if facts.total_kg is None:
        yield words("No answer")
        return
    view = f" ({text})" if (text := explained.view(facts, words)) else ""
    yield f"{words('Full total')}: {words.tonnes(facts.total_kg)} {subscripts(words('t CO2e'))}{view}."
    if other := explained.other_view(facts, words):
        yield other


def alerts(facts: Facts, words: Words) -> list[str]:
    """Return what is not in the total, each sentence after the word that the total is incomplete."""
    return [f"{words('Incomplete:')} {text}" for text in explained.incomplete(facts, words)]


def _verdict(verdict: Verdict, words: Words) -> Table:
    """A control total as a list of its parts."""
    rows = (
        (words("Published"), f"{words.significant(verdict.expected)} {unit(words, verdict.unit)} ± {words.percent(verdict.tolerance, 0)}"),
        (words("Same perimeter here"), f"{words.significant(verdict.found, 5)} {unit(words, verdict.unit)}"),
        (words("Difference"), words.percent(verdict.difference, signed=True)),
        (words("Verdict"), words("Met") if verdict.met else words("Not met")),
        (words("Perimeter:").rstrip(":"), explained.perimeter(words, verdict)),
        (words("Source:").rstrip(":"), subscripts(verdict.citation)),
    )
    return Table(f"{words('Control total')}: {verdict.name}", (words("What"), words("Value")), tuple(row for row in rows if row[1]))


def _where(facts: Facts, words: Words) -> Section:
    return Section(
        words("Where the emissions arise"),
        (explained.contains(facts, words), explained.rounded(words)),
        tuple(_chart(words, chart) for chart in charts(facts, words)),
    )


def _chart(words: Words, chart: Chart) -> Table:
    parts = _shown(words, chart)
    rows = tuple((text, words.tonnes(kg), words.share(share)) for text, kg, share in parts)
    rows += ((words("Total"), words.tonnes(chart.sum), ""),)
    heads = (words(KEYS[chart.key]), subscripts(words("t CO2e")), words("Share"))
    top = max([chart.top, *(kg for _, kg, _ in parts)])
    return Table(words(TITLES[chart.key]), heads, rows, (1, 2), tuple(max(kg, 0.0) / top for _, kg, _ in parts))


def _shown(words: Words, chart: Chart) -> list[tuple[str, float, float]]:
    """What a table of a chart names: the largest, and the sum of the rest where there are many; months all."""
    bars, most = [bar for bar in chart.bars if bar.kg] or [*chart.bars], 2 * MOST
    rest = bars[most:] if chart.key != "month" and len(bars) > most + 1 else []
    parts = [(bar.label, bar.kg, bar.share) for bar in bars[: len(bars) - len(rest)]]
    if rest:
        parts.append((words("{n} smaller ones", n=len(rest)), fsum(bar.kg for bar in rest), fsum(bar.share for bar in rest)))
    return parts


def _goals(facts: Facts, words: Words) -> Table:
    years = sorted({year for goal in facts.goals for year in goal.values})
    rows = tuple(
        (
            goal.name,
            *(words.reading(goal.values[year], [*goal.values.values()]) if year in goal.values else "" for year in years),
            unit(words, goal.unit),
            "–" if goal.goal is None else words.reading(goal.goal),
            verdict_of(goal, words),
        )
        for goal in facts.goals
    )
    heads = (words("Figure"), *years, words("Unit"), words("Goal"), words("Verdict"))
    return Table("", heads, rows, (*range(1, len(years) + 1), len(years) + 2))


AHEAD = {"on track": "On track", "off track": "Off track", "not known": "Not known"}
"""Verdicts of a goal whose year has not come, or that cannot be judged: each is said with its reason."""


def verdict_of(goal: Goal, words: Words) -> str:
    """Return the verdict of a goal in words: as it was published, else as the figures have it."""
    if goal.published:
        return f"{words('Published verdict')}: {goal.published}"
    if goal.met is not None:
        return words("Goal met") if goal.met else words("Goal not met")
    if goal.verdict in AHEAD:
        return f"{words(AHEAD[goal.verdict])}: {words.sentence(goal.why)}"
    return words("should fall") if goal.direction == "down" else words("should rise") if goal.direction == "up" else "–"


def _quality(facts: Facts, words: Words) -> Section:
    sorts = tuple((text, words.tonnes(kg), words.share(share)) for text, share, kg in explained.factor_quality(facts, words))
    tables = [Table(words("What the factors are"), (words("What"), words("t"), words("Share")), sorts, (1, 2))]
    if scores := explained.data_quality(facts, words):
        rows = tuple((text, words.number(score, 1)) for text, score in scores)
        tables.append(Table(words("How good the activity data are"), (words("What"), words("Score")), rows, (1,)))
    said = [explained.many_groups(words), explained.rows_sentence(facts, words), *alerts(facts, words)]
    lead, parts = explained.lacking(facts, words)
    if parts:
        said.append(f"{lead} {'; '.join(parts)}.")
    return Section(words("Data quality"), tuple(said), tuple(tables))


def _findings(facts: Facts, words: Words) -> Section:
    groups = finding_groups(facts, words, places=bool(facts.asked or facts.input_rows))
    heads = (words("What"), words("How often"))
    tables = tuple(Table(name, heads, tuple(row for item in items for row in _rows_of(item)), (1,)) for name, _, items in groups)
    return Section(words("What a reader should know"), (), tables)


def _rows_of(item: Said) -> Iterator[tuple[str, str]]:
    """A finding, and below it what it says of rows and cells where these may be shown; factors have a table of their own."""
    yield item.sentence, item.count
    yield from ((f"– {text}", "") for text, source in item.details if source is None)


def _methods(facts: Facts, words: Words) -> Section:
    rows = tuple((card.what, card.co2e, _where_it_stands(card, words)) for card in cards(facts, words))
    heads = (words("Factor"), subscripts(words("kg CO2e")), words("Where it stands"))
    base = explained.base_year(facts, words)
    said = [*explained.method(facts, words), *([base] if base else [])]
    works = tuple(
        (one["publisher"], ", ".join(part for part in (one["title"], one["edition"]) if part), one["licence"])
        for one in publications(facts, words)
    )
    licences = Table(words("Publications and licences"), (words("Publisher"), words("Publication"), words("Licence")), works)
    return Section(words("Methods, factors and sources"), tuple(said), (Table(words("Emission factors"), heads, rows, (1,)), licences))


def _where_it_stands(card: Card, words: Words) -> str:
    known = dict(card.facts)
    work, place = (known.get(words(term), "") for term in _TERMS)
    return "; ".join(part for part in (work, "" if work.endswith(place) else place) if part)


_TERMS = ("Publication", "Place in it")


def _excluded(facts: Facts, words: Words) -> Iterator[Section]:
    rows = tuple((item["what"], item["parts"], item["reason"]) for item in explained.exclusions(facts, words))
    if rows:
        yield Section(words("What is left out"), (), (Table("", (words("What"), words("Categories"), words("Reason")), rows),))


def line_table(facts: Facts, words: Words) -> Table:
    """Return all lines: amount × factor = kg CO2e."""
    rows = [row(facts, words, "source", number, cell) for number, cell in enumerate(facts.cells["source"])]
    heads = (words("Source"), words("What"), words("Amount"), words("Factor"), subscripts(words("kg CO2e")), words("From"))
    body = tuple((line.label, line.what, line.amount, line.factor, line.kg, line.origin) for line in rows)
    return Table(words("All lines: amount × factor"), heads, body, (2, 3, 4))
