"""`choices`: the total under each choice that could have been made otherwise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.choices import choices as totals
from carbon.analysis.opening import opened
from carbon.cli.notice import print_head
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, table, tonnes
from carbon.inventory.inventory import Inventory


def choices(given: Sequence[str]) -> int:
    """Print the total of an inventory under other choices, the largest difference first.

    Parameters: given, the inventory and options.
    """
    parser = Parser(
        "choices",
        "The total under other choices: GWP set, scope 2 view, what is left out, factor sources, and own factors in the folder choices/.",
        ("choices examples/norrbotten-2019",),
    )
    parser.add_argument("inventory", help="folder with inventory.toml, or a lock")
    add_format(parser)
    space = parser.read(given)
    found = opened(space.inventory)
    inventory = Inventory.open(space.inventory) if Path(space.inventory).is_dir() else None
    rows, total = totals(found, inventory), found.total_kg(found.basis) or 0.0
    if space.format == "json":
        print(json.dumps({"total_kg": total, "choices": [item._asdict() for item in rows]}, indent=2, ensure_ascii=False))
        return 0
    print_head(found)
    known = [item for item in rows if item.total is not None and item.difference is not None]
    body = [
        [item.what, item.choice, tonnes(item.total), _signed(item.difference or 0.0), f"{(item.difference or 0.0) / total:+.1%}"]
        for item in known
    ]
    heads = ["what", "choice", ">t CO2e", ">difference", ">of the total"]
    console().print(table(f"as it is: {tonnes(total)} t CO2e, {found.basis}-based, {found.plan.policy.gwp_set}", heads, body))
    for item in rows:
        if item.why:
            console().print(plain(f"{item.what} {item.choice}: not known: {item.why}"))
    return 0


def _signed(kilograms: float) -> str:
    return f"{'+' if kilograms >= 0 else '−'}{tonnes(abs(kilograms))}"
