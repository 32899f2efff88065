"""`compare`: what moved between two years, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rich.console import Console

from carbon.analysis.comparison import CAUSES, Comparison
from carbon.analysis.comparison import compare as compared
from carbon.analysis.opening import titled
from carbon.analysis.wording import decision_text
from carbon.cli.language import second_naming, speak_as, spoken
from carbon.cli.notice import print_incomplete
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening
from carbon.cli.render import console, plain, signed, table, tonnes
from carbon.core.sentences import say, term


def compare(given: Sequence[str]) -> int:
    """Print what moved from one inventory or lock to another, by source and cause.

    Parameters: given, the two and options.
    """
    parser = Parser(
        "compare",
        "What changed between two inventories or locks, by source and cause, with the interval of the change.",
        ("compare examples/norrbotten-2018 examples/norrbotten-2019", "compare 2018.lock examples/norrbotten-2019 --language sv"),
    )
    parser.add_argument("before", help=f"the earlier year: {RESULT_OF}")
    parser.add_argument("after", help=f"the later year: {RESULT_OF}")
    parser.add_argument("--basis", choices=("location", "market"), default="location", help="scope 2 view")
    add_format(parser)
    space = parser.read(given)
    years = [shown_opening(path) for path in (space.before, space.after)]
    first, second = (year.view(space.basis) if space.basis == "market" else year for year in years)
    moved = compared(first, second)
    speak_as(space.language, second, first)
    sentences = decision_text(moved, spoken(), second_naming())
    if space.format == "json":
        print(json.dumps(moved.to_dict() | {"basis": space.basis, "text": sentences}, indent=2, ensure_ascii=False))
    else:
        _print(moved, space.basis)
        print_incomplete(moved.first, moved.second)
        console().print(plain(sentences))
    return 0


def _print(moved: Comparison, basis: str) -> None:
    used = [cause for cause in CAUSES if abs(moved.causes.get(cause, 0.0)) >= _GRAM]
    body = [_row(item.source or "-", item.before, item.after, item.causes, used, item.state) for item in moved.sources]
    total = _row(say("total"), moved.before, moved.after, moved.causes, used, "")
    heads = ["source", ">before", ">after", ">change", *(f">{cause.replace('_', ' ')}" for cause in used), ""]
    said = {"before": titled(moved.first, say("before")), "after": titled(moved.second, say("after")), "basis": term(basis)}
    out = console()
    out.print(table(say("{before} → {after}, t CO2e, {basis}-based", **said), heads, body, footer=total))
    _print_sure(out, moved)
    out.print()


def _row(name: str, before: float, after: float, causes: Mapping[str, float], used: Sequence[str], state: str) -> list[str]:
    return [name, tonnes(before), tonnes(after), _change(after - before), *(_change(causes[cause]) for cause in used), state]


def _print_sure(out: Console, moved: Comparison) -> None:
    """How sure the change is, and what makes it unsure."""
    low, high = moved.sure.interval()
    bounds = {"low": _change(low) or 0, "high": _change(high) or 0}
    out.print(say("95% interval of the change: {low} to {high} t; errors of shared factors cancel", **bounds))
    felt = [driver for driver in moved.sure.drivers[:3] if driver.share >= _FELT]
    if felt:
        out.print(say("what the interval comes from, the largest first:"))
    for driver in felt:
        out.print(plain(say("  {driver}", driver=driver.sentence)))


_GRAM = 1e-3
_FELT = 0.005
"""The share from which a driver is more than 0%."""


def _change(kilograms: float) -> str:
    return "" if abs(kilograms) < _GRAM else signed(kilograms)
