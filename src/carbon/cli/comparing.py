"""`compare`: what moved between two years, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence

from carbon.analysis.comparison import CAUSES, Comparison
from carbon.analysis.comparison import compare as compared
from carbon.analysis.opening import opened, titled
from carbon.analysis.wording import decision_text
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, table, tonnes


def compare(given: Sequence[str]) -> int:
    """Print what moved from one inventory or lock to another, by source and cause.

    Parameters: given, the two and options.
    """
    parser = Parser(
        "compare",
        "What changed between two inventories or locks, by source and cause, with the interval of the change.",
        ("compare examples/norrbotten-2018 examples/norrbotten-2019", "compare 2018.lock examples/norrbotten-2019 --language sv"),
    )
    parser.add_argument("before", help="the earlier year: a folder with inventory.toml, or a lock")
    parser.add_argument("after", help="the later year: a folder with inventory.toml, or a lock")
    parser.add_argument("--basis", choices=("location", "market"), default="location", help="scope 2 view")
    parser.add_argument("--language", default="en", help="language of the sentences: en or sv")
    add_format(parser)
    space = parser.read(given)
    first, second = (opened(path).view(space.basis) if space.basis == "market" else opened(path) for path in (space.before, space.after))
    moved = compared(first, second)
    sentences = decision_text(moved, space.language)
    if space.format == "json":
        print(json.dumps(moved.to_dict() | {"basis": space.basis, "text": sentences}, indent=2, ensure_ascii=False))
    else:
        _print(moved, space.basis)
        console().print(plain(sentences))
    return 0


def _print(moved: Comparison, basis: str) -> None:
    used = [cause for cause in CAUSES if abs(moved.causes.get(cause, 0.0)) >= _GRAM]
    body = []
    for item in moved.sources:
        parts = [_change(item.causes[cause]) for cause in used]
        body.append([item.source or "-", tonnes(item.before), tonnes(item.after), _change(item.after - item.before), *parts, item.state])
    total = [
        "total",
        tonnes(moved.before),
        tonnes(moved.after),
        _change(moved.change_kg),
        *(_change(moved.causes[cause]) for cause in used),
        "",
    ]
    heads = ["source", ">before", ">after", ">change", *(f">{cause.replace('_', ' ')}" for cause in used), ""]
    title = f"{titled(moved.first, 'before')} → {titled(moved.second, 'after')}, t CO2e, {basis}-based"
    out = console()
    out.print(table(title, heads, body, footer=total))
    low, high = moved.sure.interval()
    out.print(f"95 % interval of the change: {_change(low) or 0} to {_change(high) or 0} t; errors of shared factors cancel")
    for driver in moved.sure.drivers[:3]:
        out.print(plain(f"  {driver}"))
    out.print()


_GRAM = 1e-3


def _change(kilograms: float) -> str:
    if abs(kilograms) < _GRAM:
        return ""
    return f"{'+' if kilograms > 0 else '−'}{tonnes(abs(kilograms))}"
