"""No module needs itself through others: what is imported inside a function counts, what is for type checkers alone does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MODULES = {".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCE.rglob("*.py")}


def imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Module and name of each import that is run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom) and child.module:
            yield from ((child.module, name.name) for name in child.names)
        elif isinstance(child, ast.Import):
            yield from ((name.name, "") for name in child.names)
        elif not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from imported(child)


def needs(module: str, path: Path) -> set[str]:
    """The modules of the library that one imports; the package itself loads its public names when they are asked for."""
    found = {
        whole if (whole := f"{home}.{name}") in MODULES else home for home, name in imported(ast.parse(path.read_text(encoding="utf-8")))
    }
    return found & MODULES.keys() - {module, "carbon"}


def test_no_module_needs_itself_through_others():
    graph = {module: needs(module, path) for module, path in MODULES.items()}
    assert sum(map(len, graph.values())) > 3000
    assert "carbon.factors.own" in graph["carbon.factors.catalogue"], "an import inside a function"
    TopologicalSorter(graph).prepare()


def test_a_circle_is_found():
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()
