"""Public docstrings of the rooms that people call: a sentence, each parameter, units, what is raised, and an example that runs."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import carbon
from carbon.activities.framework.base import Activity

SOURCE = Path(__file__).parents[2] / "src" / "carbon"
ROOMS = ("_api", "analysis", "inventory")
Named = tuple[str, ast.FunctionDef]


def functions(body: list[ast.stmt], owner: str = "") -> Iterator[Named]:
    """The public functions and methods of a module, but for the overloads, which say what the function says."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from functions(node.body, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not is_overload(node):
            yield f"{owner}{node.name}", node


def is_overload(node: ast.FunctionDef) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list)


PUBLIC: dict[str, ast.FunctionDef] = {
    f"{path.relative_to(SOURCE).with_suffix('').as_posix()}:{name}": node
    for room in ROOMS
    for path in sorted((SOURCE / room).rglob("*.py"))
    for name, node in functions(ast.parse(path.read_text(encoding="utf-8")).body)
}


def lacks(node: ast.FunctionDef) -> Iterator[str]:
    """What a docstring does not say."""
    text = ast.get_docstring(node) or ""
    if not re.match(r"[^\n]+[.;:)]$", text.split("\n")[0]):
        yield "a first line that is a sentence"
    arguments = [item for item in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if item.arg not in ("self", "cls")]
    if "Parameters: as " not in text:
        yield from (item.arg for item in arguments if not re.search(rf"\b{item.arg}\b", text))
    raised = {ast.unparse(item.exc) for item in ast.walk(node) if isinstance(item, ast.Raise) and item.exc}
    if any(text.startswith("CarbonError(") for text in raised) and "Raises" not in text:
        yield "Raises"


def test_a_public_docstring_says_what_one_must_know():
    assert len(PUBLIC) > 300
    assert {name: lacking for name, node in PUBLIC.items() if (lacking := list(lacks(node)))} == {}


def measured() -> Iterator[str]:
    """Public functions that take or return a number of kilograms: those whose name says so."""
    return (name for name, node in PUBLIC.items() if re.search(r"(_kg|kilograms)\b", ast.unparse(node.args) + node.name))


@pytest.mark.parametrize("name", sorted(measured()))
def test_a_number_of_kilograms_says_its_unit(name):
    assert "kg" in (ast.get_docstring(PUBLIC[name]) or "")


def runs(item: object) -> str:
    """The lines of a docstring's examples."""
    return "\n".join(re.findall(r"(?m)^\s*(?:>>>|\.\.\.) .*$", inspect.getdoc(item) or ""))


@pytest.mark.parametrize("name", [name for name in carbon.__all__ if inspect.isfunction(getattr(carbon, name))])
def test_every_public_function_has_an_example_that_runs(name):
    assert f"{name}(" in runs(getattr(carbon, name))


def methods() -> Iterator[tuple[str, str]]:
    """Class and name of each public method of the public classes but the kinds of activity, whose own test runs their examples."""
    for name in carbon.__all__:
        found = getattr(carbon, name)
        if inspect.isclass(found) and not issubclass(found, Activity):
            for method, item in vars(found).items():
                called = getattr(item, "__func__", item)
                if not method.startswith("_") and inspect.isfunction(called) and called.__module__ == found.__module__:
                    yield name, method


@pytest.mark.parametrize(("owner", "method"), list(methods()))
def test_every_public_method_stands_in_an_example(owner, method):
    cls = getattr(carbon, owner)
    examples = "\n".join(runs(item) for item in (cls, *(getattr(cls, name) for _, name in methods() if hasattr(cls, name))))
    assert f".{method}(" in examples, f"{owner}.{method} needs an example: in its own docstring or that of its class"
