"""The flow as SVG marks and as the table behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup, escape

from carbon.reporting.facts import Facts
from carbon.reporting.flow import LEAST, MOST, NARROW, OTHERS, WIDE, Drawing, Flow, Node, Shape, drawing
from carbon.reporting.language.words import Words
from carbon.reporting.vocabulary import gas_formula, gas_name, label


def planned(facts: Facts, words: Words) -> tuple[tuple[Drawing, ...], dict[str, Any]]:
    """Return the drawings of a result, wide and for a phone, and the names that the browser needs to draw them anew.

    Parameters: facts; words.
    """
    order = list(dict.fromkeys(cell.label for cell in facts.cells["source"]))
    sources = {name: str(order.index(name)) for name in _largest(facts, "source", order)}
    gases = {name: name for name in _largest(facts, "gas", facts.gases)}
    names = {
        "source": [sources.get(name, OTHERS) for name in order],
        "gas": {name: gases.get(name, OTHERS) for name in facts.gases},
        "text": {f"0:{place}": _cut(label(words, "source", name), _LEFT) for name, place in sources.items()}
        | {f"1:{scope}": words("Scope {n}", n=scope) for scope in (1, 2, 3)}
        | {f"2:{name}": _cut(gas_name(words, name)) for name in gases}
        | {f"0:{OTHERS}": words("Other sources"), f"2:{OTHERS}": words("Other gases")},
        "short": {f"0:{place}": _cut(label(words, "source", name), _SHORT) for name, place in sources.items()}
        | {f"2:{name}": _cut(gas_formula(words, name), _SHORTEST) for name in gases}
        | {f"2:{OTHERS}": words("Others")},
    }
    flows = list(_flows(facts, sources, gases))
    return (drawing(flows, WIDE), drawing(flows, NARROW)), names


def _largest(facts: Facts, key: str, names: Iterable[str]) -> list[str]:
    """The sources or gases that are drawn one by one: the largest, unless what would be left is one alone."""
    table, total = facts.tables[key], abs(facts.total_kg or 0.0)
    sizes = {name or "": kg for name, kg in zip(table[key], table["co2e_kg"], strict=True)}
    order = sorted(names, key=lambda name: -sizes.get(name, 0.0))
    kept = [name for name in order if sizes.get(name, 0.0) >= LEAST * total][:MOST]
    return order if len(order) <= len(kept) + 1 else kept


def _flows(facts: Facts, sources: dict[str, str], gases: dict[str, str]) -> Iterator[Flow]:
    table = facts.tables["flow"]
    for source, scope, gas, kg in zip(table["source"], table["scope"], table["gas"], table["co2e_kg"], strict=True):
        yield sources.get(source or "", OTHERS), str(scope), gases.get(gas, OTHERS), kg


def _cut(text: str, longest: int = 0) -> str:
    most = longest or _LONGEST
    return text if len(text) <= most else f"{text[: most - 1]}…"


_LEFT, _LONGEST, _SHORT, _SHORTEST = 24, 30, 20, 11
"""Letters that stand left of a source, where a page has less room, and right of a gas; the same on a phone."""


def marks(flow: Drawing, names: dict[str, Any], words: Words) -> Markup:
    """Return the marks inside the SVG element.

    Parameters: flow; names of its blocks; words.
    """
    text = names["text"] | (names["short"] if flow.shape.above else {})
    bands = (
        Markup('<path class="s{}" d="{}"><title>{} → {}: {} {}</title></path>').format(
            band.tone, band.path, text[f"{band.column}:{band.names[0]}"], text[f"{band.column + 1}:{band.names[1]}"],
            words.tonnes(band.kg), words("t"),
        )
        for band in flow.bands
    )  # fmt: skip
    return Markup("\n").join([*bands, *(_node(flow.shape, node, text[f"{node.column}:{node.name}"], words) for node in flow.nodes)])


def _node(shape: Shape, node: Node, name: str, words: Words) -> Markup:
    """A block with its name and tonnes."""
    tone = f"s{node.name}" if node.column == 1 else "plain"
    block = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.0f}" height="{:.1f}"/>').format(
        tone, node.x, node.y, shape.node, max(node.height, 1.0)
    )
    x, y, anchor = _beside(shape, node)
    mark = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{} <tspan>{}</tspan></text>')
    return block + mark.format(x, y, anchor, escape(name), words.tonnes(node.kg))


def _beside(shape: Shape, node: Node) -> tuple[float, float, str]:
    """Where a name stands, and which end of it."""
    if shape.above and node.column != 1:
        return (node.x, node.y - _OVER, "start") if node.column == 0 else (node.x + shape.node, node.y - _OVER, "end")
    middle = min(max(node.y + node.height / 2.0, 6.0), shape.top + shape.height)
    return (node.x - 8.0, middle, "end") if node.column == 0 else (node.x + shape.node + 8.0, middle, "start")


_OVER = 8.0


def flow_rows(facts: Facts, words: Words) -> Iterator[tuple[str, str, str, float]]:
    """Yield the table behind the flow, largest first: source, scope, gas, kg CO2e."""
    table = facts.tables["flow"]
    rows = zip(table["source"], table["scope"], table["gas"], table["co2e_kg"], strict=True)
    for source, scope, gas, kg in sorted((row for row in rows if row[3]), key=lambda row: -abs(row[3])):
        yield label(words, "source", source), words("Scope {n}", n=scope), gas_name(words, gas), kg
