"""A report as headings, sentences and tables: what a document, a text file and a workbook print alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carbon.reporting import explained
from carbon.reporting.breakdown import Chart, charts
from carbon.reporting.facts import Facts, Goal, Verdict
from carbon.reporting.further import Extras
from carbon.reporting.language.words import Words
from carbon.reporting.lines import cards, row
from carbon.reporting.vocabulary import BASES, KEYS, TITLES, left_out, subscripts


@dataclass(frozen=True)
class Table:
    """A table in words; numbers, the columns that are set to the right; bars, share of the longest bar of each row where it is a chart."""

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


def sections(facts: Facts, words: Words, extras: Extras) -> list[Section]:
    """Return the report in its order: verdict and total first, then where emissions arise, then what stands behind them.

    Parameters: facts; words; extras, what further analysis gives.
    """
    made = [_summary(facts, words, extras), _where(facts, words)]
    if moved := extras.get("change"):
        rows = tuple((text, _plus(words, kg)) for text, kg, _, _ in (*moved.causes, *moved.sources))
        table = Table("", (words("What"), subscripts(words("t CO2e"))), rows, (1,))
        made.append(Section(words("Change from {name}", name=moved.name), (moved.sentence,), (table,)))
    if sure := extras.get("certainty"):
        rows = tuple((text, words.percent(share)) for text, share in sure.drivers)
        table = Table(words("What the uncertainty comes from"), (words("What"), words("Share of the variance")), rows, (1,))
        made.append(Section(words("How certain the total is"), (f"{sure.sentence} CO₂e.", sure.note), (table,)))
    if facts.goals:
        made.append(Section(words("Goals and indicators"), (), (_goals(facts, words),)))
    return [*made, _quality(facts, words), _findings(facts, words), _methods(facts, words), *_excluded(facts, words)]


def _plus(words: Words, kg: float) -> str:
    return f"{'+' if kg > 0 else ''}{words.tonnes(kg)}"


def _summary(facts: Facts, words: Words, extras: Extras) -> Section:
    said = list(_totals(facts, words))
    if sure := extras.get("certainty"):
        said.append(f"{sure.sentence} CO₂e.")
    if not facts.complete:
        said.append(
            words("{unanswered} of {rows} rows have no answer and are not in the total.", unanswered=facts.unanswered, rows=facts.rows)
        )
    tables = [_verdict(verdict, words) for verdict in facts.verdicts]
    if steps := explained.bridge(facts, words):
        rows = tuple((text, _plus(words, kg) if kind == "add" else words.tonnes(kg)) for text, kg, kind in steps)
        tables.append(Table(words("What the full total adds"), (words("Part"), subscripts(words("t CO2e"))), rows, (1,)))
    return Section(words("Summary"), tuple(said), tuple(tables))


def _totals(facts: Facts, words: Words) -> Iterator[str]:
    if facts.total_kg is None:
        yield words("No answer")
        return
    view = f" ({words(BASES[facts.basis])})" if facts.basis in BASES else ""
    yield f"{words('Full total')}: {words.tonnes(facts.total_kg)} {subscripts(words('t CO2e'))}{view}."
    if facts.market_kg != facts.location_kg and facts.basis == "location":
        yield words(
            "Market-based scope 2: {total} t. It is another view of the same electricity; the two are never added.",
            total=words.tonnes(facts.market_kg),
        )


def _verdict(verdict: Verdict, words: Words) -> Table:
    """A control total as a list of its parts."""
    rows = (
        (words("Published"), f"{words.significant(verdict.expected)} {verdict.unit} ± {words.percent(verdict.tolerance, 0)}"),
        (words("Same perimeter here"), f"{words.significant(verdict.found, 5)} {verdict.unit}"),
        (words("Difference"), words.percent(verdict.difference, signed=True)),
        (words("Verdict"), words("Met") if verdict.met else words("Not met")),
        (words("Perimeter:").rstrip(":"), explained.perimeter(words, verdict)),
        (words("Source:").rstrip(":"), verdict.citation),
    )
    return Table(f"{words('Control total')}: {verdict.name}", (words("What"), words("Figure")), tuple(row for row in rows if row[1]))


def _where(facts: Facts, words: Words) -> Section:
    return Section(
        words("Where the emissions arise"),
        (explained.contains(facts, words),),
        tuple(_chart(words, chart) for chart in charts(facts, words)),
    )


def _chart(words: Words, chart: Chart) -> Table:
    bars = [bar for bar in chart.bars if bar.kg]
    rows = tuple((bar.label, words.tonnes(bar.kg), words.percent(bar.share)) for bar in bars)
    heads = (words(KEYS[chart.key]), subscripts(words("t CO2e")), words("Share"))
    return Table(words(TITLES[chart.key]), heads, rows, (1, 2), tuple(max(bar.kg, 0.0) / chart.top for bar in bars))


def _goals(facts: Facts, words: Words) -> Table:
    years = sorted({year for goal in facts.goals for year in goal.values})
    rows = tuple(
        (
            goal.name,
            *(words.reading(goal.values[year]) if year in goal.values else "" for year in years),
            goal.unit,
            "–" if goal.goal is None else words.significant(goal.goal),
            verdict_of(goal, words),
        )
        for goal in facts.goals
    )
    heads = (words("Figure"), *years, words("Unit"), words("Goal"), words("Verdict"))
    return Table("", heads, rows, tuple(range(1, len(years) + 1)))


def verdict_of(goal: Goal, words: Words) -> str:
    """Return the verdict of a goal in words: as it was published, else as the figures have it."""
    if goal.published:
        return f"{words('Published verdict')}: {goal.published}"
    if goal.met is not None:
        return words("Goal met") if goal.met else words("Goal not met")
    return words("should fall") if goal.direction == "down" else words("should rise") if goal.direction == "up" else "–"


def _quality(facts: Facts, words: Words) -> Section:
    sorts = tuple((text, words.tonnes(kg), words.percent(share)) for text, share, kg in explained.factor_quality(facts, words))
    tables = [Table(words("What the factors are"), (words("What"), "t", words("Share")), sorts, (1, 2))]
    if scores := explained.data_quality(facts, words):
        rows = tuple((text, words.number(score, 1)) for text, score in scores)
        tables.append(Table(words("How good the activity data are"), (words("What"), words("Score")), rows, (1,)))
    said = [explained.rows_sentence(facts, words)]
    if parts := left_out(words, facts.complete_but_for):
        said.append(f"{words('The answers are complete but for:')} {'; '.join(parts)}.")
    return Section(words("Data quality"), tuple(said), tuple(tables))


def _findings(facts: Facts, words: Words) -> Section:
    groups = explained.finding_groups(facts, words, places=bool(facts.asked or facts.input_rows))
    heads = (words("What"), words("How often"))
    tables = tuple(Table(name, heads, tuple(row for item in items for row in _rows_of(item)), (1,)) for name, _, items in groups)
    return Section(words("What a reader should know"), (), tables)


def _rows_of(item: explained.Said) -> Iterator[tuple[str, str]]:
    """A finding, and below it what it says of rows and cells where these may be shown; factors have a table of their own."""
    yield item.sentence, item.count
    yield from ((f"– {text}", "") for text, source in item.details if source is None)


def _methods(facts: Facts, words: Words) -> Section:
    rows = tuple((card.name, card.co2e, *(dict(card.facts).get(words(term), "") for term in _TERMS)) for card in cards(facts, words))
    heads = (words("Factor"), subscripts(words("kg CO2e")), *(words(term) for term in _TERMS))
    base = explained.base_year(facts, words)
    said = [*explained.method(facts, words), *([base] if base else [])]
    return Section(words("Methods, factors and sources"), tuple(said), (Table(words("Emission factors"), heads, rows, (1,)),))


_TERMS = ("Publication", "Place in it", "Licence")


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
