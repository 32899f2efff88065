"""`choices`: the total under each choice that could have been made otherwise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from carbon.analysis.choices import choices as totals
from carbon.cli.language import named, told
from carbon.cli.notice import print_head
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening, working
from carbon.cli.render import console, percent, plain, signed, table, tonnes
from carbon.core.sentences import say, term
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
    parser.add_argument("inventory", help=RESULT_OF)
    add_format(parser)
    space = parser.read(given)
    found = shown_opening(space.inventory)
    inventory = Inventory.open(space.inventory) if Path(space.inventory).is_dir() else None
    with working(told(say("calculating every choice …"))):
        rows, total = totals(found, inventory), found.total_kg(found.basis) or 0.0
    if space.format == "json":
        record = {"total_kg": total, "choices": [item._asdict() for item in rows], "not_asked": None if inventory else told(_of_lock())}
        print(json.dumps(record, indent=2, ensure_ascii=False))
        return 0
    print_head(found, space.language)
    known = [item for item in rows if item.total is not None and item.difference is not None]
    body = [[named(item.what), item.choice, tonnes(item.total), *_difference(item.difference or 0.0, total)] for item in known]
    heads = ["what", "choice", ">t CO2e", ">difference", ">of the total"]
    title = {"total": tonnes(total), "view": say("{basis}-based", basis=term(found.basis)), "gwp_set": found.plan.policy.gwp_set}
    console().print(table(say("as it is: {total} t CO2e, {view}, {gwp_set}", **title), heads, body))
    for item in rows:
        if item.why:
            console().print(plain(say("{what} {choice}: not known: {why}", what=term(item.what), choice=item.choice, why=item.why)))
    if inventory is None:
        console().print(plain(_of_lock()))
    return 0


def _of_lock() -> str:
    return say("factor source and factors: not asked, since a lock holds only the factors it uses. Give the inventory's folder.")


def _difference(kilograms: float, total: float) -> list[str]:
    return [signed(kilograms), percent(kilograms / total, "+.1%") if total else ""]
