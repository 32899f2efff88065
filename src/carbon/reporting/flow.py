"""The flow from activity to scope and gas, drawn: bands whose height is kg CO2e. The browser draws it anew by the same steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """How large a drawing is: its width and height, the width of a block, the gap between two, and the left edges of the three columns.

    Parameters: top, what is free above the first block; above, whether a name stands over its block, as on a phone, or beside it.
    """

    name: str
    width: float
    height: float
    node: float
    gap: float
    columns: tuple[float, float, float]
    top: float = 0.0
    above: bool = False


WIDE = Shape("wide", 1000.0, 460.0, 14.0, 15.0, (240.0, 480.0, 690.0))
"""Names of sources stand left of the first column, of gases right of the last."""
NARROW = Shape("narrow", 360.0, 540.0, 10.0, 24.0, (0.0, 180.0, 350.0), top=18.0, above=True)
"""For a phone: names of sources and gases stand above their blocks, and are short."""
MOST = 9
"""Sources or gases that are drawn one by one; the rest is one band."""
OTHERS = "+"
"""The block that holds the sources or gases that are not drawn one by one."""
LEAST = 0.004
"""Share of the total below which a source or gas is drawn with the rest."""


@dataclass(frozen=True)
class Node:
    """A block of the drawing: column, name, left and top edge, height, kg."""

    column: int
    name: str
    x: float
    y: float
    height: float
    kg: float


@dataclass(frozen=True)
class Band:
    """A flow from a block of a column to one of the next, as a closed path; tone is the scope that colours it."""

    column: int
    path: str
    tone: str
    names: tuple[str, str]
    kg: float


@dataclass(frozen=True)
class Drawing:
    """Blocks and bands of a flow."""

    shape: Shape
    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]


Flow = tuple[str, str, str, float]
"""Source, scope, gas, kg."""


def drawing(flows: Iterable[Flow], shape: Shape = WIDE) -> Drawing:
    """Return the drawing of flows above zero.

    Parameters: flows, as (source, scope, gas, kg); shape.
    """
    kept = [flow for flow in flows if flow[3] > 0]
    columns = [_sums(kept, column) for column in range(3)]
    total, most = sum(columns[0].values()), max((len(names) for names in columns), default=0)
    scale = (shape.height - shape.gap * max(most - 1, 0)) / total if total else 0.0
    nodes = {(column, name): node for column, sums in enumerate(columns) for name, node in _stacked(shape, column, sums, scale).items()}
    bands = [*_bands(kept, nodes, 0, scale, shape.node), *_bands(kept, nodes, 1, scale, shape.node)]
    return Drawing(shape, tuple(nodes.values()), tuple(bands))


def _sums(flows: list[Flow], column: int) -> dict[str, float]:
    """Kg of each block, scopes in their order, the others by size, and what is drawn together last."""
    sums: dict[str, float] = {}
    for flow in flows:
        sums[str(flow[column])] = sums.get(str(flow[column]), 0.0) + flow[3]
    return dict(sorted(sums.items(), key=lambda item: item[0] if column == 1 else (item[0] == OTHERS, -item[1], item[0])))


def _stacked(shape: Shape, column: int, sums: dict[str, float], scale: float) -> dict[str, Node]:
    y = shape.top + (shape.height - scale * sum(sums.values()) - shape.gap * max(len(sums) - 1, 0)) / 2.0
    found = dict[str, Node]()
    for name, kg in sums.items():
        found[name] = Node(column, name, shape.columns[column], y, kg * scale, kg)
        y += kg * scale + shape.gap
    return found


def _bands(flows: list[Flow], nodes: dict[tuple[int, str], Node], column: int, scale: float, width: float) -> list[Band]:
    sums: dict[tuple[str, str], float] = {}
    for flow in flows:
        ends = (str(flow[column]), str(flow[column + 1]))
        sums[ends] = sums.get(ends, 0.0) + flow[3]
    order = [node.name for (place, _), node in nodes.items() if place == column]
    after = [node.name for (place, _), node in nodes.items() if place == column + 1]
    out, into, found = dict[str, float](), dict[str, float](), list[Band]()
    for ends in sorted(sums, key=lambda ends: (order.index(ends[0]), after.index(ends[1]))):
        left, right, height = nodes[column, ends[0]], nodes[column + 1, ends[1]], sums[ends] * scale
        top, bottom = left.y + out.get(ends[0], 0.0), right.y + into.get(ends[1], 0.0)
        out[ends[0]], into[ends[1]] = out.get(ends[0], 0.0) + height, into.get(ends[1], 0.0) + height
        found.append(Band(column, _path(left.x + width, top, right.x, bottom, height), ends[1 - column], ends, sums[ends]))
    return found


def _path(x0: float, y0: float, x1: float, y1: float, height: float) -> str:
    middle = (x0 + x1) / 2.0
    upper = f"M{x0:.1f},{y0:.1f}C{middle:.1f},{y0:.1f} {middle:.1f},{y1:.1f} {x1:.1f},{y1:.1f}"
    return f"{upper}V{y1 + height:.1f}C{middle:.1f},{y1 + height:.1f} {middle:.1f},{y0 + height:.1f} {x0:.1f},{y0 + height:.1f}Z"
