"""The charts of a report as rows: what each bar is called, what it comes to, and the lines that make it up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import fsum
from types import MappingProxyType

from carbon.core.booking import BESIDE
from carbon.reporting.facts import Cell, Facts, Posting
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import label

SHOWN = 12
"""Lines that a bar names before it says how many more there are."""
MOST = 15
"""Bars of a chart that are seen at once; the rest is one line, or is folded away."""
CHARTS = ("source", "scope", "category", "site", "gas", "month")


@dataclass(frozen=True)
class Bar:
    """One row of a chart.

    Parameters: id, its place in the exported form; parts, kg by scope where the chart is stacked; lines, its largest (number, cell); more,
    how many lines are not named; only, whether a scenario or the other view of scope 2 alone
    brings it: it is hidden until it does.
    """

    id: str
    label: str
    kg: float
    share: float
    parts: tuple[tuple[int, float], ...]
    lines: tuple[tuple[int, Cell], ...]
    more: int
    only: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart of one key, its rows in the order they are read."""

    key: str
    bars: tuple[Bar, ...]

    @property
    def sum(self) -> float:
        """What the bars come to [kg]: the total, or that of scope 3 for its categories."""
        return fsum(bar.kg for bar in self.bars)

    @property
    def top(self) -> float:
        """The longest bar [kg], which fills the width."""
        return max((abs(bar.kg) for bar in self.bars), default=0.0) or 1.0


def shown(chart: Chart) -> Chart:
    """Return a chart without the bars that a switch of the page alone would bring: what a sheet of paper shows.

    Parameters: chart.
    """
    return replace(chart, bars=tuple(bar for bar in chart.bars if not bar.only))


Brought = Mapping[str, Collection[str]]
"""Key → values that a scenario brings."""


def charts(facts: Facts, words: Words, brought: Brought = MappingProxyType({})) -> list[Chart]:
    """Return the charts that say something: one with a single unnamed row does not.

    Parameters: facts; words; brought, values that scenarios bring: each has a row, though the result may have nothing of it.
    """
    made = [Chart(key, tuple(_bars(facts, words, key, brought.get(key, ())))) for key in CHARTS if key != "month" or _monthly(facts)]
    own = {chart.key: sum(not bar.only for bar in chart.bars) for chart in made}
    return [chart for chart in made if own[chart.key] > 1 or (chart.key in ("source", "scope") and own[chart.key])]


def _monthly(facts: Facts) -> bool:
    """Whether months say something: at least half the emissions have one."""
    table, total = facts.tables["month"], facts.total_kg or 0.0
    named = sum(kg for month, kg in zip(table["month"], table["co2e_kg"], strict=True) if month)
    return bool(named >= total / 2.0)


def _bars(facts: Facts, words: Words, key: str, brought: Collection[str]) -> Iterator[Bar]:
    table, total = facts.tables[key], facts.total_kg or 0.0
    values = {("" if name is None else str(name)): kg for name, kg in zip(table[key], table["co2e_kg"], strict=True)}
    if key == "gas":
        # Biogenic CO2 is reported beside the scopes: a gas that weighs nothing has no bar.
        values = {name: kg for name, kg in values.items() if kg or facts.weights.get(name)}
    known = dict.fromkeys([*values, *_everywhere(key, facts)])
    for name in _in_order(key, values, [*known, *brought]):
        kg, lines = values.get(name, 0.0), _lines(facts, key, name)
        parts = tuple(_parts(facts, name)) if key == "source" else ()
        text = label(words, key, name, dict(facts.sites))
        share, only = kg / total if total else 0.0, name not in known or not (kg or lines)
        yield Bar(name, text, kg, share, parts, tuple(lines[:SHOWN]), max(0, len(lines) - SHOWN), only)


def _in_order(key: str, values: dict[str, float], given: Iterable[str]) -> list[str]:
    """Months and scopes by their order, the rest by size and the unnamed last; categories are those of scope 3 alone."""
    names = dict.fromkeys(given)
    if key in ("month", "scope"):
        return sorted(names, key=lambda name: (name == "", name))
    named = [name for name in names if name or key != "category"]
    return sorted(named, key=lambda name: (name == "", -abs(values.get(name, 0.0)), name))


def _everywhere(key: str, facts: Facts) -> Iterator[str]:
    """Every value of a key in either view of scope 2: a switch may bring it in."""
    inside = [post for post in facts.postings if post.basis not in BESIDE]
    if key == "gas":
        yield from (gas for post in inside for gas in facts.sources[post.source].gases if facts.weights.get(gas))
    elif key in ("scope", "category"):
        yield from ("" if (value := getattr(post, key)) is None else str(value) for post in inside)


def _parts(facts: Facts, source: str) -> Iterator[tuple[int, float]]:
    table = facts.tables["source_scope"]
    sums = {scope: kg for name, scope, kg in zip(table["source"], table["scope"], table["co2e_kg"], strict=True) if (name or "") == source}
    yield from ((scope, sums.get(scope, 0.0)) for scope in (1, 2, 3))


def _lines(facts: Facts, key: str, name: str) -> list[tuple[int, Cell]]:
    """The cells behind a bar, those of the shown view, largest first."""
    of_row = key in ("source", "site", "month")
    cells = list(enumerate(facts.cells[key if of_row else "source"]))
    inside = [item for item in cells if in_view(facts.postings[item[1].posting], facts.basis)]
    kept = [item for item in inside if _belongs(facts, key, name, item[1])]
    return sorted(kept, key=lambda item: -abs(item[1].kg))


def _belongs(facts: Facts, key: str, name: str, cell: Cell) -> bool:
    if key in ("source", "site", "month"):
        return cell.label == name
    post = facts.postings[cell.posting]
    if key == "gas":
        return name in facts.sources[post.source].gases
    return str(getattr(post, key) or "") == name


def in_view(post: Posting, basis: str) -> bool:
    """Return whether a posting counts in a view: what stands beside the totals counts in none."""
    return post.basis in (None, basis)
