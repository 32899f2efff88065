"""Print how often `Any` stands in annotations, per thousand lines of each room: python tools/untyped.py [ROOM].

`Any` is what a type checker does not look at. With the name of a room, as analysis, each line that has it is printed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "carbon"
EDGE = "tables"
"""The room of dataframe and file libraries, whose types no checker knows: it counts apart."""


def anys(path: Path) -> Iterator[int]:
    """Yield the line of each `Any` of a file but those of its imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (isinstance(node, ast.Name) and node.id == "Any") or (isinstance(node, ast.Constant) and node.value == "Any"):
            yield node.lineno


def room(path: Path) -> str:
    """Return the room of a file: its first folder."""
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else "."


def counts() -> dict[str, tuple[int, int]]:
    """Return how many `Any` and how many lines each room has."""
    found: dict[str, tuple[int, int]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        many, lines = found.get(room(path), (0, 0))
        found[room(path)] = many + sum(1 for _ in anys(path)), lines + path.read_text(encoding="utf-8").count("\n")
    return found


def per_thousand(rooms: dict[str, tuple[int, int]]) -> float:
    """Return `Any` per thousand lines of some rooms.

    >>> per_thousand({"core": (3, 1000), "cli": (1, 1000)})
    2.0
    """
    return 1000 * sum(many for many, _ in rooms.values()) / sum(lines for _, lines in rooms.values())


def main(asked: list[str]) -> int:
    """Print the rooms, or the lines of one of them."""
    if asked:
        for path in sorted((SOURCE / asked[0]).rglob("*.py")):
            text = path.read_text(encoding="utf-8").splitlines()
            for line in sorted(set(anys(path))):
                print(f"{path.relative_to(SOURCE)}:{line}: {text[line - 1].strip()}")
        return 0
    found = counts()
    for name, (many, lines) in sorted(found.items(), key=lambda item: -item[1][0]):
        print(f"{name:12} {many:4} Any in {lines:6} lines: {per_thousand({name: (many, lines)}):5.1f} per thousand")
    print(f"outside {EDGE}: {per_thousand({name: size for name, size in found.items() if name != EDGE}):.1f} per thousand lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
