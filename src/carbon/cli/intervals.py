"""`uncertainty`: how sure a footprint is, what that comes from, and what to know better next year."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence

from carbon.analysis.ledger import Emissions
from carbon.analysis.moments import of_reduced
from carbon.analysis.opening import opened, titled
from carbon.analysis.pedigree import INDICATORS
from carbon.analysis.quality import quality_by_emissions
from carbon.analysis.shapes import Z
from carbon.analysis.uncertainty import Uncertainty
from carbon.analysis.uncertainty import uncertainty as how_sure
from carbon.cli.notice import print_head
from carbon.cli.parser import Parser, add_format
from carbon.cli.render import console, plain, table, tonnes


def uncertainty(given: Sequence[str]) -> int:
    """Print the 95 % interval of a footprint by source and what it comes from.

    Parameters: given, the inventory or lock, and options.
    """
    parser = Parser(
        "uncertainty",
        "How certain a footprint is: 95 % intervals, where they come from, and which figures to improve next.",
        (
            "uncertainty examples/norrbotten-2019",
            "uncertainty 2019.lock --by scope --draws 20000",
            "uncertainty examples/norrbotten-2019 --otherwise '±20 %'",
        ),
    )
    parser.add_argument("inventory", help="folder with inventory.toml, or a lock")
    parser.add_argument("--by", default="source", help="keys for the rows of the table: source, scope, category (default: source)")
    parser.add_argument("--basis", choices=("location", "market"), default="location", help="scope 2 view")
    parser.add_argument("--draws", type=int, default=10_000, help="number of draws (default: 10 000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the draws (default: 1)")
    parser.add_argument(
        "--otherwise", metavar="SPREAD", help="spread for factors that state none, such as '±20 %%', instead of published defaults"
    )
    parser.add_argument("--no-defaults", action="store_true", help="treat factors that state no spread as exact")
    parser.add_argument(
        "--together", action="store_true", help="treat the errors of a source's rows as shared, as when they rest on one assumption"
    )
    parser.add_argument("--all", action="store_true", help="show every driver and spread, not only the largest")
    add_format(parser)
    space = parser.read(given)
    found = opened(space.inventory)
    result = found if space.basis == found.basis else found.view(space.basis)
    sure = how_sure(result, space.draws, space.seed, space.otherwise, defaults=not space.no_defaults, together=space.together)
    if space.format == "json":
        record = {"name": titled(found), "basis": space.basis} | sure.to_dict() | {"quality": quality_by_emissions(result)}
        print(json.dumps(record, indent=2, ensure_ascii=False))
    else:
        _print(found, result, sure, space)
    return 0


def _print(found: Emissions, result: Emissions, sure: Uncertainty, space: Namespace) -> None:
    print_head(found)
    _print_intervals(sure, [key.strip() for key in space.by.split(",")], space.basis)
    _print_drivers(sure, everything=space.all)
    _print_spreads(sure, everything=space.all)
    _print_notes(result, sure)


def _print_intervals(sure: Uncertainty, keys: list[str], basis: str) -> None:
    columns, out = sure.columns(keys), console()
    body = []
    for *place, stated, mean, low, high, relative in zip(*columns.values(), strict=True):
        names = ["-" if part in (None, "") else part for part in place]
        body.append([*names, tonnes(stated), tonnes(mean), tonnes(low), tonnes(high), f"±{relative:.0%}"])
    low, high = sure.interval()
    total = ["total", *[""] * (len(keys) - 1), tonnes(sure.total), tonnes(sure.mean), tonnes(low), tonnes(high), f"±{sure.relative:.1%}"]
    heads = [*keys, ">t CO2e", ">mean", ">2.5 %", ">97.5 %", ">half width"]
    out.print(table(f"95 % interval by {', '.join(keys)}, {basis}-based", heads, body, footer=total))
    first, last = sure.interval(method="analytical")
    out.print(f"without draws, by moments: {tonnes(first)} to {tonnes(last)} t CO2e")
    out.print()


def _print_drivers(sure: Uncertainty, *, everything: bool) -> None:
    shown = sure.drivers if everything else sure.drivers[:_SHOWN]
    body = [[driver.words, f"{driver.share:.0%}", f"±{sure.relative * driver.halved:.1%}"] for driver in shown]
    rest = sum(driver.share for driver in sure.drivers[len(shown) :])
    if rest:
        body.append([f"{len(sure.drivers) - len(shown)} others", f"{rest:.0%}", ""])
    heads = ["what the uncertainty comes from", ">share", ">total if its spread were halved"]
    console().print(table("what to know better next year, the most useful first", heads, body))
    console().print()


_SHOWN = 8


def _print_spreads(sure: Uncertainty, *, everything: bool) -> None:
    shares = sure.basis
    words = f"spreads of factors, by emissions: stated {shares['stated']:.0%}, by default {shares['default']:.0%}"
    unknown = f", none {shares['unknown']:.0%} (counted as known)" if shares["unknown"] else ""
    console().print(plain(words + unknown))
    told = sorted((item for item in sure.model.told if item.default and item.spread), key=lambda item: -item.kg)
    shown = told if everything else told[:_SHOWN]
    body = [[item.factor, item.gas, str(item.spread), tonnes(item.kg), item.source] for item in shown]
    if body:
        more = f", the largest {len(shown)} of {len(told)}" if len(shown) < len(told) else ""
        console().print(table(f"published defaults used{more}", ["factor", "gas", "spread", ">t CO2e", "source"], body))
    console().print()


def _print_notes(result: Emissions, sure: Uncertainty) -> None:
    out = console()
    if sure.together:
        wide = Z * of_reduced(sure.together, sure.correlation).deviation / abs(sure.mean or 1.0)
        out.print(f"rows err independently of one another; if those of a source erred together it would be ±{wide:.1%} (--together)")
    out.print(f"{sure.draws.size} draws, seed {sure.seed}; other draws would move the bounds by about {sure.settled:.1%} of the mean")
    quality = quality_by_emissions(result)
    if quality["mean"] is not None:
        scores = ", ".join(f"{name} {quality[name]:.1f}" for name in INDICATORS)
        scored = f"{quality['share_scored']:.0%} of emissions are scored"
        out.print(f"quality of the amounts, weighed by emissions, 1 best to 5: {quality['mean']:.1f} ({scores}); {scored}")
    out.print("not in it: GWP values, and what the inventory leaves out")
