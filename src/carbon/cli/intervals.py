"""`uncertainty`: how sure a footprint is, what that comes from, and what to know better next year."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence

from carbon.analysis.ledger import Emissions
from carbon.analysis.moments import of_reduced
from carbon.analysis.opening import titled
from carbon.analysis.pedigree import INDICATORS, derivation
from carbon.analysis.quality import quality_by_emissions
from carbon.analysis.shapes import Z
from carbon.analysis.uncertainty import Uncertainty
from carbon.analysis.uncertainty import uncertainty as how_sure
from carbon.cli.language import named, told
from carbon.cli.notice import print_head
from carbon.cli.parser import RESULT_OF, Parser, add_format
from carbon.cli.progress import shown_opening, working
from carbon.cli.render import console, percent, plain, print_with_ids, table, tonnes
from carbon.core.sentences import joined, say, term


def uncertainty(given: Sequence[str]) -> int:
    """Print the 95% interval of a footprint by source and what it comes from.

    Parameters: given, the inventory or lock, and options.
    """
    parser = Parser(
        "uncertainty",
        "How certain a footprint is: 95% intervals, where they come from, and which figures to improve next.",
        (
            "uncertainty examples/norrbotten-2019",
            "uncertainty 2019.lock --by scope --draws 20000",
            "uncertainty examples/norrbotten-2019 --otherwise '±20%'",
        ),
    )
    parser.add_argument("inventory", help=RESULT_OF)
    parser.add_argument("--by", default="source", help="keys for the rows of the table: source, scope, category (default: source)")
    parser.add_argument("--basis", choices=("location", "market"), default="location", help="scope 2 view")
    parser.add_argument("--draws", type=int, default=10_000, help="number of draws (default: 10 000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the draws (default: 1)")
    parser.add_argument(
        "--otherwise", metavar="SPREAD", help="spread for factors that state none, such as '±20%%', instead of published defaults"
    )
    parser.add_argument("--no-defaults", action="store_true", help="treat factors that state no spread as exact")
    parser.add_argument(
        "--together", action="store_true", help="treat the errors of a source's rows as shared, as when they rest on one assumption"
    )
    parser.add_argument("--all", action="store_true", help="show every driver and spread, not only the largest")
    add_format(parser)
    space = parser.read(given)
    found = shown_opening(space.inventory)
    result = found if space.basis == found.basis else found.view(space.basis)
    with working(told(say("drawing {draws:,} times …", draws=space.draws))):
        sure = how_sure(result, space.draws, space.seed, space.otherwise, defaults=not space.no_defaults, together=space.together)
    if space.format == "json":
        record = {"name": titled(found), "basis": space.basis} | sure.to_dict() | {"quality": quality_by_emissions(result)}
        print(json.dumps(record, indent=2, ensure_ascii=False))
    else:
        _print(found, result, sure, space)
    return 0


def _print(found: Emissions, result: Emissions, sure: Uncertainty, space: Namespace) -> None:
    print_head(found, space.language)
    _print_intervals(sure, [key.strip() for key in space.by.split(",")], space.basis)
    _print_drivers(sure, everything=space.all)
    _print_spreads(sure, everything=space.all)
    _print_estimates(sure, everything=space.all)
    _print_notes(result, sure)


def _print_intervals(sure: Uncertainty, keys: list[str], basis: str) -> None:
    columns, out = sure.columns(keys), console()
    body = []
    for *place, stated, mean, low, high, relative in zip(*columns.values(), strict=True):
        names = ["-" if part in (None, "") else part for part in place]
        body.append([*names, tonnes(stated), tonnes(mean), tonnes(low), tonnes(high), percent(relative, ".0%", "±")])
    low, high = sure.interval()
    total = [
        say("total"),
        *[""] * (len(keys) - 1),
        tonnes(sure.total),
        tonnes(sure.mean),
        tonnes(low),
        tonnes(high),
        percent(sure.relative, ".1%", "±"),
    ]
    heads = [*keys, ">t CO2e", ">mean", percent(0.025, sign=">"), percent(0.975, sign=">"), ">half width"]
    out.print(
        table(say("95% interval by {keys}, {basis}-based", keys=", ".join(map(named, keys)), basis=term(basis)), heads, body, footer=total)
    )
    first, last = sure.interval(method="analytical")
    out.print(say("without draws, by moments: {first} to {last} t CO2e", first=tonnes(first), last=tonnes(last)))
    out.print()


def _print_drivers(sure: Uncertainty, *, everything: bool) -> None:
    shown = sure.drivers if everything else sure.drivers[:_SHOWN]
    body = [[driver.words, percent(driver.share, ".0%"), percent(sure.relative * driver.halved, ".1%", "±")] for driver in shown]
    rest = sum(driver.share for driver in sure.drivers[len(shown) :])
    if rest:
        body.append([say("{count} others", count=len(sure.drivers) - len(shown)), percent(rest, ".0%"), ""])
    heads = ["what the uncertainty comes from", ">share", ">total if its spread were halved"]
    console().print(table(say("what to know better next year, the most useful first"), heads, body))
    console().print()


_SHOWN = 8


def _print_spreads(sure: Uncertainty, *, everything: bool) -> None:
    shares = sure.basis
    unknown = say(", none {share:.0%} (counted as known)", share=shares["unknown"]) if shares["unknown"] else ""
    said = {"stated": shares["stated"], "default": shares["default"], "unknown": unknown}
    console().print(plain(say("spreads of factors, by emissions: stated {stated:.0%}, by default {default:.0%}{unknown}", **said)))
    told = sorted((item for item in sure.model.told if item.default and item.spread), key=lambda item: -item.kg)
    shown = told if everything else told[:_SHOWN]
    body = [[item.factor, item.gas, item.spread.sentence if item.spread else "", tonnes(item.kg), item.source] for item in shown]
    if body:
        more = say(", the largest {shown} of {count}", shown=len(shown), count=len(told)) if len(shown) < len(told) else ""
        title = say("published defaults used{more}", more=more)
        print_with_ids(title, ["factor", "gas", "spread", ">t CO2e", "published in"], body, "published in")
    console().print()


def _print_estimates(sure: Uncertainty, *, everything: bool) -> None:
    found = sorted(sure.model.estimates, key=lambda item: -item.kg)
    shown = found if everything else found[:_SHOWN]
    body = [[item.of, item.derivation, item.spread.sentence, tonnes(item.kg)] for item in shown]
    if body:
        more = say(", the largest {shown} of {count}", shown=len(shown), count=len(found)) if len(shown) < len(found) else ""
        heads = ["factor or source", "derivation", "spread", ">t CO2e"]
        print_with_ids(say("estimates of how well factors fit, and by quality scores{more}", more=more), heads, body, "derivation")
        console().print(plain(derivation()))
        console().print()


def _print_notes(result: Emissions, sure: Uncertainty) -> None:
    out = console()
    if sure.together:
        wide = Z * of_reduced(sure.together, sure.correlation).deviation / abs(sure.mean or 1.0)
        out.print(
            say(
                "rows err independently of one another; if those of a source erred together it would be ±{wide:.1%} (--together)", wide=wide
            )
        )
    said = {"draws": int(sure.draws.size), "seed": sure.seed, "settled": sure.settled}
    out.print(say("{draws} draws, seed {seed}; other draws would move the bounds by about {settled:.1%} of the mean", **said))
    quality = quality_by_emissions(result)
    if quality["mean"] is not None:
        scores = joined((say("{name} {score:.1f}", name=term(name), score=quality[name]) for name in INDICATORS), ", ")
        out.print(
            say(
                "quality of the amounts, weighed by emissions, 1 best to 5: {mean:.1f} ({scores}); {share:.0%} of emissions are scored",
                mean=quality["mean"],
                scores=scores,
                share=quality["share_scored"],
            )
        )
    out.print(say("not in it: GWP values, and what the inventory leaves out"))
